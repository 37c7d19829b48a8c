package coalition

import (
	"maps"
	"slices"
	"strings"
)

// here looks at a record that is here.
func (m *merging) here(r Record) {
	p := m.pairs[keyOf(r)]
	switch owner := m.pairs[recordKey{KindCommitment, parentOf(r)}]; {
	case owner != nil && owner.trashed():
		// The line of the commitment is about its rows as well.
	case p.trashed():
		if p.in != nil && m.edited(p) {
			m.whole(MergeGoneHere, p)
		}
	case p.in == nil:
		m.lacking(p, owner)
	default:
		m.compare(p)
	}
}

func (p *pair) trashed() bool { return p.ours != nil && p.ours.Value("trashed") != "" }

// lacking asks about a record that was sent out and did not come back, unless something larger that holds it did not either.
func (m *merging) lacking(p, owner *pair) {
	switch {
	case p.was == nil || p.key.kind.Single() || m.returned.Partial[p.key.kind] || owner != nil && owner.in == nil:
	case m.changedHere(p):
		m.whole(MergeGoneThere, p)
	default:
		m.whole(MergeGone, p)
	}
}

// changedHere tells whether a record or one of its rows is not as it was sent out.
func (m *merging) changedHere(p *pair) bool {
	for _, row := range m.ownRows[p.key.id] {
		if row.was == nil || differ(*row.was, *row.ours) {
			return true
		}
	}
	return differ(*p.was, *p.ours)
}

func differ(a, b Record) bool {
	for _, f := range Fields(a.kind) {
		if !f.Stays && a.Value(f.Name) != b.Value(f.Name) {
			return true
		}
	}
	return false
}

// edited tells whether what came back, or one of its rows, is not as it was sent out. What nobody knows of may be.
func (m *merging) edited(p *pair) bool {
	if p.was == nil {
		return !m.tookAll(p)
	}
	for _, f := range Fields(p.key.kind) {
		if p.says(f) && p.values[f.Name] != p.was.Value(f.Name) {
			return true
		}
	}
	for _, row := range m.rows[p.key.id] {
		if m.edited(row) {
			return true
		}
	}
	return false
}

// says tells whether what came back holds a value of the field to go by.
func (p *pair) says(f Field) bool {
	_, unread := p.in.Unread[f.Name]
	return !f.Stays && f.Name != "number" && !p.in.Silent[f.Name] && !unread
}

// compare makes a line for each field of a record that is here and came back.
func (m *merging) compare(p *pair) {
	for _, f := range Fields(p.key.kind) {
		found, unread := p.in.Unread[f.Name]
		line := m.line(p, f.Name)
		switch {
		case unread:
			line.Sort, line.Theirs = MergeUnread, found
		case f.Name == "number":
			line.Sort = m.renamed(line)
		case p.says(f):
			line.Sort = m.sortOf(p, line)
		}
		if f.Name == "commitment" && line.Sort != "" && !m.expected(ID(line.Theirs)) {
			line.Sort = MergeUnread
		}
		if line.Sort != "" {
			m.lines = append(m.lines, line)
		}
	}
}

// expected tells whether there is such a commitment, here or in what came back.
func (m *merging) expected(id ID) bool {
	p := m.pairs[recordKey{KindCommitment, id}]
	return p != nil && (p.ours != nil || p.in != nil)
}

// renamed tells of a number that somebody changed.
func (m *merging) renamed(l MergeLine) MergeSort {
	if l.Theirs == "" || l.Theirs == l.Ours || l.Known && l.Theirs == l.Was {
		return ""
	}
	return MergeNumber
}

// sortOf is what kind of difference there is in a field; empty for none.
func (m *merging) sortOf(p *pair, l MergeLine) MergeSort {
	switch {
	case m.tookOver(p, l.Field), l.Theirs == l.Ours, l.Known && l.Theirs == l.Was, !l.Known && l.Theirs == "" && m.returned.Form:
		return ""
	case l.Known && l.Was == l.Ours && !p.doubt:
		return MergeChanged
	}
	return MergeBoth
}

// tookOver tells whether the value that came back was taken over before, so that what is here now is somebody's own.
func (m *merging) tookOver(p *pair, field string) bool {
	taken, ok := m.returned.Taken[FieldRef{p.key.kind, p.key.id, field}]
	return ok && taken == p.values[field]
}

// tookAll tells whether a record came in before, just as it comes back now.
func (m *merging) tookAll(p *pair) bool {
	if m.returned.Taken[FieldRef{p.key.kind, p.key.id, ""}] != Yes {
		return false
	}
	for _, f := range Fields(p.key.kind) {
		if f.Name != "commitment" && p.says(f) && p.values[f.Name] != "" && !m.tookOver(p, f.Name) {
			return false
		}
	}
	return !slices.ContainsFunc(m.rows[p.key.id], func(row *pair) bool { return !m.tookAll(row) })
}

// line begins a line about a field of a record.
func (m *merging) line(p *pair, field string) MergeLine {
	l := MergeLine{Kind: p.key.kind, Record: p.key.id, Owner: p.key.id, Field: field, Known: p.was != nil, From: p.from}
	if p.was != nil {
		l.Was = p.was.Value(field)
	}
	if p.values != nil {
		l.Theirs = p.values[field]
	}
	if p.ours != nil {
		l.Ours = p.ours.Value(field)
	}
	if p.key.kind.Belongs() {
		l.Owner = m.ownerOf(p)
	}
	l.Number = m.numbers[l.Owner]
	return l
}

// ownerOf is the commitment of a row: where it stands here, else where it came back or was.
func (m *merging) ownerOf(p *pair) ID {
	switch {
	case p.ours != nil:
		return parentOf(*p.ours)
	case p.values != nil:
		return ID(p.values["commitment"])
	}
	return parentOf(*p.was)
}

// whole adds a line about a whole record, shown by what it says of itself first.
func (m *merging) whole(sort MergeSort, p *pair) {
	field := ""
	for _, r := range []*Record{p.theirs, p.ours, p.was} {
		if r != nil && field == "" {
			field = saysFirst(*r)
		}
	}
	l := m.line(p, field)
	l.Sort, l.Field, l.Says = sort, "", field
	if p.ours == nil && p.key.kind == KindCommitment {
		l.Number, l.Renumbered = m.number(p)
	}
	m.lines = append(m.lines, l)
}

// saysFirst is the field that tells best what a record is.
func saysFirst(r Record) string {
	for _, name := range []string{"title", "name", "description", "text", "kind"} {
		if r.Value(name) != "" {
			return name
		}
	}
	return ""
}

// mostSkipped is how far a number that comes in may lie beyond those given here: a file must not be able to use them up.
const mostSkipped = 1000

// number gives a commitment that comes in its number: its own where nothing here ever had it, else the next.
func (m *merging) number(p *pair) (given, instead Number) {
	own := Number(p.values["number"])
	rank := own.Rank()
	switch {
	case p.was != nil && own != "" && !slices.Contains(slices.Collect(maps.Values(m.numbers)), own):
		given = own // it was given here, and its commitment comes back
	case rank > m.last && rank <= m.last+mostSkipped:
		given = own
	default:
		given, instead = NumberOf(m.last+1), own
	}
	m.last = max(m.last, given.Rank())
	m.numbers[p.key.id] = given
	return given, instead
}

// away looks at a record that came back and is not here.
func (m *merging) away(p *pair) {
	if p.ours != nil {
		return
	}
	if p.key.kind.Belongs() {
		owner := m.pairs[recordKey{KindCommitment, m.ownerOf(p)}]
		switch {
		case !m.expected(m.ownerOf(p)):
			m.whole(MergeUnread, p)
			return
		case owner.ours == nil:
			m.unread(p)
			return // it comes or stays with its commitment
		case owner.trashed():
			return
		}
	}
	switch {
	case p.was != nil && !m.edited(p), m.tookAll(p):
		return
	case p.was != nil:
		m.whole(MergeGoneHere, p)
	case p.in.Given || p.in.Copy:
		m.whole(MergeUnsure, p)
	case m.empty(p):
		// A row in which nothing could be read is no record to propose; its cells are told of.
	default:
		m.whole(MergeNew, p)
	}
	m.unread(p)
}

// empty tells whether nothing of a new record could be read, nor any row of it came.
func (m *merging) empty(p *pair) bool {
	for _, f := range Fields(p.key.kind) {
		if f.Name != "commitment" && p.says(f) && p.values[f.Name] != "" {
			return false
		}
	}
	return len(m.rows[p.key.id]) == 0 && len(p.in.Unread) > 0
}

// unread tells of the fields of a new record that could not be understood.
func (m *merging) unread(p *pair) {
	for _, f := range Fields(p.key.kind) {
		if found, unread := p.in.Unread[f.Name]; unread {
			line := m.line(p, f.Name)
			line.Sort, line.Theirs = MergeUnread, found
			m.lines = append(m.lines, line)
		}
	}
}

// beside makes a line for what was written beside the records of a commitment, unless its internal note has it already.
func (m *merging) beside(all []Beside) {
	for _, b := range all {
		id := m.commitmentOf(m.called(b.Record))
		p := m.pairs[recordKey{KindCommitment, id}]
		if p == nil || p.trashed() || p.ours == nil && p.in == nil {
			continue
		}
		l := m.line(p, "internalNote")
		l.Sort, l.Theirs = MergeNote, b.Text
		if !strings.Contains(l.Ours, b.Text) {
			m.lines = append(m.lines, l)
		}
	}
}

// commitmentOf is the commitment that a record is or belongs to; empty when it is of none.
func (m *merging) commitmentOf(id ID) ID {
	for _, k := range []Kind{KindCommitment, KindContribution, KindMilestone, KindNeed, KindProgress} {
		switch p := m.pairs[recordKey{k, id}]; {
		case p == nil:
		case k == KindCommitment:
			return id
		default:
			return m.ownerOf(p)
		}
	}
	return ""
}
