package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestAFileIsSavedUnderTheNameThatStandsThere(t *testing.T) {
	test.NewTempApp(t)
	var saved []string
	s := NewSaver("Bewaar als", "Exporteer", func(path string) { saved = append(saved, path) })
	w := test.NewTempWindow(t, s.Object)
	w.Resize(fyne.NewSize(400, 300))
	s.Path.Put("  /tmp/lijst.csv ")
	s.do.Tapped(nil)
	s.Busy("Bezig")
	s.do.Tapped(nil)
	s.Path.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(saved) != 1 || saved[0] != "/tmp/lijst.csv" || s.notice.Said() != "Bezig" {
		t.Errorf("saved as %q, and says %q", saved, s.notice.Said())
	}
	s.Fail("De map bestaat niet.")
	if s.Path.field.Sentence() != "De map bestaat niet." || s.notice.Object.Visible() {
		t.Errorf("under the field stands %q", s.Path.field.Sentence())
	}
	s.Path.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	s.Done("Klaar", "/tmp/lijst.csv")
	if len(saved) != 2 || s.Path.field.Sentence() != "" || s.notice.Said() != "Klaar" {
		t.Errorf("saved %d times, and says %q", len(saved), s.notice.Said())
	}
}
