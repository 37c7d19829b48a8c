package exchange

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/database"
	"doemee/data/register"
	"doemee/data/seal"
	"doemee/data/workbook"
)

// AnswerWish is what somebody wants of answering.
type AnswerWish struct {
	Dir      string
	Keys     KeyRing              // signs; a dry run needs none
	Only     []coalition.ID       // organisations, nil for all about which there is something to say
	Again    bool                 // also what was sent already
	DryRun   bool                 // only tell who would get what
	Each     func(Answered)       // called for every organisation as it is settled, by name
	Progress func(AnswerProgress) // called after each
	Now      time.Time            // zero for the present
}

// AnswerProgress is how far answering is, in organisations.
type AnswerProgress struct{ All, Done int }

// Answered is what came of one organisation.
type Answered struct {
	Organisation coalition.ID
	Key, Name    string
	Sequence     int // of the submission that is answered
	Number       int // of the answer
	Verdict      coalition.Verdict
	Questions    int
	Accepted     int    // commitments that are in order
	Path         string // of the workbook, empty in a dry run
	Mail         string // a text to copy into the mail that brings it, its first line the subject
	Sent         bool   // nothing new: it was answered so already
	Err          error  // why there is no answer; the others have theirs
}

// Made tells that there is a new answer, or that there would be one.
func (a Answered) Made() bool { return a.Err == nil && !a.Sent && a.Verdict != "" }

// Answer writes a workbook for every organisation to which there is something new to say: what the secretariat thinks of its
// submission with the questions on their fields, signed, and at the same time the next form, filled in with what the coalition
// has. Each is proved by reading it back, then recorded in the register, and only then gets its name; one that fails is told
// and the others go on. When the context ends, what was made stays.
func Answer(ctx context.Context, r *register.Register, w AnswerWish) ([]Answered, error) {
	e, err := RegisterEdition(ctx, r)
	if err != nil {
		return nil, err
	}
	if w.Now.IsZero() {
		w.Now = time.Now()
	}
	if !w.DryRun {
		if err := w.ready(e); err != nil {
			return nil, err
		}
	}
	to := w.Only
	if to == nil {
		if to, err = r.Answerable(ctx); err != nil {
			return nil, err
		}
	}
	return answerAll(ctx, &answering{r, e, w}, to)
}

// ready refuses beforehand what would go wrong with every organisation: the keys and the folder.
func (w AnswerWish) ready(e *coalition.Edition) error {
	public, err := w.Keys.Public()
	if err != nil {
		return err
	}
	if e.Keys.Signing != "" && e.Keys.Signing != public.Signing {
		return problem("answer-other-key", "found", fingerprintOf(public.Signing), "expected", fingerprintOf(e.Keys.Signing))
	}
	if !there(w.Dir) {
		return &Problem{Code: "no-folder", Filled: pairs("found", w.Dir), Exit: ExitStore}
	}
	return nil
}

func answerAll(ctx context.Context, a *answering, to []coalition.ID) (all []Answered, err error) {
	for i, id := range to {
		if err := ctx.Err(); err != nil {
			return all, err
		}
		one, err := a.one(ctx, id)
		if err != nil {
			one.Err = err
		}
		if one.Verdict != "" || one.Err != nil || a.wish.Only != nil {
			all = append(all, one)
			if a.wish.Each != nil {
				a.wish.Each(one)
			}
		}
		if a.wish.Progress != nil {
			a.wish.Progress(AnswerProgress{All: len(to), Done: i + 1})
		}
	}
	return all, nil
}

// answering is the making of answers.
type answering struct {
	register *register.Register
	edition  *coalition.Edition
	wish     AnswerWish
}

// one answers one organisation, if there is something to say to it.
func (a *answering) one(ctx context.Context, organisation coalition.ID) (Answered, error) {
	out := Answered{Organisation: organisation}
	due, err := a.register.Due(ctx, organisation)
	if err != nil {
		return out, err
	}
	out.Key, out.Name, out.Sequence, out.Number = due.Key, due.Name, due.Sequence, due.Next
	note, err := a.note(ctx, &due)
	if err != nil || note.Verdict == "" {
		return out, err
	}
	out.Verdict, out.Questions, out.Accepted = note.Verdict, len(note.Questions), len(note.Accepted)
	out.Sent = !a.wish.Again && !news(&due, note)
	if out.Sent {
		return out, nil
	}
	file := answerFile(&due, note)
	out.Mail = answerMail(&due, out, file)
	if a.wish.DryRun {
		return out, nil
	}
	out.Path = filepath.Join(a.wish.Dir, file)
	return out, a.write(ctx, &due, note, out.Path)
}

// write signs, writes, proves, records and names one answer.
func (a *answering) write(ctx context.Context, due *register.Due, note coalition.AnswerNote, path string) error {
	body, err := note.JSON()
	if err != nil {
		return err
	}
	if _, err := coalition.ReadAnswerNote(strings.NewReader(body)); err != nil {
		return &Problem{Code: "answer-unsayable", Filled: pairs("found", brief(due.Name)), Exit: ExitRefused}
	}
	signed, err := seal.Sign(seal.AnswerHeader, body, a.wish.Keys.signing...)
	if err != nil {
		return err
	}
	book, err := a.book(ctx, due, note, signed)
	if err != nil {
		return err
	}
	book.Submission.File = filepath.Base(path)
	var raw bytes.Buffer
	if err := workbook.Write(&raw, book); err != nil {
		return fmt.Errorf("write the answer: %w", err)
	}
	p, err := place(path)
	if err != nil {
		return err
	}
	defer p.drop()
	if err := p.write(raw.Bytes()); err != nil {
		return err
	}
	if err := p.read(func(f *os.File, size int64) error { return proved(workbook.Prove(f, size, book)) }); err != nil {
		return err
	}
	kept := register.Answer{ID: note.ID, Organisation: due.Registered, Submission: due.Taken, Number: note.Number, Verdict: note.Verdict,
		MadeAt: note.MadeAt, File: filepath.Base(path), Note: signed}
	asked := make([]coalition.ID, len(note.Questions))
	for i, q := range note.Questions {
		asked[i] = q.ID
	}
	if err := a.register.KeepAnswer(ctx, kept, asked); err != nil {
		return err
	}
	return p.settle()
}

// answerFile is the name of the workbook: SSA-2019-2020_GM0363_Amsterdam_antwoord_v03-1_20261123.xlsx. Like that of a submission it
// is safe everywhere, at most 100 characters long and Dutch in every language.
func answerFile(due *register.Due, n coalition.AnswerNote) string {
	day := string(n.MadeAt[:4] + n.MadeAt[5:7] + n.MadeAt[8:10])
	tail := fmt.Sprintf("_antwoord_v%02d-%d_%s.xlsx", n.Sequence, n.Number, day)
	head := coalition.FileWord(n.Edition, 30) + "_" + coalition.FileWord(n.Key, 16)
	if name := coalition.FileWord(due.Name, 100-len(head)-len(tail)-1); name != "" {
		head += "_" + name
	}
	return head + tail
}

// answerMail is the text that brings an answer, in the language of the submission.
func answerMail(due *register.Due, a Answered, file string) string {
	say := words.In(words.ParseLanguage(due.Language))
	return say.Say("answer.mail."+string(a.Verdict), "name", due.Name, "n", strconv.Itoa(a.Sequence), "file", file,
		"questions", say.Count("answer.mail.count", a.Questions, "n", strconv.Itoa(a.Questions)))
}

// AnswerOf reads a kept answer again: what was said, without looking at the signature, which is the coalition's own.
func AnswerOf(a register.Answer) (coalition.AnswerNote, error) {
	body, err := seal.Unverified(seal.AnswerHeader, a.Note)
	if err != nil {
		return coalition.AnswerNote{}, &database.Fault{Code: database.Damaged, Found: "answer " + string(a.ID), Expected: string(seal.AnswerHeader)}
	}
	return coalition.ReadAnswerNote(strings.NewReader(body))
}

// news tells whether a note says something that was not said before.
func news(due *register.Due, n coalition.AnswerNote) bool {
	if due.Last == nil {
		unsent := slices.ContainsFunc(due.Open, func(q register.Question) bool { return q.Answer == "" })
		return unsent || due.Verdict != "" || due.Waiting != "" || n.Verdict == coalition.Accepted
	}
	last, err := AnswerOf(*due.Last)
	if err != nil {
		return true
	}
	return last.Verdict != n.Verdict || !slices.Equal(last.Accepted, n.Accepted) || !slices.Equal(last.Questions, n.Questions) ||
		!slices.Equal(last.Readings, n.Readings)
}
