package coalition

import (
	"slices"
	"strings"
)

// pair is one record as it was, as it came back and as it is here; each may be lacking.
type pair struct {
	key               recordKey
	was, theirs, ours *Record
	in                *Incoming
	from              int               // its place among what came back
	values            map[string]string // theirs, with ids as they are called here
	doubt             bool              // which record it is was found without an id
}

// merging is a merge under way.
type merging struct {
	content  *Content
	returned Returned
	pairs    map[recordKey]*pair
	incoming []*pair            // in the order in which they came
	alias    map[recordKey]ID   // what records that came back are called here
	names    map[ID]ID          // the same, whatever their kind
	named    map[string][]*pair // records by what names them, for those that lost their id
	claimed  map[recordKey]bool // records here that something that came back is the same as
	rows     map[ID][]*pair     // that came back, by commitment
	ownRows  map[ID][]*pair     // that are here, by commitment
	oldRows  map[ID][]*pair     // that were sent out, by commitment
	numbers  map[ID]Number      // of commitments, here and of what comes in
	last     int                // the highest number that was given
	lines    []MergeLine
}

func newMerging(ours *Content, r Returned) *merging {
	m := &merging{content: ours, returned: r, pairs: map[recordKey]*pair{}, alias: map[recordKey]ID{}, names: map[ID]ID{},
		named: map[string][]*pair{}, claimed: map[recordKey]bool{}, rows: map[ID][]*pair{}, ownRows: map[ID][]*pair{}, oldRows: map[ID][]*pair{}, numbers: map[ID]Number{}, last: ours.LastNumber}
	for record := range ours.Records {
		p := m.at(keyOf(record))
		p.ours = &record
		switch {
		case record.kind == KindCommitment:
			m.numbers[*record.id] = Number(record.Value("number"))
		case record.kind.Belongs():
			m.ownRows[parentOf(record)] = append(m.ownRows[parentOf(record)], p)
		}
	}
	for i := range r.Was {
		p := m.at(m.hereKey(r.Was[i]))
		p.was = &r.Was[i]
		if r.Was[i].kind.Belongs() {
			m.oldRows[parentOf(r.Was[i])] = append(m.oldRows[parentOf(r.Was[i])], p)
		}
	}
	m.recognise()
	return m
}

func (m *merging) at(k recordKey) *pair {
	p := m.pairs[k]
	if p == nil {
		p = &pair{key: k, from: -1}
		m.pairs[k] = p
	}
	return p
}

// hereKey is the key of a record, where the ones that a dossier has exactly once are the dossier's own.
func (m *merging) hereKey(r Record) recordKey {
	switch r.kind {
	case KindOrganisation:
		return recordKey{r.kind, m.content.Organisation.ID}
	case KindContact:
		return recordKey{r.kind, m.content.Contact.ID}
	case KindSupport:
		return recordKey{r.kind, m.content.Support.ID}
	}
	return keyOf(r)
}

// recognise finds for everything that came back which record it is: first what has its id, then what has lost it.
func (m *merging) recognise() {
	var lost []*Incoming
	for i := range m.returned.Theirs {
		in := &m.returned.Theirs[i]
		if key := m.hereKey(in.Record); m.pairs[key] != nil {
			m.claim(in, key, false)
		} else if !in.Given && !in.Copy {
			lost = append(lost, in)
		}
	}
	m.nameAll()
	// Rows are looked for among those of their commitment; what is said about a record needs to know what it is called here. A row that
	// says the same goes before one that only stands in the same place.
	m.find(lost, isNamed, m.byName)
	m.find(lost, Kind.Belongs, m.bySaying)
	m.find(lost, Kind.Belongs, m.byPlace)
	m.find(lost, isAbout, m.byName)
	for i := range m.returned.Theirs {
		m.take(i)
	}
}

func isNamed(k Kind) bool { return k == KindCommitment || k == KindBuildingBlock }

func isAbout(k Kind) bool { return k == KindExplanation || k == KindReply }

func (m *merging) claim(in *Incoming, key recordKey, doubt bool) {
	m.alias[keyOf(in.Record)], m.names[*in.Record.id], m.claimed[key] = key.id, key.id, true
	m.at(key).doubt = doubt
}

// find claims for what lost its id, as far as it is of such a kind, the record that it is; there may be none.
func (m *merging) find(lost []*Incoming, of func(Kind) bool, by func(*Incoming) *pair) {
	for _, in := range lost {
		if _, found := m.alias[keyOf(in.Record)]; found || !of(in.Record.kind) {
			continue
		}
		if p := by(in); p != nil {
			m.claim(in, p.key, true)
		}
	}
}

// nameAll puts the records that are known under their names: those here, and those that were sent out and are here no more.
func (m *merging) nameAll() {
	for r := range m.content.Records {
		m.nameOne(r)
	}
	for i, r := range m.returned.Was {
		if p := m.pairs[m.hereKey(r)]; p.ours == nil {
			m.nameOne(m.returned.Was[i])
		}
	}
}

func (m *merging) nameOne(r Record) {
	if name := m.nameOf(r); name != "" {
		m.named[name] = append(m.named[name], m.pairs[keyOf(r)])
	}
}

// nameOf is what names a record apart from its id; empty when nothing does.
func (m *merging) nameOf(r Record) string {
	field := map[Kind]string{KindCommitment: "number", KindBuildingBlock: "name", KindExplanation: "rule", KindReply: "question"}[r.kind]
	name := strings.ToLower(strings.TrimSpace(r.Value(field)))
	if name == "" {
		return ""
	}
	if r.kind == KindExplanation {
		name += "\n" + string(m.called(ID(r.Value("record")))) + "\n" + r.Value("field")
	}
	return string(r.kind) + "\n" + name
}

// byName finds the record with the same name. A number alone is not enough where it was not sent out from here: forms come with
// numbers already filled in.
func (m *merging) byName(in *Incoming) *pair {
	for _, p := range m.named[m.nameOf(in.Record)] {
		numbered := in.Record.kind != KindCommitment || p.was != nil || strings.EqualFold(in.Record.Value("title"), p.ours.Value("title"))
		if !m.claimed[p.key] && numbered {
			return p
		}
	}
	return nil
}

// bySaying finds a row of the same commitment that says exactly the same.
func (m *merging) bySaying(in *Incoming) *pair {
	for _, p := range m.siblings(in) {
		known := p.ours
		if p.was != nil {
			known = p.was
		}
		if saysTheSame(in, *known) {
			return p
		}
	}
	return nil
}

// byPlace finds the next row of a commitment that has lost its own id as well: its rows then come in the same order.
func (m *merging) byPlace(in *Incoming) *pair {
	parent := m.pairs[recordKey{KindCommitment, m.called(parentOf(in.Record))}]
	if parent == nil || !parent.doubt {
		return nil
	}
	for _, p := range m.siblings(in) {
		return p
	}
	return nil
}

// siblings are the rows that it may be, in their order.
func (m *merging) siblings(in *Incoming) (list []*pair) {
	parent := m.called(parentOf(in.Record))
	for _, p := range append(slices.Clip(m.ownRows[parent]), m.oldRows[parent]...) {
		if p.key.kind == in.Record.kind && !m.claimed[p.key] {
			list = append(list, p)
		}
	}
	return list
}

// called is what a record that came back is called here.
func (m *merging) called(id ID) ID {
	if here, ok := m.names[id]; ok {
		return here
	}
	return id
}

// saysTheSame compares everything that came back.
func saysTheSame(in *Incoming, known Record) bool {
	for _, f := range Fields(in.Record.kind) {
		if !f.Stays && f.Name != "commitment" && !in.Silent[f.Name] && in.Record.Value(f.Name) != known.Value(f.Name) {
			return false
		}
	}
	return true
}

// take puts a record that came back in its pair, with its references as they are called here.
func (m *merging) take(i int) {
	in := &m.returned.Theirs[i]
	key := m.hereKey(in.Record)
	if here, ok := m.alias[keyOf(in.Record)]; ok {
		key.id = here
	}
	p := m.at(key)
	if p.in != nil {
		return // a second record that exists once
	}
	p.in, p.from, p.theirs, p.values = in, i, &in.Record, in.Record.Values()
	for _, f := range Fields(key.kind) {
		if is := p.values[f.Name]; is != "" && (f.Form == FormID || f.Form == FormIDs) {
			p.values[f.Name] = m.calledAll(is)
		}
	}
	m.incoming = append(m.incoming, p)
	if key.kind.Belongs() {
		parent := ID(p.values["commitment"])
		m.rows[parent] = append(m.rows[parent], p)
	}
}

func (m *merging) calledAll(ids string) string {
	list := strings.Split(ids, "\n")
	for i, id := range list {
		list[i] = string(m.called(ID(id)))
	}
	return strings.Join(list, "\n")
}
