package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// Bed is the area behind a row of a list, coloured where the row asks something.
type Bed struct {
	Object *fyne.Container
	box    *box
	tone   Tone
}

// NewBed puts a row on its bed.
func NewBed(row fyne.CanvasObject) *Bed {
	b := &Bed{}
	b.box = newBox(func(r *canvas.Rectangle) {
		r.FillColor = color.Transparent
		if b.tone != "" {
			_, r.FillColor = b.tone.colors()
		}
	})
	b.Object = container.NewStack(b.box, row)
	return b
}

// Tone colours the bed; the empty tone takes the colour away.
func (b *Bed) Tone(tone Tone) {
	if b.tone != tone {
		b.tone = tone
		b.box.Refresh()
	}
}
