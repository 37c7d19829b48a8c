package sheet

import "strconv"

// Kind is what a cell holds.
type Kind uint8

// The kinds of cells. There is no kind for an empty one: it isn't given.
const (
	Text         Kind = iota
	Number            // decimal text exactly as stored: "0.1", "1E-3"
	Bool              // "true" or "false"
	Date              // "2026-04-01", "2026-04-01T13:30:00", or "13:30:00" for a time without a day
	Error             // "#N/A"
	Uncalculated      // a formula whose result isn't in the file; Text is empty
)

// Cell is one cell that holds something. Its text is empty only for formulas: with kind Text the stored result is an
// empty text, with kind Uncalculated there is none.
type Cell struct {
	Column  int // from 1
	Kind    Kind
	Text    string
	Formula bool
}

// Row is one row with at least one cell, its cells in order of column. It is the caller's to keep.
type Row struct {
	Number int // from 1
	Cells  []Cell
	Hidden bool
}

// Ref names the cell in a row as people do: "C7".
func (c Cell) Ref(row int) string { return ColumnName(c.Column) + strconv.Itoa(row) }

// ColumnName gives the letters of a column counted from 1: "A", "XFD".
func ColumnName(column int) string {
	var letters [8]byte
	i := len(letters)
	for ; column > 0 && i > 0; column = (column - 1) / 26 {
		i--
		letters[i] = 'A' + byte((column-1)%26)
	}
	return string(letters[i:])
}

// parseRef reads "C7" into column and row; false when it isn't a place in the grid.
func parseRef(ref []byte) (column, row int, ok bool) {
	i := 0
	for ; i < len(ref) && i < 3 && 'A' <= ref[i] && ref[i] <= 'Z'; i++ {
		column = column*26 + int(ref[i]-'A') + 1
	}
	row, ok = parseRow(ref[i:])
	return column, row, ok && i > 0 && column <= lastColumn
}

// parseRow reads the number of a row.
func parseRow(digits []byte) (int, bool) {
	row, ok := parseIndex(digits)
	return row, ok && digits[0] != '0' && row <= lastRow
}

// parseIndex reads a number from 0 of at most nine digits.
func parseIndex(digits []byte) (int, bool) {
	n := 0
	for _, c := range digits {
		if c < '0' || c > '9' {
			return 0, false
		}
		n = n*10 + int(c-'0')
	}
	return n, len(digits) > 0 && len(digits) <= 9
}

// decimal tells whether a text is a number as workbooks store it: sign, digits, point, exponent.
func decimal(s []byte) bool {
	// By hand and not by parsing: a float would accept "0x1p4" and "Inf", and forget how the digits were written.
	s = skipSign(s)
	whole := skipDigits(s)
	digits := len(s) - len(whole)
	if len(whole) > 0 && whole[0] == '.' {
		rest := skipDigits(whole[1:])
		digits += len(whole) - 1 - len(rest)
		whole = rest
	}
	if digits == 0 || len(whole) == 0 {
		return digits > 0
	}
	if whole[0] != 'e' && whole[0] != 'E' {
		return false
	}
	exponent := skipSign(whole[1:])
	return len(exponent) > 0 && len(exponent) <= 4 && len(skipDigits(exponent)) == 0
}

// skipSign leaves out one sign in front.
func skipSign(s []byte) []byte {
	if len(s) > 0 && (s[0] == '-' || s[0] == '+') {
		return s[1:]
	}
	return s
}

// skipDigits leaves out all digits in front; how many there were is the difference in length.
func skipDigits(s []byte) []byte {
	for len(s) > 0 && '0' <= s[0] && s[0] <= '9' {
		s = s[1:]
	}
	return s
}
