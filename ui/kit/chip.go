package kit

import "fyne.io/fyne/v2"

// NewChip is a short word in a round edge that goes somewhere.
func NewChip(text string, onTap func()) *Button {
	b := NewButton(Other, text, onTap)
	b.round = true
	return b
}

// Hero is the head of a page: its title and a line on a coloured area, with a drawing beside it or, where there is no room, below
// it.
func Hero(tint int, title, text string, picture fyne.CanvasObject) *fyne.Container {
	return Columns([]float32{5, 3}, Banner(tint, title, text), picture)
}
