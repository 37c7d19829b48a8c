package ui

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"doemee/assets/words"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

// TestShots draws every screen of the example, in both languages and in every look, and at 200 %.
func TestShots(t *testing.T) {
	looks := []struct {
		language words.Language
		mode     theme.Mode
		percent  int
	}{{words.NL, theme.Light, 100}, {words.EN, theme.Light, 100}, {words.NL, theme.Dark, 100}, {words.NL, theme.Contrast, 100}, {words.NL, theme.Light, 200}}
	for _, look := range looks {
		uitest.Dress(t, look.mode, float32(look.percent)/100)
		s, q := uitest.Session(t, look.language)
		f := newFrame(s, &session.Preferences{Language: look.language, Mode: string(look.mode), Percent: look.percent}, func() {})
		s.OnVisit(f.visit)
		s.Watch(f.refresh)
		for n, code := range append(order, "settings") {
			f.visit(session.Place{Screen: code})
			uitest.Settle(s, q)
			name := fmt.Sprintf("%d-%s-%s-%s-%d", n+1, code, look.language, look.mode, look.percent)
			uitest.Shot(t, name, f.object, fyne.NewSize(1280, 800))
		}
		f.visit(session.Place{Screen: "projects", Field: "icon-climate-energy"})
		uitest.Shot(t, fmt.Sprintf("8-project-%s-%s-%d", look.language, look.mode, look.percent), f.object, fyne.NewSize(1280, 800))
	}
}
