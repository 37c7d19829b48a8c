package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// photo is a picture of points, with the words that say what is on it.
type photo struct {
	widget.BaseWidget
	spoken
	image *canvas.Image
}

// Photo shows a PNG at a width, whole, and says what is on it to who can't see it. The width does not grow with the text: a picture
// of a window has its texts in it.
func Photo(name string, png []byte, says string, size fyne.Size) fyne.CanvasObject {
	p := &photo{spoken: spoken{says}, image: canvas.NewImageFromResource(fyne.NewStaticResource(name, png))}
	p.image.FillMode = canvas.ImageFillContain
	p.image.SetMinSize(size)
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer draws the picture.
func (p *photo) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.image) }
