package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"doemee/ui/theme"
)

// Progress is how far something is that takes long: in words, with a bar below them and what can be done about it beside them.
type Progress struct {
	Object *fyne.Container
	text   *Text
	track  *fyne.Container
	fill   *barShare
}

// barShare gives its one object a share of the width that can change.
type barShare struct{ barLayout }

// NewProgress makes it; actions stand at its right side.
func NewProgress(actions ...fyne.CanvasObject) *Progress {
	p := &Progress{text: StrongCell(""), fill: &barShare{}}
	height := theme.Size(10).At()
	track := newBox(func(r *canvas.Rectangle) {
		r.FillColor, r.CornerRadius = theme.Colors().Track, height/2
		r.SetMinSize(fyne.NewSize(40, height))
	})
	fill := newBox(func(r *canvas.Rectangle) { r.FillColor, r.CornerRadius = theme.Colors().Primary, height/2 })
	p.track = container.New(p.fill, fill)
	p.Object = Column(theme.Gap, Beside(p.text.Object, Row(theme.Gap, actions...)), container.NewStack(track, p.track))
	return p
}

// Say changes the words and the share that is done, from 0 to 1.
func (p *Progress) Say(text string, share float32) {
	p.text.Say(text)
	p.fill.barLayout = barLayout(share)
	p.track.Refresh()
}

// Said is the words as they stand.
func (p *Progress) Said() string { return p.text.Said() }
