package coalition

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
)

// Group is where people look for what is found: their words stand in the translations as search.group.<group>.
type Group string

// The groups, in the order in which they are shown.
const (
	GroupCommitments Group = "commitments"
	GroupNotes       Group = "notes" // remarks and internal notes of commitments
	GroupBlocks      Group = "blocks"
	GroupAgenda      Group = "agenda"
)

// Groups lists the groups in their order.
var Groups = []Group{GroupCommitments, GroupNotes, GroupBlocks, GroupAgenda}

// Hit is one place where what was searched for stands.
type Hit struct {
	Group Group
	Kind  Kind // of the record; empty for the agenda
	Owner ID   // the commitment or building block to go to
	Row   ID   // the contribution, milestone or other row of the commitment; empty when it is the commitment itself
	At    Ref  // the agenda's item; empty for a record
	Field string
	Title string // of the commitment, the block or the item
	Text  string // the text in which it stands, cut to the part around it
	Marks []Span // what was found in Text
}

// Span is a part of a text, in bytes.
type Span struct{ From, To int }

// Found is what a search gives.
type Found struct {
	Hits []Hit         // by group, titles first
	More map[Group]int // how many there are besides, in groups of which not all are given
}

// mostHits bounds what a search gives of each group: nobody reads more.
const mostHits = 10

// Search looks for words in the agenda and in everything of the dossier that is not in the trash. Every word must stand in the
// same text; capitals, accents and usual word endings make no difference. A word of two or three letters must begin a word, a
// longer one may stand anywhere in it. Words of one letter are passed over; without other words nothing is found.
func Search(c *Content, e *Edition, language, text string) Found {
	s := newSearch(text)
	if len(s.terms) == 0 {
		return Found{}
	}
	s.commitments(c)
	s.blocks(c)
	s.agenda(e, language)
	return s.found()
}

// search is one search while it goes on.
type search struct {
	terms  [][][]byte // of each word, what it is looked for as
	buffer []byte
	hits   map[Group][]Hit
	titles map[Group][]Hit // those in a title
}

func newSearch(text string) *search {
	s := &search{hits: map[Group][]Hit{}, titles: map[Group][]Hit{}}
	for _, word := range strings.FieldsFunc(Fold(text), func(r rune) bool { return !letter(r) }) {
		if length(word) < 2 {
			continue
		}
		var term [][]byte
		for _, form := range forms(word) {
			term = append(term, []byte(form))
		}
		s.terms = append(s.terms, term)
	}
	return s
}

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// holds tells whether every word stands in a text.
func (s *search) holds(text string) bool {
	if text == "" {
		return false
	}
	s.buffer = appendFolded(s.buffer[:0], text)
	for _, term := range s.terms {
		if !slices.ContainsFunc(term, func(form []byte) bool { return indexForm(s.buffer, form) >= 0 }) {
			return false
		}
	}
	return true
}

// indexForm is where a form first stands in a folded text, -1 when nowhere.
func indexForm(text, form []byte) int {
	from := 0
	for {
		i := bytes.Index(text[from:], form)
		if i < 0 {
			return -1
		}
		at := from + i
		if len(form) > shortForm || at == 0 || !letterByte(text[at-1]) {
			return at
		}
		from = at + 1
	}
}

// letterByte tells whether a byte of a folded text is part of a letter or digit; every byte beyond ASCII is taken for one.
func letterByte(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= '0' && b <= '9' || b >= 0x80
}

// searched lists, per kind, the fields in which a search looks.
var searched = func() map[Kind][]int {
	all := map[Kind][]int{}
	for _, k := range []Kind{KindCommitment, KindContribution, KindMilestone, KindNeed, KindProgress, KindBuildingBlock} {
		for i, f := range tables[k].fields {
			if f.Limit > 0 || f.Form == FormNumber {
				all[k] = append(all[k], i)
			}
		}
	}
	return all
}()

// notes are the fields of a commitment that are notes.
var notes = []string{"remark", "internalNote"}

func (s *search) commitments(c *Content) {
	for i := range c.Commitments {
		t := &c.Commitments[i]
		if t.Trashed != "" {
			continue
		}
		base := Hit{Group: GroupCommitments, Owner: t.ID, Title: string(t.Number) + " " + t.Title}
		if s.record(AsRecord(t), base) {
			continue
		}
		t.Rows(func(r Record) bool {
			row := base
			row.Row = r.ID()
			return !s.record(r, row)
		})
	}
}

func (s *search) blocks(c *Content) {
	for i := range c.BuildingBlocks {
		if b := &c.BuildingBlocks[i]; b.Trashed == "" {
			s.record(AsRecord(b), Hit{Group: GroupBlocks, Owner: b.ID, Title: b.Name})
		}
	}
}

// record adds a hit for the first text of a record that holds all words, and another for the first note that does. It tells
// whether there was a text that is no note.
func (s *search) record(r Record, base Hit) (found bool) {
	noted := false
	fields := tables[r.kind].fields
	for _, i := range searched[r.kind] {
		note := r.kind == KindCommitment && slices.Contains(notes, fields[i].Name)
		if note && noted || !note && found {
			continue
		}
		text := r.slots(i).read()
		if !s.holds(text) {
			continue
		}
		hit := base
		hit.Kind, hit.Field, hit.Text = r.kind, fields[i].Name, text
		if note {
			hit.Group, noted = GroupNotes, true
		} else {
			found = true
		}
		s.add(hit, hit.Row == "" && (hit.Field == "title" || hit.Field == "name" || hit.Field == "number"))
	}
	return found
}

func (s *search) agenda(e *Edition, language string) {
	for _, l := range append(slices.Clone(readLists), ListContribution) {
		for _, item := range e.Items(l) {
			for i, text := range []Text{item.Label, item.Help, item.About} {
				if said := text.In(language); !item.Gone && s.holds(said) {
					s.add(Hit{Group: GroupAgenda, At: Ref{l, item.Code}, Title: item.Label.In(language), Text: said}, i == 0)
					break
				}
			}
		}
	}
}

func (s *search) add(h Hit, title bool) {
	if title {
		s.titles[h.Group] = append(s.titles[h.Group], h)
	} else {
		s.hits[h.Group] = append(s.hits[h.Group], h)
	}
}

// found puts the groups in their order, and marks what is given.
func (s *search) found() Found {
	f := Found{More: map[Group]int{}}
	for _, g := range Groups {
		all := append(s.titles[g], s.hits[g]...)
		if more := len(all) - mostHits; more > 0 {
			f.More[g] = more
			all = all[:mostHits]
		}
		for _, h := range all {
			h.Text, h.Marks = s.excerpt(h.Text)
			f.Hits = append(f.Hits, h)
		}
	}
	return f
}
