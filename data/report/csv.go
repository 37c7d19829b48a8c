package report

import (
	"encoding/csv"
	"io"
	"regexp"
	"strings"
)

// CSV writes tables that Excel and mail merge open as they are: UTF-8 with a byte order mark and semicolons.
// A cell that a spreadsheet would take for a formula gets an apostrophe in front; [Plain] takes it off again.
type CSV struct {
	out   io.Writer
	rows  *csv.Writer
	began bool
}

// byteOrderMark tells Excel that the text is UTF-8.
const byteOrderMark = "\ufeff"

// NewCSV begins a table.
func NewCSV(w io.Writer) *CSV {
	rows := csv.NewWriter(w)
	rows.Comma = ';'
	return &CSV{out: w, rows: rows}
}

// Row writes one row.
func (c *CSV) Row(cells ...string) error {
	if !c.began {
		c.began = true
		if _, err := io.WriteString(c.out, byteOrderMark); err != nil {
			return err
		}
	}
	safe := make([]string, len(cells))
	for i, cell := range cells {
		safe[i] = Safe(cell)
	}
	return c.rows.Write(safe)
}

// Close writes what is still held back; it does not close what is written to.
func (c *CSV) Close() error {
	c.rows.Flush()
	return c.rows.Error()
}

var formula = regexp.MustCompile("^'*[=+\\-@\t\r]")

// Safe is a text as it can stand in a cell without ever becoming a formula.
func Safe(text string) string {
	if formula.MatchString(text) {
		return "'" + text
	}
	return text
}

// Plain is the text that [Safe] was given.
func Plain(cell string) string {
	if rest, marked := strings.CutPrefix(cell, "'"); marked && formula.MatchString(rest) {
		return rest
	}
	return cell
}
