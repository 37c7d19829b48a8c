package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"doemee/ui/session"
	"doemee/ui/uitest"
)

func TestANarrowWindowKeepsEverything(t *testing.T) {
	p := withExample(t)
	p.window.Resize(fyne.NewSize(700, 700))
	side, top := p.frame.navs[0], p.frame.navs[1]
	if side.Object.Visible() || !top.Object.Visible() {
		t.Fatal("the navigation still stands at the side")
	}
	if room := p.frame.room.Size(); room.Height < 500 || room.Width != 700 {
		t.Errorf("the screen has %v of 700 by 700", room)
	}
	top.Focus()
	if !top.Has(p.window.Canvas().Focused()) {
		t.Error("the keyboard can't go to the navigation")
	}
	p.window.Resize(fyne.NewSize(1280, 800))
	if !side.Object.Visible() || top.Object.Visible() {
		t.Error("the navigation does not come back to the side")
	}
}

func TestEveryScreenOfTheNavigationCanBeShown(t *testing.T) {
	p := withExample(t)
	for _, e := range p.frame.desk.entries {
		uitest.Tap(t, p.frame.navs[0].Object, name(p, e))
		if p.shown() != e.code {
			t.Errorf("%s shows %s", e.code, p.shown())
		}
	}
	p.session.Visit(session.Place{Screen: "no such screen"})
	if p.shown() != "help" {
		t.Errorf("an unknown screen shows %s", p.shown())
	}
}

// name is how an entry of the navigation that is not chosen is read aloud.
func name(p *Program, e entry) string {
	label := p.words().Say("ui.nav." + e.code)
	switch e.code {
	case p.shown():
		return label + ": " + p.words().Say("ui.spoken.chosen")
	case "projects":
		return label + ": 5"
	case "commitments":
		return label + ": 7"
	}
	return label
}
