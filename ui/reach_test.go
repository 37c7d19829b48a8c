package ui

import (
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

// smallest is the side of a target by WCAG 2.2, 2.5.8.
const smallest = 24

// TestEveryTargetIsNamedAndLargeEnough walks every screen of both desks. With -v it also tells how much of each a screen reader reaches on
// Windows and macOS, which is what the accessibility statement speaks of.
func TestEveryTargetIsNamedAndLargeEnough(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	ways := deskWays{&session.Preferences{Language: words.NL, Mode: string(theme.Light), Percent: 100}, func() {}, func() []help.Key { return nil }}
	s, q := uitest.Session(t, words.NL)
	o, oq := uitest.Office(t, words.NL, 12)
	for _, d := range []struct {
		desk  desk
		queue *uitest.Queue
		wait  interface{ Wait() }
	}{{dossierDesk(s, ways), q, s}, {registerDesk(o, ways), oq, o}} {
		f := newFrame(d.desk)
		w := test.NewTempWindow(t, f.object)
		w.SetPadded(false)
		w.Resize(fyne.NewSize(1280, 800))
		for _, e := range f.desk.entries {
			f.visit(session.Place{Screen: e.code})
			uitest.Settle(d.wait, d.queue)
			reached, all := spokenOf(f.object), 0
			for _, o := range test.LaidOutObjects(f.object) {
				if one, ok := o.(fyne.Accessible); ok && one.AccessibilityRole() != fyne.AccessibleRoleContainer {
					all++
				}
				target(t, e.code, o)
			}
			t.Logf("%s: a screen reader reaches %d of %d", e.code, reached, all)
			if reached < len(f.desk.entries) {
				t.Errorf("%s: not even the navigation is reached", e.code)
			}
		}
	}
}

// target complains about what can be pressed or typed in but has no name, or is too small for an unsteady hand. A line of text that can be
// pressed counts as a button here, although the standard lets it off.
func target(t *testing.T, screen string, o fyne.CanvasObject) {
	t.Helper()
	if _, ok := o.(fyne.Focusable); !ok || !o.Visible() {
		return
	}
	name := ""
	if one, ok := o.(fyne.Accessible); ok {
		name = one.AccessibilityLabel()
	} else if one, ok := o.(kit.Called); ok {
		name = one.Called()
	}
	if name == "" {
		t.Errorf("%s: a %T has no name", screen, o)
	}
	if size := o.Size(); size.Width < smallest || size.Height < smallest {
		t.Errorf("%s: %q is %v by %v, %d is the least", screen, name, size.Width, size.Height, smallest)
	}
}

// spokenOf counts what Fyne 2.8 tells a screen reader: what stands in plain containers only, and no further.
func spokenOf(o fyne.CanvasObject) (n int) {
	if o == nil || !o.Visible() {
		return 0
	}
	if one, ok := o.(fyne.Accessible); ok && one.AccessibilityRole() != fyne.AccessibleRoleContainer {
		n++
	}
	if box, ok := o.(*fyne.Container); ok {
		for _, inside := range box.Objects {
			n += spokenOf(inside)
		}
	}
	return n
}
