package form

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/ui/kit"
)

// Date is a field for a day in any notation, with a calendar; how it is understood stands below it.
func (f *Form) Date(name string, l Labels) fyne.CanvasObject {
	return f.when(name, l, func(typed string) (string, error) {
		day, err := coalition.UnderstandDate(typed, f.session.Today())
		return string(day), err
	}, CalendarWords(f.session.Words(), false))
}

// Deadline is a field for a quarter or a day.
func (f *Form) Deadline(name string, l Labels) fyne.CanvasObject {
	return f.when(name, l, func(typed string) (string, error) {
		end, err := coalition.UnderstandDeadline(typed, f.session.Today())
		return string(end), err
	}, CalendarWords(f.session.Words(), true))
}

func (f *Form) when(name string, l Labels, read func(string) (string, error), words kit.CalendarWords) fyne.CanvasObject {
	b := &bound{form: f, name: name, read: read, echo: f.inFull}
	entry := kit.NewEntry(b.keep)
	entry.OnType(b.onType)
	b.typed(entry)
	b.show = func(value string) { entry.Put(f.session.Words().Deadline(value)) }
	date := kit.NewDateEntry(entry, words, f.session.Today().Time(), b.day, b.keep)
	if words.Quarters[0] != "" {
		entry.SetPlaceHolder(f.session.Words().Say("form.when"))
	}
	object := f.add(l, date.Object, b)
	b.target = entry
	return object
}

// inFull tells how a day or a quarter is understood.
func (f *Form) inFull(value string) string {
	w, end := f.session.Words(), coalition.Deadline(value)
	if _, _, quarter := end.Quarter(); quarter {
		return w.Say("form.until", "value", w.Day(string(end.Last())))
	}
	return w.Say("form.understood", "value", w.Day(value))
}

// day is the day that stands in the field; the zero time for none.
func (b *bound) day() time.Time {
	r, ok := b.form.record()
	if !ok {
		return time.Time{}
	}
	return coalition.Deadline(r.Value(b.name)).Last().Time()
}

// CalendarWords are the words of a calendar, with or without buttons for quarters.
func CalendarWords(w coalition.Speaker, quarters bool) (words kit.CalendarWords) {
	for i := range words.Months {
		words.Months[i] = w.Say("format.month." + strconv.Itoa(101 + i)[1:])
	}
	for i := range words.Days {
		words.Days[i] = w.Say("format.weekday.short." + strconv.Itoa(i+1))
	}
	for i := range words.Quarters {
		if quarters {
			words.Quarters[i] = w.Say("form.quarter." + strconv.Itoa(i+1))
		}
	}
	words.Open, words.Earlier, words.Later = w.Say("form.calendar"), w.Say("form.calendar.earlier"), w.Say("form.calendar.later")
	return words
}
