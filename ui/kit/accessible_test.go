package kit

import (
	"testing"
	"time"

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

func TestWhatDropsDownSaysWhereTheKeyboardIs(t *testing.T) {
	test.NewTempApp(t)
	picker := NewPicker(provinces(), func(string) {})
	picker.Call("Provincie")
	picker.Put("ov")
	picker.at, picker.found = 1, Matching(provinces(), "holland")
	search := newPickerSearch(picker)
	search.Text = "holland"
	words := CalendarWords{Days: [7]string{"ma", "di", "wo", "do", "vr", "za", "zo"}}
	words.Months[3] = "april"
	day := time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC)
	month := newCalendar(words, day, day, func() {}, func(time.Time) {}, func() {})
	list := NewList([]ListColumn{{Heading: "Nr", Share: 1}, {Heading: "Stand", Share: 1}}, ListWays{Choose: func(int) {}}).Call("Toezeggingen")
	list.Put(1, func(int) ListRow { return ListRow{Cells: []string{"T-001", "compleet"}} }, 0)
	for want, one := range map[string]fyne.Accessible{"Provincie: Overijssel": picker, "Provincie: holland: Zuid-Holland": search,
		"wo 1 april 2026": month, "Toezeggingen: T-001, compleet": list.list} {
		if got := one.AccessibilityLabel(); got != want {
			t.Errorf("said %q, want %q", got, want)
		}
	}
}

func TestTheKeyboardIsSeenAtAChoice(t *testing.T) {
	test.NewTempApp(t)
	choice, check := NewChoice(provinces(), func(string) {}), NewCheck("Stuur mee", func(bool) {})
	w := test.NewTempWindow(t, Column(0, choice, check))
	for _, one := range []interface {
		fyne.Widget
		fyne.Focusable
	}{choice, check} {
		ring := test.WidgetRenderer(one).(*ringed).ring
		w.Canvas().Focus(one)
		if !ring.Visible() || ring.Size() != one.Size() {
			t.Errorf("%T: the ring is %v", one, ring.Size())
		}
		w.Canvas().Unfocus()
		if ring.Visible() {
			t.Errorf("%T keeps its ring", one)
		}
	}
}
