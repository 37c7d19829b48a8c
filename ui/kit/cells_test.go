package kit

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"doemee/ui/theme"
)

func TestColumnsThatCanBeSparedGoFirst(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light, 1))
	l := &cellLayout{columns: []ListColumn{{Share: 1, Least: 50}, {Share: 3, Least: 100}, {Share: 1, Least: 70, Spare: 2}, {Share: 1, Least: 80, Spare: 1}}}
	gap := theme.Gap.At()
	for _, c := range []struct {
		total float32
		shown []bool
	}{
		{300 + 3*gap, []bool{true, true, true, true}},
		{299 + 3*gap, []bool{true, true, false, true}},
		{230 + 2*gap, []bool{true, true, false, true}},
		{229 + 2*gap, []bool{true, true, false, false}},
		{10, []bool{true, true, false, false}},
	} {
		if got := l.shown(c.total); !slices.Equal(got, c.shown) {
			t.Errorf("in %v: %v, want %v", c.total, got, c.shown)
		}
		sum := -gap
		for _, width := range l.widths(c.total) {
			if width > 0 {
				sum += width + gap
			}
		}
		if c.total > 200 && (sum > c.total+0.01 || sum < c.total-0.01) {
			t.Errorf("in %v the columns take %v", c.total, sum)
		}
	}
	cells := []fyne.CanvasObject{Hairline(), Hairline(), Hairline(), Hairline()}
	if got := l.MinSize(cells).Width; got != 150+gap {
		t.Errorf("at least %v wide", got)
	}
	l.Layout(cells, fyne.NewSize(230+2*gap, 20))
	if cells[2].Visible() || !cells[3].Visible() {
		t.Error("the column that is spared still stands there, or another went")
	}
	l.Layout(cells, fyne.NewSize(500, 20))
	if !cells[2].Visible() {
		t.Error("the column does not come back")
	}
}
