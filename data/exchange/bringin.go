package exchange

import (
	"context"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"doemee/data/coalition"
	"doemee/data/dossier"
	"doemee/data/workbook"
)

// Base tells where it is known from what a workbook held when it was made.
type Base string

// The bases. Without one every difference must be chosen.
const (
	BaseKept Base = "kept" // the dossier's own submission
	BaseFile Base = "file" // the file's copy, which fits its hash
	BaseNone Base = "none"
)

// BringingIn is a workbook compared with a dossier: what bringing it in would change. Nothing has been changed yet.
type BringingIn struct {
	coalition.Merged
	Received Received
	File     string // its name
	Base     Base
	Answer   *TakenAnswer // what the coalition says, where the file is an answer of it
	// Outside are cells that are no part of the form, by column; Also is what else should be known of the file.
	Outside []Outside
	Also    []workbook.Reason

	returned coalition.Returned
}

// Outside is a column, or a sheet, of cells that are no part of the form.
type Outside struct {
	Sheet   string
	Column  string // letters; empty for a sheet that is not of the form
	Heading string // what stands above it
	Cells   []workbook.Reason
}

// receiveFor reads a workbook by every agenda that a dossier knows, not only the one inside the program.
func receiveFor(ctx context.Context, d *dossier.Dossier, path, passphrase string) (Received, error) {
	present, err := EditionOf(ctx, d)
	if err != nil {
		return Received{}, err
	}
	return receive(ctx, path, passphrase, present, func(s coalition.Submission) (*coalition.Edition, error) {
		if s.Edition == "" {
			return present, nil
		}
		return SubmittedEdition(ctx, d, s)
	})
}

// PlanBringIn reads a workbook and compares it with the content of a dossier. What is refused as a whole gives the error of [Receive];
// a workbook of another organisation gives [*Problem].
func PlanBringIn(ctx context.Context, d *dossier.Dossier, c *coalition.Content, path, passphrase string) (BringingIn, error) {
	got, err := receiveFor(ctx, d, path, passphrase)
	if err != nil {
		return BringingIn{}, err
	}
	kept, err := d.Submissions(ctx)
	if err != nil {
		return BringingIn{}, err
	}
	answer, err := answerIn(ctx, d, c, got, kept)
	if err != nil {
		return BringingIn{}, err
	}
	if err := belongs(got, c); err != nil {
		return BringingIn{}, err
	}
	history, err := d.History(ctx, "", 0)
	if err != nil {
		return BringingIn{}, err
	}
	b := BringingIn{Received: got, File: filepath.Base(path), Answer: answer}
	b.returned.Taken = takenBefore(history)
	if b.returned.Refused, err = d.Refusals(ctx); err != nil {
		return BringingIn{}, err
	}
	if b.returned.Was, b.Base, err = wasOf(got, kept); err != nil {
		return BringingIn{}, err
	}
	if answer != nil {
		if b.returned.Was, err = answer.was(b.returned.Was); err != nil {
			return BringingIn{}, err
		}
	}
	b.returned.Theirs, b.returned.Partial, b.returned.Form = incoming(got, b.returned.Was), got.Partial, got.Blank
	b.sort(got.Reasons)
	b.Compare(c)
	return b, nil
}

// Compare compares anew, after the dossier changed.
func (b *BringingIn) Compare(c *coalition.Content) { b.Merged = coalition.Merge(c, b.returned) }

// Elsewhere tells that the content was changed since the file was made.
func (b *BringingIn) Elsewhere() bool { return b.Received.Edited }

// Row is where the record of a line stands in the file; ok is false when it does not stand there.
func (b *BringingIn) Row(l coalition.MergeLine) (row workbook.Row, ok bool) {
	if l.From < 0 || l.From >= len(b.Received.Rows) {
		return workbook.Row{}, false
	}
	return b.Received.Rows[l.From], true
}

// Cell is the cell that was not understood, for a line that says so.
func (b *BringingIn) Cell(l coalition.MergeLine) (workbook.Reason, bool) {
	row, ok := b.Row(l)
	if !ok || l.Sort != coalition.MergeUnread {
		return workbook.Reason{}, false
	}
	for _, reason := range b.Received.Reasons {
		if reason.Record == row.Record.ID() && !reason.Note() && fieldOfKey(reason.Field) == l.Field {
			return reason, true
		}
	}
	return workbook.Reason{}, false
}

// Notes are the places of the lines that would keep these cells as internal notes.
func (b *BringingIn) Notes(out Outside) (lines []int) {
	there := map[string]bool{}
	for _, cell := range out.Cells {
		there[noteOf(cell)] = true
	}
	for i, l := range b.Lines {
		if l.Sort == coalition.MergeNote && there[l.Theirs] {
			lines = append(lines, i)
		}
	}
	return lines
}

// fieldOfKey is the field of a column: end of commitment.end.year, kind of contribution.2.kind.
func fieldOfKey(key string) string {
	parts := strings.Split(key, ".")
	for _, part := range parts[1:] {
		if _, err := strconv.Atoi(part); err != nil {
			return part
		}
	}
	return ""
}

// belongs refuses a workbook of another organisation. A form carries no ids: there the identifier decides, or else the name.
func belongs(got Received, c *coalition.Content) error {
	ours, theirs := &c.Organisation, &got.Content.Organisation
	other := got.Submission.Organisation != ours.ID
	if got.Blank {
		switch {
		case theirs.Identifier != "" && ours.Identifier != "":
			other = !strings.EqualFold(theirs.Identifier, ours.Identifier)
		default:
			other = theirs.Name != "" && ours.Name != "" && !strings.EqualFold(coalition.FileWord(theirs.Name, 100), coalition.FileWord(ours.Name, 100))
		}
	}
	if !other {
		return nil
	}
	name := got.Submission.Name
	if name == "" {
		name = theirs.ShownName()
	}
	return problem("other-organisation", "found", brief(name+" ("+got.Submission.Key+")"), "expected", brief(ours.ShownName()+" ("+ours.Key()+")"))
}

// BringIn carries out what was chosen: a backup, then one step that can be taken back as a whole. c is the content that was
// compared and is not changed: the caller applies the step to it. Lines that still must be chosen stop everything with [*Problem]. A
// step without changes means that everything was there already.
func BringIn(ctx context.Context, d *dossier.Dossier, c *coalition.Content, b BringingIn, choices []coalition.Choice, now time.Time) (coalition.Step, error) {
	if open := b.Open(choices); open > 0 {
		return coalition.Step{}, &Problem{Code: "choices-open", Filled: pairs("n", strconv.Itoa(open)), Exit: ExitFindings}
	}
	step, err := b.Step(c, choices, coalition.MomentOf(now))
	if err != nil {
		return step, err
	}
	// What was refused is remembered first: when the rest fails, at worst it is not asked again.
	if err := d.Refuse(ctx, b.Refusals(choices)); err != nil {
		return coalition.Step{}, err
	}
	if len(step.Changes) == 0 && !b.Says() {
		return step, nil
	}
	if _, err := BackupBefore(ctx, d, ReasonBringIn); err != nil {
		return coalition.Step{}, fmt.Errorf("back up before bringing in: %w", err)
	}
	if b.Says() {
		return step, d.TakeAnswer(ctx, b.Answer.Answer(), step)
	}
	return step, d.Apply(ctx, step)
}

// Says tells that the file is an answer that was not taken before.
func (b *BringingIn) Says() bool { return b.Answer != nil && !b.Answer.Known }
