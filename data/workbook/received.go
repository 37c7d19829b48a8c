package workbook

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"doemee/data/coalition"
)

// Received is what a workbook turned out to hold.
type Received struct {
	// Submission is the file data, with the lines and the contact as the cells say them now. Hash, Counts and the contact's
	// hash are what the file says of itself. Empty ids mean a blank form.
	Submission coalition.Submission
	// Base is the canonical content as it was made, nil when the file has none or its own hash contradicts it.
	Base []string
	// Content is what Submission.Lines and Contact say, as one value.
	Content *coalition.Content
	// Rows are the records one by one, in the order in which they were read, with what their values alone do not tell.
	Rows []Row
	// Partial are the kinds of which records may be lacking because the place for them, or for their ids, was taken away.
	Partial map[coalition.Kind]bool
	// Missing names, by kind, the fields for which the file has no place any more: a sheet or a column that was taken away says
	// nothing about its values.
	Missing map[coalition.Kind][]string
	// Reasons are the cells that were not understood and what else should be known. See [Reason.Note].
	Reasons []Reason
	// Blank tells that the file never was a submission: a form that somebody filled in.
	Blank bool
	// Edited tells that the content differs from what the file said when it was made.
	Edited bool
	// Answer is the signed text of the coalition's answer, empty in every other workbook. Nobody has looked at its signature.
	Answer string
}

// Row is one record as it stood in the file.
type Row struct {
	Record coalition.Record
	Sheet  string
	Row    int      // 0 for a form, whose fields stand on rows of their own
	HasID  bool     // its id stood in the file; else it follows from what the row says
	Copy   bool     // its id stood in an earlier row too, so that it counts as another record
	Unread []string // fields with a cell that was not understood: what the record says of them is nothing to go by
	Absent []string // fields that the file has no place for
}

// Repair tells whether some cell could not be understood, so that the content is not complete.
func (r *Received) Repair() bool {
	return slices.ContainsFunc(r.Reasons, func(reason Reason) bool { return !reason.Note() })
}

// Reason is one thing about one cell. Its sentence stands in the translations as reason.<code>.
type Reason struct {
	Code     string
	Sheet    string
	Cell     string // C7, empty when it is about the sheet or the file
	Field    string // key of the column, such as commitment.end.year; empty outside the form
	Found    string
	Expected string // an example or a limit, language-free; empty when the code says enough
	// Record is the record in whose row the cell stands, empty outside the rows of the form.
	Record coalition.ID
	// Heading is what stands above a cell that is no part of the form.
	Heading string
}

// The codes of reasons.
const (
	UnknownChoice    = "unknown-choice"    // not a word or code of the list
	NotADate         = "not-a-date"        //
	NotAMonth        = "not-a-month"       //
	NotAnAmount      = "not-an-amount"     // or one that can be read in two ways
	NotAYear         = "not-a-year"        //
	NotAQuarter      = "not-a-quarter"     //
	NotYesOrNo       = "not-yes-or-no"     //
	NotAText         = "not-a-text"        // a date or a truth in a cell for text; kept as it is written
	NotANumber       = "not-a-number"      // of a commitment
	UnknownNumber    = "unknown-number"    // no such commitment in the file
	AmbiguousNumber  = "ambiguous-number"  // two commitments have it
	UnknownBlock     = "unknown-block"     //
	NoCommitment     = "no-commitment"     // a row that does not say which commitment it belongs to
	NotAnID          = "not-an-id"         //
	IDTwice          = "id-twice"          // the second is taken for a new record
	EndIncomplete    = "end-incomplete"    // a quarter without a year, or a year without a quarter
	EndDisagrees     = "end-disagrees"     // with the exact date, which holds
	ErrorValue       = "error-value"       // #N/A and its like
	Uncalculated     = "uncalculated"      // a formula without a stored result
	ZeroLost         = "zero-lost"         // a number that should have begun with a zero
	Restored         = "restored"          // note: zeros in front that something else in the file proves
	Formula          = "formula"           // note: counts by its result
	OutsideForm      = "outside-form"      // note: a cell that is no part of the form
	NumberTwice      = "number-twice"      // note: two commitments with one number
	MissingSheet     = "missing-sheet"     // note
	MissingColumn    = "missing-column"    // note
	ColumnTwice      = "column-twice"      // the first holds
	ColumnDisagrees  = "column-disagrees"  // key, name and heading point to different columns
	BaseDamaged      = "base-damaged"      // note: the base does not have the hash the file gives
	MetaDisagrees    = "meta-disagrees"    // note: technical sheet and properties say different things
	ContactDisagrees = "contact-disagrees" // note: the contact was changed
	HadPassword      = "had-password"      // note: the file came with an Excel password
	TooMany          = "too-many"          // note: further reasons are left out
)

var notes = map[string]bool{Restored: true, Formula: true, OutsideForm: true, NumberTwice: true, MissingSheet: true, MissingColumn: true, BaseDamaged: true,
	MetaDisagrees: true, ContactDisagrees: true, HadPassword: true, TooMany: true}

// Note tells that nothing was lost: everything that stands in the form was read.
func (r Reason) Note() bool { return notes[r.Code] }

func (r Reason) String() string {
	return fmt.Sprintf("%s!%s %s: %s: found %q, expected %q", r.Sheet, r.Cell, r.Field, r.Code, r.Found, r.Expected)
}

// Values are the placeholders of the reason's sentence.
func (r Reason) Values() map[string]string {
	return map[string]string{"sheet": r.Sheet, "cell": r.Cell, "found": r.Found, "expected": r.Expected}
}

// Refusals of a whole file; nothing of it was read. Their sentences stand in the translations as workbook.<text>. Damage and
// limits are told by the errors of data/sheet.
var (
	ErrNotOurs = errors.New("not-ours") // a workbook, but not this form
	ErrNewer   = errors.New("newer")    // made by a newer program, see [Schema]
)

// Difference is the error of a workbook that does not read back as it was meant.
type Difference struct {
	What  string // lines, contact, base, answer or reason
	Want  string
	Found string
}

func (d *Difference) Error() string {
	return fmt.Sprintf("%s: meant to write %q, read back %q", d.What, d.Want, d.Found)
}

// Prove reads a workbook back and compares it with what was meant to travel. It gives [*Difference] for the first difference and
// the errors of [Read].
func Prove(r io.ReaderAt, size int64, b Book) error {
	got, err := Read(r, size, b.Edition)
	if err != nil {
		return err
	}
	for _, reason := range got.Reasons {
		return &Difference{What: "reason", Found: reason.String()}
	}
	if err := sameLines("lines", b.Submission.Lines, got.Submission.Lines); err != nil {
		return err
	}
	if err := sameLines("base", b.Submission.Lines, got.Base); err != nil {
		return err
	}
	if got.Submission.Contact != b.Submission.Contact {
		return &Difference{What: "contact", Want: b.Submission.Contact, Found: got.Submission.Contact}
	}
	if b.Answer != nil && got.Answer != b.Answer.Note {
		return &Difference{What: "answer", Want: b.Answer.Note, Found: got.Answer}
	}
	return nil
}

func sameLines(what string, want, got []string) error {
	for i := range max(len(want), len(got)) {
		var a, b string
		if i < len(want) {
			a = want[i]
		}
		if i < len(got) {
			b = got[i]
		}
		if a != b {
			return &Difference{What: what, Want: a, Found: b}
		}
	}
	return nil
}
