package form

import (
	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/ui/kit"
)

// Amount is a field for an amount in any notation; how it is understood, with its unit, stands below it while typing.
func (f *Form) Amount(name string, l Labels) fyne.CanvasObject {
	b := &bound{form: f, name: name}
	b.read = func(typed string) (string, error) {
		amount, err := coalition.UnderstandDecimal(typed)
		return amount.String(), err
	}
	b.echo = b.amount
	entry := kit.NewEntry(b.keep)
	b.typed(entry)
	b.show = func(value string) { entry.Put(f.session.Words().Amount(value)) }
	object := f.add(l, entry, b)
	entry.OnLeave(func() {
		b.leave()
		if b.cell {
			b.field.Understood("") // The amount and its unit stand in the row.
		}
	})
	entry.OnType(func(typed string) {
		if !b.cell || entry.Typing() {
			b.onType(typed)
		}
	})
	return object
}

// amount tells how an amount is understood, with the unit that stands beside it if there is one.
func (b *bound) amount(value string) string {
	w, unit := b.form.session.Words(), ""
	if r, ok := b.form.record(); ok {
		unit = r.Value("unit")
		if f, _ := coalition.FieldOf(r.Kind(), "unit"); f.List != "" {
			unit = b.form.session.Label(f.List, coalition.Code(unit))
		}
	}
	if unit == "" {
		return w.Say("form.understood", "value", w.Amount(value))
	}
	return w.Say("form.amount", "value", w.Amount(value), "unit", unit)
}
