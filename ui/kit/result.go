package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"doemee/ui/theme"
)

// Result is a row of several lines that goes somewhere, as a whole: by a tap, Enter or Space. Up, Down and Escape are told to
// whoever knows the other rows.
type Result struct {
	widget.BaseWidget
	content *fyne.Container
	name    string
	onOpen  func()
	onKey   func(fyne.KeyName)

	hovered, focused bool
}

// NewResult makes a row; name is what is read aloud.
func NewResult(name string, content fyne.CanvasObject, onOpen func(), onKey func(fyne.KeyName)) *Result {
	r := &Result{content: Pad(content, theme.Gap, theme.Gap), name: name, onOpen: onOpen, onKey: onKey}
	r.ExtendBaseWidget(r)
	return r
}

// Tapped goes there.
func (r *Result) Tapped(*fyne.PointEvent) { r.onOpen() }

// TypedKey goes there at Enter and Space, and tells the other keys.
func (r *Result) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		r.onOpen()
	default:
		if !PassOn(r, k) {
			r.onKey(k.Name)
		}
	}
}

// TypedRune takes no letters.
func (r *Result) TypedRune(rune) {}

// FocusGained draws the ring and brings the row into view.
func (r *Result) FocusGained() {
	r.focused = true
	r.Refresh()
	Reveal(r)
}

// FocusLost takes the ring away.
func (r *Result) FocusLost() {
	r.focused = false
	r.Refresh()
}

// MouseIn shows that the row can be tapped.
func (r *Result) MouseIn(*desktop.MouseEvent) {
	r.hovered = true
	r.Refresh()
}

// MouseMoved changes nothing.
func (r *Result) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes away what MouseIn did.
func (r *Result) MouseOut() {
	r.hovered = false
	r.Refresh()
}

// Cursor is the hand.
func (r *Result) Cursor() desktop.Cursor { return desktop.PointerCursor }

// AccessibilityLabel is the name of the row.
func (r *Result) AccessibilityLabel() string { return r.name }

// Called is the name of the row.
func (r *Result) Called() string { return r.name }

// AccessibilityRole is that of a link.
func (r *Result) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleLink }

// CreateRenderer draws the row on its bed, within its ring.
func (r *Result) CreateRenderer() fyne.WidgetRenderer {
	bed := newBox(func(b *canvas.Rectangle) {
		b.FillColor, b.StrokeColor, b.StrokeWidth, b.CornerRadius = color.Transparent, color.Transparent, 2, theme.FieldRadius.At()
		if r.hovered || r.focused {
			b.FillColor = theme.Colors().Hover
		}
		if r.focused {
			b.StrokeColor = theme.Colors().Focus
		}
	})
	return widget.NewSimpleRenderer(container.NewStack(bed, r.content))
}
