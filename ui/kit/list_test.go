package kit

import (
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// A list of thousands asks for what is in sight, and no more.
func TestAListMakesOnlyTheRowsInSight(t *testing.T) {
	test.NewTempApp(t)
	asked := map[int]bool{}
	chosen := -1
	l := NewList([]ListColumn{{Heading: "Nr", Share: 1}, {Heading: "Titel", Share: 4}, {Heading: "Stand", Share: 2}}, ListWays{Choose: func(row int) { chosen = row }})
	w := test.NewTempWindow(t, l.Object)
	w.Resize(fyne.NewSize(500, 600))
	l.Put(5000, func(i int) ListRow {
		asked[i] = true
		return ListRow{Cells: []string{strconv.Itoa(i), "Toezegging " + strconv.Itoa(i), "compleet"}, Tone: Good}
	}, 0)
	if len(asked) == 0 || len(asked) > 60 {
		t.Errorf("%d rows were made to show a window of them", len(asked))
	}
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if chosen != 4999 || !asked[4999] || len(asked) > 120 {
		t.Errorf("End chose %d, and %d rows were made", chosen, len(asked))
	}
}
