// Package uitest is for tests of screens: a session on a real dossier in a temporary folder, whose work ends before it is
// looked at, and pictures of what is drawn.
package uitest

import (
	"context"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"doemee/assets/words"
	"doemee/data/exchange"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// Today is the day on which every test takes place, at ten in the morning.
var Today = time.Date(2026, 11, 23, 10, 42, 0, 0, time.UTC)

// Queue stands for the window's goroutine: what is posted waits until the test settles it.
type Queue struct {
	mu      sync.Mutex
	waiting []func()
}

// Post takes work for later.
func (q *Queue) Post(work func()) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.waiting = append(q.waiting, work)
}

// Run does what waits, and tells whether there was anything.
func (q *Queue) Run() bool {
	q.mu.Lock()
	waiting := q.waiting
	q.waiting = nil
	q.mu.Unlock()
	for _, work := range waiting {
		work()
	}
	return len(waiting) > 0
}

// Waiting counts what was posted and not done yet.
func (q *Queue) Waiting() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return len(q.waiting)
}

// Dossier makes the example dossier and gives its path: seven commitments of an invented municipality, handed in once.
func Dossier(t testing.TB) string {
	t.Helper()
	made, err := exchange.Demo(context.Background(), t.TempDir(), exchange.DemoWish{Organisations: 1, Commitments: 7, Seed: 1, Today: "2026-11-23"})
	if err != nil {
		t.Fatal(err)
	}
	return made[0]
}

// Ways are those of a test: its queue and its clock.
func Ways(q *Queue) session.Ways {
	return session.Ways{Post: q.Post, Now: func() time.Time { return Today }}
}

// Session opens the example dossier, in a language. Settle waits for what it does.
func Session(t testing.TB, l words.Language) (*session.Session, *Queue) {
	t.Helper()
	q := &Queue{}
	s, err := session.OpenFile(context.Background(), Dossier(t), l, Ways(q))
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

// Settle waits until everything that was asked of the session is done and shown.
func Settle(s interface{ Wait() }, q *Queue) {
	for {
		s.Wait()
		if !q.Run() {
			return
		}
	}
}

// Shot draws an object at a size, twice so that wrapped texts know their width, and keeps the picture where DOEMEE_SHOTS
// says. It fails when nothing was drawn.
func Shot(t testing.TB, name string, object fyne.CanvasObject, size fyne.Size) {
	t.Helper()
	w := test.NewTempWindow(t, object)
	w.SetPadded(false)
	w.Resize(size.AddWidthHeight(0, 1))
	w.Resize(size)
	w.Content().Refresh()
	picture := w.Canvas().Capture()
	colors := map[[3]uint32]bool{}
	for x := 0; x < picture.Bounds().Dx(); x += 3 {
		for y := 0; y < picture.Bounds().Dy(); y += 3 {
			r, g, b, _ := picture.At(x, y).RGBA()
			colors[[3]uint32{r, g, b}] = true
		}
	}
	if len(colors) < 20 {
		t.Errorf("%s: only %d colours were drawn", name, len(colors))
	}
	if folder := os.Getenv("DOEMEE_SHOTS"); folder != "" {
		file, err := os.Create(filepath.Join(folder, name+".png"))
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		if err := png.Encode(file, picture); err != nil {
			t.Fatal(err)
		}
	}
}

// Dress puts a look on Fyne's application for tests.
func Dress(t testing.TB, mode theme.Mode, scale float32) fyne.App {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(theme.New(mode, scale))
	return app
}

// Named finds everything on the screen that says a name aloud, in the order in which it stands there.
func Named(root fyne.CanvasObject, name string) (found []fyne.CanvasObject) {
	for _, o := range test.LaidOutObjects(root) {
		if one, ok := o.(fyne.Accessible); ok && one.AccessibilityLabel() == name {
			found = append(found, o)
		}
	}
	return found
}

// Tap taps the first thing on the screen that says a name aloud.
func Tap(t testing.TB, root fyne.CanvasObject, name string) {
	t.Helper()
	for _, o := range Named(root, name) {
		if one, ok := o.(fyne.Tappable); ok {
			one.Tapped(&fyne.PointEvent{})
			return
		}
	}
	t.Fatalf("nothing to tap is called %q", name)
}

// Says tells whether a text stands anywhere on the screen.
func Says(root fyne.CanvasObject, text string) bool {
	for _, o := range test.LaidOutObjects(root) {
		if one, ok := o.(fyne.Accessible); ok && strings.Contains(one.AccessibilityLabel(), text) {
			return true
		}
	}
	return false
}
