package ui

import (
	"strings"
	"testing"

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
	n.look()
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
