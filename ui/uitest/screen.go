package uitest

import (
	"fmt"
	"iter"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"doemee/assets/words"
	"doemee/ui/office"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// Desk is [Office] as the window has it, before a screen is made: what is reported fails the test, and where a screen goes is kept.
func Desk(t testing.TB, l words.Language, organisations int) (o *office.Office, q *Queue, at *session.Place) {
	t.Helper()
	o, q = Office(t, l, organisations)
	o.OnReport(func(err error) { t.Error(err) })
	at = &session.Place{}
	o.OnVisit(func(p session.Place) { *at = p })
	return o, q, at
}

// Screen is a screen of a register.
type Screen interface {
	Object() fyne.CanvasObject
	Refresh()
}

// Shown puts a screen in a window, where it hears of changes, and waits until it shows what there is.
func Shown(t testing.TB, o *office.Office, q *Queue, s Screen, size fyne.Size) fyne.Canvas {
	t.Helper()
	o.Watch(func(e session.Event) {
		if !e.State {
			s.Refresh()
		}
	})
	w := test.NewTempWindow(t, s.Object())
	w.Resize(size)
	Settle(o, q)
	return w.Canvas()
}

// Looks dresses the program in one look after another, and gives the language of each with a name for the picture of a screen in it.
func Looks(t testing.TB, screen string) iter.Seq2[words.Language, string] {
	return func(yield func(words.Language, string) bool) {
		for _, look := range []struct {
			language words.Language
			mode     theme.Mode
			scale    float32
		}{{words.NL, theme.Light, 1}, {words.EN, theme.Dark, 1}, {words.NL, theme.Contrast, 1}, {words.NL, theme.Light, 2}} {
			Dress(t, look.mode, look.scale)
			if !yield(look.language, fmt.Sprintf("%s-%s-%s-%v", screen, look.language, look.mode, look.scale*100)) {
				return
			}
		}
	}
}
