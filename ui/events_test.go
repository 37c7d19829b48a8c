package ui

import (
	"strings"
	"testing"
	"time"

	"doemee/assets/words"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

func TestTheWindowTellsEachChangeOnce(t *testing.T) {
	app := uitest.Dress(t, theme.Light, 1)
	t.Setenv("XDG_CONFIG_HOME", t.TempDir())
	q := &uitest.Queue{}
	p := New(app, uitest.Ways(q))
	var said strings.Builder
	n := &narrator{program: p, out: &said, told: map[string]string{}}
	n.ask()
	n.ask()
	if waiting := q.Waiting(); waiting != 1 {
		t.Errorf("%d looks wait for a busy window", waiting)
	}
	q.Run()
	s, _ := uitest.Session(t, words.NL)
	p.show(s, s.Path())
	n.look()
	n.look()
	s.Visit(session.Place{Screen: "commitments"})
	p.window.Canvas().Focus(p.frame.search)
	n.look()
	lines := strings.Split(said.String(), "\n")
	for _, want := range []string{"screen welcome", "screen overview", "saving done 0001-01-01T00:00:00Z", "language nl", "screen commitments", "focus " + words.In(words.NL).Say("ui.search")} {
		if got := strings.Count(said.String(), want+"\n"); got != 1 {
			t.Errorf("%q was told %d times in %q", want, got, lines)
		}
	}
}

func TestTheProgramEndsAlsoWhenFyneDoesNot(t *testing.T) {
	ended := make(chan int, 1)
	endSoon(uitest.Dress(t, theme.Light, 1), func(code int) { ended <- code })
	select {
	case code := <-ended:
		if code != 0 {
			t.Errorf("it ended with %d", code)
		}
	case <-time.After(time.Minute):
		t.Error("it never ended")
	}
}
