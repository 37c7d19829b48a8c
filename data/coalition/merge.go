package coalition

import "slices"

// Incoming is one record that comes back from elsewhere, with what its values alone do not tell.
type Incoming struct {
	Record Record
	// Given tells that the record carries an id of its own; else the id was made from what it says.
	Given bool
	// Copy tells that its id stood at an earlier record too.
	Copy bool
	// Unread holds what stands in fields that could not be understood. They are shown and never taken over.
	Unread map[string]string
	// Silent holds the fields that came back with no value at all because there was no place for one.
	Silent map[string]bool
}

// Beside is something that was written beside a record and is no field of it.
type Beside struct {
	Record ID
	Text   string
}

// Returned is everything that comes back, for [Merge].
type Returned struct {
	// Was are the records as they were sent out. Nil tells that nobody knows: every difference must then be chosen.
	Was    []Record
	Theirs []Incoming
	// Partial are the kinds of which records may be lacking for want of a place; a lacking one is then not asked about.
	Partial map[Kind]bool
	// Form tells that it was never sent out with values: an empty field says nothing.
	Form   bool
	Beside []Beside
	// Taken are the values that were taken over here before. Where one is different now, somebody changed it since and it is not
	// proposed again. A record that came in has the value [Yes] with an empty field.
	Taken map[FieldRef]string
	// Refused is what was refused here before; see [Merged.Refusals].
	Refused map[Refusal]bool
}

// FieldRef names a field of a record, or with an empty field the record itself.
type FieldRef struct {
	Kind  Kind
	ID    ID
	Field string
}

// MergeSort tells what kind of difference a line is about. Its word stands in the translations as merge.<sort>.
type MergeSort string

// The sorts of a line.
const (
	MergeChanged   MergeSort = "changed"    // only theirs changed: proposed
	MergeBoth      MergeSort = "both"       // changed differently, or nobody knows what it was: must be chosen
	MergeNew       MergeSort = "new"        // a record that was not there: proposed, with its rows
	MergeUnsure    MergeSort = "unsure"     // a copy, or one with an id that nobody knows: must be chosen
	MergeGone      MergeSort = "gone"       // no longer there: asked, and kept unless it is chosen
	MergeGoneThere MergeSort = "gone-there" // no longer there, changed here: must be chosen
	MergeGoneHere  MergeSort = "gone-here"  // deleted here, changed there: must be chosen
	MergeUnread    MergeSort = "unread"     // could not be understood: shown, never taken over
	MergeNumber    MergeSort = "number"     // the number of a commitment was changed: shown, never taken over
	MergeNote      MergeSort = "note"       // something beside the record: kept as internal note when that is chosen
)

// Choice is what somebody wants of a line.
type Choice string

// The choices.
const (
	Unchosen   Choice = ""
	TakeTheirs Choice = "theirs"
	KeepOurs   Choice = "ours"
)

// MergeLine is one difference to accept or refuse. Values are written as the field's form says. For a line about a whole record Field
// is empty and the values are those of the field Says, which tells best what the record is.
type MergeLine struct {
	Sort   MergeSort
	Kind   Kind
	Record ID
	Owner  ID     // the commitment of a row, else the record itself
	Number Number // of that commitment, as it will be called here
	// Renumbered is the number that a new commitment came with, when it can't keep it.
	Renumbered        Number
	Field             string
	Says              string
	Was, Theirs, Ours string
	Known             bool // whether Was is known
	From              int  // the place in [Returned.Theirs] of the record, -1 when it did not come back
	Refused           bool // the same was refused before
}

// Takeable tells whether there is anything to choose.
func (l MergeLine) Takeable() bool { return l.Sort != MergeUnread && l.Sort != MergeNumber }

// MustChoose tells whether the line stops everything until it is decided.
func (l MergeLine) MustChoose() bool {
	return !l.Refused && slices.Contains([]MergeSort{MergeBoth, MergeUnsure, MergeGoneThere, MergeGoneHere}, l.Sort)
}

// Proposed is the choice that the line begins with.
func (l MergeLine) Proposed() Choice {
	switch {
	case l.Refused:
		return KeepOurs
	case l.Sort == MergeChanged || l.Sort == MergeNew:
		return TakeTheirs
	case l.MustChoose():
		return Unchosen
	}
	return KeepOurs
}

// Merged is a merge as it would be: lines to look at and to choose from. It changes nothing; see [Merged.Step].
type Merged struct {
	Lines []MergeLine

	records map[recordKey]*pair
	rows    map[ID][]*pair // of a commitment, as they came back
}

type recordKey struct {
	kind Kind
	id   ID
}

func keyOf(r Record) recordKey { return recordKey{r.kind, *r.id} }

// Choices are the choices that the lines begin with, in their order.
func (m Merged) Choices() []Choice {
	choices := make([]Choice, len(m.Lines))
	for i, l := range m.Lines {
		choices[i] = l.Proposed()
	}
	return choices
}

// Decided answers every line that must be chosen and is not yet, and anew what was refused before; other choices stay.
func (m Merged) Decided(choices []Choice, by Choice) []Choice {
	decided := slices.Clone(choices)
	if by == Unchosen {
		return decided
	}
	for i, l := range m.Lines {
		anew := l.Refused && MergeLine{Sort: l.Sort}.MustChoose()
		if anew || l.MustChoose() && decided[i] == Unchosen {
			decided[i] = by
		}
	}
	return decided
}

// Open counts the lines that still must be chosen.
func (m Merged) Open(choices []Choice) (n int) {
	for i, l := range m.Lines {
		if l.MustChoose() && choices[i] == Unchosen {
			n++
		}
	}
	return n
}

// Taken counts the lines that would be taken over.
func (m Merged) Taken(choices []Choice) (n int) {
	for i, l := range m.Lines {
		if l.Takeable() && choices[i] == TakeTheirs {
			n++
		}
	}
	return n
}

// Same tells that there is nothing to choose: what came back is here already.
func (m Merged) Same() bool { return !slices.ContainsFunc(m.Lines, MergeLine.Takeable) }

// Merge compares what comes back with what it was and with what is here, record by record and field by field. It is a pure
// function: of its arguments nothing is changed.
//
// Records are the same when they have the same id. One without an id of its own is looked for by what names it: a commitment by
// its number, a building block by its name, a row by what it says. Fields that never leave the dossier are left alone.
func Merge(ours *Content, r Returned) Merged {
	m := newMerging(ours, r)
	for record := range ours.Records {
		m.here(record)
	}
	for _, p := range m.incoming {
		m.away(p)
	}
	m.beside(r.Beside)
	return Merged{Lines: remembered(m.lines, r.Refused), records: m.pairs, rows: m.rows}
}
