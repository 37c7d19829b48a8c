package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"doemee/ui/help"
	"doemee/ui/session"
	"doemee/ui/uitest"
)

// press types keys as the driver does: to what has the keyboard, or else to the window.
func press(p *Program, keys ...fyne.KeyName) {
	for _, k := range keys {
		event := &fyne.KeyEvent{Name: k}
		if focused := p.window.Canvas().Focused(); focused != nil {
			focused.TypedKey(event)
		} else {
			p.window.Canvas().OnTypedKey()(event)
		}
	}
}

func withExample(t *testing.T) *Program {
	t.Helper()
	p, q := started(t)
	p.Open(uitest.Dossier(t))
	until(t, q, func() bool { return p.session != nil })
	return p
}

func TestF1OpensTheHelpOfTheScreen(t *testing.T) {
	p := withExample(t)
	first := p.session.Content().Active()[0].ID
	for _, place := range []session.Place{{Screen: "commitments", Record: first, Field: "title"}, {Screen: "agenda"}, {Screen: "settings"}} {
		p.session.Visit(place)
		if place.Field == "" {
			p.window.Canvas().Unfocus()
		}
		press(p, fyne.KeyF1)
		if one, ok := p.frame.screens["help"].(located); p.shown() != "help" || !ok || one.Where(nil).Field != place.Screen {
			t.Errorf("%s: F1 shows %s", place.Screen, p.shown())
		}
	}
}

func TestF6GoesFromNavigationToScreenAndBack(t *testing.T) {
	p := withExample(t)
	p.session.Visit(session.Place{Screen: "projects"})
	press(p, fyne.KeyF6)
	if got := p.window.Canvas().Focused(); !p.frame.navs[0].Has(got) {
		t.Fatalf("the keyboard is at %s", spoken(got))
	}
	press(p, fyne.KeyF6)
	if got := spoken(p.window.Canvas().Focused()); got != "Bekijk Klimaat en energie" {
		t.Errorf("the keyboard is at %s", got)
	}
}

func TestTheKeysAreThoseOfTheMenu(t *testing.T) {
	p := withExample(t)
	all := p.keys()
	for _, want := range []help.Key{{What: "Zoeken", Press: "Ctrl+F"}, {What: "Nieuwe toezegging", Press: "Ctrl+N"}, {What: "Overzicht", Press: "Ctrl+1"},
		{What: "Hulp bij dit scherm", Press: "F1"}, {What: "Grotere tekst", Press: "Ctrl+ +"}} {
		if !slices.Contains(all, want) {
			t.Errorf("%v is not among %v", want, all)
		}
	}
	seen := map[string]string{}
	for _, key := range all {
		if other, twice := seen[key.Press]; twice {
			t.Errorf("%s does both %s and %s", key.Press, other, key.What)
		}
		seen[key.Press] = key.What
	}
}

func TestFindReplacesWhatWasLookedFor(t *testing.T) {
	p := withExample(t)
	p.onFind()
	for _, word := range []string{"kaart", "data"} {
		p.onFind()
		for _, r := range word {
			p.window.Canvas().Focused().TypedRune(r)
		}
	}
	if got := p.frame.search.Text; got != "data" {
		t.Errorf("the search says %q", got)
	}
}

func TestHelpOnTheWelcomeClosesAtEscape(t *testing.T) {
	p, _ := started(t)
	press(p, fyne.KeyF1)
	over := p.window.Canvas().Overlays()
	if over.Top() == nil || !uitest.Says(over.Top(), "Zo begint u") {
		t.Fatal("F1 shows nothing")
	}
	press(p, fyne.KeyEscape)
	if over.Top() != nil {
		t.Error("Escape does not close it")
	}
}

func TestSearchingByKeyboardAlone(t *testing.T) {
	p := withExample(t)
	p.window.Canvas().Focus(p.frame.search)
	for _, r := range "warmtekaart" {
		p.window.Canvas().Focused().TypedRune(r)
	}
	press(p, fyne.KeyDown, fyne.KeyUp, fyne.KeyDown, fyne.KeyReturn)
	if p.shown() != "commitments" || p.frame.search.Text != "" {
		t.Errorf("shown is %s, and the search says %q", p.shown(), p.frame.search.Text)
	}
	p.window.Canvas().Focus(p.frame.search)
	p.window.Canvas().Focused().TypedRune('d')
	p.window.Canvas().Focused().TypedRune('a')
	press(p, fyne.KeyEscape)
	if p.frame.search.Text != "" || p.frame.room.Objects[0] != p.frame.screens["commitments"].Object() {
		t.Error("Escape does not bring the screen back")
	}
}
