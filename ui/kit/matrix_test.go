package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"doemee/ui/theme"
)

// drawn is a matrix of two rows and three columns in a window, with what it told.
func drawn(t *testing.T, width float32) (m *Matrix, w fyne.Window, at, opened *[2]int) {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(theme.Light, 1))
	at, opened = &[2]int{-1, -1}, &[2]int{-1, -1}
	m = NewMatrix(MatrixWays{At: func(row, column int) { *at = [2]int{row, column} }, Open: func(row, column int) { *opened = [2]int{row, column} }})
	m.Put([]string{"Kennis", "Kunde", "Mensen"}, twoRows("0 · gat"))
	w = test.NewTempWindow(t, Page(m.Object))
	w.Resize(fyne.NewSize(width, 400))
	return m, w, at, opened
}

func twoRows(last string) []MatrixRow {
	return []MatrixRow{
		{"Klimaat en energie", []MatrixCell{{"61", "Klimaat, Kennis: 61", 4, ""}, {"28", "Klimaat, Kunde: 28", 3, ""}, {"14", "Klimaat, Mensen: 14", 2, ""}}},
		{"Veiligheid", []MatrixCell{{"33", "Veiligheid, Kennis: 33", 3, ""}, {"17", "Veiligheid, Kunde: 17", 2, ""}, {last, "Veiligheid, Mensen: " + last, 0, Bad}}},
	}
}

func TestArrowsGoThroughTheCellsAndEnterOpensOne(t *testing.T) {
	m, w, at, opened := drawn(t, 700)
	w.Canvas().Focus(m.cells[0])
	for _, press := range []struct {
		key  fyne.KeyName
		want [2]int
	}{{fyne.KeyRight, [2]int{0, 1}}, {fyne.KeyDown, [2]int{1, 1}}, {fyne.KeyDown, [2]int{1, 1}}, {fyne.KeyEnd, [2]int{1, 2}},
		{fyne.KeyRight, [2]int{1, 2}}, {fyne.KeyPageUp, [2]int{0, 2}}, {fyne.KeyHome, [2]int{0, 0}}, {fyne.KeyPageDown, [2]int{1, 0}}} {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: press.key})
		if *at != press.want {
			t.Fatalf("%s goes to %v, want %v", press.key, *at, press.want)
		}
	}
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if *opened != [2]int{1, 0} {
		t.Errorf("Enter opened %v", *opened)
	}
}

func TestAMatrixIsOneStopForTab(t *testing.T) {
	m, _, _, _ := drawn(t, 700)
	m.cells[4].Tapped(nil)
	stops := 0
	for _, c := range m.cells {
		if !c.Disabled() {
			stops++
		}
	}
	if stops != 1 || m.cells[4].Disabled() {
		t.Errorf("%d cells are stops for Tab", stops)
	}
}

func TestTheKeyboardStaysWhenNumbersChange(t *testing.T) {
	m, w, _, _ := drawn(t, 700)
	m.cells[5].Tapped(nil)
	m.Put([]string{"Kennis", "Kunde", "Mensen"}, twoRows("2"))
	if w.Canvas().Focused() != fyne.Focusable(m.cells[5]) || m.Said() != "Veiligheid, Mensen: 2" {
		t.Errorf("the keyboard is at %v, which says %q", w.Canvas().Focused(), m.Said())
	}
	if got := m.cells[5].AccessibilityLabel(); got != "Veiligheid, Mensen: 2" {
		t.Errorf("the cell says %q", got)
	}
}

func TestNamesStandAboveTheCellsWhereItIsNarrow(t *testing.T) {
	wide, _, _, _ := drawn(t, 700)
	if wide.labels[0].Object.Position().Y < wide.cells[0].Position().Y {
		t.Error("in a wide window a name stands above its cells")
	}
	narrow, _, _, _ := drawn(t, 320)
	if narrow.labels[0].Object.Position().Y >= narrow.cells[0].Position().Y {
		t.Error("in a narrow window a name stands beside its cells")
	}
	if high, most := narrow.cells[5].Position().Y+narrow.cells[5].Size().Height, narrow.Object.MinSize().Height; high > most+1 {
		t.Errorf("the last cell ends at %v, beyond the height of %v", high, most)
	}
}

func TestWarmth(t *testing.T) {
	for _, c := range []struct{ n, most, want int }{{0, 72, 0}, {72, 72, 4}, {61, 72, 4}, {33, 72, 3}, {14, 72, 2}, {3, 72, 1}, {1, 1, 4}, {2, 0, 0}} {
		if got := Warmth(c.n, c.most); got != c.want {
			t.Errorf("%d of %d is %d warm, want %d", c.n, c.most, got, c.want)
		}
	}
}
