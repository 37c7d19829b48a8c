package form

import (
	"strings"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/ui/kit"
)

// Line is a field of one line.
func (f *Form) Line(name string, l Labels) fyne.CanvasObject {
	b := &bound{form: f, name: name}
	entry := kit.NewEntry(b.keep)
	b.typed(entry)
	return f.add(l, entry, b)
}

// Wrapped is a field of one line that wraps where it is long.
func (f *Form) Wrapped(name string, rows int, l Labels) fyne.CanvasObject {
	b := &bound{form: f, name: name}
	entry := kit.NewWrapped(rows, b.keep)
	b.typed(entry)
	return f.add(l, entry, b)
}

// Text is a field of several lines.
func (f *Form) Text(name string, rows int, l Labels) fyne.CanvasObject {
	b := &bound{form: f, name: name}
	entry := kit.NewArea(rows, b.keep)
	b.typed(entry)
	return f.add(l, entry, b)
}

// chooser is an input that offers options: one that drops them all down, or one to search in when they are many.
type chooser interface {
	fyne.CanvasObject
	Offer([]kit.Option)
	Put(code string)
	OnLeave(func())
}

// many is the number of options from which people look for one by typing.
const many = 9

func newChooser(options []kit.Option, choose func(string)) chooser {
	if len(options) > many {
		return kit.NewPicker(options, choose)
	}
	return kit.NewChoice(options, choose)
}

// Choice is a field with one choice from a list of the agenda or the program.
func (f *Form) Choice(name string, list coalition.List, l Labels) fyne.CanvasObject {
	return f.pick(name, l, newChooser(f.Options(list), nil), nil)
}

// ChoiceOf is a field with one choice from the codes that a function gives for the record as it stands. The code that the
// record has stays on offer.
func (f *Form) ChoiceOf(name string, list coalition.List, l Labels, codes func(coalition.Record) []coalition.Code) fyne.CanvasObject {
	return f.pick(name, l, newChooser(f.Options(list), nil), func(r coalition.Record) []kit.Option {
		options := []kit.Option{{Code: "", Label: f.session.Words().Say("form.choose")}}
		is := coalition.Code(r.Value(name))
		for _, c := range codes(r) {
			options = append(options, kit.Option{Code: string(c), Label: f.session.Label(list, c)})
			if c == is {
				is = ""
			}
		}
		if is != "" {
			options = append(options, kit.Option{Code: string(is), Label: f.session.Label(list, is)})
		}
		return options
	})
}

func (f *Form) pick(name string, l Labels, c chooser, offer func(coalition.Record) []kit.Option) fyne.CanvasObject {
	b := &bound{form: f, name: name}
	b.show = c.Put
	switch c := c.(type) {
	case *kit.Picker:
		c.OnChoose(b.keep)
	case *kit.Choice:
		c.OnChoose(b.keep)
	}
	if offer != nil {
		b.offer = func(r coalition.Record) { c.Offer(offer(r)) }
	}
	return f.add(l, c, b)
}

// Options are the choices of a list, the empty one first.
func (f *Form) Options(list coalition.List) []kit.Option {
	options := []kit.Option{{Code: "", Label: f.session.Words().Say("form.choose")}}
	for _, c := range f.session.Edition().Codes(list) {
		options = append(options, kit.Option{Code: string(c), Label: f.session.Label(list, c)})
	}
	return options
}

// Choices is a field with any number of choices from a list.
func (f *Form) Choices(name string, list coalition.List, columns int, l Labels) fyne.CanvasObject {
	b := &bound{form: f, name: name}
	choices := kit.NewChoices(f.Options(list)[1:], columns, func(codes []string) { b.keep(strings.Join(codes, "\n")) })
	b.show = func(value string) { choices.Put(strings.Split(value, "\n")) }
	return f.add(l, choices.Object, b)
}

// Truth is a field that holds or not; its question stands beside the box.
func (f *Form) Truth(name string, l Labels) fyne.CanvasObject {
	b := &bound{form: f, name: name}
	check := kit.NewCheck(l.Question, func(on bool) { b.keep(map[bool]string{true: coalition.Yes}[on]) })
	b.show = func(value string) { check.Put(value == coalition.Yes) }
	return f.add(Labels{Help: l.Help}, check, b)
}

// Month is a field for one of the coming months.
func (f *Form) Month(name string, l Labels) fyne.CanvasObject {
	w := f.session.Words()
	options := []kit.Option{{Code: "", Label: w.Say("form.choose")}}
	first := coalition.Date(f.session.Now().Format("2006-01") + "-01")
	for i := range 18 {
		month := string(first.AddMonths(i))[:7]
		options = append(options, kit.Option{Code: month, Label: w.Month(month)})
	}
	return f.pick(name, l, newChooser(options, nil), nil)
}
