package ui

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"doemee/assets/words"
	"doemee/ui/help"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

// TestEverythingHasANameAndCanBeHit goes through all that the keyboard can reach on every screen of a dossier and of a register,
// with everything unfolded.
func TestEverythingHasANameAndCanBeHit(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	preferences := &session.Preferences{Language: words.NL, Percent: 100}
	ways := deskWays{preferences, func() {}, func() []help.Key { return nil }}
	s, q := uitest.Session(t, words.NL)
	o, oq := uitest.Office(t, words.NL, 12)
	for _, one := range []struct {
		desk   desk
		settle func()
	}{{dossierDesk(s, ways), func() { uitest.Settle(s, q) }}, {registerDesk(o, ways), func() { uitest.Settle(o, oq) }}} {
		f := newFrame(one.desk)
		f.desk.OnVisit(f.visit)
		w := test.NewTempWindow(t, f.object)
		w.Resize(common)
		for _, e := range f.desk.entries {
			f.visit(session.Place{Screen: e.code})
			one.settle()
			unfoldAll(f.object)
			for _, r := range uitest.Reachable(f.object) {
				if fault := r.Fault(); fault != "" {
					t.Errorf("%s: %s", e.code, fault)
				}
			}
		}
	}
}

// unfoldAll opens everything that is folded away.
func unfoldAll(o fyne.CanvasObject) {
	for range 4 { // what was folded away can hold more of it
		for _, one := range test.LaidOutObjects(o) {
			if b, ok := one.(*kit.Button); ok && strings.HasSuffix(b.AccessibilityLabel(), ": "+kit.Spoken.Closed) {
				b.Tapped(nil)
			}
		}
	}
}

func TestAFaultOfReachIsFound(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	nameless := kit.NewEntry(func(string) {})
	w := test.NewTempWindow(t, kit.Column(0, nameless, kit.NewButton(kit.Main, "Maak", nil)))
	w.Resize(fyne.NewSize(300, 200))
	all := uitest.Reachable(w.Content())
	if len(all) != 2 || !strings.Contains(all[0].Fault(), "no name") || all[1].Fault() != "" {
		t.Errorf("found %v", fmt.Sprint(all))
	}
	nameless.Call("Naam")
	nameless.Resize(fyne.NewSize(20, 30))
	if got := uitest.Reachable(w.Content())[0].Fault(); !strings.Contains(got, "20 by 30") {
		t.Errorf("of a small target it says %q", got)
	}
}
