package form

import (
	"fyne.io/fyne/v2"

	"doemee/data/coalition"
)

// Where is the name of the field that has the keyboard; empty when it is none of this form.
func (f *Form) Where(focused fyne.Focusable) string {
	for _, b := range f.fields {
		if target, ok := b.target.(fyne.Focusable); ok && target == focused {
			return b.name
		}
	}
	return ""
}

// Record is what the form shows; ok is false when that is nothing.
func (f *Form) Record() (r coalition.Record, ok bool) { return f.record() }
