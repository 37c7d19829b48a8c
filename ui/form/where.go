package form

import "fyne.io/fyne/v2"

// Where is the name of the field that has the keyboard; empty when it is none of this form.
func (f *Form) Where(focused fyne.Focusable) string {
	for _, b := range f.fields {
		if target, ok := b.target.(fyne.Focusable); ok && target == focused {
			return b.name
		}
	}
	return ""
}
