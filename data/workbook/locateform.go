package workbook

import (
	"strings"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/sheet"
)

// formPlaces are the columns of a form's sheet, by key of the column.
type formPlaces map[string]int

// locateForm finds the fields of a form: by the key beside each, else by its defined name, else by its heading.
func (r *reader) locateForm(f form, found places) {
	fields := map[string]column{}
	for _, k := range f.kinds {
		for _, c := range formColumns(k) {
			fields[c.key()] = c
		}
	}
	for _, s := range r.book.Sheets() {
		if !r.claimed[s.Name] && r.formOn(s.Name, fields, found) {
			r.claimed[s.Name] = true
			found.forms[f.name] = true
		}
	}
	for _, n := range r.book.Names() {
		on, place, row, ok := target(n)
		for key, c := range fields {
			if _, there := found.fields[key]; ok && !there && c.name() == n.Name && r.rows[on] != nil {
				found.fields[key] = r.cellAt(on, place, row, c)
				r.claimed[on], found.forms[f.name] = true, true
			}
		}
	}
}

// cellAt gives a cell by its place, an empty one when nothing stands there.
func (r *reader) cellAt(on string, place, row int, c column) cell {
	for _, candidate := range r.rows[on] {
		if candidate.Number != row {
			continue
		}
		for _, found := range candidate.Cells {
			if found.Column == place {
				return cell{found, row, on, c}
			}
		}
	}
	return cell{sheet.Cell{Column: place}, row, on, c}
}

// formOn reads the fields of a form from a sheet and tells whether it was that form.
func (r *reader) formOn(on string, fields map[string]column, found places) bool {
	at, head := formHead(r.rows[on])
	any := false
	for _, row := range r.rows[on] {
		if row.Number <= head {
			continue
		}
		c, by, ok := r.fieldOf(row, at, fields)
		if !ok {
			r.strange(on, row, any)
			continue
		}
		value := at["form.value"]
		if value == 0 {
			value = by + 1 // the answer stands beside the question
		}
		any = true
		if _, twice := found.fields[c.key()]; twice {
			r.note(Reason{Code: ColumnTwice, Sheet: on, Field: c.key(), Found: c.key()})
			continue
		}
		found.fields[c.key()] = r.cellAt(on, value, row.Number, c)
		r.formRow(on, row, at, c, value, found)
	}
	return any
}

// formRow takes the id beside a field and reports cells that are no part of the form.
func (r *reader) formRow(on string, row sheet.Row, at formPlaces, c column, value int, found places) {
	own := map[int]bool{value: true}
	for _, place := range at {
		own[place] = true
	}
	for _, other := range row.Cells {
		switch {
		case at["form.id"] == other.Column && other.Text != "":
			id, err := coalition.ParseID(other.Text)
			if err != nil {
				r.complain(cell{other, row.Number, on, column{slot: c.slot, field: fieldID}}, NotAnID, "")
			}
			found.ids[c.kind()] = string(id)
		case !own[other.Column] && len(at) > 0:
			r.outside(on, other, row.Number)
		}
	}
}

// strange reports a row of a form's sheet that is none of its fields.
func (r *reader) strange(on string, row sheet.Row, any bool) {
	if !any {
		return // the title, or another sheet altogether
	}
	for _, c := range row.Cells {
		r.outside(on, c, row.Number)
	}
}

// formHead finds the hidden row with the keys of the columns.
func formHead(rows []sheet.Row) (formPlaces, int) {
	for _, row := range rows[:min(len(rows), searchedRows)] {
		at := formPlaces{}
		for _, c := range row.Cells {
			for _, key := range formKeys {
				if strings.TrimSpace(c.Text) == key {
					at[key] = c.Column
				}
			}
		}
		if len(at) > 0 {
			return at, row.Number
		}
	}
	return nil, 0
}

// fieldOf tells which field a row holds, and where its heading or key stands.
func (r *reader) fieldOf(row sheet.Row, at formPlaces, fields map[string]column) (column, int, bool) {
	for _, c := range row.Cells {
		if f, ok := fields[strings.TrimSpace(c.Text)]; ok && (at["form.key"] == 0 || at["form.key"] == c.Column) {
			return f, c.Column, true
		}
	}
	if len(at) > 0 && at["form.field"] == 0 {
		return column{}, 0, false
	}
	for _, c := range row.Cells {
		if at["form.field"] != 0 && at["form.field"] != c.Column {
			continue
		}
		for _, f := range r.formHeadings[fold(c.Text)] {
			if _, ours := fields[f.key()]; ours && r.inPart(row, f) {
				return f, c.Column, true
			}
		}
	}
	return column{}, 0, false
}

// learnForms prepares the headings of the fields that stand one a row.
func (r *reader) learnForms() {
	r.formHeadings = map[string][]column{}
	for _, f := range []form{organisationForm, contactForm} {
		for _, k := range f.kinds {
			for _, c := range formColumns(k) {
				for _, v := range r.voices {
					text := fold(v.heading(c))
					r.formHeadings[text] = append(r.formHeadings[text], c)
				}
			}
		}
	}
}

// inPart tells whether a row names the part of the form that the field is in: headings such as Name stand in more than one.
func (r *reader) inPart(row sheet.Row, f column) bool {
	for _, c := range row.Cells {
		for _, l := range words.Languages {
			if fold(c.Text) == fold(words.In(l).Say("kind."+string(f.kind()))) {
				return true
			}
		}
	}
	return false
}
