package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"doemee/assets/words"
	"doemee/ui/help"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
	"doemee/ui/welcome"
)

// TestShotsOfTheGuides draws the pictures of the guides; go run ./cmd/dev shots puts them beside their pages.
func TestShotsOfTheGuides(t *testing.T) {
	home := homeOfJan(t)
	for _, l := range words.Languages {
		uitest.Dress(t, theme.Light, 1)
		preferences := &session.Preferences{Language: l, Mode: string(theme.Light), Percent: 100}
		size := fyne.NewSize(1280, 800)
		shoot := func(name string, object fyne.CanvasObject) {
			uitest.Shot(t, fmt.Sprintf("guide-%s-%s", l, name), object, size)
		}
		shoot("welcome", welcome.New(preferences, &welcome.Draft{}, welcome.Ways{}).Object())
		s, q := guided(t, home, l)
		f := newFrame(dossierDesk(s, deskWays{preferences, func() {}, func() []help.Key { return nil }}))
		s.OnVisit(f.visit)
		s.Watch(f.refresh)
		for _, screen := range []string{"overview", "commitments", "handin"} {
			f.visit(session.Place{Screen: screen})
			uitest.Settle(s, q)
			shoot(screen, f.object)
		}
		o, oq := uitest.Office(t, l, 12)
		f = newFrame(registerDesk(o, deskWays{preferences, func() {}, func() []help.Key { return nil }}))
		o.OnVisit(f.visit)
		o.Watch(f.refresh)
		for _, screen := range []string{"coverage", "inbox"} {
			f.visit(session.Place{Screen: screen})
			uitest.Settle(o, oq)
			shoot(screen, f.object)
		}
	}
}

// homeOfJan is the home of who uses the program in the pictures. Its name is seen, so that it must not change from run to run.
func homeOfJan(t *testing.T) string {
	t.Helper()
	home := t.TempDir()
	if os.Getenv("DOEMEE_SHOTS") != "" {
		home = filepath.Join(os.TempDir(), "jan")
		t.Cleanup(func() { _ = os.RemoveAll(home) }) // what stays is invented
		if err := os.RemoveAll(home); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("HOME", home)
	return home
}

// guided opens the example in the folder that people keep their own files in.
func guided(t *testing.T, home string, l words.Language) (*session.Session, *uitest.Queue) {
	t.Helper()
	folder := filepath.Join(home, map[words.Language]string{words.NL: "Documenten", words.EN: "Documents"}[l])
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	return exampleIn(t, folder, 7, l)
}
