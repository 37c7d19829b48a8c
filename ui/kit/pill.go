package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"doemee/ui/theme"
)

// Pill is a word or two on a rounded colour.
type Pill struct {
	widget.BaseWidget
	text string
	tone Tone
}

// NewPill makes a pill.
func NewPill(tone Tone, text string) *Pill {
	p := &Pill{text: text, tone: tone}
	p.ExtendBaseWidget(p)
	return p
}

// Say changes tone and text.
func (p *Pill) Say(tone Tone, text string) {
	if p.tone != tone || p.text != text {
		p.tone, p.text = tone, text
		p.Refresh()
	}
}

// CreateRenderer draws the pill.
func (p *Pill) CreateRenderer() fyne.WidgetRenderer {
	r := &pillRenderer{pill: p, bed: canvas.NewRectangle(color.Transparent), ink: canvas.NewText("", color.Transparent)}
	r.objects = []fyne.CanvasObject{r.bed, r.ink}
	r.paint()
	return r
}

type pillRenderer struct {
	pill    *Pill
	bed     *canvas.Rectangle
	ink     *canvas.Text
	objects []fyne.CanvasObject
}

func (r *pillRenderer) paint() {
	r.ink.Color, r.bed.FillColor = r.pill.tone.colors()
	r.ink.Text, r.ink.TextSize = r.pill.text, theme.Small.At()
	r.bed.StrokeColor, r.bed.StrokeWidth = r.ink.Color, 0
	if theme.Current().Mode == theme.Contrast {
		r.bed.StrokeWidth = 1
	}
	r.bed.Hidden, r.ink.Hidden = r.pill.text == "", r.pill.text == ""
}

func (r *pillRenderer) Layout(size fyne.Size) {
	want := r.MinSize()
	at := fyne.NewPos(0, (size.Height-want.Height)/2)
	r.bed.Move(at)
	r.bed.Resize(want)
	r.bed.CornerRadius = want.Height / 2
	text := r.ink.MinSize()
	r.ink.Move(at.AddXY((want.Width-text.Width)/2, (want.Height-text.Height)/2))
	r.ink.Resize(text)
}

func (r *pillRenderer) MinSize() fyne.Size {
	if r.pill.text == "" {
		return fyne.Size{}
	}
	return r.ink.MinSize().AddWidthHeight(2*theme.Size(10).At(), 2*theme.Size(3).At())
}

func (r *pillRenderer) Refresh() {
	r.paint()
	r.Layout(r.pill.Size())
	r.bed.Refresh()
	r.ink.Refresh()
}

func (r *pillRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *pillRenderer) Destroy()                     {}
