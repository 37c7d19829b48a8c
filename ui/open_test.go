package ui

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"doemee/assets/words"
	"doemee/data/exchange"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

// started is the program as somebody starts it, with settings and documents in folders of its own.
func started(t *testing.T) (*Program, *uitest.Queue) {
	t.Helper()
	app := uitest.Dress(t, theme.Light, 1)
	if os.Getenv("DOEMEE_TEST_HOME") == "" {
		home := t.TempDir()
		t.Setenv("DOEMEE_TEST_HOME", home)
		t.Setenv("HOME", home)
		t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, "config"))
		t.Setenv("LANG", "nl_NL.UTF-8")
	}
	q := &uitest.Queue{}
	p := New(app, uitest.Ways(q))
	t.Cleanup(func() { p.letGo() })
	return p, q
}

// until runs what comes back to the window until something holds.
func until(t *testing.T, q *uitest.Queue, holds func() bool) {
	t.Helper()
	for end := deadline(t); !holds(); {
		if !q.Run() && end() {
			t.Fatal("it did not come to that")
		}
	}
}

func TestANewDossierAsksTwoThings(t *testing.T) {
	p, q := started(t)
	file := filepath.Join(t.TempDir(), "nieuw.doemee")
	p.begin(file, exchange.Start{Type: "government", Name: "Gemeente Nieuwerveen"})
	until(t, q, func() bool { return p.session != nil })
	if got := p.session.Content().Organisation.Name; got != "Gemeente Nieuwerveen" {
		t.Errorf("the organisation is called %q", got)
	}
	if got := p.preferences.Recent; len(got) != 1 || got[0].Path != file {
		t.Errorf("recent files: %v", got)
	}
}

func TestWhatCannotBeMadeKeepsWhatWasFilledIn(t *testing.T) {
	p, q := started(t)
	p.draft.Name = "Gemeente Nieuwerveen"
	home := p.home
	p.begin(filepath.Join(t.TempDir(), "no", "such", "folder.doemee"), exchange.Start{Name: "Gemeente Nieuwerveen"})
	failed := func() bool {
		return !q.Run() && p.session == nil && home.Said() != "" && home.Said() != p.words().Say("welcome.busy")
	}
	until(t, q, failed)
	if p.home != home || p.draft.Name != "Gemeente Nieuwerveen" {
		t.Error("the form was laid out anew without what was filled in")
	}
}

func TestOfFilesThatAreOpenedAtOnceTheLastStaysOpen(t *testing.T) {
	p, q := started(t)
	first, second := uitest.Dossier(t), uitest.Dossier(t)
	p.onExample()
	p.Open(first)
	p.Open(second)
	p.Open(second)
	until(t, q, func() bool { return p.open() != nil })
	opens := func() bool {
		q.Run()
		s, err := session.OpenFile(context.Background(), first, words.NL, uitest.Ways(q))
		return err == nil && s.Close() == nil
	}
	until(t, q, opens) // the first is let go again
	if p.session.Path() != second || p.trial() || p.loading != "" {
		t.Errorf("%s is open, and %q is being opened", p.session.Path(), p.loading)
	}
}

// An agenda that is taken on, for one, opens the file anew.
func TestTheExampleIsOpenedAnew(t *testing.T) {
	p, q := started(t)
	p.onExample()
	until(t, q, func() bool { return p.session != nil })
	before := p.session
	p.onAway(session.Away{Path: before.Path()})
	until(t, q, func() bool { return p.session != nil && p.session != before })
	folder := p.example
	if !p.trial() {
		t.Error("it is no example any more")
	}
	p.onCloseDossier()
	if _, err := os.Stat(folder); err == nil {
		t.Error("it stays behind")
	}
}

func TestReopeningGoesBackToTheSpot(t *testing.T) {
	p, q := started(t)
	file := uitest.Dossier(t)
	p.Open(file)
	until(t, q, func() bool { return p.session != nil })
	third := p.session.Content().Active()[2]
	p.session.Visit(session.Place{Screen: "commitments", Record: third.ID, Field: "result"})
	entry, ok := p.window.Canvas().Focused().(*kit.Entry)
	if !ok || entry.Text != third.Result {
		t.Fatalf("the keyboard is at %T", p.window.Canvas().Focused())
	}
	entry.PutCaret(9)
	p.onCloseDossier()

	again, q := started(t)
	again.Open(file)
	until(t, q, func() bool { return again.session != nil })
	entry, ok = again.window.Canvas().Focused().(*kit.Entry)
	if again.shown() != "commitments" || !ok || entry.Text != third.Result || entry.Caret() != 9 {
		t.Errorf("opened at %s, keyboard at %T", again.shown(), again.window.Canvas().Focused())
	}
}

func TestAnotherLanguageInMidFormKeepsTextAndPlace(t *testing.T) {
	p, q := started(t)
	p.Open(uitest.Dossier(t))
	until(t, q, func() bool { return p.session != nil })
	first := p.session.Content().Active()[0].ID
	p.session.Visit(session.Place{Screen: "commitments", Record: first, Field: "title"})
	entry := p.window.Canvas().Focused().(*kit.Entry)
	entry.PutCaret(0)
	entry.TypedRune('Z')
	p.onLanguage()
	until(t, q, func() bool { return !q.Run() })
	entry, ok := p.window.Canvas().Focused().(*kit.Entry)
	if !ok || entry.Text[0] != 'Z' || entry.Caret() != 1 || p.session.Words().Language() != words.EN {
		t.Errorf("keyboard at %T", p.window.Canvas().Focused())
	}
	if got := p.session.Content().Commitment(first).Title; got[0] != 'Z' {
		t.Errorf("the title is %q", got)
	}
}

func TestTheExampleIsMarkedAndThrownAway(t *testing.T) {
	p, q := started(t)
	p.onExample()
	until(t, q, func() bool { return p.session != nil })
	if p.frame.desk.above == nil {
		t.Error("nothing says that it is an example")
	}
	if len(p.preferences.Recent) > 0 {
		t.Error("the example stands among the recent files")
	}
	folder := p.example
	p.onCloseDossier()
	if _, err := os.Stat(folder); !os.IsNotExist(err) || p.trial() {
		t.Errorf("the example is still there: %v", err)
	}
}

func TestARecentFileThatIsGone(t *testing.T) {
	p, q := started(t)
	gone := filepath.Join(t.TempDir(), "weg.doemee")
	p.preferences.Opened(gone)
	p.welcome()
	p.Open(gone)
	until(t, q, func() bool { return p.home.Said() != "" && p.home.Said() != p.words().Say("welcome.busy") })
	p.onForget(gone)
	if len(p.preferences.Recent) > 0 {
		t.Error("the file is still in the list")
	}
}

func TestTabGoesThroughTheFrameInOrder(t *testing.T) {
	p, q := started(t)
	p.Open(uitest.Dossier(t))
	until(t, q, func() bool { return p.session != nil })
	c := p.window.Canvas()
	var order []fyne.Focusable
	for range len(p.frame.desk.entries) + 2 {
		c.FocusNext()
		order = append(order, c.Focused())
	}
	if got, ok := order[0].(*kit.Button); !ok || got.Text != p.words().Say("ui.nav.overview") {
		t.Errorf("first is %T", order[0])
	}
	if order[len(p.frame.desk.entries)] != fyne.Focusable(p.frame.search) {
		t.Errorf("after the navigation comes %T", order[len(p.frame.desk.entries)])
	}
}

func TestTheMenuGoesFromOneDossierToTheNext(t *testing.T) {
	p, q := started(t)
	first, second := uitest.Dossier(t), uitest.Dossier(t)
	for _, file := range []string{first, second} {
		p.Open(file)
		until(t, q, func() bool { return p.session != nil && p.session.Path() == file })
	}
	recent := p.recentMenu()
	if len(recent.Items) != 1 || recent.Items[0].Label != filepath.Base(first) {
		t.Fatalf("the menu offers %d files", len(recent.Items))
	}
	recent.Items[0].Action()
	until(t, q, func() bool { return p.session != nil && p.session.Path() == first })
	if got := p.window.MainMenu().Items[1].Items[0].Label; got == "" {
		t.Error("the menu of the other dossier has no undo")
	}
}

func TestANewRegisterIsOpenedAndFoundAgain(t *testing.T) {
	p, q := started(t)
	file := filepath.Join(t.TempDir(), "coalitie.doemee-register")
	p.onNewRegister()
	p.beginRegister(file)
	until(t, q, func() bool { return p.office != nil })
	if p.shown() != p.frame.desk.entries[0].code || p.session != nil || p.preferences.Recent[0].Path != file {
		t.Errorf("shown is %s, recent %v", p.shown(), p.preferences.Recent)
	}
	p.onLanguage()
	if p.office == nil || p.frame.desk.Words().Code() != "en" {
		t.Error("another language closes the register, or does not reach it")
	}
	p.onCloseDossier()
	if p.open() != nil || p.shown() != "welcome" {
		t.Errorf("still open, shown is %s", p.shown())
	}
}

// A file is opened as what it is, whatever it is called.
func TestARegisterUnderTheNameOfADossier(t *testing.T) {
	p, q := started(t)
	file := uitest.Register(t, 1)
	renamed := filepath.Join(filepath.Dir(file), "coalitie.doemee")
	if err := os.Rename(file, renamed); err != nil {
		t.Fatal(err)
	}
	p.Open(renamed)
	until(t, q, func() bool { return p.office != nil })
	dossier := uitest.Dossier(t)
	p.Open(dossier)
	until(t, q, func() bool { return p.session != nil })
	if p.office != nil {
		t.Error("the register is still open")
	}
}

func TestFilesDroppedOnARegister(t *testing.T) {
	p, q := started(t)
	p.Open(uitest.Register(t, 1))
	until(t, q, func() bool { return p.office != nil })
	p.onDropped(fyne.NewPos(0, 0), []fyne.URI{storage.NewFileURI(uitest.Inbox(t, 1))})
	if p.shown() != "inbox" {
		t.Errorf("shown is %s", p.shown())
	}
}

func TestTheSpotIsKeptBeforeTheEnd(t *testing.T) {
	p, q := started(t)
	file := uitest.Dossier(t)
	p.Open(file)
	until(t, q, func() bool { return p.session != nil })
	second := p.session.Content().Active()[1]
	place := session.Place{Screen: "commitments", Record: second.ID, Field: "result"}
	p.session.Visit(place)
	if p.stir == nil {
		t.Fatal("nothing waits to be kept")
	}
	p.keepSpot() // as after a pause; the program is then killed
	kept := func() session.Place {
		settings, err := session.PreferencesFile()
		if err != nil {
			t.Fatal(err)
		}
		return session.ReadPreferences(settings, words.NL).Opened(file).Place
	}
	until(t, q, func() bool { q.Run(); return kept() == place })
}
