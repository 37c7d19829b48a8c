package ui

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2/test"

	"doemee/assets/words"
	"doemee/ui/help"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

// reading are the screens on which the secretariat reads what came in, and lets it out.
var reading = []string{"coverage", "ledger", "followup", "matching", "publish", "summary"}

// TestEveryReadingScreenIsDrawnAsBefore does for the coalition's reading screens what [TestEveryScreenIsDrawnAsBefore] does for those of
// a dossier.
func TestEveryReadingScreenIsDrawnAsBefore(t *testing.T) {
	for _, one := range []struct {
		language words.Language
		percent  int
	}{{words.NL, 100}, {words.EN, 100}, {words.NL, 200}} {
		if testing.Short() && (one.language != words.NL || one.percent != 100) {
			continue
		}
		t.Run(fmt.Sprintf("%s-%d", one.language, one.percent), func(t *testing.T) {
			for screen, looks := range readingLooks(t, one.language, one.percent) {
				got, err := uitest.Same(looks)
				if err != nil {
					t.Errorf("%s: %v", screen, err)
					continue
				}
				golden(t, fmt.Sprintf("register-%s-%s-%d.txt", screen, one.language, one.percent), got)
			}
		})
	}
}

// readingLooks draws the reading screens in light and dark.
func readingLooks(t *testing.T, l words.Language, percent int) map[string]map[theme.Mode][]uitest.Mark {
	t.Helper()
	atHome(t, l) // paths stand on these screens too
	all := map[string]map[theme.Mode][]uitest.Mark{}
	o, q := uitest.Office(t, l, 14)
	for _, mode := range []theme.Mode{theme.Light, theme.Dark} { // high contrast draws edges that the others do not
		uitest.Dress(t, mode, float32(percent)/100)
		preferences := &session.Preferences{Language: l, Mode: string(theme.Light), Percent: percent}
		f := newFrame(registerDesk(o, deskWays{preferences, func() {}, func() []help.Key { return nil }}))
		o.OnVisit(f.visit)
		w := test.NewTempWindow(t, f.object)
		w.SetPadded(false)
		for _, code := range reading {
			f.visit(session.Place{Screen: code})
			uitest.Settle(o, q)
			w.Resize(small.AddWidthHeight(0, 1)) // wrapped texts know their height once they know their width
			w.Resize(small)
			if all[code] == nil {
				all[code] = map[theme.Mode][]uitest.Mark{}
			}
			all[code][mode] = uitest.Drawn(f.room)
		}
	}
	return all
}
