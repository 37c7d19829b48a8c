// Package kit holds the few widgets of our own, from a line of text to a list of rows. They take their colours and sizes from
// theme, say everything in words, and can be used by mouse and keyboard alike. They know no screen and no dossier: texts
// come in already translated, values go out as written values.
//
// Most are plain containers of Fyne's own widgets, so that what reads a screen aloud reaches their texts; the ones that take
// focus or a tap are widgets, each in a file of its own.
package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	base "fyne.io/fyne/v2/theme"

	"doemee/ui/theme"
)

// Pad puts room around an object: above and below, left and right.
func Pad(o fyne.CanvasObject, vertical, horizontal theme.Size) *fyne.Container {
	v, h := vertical.At(), horizontal.At()
	return container.New(layout.NewCustomPaddedLayout(v, v, h, h), o)
}

// Column puts objects under each other with a gap between them.
func Column(gap theme.Size, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedVBoxLayout(gap.At()), objects...)
}

// Row puts objects beside each other with a gap between them, each as wide as it needs.
func Row(gap theme.Size, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedHBoxLayout(gap.At()), objects...)
}

// Beside gives the first object all the room that the second leaves.
func Beside(wide, right fyne.CanvasObject) *fyne.Container {
	return container.NewBorder(nil, nil, nil, container.NewCenter(right), wide)
}

// Width gives an object at least a width.
func Width(o fyne.CanvasObject, width theme.Size) *fyne.Container {
	strut := canvas.NewRectangle(color.Transparent)
	strut.SetMinSize(fyne.NewSize(width.At(), 0))
	return container.NewStack(strut, o)
}

// AtMost gives an object no more than a width, at the left side of the room there is.
func AtMost(o fyne.CanvasObject, width theme.Size) *fyne.Container {
	return container.New(atMost(width.At()), o)
}

type atMost float32

func (l atMost) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(fyne.NewSize(min(size.Width, float32(l)), size.Height))
}

func (l atMost) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// Split divides the width over its objects by shares, with a gap between them.
func Split(gap theme.Size, shares []float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&shareLayout{gap: gap.At(), shares: shares}, objects...)
}

// Pairs puts objects in two columns, row by row.
func Pairs(gap theme.Size, objects ...fyne.CanvasObject) *fyne.Container {
	if len(objects)%2 == 1 {
		objects = append(objects, canvas.NewRectangle(color.Transparent))
	}
	rows := Column(gap)
	for i := 0; i < len(objects); i += 2 {
		rows.Add(Split(gap, []float32{1, 1}, objects[i], objects[i+1]))
	}
	return rows
}

type shareLayout struct {
	gap    float32
	shares []float32
}

func (l *shareLayout) widths(total float32) []float32 {
	sum := float32(0)
	for _, s := range l.shares {
		sum += s
	}
	widths := make([]float32, len(l.shares))
	for i, s := range l.shares {
		widths[i] = (total - l.gap*float32(len(l.shares)-1)) * s / sum
	}
	return widths
}

func (l *shareLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for i, w := range l.widths(size.Width) {
		objects[i].Move(fyne.NewPos(x, 0))
		objects[i].Resize(fyne.NewSize(w, size.Height))
		x += w + l.gap
	}
}

func (l *shareLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	widest, height, sum := float32(0), float32(0), float32(0)
	for i, o := range objects {
		m := o.MinSize()
		widest, height, sum = max(widest, m.Width/l.shares[i]), max(height, m.Height), sum+l.shares[i]
	}
	return fyne.NewSize(widest*sum+l.gap*float32(len(objects)-1), height)
}

// Snug takes away the room that Fyne keeps around the text of a label or a marked text.
func Snug(o fyne.CanvasObject) *fyne.Container { return container.New(snug{}, o) }

// snug takes away the room that Fyne's labels keep around their text, so that we decide it.
type snug struct{}

func (snug) inset() float32 { return theme.Current().Size(base.SizeNameInnerPadding) }

func (s snug) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	p := s.inset()
	objects[0].Move(fyne.NewPos(-p, -p))
	objects[0].Resize(size.AddWidthHeight(2*p, 2*p))
}

func (s snug) MinSize(objects []fyne.CanvasObject) fyne.Size {
	p := s.inset()
	m := objects[0].MinSize()
	return fyne.NewSize(max(0, m.Width-2*p), max(0, m.Height-2*p))
}

func grid(columns int) *fyne.Container { return container.NewGridWithColumns(columns) }
