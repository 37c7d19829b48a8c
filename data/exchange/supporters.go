package exchange

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"doemee/data/coalition"
	"doemee/data/register"
	"doemee/data/report"
	"doemee/data/sheet"
)

// Limits of a list of supporters.
const (
	mostListBytes = 16 << 20
	mostListRows  = 100_000
	mostListCells = 60    // of one row
	mostListText  = 1_000 // characters of one cell
)

// ListReason is one thing about one line of a list. Its sentence is the translation supporters.<code>.
type ListReason struct {
	Line  int // from 1, as the spreadsheet counts
	Code  string
	Found string
}

// The codes of reasons about a line.
const (
	ListNoName     = "no-name"    // the line was passed by
	ListDate       = "date"       // not a date; the line was taken without it
	ListIdentifier = "identifier" // no number that is known; the line is recognised by its name
	ListTooLong    = "too-long"   // a cell was longer than allowed; the line was passed by
)

// Values fills the reason's sentence.
func (r ListReason) Values() map[string]string {
	return pairs("line", strconv.Itoa(r.Line), "found", brief(r.Found))
}

// ReadSupporters reads a list of supporters: a workbook or a CSV file with a line of headings, among which one for the name. It
// changes nothing. What is too large or has no such headings is refused whole.
func ReadSupporters(ctx context.Context, path string) ([]register.Entry, []ListReason, error) {
	f, size, err := openRegular(path)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	if size > mostListBytes {
		return nil, nil, problem("list-too-large")
	}
	rows, err := listRows(ctx, f, size)
	if err != nil {
		return nil, nil, err
	}
	return entriesOf(rows)
}

// line is one line of a list.
type line struct {
	number int
	cells  []string
}

func listRows(ctx context.Context, f io.ReaderAt, size int64) ([]line, error) {
	kind, err := sheet.Sniff(f, size)
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	switch kind {
	case "":
		return bookRows(f, size)
	case sheet.CSV, sheet.PlainText:
		raw, err := io.ReadAll(io.NewSectionReader(f, 0, size))
		if err != nil {
			return nil, err
		}
		return csvRows(raw)
	}
	return nil, &sheet.Fault{Reason: kind}
}

// bookRows reads the first sheet of a workbook that has rows.
func bookRows(f io.ReaderAt, size int64) ([]line, error) {
	b, err := sheet.Open(f, size, sheet.Submission)
	if err != nil {
		return nil, err
	}
	all, err := b.All()
	if err != nil {
		return nil, err
	}
	var rows []line
	for _, s := range b.Sheets() {
		for _, row := range all[s.Name] {
			one := line{number: row.Number}
			for _, c := range row.Cells {
				if c.Column > mostListCells {
					break
				}
				one.cells = append(one.cells, make([]string, c.Column-len(one.cells))...)
				one.cells[c.Column-1] = c.Text
			}
			rows = append(rows, one)
		}
		if len(rows) > 0 {
			break
		}
	}
	return rows, nil
}

// csvRows reads text in columns: UTF-8, or the letters of Windows where it is not that.
func csvRows(raw []byte) ([]line, error) {
	raw = bytes.TrimPrefix(raw, []byte("\xEF\xBB\xBF"))
	if !utf8.Valid(raw) {
		plain, err := charmap.Windows1252.NewDecoder().Bytes(raw)
		if err != nil {
			return nil, problem("list")
		}
		raw = plain
	}
	r := csv.NewReader(bytes.NewReader(raw))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = separatorOf(raw), -1, true
	var rows []line
	for {
		cells, err := r.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil || len(cells) > mostListCells {
			return nil, problem("list")
		}
		if len(rows) == mostListRows {
			return nil, problem("list-too-large")
		}
		number, _ := r.FieldPos(0)
		for i := range cells {
			cells[i] = report.Plain(cells[i])
		}
		rows = append(rows, line{number, cells})
	}
}

// separatorOf is what stands most often in the first line.
func separatorOf(raw []byte) rune {
	first, _, _ := bytes.Cut(raw, []byte("\n"))
	best, most := ';', 0
	for _, r := range ";\t,|" {
		if n := bytes.Count(first, []byte(string(r))); n > most {
			best, most = r, n
		}
	}
	return best
}

// listColumns are the words by which a column is known, in either language.
var listColumns = map[string][]string{
	"name":       {"naam", "name", "organisatie", "organisation", "organization", "ondersteuner", "supporter"},
	"identifier": {"nummer", "kenmerk", "identifier", "id", "code", "kvk", "kvk-nummer", "gm", "gm-code", "gemeentecode", "oin", "number"},
	"date":       {"datum", "date", "steun sinds", "since", "datum steun"},
	"mailbox":    {"postvak", "mailbox", "e-mail", "email", "e-mailadres", "mail", "mailadres", "email address"},
}

// entriesOf finds the headings and reads what stands beneath them.
func entriesOf(rows []line) (entries []register.Entry, reasons []ListReason, err error) {
	for i, row := range rows {
		at := headingsOf(row.cells)
		if _, named := at["name"]; !named {
			continue
		}
		for _, row := range rows[i+1:] {
			entry, about, ok := entryOf(row, at)
			reasons = append(reasons, about...)
			if ok {
				entries = append(entries, entry)
			}
		}
		return entries, reasons, nil
	}
	return nil, nil, problem("list-headings")
}

func headingsOf(cells []string) map[string]int {
	at := map[string]int{}
	for i, cell := range cells {
		heading := coalition.Fold(strings.TrimSpace(cell))
		for name, known := range listColumns {
			if _, taken := at[name]; !taken && slices.Contains(known, heading) {
				at[name] = i
			}
		}
	}
	return at
}

// entryOf reads one line; an empty one is passed by in silence.
func entryOf(row line, at map[string]int) (entry register.Entry, reasons []ListReason, ok bool) {
	cell := func(name string) string {
		if i, there := at[name]; there && i < len(row.cells) {
			return strings.Join(strings.Fields(row.cells[i]), " ")
		}
		return ""
	}
	entry = register.Entry{Name: cell("name"), Identifier: cell("identifier"), Mailbox: cell("mailbox")}
	tell := func(code, found string) { reasons = append(reasons, ListReason{row.number, code, found}) }
	for _, text := range []string{entry.Name, entry.Identifier, entry.Mailbox} {
		if utf8.RuneCountInString(text) > mostListText {
			tell(ListTooLong, text)
			return entry, reasons, false
		}
	}
	if entry.Name == "" {
		if strings.Join(row.cells, "") != "" {
			tell(ListNoName, strings.Join(row.cells, " "))
		}
		return entry, reasons, false
	}
	var err error
	if entry.Date, err = listDate(cell("date")); err != nil {
		tell(ListDate, cell("date"))
	}
	if entry.Key = keyOf(entry.Identifier); entry.Key == "" && entry.Identifier != "" {
		tell(ListIdentifier, entry.Identifier)
	}
	return entry, reasons, true
}

// listDate takes a moment of a workbook for its day.
func listDate(text string) (coalition.Date, error) {
	if day, _, timed := strings.Cut(text, "T"); timed {
		text = day
	}
	return coalition.ParseDate(text)
}

// keyOf is the key of an organisation with this number; empty when it tells nothing.
func keyOf(identifier string) string {
	o := coalition.Organisation{Scheme: SchemeOf(identifier), Identifier: identifier}
	if key := o.Key(); !strings.HasPrefix(key, "X-") {
		return key
	}
	return ""
}
