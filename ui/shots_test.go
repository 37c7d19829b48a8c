package ui

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"doemee/assets/words"
	"doemee/ui/help"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
	"doemee/ui/welcome"
)

// TestShots draws every screen of the example, in both languages and in every look, and at 200 %.
func TestShots(t *testing.T) {
	looks := []struct {
		language words.Language
		mode     theme.Mode
		percent  int
	}{{words.NL, theme.Light, 100}, {words.EN, theme.Light, 100}, {words.NL, theme.Dark, 100}, {words.NL, theme.Contrast, 100}, {words.NL, theme.Light, 200}}
	for _, look := range looks {
		t.Run(fmt.Sprintf("%s-%s-%d", look.language, look.mode, look.percent), func(t *testing.T) {
			uitest.Dress(t, look.mode, float32(look.percent)/100)
			preferences := &session.Preferences{Language: look.language, Mode: string(look.mode), Percent: look.percent}
			preferences.Opened("/home/jan/Documenten/gemeente-voorbeeldstad.doemee")
			preferences.Opened("/media/stick/waterschap.doemee")
			home := welcome.New(preferences, &welcome.Draft{}, welcome.Ways{})
			home.Missing("/media/stick/waterschap.doemee")
			uitest.Shot(t, fmt.Sprintf("0-welcome-%s-%s-%d", look.language, look.mode, look.percent), home.Object(), fyne.NewSize(1280, 800))
			s, q := uitest.Session(t, look.language)
			f := newFrame(dossierDesk(s, deskWays{preferences, func() {}, func() []help.Key { return nil }}))
			s.OnVisit(f.visit)
			s.Watch(f.refresh)
			shoot := func(name string) {
				uitest.Settle(s, q)
				uitest.Shot(t, fmt.Sprintf("%s-%s-%s-%d", name, look.language, look.mode, look.percent), f.object, fyne.NewSize(1280, 800))
			}
			for n, e := range f.desk.entries {
				f.visit(session.Place{Screen: e.code})
				shoot(fmt.Sprintf("%d-%s", n+1, e.code))
			}
			f.visit(session.Place{Screen: "projects", Field: "icon-climate-energy"})
			shoot("3-project")
			f.search.SetText("data")
			shoot("0-search")
		})
	}
}
