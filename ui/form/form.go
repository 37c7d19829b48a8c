// Package form binds the fields of records to inputs: it shows a value, keeps it when it is left, and puts what the rules
// find under it. Screens lay the fields out; which input a field gets follows from its form in the domain's field table.
package form

import (
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
	cells   bool // fields are made as cells of a row

	fresh   coalition.ID                         // a record just made: only fields that were left say what is missing
	refused map[coalition.ID]map[string]*refusal // what could not be taken, by record and field
}

// refusal is what was typed and could not be taken, and why. It stays until something else is taken.
type refusal struct{ typed, why string }

// New makes a form on whatever record the function gives; the function may say that there is none.
func New(s *session.Session, record func() (coalition.Record, bool)) *Form {
	return &Form{session: s, record: record, refused: map[coalition.ID]map[string]*refusal{}}
}

// Refresh shows values and findings as they stand; what somebody is typing stays, and so does what was refused.
func (f *Form) Refresh() {
	r, ok := f.record()
	if !ok {
		return
	}
	for _, b := range f.fields {
		if b.offer != nil {
			b.offer(r)
		}
		if no := f.refusal(r, b.name); no != nil && b.raw != nil {
			b.raw(no.typed)
		} else {
			b.show(r.Value(b.name))
		}
		b.find(r)
		b.ask(r)
	}
}

func (f *Form) refusal(r coalition.Record, field string) *refusal { return f.refused[r.ID()][field] }

func (f *Form) refuse(r coalition.Record, field, typed, why string) {
	if f.refused[r.ID()] == nil {
		f.refused[r.ID()] = map[string]*refusal{}
	}
	f.refused[r.ID()][field] = &refusal{typed, why}
}

// Begin tells that the record was just made: nobody has to read what is missing in a field before coming to it.
func (f *Form) Begin() {
	r, ok := f.record()
	if !ok {
		return
	}
	f.fresh = r.ID()
	for _, b := range f.fields {
		b.left = false
	}
	f.Refresh()
}

// Leave keeps what stands in the fields, for another record will be shown.
func (f *Form) Leave() {
	for _, b := range f.fields {
		if b.flush != nil {
			b.flush()
		}
	}
	f.fresh = ""
}

// Focus puts the keyboard at a field, and tells whether there is such a field to type in or to choose from.
func (f *Form) Focus(name string) bool {
	for _, b := range f.fields {
		if target, ok := b.target.(fyne.Focusable); ok && b.name == name && !b.quiet {
			kit.Focus(target)
			return true
		}
	}
	return false
}

// Sentence is what stands under a field; empty when there is no such field.
func (f *Form) Sentence(name string) string {
	for _, b := range f.fields {
		if b.name == name && !b.quiet {
			return b.field.Sentence()
		}
	}
	return ""
}

// Explain answers the warning under a field, as somebody does who types it there.
func (f *Form) Explain(name, text string) {
	for _, b := range f.fields {
		if b.name == name && b.explain != nil {
			b.explain.keep(text)
		}
	}
}

// FocusFirst puts the keyboard at the first field.
func (f *Form) FocusFirst() {
	if len(f.fields) > 0 {
		f.Focus(f.fields[0].name)
	}
}

// Again marks the field made last as a second place for a value that is asked elsewhere too: what is found stands there only.
func (f *Form) Again(field fyne.CanvasObject) fyne.CanvasObject {
	f.fields[len(f.fields)-1].quiet = true
	return field
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
