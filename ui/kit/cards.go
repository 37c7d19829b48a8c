package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/ui/theme"
)

// Cards puts objects in rows of equal width, as many beside each other as there is room for when each is at least a width wide.
func Cards(least theme.Size, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&cardsLayout{least: least.At(), gap: theme.Wide.At(), across: 1}, objects...)
}

// cardsLayout remembers how many stand beside each other, for only Layout knows the width.
type cardsLayout struct {
	least, gap float32
	across     int
}

func (l *cardsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.across = max(1, min(len(objects), int((size.Width+l.gap)/(l.least+l.gap))))
	width := (size.Width - l.gap*float32(l.across-1)) / float32(l.across)
	for _, o := range objects {
		o.Resize(fyne.NewSize(width, o.MinSize().Height)) // wrapped texts know their height once they know their width
	}
	y := float32(0)
	for row := range slices.Chunk(objects, l.across) {
		height := tallest(row)
		for i, o := range row {
			o.Move(fyne.NewPos(float32(i)*(width+l.gap), y))
			o.Resize(fyne.NewSize(width, height))
		}
		y += height + l.gap
	}
}

func (l *cardsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	widest, height := float32(0), -l.gap
	for row := range slices.Chunk(objects, l.across) {
		height += tallest(row) + l.gap
		for _, o := range row {
			widest = max(widest, o.MinSize().Width)
		}
	}
	return fyne.NewSize(widest, max(0, height))
}

func tallest(row []fyne.CanvasObject) (height float32) {
	for _, o := range row {
		height = max(height, o.MinSize().Height)
	}
	return height
}
