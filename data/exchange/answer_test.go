package exchange

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"doemee/data/coalition"
	"doemee/data/database"
	"doemee/data/dossier"
	"doemee/data/register"
)

// sides are a member and the coalition that has taken in what the member handed in, changed on the way.
type sides struct {
	content  *coalition.Content
	dossier  *dossier.Dossier
	register *register.Register
	keys     KeyRing
	id       coalition.ID // of the organisation, as the register knows it
}

func newSides(t *testing.T, w TakeInWish, change func(*excelize.File)) *sides {
	t.Helper()
	s := &sides{content: complete(t, 2), keys: ring(t, "coalitie"), register: newRegister(t)}
	var path string
	s.dossier, path = returned(t, s.content, change)
	must(t, takeOn(t, s.dossier, s.content, agenda(t, 2, Bundled().Name, s.keys)))
	w.Each = func(a register.Arrival) { s.id = a.Organisation }
	takeIn(t, s.register, w, path)
	return s
}

// typedIn writes a text in a cell of the commitments.
func typedIn(t *testing.T, key, number, text string) func(*excelize.File) {
	return func(f *excelize.File) {
		must(t, f.SetCellStr("Toezeggingen", cellAt(t, f, "Toezeggingen", key, number), text))
	}
}

func (s *sides) answer(t *testing.T, change func(*AnswerWish)) []Answered {
	t.Helper()
	w := AnswerWish{Dir: t.TempDir(), Keys: s.keys, Now: today}
	if change != nil {
		change(&w)
	}
	made, err := Answer(t.Context(), s.register, w)
	must(t, err)
	return made
}

func (s *sides) bring(t *testing.T, path string) BringingIn {
	t.Helper()
	b, err := PlanBringIn(t.Context(), s.dossier, s.content, path, "")
	must(t, err)
	step, err := BringIn(t.Context(), s.dossier, s.content, b, b.Choices(), today)
	must(t, err)
	must(t, s.content.Apply(step))
	return b
}

// A cell that nobody could read becomes a question at its field, and what the member has there stays.
func TestWhatCouldNotBeReadIsAsked(t *testing.T) {
	s := newSides(t, TakeInWish{}, typedIn(t, "commitment.mandate", "T-001", "de wethouder, denk ik"))
	made := s.answer(t, nil)
	if len(made) != 1 || made[0].Verdict != coalition.Unreadable || made[0].Questions != 1 || made[0].Err != nil {
		t.Fatalf("answered %+v", made)
	}
	b := s.bring(t, made[0].Path)
	if len(b.Lines) != 0 || s.content.Numbered("T-001").Mandate != "management" {
		t.Errorf("the unread cell changes %+v", b.Lines)
	}
	answers, err := s.dossier.Answers(t.Context())
	must(t, err)
	pins := coalition.Pin(s.content, answers)
	if len(pins) != 1 || pins[0].Field != "mandate" || pins[0].Number != "T-001" {
		t.Errorf("pinned %+v", pins)
	}
	if again := s.answer(t, nil); len(again) != 1 || !again[0].Sent {
		t.Errorf("answered again %+v", again)
	}
}

// The same text in another cell of the row is asked, also when the first was read.
func TestTheSameTextInAnotherCellIsAsked(t *testing.T) {
	s := newSides(t, TakeInWish{}, func(f *excelize.File) {
		typedIn(t, "commitment.mandate", "T-001", "nader te bepalen")(f)
		typedIn(t, "commitment.funding", "T-001", "nader te bepalen")(f)
	})
	files, _, err := s.register.Files(t.Context(), register.FileQuery{})
	must(t, err)
	file, err := s.register.File(t.Context(), files[0].ID)
	must(t, err)
	for _, reason := range file.Reasons {
		if reason.Field == "commitment.mandate" && !reason.Note {
			_, err := ReadAs(t.Context(), s.register, file.ID, reason.Sheet, reason.Cell, "council")
			must(t, err)
		}
	}
	made := s.answer(t, nil)
	if len(made) != 1 || made[0].Questions != 1 || made[0].Err != nil {
		t.Fatalf("answered %+v", made)
	}
	kept, err := s.register.Answers(t.Context(), s.id)
	must(t, err)
	note, err := AnswerOf(kept[0])
	if err != nil || len(note.Questions) != 1 || note.Questions[0].Field != "funding" || len(note.Readings) != 1 {
		t.Errorf("it says %+v, %v", note, err)
	}
}

// What no member could read is not sent: there is no file, and nothing is recorded.
func TestAnAnswerThatNobodyCouldReadIsNotMade(t *testing.T) {
	s := newSides(t, TakeInWish{}, nil)
	_, err := s.register.Ask(t.Context(), register.Question{Organisation: s.id, Text: "Wat bedoelt u?\x7f"})
	must(t, err)
	dir := t.TempDir()
	made := s.answer(t, func(w *AnswerWish) { w.Dir = dir })
	if len(made) != 1 || FaultOf(made[0].Err).Key != "exchange.fault.answer-unsayable" || len(files(t, dir)) != 0 {
		t.Errorf("answered %+v, in the folder %v", made, files(t, dir))
	}
	if kept, err := s.register.Answers(t.Context(), s.id); err != nil || len(kept) != 0 {
		t.Errorf("%d answers are kept, %v", len(kept), err)
	}
}

// How the secretariat read a cell is told back, and proposed to the member.
func TestWhatTheSecretariatReadIsToldBack(t *testing.T) {
	s := newSides(t, TakeInWish{}, typedIn(t, "commitment.mandate", "T-001", "de wethouder, denk ik"))
	files, _, err := s.register.Files(t.Context(), register.FileQuery{})
	must(t, err)
	file, err := s.register.File(t.Context(), files[0].ID)
	must(t, err)
	for _, reason := range file.Reasons {
		if !reason.Note {
			_, err := ReadAs(t.Context(), s.register, file.ID, reason.Sheet, reason.Cell, "council")
			must(t, err)
		}
	}
	must(t, Overrule(t.Context(), s.register, file.Submission))
	must(t, s.register.JudgeSubmission(t.Context(), file.Submission, coalition.Accepted))
	made := s.answer(t, nil)
	if len(made) != 1 || made[0].Verdict != coalition.Accepted {
		t.Fatalf("answered %+v", made)
	}
	b := s.bring(t, made[0].Path)
	if len(b.Answer.Readings) != 1 || b.Answer.Readings[0].Value != "council" || s.content.Numbered("T-001").Mandate != "council" {
		t.Errorf("read %+v, the dossier says %s", b.Answer.Readings, s.content.Numbered("T-001").Mandate)
	}
}

// Where one answer can't be written, the others are; a dry run and an end in the middle leave nothing behind.
func TestOneAnswerThatFails(t *testing.T) {
	s := newSides(t, TakeInWish{}, nil)
	must(t, s.register.JudgeSubmission(t.Context(), s.top(t), coalition.Accepted))
	dir := t.TempDir()
	dry := s.answer(t, func(w *AnswerWish) { w.DryRun, w.Dir, w.Keys = true, dir, KeyRing{} })
	if len(dry) != 1 || !dry[0].Made() || dry[0].Path != "" || dry[0].Mail == "" || len(files(t, dir)) != 0 {
		t.Fatalf("a dry run gave %+v and %v", dry, files(t, dir))
	}
	first := s.answer(t, func(w *AnswerWish) { w.Dir = dir })
	must(t, os.Rename(first[0].Path, filepath.Join(dir, "eerste.xlsx")))
	must(t, os.WriteFile(filepath.Join(dir, answerName(t, s, 2)), []byte("x"), 0o600))
	second := s.answer(t, func(w *AnswerWish) { w.Dir, w.Again = dir, true })
	var fault *database.Fault
	if len(second) != 1 || !errors.As(second[0].Err, &fault) || fault.Code != database.Exists || second[0].Made() {
		t.Errorf("onto a file that exists: %+v", second)
	}
	if kept, err := s.register.Answers(t.Context(), s.id); err != nil || len(kept) != 1 {
		t.Errorf("%d answers are kept, %v", len(kept), err)
	}
	ended, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Answer(ended, s.register, AnswerWish{Dir: dir, Keys: s.keys, Again: true}); !errors.Is(err, context.Canceled) {
		t.Errorf("ended: %v", err)
	}
}

// top is the submission that counts.
func (s *sides) top(t *testing.T) coalition.ID {
	t.Helper()
	o, err := s.register.Organisation(t.Context(), s.id)
	must(t, err)
	return o.Submission
}

func answerName(t *testing.T, s *sides, number int) string {
	t.Helper()
	due, err := s.register.Due(t.Context(), s.id)
	must(t, err)
	return answerFile(&due, coalition.AnswerNote{Edition: Bundled().Name, Key: due.Key, Sequence: due.Sequence, Number: number, MadeAt: coalition.MomentOf(today)})
}
