package welcome

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"doemee/assets/words"
	"doemee/data/exchange"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

// asked is what the screen asked of the window.
type asked struct {
	opened, forgotten []string
	made              map[string]exchange.Start
	changes, examples int
}

// welcomed is the screen in a window, for a person whose documents are in a folder.
func welcomed(t *testing.T, p *session.Preferences, d *Draft) (*Screen, *asked, string) {
	t.Helper()
	uitest.Dress(t, theme.Light, 1)
	home := t.TempDir()
	documents := filepath.Join(home, "Documents")
	if err := os.Mkdir(documents, 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, "config"))
	a := &asked{made: map[string]exchange.Start{}}
	s := New(p, d, Ways{Open: func(path string) { a.opened = append(a.opened, path) }, New: func(path string, start exchange.Start) { a.made[path] = start },
		Example: func() { a.examples++ }, Change: func() { a.changes++ }, Forget: func(path string) { a.forgotten = append(a.forgotten, path) },
		Browse: func(on func(string)) { on("/chosen.doemee") }})
	test.NewTempWindow(t, s.Object()).Resize(fyne.NewSize(1200, 800))
	return s, a, documents
}

func dutch() *session.Preferences {
	return &session.Preferences{Language: words.NL, Mode: "light", Percent: 100}
}

func TestANewDossierNeedsTypeAndName(t *testing.T) {
	s, a, _ := welcomed(t, dutch(), &Draft{})
	uitest.Tap(t, s.Object(), "Maak het dossier")
	for _, want := range []string{"Kies wat voor organisatie het is.", "Vul de naam van de organisatie in."} {
		if !uitest.Says(s.Object(), want) {
			t.Errorf("%q is not said", want)
		}
	}
	if len(a.made) > 0 {
		t.Errorf("made %v", a.made)
	}
}

func TestNameAndFolderOfTheFileAreProposed(t *testing.T) {
	draft := &Draft{Start: exchange.Start{Type: "government", Name: "Gemeente Ede"}}
	s, a, documents := welcomed(t, dutch(), draft)
	first := freePath(documents, draft.Name)
	if !uitest.Says(s.Object(), first) {
		t.Errorf("%s is not proposed", first)
	}
	uitest.Tap(t, s.Object(), "Maak het dossier")
	if got := a.made[first]; got != draft.Start {
		t.Errorf("made %v", a.made)
	}
	if err := os.WriteFile(first, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if next := freePath(documents, draft.Name); next == first || filepath.Dir(next) != documents || filepath.Ext(next) != end {
		t.Errorf("beside %s goes %s", first, next)
	}
}

func TestWhereTheFileGoesCanBeChosen(t *testing.T) {
	for typed, want := range map[string]string{"ede": "ede.doemee", "ede.doemee": "ede.doemee", "ede.DOEMEE": "ede.DOEMEE"} {
		_, _, documents := welcomed(t, dutch(), &Draft{})
		if got := (&Draft{Path: typed}).target(); got != filepath.Join(documents, want) {
			t.Errorf("%s goes to %s", typed, got)
		}
	}
	whole := filepath.Join(t.TempDir(), "x")
	if got := (&Draft{Path: whole}).target(); got != whole+end {
		t.Errorf("%s goes to %s", whole, got)
	}
}

func TestRecentFiles(t *testing.T) {
	p := dutch()
	p.Recent = []session.Recent{{Path: "/stick/een.doemee"}, {Path: "/huis/twee.doemee"}}
	s, a, _ := welcomed(t, p, &Draft{})
	s.Missing("/stick/een.doemee")
	if !uitest.Says(s.Object(), "Niet gevonden in /stick") || uitest.Says(s.Object(), "Niet gevonden in /huis") {
		t.Error("it does not say which file is missing")
	}
	uitest.Tap(t, s.Object(), "twee.doemee")
	uitest.Tap(t, s.Object(), "Haal uit de lijst")
	uitest.Tap(t, s.Object(), "Kies een bestand…")
	if !slices.Equal(a.opened, []string{"/huis/twee.doemee", "/chosen.doemee"}) || !slices.Equal(a.forgotten, []string{"/stick/een.doemee"}) {
		t.Errorf("opened %v, forgot %v", a.opened, a.forgotten)
	}
}

func TestLanguageSizeAndExample(t *testing.T) {
	p := dutch()
	s, a, _ := welcomed(t, p, &Draft{})
	uitest.Tap(t, s.Object(), "English (Engels)")
	uitest.Tap(t, s.Object(), "150 %")
	uitest.Tap(t, s.Object(), "Open het voorbeeld")
	if p.Language != words.EN || p.Percent != 150 || a.changes != 2 || a.examples != 1 {
		t.Errorf("%+v, %+v", p, a)
	}
}

func TestOpeningNeedsAFile(t *testing.T) {
	draft := &Draft{}
	s, a, _ := welcomed(t, dutch(), draft)
	uitest.Tap(t, s.Object(), "Open dit bestand")
	if !uitest.Says(s.Object(), "Kies een bestand of typ de naam.") || len(a.opened) > 0 {
		t.Errorf("opened %v", a.opened)
	}
	for _, o := range test.LaidOutObjects(s.Object()) {
		if entry, ok := o.(*kit.Entry); ok && entry.Called() == "Of typ waar het bestand staat" {
			entry.SetText(" /a/b.doemee ")
		}
	}
	uitest.Tap(t, s.Object(), "Open dit bestand")
	if !slices.Equal(a.opened, []string{"/a/b.doemee"}) || draft.File != "/a/b.doemee" {
		t.Errorf("opened %v", a.opened)
	}
}
