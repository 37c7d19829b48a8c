package form

import (
	"errors"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/ui/kit"
	"doemee/ui/session"
)

// bound is one field with its input.
type bound struct {
	form     *Form
	name     string
	show     func(value string)
	offer    func(coalition.Record) // what can be chosen now; nil when that is always the same
	raw      func(typed string)     // shows what was typed and could not be taken; nil where nothing can be typed
	flush    func()                 // keeps what stands there
	field    *kit.Field
	target   fyne.CanvasObject                            // what the keyboard goes to
	read     func(typed string) (value string, err error) // nil when what is typed is the value
	echo     func(value string) string                    // how a value is shown to be understood; nil for not at all
	question string                                       // its name in words
	cell     bool                                         // it stands in a row, and what is said about it below that
	quiet    bool                                         // what is found stands elsewhere
	left     bool                                         // the keyboard has been here, in a record just made

	explain *explainer
	asked   Replies
}

// add makes the field around an input, as a cell of a row or with its notes below it.
func (f *Form) add(l Labels, input fyne.CanvasObject, b *bound) fyne.CanvasObject {
	b.target, b.question, b.cell = input, l.Question, f.cells
	if f.cells {
		b.field = kit.NewCell(l.Question, input)
	} else {
		b.field = kit.NewField(l.Question, l.Help, input)
	}
	if leaving, ok := input.(interface{ OnLeave(func()) }); ok {
		leaving.OnLeave(b.leave)
	}
	f.fields = append(f.fields, b)
	return b.field.Object
}

// typed ties a place to type to the field.
func (b *bound) typed(e *kit.Entry) {
	b.show, b.raw, b.flush = e.Put, e.Put, e.Keep
	e.OnLeave(b.leave)
	e.OnRefuse(b.tooMuch)
}

// leave shows what is missing, now that the keyboard has been here.
func (b *bound) leave() {
	b.left = true
	if r, ok := b.form.record(); ok {
		b.find(r)
	}
}

// keep gives the field its value. What can't be taken stays on the screen with the reason under it.
func (b *bound) keep(typed string) {
	r, ok := b.form.record()
	if !ok {
		return
	}
	delete(b.form.refused[r.ID()], b.name)
	value, err := b.valueOf(typed)
	if err == nil {
		err = b.form.session.Set(r, b.name, value)
	}
	if err != nil {
		b.form.refuse(r, b.name, typed, b.sentence(r, err))
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

// longestShown bounds what a sentence repeats of what was typed.
const longestShown = 60

func (b *bound) sentence(r coalition.Record, err error) string {
	w := b.form.session.Words()
	var bad *coalition.BadValue
	if errors.As(err, &bad) {
		found := bad.Found
		if letters := []rune(found); len(letters) > longestShown {
			found = string(letters[:longestShown]) + "…"
		}
		return w.Say("fault.value."+string(bad.Form), "found", found, "field", w.Say("field."+string(r.Kind())+"."+b.name))
	}
	return session.Explain(w, err)
}

// tooMuch says that a text was too long to paste; what stood there stays.
func (b *bound) tooMuch(letters int) {
	w := b.form.session.Words()
	b.field.Find(kit.Bad, w.Say("form.paste", "n", w.Amount(count(letters)), "most", w.Amount(count(kit.MostLetters))))
}
