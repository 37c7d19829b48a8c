package form

import (
	"strings"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/ui/kit"
)

// Group is a question whose answer stands in rows; what the rules find about the rows together stands under it.
func (f *Form) Group(name string, l Labels, rows fyne.CanvasObject) fyne.CanvasObject {
	b := &bound{form: f, name: name, show: func(string) {}}
	b.field = kit.NewGroup(l.Question, l.Help, rows)
	f.fields = append(f.fields, b)
	return b.field.Object
}

// Themes is the second half of the question where in the agenda it belongs: any number of themes, folded away.
func (f *Form) Themes(name string) fyne.CanvasObject {
	b := &bound{form: f, name: name}
	choices := kit.NewChoices(f.Options(coalition.ListTheme)[1:], 2, func(codes []string) { b.keep(strings.Join(codes, "\n")) })
	b.show = func(value string) { choices.Put(strings.Split(value, "\n")) }
	b.field = kit.NewField("", "", choices.Object)
	f.fields = append(f.fields, b)
	return kit.NewFold(f.session.Words().Say("form.themes"), b.field.Object).Object
}
