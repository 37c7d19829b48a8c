package kit

import (
	"slices"

	"fyne.io/fyne/v2"

	"doemee/ui/theme"
)

// The states of what opens and closes.
const (
	opened = "open"
	closed = "closed"
)

// Fold is a part of a form that stands closed until it is asked for.
type Fold struct {
	Object  *fyne.Container
	button  *Button
	content fyne.CanvasObject
	title   string
	Fields  []string // the names of the fields that stand in it
}

// NewFold makes a closed fold.
func NewFold(title string, content fyne.CanvasObject) *Fold {
	f := &Fold{title: title, content: content}
	f.button = NewButton(Quiet, "", f.onTap)
	f.button.leading = true
	f.Object = Column(theme.Gap, Row(0, f.button), content)
	f.Open(false)
	return f
}

// Open opens or closes it.
func (f *Fold) Open(open bool) {
	mark := "▸ "
	f.button.state = closed
	if open {
		mark = "▾ "
		f.button.state = opened
		f.content.Show()
	} else {
		f.content.Hide()
	}
	f.button.Say(mark + f.title)
	f.Object.Refresh()
}

// Holds tells whether a field stands in it.
func (f *Fold) Holds(field string) bool { return slices.Contains(f.Fields, field) }

func (f *Fold) onTap() { f.Open(!f.content.Visible()) }
