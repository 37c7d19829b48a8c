package form

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/ui/kit"
	"doemee/ui/theme"
)

// MainFirst is a field with several choices of which the first is the main one: the main one drops down, the others are
// ticked under it.
func (f *Form) MainFirst(name string, list coalition.List, l Labels) fyne.CanvasObject {
	b := &bound{form: f, name: name}
	codes := func() []string {
		r, ok := f.record()
		if !ok || r.Value(name) == "" {
			return nil
		}
		return strings.Split(r.Value(name), "\n")
	}
	main := kit.NewChoice(f.Options(list), func(code string) {
		rest := slices.DeleteFunc(tail(codes()), func(c string) bool { return c == code })
		b.keep(strings.Trim(strings.Join(append([]string{code}, rest...), "\n"), "\n"))
	})
	others := kit.NewChoices(f.Options(list)[1:], 2, func(ticked []string) {
		first := head(codes())
		ticked = slices.DeleteFunc(ticked, func(c string) bool { return c == first })
		b.keep(strings.Trim(strings.Join(append([]string{first}, ticked...), "\n"), "\n"))
	})
	b.show = func(value string) {
		all := strings.Split(value, "\n")
		main.Put(all[0])
		others.Put(all)
	}
	fold := kit.NewFold(f.session.Words().Say("form.also"), others.Object)
	field := f.add(l, main, b)
	return kit.Column(theme.Tight, field, fold.Object)
}

func head(codes []string) string {
	if len(codes) == 0 {
		return ""
	}
	return codes[0]
}

func tail(codes []string) []string {
	if len(codes) == 0 {
		return nil
	}
	return slices.Clone(codes[1:])
}
