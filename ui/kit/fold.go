package kit

import (
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
}

// NewFold makes a closed fold.
func NewFold(title string, content fyne.CanvasObject) *Fold {
	f := &Fold{title: title, content: content}
	f.button = NewButton(Quiet, "", f.onTap)
	f.button.leading = true
	f.Object = Unfolding(theme.Gap, f.button, content, func() { f.Open(true) })
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

func (f *Fold) onTap() { f.Open(!f.content.Visible()) }

// Unfolding puts an object under another. The lower one is brought in sight, by a function, when the keyboard is sent to something
// in it, see [Focus].
func Unfolding(gap theme.Size, above, below fyne.CanvasObject, open func()) *fyne.Container {
	column := Column(gap, above, below)
	column.Layout = &unfolding{under: column.Layout, below: below, open: open}
	return column
}

// unfolding is the layout of what can be out of sight.
type unfolding struct {
	under fyne.Layout
	below fyne.CanvasObject
	open  func()
}

func (u *unfolding) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	u.under.Layout(objects, size)
}

func (u *unfolding) MinSize(objects []fyne.CanvasObject) fyne.Size { return u.under.MinSize(objects) }

// unfold opens whatever an object is folded away in, and tells whether the object was found.
func unfold(in, sought fyne.CanvasObject) bool {
	if in == sought {
		return true
	}
	for _, inside := range Inside(in) {
		if !unfold(inside, sought) {
			continue
		}
		if c, ok := in.(*fyne.Container); ok {
			if folded, ok := c.Layout.(*unfolding); ok && folded.below == inside && !inside.Visible() {
				folded.open()
			}
		}
		return true
	}
	return false
}
