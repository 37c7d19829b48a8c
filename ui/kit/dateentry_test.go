package kit

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func dutchWords() CalendarWords {
	return CalendarWords{Months: [12]string{"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"},
		Days: [7]string{"ma", "di", "wo", "do", "vr", "za", "zo"}, Quarters: [4]string{"1e kw.", "2e kw.", "3e kw.", "4e kw."}}
}

func openCalendar(t *testing.T, at time.Time) (*DateEntry, *string) {
	test.NewTempApp(t)
	chosen := new(string)
	d := NewDateEntry(NewEntry(func(string) {}), dutchWords(), time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC), func() time.Time { return at },
		func(written string) { *chosen = written })
	w := test.NewTempWindow(t, d.Object)
	w.Resize(fyne.NewSize(500, 600))
	w.Canvas().Focus(d.Entry)
	d.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	return d, chosen
}

func TestCalendarByKeyboard(t *testing.T) {
	day := time.Date(2028, 1, 31, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		keys []fyne.KeyName
		want string
		head string
	}{
		{[]fyne.KeyName{fyne.KeyReturn}, "2028-01-31", "januari 2028"},
		{[]fyne.KeyName{fyne.KeyRight, fyne.KeySpace}, "2028-02-01", "februari 2028"},
		{[]fyne.KeyName{fyne.KeyPageDown, fyne.KeyReturn}, "2028-02-29", "februari 2028"},
		{[]fyne.KeyName{fyne.KeyPageUp, fyne.KeyHome, fyne.KeyReturn}, "2027-12-01", "december 2027"},
		{[]fyne.KeyName{fyne.KeyUp, fyne.KeyLeft, fyne.KeyDown, fyne.KeyReturn}, "2028-01-30", "januari 2028"},
		{[]fyne.KeyName{fyne.KeyRight, fyne.KeyEnd, fyne.KeyEnter}, "2028-02-29", "februari 2028"},
		{[]fyne.KeyName{fyne.KeyRight, fyne.KeyEscape}, "", "februari 2028"},
	} {
		d, chosen := openCalendar(t, day)
		for _, key := range c.keys {
			d.calendar.TypedKey(&fyne.KeyEvent{Name: key})
		}
		if *chosen != c.want || d.head.Said() != c.head || d.drop.popUp.Visible() {
			t.Errorf("%v: chose %q in %q, open %v", c.keys, *chosen, d.head.Said(), d.drop.popUp.Visible())
		}
		if d.drop.popUp.Canvas.Focused() != fyne.Focusable(d.Entry) {
			t.Errorf("%v: the keyboard did not come back to the field", c.keys)
		}
	}
}

func TestCalendarByMouse(t *testing.T) {
	d, chosen := openCalendar(t, time.Time{})
	side := calendarSide.At()
	// November 2026 begins on a Sunday: Monday the 23rd stands in the first column of the fifth week.
	d.calendar.Tapped(&fyne.PointEvent{Position: fyne.NewPos(side/2, 5.5*side)})
	if *chosen != "2026-11-23" {
		t.Errorf("chose %q", *chosen)
	}
	d, chosen = openCalendar(t, time.Time{})
	d.calendar.Tapped(&fyne.PointEvent{Position: fyne.NewPos(side/2, 1.5*side)}) // a day of October
	if *chosen != "" {
		t.Errorf("a day that is not shown was chosen: %q", *chosen)
	}
	d.quarters[1].Tapped(nil)
	if *chosen != "2026-Q2" {
		t.Errorf("chose %q", *chosen)
	}
}
