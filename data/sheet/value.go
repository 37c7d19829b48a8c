package sheet

import (
	"bytes"
	"strconv"
)

// From what a cell stores to what it says. The rules are those of the file format and of no program that shows it: no
// rounding, no format of numbers, no language. The one exception is that dates are numbers in a file, and only the
// style of the cell tells them from amounts.

// finishCell makes a cell of what was read, or nothing of an empty one.
func (r *rowReader) finishCell() error {
	if len(bytes.TrimSpace(r.value)) == 0 && len(r.kind) < 3 {
		// Only texts may be blank; a number, a boolean or an index that is blank is no value.
		r.valued = false
	}
	// A formula nobody has calculated must not look like one that gives nothing.
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
	// A formula's text and a text in place differ in where escapes were resolved: runs did it for themselves.
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
	// An index outside the table would make another reader guess, or crash.
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
	// The list of errors grows with Excel's versions; what all of them have is the sign in front.
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
	// Rows of a table are alike: room for as many cells as the row before had is nearly always right.
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
