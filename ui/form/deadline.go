package form

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/ui/kit"
	"doemee/ui/theme"
)

// deadline asks for a year and a quarter, or for an exact date that then counts.
type deadline struct {
	b             *bound
	year, quarter *kit.Choice
	date          *kit.Entry
	chosen        [2]string // year and quarter as they stand
}

// Deadline is a field for a quarter or a day.
func (f *Form) Deadline(name string, l Labels) fyne.CanvasObject {
	w := f.session.Words()
	d := &deadline{b: &bound{form: f, name: name}}
	d.year = kit.NewChoice(f.years(), d.onYear)
	d.quarter = kit.NewChoice(f.quarters(), d.onQuarter)
	d.date = kit.NewEntry(d.onDate)
	d.date.SetPlaceHolder(w.Say("form.exact"))
	d.b.show = d.show
	input := kit.Split(theme.Gap, []float32{3, 4, 4}, kit.Framed(d.year), kit.Framed(d.quarter), d.date)
	return f.add(l, input, d.b)
}

// years runs from the start of the agenda to ten years from now.
func (f *Form) years() []kit.Option {
	now := f.session.Now().Year()
	first := now - 1
	if starts := f.session.Edition().Starts; starts != "" {
		first = min(first, starts.Time().Year())
	}
	options := []kit.Option{{Code: "", Label: f.session.Words().Say("form.year")}}
	for y := first; y <= now+10; y++ {
		options = append(options, kit.Option{Code: strconv.Itoa(y), Label: strconv.Itoa(y)})
	}
	return options
}

func (f *Form) quarters() []kit.Option {
	w := f.session.Words()
	options := []kit.Option{{Code: "", Label: w.Say("form.quarter")}}
	for _, n := range []string{"1", "2", "3", "4"} {
		options = append(options, kit.Option{Code: n, Label: w.Say("form.quarter." + n)})
	}
	return options
}

func (d *deadline) show(value string) {
	when := coalition.Deadline(value)
	if year, quarter, ok := when.Quarter(); ok {
		d.chosen = [2]string{strconv.Itoa(year), strconv.Itoa(quarter)}
		d.date.Put("")
	} else {
		d.date.Put(d.b.form.session.Words().Date(value))
		if value != "" || d.chosen[0] != "" && d.chosen[1] != "" {
			d.chosen = [2]string{}
		}
	}
	d.year.Put(d.chosen[0])
	d.quarter.Put(d.chosen[1])
}

func (d *deadline) onYear(year string) {
	d.chosen[0] = year
	d.choose()
}

func (d *deadline) onQuarter(quarter string) {
	d.chosen[1] = quarter
	d.choose()
}

// choose keeps a quarter once both halves are chosen, and nothing once both are empty.
func (d *deadline) choose() {
	year, quarter := d.chosen[0], d.chosen[1]
	switch {
	case year != "" && quarter != "":
		d.b.keep(year + "-Q" + quarter)
	case year == "" && quarter == "":
		d.b.keep("")
	}
}

func (d *deadline) onDate(text string) {
	if strings.TrimSpace(text) == "" && d.chosen[0] != "" {
		return
	}
	d.b.keep(text)
}
