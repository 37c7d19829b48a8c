package workbook

import (
	"archive/zip"
	"fmt"
	"io"
	"io/fs"
	"strconv"

	"github.com/xuri/excelize/v2"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/sheet"
)

// Overview is what the coalition has, as a workbook: a first sheet with figures and charts, then one list a sheet.
type Overview struct {
	Title    string
	Subtitle string
	Figures  []Figure
	Amounts  Table // beside the figures
	Charts   []Chart
	Lists    []coalition.Listing
	Edition  *coalition.Edition
	Language words.Language
	TempDir  string // where long sheets pass through, in plain text, until the file is written; empty for the system's
	MadeAt   coalition.Moment
}

// Figure is one number with its name.
type Figure struct {
	Name  string
	Value string // a decimal
}

// Table is a small table of decimals; what is empty stays empty.
type Table struct {
	Title   string
	Rows    []string
	Columns []string
	Values  [][]string
}

// Chart is a small table and the native chart of it: a bar for each row, in parts for each column.
type Chart struct {
	Title   string
	Rows    []string
	Columns []string
	Values  [][]int
}

// lastRow is the last row of a sheet, for every program that reads this format.
const lastRow = 1_048_576

// Where things stand on a sheet with a list: title, help, headings, then rows.
const (
	listHead  = 3
	listFirst = 4
)

// WriteOverview writes the workbook. Rows are passed on as they come and never held: a list longer than a sheet goes on in the next.
// An error that comes with a row ends the work and is returned.
func WriteOverview(out io.Writer, o Overview) error {
	p := newPaint()
	p.file = excelize.NewFile(excelize.Options{TmpDir: o.TempDir})
	w := &overviewWriter{paint: p, o: o, say: words.In(o.Language)}
	defer p.file.Close()
	w.front()
	p.file.SetActiveSheet(0) // before the lists: excelize would read every sheet that was streamed back into memory
	for _, l := range o.Lists {
		if err := w.list(l); err != nil {
			return err
		}
	}
	return w.finish(out)
}

// overviewWriter writes an overview. Styles are made once and used for a million cells.
type overviewWriter struct {
	paint *paint
	o     Overview
	say   *words.Words
	lists int
}

// list writes one list, on as many sheets as it needs. Even an empty list has its sheet, so that people see that there is nothing.
func (w *overviewWriter) list(l coalition.Listing) error {
	s, err := w.begin(l, 1)
	if err != nil {
		return err
	}
	for row, err := range l.Rows {
		if err != nil {
			return err
		}
		if s.row > lastRow {
			if err := s.end(); err != nil {
				return err
			}
			if s, err = w.begin(l, s.part+1); err != nil {
				return err
			}
		}
		if err := s.put(row); err != nil {
			return err
		}
	}
	return s.end()
}

// listSheet is one sheet of a list while it is written.
type listSheet struct {
	w      *overviewWriter
	list   coalition.Listing
	part   int
	row    int // the next one
	stream *excelize.StreamWriter
	cells  []any
	styles []int
}

// begin makes a sheet and writes what stands above the rows. Everything about the sheet is set before its first row.
func (w *overviewWriter) begin(l coalition.Listing, part int) (*listSheet, error) {
	w.lists++
	name := w.say.Say("listing.sheet." + l.Name)
	if part > 1 {
		name += " " + strconv.Itoa(part)
	}
	p := w.paint
	p.sheet(name)
	p.on = "" // its dimension is not known while it streams
	s := &listSheet{w: w, list: l, part: part, row: listFirst, cells: make([]any, len(l.Columns)), styles: w.styles(l)}
	if err := w.dress(name); err != nil {
		return nil, err
	}
	var err error
	if s.stream, err = p.file.NewStreamWriter(name); err != nil {
		return nil, fmt.Errorf("sheet %s: %w", name, err)
	}
	return s, s.head()
}

// dress sets up paper and view of a sheet.
func (w *overviewWriter) dress(name string) error {
	w.paint.on = name
	w.paint.print(1, 0, 0, footer(w.o.Title))
	w.paint.on = ""
	titles := fmt.Sprintf("%s!$%d:$%d", quoted(name), listHead, listHead)
	w.paint.try(w.paint.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: titles, Scope: name}))
	return w.paint.err
}

// styles are the looks of the columns' cells.
func (w *overviewWriter) styles(l coalition.Listing) []int {
	styles := make([]int, len(l.Columns))
	for i, c := range l.Columns {
		form := asText
		switch c.Form {
		case coalition.FormDecimal, coalition.FormOrder:
			form = asNumber
		case coalition.FormDate, coalition.FormMoment:
			form = asDate
		}
		styles[i] = w.paint.style(look{style: rowStyle, form: form})
	}
	return styles
}

// head writes widths, title, help and headings, and keeps them in sight.
func (s *listSheet) head() error {
	say, heads, tall := s.w.say, make([]any, len(s.list.Columns)), 0.0
	head := s.w.paint.style(look{style: headStyle})
	for i, c := range s.list.Columns {
		name := heading(say, c)
		heads[i], tall = excelize.Cell{StyleID: head, Value: name}, max(tall, textHeight(name, c.Width-2))
		if err := s.stream.SetColWidth(i+1, i+1, c.Width); err != nil {
			return err
		}
	}
	if err := s.stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: listHead, TopLeftCell: at(1, listFirst), ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	top := []struct {
		row    int
		height float64
		cells  []any
	}{
		{1, 30, []any{excelize.Cell{StyleID: s.w.paint.style(look{style: titleStyle}), Value: carried(say.Say("listing.title." + s.list.Name))}}},
		{2, 22, []any{excelize.Cell{StyleID: s.w.paint.style(look{style: hintStyle}), Value: carried(say.Say("listing.hint." + s.list.Name))}}},
		{listHead, max(headHeight, tall+4), heads},
	}
	for _, t := range top {
		if err := s.stream.SetRow(at(1, t.row), t.cells, excelize.RowOpts{Height: t.height}); err != nil {
			return err
		}
	}
	return nil
}

// heading is the name of a column: that of the field it shows, or one of its own.
func heading(say *words.Words, c coalition.Column) string {
	if own := "listing.heading." + c.Key; say.Has(own) {
		return say.Say(own)
	}
	return say.Say("field." + c.Key)
}

// put writes one row.
func (s *listSheet) put(row []string) error {
	for i, c := range s.list.Columns {
		s.cells[i] = excelize.Cell{StyleID: s.styles[i], Value: s.w.value(c, row[i])}
	}
	err := s.stream.SetRow(at(1, s.row), s.cells)
	s.row++
	return err
}

// value is what a cell holds: a number, a day, or a text. A number that is none, and a text too long for a cell, are not dropped:
// the first comes as text, the second is cut and says so.
func (w *overviewWriter) value(c coalition.Column, text string) any {
	var v value
	switch c.Form {
	case coalition.FormDecimal, coalition.FormOrder:
		v = decimalValue(text)
	case coalition.FormDate, coalition.FormMoment:
		v = dateValue(coalition.Date(c.Day(text)))
	default:
		v = textValue(c.Shown(w.say, w.o.Edition, text))
	}
	switch {
	case v.form != asText:
		return v.number
	case v.text == "" && text == "":
		return nil
	case v.text == "":
		v.text = text
	}
	return fitting(carried(v.text))
}

// fitting cuts a text that no cell can hold; the mark at its end says that there was more.
func fitting(text string) string {
	if units(text) <= cellUnits {
		return text
	}
	return pieces(text, cellUnits-1)[0] + "…"
}

// end makes a table of the rows, ready to filter and for a pivot table, and lets go of the sheet.
func (s *listSheet) end() error {
	last := max(s.row-1, listFirst) // a table has at least one row
	stripes := true
	name := "t_" + s.list.Name
	if s.part > 1 {
		name += "_" + strconv.Itoa(s.part)
	}
	if s.row == listFirst {
		if err := s.stream.SetRow(at(1, listFirst), []any{nil}); err != nil {
			return err
		}
	}
	err := s.stream.AddTable(&excelize.Table{Range: at(1, listHead) + ":" + at(len(s.list.Columns), last), Name: name,
		StyleName: "TableStyleLight1", ShowRowStripes: &stripes})
	if err != nil {
		return fmt.Errorf("table %s: %w", name, err)
	}
	return s.stream.Flush()
}

// footer is the text below printed pages; an ampersand would be taken for a code.
func footer(title string) string {
	text := []rune(title)
	return escapeFooter(string(text[:min(len(text), 120)]))
}

// finish writes the file straight on: what has been packed is not held.
func (w *overviewWriter) finish(out io.Writer) error {
	p := w.paint
	made := w.o.MadeAt
	if made == "" {
		made = undated
	}
	p.try(p.file.SetDocProps(&excelize.DocProperties{Title: clean(w.o.Title), Language: string(w.o.Language), Created: string(made), Modified: string(made)}))
	p.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return &straight{newZip(out)} })
	if p.err != nil {
		return p.err
	}
	return p.file.Write(io.Discard)
}

// straight packs parts as they come, each with the same date.
type straight struct{ zip *zip.Writer }

// Create begins a part.
func (s *straight) Create(name string) (io.Writer, error) {
	return s.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: packed})
}

// AddFS is never called for a workbook.
func (s *straight) AddFS(files fs.FS) error { return s.zip.AddFS(files) }

// Close ends the file.
func (s *straight) Close() error { return s.zip.Close() }

// columnsAt names a range of a sheet in a formula or a chart.
func columnsAt(on string, column, row, toColumn, toRow int) string {
	return fmt.Sprintf("%s!$%s$%d:$%s$%d", quoted(on), sheet.ColumnName(column), row, sheet.ColumnName(toColumn), toRow)
}
