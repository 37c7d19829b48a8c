package ui

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"doemee/assets/words"
	"doemee/data/exchange"
	"doemee/ui/help"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
	"doemee/ui/welcome"
)

// TestShotsOfTheGuides draws the pictures of the guides; go run ./cmd/dev shots puts them beside their pages. The dossier stands in a
// folder with a name of its own, because that is seen.
func TestShotsOfTheGuides(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, l := range words.Languages {
		uitest.Dress(t, theme.Light, 1)
		preferences := &session.Preferences{Language: l, Mode: string(theme.Light), Percent: 100}
		size := fyne.NewSize(1280, 800)
		shoot := func(name string, object fyne.CanvasObject) {
			uitest.Shot(t, fmt.Sprintf("guide-%s-%s", l, name), object, size)
		}
		shoot("welcome", welcome.New(preferences, &welcome.Draft{}, welcome.Ways{}).Object())
		s, q := guided(t, l)
		f := newFrame(dossierDesk(s, deskWays{preferences, func() {}, func() []help.Key { return nil }}))
		s.OnVisit(f.visit)
		s.Watch(f.refresh)
		for _, screen := range []string{"overview", "commitments", "handin"} {
			f.visit(session.Place{Screen: screen})
			uitest.Settle(s, q)
			shoot(screen, f.object)
		}
	}
}

// guided opens the example in a folder that is called as that of people.
func guided(t *testing.T, l words.Language) (*session.Session, *uitest.Queue) {
	t.Helper()
	folder := map[words.Language]string{words.NL: "Documenten", words.EN: "Documents"}[l]
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	made, err := exchange.Demo(context.Background(), folder, exchange.DemoWish{Organisations: 1, Commitments: 7, Seed: 1, Today: "2026-11-23"})
	if err != nil {
		t.Fatal(err)
	}
	path, err := filepath.Rel(".", made[0])
	if err != nil {
		path = made[0]
	}
	q := &uitest.Queue{}
	s, err := session.OpenFile(context.Background(), path, l, uitest.Ways(q))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s, q
}
