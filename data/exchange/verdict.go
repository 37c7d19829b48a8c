package exchange

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/register"
)

// MailText is a text to copy into a mail to whoever sent a file: what became of it, and what to do where something is asked. The
// first line is the subject.
func MailText(l words.Language, s register.Seen) string {
	say := words.In(l)
	name := s.Path
	if s.Inside != "" {
		name = s.Inside
	}
	name = name[strings.LastIndexAny(name, `/\`)+1:]
	return say.Say("class.mail."+string(s.Class), "file", name, "name", s.Name, "n", strconv.Itoa(s.Sequence), "reasons", reasonLines(say, s.Reasons))
}

// reasonLines lists the reasons, one a line, with their places.
func reasonLines(say *words.Words, reasons []register.Reason) string {
	var lines []string
	for _, r := range reasons {
		text := ReasonText(say, r)
		if r.Cell != "" {
			text = say.Say("class.mail.cell", "sheet", r.Sheet, "cell", r.Cell, "text", text)
		}
		lines = append(lines, "- "+text)
	}
	return strings.Join(lines, "\n")
}

// Overrule lets a submission count that waits for a decision. What nobody could read in it so far becomes a question, in the
// language of the submission.
func Overrule(ctx context.Context, r *register.Register, taken coalition.ID) error {
	e, err := RegisterEdition(ctx, r)
	if err != nil {
		return err
	}
	s, err := r.Submission(ctx, taken)
	if err != nil {
		return err
	}
	say := words.In(words.ParseLanguage(s.Language))
	return r.Overrule(ctx, e, taken, func(reason register.Reason) string { return ReasonText(say, reason) })
}

// SetAside takes a submission out of the present view; it stays as it came in.
func SetAside(ctx context.Context, r *register.Register, taken coalition.ID) error {
	e, err := RegisterEdition(ctx, r)
	if err != nil {
		return err
	}
	return r.SetAside(ctx, e, taken)
}

// UndoTakeIn takes a whole batch back and tells how many submissions that were.
func UndoTakeIn(ctx context.Context, r *register.Register, batch coalition.ID) (int, error) {
	e, err := RegisterEdition(ctx, r)
	if err != nil {
		return 0, err
	}
	return r.Undo(ctx, e, batch)
}

// ReadAs says how to read one cell of a file that needs repair: text is a value as a person writes it, or a word of the list that
// the field chooses from. Sheet and cell are those of the reason.
func ReadAs(ctx context.Context, r *register.Register, file coalition.ID, sheet, cell, text string) (register.Reading, error) {
	e, err := RegisterEdition(ctx, r)
	if err != nil {
		return register.Reading{}, err
	}
	seen, err := r.File(ctx, file)
	if err != nil {
		return register.Reading{}, err
	}
	for _, reason := range seen.Reasons {
		if reason.Sheet != sheet || !strings.EqualFold(reason.Cell, cell) || reason.Note || reason.Record == "" {
			continue
		}
		field := coalition.FieldOfColumn(reason.Kind, reason.Field)
		one := register.Reading{Submission: seen.Submission, File: file, Sheet: reason.Sheet, Cell: reason.Cell, Kind: reason.Kind, Record: reason.Record,
			Field: field, Found: reason.Found, Value: codesFor(e, reason.Kind, field, text)}
		return r.Read(ctx, e, one)
	}
	return register.Reading{}, fmt.Errorf("%s!%s: %w", sheet, cell, coalition.ErrNoRecord)
}

// codesFor turns words of a list into their codes; a text that is no such word stays as it is.
func codesFor(e *coalition.Edition, k coalition.Kind, field, text string) string {
	f, _ := coalition.FieldOf(k, field)
	if f.List == "" {
		return text
	}
	var codes []string
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == '\n' }) {
		codes = append(codes, codeFor(e, f.List, strings.TrimSpace(word)))
	}
	return strings.Join(codes, "\n")
}

func codeFor(e *coalition.Edition, l coalition.List, word string) string {
	for _, language := range words.Languages {
		say := words.In(language)
		for _, c := range e.Codes(l) {
			for _, t := range append(e.Codes(coalition.ListOrganisationType), "") {
				if coalition.Fold(e.Label(say, l, c, t)) == coalition.Fold(word) {
					return string(c)
				}
			}
		}
	}
	return word
}

// JudgeCommitment gives the verdict on a commitment of an organisation by its number.
func JudgeCommitment(ctx context.Context, r *register.Register, organisation coalition.ID, n coalition.Number, v coalition.Verdict) error {
	id, err := CommitmentNumbered(ctx, r, organisation, n)
	if err != nil {
		return err
	}
	return r.Judge(ctx, organisation, id, v)
}

// CommitmentNumbered finds a commitment of an organisation by its number.
func CommitmentNumbered(ctx context.Context, r *register.Register, organisation coalition.ID, n coalition.Number) (coalition.ID, error) {
	view, err := r.View(ctx, organisation)
	if err != nil {
		return "", err
	}
	c := view.Content.Numbered(n)
	if n == "" || c == nil {
		return "", fmt.Errorf("%s: %w", n, coalition.ErrNoRecord)
	}
	return c.ID, nil
}

// registerFault knows the refusals of a register.
func registerFault(err error) (Fault, bool) {
	switch {
	case errors.Is(err, register.ErrAnswered):
		return refused("answered"), true
	case errors.Is(err, register.ErrUndone):
		return refused("undone"), true
	}
	return Fault{}, false
}
