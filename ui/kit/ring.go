package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"doemee/ui/theme"
)

// ringed draws our ring around a widget of Fyne's while it has the keyboard: Fyne's own mark is hard to see.
type ringed struct {
	fyne.WidgetRenderer
	ring *canvas.Rectangle
	on   *bool
}

func newRinged(of fyne.WidgetRenderer, on *bool) *ringed {
	r := &ringed{WidgetRenderer: of, ring: canvas.NewRectangle(color.Transparent), on: on}
	r.paint()
	return r
}

func (r *ringed) paint() {
	r.ring.StrokeColor, r.ring.StrokeWidth, r.ring.CornerRadius = theme.Colors().Focus, 2, theme.FieldRadius.At()
	r.ring.Hidden = !*r.on
}

func (r *ringed) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.ring.Resize(size)
}

func (r *ringed) Refresh() {
	r.WidgetRenderer.Refresh()
	r.paint()
	canvas.Refresh(r.ring)
}

func (r *ringed) Objects() []fyne.CanvasObject { return append(r.WidgetRenderer.Objects(), r.ring) }
