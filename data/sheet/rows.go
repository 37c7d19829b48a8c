package sheet

import (
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
	// A row without a number follows the one before; so says the format, and some small writers rely on it.
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
	// A style that isn't in the table says nothing about dates: the number stays a number and whoever expects a date asks.
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
