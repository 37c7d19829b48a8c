package summary

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"doemee/assets/words"
	"doemee/data/exchange"
	"doemee/ui/office"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

// shown is the screen in a window, on a register of invented organisations.
func shown(t *testing.T, l words.Language) (s *Screen, o *office.Office, q *uitest.Queue) {
	t.Helper()
	o, q, _ = uitest.Desk(t, l, 12)
	s = New(o)
	uitest.Shown(t, o, q, s, fyne.NewSize(1064, 740))
	return s, o, q
}

func TestShots(t *testing.T) {
	for l, name := range uitest.Looks(t, "summary") {
		s, o, q := shown(t, l)
		s.far(exchange.OverviewProgress{List: "commitments", Rows: 1240, Of: 5000})
		s.progress.Object.Show()
		uitest.Shot(t, name+"-busy", s.Object(), fyne.NewSize(1064, 740))
		s.onSave(filepath.Join(t.TempDir(), "overzicht.xlsx"))
		uitest.Settle(o, q)
		uitest.Shot(t, name, s.Object(), fyne.NewSize(1064, 740))
	}
}

func TestEveryFormIsMade(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, o, q := shown(t, words.NL)
	dir := t.TempDir()
	for _, end := range []string{book, csv, json} {
		s.onFormat(end)
		if got := filepath.Ext(s.saver.Path.Text()); got != end {
			t.Errorf("the name ends in %s, want %s", got, end)
		}
		s.onSave(filepath.Join(dir, "overzicht"+end))
		uitest.Settle(o, q)
		if !uitest.Says(s.Object(), "Het overzicht is gemaakt") || s.progress.Object.Visible() {
			t.Errorf("%s: what was made is not said", end)
		}
	}
	all, _ := os.ReadDir(dir)
	if want := 2 + len(exchange.OverviewLists(false)); len(all) != want {
		t.Errorf("%d files, want %d", len(all), want)
	}
	s.onSave(filepath.Join(dir, "overzicht.xlsx"))
	uitest.Settle(o, q)
	if !uitest.Says(s.Object(), "bestaat al") {
		t.Error("a file that exists is not refused in words")
	}
}

func TestOnlyWhatMayBePublished(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, o, q := shown(t, words.NL)
	s.onPublic("public")
	if uitest.Says(s.Object(), o.Words().Say("listing.sheet.supporters")) || !uitest.Says(s.Object(), "zonder postvakken en namen") {
		t.Error("what may not be published is offered")
	}
	path := filepath.Join(t.TempDir(), "openbaar.json")
	s.onSave(path)
	uitest.Settle(o, q)
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(raw), "@") {
		t.Error("a mailbox is published")
	}
	s.lists = nil
	s.onSave(path)
	if !uitest.Says(s.Object(), "Kies minstens één lijst") {
		t.Error("an overview of nothing is not refused in words")
	}
}

// Who stops finds no file, and the register answers again.
func TestStoppingLeavesNothing(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, o, q := shown(t, words.NL)
	dir := t.TempDir()
	s.onSave(filepath.Join(dir, "overzicht.xlsx"))
	s.onStop()
	uitest.Settle(o, q)
	left, _ := os.ReadDir(dir)
	switch {
	case uitest.Says(s.Object(), "U bent gestopt") && len(left) == 0:
	case uitest.Says(s.Object(), "Het overzicht is gemaakt") && len(left) == 1: // it was done before
	default:
		t.Errorf("%d files are left", len(left))
	}
}

// What is chosen while an overview is being made is for the next one.
func TestTheResultIsOfWhatWasAskedFor(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, o, q := shown(t, words.NL)
	s.onSave(filepath.Join(t.TempDir(), "overzicht.xlsx"))
	s.onPublic("public")
	uitest.Settle(o, q)
	if !uitest.Says(s.Object(), o.Words().Say("listing.sheet.supporters")) {
		t.Error("a list that was made is not named")
	}
}
