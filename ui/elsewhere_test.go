package ui

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

// The file is taken away while somebody types: the banner says so, and what was typed goes on in another file.
func TestTheBannerSavesElsewhere(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("an open file can't be removed there")
	}
	uitest.Dress(t, theme.Light, 1)
	s, q := uitest.Session(t, words.NL)
	f := newFrame(dossierDesk(s, deskWays{&session.Preferences{Language: words.NL, Mode: "light", Percent: 100}, func() {}, nil}))
	s.Watch(f.refresh)
	moved := ""
	f.moved = func(path string) { moved = path }
	w := test.NewTempWindow(t, f.object)
	w.Resize(fyne.NewSize(1024, 700))
	if err := os.Remove(s.Path()); err != nil {
		t.Fatal(err)
	}
	if err := s.Set(coalition.AsRecord(&s.Content().Organisation), "seat", "Voorbeelddorp"); err != nil {
		t.Fatal(err)
	}
	uitest.Settle(s, q)
	if !f.banner.Object.Visible() || !f.copy.Visible() || !strings.Contains(f.saving.Said(), "Niet bewaard") {
		t.Fatalf("no banner; it says %q", f.saving.Said())
	}
	f.copy.Tapped(nil)
	f.elsewhere.folder.SetText(filepath.Join(t.TempDir(), "is er niet"))
	f.elsewhere.onSave()
	uitest.Settle(s, q)
	if f.elsewhere.field.Sentence() == "" || moved != "" || !f.banner.Object.Visible() {
		t.Errorf("a folder that is not there: %q", f.elsewhere.field.Sentence())
	}
	f.elsewhere.folder.SetText(t.TempDir())
	f.elsewhere.onSave()
	uitest.Settle(s, q)
	if moved == "" || s.Path() != moved || f.banner.Object.Visible() || !strings.Contains(f.saving.Said(), "bewaard") {
		t.Errorf("moved to %q, the banner stands: %t, %q", moved, f.banner.Object.Visible(), f.saving.Said())
	}
}
