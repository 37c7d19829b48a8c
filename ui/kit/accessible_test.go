package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestWidgetsSayNameRoleAndState(t *testing.T) {
	test.NewTempApp(t)
	counted := NewButton(Other, "Toezeggingen", nil)
	counted.Note = "7"
	off := NewButton(Quiet, "Opnieuw", nil)
	off.Able(false)
	search := NewSearch("Zoek", SearchWays{Text: func(string) {}})
	search.SetText("kaart")
	fold := NewFold("Meer", Body("").Object)
	opened := NewFold("Meer", Body("").Object)
	opened.Open(true)
	for _, c := range []struct {
		one  fyne.Accessible
		name string
		role fyne.AccessibleRole
	}{
		{NewButton(Main, "Inleveren…", nil), "Inleveren…", fyne.AccessibleRoleButton},
		{NewButton(Quiet, "‹ Alle icoonprojecten", nil), "Alle icoonprojecten", fyne.AccessibleRoleLink},
		{NewButton(Extra, "Bekijk ›", nil).Speak("Bekijk Veiligheid"), "Bekijk Veiligheid", fyne.AccessibleRoleButton},
		{NewButton(Current, "Overzicht", nil), "Overzicht: chosen", fyne.AccessibleRoleButton},
		{counted, "Toezeggingen: 7", fyne.AccessibleRoleButton},
		{off, "Opnieuw: not available now", fyne.AccessibleRoleLink},
		{fold.button, "Meer: closed", fyne.AccessibleRoleButton},
		{opened.button, "Meer: open", fyne.AccessibleRoleButton},
		{NewPill(Good, "compleet"), "compleet", fyne.AccessibleRoleText},
		{search, "Zoek: kaart", fyne.AccessibleRoleText},
		{newInk("Klimaat en energie", true), "Klimaat en energie", fyne.AccessibleRoleText},
	} {
		if name, role := c.one.AccessibilityLabel(), c.one.AccessibilityRole(); name != c.name || role != c.role {
			t.Errorf("%T says %q as a %s, want %q as a %s", c.one, name, role, c.name, c.role)
		}
	}
}

func TestAButtonWithNothingToDoDoesNothing(t *testing.T) {
	test.NewTempApp(t)
	taps := 0
	b := NewButton(Quiet, "Opnieuw", func() { taps++ })
	b.Able(false)
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	b.Able(true)
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if taps != 1 {
		t.Errorf("it did something %d times, want once", taps)
	}
}
