package bringin

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/xuri/excelize/v2"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

// cell finds the cell in the column of a key, in the row of a number.
func cell(t *testing.T, f *excelize.File, on, key, number string) string {
	t.Helper()
	rows, err := f.GetRows(on)
	must(t, err)
	column, row := 0, 0
	for i, cells := range rows {
		for j, text := range cells {
			if text == key {
				column = j + 1
			}
			if text == number && row == 0 {
				row = i + 1
			}
		}
	}
	at, err := excelize.CoordinatesToCellName(column, row)
	must(t, err)
	return at
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// workbook is the one that was handed in of the example, changed as somebody with a spreadsheet does.
func workbook(t *testing.T, s *session.Session, texts map[[2]string]string, beside bool) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(filepath.Dir(s.Path()), "*.xlsx"))
	if err != nil || len(found) != 1 {
		t.Fatalf("workbooks %v, %v", found, err)
	}
	f, err := excelize.OpenFile(found[0])
	must(t, err)
	on := "Toezeggingen"
	for at, text := range texts {
		must(t, f.SetCellStr(on, cell(t, f, on, at[0], at[1]), text))
	}
	if beside {
		must(t, errors.Join(f.SetCellStr(on, "DA4", "Opmerking wethouder"), f.SetCellStr(on, "DA5", "graag vóór de zomer"),
			f.SetCellStr(on, "DA6", "akkoord"), f.SetCellStr(on, "DA8", "wie trekt dit?")))
	}
	must(t, errors.Join(f.Save(), f.Close()))
	return found[0]
}

// changes are those of the mock-up: some to take over, one in two versions, a new row, a cell that can't be read.
var changes = map[[2]string]string{
	{"commitment.role", "T-001"}:         "Projectleider warmtekaart",
	{"commitment.title", "T-002"}:        "Inkoopvoorwaarden sensoren",
	{"contribution.1.quantity", "T-004"}: "0,5",
	{"commitment.start", "T-005"}:        "medio mei",
	{"commitment.title", "T-006"}:        "Fietsdata delen met de regio",
	{"contribution.1.kind", "T-006"}:     "kennis",
}

func looked(t *testing.T, texts map[[2]string]string) (*Screen, *session.Session, *uitest.Queue) {
	t.Helper()
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	s, q := uitest.Session(t, words.NL)
	path := workbook(t, s, texts, true)
	must(t, s.Set(coalition.AsRecord(s.Content().Numbered("T-002")), "title", "Inkoopvoorwaarden voor slimme sensoren"))
	b := New(s)
	b.Visit(session.Place{Screen: "bringin", Field: path})
	uitest.Settle(s, q)
	return b, s, q
}

func TestDifferencesAreChosenAndTakenOver(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	b, s, q := looked(t, changes)
	s.Watch(func(session.Event) { b.Refresh() })
	if b.plan == nil {
		t.Fatal(b.outcome)
	}
	if n := len(b.preview.rows()); n != len(changes)-1 || b.plan.Open(b.choices) != 1 {
		t.Fatalf("%d rows: %+v", n, b.preview.rows())
	}
	before := s.Content().Clone()
	test.Tap(b.preview.accept)
	uitest.Settle(s, q)
	if s.Content().Numbered("T-008") != nil || b.plan == nil {
		t.Fatal("it was taken over with a choice open")
	}
	for i, l := range b.plan.Lines {
		if l.MustChoose() {
			b.choose(i, coalition.TakeTheirs)
		}
	}
	test.Tap(b.preview.accept)
	test.Tap(b.preview.accept) // somebody who taps twice means it once
	uitest.Settle(s, q)
	if !b.undo.Visible() {
		t.Error("a second tap was carried out")
	}
	c := s.Content()
	if c.Numbered("T-002").Title != "Inkoopvoorwaarden sensoren" || c.Numbered("T-001").Role != "Projectleider warmtekaart" || c.Numbered("T-008") == nil || b.plan != nil {
		t.Errorf("taken over: %+v", c.Numbered("T-002"))
	}
	if c.Numbered("T-005").Start != before.Numbered("T-005").Start {
		t.Error("a cell that can't be read was taken over")
	}
	test.Tap(b.undo)
	uitest.Settle(s, q)
	if s.Content().Numbered("T-008") != nil || s.Content().Numbered("T-002").Title != "Inkoopvoorwaarden voor slimme sensoren" {
		t.Error("one undo did not take everything back")
	}
}

func TestRowsAreChosenByKeyboard(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	b, _, _ := looked(t, changes)
	chosen := map[int]coalition.Choice{}
	table := newTable(b.session.Words(), func(line int, c coalition.Choice) { chosen[line] = c })
	w := test.NewTempWindow(t, table.object)
	w.Resize(fyne.NewSize(1100, 700))
	rows := make([]row, stillRows+1)
	for i := range rows {
		rows[i] = b.preview.rows()[0]
		rows[i].line = i
	}
	table.put(rows)
	w.Canvas().Focus(table.list)
	table.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	for key, want := range map[fyne.KeyName]coalition.Choice{fyne.KeyRight: coalition.KeepOurs, fyne.KeyLeft: coalition.TakeTheirs, fyne.KeySpace: coalition.KeepOurs} {
		table.list.TypedKey(&fyne.KeyEvent{Name: key})
		if got := chosen[1]; got != want || len(chosen) != 1 {
			t.Errorf("%s chose %v", key, chosen)
		}
	}
}

// A short table is no list: its choices are buttons that the Tab key reaches, and the wheel scrolls the page.
func TestShortTablesAreButtons(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	b, _, _ := looked(t, changes)
	w := test.NewTempWindow(t, b.Object())
	w.Resize(fyne.NewSize(1100, 700))
	if n := len(b.preview.table.still); n != len(b.preview.rows()) {
		t.Fatalf("%d rows stand there", n)
	}
	before := b.choices[b.preview.rows()[0].line]
	uitest.Tap(t, b.preview.table.still[0].bed.Object, "○ dossier")
	if got := b.choices[b.preview.rows()[0].line]; got != coalition.KeepOurs || before != coalition.TakeTheirs {
		t.Errorf("%s became %s", before, got)
	}
}

func TestWhatStandsBesideGoesToTheNotes(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	b, s, q := looked(t, map[[2]string]string{})
	if len(b.plan.Outside) != 1 {
		t.Fatalf("outside: %+v", b.plan.Outside)
	}
	for _, i := range b.plan.Notes(b.plan.Outside[0]) {
		b.choices[i] = coalition.TakeTheirs
	}
	b.chooseAll(coalition.KeepOurs)
	test.Tap(b.preview.accept)
	uitest.Settle(s, q)
	if note := s.Content().Numbered("T-001").InternalNote; !strings.HasSuffix(note, "Opmerking wethouder: graag vóór de zomer") {
		t.Errorf("note %q", note)
	}
}

func TestFilesThatBringNothing(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, q := uitest.Session(t, words.NL)
	b := New(s)
	b.Look(workbook(t, s, nil, false), "")
	uitest.Settle(s, q)
	if b.plan != nil || !b.outcome.Object.Visible() {
		t.Error("an unchanged workbook has something to choose")
	}
	b.Look(s.Path(), "")
	uitest.Settle(s, q)
	if b.plan != nil || !b.chooser.object.Visible() {
		t.Error("a file that is no workbook was read")
	}
}

// Thousands of lines are laid out as fast as a few: only the rows in sight are drawn.
func TestManyLines(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	b, _, _ := looked(t, changes)
	w := test.NewTempWindow(t, b.Object())
	w.Resize(fyne.NewSize(1100, 700))
	one := b.preview.rows()[0]
	rows := make([]row, 5000)
	for i := range rows {
		rows[i] = one
		rows[i].What = fmt.Sprint(i, strings.Repeat(" lang", 40))
	}
	b.preview.table.put(rows)
	if n := len(b.preview.table.list.views); n > 60 {
		t.Errorf("%d rows were made", n)
	}
}

// TestShots draws the preview in every look.
func TestShots(t *testing.T) {
	for _, look := range []struct {
		language words.Language
		mode     theme.Mode
		scale    float32
	}{{words.NL, theme.Light, 1}, {words.EN, theme.Light, 1}, {words.NL, theme.Dark, 1}, {words.NL, theme.Contrast, 1}, {words.NL, theme.Light, 2}} {
		name := fmt.Sprintf("7-bringin-preview-%s-%s-%d", look.language, look.mode, int(look.scale*100))
		t.Run(name, func(t *testing.T) {
			uitest.Dress(t, look.mode, look.scale)
			b, s, _ := looked(t, changes)
			s.Speak(look.language)
			fresh := New(s)
			fresh.plan, fresh.choices = b.plan, b.choices
			fresh.show()
			uitest.Shot(t, name, fresh.Object(), fyne.NewSize(1065, 748))
		})
	}
}
