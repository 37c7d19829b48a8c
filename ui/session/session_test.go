package session_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/database"
	"doemee/data/dossier"
	"doemee/ui/session"
	"doemee/ui/uitest"
)

func title(s *session.Session) string { return s.Content().Commitments[0].Title }

func retitle(t *testing.T, s *session.Session, to string) {
	t.Helper()
	if err := s.Set(coalition.AsRecord(&s.Content().Commitments[0]), "title", to); err != nil {
		t.Fatal(err)
	}
}

// inFile is the title as another program would read it from a copy of the file.
func inFile(t *testing.T, s *session.Session, q *uitest.Queue) (found string) {
	t.Helper()
	copied := filepath.Join(t.TempDir(), "kopie.doemee")
	s.Work(func(ctx context.Context, d *dossier.Dossier) error { return d.Backup(ctx, copied) }, func(err error) {
		if err != nil {
			t.Error(err)
		}
	})
	uitest.Settle(s, q)
	return titleIn(t, copied)
}

func titleIn(t *testing.T, path string) string {
	t.Helper()
	d, err := dossier.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	c, err := d.Content(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return c.Commitments[0].Title
}

func TestUndoAndRedoNameWhatTheyTurn(t *testing.T) {
	s, q := uitest.Session(t, words.NL)
	before := title(s)
	retitle(t, s, "Een heel andere titel")
	if undo, redo := s.Reversible(); undo != "Titel gewijzigd" || redo != "" {
		t.Errorf("undo is %q, redo %q", undo, redo)
	}
	s.Undo()
	if title(s) != before {
		t.Errorf("undo left %q on the screen", title(s))
	}
	uitest.Settle(s, q)
	if _, redo := s.Reversible(); redo != "Titel gewijzigd" || inFile(t, s, q) != before {
		t.Errorf("redo is %q", redo)
	}
	s.Redo()
	uitest.Settle(s, q)
	if title(s) != "Een heel andere titel" || inFile(t, s, q) != title(s) {
		t.Errorf("redo left %q", title(s))
	}
}

// Undo is on the screen before it is in the file: what is typed next must fit what stands there.
func TestTypingStraightAfterUndo(t *testing.T) {
	s, q := uitest.Session(t, words.NL)
	for i := range 5 {
		retitle(t, s, "Titel nummer "+string(rune('1'+i)))
		s.Undo()
		retitle(t, s, "Weer een andere titel "+string(rune('1'+i)))
	}
	uitest.Settle(s, q)
	if s.Saving().Cause != nil || inFile(t, s, q) != "Weer een andere titel 5" {
		t.Errorf("saving: %+v, in the file %q", s.Saving(), inFile(t, s, q))
	}
}

func TestEverythingIsTakenBackByTurns(t *testing.T) {
	s, q := uitest.Session(t, words.EN)
	first := s.Content().Commitments[0]
	steps := []struct {
		name   string
		gather func(*coalition.Edit) error
		said   string
	}{
		{"trash", func(e *coalition.Edit) error {
			return e.Trash(coalition.AsRecord(&s.Content().Commitments[0]), "2026-11-23T10:00:00Z")
		}, "Commitment to the trash"},
		{"delete", func(e *coalition.Edit) error { return e.Remove(coalition.AsRecord(&first.Contributions[0])) }, "Contribution removed"},
		{"copy", func(e *coalition.Edit) error {
			_, err := e.Copy(&s.Content().Commitments[0], coalition.NewID())
			return err
		}, "Commitment copied"},
	}
	before := len(s.Content().Commitments)
	for _, step := range steps {
		if err := s.Change(step.name, step.gather); err != nil {
			t.Fatal(err)
		}
		if undo, _ := s.Reversible(); undo != step.said {
			t.Errorf("undo is %q, want %q", undo, step.said)
		}
	}
	for range steps {
		uitest.Settle(s, q)
		s.Undo()
	}
	uitest.Settle(s, q)
	now := s.Content().Commitments[0]
	if now.Trashed != "" || len(now.Contributions) != len(first.Contributions) || len(s.Content().Commitments) != before {
		t.Errorf("not everything came back: %+v", now)
	}
}

// stop makes the journal impossible, as a disk that takes no writes does; nothing may have been written before it.
func stop(t *testing.T, path string) (mend func()) {
	t.Helper()
	if err := os.Remove(path + "-journal"); err != nil && !errors.Is(err, os.ErrNotExist) {
		t.Fatal(err)
	}
	if err := os.MkdirAll(path+"-journal/in-the-way", 0o700); err != nil {
		t.Fatal(err)
	}
	return func() {
		if err := os.RemoveAll(path + "-journal"); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWhatCanNotBeSavedStaysAndIsSavedLater(t *testing.T) {
	s, q := uitest.Session(t, words.NL)
	mend := stop(t, s.Path())
	for _, to := range []string{"Eerste poging hier", "Tweede poging hier", "Derde poging hier"} {
		retitle(t, s, to)
	}
	uitest.Settle(s, q)
	if !errors.Is(s.Saving().Cause, database.ErrStore) || title(s) != "Derde poging hier" {
		t.Errorf("saving: %+v, on the screen %q", s.Saving(), title(s))
	}
	s.Undo()
	s.Retry()
	uitest.Settle(s, q)
	if s.Saving().Cause == nil {
		t.Error("it says saved while the disk takes no writes")
	}
	mend()
	s.Retry()
	uitest.Settle(s, q)
	if s.Saving().Cause != nil || s.Saving().Busy || inFile(t, s, q) != "Tweede poging hier" {
		t.Errorf("after mending: %+v, in the file %q", s.Saving(), inFile(t, s, q))
	}
	if undo, redo := s.Reversible(); undo != "Titel gewijzigd" || redo != "Titel gewijzigd" {
		t.Errorf("undo is %q, redo %q", undo, redo)
	}
}

func TestAFileTakenAwayIsSaidAndWhatWasTypedGoesElsewhere(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("an open file can't be removed there")
	}
	s, q := uitest.Session(t, words.NL)
	if err := os.Remove(s.Path()); err != nil {
		t.Fatal(err)
	}
	retitle(t, s, "Getypt nadat het bestand weg was")
	uitest.Settle(s, q)
	if !errors.Is(s.Saving().Cause, database.ErrStore) {
		t.Fatalf("saving: %+v", s.Saving())
	}
	elsewhere := filepath.Join(t.TempDir(), "elders.doemee")
	s.MoveTo(elsewhere, func(err error) {
		if err != nil {
			t.Error(err)
		}
	})
	uitest.Settle(s, q)
	if s.Saving().Cause != nil || s.Path() != elsewhere {
		t.Fatalf("saving: %+v at %s", s.Saving(), s.Path())
	}
	if undo, _ := s.Reversible(); undo != "Titel gewijzigd" {
		t.Errorf("the history did not come along: undo is %q", undo)
	}
	retitle(t, s, "En daarna getypt")
	uitest.Settle(s, q)
	if got := inFile(t, s, q); got != "En daarna getypt" {
		t.Errorf("the new file holds %q", got)
	}
}

// The old file can't even be read here, so the new one is made from memory.
func TestMovingWhenNothingCanBeReadReplacesNothing(t *testing.T) {
	s, q := uitest.Session(t, words.NL)
	defer stop(t, s.Path())()
	retitle(t, s, "Nog niet bewaard hier")
	uitest.Settle(s, q)
	there := filepath.Join(t.TempDir(), "er-staat-al-iets.doemee")
	if err := os.WriteFile(there, []byte("van iemand anders"), 0o600); err != nil {
		t.Fatal(err)
	}
	var refused error
	s.MoveTo(there, func(err error) { refused = err })
	uitest.Settle(s, q)
	if raw, _ := os.ReadFile(there); !errors.Is(refused, database.ErrExists) || string(raw) != "van iemand anders" || s.Saving().Cause == nil {
		t.Errorf("refused with %v, the other file holds %d bytes", refused, len(raw))
	}
	elsewhere := filepath.Join(t.TempDir(), "elders.doemee")
	s.MoveTo(elsewhere, func(err error) { refused = err })
	uitest.Settle(s, q)
	if refused != nil || s.Saving().Cause != nil {
		t.Fatalf("%v, %+v", refused, s.Saving())
	}
	if got := inFile(t, s, q); got != "Nog niet bewaard hier" {
		t.Errorf("the new file holds %q", got)
	}
}
