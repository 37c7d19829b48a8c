package coalition

import "slices"

// Class is what a file turned out to be when the coalition takes it in. Its words stand in the translations as class.<class>.
type Class string

// The classes, in the order in which they are asked: the first that fits holds.
const (
	ClassDamaged      Class = "damaged"
	ClassNotOurs      Class = "not-ours"
	ClassRepair       Class = "needs-repair"  // cells that can't be read
	ClassOtherEdition Class = "other-edition" // answers to another agenda
	ClassIdentical    Class = "identical"     // this content of this organisation is known
	ClassNew          Class = "new"           // the first of its organisation
	ClassNewer        Class = "newer"
	ClassOlder        Class = "older"
	ClassConflict     Class = "conflict" // same number in the sequence, or none, with other content
)

// Classes lists every class in their order.
var Classes = []Class{ClassDamaged, ClassNotOurs, ClassRepair, ClassOtherEdition, ClassIdentical, ClassNew, ClassNewer, ClassOlder, ClassConflict}

// Takes tells whether a file of this class counts in the view of its organisation by itself. An older one lies beneath the newer
// ones; what is in conflict, needs repair or answers to another agenda waits for a decision.
func (c Class) Takes() bool { return c == ClassNew || c == ClassNewer || c == ClassOlder }

// Waits tells whether the secretariat may decide to let a file of this class count, or count differently.
func (c Class) Waits() bool { return c == ClassRepair || c == ClassConflict || c == ClassOlder }

// Arrival is what decides the class of a file that came in.
type Arrival struct {
	Refused  Class // damaged or not ours when nothing could be read, else empty
	Repair   bool  // some cell could not be read
	Edition  string
	Hash     string // of the content as the cells say it
	Sequence int    // 0 for a form that was never a submission
}

// Known is one submission that the coalition has of an organisation.
type Known struct {
	Hash     string
	Sequence int
	Counts   bool // it is part of the present view
}

// Classify gives the class of an arrival, for a coalition whose agenda is edition and that knows these submissions of the same
// organisation.
func Classify(a Arrival, edition string, known []Known) Class {
	switch {
	case a.Refused != "":
		return a.Refused
	case a.Repair:
		return ClassRepair
	case a.Edition != edition:
		return ClassOtherEdition
	case slices.ContainsFunc(known, func(k Known) bool { return k.Hash == a.Hash }):
		return ClassIdentical
	}
	return bySequence(a.Sequence, known)
}

// bySequence compares with what counts already. A form has no place in a sequence: it is new where nothing is known, else it
// takes a person to say whether it comes before or after.
func bySequence(sequence int, known []Known) Class {
	newest := -1
	for _, k := range known {
		switch {
		case !k.Counts:
		case sequence == 0 || k.Sequence == sequence:
			return ClassConflict
		default:
			newest = max(newest, k.Sequence)
		}
	}
	switch {
	case newest < 0:
		return ClassNew
	case sequence > newest:
		return ClassNewer
	}
	return ClassOlder
}
