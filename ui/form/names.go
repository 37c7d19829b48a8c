package form

import (
	"fyne.io/fyne/v2"

	"doemee/ui/kit"
)

// Names is a field for several names, one on each line.
func (f *Form) Names(name string, rows int, l Labels) fyne.CanvasObject {
	b := &bound{form: f, name: name}
	entry := kit.NewArea(rows, b.keep)
	b.typed(entry)
	return f.add(l, entry, b)
}
