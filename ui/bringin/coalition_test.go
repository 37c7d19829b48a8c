package bringin

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

// coming is a dossier to which the coalition sends an agenda and an answer.
func coming(t *testing.T) (*session.Session, *uitest.Queue, uitest.Coalition) {
	t.Helper()
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	path, q := uitest.Dossier(t), &uitest.Queue{}
	c := uitest.Answered(t, path)
	s, err := session.OpenFile(context.Background(), path, words.NL, uitest.Ways(q))
	must(t, err)
	return s, q, c
}

// see looks at a file as if it was dropped on the window.
func see(s *session.Session, q *uitest.Queue, path string) *Screen {
	b := New(s)
	s.Watch(func(session.Event) { b.Refresh() })
	b.Visit(session.Place{Screen: "bringin", Field: path})
	uitest.Settle(s, q)
	return b
}

// takeAgenda takes the agenda on and opens the dossier anew, as the program does.
func takeAgenda(t *testing.T, s *session.Session, q *uitest.Queue, c uitest.Coalition) *session.Session {
	t.Helper()
	var away session.Away
	s.OnAway(func(a session.Away) { away = a })
	b := see(s, q, c.Agenda)
	b.agenda.trust.SetText("0000-0000")
	uitest.Tap(t, b.Object(), "Gebruik deze agenda")
	uitest.Settle(s, q)
	if away.Path != "" || !strings.Contains(b.agenda.field.Sentence(), "niet het kenmerk") {
		t.Fatalf("with another mark it says %q", b.agenda.field.Sentence())
	}
	b.agenda.trust.SetText(strings.ToLower(strings.ReplaceAll(c.Mark, "-", " ")))
	uitest.Tap(t, b.Object(), "Gebruik deze agenda")
	uitest.Settle(s, q)
	if away.Path != s.Path() {
		t.Fatalf("the dossier is not opened anew: %q", b.outcome.Said())
	}
	path := s.Path()
	must(t, s.Close())
	again, err := session.OpenFile(context.Background(), path, words.NL, uitest.Ways(q))
	must(t, err)
	t.Cleanup(func() { must(t, again.Close()) })
	return again
}

func TestAnAgendaAndThenAnAnswerComeIn(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, q, c := coming(t)
	if b := see(s, q, c.Answer); !strings.Contains(b.outcome.Said(), "kent de sleutel van de coalitie nog niet") {
		t.Fatalf("without a key it says %q", b.outcome.Said())
	}
	s = takeAgenda(t, s, q, c)
	if b := see(s, q, c.Agenda); b.outcome.Said() != "Deze agenda gebruikt u al" {
		t.Errorf("the same agenda again says %q", b.outcome.Said())
	}
	b := see(s, q, c.Answer)
	if !uitest.Says(b.Object(), "T-001 · Wanneer klaar · Lukt dat vóór de zomer?") || !uitest.Says(b.Object(), "In orde, zoals u ze inleverde: T-002, T-003") {
		t.Error("what the answer says is not shown beforehand")
	}
	test.Tap(b.preview.accept)
	uitest.Settle(s, q)
	if len(s.Answers()) != 1 || len(s.Asked()) != 2 || b.plan != nil || !strings.HasPrefix(b.outcome.Said(), "Het antwoord is overgenomen") {
		t.Fatalf("%d answers, %d questions, says %q", len(s.Answers()), len(s.Asked()), b.outcome.Said())
	}
	if !s.Accepted(s.Content().Numbered("T-003")) || s.Accepted(s.Content().Numbered("T-001")) || s.Accepted(s.Content().Numbered("T-002")) {
		t.Error("what is in order is not told from what is not, or was changed since it was handed in")
	}
	must(t, s.Set(coalition.AsRecord(s.Content().Numbered("T-003")), "title", "Iets heel anders dan eerst"))
	if s.Accepted(s.Content().Numbered("T-003")) {
		t.Error("what was changed since is still in order")
	}
	if b := see(s, q, c.Answer); b.outcome.Said() != "Alles uit dit bestand staat al in uw dossier" {
		t.Errorf("the same answer again says %q", b.outcome.Said())
	}
}

// An agenda is taken on by opening the dossier anew: while that can't be closed, because something is not saved, the file keeps the agenda
// that the screens show.
func TestNoAgendaIsTakenOnWhileSomethingIsNotSaved(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, q, c := coming(t)
	t.Cleanup(func() { must(t, s.Close()) })
	b := see(s, q, c.Agenda)
	inTheWay := s.Path() + "-journal"
	_ = os.Remove(inTheWay)
	must(t, os.MkdirAll(filepath.Join(inTheWay, "x"), 0o700))
	must(t, s.Set(coalition.AsRecord(&s.Content().Organisation), "seat", "Voorbeelddorp"))
	uitest.Settle(s, q)
	must(t, os.RemoveAll(inTheWay))
	b.agenda.trust.SetText(c.Mark)
	uitest.Tap(t, b.Object(), "Gebruik deze agenda")
	uitest.Settle(s, q)
	if !strings.Contains(b.outcome.Said(), "nog niet bewaard") {
		t.Errorf("it says %q", b.outcome.Said())
	}
	s.Retry()
	uitest.Settle(s, q)
}

// TestShotsOfTheCoalition draws an agenda and an answer before they are taken over, in every look.
func TestShotsOfTheCoalition(t *testing.T) {
	for _, look := range []struct {
		mode  theme.Mode
		scale float32
	}{{theme.Light, 1}, {theme.Dark, 1}, {theme.Light, 2}} {
		name := fmt.Sprintf("nl-%s-%d", look.mode, int(look.scale*100))
		t.Run(name, func(t *testing.T) {
			uitest.Dress(t, look.mode, look.scale)
			s, q, c := coming(t)
			uitest.Shot(t, "7-bringin-agenda-"+name, see(s, q, c.Agenda).Object(), fyne.NewSize(1065, 748))
			s = takeAgenda(t, s, q, c)
			uitest.Shot(t, "7-bringin-answer-"+name, see(s, q, c.Answer).Object(), fyne.NewSize(1065, 748))
		})
	}
}
