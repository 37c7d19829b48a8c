package workbook

import (
	"strconv"
	"strings"

	"doemee/data/coalition"
	"doemee/data/sheet"
)

// organisation reads the forms: organisation and support, which every workbook has, and the contact.
func (r *reader) organisation(found places) {
	for _, k := range organisationForm.kinds {
		r.single(k, found, true)
	}
	if found.forms[contactForm.name] {
		r.single(coalition.KindContact, found, false)
		return
	}
	r.lack(formColumns(coalition.KindContact)...)
}

// single reads a record that exists once. One that must be there is there even when nothing is filled in.
func (r *reader) single(k coalition.Kind, found places, must bool) {
	values, any, from := map[string]string{}, false, len(r.reasons)
	for _, c := range formColumns(k) {
		at, ok := found.fields[c.key()]
		if !ok {
			r.note(Reason{Code: MissingColumn, Sheet: r.voice.say.Say("workbook.sheet." + organisationForm.name), Field: c.key(), Expected: r.voice.heading(c)})
			r.lack(c)
			r.absent[string(k)] = append(r.absent[string(k)], c.field)
			continue
		}
		if values[c.field] = r.take(at); values[c.field] != "" {
			any = true
		}
	}
	r.digits(values, found.fields)
	id := coalition.ID(found.ids[k])
	if !must && !any && id == "" {
		r.unread = nil
		return
	}
	if k == coalition.KindOrganisation {
		id = r.settleSpace(id, values)
	}
	if id == "" {
		id = coalition.DeriveID(r.records[0].ID(), string(k))
	}
	rec, _ := coalition.New(k, id)
	r.fill(rec, values, found.fields)
	r.about(from, rec.ID())
	r.keep(Row{Record: rec, HasID: found.ids[k] != ""}, string(k))
}

// settleSpace decides in which space ids of new rows are made, and the organisation's own id where the form has none.
func (r *reader) settleSpace(id coalition.ID, values map[string]string) coalition.ID {
	o := coalition.Organisation{Scheme: coalition.Code(values["scheme"]), Identifier: values["identifier"]}
	key := o.Key()
	if key == "X-" {
		key = fold(values["name"])
	}
	if known, err := coalition.ParseID(r.facts[metaOrg]); id == "" && err == nil {
		id = known
	}
	if id == "" {
		id = coalition.DeriveID("", string(coalition.KindOrganisation), key)
	}
	if r.space = coalition.ID(r.facts[metaSubmission]); r.space == "" {
		r.space = coalition.ID(key)
	}
	return id
}

// fill puts read values in a record. What the domain can't keep, such as a control character, is complained of.
func (r *reader) fill(rec coalition.Record, values map[string]string, cells map[string]cell) {
	for field, text := range values {
		if err := rec.Put(field, text); err != nil {
			for _, c := range cells {
				if c.from.kind() == rec.Kind() && c.from.field == field {
					r.complain(c, NotAText, "")
					break
				}
			}
		}
	}
}

// readRow reads one row: its own record, whose id it gives, and those that stand inside it.
func (r *reader) readRow(t table, cells map[string]cell) coalition.ID {
	own := string(t.kind)
	values := r.values(t, own, cells)
	rec := r.record(t, own, "", values, cells)
	id := rec.ID()
	switch t.kind {
	case coalition.KindCommitment:
		r.number(rec, cells[own+".number"])
	case coalition.KindBuildingBlock:
		r.refer(rec, cells[own+"."+fieldRef].Text)
	}
	for _, slot := range slots(t) {
		if slot != own && r.slotFilled(t, slot, cells) {
			from := len(r.reasons)
			inner := r.values(t, slot, cells)
			inner["commitment"] = string(id)
			r.about(from, r.record(t, slot, id, inner, cells).ID())
		}
	}
	return id
}

// slots lists the records that a row of the sheet can hold, in order.
func slots(t table) []string {
	var list []string
	seen := map[string]bool{}
	for _, c := range t.columns {
		if !seen[c.slot] {
			seen[c.slot] = true
			list = append(list, c.slot)
		}
	}
	return list
}

func (r *reader) slotFilled(t table, slot string, cells map[string]cell) bool {
	var list []column
	for _, c := range t.columns {
		if c.slot == slot {
			list = append(list, c)
		}
	}
	t.columns = list
	return r.filled(t, cells)
}

// values reads the fields of one record of a row. A value that stands in several columns is put together.
func (r *reader) values(t table, slot string, cells map[string]cell) map[string]string {
	values, parts := map[string]string{}, map[string]map[string]cell{}
	for _, c := range t.columns {
		found, there := cells[c.key()]
		_, isField := c.spec()
		switch {
		case c.slot != slot || !isField || !there:
		case c.part == "":
			values[c.field] = r.take(found)
		case parts[c.field] == nil:
			parts[c.field] = map[string]cell{c.part: found}
		default:
			parts[c.field][c.part] = found
		}
	}
	for field, found := range parts {
		values[field] = r.together(found)
	}
	return values
}

func (r *reader) together(parts map[string]cell) string {
	_, year := parts[partYear]
	_, quarter := parts[partQuarter]
	_, exact := parts[partExact]
	if year || quarter || exact {
		return r.deadline(parts)
	}
	var codes []string
	for _, part := range []string{partMain, partOther} {
		if c, ok := parts[part]; ok {
			if text := r.take(c); text != "" {
				codes = append(codes, text)
			}
		}
	}
	return strings.Join(codes, "\n")
}

// deadline reads year and quarter, and an exact day, which holds when they disagree.
func (r *reader) deadline(parts map[string]cell) string {
	year, quarter, day := 0, 0, ""
	if c, ok := parts[partYear]; ok && r.usable(c) {
		year = r.takeYear(c)
	}
	if c, ok := parts[partQuarter]; ok && r.usable(c) {
		quarter = r.takeQuarter(c)
	}
	if c, ok := parts[partExact]; ok && r.usable(c) && strings.TrimSpace(c.Text) != "" {
		day = r.takeDate(c)
	}
	if day == "" {
		return r.inQuarter(parts, year, quarter)
	}
	t := coalition.Date(day).Time()
	if year != 0 && year != t.Year() || quarter != 0 && quarter != (int(t.Month())+2)/3 {
		r.complain(parts[partExact], EndDisagrees, r.end(year, quarter))
	}
	return day
}

// end says a year, a quarter or both in words.
func (r *reader) end(year, quarter int) string {
	switch {
	case quarter == 0:
		return strconv.Itoa(year)
	case year == 0:
		return r.voice.quarter(quarter)
	}
	return r.voice.say.Deadline(string(coalition.Quarter(year, quarter)))
}

// inQuarter is an end without an exact day; a year or a quarter alone is no end.
func (r *reader) inQuarter(parts map[string]cell, year, quarter int) string {
	switch {
	case year != 0 && quarter != 0:
		return string(coalition.Quarter(year, quarter))
	case year != 0:
		r.complain(parts[partYear], EndIncomplete, r.voice.quarter(1))
	case quarter != 0:
		r.complain(parts[partQuarter], EndIncomplete, "2026")
	}
	return ""
}

// usable tells whether a cell has a value at all.
func (r *reader) usable(c cell) bool {
	switch {
	case c.Kind == sheet.Error:
		r.complain(c, ErrorValue, "")
		return false
	case c.Kind == sheet.Uncalculated:
		r.complain(c, Uncalculated, "")
		return false
	case c.Formula:
		r.complain(c, Formula, "")
	}
	return true
}

// record makes the record of a slot, with the id that stands in its row or one that follows from what the row says.
func (r *reader) record(t table, slot string, parent coalition.ID, values map[string]string, cells map[string]cell) coalition.Record {
	kind := column{slot: slot}.kind()
	id, copied := r.ownID(kind, cells[slot+"."+fieldID])
	rec, _ := coalition.New(kind, id)
	r.fill(rec, values, cells)
	if kind.Belongs() && parent == "" {
		parent = r.owner(rec, cells[slot+".commitment"], cells)
	}
	row := Row{HasID: id != "", Copy: copied, Sheet: placeOf(cells).on, Row: placeOf(cells).row}
	if id == "" {
		named, _ := coalition.New(kind, r.derive(t, parent, rec))
		copyValues(named, rec)
		rec = named
	}
	r.seen[place{kind, rec.ID()}] = true
	row.Record = rec
	r.keep(row, slot)
	return rec
}

// placeOf is the first cell of a row, which tells where the row stands.
func placeOf(cells map[string]cell) (first cell) {
	for _, c := range cells {
		if first.row == 0 || c.Column < first.Column {
			first = c
		}
	}
	return first
}

// ownID is the id that stands in a row; empty when there is none that can be used, or when an earlier row has it already.
func (r *reader) ownID(k coalition.Kind, at cell) (id coalition.ID, copied bool) {
	id, err := coalition.ParseID(at.Text)
	switch {
	case err != nil:
		r.complain(at, NotAnID, "")
	case id != "" && r.seen[place{k, id}]:
		r.complain(at, IDTwice, "")
		return "", true
	}
	return id, false
}

// derive makes the id of a row without one: the same row twice is the same two records each time the file is read.
func (r *reader) derive(t table, parent coalition.ID, rec coalition.Record) coalition.ID {
	line := rec.Line()
	base := strings.Join([]string{string(parent), t.name, string(rec.Kind()), line}, "\n")
	for {
		r.derived[base]++
		id := coalition.DeriveID(r.space, string(parent), t.name, line, strconv.Itoa(r.derived[base]))
		if !r.seen[place{rec.Kind(), id}] {
			return id
		}
	}
}

// owner is the commitment of a row; one that names none is told.
func (r *reader) owner(rec coalition.Record, at cell, cells map[string]cell) coalition.ID {
	id := coalition.ID(rec.Value("commitment"))
	if id == "" && strings.TrimSpace(at.Text) == "" {
		if at.row == 0 {
			at = placeOf(cells)
		}
		r.note(Reason{Code: NoCommitment, Sheet: at.on, Cell: sheet.Cell{Column: at.Column}.Ref(at.row), Field: string(rec.Kind()) + ".commitment", Expected: "T-001"})
	}
	return id
}

// number remembers how other sheets name a commitment.
func (r *reader) number(rec coalition.Record, at cell) {
	n := coalition.Number(rec.Value("number"))
	if n == "" {
		return
	}
	r.numbered[n] = append(r.numbered[n], rec.ID())
	if len(r.numbered[n]) > 1 {
		r.complain(at, NumberTwice, "")
	}
}

// refer remembers how commitments name a building block: its reference, or its name.
func (r *reader) refer(rec coalition.Record, ref string) {
	for _, word := range []string{ref, rec.Value("name")} {
		if word = fold(word); word != "" {
			r.blocks[word] = append(r.blocks[word], rec.ID())
		}
	}
}
