package storage

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"doemee/assets/words"
	"doemee/data/register"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

func TestACopyIsAWholeRegisterAndReplacesNothing(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	o, q := uitest.Office(t, words.NL, 2)
	s := New(o)
	test.NewTempWindow(t, s.Object()).Resize(fyne.NewSize(1200, 900))
	path := filepath.Join(t.TempDir(), "kopie.doemee-register")
	s.onCopy(path)
	uitest.Settle(o, q)
	r, err := register.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	is, err := r.Standing(context.Background(), o.Today())
	if err := r.Close(); err != nil {
		t.Error(err)
	}
	if err != nil || is.Submissions != o.Standing().Submissions || is.Submissions == 0 {
		t.Errorf("%d submissions in the copy, %d in the register, %v", is.Submissions, o.Standing().Submissions, err)
	}
	before, _ := os.Stat(path)
	s.onCopy(path)
	uitest.Settle(o, q)
	if after, err := os.Stat(path); err != nil || after.ModTime() != before.ModTime() || !uitest.Says(s.Object(), "bestaat al") {
		t.Errorf("an existing file: %v, %v", after, err)
	}
	s.onCopy("")
	if !uitest.Says(s.Object(), o.Words().Say("files.as.missing")) {
		t.Error("a name that is missing is not told")
	}
}

func TestTheCountsAreChecked(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	o, q := uitest.Office(t, words.NL, 2)
	s := New(o)
	test.NewTempWindow(t, s.Object()).Resize(fyne.NewSize(1200, 900))
	s.OnCheck()
	s.OnCheck() // the second waits for the first
	uitest.Settle(o, q)
	if got := s.health.Said(); got != o.Words().Say("storage.whole.good") {
		t.Errorf("it says %q", got)
	}
}
