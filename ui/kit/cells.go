package kit

import (
	"fyne.io/fyne/v2"

	"doemee/ui/theme"
)

// cellLayout puts the cells of a row beside each other, those of every row and of the heading at the same places.
type cellLayout struct{ columns []ListColumn }

// widths gives every column its least width and divides what is left by their shares; a column for which there is no room gets none.
func (l *cellLayout) widths(total float32) []float32 {
	shown := l.shown(total)
	widths, left, shares := make([]float32, len(l.columns)), total+theme.Gap.At(), float32(0)
	for i, c := range l.columns {
		if shown[i] {
			left -= c.Least.At() + theme.Gap.At()
			shares += c.Share
		}
	}
	for i, c := range l.columns {
		if shown[i] {
			widths[i] = max(0, c.Least.At()+left*c.Share/shares)
		}
	}
	return widths
}

// shown tells for which columns there is room.
func (l *cellLayout) shown(total float32) []bool {
	shown := make([]bool, len(l.columns))
	for i := range shown {
		shown[i] = true
	}
	for l.least(shown) > total {
		spare := -1
		for i, c := range l.columns {
			if shown[i] && c.Spare > 0 && (spare < 0 || c.Spare > l.columns[spare].Spare) {
				spare = i
			}
		}
		if spare < 0 {
			break
		}
		shown[spare] = false
	}
	return shown
}

// least is how wide the columns that are shown must be together.
func (l *cellLayout) least(shown []bool) float32 {
	least := -theme.Gap.At()
	for i, c := range l.columns {
		if shown[i] {
			least += c.Least.At() + theme.Gap.At()
		}
	}
	return least
}

func (l *cellLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(0)
	for i, width := range l.widths(size.Width) {
		if visible := objects[i].Visible(); width == 0 && visible {
			objects[i].Hide()
		} else if width > 0 && !visible {
			objects[i].Show()
		}
		if width == 0 {
			continue
		}
		objects[i].Move(fyne.NewPos(x, 0))
		objects[i].Resize(fyne.NewSize(width, size.Height))
		x += width + theme.Gap.At()
	}
}

func (l *cellLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	always, height := make([]bool, len(l.columns)), float32(0)
	for i, o := range objects {
		always[i], height = l.columns[i].Spare == 0, max(height, o.MinSize().Height)
	}
	return fyne.NewSize(max(0, l.least(always)), height)
}
