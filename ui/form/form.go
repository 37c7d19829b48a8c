// Package form binds the fields of records to inputs: it shows a value, keeps it when it is left, and puts what the rules
// find under it. Screens lay the fields out; which input a field gets follows from its form in the domain's field table.
package form

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/ui/kit"
	"doemee/ui/session"
)

// Form is a set of fields of one record at a time.
type Form struct {
	session *session.Session
	record  func() (coalition.Record, bool)
	fields  []*bound
}

// New makes a form on whatever record the function gives; the function may say that there is none.
func New(s *session.Session, record func() (coalition.Record, bool)) *Form {
	return &Form{session: s, record: record}
}

// bound is one field with its input.
type bound struct {
	form    *Form
	name    string
	show    func(value string)
	field   *kit.Field
	target  fyne.CanvasObject                            // what the keyboard goes to
	read    func(typed string) (value string, err error) // nil when what is typed is the value
	echo    func(value string) string                    // how a value is shown to be understood; nil for not at all
	refused string                                       // why the last value was not taken; it stands under the field until another is
}

// Refresh shows values and findings as they stand; what somebody is typing stays.
func (f *Form) Refresh() {
	r, ok := f.record()
	if !ok {
		return
	}
	for _, b := range f.fields {
		if b.refused == "" {
			b.show(r.Value(b.name))
		}
		b.find(r)
	}
}

// Leave forgets what was refused, for another record is shown.
func (f *Form) Leave() {
	for _, b := range f.fields {
		b.refused = ""
	}
}

// keep gives the field its value. What can't be taken stays on the screen with the reason under it.
func (b *bound) keep(value string) {
	r, ok := b.form.record()
	if !ok {
		return
	}
	b.refused = ""
	value, err := b.valueOf(value)
	if err == nil {
		err = b.form.session.Set(r, b.name, value)
	}
	if err != nil {
		b.refused = b.sentence(r, err)
	}
	if r, ok := b.form.record(); ok {
		b.find(r)
	}
}

// valueOf reads what was typed.
func (b *bound) valueOf(typed string) (string, error) {
	if b.read == nil {
		return typed, nil
	}
	return b.read(typed)
}

// onType shows how what stands there is understood; what is not, or not yet, shows nothing.
func (b *bound) onType(typed string) {
	value, err := b.valueOf(typed)
	if err != nil || value == "" {
		b.field.Understood("")
		return
	}
	b.field.Understood(b.echo(value))
}

func (b *bound) sentence(r coalition.Record, err error) string {
	w := b.form.session.Words()
	var bad *coalition.BadValue
	if errors.As(err, &bad) {
		return w.Say("fault.value."+string(bad.Form), "found", bad.Found, "field", w.Say("field."+string(r.Kind())+"."+b.name))
	}
	return session.Explain(w, err)
}

// find puts the heaviest finding under the field.
func (b *bound) find(r coalition.Record) {
	if b.refused != "" {
		b.field.Find(kit.Bad, b.refused)
		return
	}
	w := b.form.session.Words()
	at := coalition.Open(coalition.At(b.form.session.Findings(), r.ID(), b.name))
	if errs := coalition.Of(at, coalition.Error); len(errs) > 0 {
		b.field.Find(kit.Bad, w.Fill("rule."+string(errs[0].Rule), b.form.session.Shown(errs[0])))
		return
	}
	if len(at) > 0 {
		b.field.Find(kit.Warn, w.Fill("rule."+string(at[0].Rule), b.form.session.Shown(at[0])))
		return
	}
	b.field.Find(kit.Muted, "")
}

// Labels are the words of one field: its question and one line of help.
type Labels struct{ Question, Help string }

// LabelsOf gives the words of a field from the translations, as they stand beside every other field of its kind.
func (f *Form) LabelsOf(k coalition.Kind, name string) Labels {
	w := f.session.Words()
	key := "field." + string(k) + "." + name
	labels := Labels{Question: w.Say(key)}
	if w.Has(key + ".help") {
		labels.Help = w.Say(key + ".help")
	}
	return labels
}

// QuestionOf gives the question of a field alone, for rows in which there is no room for help.
func (f *Form) QuestionOf(k coalition.Kind, name string) Labels {
	return Labels{Question: f.session.Words().Say("field." + string(k) + "." + name)}
}

func (f *Form) add(l Labels, input fyne.CanvasObject, b *bound) fyne.CanvasObject {
	b.field, b.target = kit.NewField(l.Question, l.Help, input), input
	f.fields = append(f.fields, b)
	return b.field.Object
}

// Line is a field of one line.
func (f *Form) Line(name string, l Labels) fyne.CanvasObject {
	b := &bound{form: f, name: name}
	entry := kit.NewEntry(b.keep)
	b.show = entry.Put
	return f.add(l, entry, b)
}

// Text is a field of several lines.
func (f *Form) Text(name string, rows int, l Labels) fyne.CanvasObject {
	b := &bound{form: f, name: name}
	entry := kit.NewArea(rows, b.keep)
	b.show = entry.Put
	return f.add(l, entry, b)
}

// Choice is a field with one choice from a list of the agenda or the program.
func (f *Form) Choice(name string, list coalition.List, l Labels) fyne.CanvasObject {
	b := &bound{form: f, name: name}
	choice := kit.NewChoice(f.Options(list), b.keep)
	b.show = choice.Put
	return f.add(l, choice, b)
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
	b := &bound{form: f, name: name}
	w := f.session.Words()
	options := []kit.Option{{Code: "", Label: w.Say("form.choose")}}
	first := coalition.Date(f.session.Now().Format("2006-01") + "-01")
	for i := range 18 {
		month := string(first.AddMonths(i))[:7]
		options = append(options, kit.Option{Code: month, Label: w.Month(month)})
	}
	choice := kit.NewChoice(options, b.keep)
	b.show = choice.Put
	return f.add(l, choice, b)
}
