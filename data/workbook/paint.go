package workbook

import (
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"doemee/data/coalition"
	"doemee/data/sheet"
)

// paint puts cells, looks and rules in a workbook. The first error stays and ends the work; it is told by finish.
type paint struct {
	file   *excelize.File
	err    error
	on     string // the sheet that is being written
	sheets int
	looks  map[look]int
	names  map[string]bool
	last   [2]int // column and row of the last cell of the sheet
	height map[int]float64

	properties []fact
	results    []string // of formulas
	tables     []pending
}

func newPaint() *paint {
	return &paint{file: excelize.NewFile(), looks: map[look]int{}, names: map[string]bool{}}
}

func (p *paint) try(err error) {
	if p.err == nil && err != nil {
		p.err = fmt.Errorf("sheet %s: %w", p.on, err)
	}
}

// sheet begins a new sheet, the first in the place of the one that every new file has.
func (p *paint) sheet(name string) {
	p.close()
	p.on = name
	if p.sheets++; p.sheets == 1 {
		p.try(p.file.SetSheetName("Sheet1", name))
	} else {
		_, err := p.file.NewSheet(name)
		p.try(err)
	}
	p.last, p.height = [2]int{1, 1}, map[int]float64{}
	off := false
	p.try(p.file.SetSheetView(name, 0, &excelize.ViewOptions{ShowGridLines: &off}))
}

// close writes down what is only known when all cells stand: how far they reach and how high the rows are.
func (p *paint) close() {
	if p.on == "" {
		return
	}
	for row := range p.height {
		p.settleHeights(row, row)
	}
	p.try(p.file.SetSheetDimension(p.on, "A1:"+at(p.last[0], p.last[1])))
}

// settleHeights writes the heights of some rows down.
func (p *paint) settleHeights(from, to int) {
	for row := from; row <= to; row++ {
		if height, ok := p.height[row]; ok {
			p.try(p.file.SetRowHeight(p.on, row, height))
		}
	}
}

func at(column, row int) string { return sheet.Cell{Column: column}.Ref(row) }

// put writes one cell.
func (p *paint) put(column, row int, v value, l look) {
	cell := at(column, row)
	switch {
	case v.form != asText:
		p.try(p.file.SetCellFloat(p.on, cell, v.number, -1, 64))
	case v.text != "":
		p.text(cell, v.text)
	}
	p.dress(column, row, column, row, l.holding(v.form))
}

// text writes a text; whatever it looks like, it stays a text.
func (p *paint) text(cell, text string) {
	text = carried(text)
	if n := units(text); n > cellUnits {
		p.try(fmt.Errorf("%s holds %d characters, a cell holds at most %d", cell, n, cellUnits))
		return
	}
	p.try(p.file.SetCellStr(p.on, cell, text))
}

// carried is a text as the file format keeps it: what looks like its own way of writing a letter (_x0041_) is marked as no such
// thing. The library leaves that to its caller, and finds texts again by how it would have marked them itself, with capitals; the
// small letter keeps two different texts apart there.
func carried(text string) string {
	text = clean(text)
	if !strings.Contains(text, "_x") {
		return text
	}
	var b strings.Builder
	for i := range len(text) {
		if escape.MatchString(text[i:min(len(text), i+escapeLength)]) {
			b.WriteString("_x005f")
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

var escape = regexp.MustCompile(`^_x[0-9A-Fa-f]{4}_$`)

const escapeLength = len("_x0041_")

// clean is a text without what XML can't carry. The domain refuses such letters; texts of other origin lose them here.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r == '\uFFFE' || r == '\uFFFF' {
			return utf8.RuneError
		}
		return r
	}, strings.ToValidUTF8(text, string(utf8.RuneError)))
}

// formula writes a formula of ours with its result. The library keeps no text as the result of a formula: it gets a number, in
// whose place the text comes when the file is packed, see parcel.
func (p *paint) formula(column, row int, result, formula string, l look) {
	p.dress(column, row, column, row, l)
	p.try(p.file.SetCellInt(p.on, at(column, row), int64(len(p.results))))
	p.try(p.file.SetCellFormula(p.on, at(column, row), formula))
	p.results = append(p.results, carried(result))
}

func (p *paint) dress(column, row, toColumn, toRow int, l look) {
	p.last = [2]int{max(p.last[0], toColumn), max(p.last[1], toRow)}
	p.try(p.file.SetCellStyle(p.on, at(column, row), at(toColumn, toRow), p.style(l)))
}

// high makes a row at least as high as a text needs in a column of some width.
func (p *paint) high(row int, text string, width float64) {
	p.height[row] = max(p.height[row], lineHeight, textHeight(text, width))
}

func (p *paint) width(column int, width float64) {
	name := sheet.ColumnName(column)
	p.try(p.file.SetColWidth(p.on, name, name, width))
}

func (p *paint) hideColumn(column int) {
	p.try(p.file.SetColVisible(p.on, sheet.ColumnName(column), false))
}

func (p *paint) hideRow(row int) {
	delete(p.height, row)
	p.try(p.file.SetRowVisible(p.on, row, false))
}

// name gives a range of the sheet a name for the whole workbook.
func (p *paint) name(name string, column, row, toColumn, toRow int) {
	if p.names[name] {
		return
	}
	p.names[name] = true
	refers := fmt.Sprintf("%s!$%s$%d", quoted(p.on), sheet.ColumnName(column), row)
	if column != toColumn || row != toRow {
		refers += fmt.Sprintf(":$%s$%d", sheet.ColumnName(toColumn), toRow)
	}
	p.try(p.file.SetDefinedName(&excelize.DefinedName{Name: name, RefersTo: refers}))
}

// quoted is the name of a sheet as formulas want it.
func quoted(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }

// table makes a real table of a range, whose first row holds the headings. Names of tables are their own.
func (p *paint) table(name string, toColumn, headRow, toRow int) {
	plain := false
	p.tables = append(p.tables, pending{p.on, toColumn, &excelize.Table{
		Range: at(1, headRow) + ":" + at(toColumn, toRow), Name: "t_" + name, StyleName: "TableStyleLight1", ShowRowStripes: &plain,
	}})
}

// pending is a table that is still to be made.
type pending struct {
	on      string
	columns int
	table   *excelize.Table
}

// settleTables makes the tables, the widest last: for each one the library reads all earlier ones again.
func (p *paint) settleTables() {
	slices.SortStableFunc(p.tables, func(a, b pending) int { return a.columns - b.columns })
	for _, t := range p.tables {
		p.on = t.on
		p.try(p.file.AddTable(t.on, t.table))
	}
}

// freeze keeps the headings and the first columns in sight.
func (p *paint) freeze(columns, rows int) {
	pane := "bottomRight"
	if columns == 0 {
		pane = "bottomLeft"
	}
	p.try(p.file.SetPanes(p.on, &excelize.Panes{Freeze: true, XSplit: columns, YSplit: rows, TopLeftCell: at(columns+1, rows+1), ActivePane: pane,
		Selection: []excelize.Selection{{SQRef: at(columns+1, rows+1), ActiveCell: at(columns+1, rows+1), Pane: pane}}}))
}

// print sets up paper: A4 on its side, so many pages wide, the headings on each page, page numbers below.
func (p *paint) print(pages, headRow, columns int, foot string) {
	a4, landscape, tall, fit, right := 9, "landscape", 0, true, false
	p.try(p.file.SetPageLayout(p.on, &excelize.PageLayoutOptions{Size: &a4, Orientation: &landscape, FitToWidth: &pages, FitToHeight: &tall}))
	p.try(p.file.SetSheetProps(p.on, &excelize.SheetPropsOptions{FitToPage: &fit, OutlineSummaryRight: &right}))
	side, edge := 0.4, 0.6
	p.try(p.file.SetPageMargins(p.on, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &edge, Bottom: &edge}))
	p.try(p.file.SetHeaderFooter(p.on, &excelize.HeaderFooterOptions{OddFooter: "&L&9" + foot + "&C&9&A&R&9&P / &N"}))
	if headRow == 0 {
		return
	}
	titles := fmt.Sprintf("%s!$%d:$%d", quoted(p.on), headRow, headRow)
	if pages > 1 {
		titles = fmt.Sprintf("%s!$A:$%s,%s", quoted(p.on), sheet.ColumnName(columns), titles)
	}
	p.try(p.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: titles, Scope: p.on}))
}

// guard protects a sheet that only programs fill, without a password.
func (p *paint) guard() {
	p.try(p.file.ProtectSheet(p.on, &excelize.SheetProtectionOptions{SelectLockedCells: true, SelectUnlockedCells: true, FormatColumns: true}))
}

// rule tells Excel what a column takes. It only helps people: whoever reads the workbook looks at everything again.
func (p *paint) rule(dv *excelize.DataValidation, column, row, toRow int) {
	dv.Sqref = at(column, row) + ":" + at(column, toRow)
	dv.AllowBlank = true
	p.try(p.file.AddDataValidation(p.on, dv))
}

// highlight gives the cells of a column that say something, and not just this one word, the look of a remark.
func (p *paint) highlight(column, row, toRow int, but string) {
	s := styles[remarkStyle]()
	format, err := p.file.NewConditionalStyle(&excelize.Style{Font: &excelize.Font{Color: s.Font.Color}, Fill: s.Fill})
	p.try(err)
	cell := at(column, row)
	p.try(p.file.SetConditionalFormat(p.on, cell+":"+at(column, toRow), []excelize.ConditionalFormatOptions{{
		Type: "formula", Criteria: `AND(` + cell + `<>"",` + cell + `<>"` + but + `")`, Format: &format,
	}}))
}

// finish writes the file. Its parts come out the same for the same content.
func (p *paint) finish(out io.Writer, title, language string, made coalition.Moment) error {
	p.close()
	p.settleTables()
	p.file.SetActiveSheet(0)
	if made == "" {
		made = undated
	}
	p.try(p.file.SetDocProps(&excelize.DocProperties{Title: clean(title), Language: language, Created: string(made), Modified: string(made)}))
	p.file.SetZipWriter(func(w io.Writer) excelize.ZipWriter {
		return &parcel{out: w, properties: customProperties(p.properties), results: p.results}
	})
	if len(p.properties) > 0 { // the library names the part in the container; what stands in it is ours
		p.try(p.file.SetCustomProps(excelize.CustomProperty{Name: p.properties[0].key, Value: p.properties[0].text}))
	}
	if p.err != nil {
		return p.err
	}
	return p.file.Write(out)
}

// undated is the moment of a form that was never handed in: forms of one edition are the same file.
const undated coalition.Moment = "2019-03-21T00:00:00Z"
