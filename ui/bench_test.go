package ui

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"doemee/assets/words"
	"doemee/ui/help"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

// many is how many commitments the dossier of the benchmarks has.
const many = 5000

// crowded is the whole window on a dossier of many commitments, at the list of them.
func crowded(b *testing.B) (*frame, fyne.Window) {
	b.Helper()
	uitest.Dress(b, theme.Light, 1)
	s, q := exampleIn(b, b.TempDir(), many, words.NL)
	f := newFrame(dossierDesk(s, deskWays{&session.Preferences{}, func() {}, func() []help.Key { return nil }}))
	s.OnVisit(f.visit)
	s.Watch(f.refresh)
	w := test.NewTempWindow(b, f.object)
	w.Resize(fyne.NewSize(1280, 800))
	f.visit(session.Place{Screen: "commitments", Record: s.Content().Commitments[many/2].ID, Field: "title"})
	uitest.Settle(s, q)
	return f, w
}

// BenchmarkWindow does in a dossier of many commitments what must never wait, and reports what the slowest of a hundred costs: taking
// it in and laying the screen out.
func BenchmarkWindow(b *testing.B) {
	f, w := crowded(b)
	focused := w.Canvas().Focused()
	if focused == nil {
		b.Fatal("nothing has the keyboard")
	}
	b.Run("letter", func(b *testing.B) {
		slowest(b, func(int) {
			focused.TypedRune('a')
			f.object.MinSize()
		})
	})
	b.Run("scroll", func(b *testing.B) {
		slowest(b, func(i int) {
			by := float32(-300)
			if i%100 > 50 {
				by = 300
			}
			test.Scroll(w.Canvas(), fyne.NewPos(400, 500), 0, by)
			f.object.MinSize()
		})
	})
}

// slowest times each doing apart.
func slowest(b *testing.B, do func(i int)) {
	var took []time.Duration
	for b.Loop() {
		start := time.Now()
		do(len(took))
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "ms-p99")
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms-p50")
}
