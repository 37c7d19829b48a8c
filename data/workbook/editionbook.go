package workbook

import (
	"io"
	"strings"

	"github.com/xuri/excelize/v2"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/sheet"
)

// editionSpare is how many empty rows stand ready on each sheet of an edition.
const editionSpare = 10

// WriteEdition writes an edition as a workbook in which the secretariat makes the next one: one list a sheet, both languages
// side by side. [ReadEdition] reads it back, whatever was changed in it. What the coalition has so far is no part of it: that is
// counted anew when an edition is published.
func WriteEdition(out io.Writer, e *coalition.Edition, l words.Language) error {
	w := newWriter(Book{Edition: e, Language: l}, &cargo{}, true)
	for _, s := range editionSheets {
		w.editionSheet(s, s.rows(e))
	}
	return w.paint.finish(out, e.Title.In(w.voice.say.Code()), string(l), undated)
}

func (w *writer) editionSheet(s editionSheet, rows [][]string) {
	keys, widths := make([]string, len(s.columns)), make([]float64, len(s.columns))
	heads := make([]string, len(s.columns))
	for i, c := range s.columns {
		keys[i], widths[i], heads[i] = s.name+"."+c.key, c.width, w.say("edition.heading."+c.key)
	}
	w.head("edition."+s.name, keys)
	w.heads(heads, widths)
	last := firstRow + len(rows) + editionSpare - 1
	if s.single {
		last = firstRow
	}
	for n := firstRow; n <= last; n++ {
		w.paint.height[n] = lineHeight
		for i, c := range s.columns {
			text := ""
			if n-firstRow < len(rows) {
				text = rows[n-firstRow][i]
			}
			w.paint.put(i+1, n, textValue(w.shownEdition(c, text)), look{style: inputStyle, open: true})
			w.paint.high(n, text, c.width)
		}
	}
	for i, c := range s.columns {
		w.editionRule(c, i+1, last)
	}
	w.paint.table("edition_"+s.name, len(s.columns), headRow, last)
	w.paint.freeze(1, headRow)
	w.paint.print(1, headRow, 1, w.foot())
}

// shownEdition writes yes for what is true; false stays empty, as people leave it.
func (w *writer) shownEdition(c editionColumn, text string) string {
	if c.form == formTruth && text == coalition.Yes {
		return w.say("yes")
	}
	return text
}

// editionRule offers what can be chosen in a column.
func (w *writer) editionRule(c editionColumn, column, last int) {
	var offered []string
	switch c.form {
	case formTruth:
		offered = []string{w.say("yes"), w.say("no")}
	case formKind:
		for _, code := range w.book.Edition.Codes(coalition.ListContribution) {
			offered = append(offered, string(code))
		}
	}
	if len(offered) == 0 || len(strings.Join(offered, ",")) > 255 { // the format takes no longer list
		return
	}
	rule := excelize.NewDataValidation(true)
	rule.Sqref = at(column, firstRow) + ":" + at(column, last)
	w.paint.try(rule.SetDropList(offered))
	rule.SetError(excelize.DataValidationErrorStyleStop, w.say("rule.choice.title"), w.say("edition.choose"))
	w.paint.try(w.paint.file.AddDataValidation(w.paint.on, rule))
}

// ReadEdition reads an edition from a workbook that [WriteEdition] wrote and people changed. It gives [ErrNotOurs] for another
// workbook, a *sheet.Fault for a file that can't be read, and [*coalition.BadEdition] with the sheet and cell, or with the place
// in the edition, for what is not right in it.
func ReadEdition(from io.ReaderAt, size int64) (*coalition.Edition, error) {
	book, err := sheet.Open(from, size, sheet.Submission)
	if err != nil {
		return nil, err
	}
	rows, err := book.All()
	if err != nil {
		return nil, err
	}
	e := &coalition.Edition{}
	for _, s := range editionSheets {
		if err := s.readFrom(book, rows, e); err != nil {
			return nil, err
		}
	}
	return e, e.Sound()
}

// readFrom finds the sheet by its keys, so that it may have another name, and reads its rows.
func (s editionSheet) readFrom(book *sheet.Book, rows map[string][]sheet.Row, e *coalition.Edition) error {
	for _, on := range book.Sheets() {
		columns := s.columnsIn(rows[on.Name])
		if len(columns) == 0 {
			continue
		}
		for _, row := range rows[on.Name] {
			if row.Number < firstRow {
				continue
			}
			if err := s.readRow(on.Name, row, columns, e); err != nil {
				return err
			}
		}
		return nil
	}
	return ErrNotOurs
}

// columnsIn finds the columns of the sheet by the hidden keys, in any order.
func (s editionSheet) columnsIn(rows []sheet.Row) map[int]int {
	columns := map[int]int{}
	for _, row := range rows {
		if row.Number != keyRow {
			continue
		}
		for _, cell := range row.Cells {
			for i, c := range s.columns {
				if cell.Text == s.name+"."+c.key {
					columns[cell.Column] = i
				}
			}
		}
	}
	return columns
}

func (s editionSheet) readRow(on string, row sheet.Row, columns map[int]int, e *coalition.Edition) error {
	texts, any := make([]string, len(s.columns)), false
	for _, cell := range row.Cells {
		i, ours := columns[cell.Column]
		if !ours {
			continue
		}
		text, err := s.columns[i].read(cell)
		if err != nil {
			return &coalition.BadEdition{Code: coalition.EditionCell, Place: on + "!" + cell.Ref(row.Number), Found: cell.Text}
		}
		texts[i], any = text, any || text != ""
	}
	if !any {
		return nil
	}
	if i := s.put(e, texts); i >= 0 {
		return &coalition.BadEdition{Code: coalition.EditionCell, Place: on + "!" + sheet.Cell{Column: columnOf(columns, i)}.Ref(row.Number), Found: texts[i]}
	}
	return nil
}

func columnOf(columns map[int]int, i int) int {
	for column, at := range columns {
		if at == i {
			return column
		}
	}
	return 1
}
