package inbox

import (
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/register"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

func TestAClassOpensTheFilesOfThatClass(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	o, q := uitest.Office(t, words.NL, 12)
	b := New(o)
	test.NewTempWindow(t, b.Object()).Resize(fyne.NewSize(1200, 800))
	uitest.Settle(o, q)
	all := b.lines.Len()
	b.Visit(session.Place{Query: register.FileQuery{Classes: []coalition.Class{coalition.ClassRepair}}})
	uitest.Settle(o, q)
	if few := b.lines.Len(); few == 0 || few >= all {
		t.Fatalf("%d of %d files are shown", few, all)
	}
	for i := range b.lines.Len() {
		if s, _ := b.lines.At(i); s.Class != coalition.ClassRepair {
			t.Errorf("%s is %s", s.Path, s.Class)
		}
	}
	uitest.Tap(t, b.Object(), "alle "+strconv.Itoa(all))
	uitest.Settle(o, q)
	if b.lines.Len() != all {
		t.Errorf("all shows %d of %d", b.lines.Len(), all)
	}
}
