package sheet

import (
	"bytes"
	"errors"
	"iter"
	"strconv"
	"strings"
)

// Rows reads the rows of a sheet in order, one at a time. An error ends it: what came before may be part of a damaged
// file, and only a run to the end without an error, or Check before, proves it whole.
func (b *Book) Rows(sheet string) iter.Seq2[Row, error] {
	for _, s := range b.sheets {
		if s.Name == sheet {
			return func(yield func(Row, error) bool) {
				cells := 0
				b.rows(s, &cells)(yield)
			}
		}
	}
	return func(yield func(Row, error) bool) {
		yield(Row{}, &Fault{Reason: NoSheet, Found: excerpt([]byte(sheet))})
	}
}

// errEnough ends reading because the caller wants no more.
var errEnough = errors.New("enough rows")

// rows is Rows for a known sheet, with a count of cells that may span several. Each run has its own state, so that
// sheets can be read side by side and again.
func (b *Book) rows(s Sheet, cells *int) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		r := &rowReader{book: b, sheet: s, yield: yield, cells: cells}
		if err := r.read(); err != nil && err != errEnough {
			yield(Row{}, err)
		}
	}
}

// rowReader reads one worksheet.
type rowReader struct {
	*scanner
	book  *Book
	sheet Sheet
	yield func(Row, error) bool
	cells *int // with content so far, against the limit

	tables int // <sheetData> met
	row    Row
	column int // of the cell last begun
	width  int // cells in the row before: a good guess for the next

	cell    Cell
	kind    []byte // the cell's type as written, in room of its own
	style   dateStyle
	value   []byte // what <v> or <is> holds
	valued  bool
	pending []span
	texts   []byte // texts of the row's cells, which become one string
}

// span is where the text of a cell stands in the row's text.
type span struct{ cell, from, to int }

// read goes through the worksheet part. Two tables of cells in one sheet would leave open which one counts: other
// readers take the first, the last, or both.
func (r *rowReader) read() error {
	return r.book.scan(r.sheet.part, mainSpace, "worksheet", func(x *scanner) error {
		if !x.is(mainSpace, "sheetData") {
			return nil
		}
		if r.tables++; r.tables > 1 {
			return &Fault{Reason: Structure, Part: x.part, Place: x.place(), Found: "2 <sheetData>"}
		}
		r.scanner = x
		return x.children(r.readRow)
	})
}

// readRow reads one row. Rows must come in order, since that is the only way to know without remembering them all that
// none occurs twice; every known producer writes them so.
func (r *rowReader) readRow() error {
	if !r.is(mainSpace, "row") {
		return nil
	}
	next := r.row.Number + 1
	r.row = Row{Number: next, Hidden: truth(r.attr("hidden"))}
	r.column, r.pending, r.texts = 0, r.pending[:0], r.texts[:0]
	if ref := r.attr("r"); ref != nil {
		n, ok := parseRow(ref)
		if !ok {
			return r.fault(CellPlace, excerpt(ref), "1…"+strconv.Itoa(lastRow))
		}
		if r.row.Number = n; n < next {
			return r.fault(RowOrder, strconv.Itoa(n), "≥ "+strconv.Itoa(next))
		}
	}
	if r.row.Number > lastRow {
		return r.fault(CellPlace, strconv.Itoa(r.row.Number), "1…"+strconv.Itoa(lastRow))
	}
	if err := r.children(r.readCell); err != nil {
		return err
	}
	return r.give()
}

// give hands the row over, with all texts that aren't shared in one piece of memory.
func (r *rowReader) give() error {
	if len(r.row.Cells) == 0 {
		return nil
	}
	// One string for the row instead of one a cell: the cells share it.
	whole := string(r.texts)
	for _, s := range r.pending {
		r.row.Cells[s.cell].Text = whole[s.from:s.to]
	}
	r.width = len(r.row.Cells)
	if !r.yield(r.row, nil) {
		return errEnough
	}
	return nil
}

// readCell reads one cell. What is needed of its tag is copied before its children are met: reading on moves the buffer
// that names and attributes point into.
func (r *rowReader) readCell() error {
	if !r.is(mainSpace, "c") {
		return nil
	}
	if err := r.placeCell(); err != nil {
		return err
	}
	r.cell = Cell{Column: r.column}
	r.kind = append(r.kind[:0], r.attr("t")...)
	r.style = noDate
	if s := r.attr("s"); s != nil {
		if n, ok := parseIndex(s); ok && n < len(r.book.dates) {
			r.style = r.book.dates[n]
		}
	}
	r.value, r.valued = r.value[:0], false
	// Nearly every cell is exactly this; formulas and anything unusual go the general way below.
	if string(r.kind) != "inlineStr" {
		if value, ok := r.leaf(mainSpace, "<v>", "</v>"); ok {
			r.value, r.valued = append(r.value, value...), true
		}
	}
	if err := r.children(r.readContent); err != nil {
		return err
	}
	return r.finishCell()
}

// placeCell finds the column; without a place of its own a cell follows the one before.
func (r *rowReader) placeCell() error {
	next := r.column + 1
	r.column = next
	if ref := r.attr("r"); ref != nil {
		column, row, ok := parseRef(ref)
		if !ok || row != r.row.Number {
			return r.fault(CellPlace, excerpt(ref), "A"+strconv.Itoa(r.row.Number)+"…XFD"+strconv.Itoa(r.row.Number))
		}
		if column < next {
			return r.fault(CellOrder, excerpt(ref), "≥ "+Cell{Column: next}.Ref(r.row.Number))
		}
		r.column = column
	}
	if r.column > lastColumn {
		return r.fault(CellPlace, strconv.Itoa(r.column), "1…"+strconv.Itoa(lastColumn))
	}
	return nil
}

// readContent meets the children of a cell: formula, value, text in place.
func (r *rowReader) readContent() (err error) {
	switch {
	case r.is(mainSpace, "f"):
		r.cell.Formula = true
	// A cell says in its type which of the two it has; the other is nobody's value.
	case r.is(mainSpace, "v") && string(r.kind) != "inlineStr", r.is(mainSpace, "is") && string(r.kind) == "inlineStr":
		if r.valued {
			return r.fault(CellValue, "2 <v>", "1 <v>")
		}
		r.valued = true
		if string(r.local) == "is" {
			r.value, err = r.richText(r.value)
		} else {
			r.value, err = r.content(r.value)
		}
	}
	return err
}

// finishCell makes a cell of what was read, or nothing of an empty one.
func (r *rowReader) finishCell() error {
	if len(bytes.TrimSpace(r.value)) == 0 && len(r.kind) < 3 {
		// Only texts may be blank; a number, a boolean or an index that is blank is no value.
		r.valued = false
	}
	if !r.valued {
		if r.cell.Formula {
			r.cell.Kind = Uncalculated
			return r.keep(nil)
		}
		return nil
	}
	switch string(r.kind) {
	case "s":
		return r.shared()
	case "str", "inlineStr":
		if string(r.kind) == "str" {
			r.value = unescape(r.value)
		}
		if len(r.value) == 0 && !r.cell.Formula {
			return nil
		}
		if n := units(r.value); n > r.book.limits.TextUnits {
			return tooLong(r.part, r.here(), n, r.book.limits.TextUnits)
		}
		return r.keep(r.value)
	}
	return r.scalar(bytes.TrimSpace(r.value))
}

// shared looks the text up in the table.
func (r *rowReader) shared() error {
	i, ok := parseIndex(bytes.TrimSpace(r.value))
	if !ok || i >= len(r.book.strings) {
		return r.fault(CellValue, excerpt(r.value), "< "+strconv.Itoa(len(r.book.strings)))
	}
	if r.cell.Text = r.book.strings[i]; r.cell.Text == "" && !r.cell.Formula {
		return nil
	}
	if err := r.count(); err != nil {
		return err
	}
	r.add()
	return nil
}

// scalar handles what isn't text.
func (r *rowReader) scalar(value []byte) error {
	switch string(r.kind) {
	case "", "n":
		return r.number(value)
	case "b":
		r.cell.Kind = Bool
		switch string(value) {
		case "1", "true":
			return r.keep([]byte("true"))
		case "0", "false":
			return r.keep([]byte("false"))
		}
		return r.fault(CellValue, excerpt(value), "0, 1")
	case "e":
		r.cell.Kind = Error
		if len(value) > 1 && value[0] == '#' && len(value) < 40 {
			return r.keep(value)
		}
		return r.fault(CellValue, excerpt(value), "#N/A, #REF!, …")
	case "d":
		r.cell.Kind = Date
		if date, ok := appendISO(nil, value); ok {
			return r.keep(date)
		}
		return r.fault(CellValue, excerpt(value), "2026-04-01")
	}
	return r.fault(CellValue, "t="+excerpt(r.kind), "b, d, e, inlineStr, n, s, str")
}

// number keeps the digits as they stand. A number in a date's clothes that is no date (29 February 1900, a negative) stays
// a number: whoever expects a date there will say so with what was found.
func (r *rowReader) number(value []byte) error {
	if !decimal(value) {
		return r.fault(CellValue, excerpt(value), "0…9 . E")
	}
	r.cell.Kind = Number
	if r.style != noDate {
		// Written behind the value: the room is there and the value is done with.
		if all, ok := r.book.epoch.appendDate(r.value, value, r.style); ok {
			r.cell.Kind = Date
			value, r.value = all[len(r.value):], all
		}
	}
	return r.keep(value)
}

// keep takes the cell with a text that isn't shared.
func (r *rowReader) keep(value []byte) error {
	if err := r.count(); err != nil {
		return err
	}
	if len(value) > 0 {
		from := len(r.texts)
		r.texts = append(r.texts, value...)
		r.pending = append(r.pending, span{len(r.row.Cells), from, len(r.texts)})
	}
	r.add()
	return nil
}

// add puts the cell into a row of its own memory, which the caller may keep.
func (r *rowReader) add() {
	if r.row.Cells == nil {
		r.row.Cells = make([]Cell, 0, max(r.width, 4))
	}
	r.row.Cells = append(r.row.Cells, r.cell)
}

// count bounds what a caller must hold in memory. Cells without content cost nothing and don't count, so that a form
// with borders down to row ten thousand passes.
func (r *rowReader) count() error {
	if *r.cells++; *r.cells > r.book.limits.Cells {
		f := beyond(TooManyCells, r.part, int64(*r.cells), int64(r.book.limits.Cells))
		f.Place = r.here()
		return f
	}
	return nil
}

// here names the cell being read as formulas do: 'Toezeggingen'!C7, or the row when no cell was begun.
func (r *rowReader) here() string {
	name := "'" + strings.ReplaceAll(r.sheet.Name, "'", "''") + "'!"
	if r.column == 0 {
		return name + strconv.Itoa(r.row.Number)
	}
	return name + Cell{Column: r.column}.Ref(r.row.Number)
}

// fault makes the fault of the cell or row being read.
func (r *rowReader) fault(reason Reason, found, expected string) error {
	return &Fault{Reason: reason, Part: r.part, Place: r.here(), Found: found, Expected: expected}
}
