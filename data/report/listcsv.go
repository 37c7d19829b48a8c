package report

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"doemee/assets/words"
	"doemee/data/coalition"
)

// WriteCSV writes a list as Dutch Excel opens it by itself: UTF-8 with a mark, a semicolon between cells, lines ending with CR LF.
// Days are written 2026-04-01, amounts with the mark of the language and without others. A text that a program could take for
// a formula gets an apostrophe in front, which [ReadCSV] takes away.
func WriteCSV(out io.Writer, l coalition.Listing, e *coalition.Edition, w *words.Words) error {
	b := bufio.NewWriterSize(out, 1<<16)
	_, _ = b.WriteString(byteOrderMark) // the writer keeps the first error until it is flushed
	cells := make([]string, len(l.Columns))
	for i, c := range l.Columns {
		cells[i] = columnHeading(w, c)
	}
	writeLine(b, cells)
	for row, err := range l.Rows {
		if err != nil {
			return err
		}
		for i, c := range l.Columns {
			cells[i] = csvValue(c, row[i], e, w)
		}
		writeLine(b, cells)
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	return nil
}

// columnHeading is the name of a column: that of the field it shows, or one of its own.
func columnHeading(w *words.Words, c coalition.Column) string {
	if own := "listing.heading." + c.Key; w.Has(own) {
		return w.Say(own)
	}
	return w.Say("field." + c.Key)
}

// csvValue is a value as the file has it. Amounts are not guarded: a minus sign in front of digits starts no formula.
func csvValue(c coalition.Column, value string, e *coalition.Edition, w *words.Words) string {
	switch c.Form {
	case coalition.FormDecimal, coalition.FormOrder:
		if w.Language() == words.NL {
			value = strings.Replace(value, ".", ",", 1)
		}
		return value
	case coalition.FormDate, coalition.FormMoment:
		return c.Day(value)
	}
	return Safe(c.Shown(w, e, value))
}

// writeLine puts every cell with a letter that means something between quotes.
func writeLine(b *bufio.Writer, cells []string) {
	for i, text := range cells {
		if i > 0 {
			_ = b.WriteByte(';')
		}
		if !strings.ContainsAny(text, ";\"\r\n,\t ") {
			_, _ = b.WriteString(text)
			continue
		}
		_, _ = b.WriteString(`"` + strings.ReplaceAll(text, `"`, `""`) + `"`)
	}
	_, _ = b.WriteString("\r\n")
}

// ErrCSV is returned for a text that is not the CSV of [WriteCSV].
var ErrCSV = errors.New("not CSV as it was written")

// ReadCSV reads what [WriteCSV] wrote, headings first, with the guards taken away.
func ReadCSV(text string) (rows [][]string, err error) {
	text, marked := strings.CutPrefix(text, byteOrderMark)
	if !marked {
		return nil, ErrCSV
	}
	for text != "" {
		var row []string
		for end := false; !end; {
			var cell string
			if cell, text, end, err = nextCell(text); err != nil {
				return nil, err
			}
			row = append(row, Plain(cell))
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// nextCell takes one cell off the front; end tells that the line ends with it.
func nextCell(text string) (cell, rest string, end bool, err error) {
	if strings.HasPrefix(text, `"`) {
		if cell, text, err = nextQuoted(text[1:]); err != nil {
			return "", "", false, err
		}
	} else {
		at := strings.IndexAny(text, ";\r")
		if at < 0 {
			return "", "", false, ErrCSV
		}
		cell, text = text[:at], text[at:]
	}
	switch {
	case strings.HasPrefix(text, ";"):
		return cell, text[1:], false, nil
	case strings.HasPrefix(text, "\r\n"):
		return cell, text[2:], true, nil
	}
	return "", "", false, ErrCSV
}

// nextQuoted reads up to the quote that ends the cell; doubled ones are part of it.
func nextQuoted(text string) (cell, rest string, err error) {
	var b strings.Builder
	for {
		at := strings.IndexByte(text, '"')
		if at < 0 {
			return "", "", ErrCSV
		}
		b.WriteString(text[:at])
		text = text[at+1:]
		if !strings.HasPrefix(text, `"`) {
			return b.String(), text, nil
		}
		b.WriteByte('"')
		text = text[1:]
	}
}
