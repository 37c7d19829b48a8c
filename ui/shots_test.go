package ui

import (
	"context"
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/register"
	"doemee/ui/help"
	"doemee/ui/office"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
	"doemee/ui/welcome"
)

// look is a language, colours and a size of text to draw a screen in, in a common window or in the smallest one that must do.
type look struct {
	language words.Language
	mode     theme.Mode
	percent  int
	window   fyne.Size
}

var common, small = fyne.NewSize(1280, 800), fyne.NewSize(1024, 700)

// String is how a look is named in the names of tests and pictures.
func (l look) String() string {
	name := fmt.Sprintf("%s-%s-%d", l.language, l.mode, l.percent)
	if l.window == small && l.percent == 100 {
		name += "-small"
	}
	return name
}

var looks = []look{{words.NL, theme.Light, 100, common}, {words.EN, theme.Light, 100, common}, {words.NL, theme.Dark, 100, common},
	{words.NL, theme.Contrast, 100, common}, {words.NL, theme.Light, 100, small}, {words.NL, theme.Light, 200, small}}

// TestShots draws every screen of the example, in both languages and in every look, and at 200 %.
func TestShots(t *testing.T) {
	for _, look := range looks {
		t.Run(look.String(), func(t *testing.T) {
			uitest.Dress(t, look.mode, float32(look.percent)/100)
			preferences := &session.Preferences{Language: look.language, Mode: string(look.mode), Percent: look.percent}
			preferences.Opened("/home/jan/Documenten/gemeente-voorbeeldstad.doemee")
			preferences.Opened("/media/stick/waterschap.doemee")
			home := welcome.New(preferences, &welcome.Draft{}, welcome.Ways{})
			home.Missing("/media/stick/waterschap.doemee")
			uitest.Shot(t, "0-welcome-"+look.String(), home.Object(), look.window)
			s, q := uitest.Session(t, look.language)
			f := newFrame(dossierDesk(s, deskWays{preferences, func() {}, func() []help.Key { return nil }}))
			s.OnVisit(f.visit)
			s.Watch(f.refresh)
			shoot := func(name string) {
				uitest.Settle(s, q)
				uitest.Shot(t, name+"-"+look.String(), f.object, look.window)
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

// TestShotsOfARegister draws every screen of a register into which the files of twelve organisations were taken in.
func TestShotsOfARegister(t *testing.T) {
	for _, look := range looks {
		t.Run(look.String(), func(t *testing.T) {
			uitest.Dress(t, look.mode, float32(look.percent)/100)
			o, q := uitest.Office(t, look.language, 12)
			f := newFrame(registerDesk(o, deskWays{&session.Preferences{Language: look.language, Mode: string(look.mode), Percent: look.percent}, func() {}, func() []help.Key { return nil }}))
			o.OnVisit(f.visit)
			o.Watch(f.refresh)
			askOne(o)
			uitest.Settle(o, q)
			shoot := func(name string, place session.Place) {
				f.visit(place)
				uitest.Settle(o, q)
				uitest.Shot(t, name+"-"+look.String(), f.object, look.window)
			}
			for n, e := range f.desk.entries {
				shoot(fmt.Sprintf("r%02d-%s", n+1, e.code), session.Place{Screen: e.code})
			}
			shoot("r-review-changed", session.Place{Screen: "review", Query: register.CommitmentQuery{Search: "sensorwerf"}})
			shoot("r-inbox-repair", session.Place{Screen: "inbox", Query: register.FileQuery{Classes: []coalition.Class{coalition.ClassRepair}}})
			shoot("r-inbox-preview", session.Place{Screen: "inbox", Query: []string{uitest.Inbox(t, 12)}})
		})
	}
}

// askOne asks one question, so that there is something to answer.
func askOne(o *office.Office) {
	o.Change(func(ctx context.Context, r *register.Register) error {
		all, _, err := r.Commitments(ctx, register.CommitmentQuery{Search: "sensorwerf"})
		if err != nil || len(all) == 0 {
			return err
		}
		_, err = r.Ask(ctx, register.Question{Organisation: all[0].Organisation, Kind: coalition.KindCommitment, Record: all[0].ID, Field: "result", Text: "Voor hoeveel praktijken?"})
		return err
	}, nil)
}
