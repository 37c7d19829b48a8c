package workbook

import (
	"regexp"
	"slices"
	"strings"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/sheet"
)

// located is where a table was found.
type located struct {
	sheet   string
	head    int            // the row of headings; data stand below it
	columns map[int]column // by place, counted from 1
}

// places is where everything was found. A form has a place per field.
type places struct {
	tables map[string]*located
	fields map[string]cell // by key of the field; the id of its record stands in ids
	ids    map[coalition.Kind]string
	forms  map[string]bool
}

// searchedRows is how far down the keys or headings of a sheet are looked for: people may put a few rows above them.
const searchedRows = 40

// homes tells of every table and key which column it belongs to, byName of every defined name.
var byName = func() map[string]struct {
	table string
	column
} {
	all := map[string]struct {
		table string
		column
	}{}
	for _, t := range tables {
		for _, c := range t.columns {
			all[c.name()] = struct {
				table string
				column
			}{t.name, c}
		}
	}
	return all
}()

var homes = func() map[string]map[string]column {
	all := map[string]map[string]column{}
	for _, t := range tables {
		all[t.name] = map[string]column{}
		for _, c := range append(slices.Clone(t.columns), t.asked()) {
			all[t.name][c.key()] = c
		}
	}
	return all
}()

// keyed tells whether any sheet has the keys of the sheet of commitments.
func (r *reader) keyed() bool {
	for _, rows := range r.rows {
		if name, _, n := bestRow(rows, keyMatches); name != "" && n >= 3 {
			return true
		}
	}
	return false
}

func keyMatches(t string, c sheet.Cell) (column, bool) {
	found, ok := homes[t][strings.TrimSpace(c.Text)]
	return found, ok
}

// bestRow finds the row that fits some table best, by whatever makes a cell match a column.
func bestRow(rows []sheet.Row, matches func(table string, c sheet.Cell) (column, bool)) (name string, row sheet.Row, most int) {
	for _, candidate := range rows[:min(len(rows), searchedRows)] {
		for _, t := range tables {
			n := 0
			for _, c := range candidate.Cells {
				if _, ok := matches(t.name, c); ok {
					n++
				}
			}
			if n > most {
				name, row, most = t.name, candidate, n
			}
		}
	}
	return name, row, most
}

// locate finds every table and form: by the hidden keys, else by defined names, else by headings in either language.
func (r *reader) locate() places {
	found := places{tables: map[string]*located{}, fields: map[string]cell{}, ids: map[coalition.Kind]string{}, forms: map[string]bool{}}
	for _, s := range r.book.Sheets() {
		if r.claimed[s.Name] || r.passedOver(s.Name) {
			continue
		}
		if name, row, n := bestRow(r.rows[s.Name], keyMatches); n > 0 && found.tables[name] == nil {
			at := &located{sheet: s.Name, head: row.Number, columns: map[int]column{}}
			r.assign(name, at, row, keyMatches)
			r.settle(name, at)
			found.tables[name] = at
			r.claimed[s.Name] = true
		}
	}
	r.byNames(found)
	r.byHeadings(found)
	for _, f := range []form{organisationForm, contactForm} {
		r.locateForm(f, found)
	}
	return found
}

// assign gives columns to places; a column that is there twice is told, and the first holds.
func (r *reader) assign(name string, at *located, row sheet.Row, matches func(string, sheet.Cell) (column, bool)) {
	given := map[string]bool{}
	for _, c := range at.columns {
		given[c.key()] = true
	}
	for _, c := range row.Cells {
		col, ok := matches(name, c)
		_, taken := at.columns[c.Column]
		switch {
		case !ok || taken:
		case given[col.key()]:
			r.note(Reason{Code: ColumnTwice, Sheet: at.sheet, Cell: c.Ref(row.Number), Field: col.key(), Found: c.Text})
		default:
			given[col.key()] = true
			at.columns[c.Column] = col
		}
	}
}

// settle finds the row of headings, adds columns that only their name or heading tells, and compares the three. Where the row of
// keys was removed, the keys of the hidden columns in the row of headings have led here.
func (r *reader) settle(name string, at *located) {
	keys := at.head
	at.head = keys + 1
	matches := r.headingMatches()
	var best sheet.Row
	most := 0
	for _, row := range r.rows[at.sheet] {
		if row.Number < keys || row.Number > keys+searchedRows {
			continue
		}
		hits := 0
		for _, c := range row.Cells {
			if col, ok := matches(name, c); ok && col.use != hidden {
				hits++
			}
		}
		if hits > most {
			best, most = row, hits
		}
	}
	if most > 0 {
		at.head = best.Number
		r.compareHeadings(name, at, best)
	}
	r.compareNames(name, at)
	if most > 0 {
		r.assign(name, at, best, func(t string, c sheet.Cell) (column, bool) {
			col, ok := matches(t, c)
			return col, ok && !at.has(col)
		})
	}
	r.above(at, keys)
}

func (at *located) has(c column) bool {
	for _, other := range at.columns {
		if other.key() == c.key() {
			return true
		}
	}
	return false
}

// compareHeadings tells when the heading above a column is that of another one.
func (r *reader) compareHeadings(name string, at *located, row sheet.Row) {
	matches := r.headingMatches()
	for _, c := range row.Cells {
		col, keyed := at.columns[c.Column]
		other, ok := matches(name, c)
		if keyed && ok && other.key() != col.key() && !r.sameHeading(other, col) {
			r.note(Reason{Code: ColumnDisagrees, Sheet: at.sheet, Cell: c.Ref(row.Number), Field: col.key(), Found: c.Text, Expected: r.voice.heading(col)})
		}
	}
}

func (r *reader) sameHeading(a, b column) bool {
	return fold(r.voice.heading(a)) == fold(r.voice.heading(b))
}

// headingMatches matches cells with the headings of tables in both languages.
func (r *reader) headingMatches() func(string, sheet.Cell) (column, bool) {
	if r.headings == nil {
		r.headings = map[string]map[string]column{}
		for _, t := range tables {
			r.headings[t.name] = map[string]column{}
			for _, v := range r.voices {
				for _, c := range t.columns {
					text := fold(v.heading(c))
					if c.use == hidden {
						text = fold(c.key())
					}
					if _, taken := r.headings[t.name][text]; !taken {
						r.headings[t.name][text] = c
					}
				}
			}
		}
	}
	return func(t string, c sheet.Cell) (column, bool) {
		col, ok := r.headings[t][fold(c.Text)]
		return col, ok
	}
}

var reference = regexp.MustCompile(`^(?:'((?:[^']|'')+)'|([^'!]+))!\$([A-Z]{1,3})\$(\d{1,7})(?::\$([A-Z]{1,3})\$(\d{1,7}))?$`)

// target reads what a defined name refers to; ok is false for anything but a cell or a range of one sheet.
func target(n sheet.Name) (on string, column, row int, ok bool) {
	m := reference.FindStringSubmatch(n.Refers)
	if m == nil {
		return "", 0, 0, false
	}
	on = strings.ReplaceAll(m[1], "''", "'") + m[2]
	for _, letter := range m[3] {
		column = column*26 + int(letter-'A') + 1
	}
	for _, digit := range m[4] {
		row = row*10 + int(digit-'0')
	}
	return on, column, row, row > 0
}

// named lists the columns of a table that have a defined name, as places on one sheet.
func (r *reader) named(name string) *located {
	var at *located
	for _, n := range r.book.Names() {
		home, known := byName[n.Name]
		if !known || home.table != name {
			continue
		}
		on, place, row, ok := target(n)
		if !ok || at != nil && at.sheet != on {
			continue
		}
		if at == nil {
			at = &located{sheet: on, columns: map[int]column{}}
		}
		at.head = max(at.head, row-1)
		at.columns[place] = home.column
	}
	return at
}

// compareNames tells when a defined name points to another column than the key does.
func (r *reader) compareNames(name string, at *located) {
	by := r.named(name)
	if by == nil || by.sheet != at.sheet {
		return
	}
	for place, c := range by.columns {
		if other, ok := at.columns[place]; ok && other.key() != c.key() {
			r.note(Reason{Code: ColumnDisagrees, Sheet: at.sheet, Cell: sheet.ColumnName(place), Field: other.key(), Found: c.key(), Expected: other.key()})
		} else if !ok && !at.has(c) {
			at.columns[place] = c
		}
	}
}

func (r *reader) byNames(found places) {
	for _, t := range tables {
		at := r.named(t.name)
		if found.tables[t.name] != nil || at == nil || r.claimed[at.sheet] || r.rows[at.sheet] == nil {
			continue
		}
		found.tables[t.name] = at
		r.claimed[at.sheet] = true
	}
}

// fewHeadings is the least number of headings that make a row the headings of a table.
const fewHeadings = 3

func (r *reader) byHeadings(found places) {
	matches := r.headingMatches()
	for _, s := range r.book.Sheets() {
		if r.claimed[s.Name] {
			continue
		}
		name, row, n := bestRow(r.rows[s.Name], func(t string, c sheet.Cell) (column, bool) {
			if found.tables[t] != nil {
				return column{}, false
			}
			return matches(t, c)
		})
		if n < fewHeadings {
			continue
		}
		at := &located{sheet: s.Name, head: row.Number, columns: map[int]column{}}
		r.assign(name, at, row, matches)
		found.tables[name] = at
		r.claimed[s.Name] = true
	}
}

// above reports what people wrote above the table, which is no part of the form.
func (r *reader) above(at *located, keys int) {
	for _, row := range r.rows[at.sheet] {
		if row.Number >= at.head {
			return
		}
		for _, c := range row.Cells {
			if row.Number != keys && !r.ours(c.Text) {
				r.outside(at.sheet, c, row.Number)
			}
		}
	}
}

// ours tells whether a text is a title or a line of help that the form itself has.
func (r *reader) ours(text string) bool {
	if r.standing == nil {
		r.standing = map[string]bool{}
		for _, l := range words.Languages {
			say := words.In(l)
			for _, key := range say.Keys() {
				if strings.HasPrefix(key, "workbook.title.") || strings.HasPrefix(key, "workbook.hint.") || strings.HasPrefix(key, "workbook.sheet.") {
					r.standing[fold(say.Say(key))] = true
				}
			}
		}
	}
	return r.standing[fold(text)]
}
