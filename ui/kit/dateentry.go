package kit

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/ui/theme"
)

// DateEntry is a place to type a day, or choose it from a calendar that drops down at its button or the arrow down.
type DateEntry struct {
	*Entry
	Object fyne.CanvasObject

	words    CalendarWords
	today    time.Time
	day      func() time.Time // the day to begin at; the zero time for none
	onChoose func(written string)
	drop     *drop
	calendar *calendar
	head     *Text
	quarters []*Button
}

// NewDateEntry puts the calendar's button beside an entry. day tells which day stands there, and onChoose gets what is chosen,
// written as 2026-04-01 or, for a quarter, as 2026-Q2.
func NewDateEntry(entry *Entry, words CalendarWords, today time.Time, day func() time.Time, onChoose func(written string)) *DateEntry {
	d := &DateEntry{Entry: entry, words: words, today: today, day: day, onChoose: onChoose}
	entry.onDown = d.Open
	open := NewButton(Extra, "▾", d.Open).Speak(words.Open).Tip(words.Open)
	open.slim = true
	d.Object = container.NewBorder(nil, nil, nil, Pad(open, 0, theme.Hair), entry)
	return d
}

// Open drops the calendar down.
func (d *DateEntry) Open() {
	at := d.day()
	if at.IsZero() {
		at = d.today
	}
	d.calendar = newCalendar(d.words, at, d.today, d.onMove, func(day time.Time) { d.choose(day.Format(time.DateOnly)) }, func() { d.drop.close() })
	if d.day().IsZero() {
		d.calendar.chosen = time.Time{}
	}
	d.head = StrongLine("")
	earlier, later := d.step("‹", d.words.Earlier, -1), d.step("›", d.words.Later, 1)
	panel := Column(theme.Tight, container.NewBorder(nil, nil, earlier, later, container.NewCenter(d.head.Object)), d.calendar)
	if d.words.Quarters[0] != "" {
		panel.Add(d.quarterRow())
	}
	d.onMove()
	d.drop = dropUnder(d.Object, panel, d.calendar, d.Entry)
}

// step is a button to another month.
func (d *DateEntry) step(text, name string, months int) *Button {
	b := NewButton(Quiet, text, func() { d.calendar.goTo(addMonths(d.calendar.at, months)) }).Speak(name)
	b.escape = func() { d.drop.close() }
	return b
}

func (d *DateEntry) quarterRow() fyne.CanvasObject {
	row := container.NewGridWithColumns(4)
	d.quarters = d.quarters[:0]
	for n := range 4 {
		b := NewButton(Extra, "", func() { d.choose(strconv.Itoa(d.calendar.at.Year()) + "-Q" + strconv.Itoa(n+1)) })
		b.slim = true
		b.escape = func() { d.drop.close() }
		d.quarters = append(d.quarters, b)
		row.Add(b)
	}
	return row
}

// onMove says which month is shown.
func (d *DateEntry) onMove() {
	if d.head == nil {
		return
	}
	at := d.calendar.at
	d.head.Say(d.words.Months[at.Month()-1] + " " + strconv.Itoa(at.Year()))
	for n, b := range d.quarters {
		b.Say(d.words.Quarters[n])
	}
}

func (d *DateEntry) choose(written string) {
	d.drop.close()
	d.onChoose(written)
}
