package report

import (
	"strconv"

	"doemee/data/coalition"
)

// Difference is a line of a merge as people read it: whose it is, which field, and the three values. Nothing is the empty text.
type Difference struct {
	Whose, What       string
	Was, Theirs, Ours string
	Note              string // what else should be known, a sentence
}

// Difference puts a line of a merge in words. Row is where its record stands in the file, 0 where it does not.
func (s Shower) Difference(l coalition.MergeLine, row int) Difference {
	d := Difference{Whose: s.whose(l), What: s.what(l, row), Was: l.Was, Theirs: l.Theirs, Ours: l.Ours}
	name := l.Field
	if name == "" {
		name = l.Says
	}
	if f, ok := coalition.FieldOf(l.Kind, name); ok {
		d.Was, d.Ours = s.Show(f, l.Was), s.Show(f, l.Ours)
		if l.Sort != coalition.MergeUnread {
			d.Theirs = s.Show(f, l.Theirs)
		}
	}
	if l.Refused {
		d.Note = s.Words.Say("merge.refused")
	}
	if l.Renumbered != "" {
		d.Note = s.Words.Say("merge.renumbered", "number", string(l.Renumbered))
	}
	return d
}

// whose is the number of the commitment, or what kind of record it is where there is only one of it.
func (s Shower) whose(l coalition.MergeLine) string {
	fresh := l.Sort == coalition.MergeNew || l.Sort == coalition.MergeUnsure
	switch {
	case l.Number == "":
		return s.Words.Say("kind." + string(l.Kind))
	case fresh && l.Kind == coalition.KindCommitment:
		return s.Words.Say("merge.new-number", "number", string(l.Number))
	}
	return string(l.Number)
}

// what is the heading of the field, with the kind of a row before it.
func (s Shower) what(l coalition.MergeLine, row int) string {
	text := s.Words.Say("merge.whole")
	switch {
	case l.Field != "":
		text = s.Heading(l.Kind, l.Field)
	case row > 0:
		text = s.Words.Say("merge.row", "n", strconv.Itoa(row))
	}
	if l.Kind.Belongs() {
		return s.Words.Say("kind."+string(l.Kind)) + ": " + text
	}
	return text
}
