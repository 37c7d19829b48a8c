package workbook

import (
	"doemee/assets/words"
	"doemee/data/coalition"
)

// The columns of a sheet with one field a row.
const (
	formPart = iota + 1
	formField
	formValue
	formHelp
	formKey
	formID
)

var (
	formKeys   = []string{"form.part", "form.field", "form.value", "form.help", "form.key", "form.id"}
	formWidths = []float64{20, 34, 60, 50, 10, 10}
)

// formColumns are the fields of a kind that may leave, as columns: the same table drives them.
func formColumns(k coalition.Kind) []column {
	must := map[string]bool{"organisation.name": true, "organisation.type": true}
	var list []column
	for _, f := range coalition.Fields(k) {
		if !f.Stays {
			list = append(list, column{slot: string(k), field: f.Name, width: formWidths[formValue-1], must: must[string(k)+"."+f.Name]})
		}
	}
	return list
}

// form writes a sheet with one field a row.
func (w *writer) form(f form) {
	w.head(f.name, formKeys)
	heads := make([]string, len(formKeys))
	for i, key := range formKeys {
		heads[i] = w.say("heading." + key)
	}
	w.heads(heads, formWidths)
	row := firstRow
	for _, k := range f.kinds {
		r, there := w.cargo.only(k)
		for _, c := range formColumns(k) {
			w.formRow(c, r, there, row)
			row++
		}
	}
	w.paint.hideColumn(formKey)
	w.paint.hideColumn(formID)
	w.paint.table(f.name, len(formKeys), headRow, row-1)
	w.paint.freeze(0, headRow)
	w.paint.print(1, headRow, 0, w.foot())
}

func (w *writer) formRow(c column, r coalition.Record, there bool, row int) {
	p := w.paint
	part, heading, help := words.Capital(w.voice.say.Say("kind."+string(c.kind()))), w.voice.heading(c), ""
	if key := "field." + c.key() + ".help"; w.voice.say.Has(key) {
		help = w.voice.say.Say(key)
	}
	helpLook := look{style: fixedStyle}
	if question := w.askedOf(r, c.field); there && question != "" {
		help, helpLook = question, look{style: remarkStyle}
	}
	v, id := value{}, value{}
	if there {
		f, _ := c.spec()
		v = w.show(c, f, r.Value(c.field))
		if !w.blank {
			id = textValue(string(r.ID()))
		}
	}
	p.put(formPart, row, textValue(part), look{style: fixedStyle})
	p.put(formField, row, textValue(heading), look{style: fixedStyle})
	p.put(formValue, row, v, w.lookFor(c))
	p.put(formHelp, row, textValue(help), helpLook)
	p.put(formKey, row, textValue(c.key()), look{style: keyStyle, open: true})
	p.put(formID, row, id, look{style: keyStyle, open: true})
	for i, text := range []string{part, heading, v.text, help} {
		p.high(row, text, formWidths[i])
	}
	p.height[row] = max(p.height[row], lineHeight+6)
	p.name(c.name(), formValue, row, formValue, row)
	if dv := w.rule(c); dv != nil {
		p.rule(dv, formValue, row, row)
	}
}
