package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"doemee/ui/theme"
)

// A row of cards is as high as its tallest, and the next row stands below that.
func TestCardsStandInRows(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light, 1))
	heights := []float32{30, 80, 50, 20, 60}
	cards := make([]fyne.CanvasObject, len(heights))
	for i, h := range heights {
		card := canvas.NewRectangle(nil)
		card.SetMinSize(fyne.NewSize(40, h))
		cards[i] = card
	}
	gap := theme.Wide.At()
	grid := Cards(100, cards...)
	for _, c := range []struct {
		width  float32
		across int
		tops   []float32
		height float32
	}{
		{2*100 + gap, 2, []float32{0, 0, 80 + gap, 80 + gap, 130 + 2*gap}, 190 + 2*gap},
		{3*100 + 2*gap, 3, []float32{0, 0, 0, 80 + gap, 80 + gap}, 140 + gap},
		{50, 1, []float32{0, 30 + gap, 110 + 2*gap, 160 + 3*gap, 180 + 4*gap}, 240 + 4*gap},
	} {
		grid.Resize(fyne.NewSize(c.width, 500))
		grid.Layout.Layout(grid.Objects, fyne.NewSize(c.width, 500))
		for i, card := range cards {
			left := float32(i%c.across) * (cards[0].Size().Width + gap)
			if at := card.Position(); at.Y != c.tops[i] || at.X != left {
				t.Errorf("%d across: card %d stands at %v, want %v,%v", c.across, i+1, at, left, c.tops[i])
			}
		}
		if got := grid.MinSize().Height; got != c.height {
			t.Errorf("%d across: %v high, want %v", c.across, got, c.height)
		}
		if first, second := cards[0].Size().Height, cards[1].Size().Height; c.across > 1 && first != second {
			t.Errorf("%d across: cards beside each other are %v and %v high", c.across, first, second)
		}
	}
}
