package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"doemee/ui/theme"
)

// tips is where the one window shows what a button is for; nil where there is no window.
var tips *tipLayer

// tipLayer stands above the content of a window. It holds one short text, and takes no tap and no keyboard.
type tipLayer struct {
	room   *fyne.Container // as large as the content
	object *fyne.Container
	text   *Text
	of     *Button // nil while nothing is shown
}

// WithTips puts room above the content of the window for what buttons say about themselves.
func WithTips(content fyne.CanvasObject) *fyne.Container {
	tips = &tipLayer{text: Line("")}
	bed := newBox(func(r *canvas.Rectangle) {
		p := theme.Colors()
		r.FillColor, r.StrokeColor, r.StrokeWidth, r.CornerRadius = p.Surface, p.FieldEdge, 1, theme.FieldRadius.At()
	})
	tips.object = container.NewStack(bed, Pad(tips.text.Object, theme.Tight, theme.Gap))
	tips.object.Hide()
	tips.room = container.NewWithoutLayout(tips.object)
	return container.NewStack(content, tips.room)
}

// Tip gives the button a text that is shown beside it while the keyboard or the pointer is there; an empty one shows nothing.
func (b *Button) Tip(text string) *Button {
	if b.tip != text {
		b.tip = text
		b.tell(b.hovered || b.focused)
	}
	return b
}

// hint is the tip, or the whole text where there was no room for it.
func (b *Button) hint() string {
	if b.tip == "" && b.cut {
		return b.Text
	}
	return b.tip
}

// tell shows the tip of a button, or takes it away.
func (b *Button) tell(on bool) {
	switch {
	case tips == nil:
	case on && b.hint() != "":
		tips.show(b)
	case tips.of == b:
		tips.of = nil
		tips.object.Hide()
	}
}

// show puts the text under the button, or above it where there is no room, and within the window.
func (t *tipLayer) show(b *Button) {
	driver := fyne.CurrentApp().Driver()
	if driver.CanvasForObject(b) == nil {
		return
	}
	t.of = b
	t.text.Say(b.hint())
	// A menu can stand above the content.
	size, at := t.object.MinSize(), driver.AbsolutePositionForObject(b).Subtract(driver.AbsolutePositionForObject(t.room))
	x := max(0, min(at.X, t.room.Size().Width-size.Width))
	y := at.Y + b.Size().Height + theme.Hair.At()
	if y+size.Height > t.room.Size().Height {
		y = at.Y - size.Height - theme.Hair.At()
	}
	t.object.Resize(size)
	t.object.Move(fyne.NewPos(x, y))
	t.object.Show()
}
