// Package workbook carries a submission as an Excel workbook: it writes the form that people fill in and hand over, and finds
// meaning again in the cells of whatever comes back. It stands between the domain (data/coalition), which knows no cells, and
// the strict reader (data/sheet), which knows no commitments. It is the only room that writes with excelize; nothing that a
// stranger sent is ever opened with it.
//
// What the file format promises:
//   - One table per sheet: title in A1, a line of help under it, a hidden row of keys, one row of headings, then the data. A key
//     is the field's name in the domain (commitment.title); it never changes, whatever language the headings are in.
//   - Every record has its id in the last, hidden column; a row without one is a new record, and the same row twice is the same
//     record each time it is read.
//   - What travels is decided by the canonical lines of the submission alone. They stand in the technical sheet as well (the
//     base), with their hash, so that an edit made anywhere can be told from what was handed in.
//   - The same book gives the same bytes. Nothing a person typed can become a formula.
package workbook

import (
	"fmt"
	"io"

	"doemee/assets/words"
	"doemee/data/coalition"
)

// Schema is the version of the workbook that this program writes and the newest it can read.
const Schema = 1

// Book is everything a workbook shows. Submission.Lines and Submission.Contact decide what travels; Content gives the order
// in which people keep their records, and nothing else, except in a blank form, which has no submission.
type Book struct {
	Submission coalition.Submission
	Edition    *coalition.Edition
	Content    *coalition.Content   // may be nil
	Findings   []coalition.Finding  // shown on the sheet of checks
	Questions  []coalition.Question // of the coalition, shown beside the replies
	Previous   []string             // lines of the previous submission, nil for the first
	Language   words.Language
	Answer     *Answer // makes it an answer of the coalition, which is at the same time the next form
}

// Answer is what makes a workbook an answer: what people read of it, and the signed text that programs read.
type Answer struct {
	Note     string // signed
	Sequence int    // of the submission that it answers
	Verdict  coalition.Verdict
	Accepted []coalition.ID          // commitments that are in order
	Readings []coalition.NoteReading // cells that the secretariat read where no reader could
}

// TooLong is the error of a text that no cell can hold; Excel would cut it without a word.
type TooLong struct {
	Kind  coalition.Kind
	ID    coalition.ID
	Field string
	Units int // UTF-16 units found
}

func (t *TooLong) Error() string {
	return fmt.Sprintf("%s %s: %s has %d characters and a cell holds at most %d; shorten it", t.Kind, t.ID, t.Field, t.Units, cellUnits)
}

// Write writes the workbook of a submission. The same book gives the same bytes. A text longer than a cell can hold gives
// [*TooLong], a line that is no record the error of [coalition.ReadLine]; nothing is written then.
func Write(w io.Writer, b Book) error {
	cargo, err := loadSubmission(b)
	if err != nil {
		return err
	}
	return write(w, b, cargo, false)
}

// WriteBlank writes the form for people without the program: empty rows, or filled in with what may leave of b.Content. It
// carries no ids of a submission or of records; b.Submission is not looked at.
func WriteBlank(w io.Writer, b Book) error {
	b.Submission = coalition.Submission{Edition: b.Edition.Name, EditionVersion: b.Edition.Version, Schema: Schema, Language: string(b.Language)}
	b.Previous = nil
	return write(w, b, loadContent(b.Content), true)
}

func write(out io.Writer, b Book, c *cargo, blank bool) error {
	if err := c.fits(); err != nil {
		return err
	}
	w := newWriter(b, c, blank)
	w.readme()
	w.form(organisationForm)
	for _, t := range tables {
		w.table(t, w.entries(t))
		if t.name == "progress" {
			w.form(contactForm)
		}
	}
	w.changes()
	w.lists()
	w.technical()
	return w.paint.finish(out, w.title(), string(b.Language), b.Submission.MadeAt)
}
