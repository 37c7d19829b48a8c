package files

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/exchange"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

// opened is the screen on the example, with places of its own for backups.
func opened(t *testing.T, l words.Language, mode theme.Mode, scale float32) (*Screen, *session.Session, func()) {
	t.Helper()
	uitest.Dress(t, mode, scale)
	q := &uitest.Queue{}
	ways, local := uitest.Ways(q), t.TempDir()
	ways.Places = exchange.Places{Settings: local, Backups: filepath.Join(local, "backups"), Logs: filepath.Join(local, "logs"), Work: filepath.Join(local, "work")}
	s, err := session.OpenFile(context.Background(), uitest.Dossier(t), l, ways)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	f := New(s)
	settle := func() { uitest.Settle(s, q) }
	settle()
	return f, s, settle
}

func texts(o fyne.CanvasObject) string {
	if !o.Visible() {
		return ""
	}
	var all strings.Builder
	switch o := o.(type) {
	case *widget.Label:
		return o.Text + "\n"
	case *kit.Button:
		return o.Text + "\n"
	case *fyne.Container:
		for _, one := range o.Objects {
			all.WriteString(texts(one))
		}
	case *container.Scroll:
		return texts(o.Content)
	}
	return all.String()
}

func wants(t *testing.T, o fyne.CanvasObject, all ...string) {
	t.Helper()
	text := texts(o)
	for _, want := range all {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not to be read in:\n%s", want, text)
		}
	}
}

func set(t *testing.T, s *session.Session, r coalition.Record, field, value string) {
	t.Helper()
	if err := s.Set(r, field, value); err != nil {
		t.Fatal(err)
	}
}

func TestOpeningMakesABackupAndProvesIt(t *testing.T) {
	f, s, _ := opened(t, words.NL, theme.Light, 1)
	all := s.Places().Of("", s.Content().Organisation.ID)
	if len(all) != 2 || all[0].Reason != exchange.ReasonOpen || all[1].Reason != exchange.ReasonRehearsal {
		t.Errorf("backups are %+v", all)
	}
	wants(t, f.Object(), "Voor het laatst bewezen dat terugzetten lukt: 23-11-2026", "bij openen", s.Places().Backups)
}

func TestAChangedDossierIsBackedUpOnClosing(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	q := &uitest.Queue{}
	ways, local := uitest.Ways(q), t.TempDir()
	ways.Places = exchange.Places{Backups: filepath.Join(local, "backups"), Work: filepath.Join(local, "work")}
	s, err := session.OpenFile(context.Background(), uitest.Dossier(t), words.NL, ways)
	if err != nil {
		t.Fatal(err)
	}
	uitest.Settle(s, q)
	set(t, s, coalition.AsRecord(&s.Content().Organisation), "seat", "Elders")
	uitest.Settle(s, q)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	all := ways.Places.Of("", s.Content().Organisation.ID)
	if last := all[len(all)-1]; last.Reason != exchange.ReasonClose {
		t.Errorf("the last backup is %+v", last)
	}
}

func TestRestoringIsLookedAtFirst(t *testing.T) {
	for _, look := range []struct {
		name  string
		l     words.Language
		mode  theme.Mode
		scale float32
	}{{"nl-light-100", words.NL, theme.Light, 1}, {"nl-dark-100", words.NL, theme.Dark, 1}, {"nl-light-200", words.NL, theme.Light, 2}, {"en-light-100", words.EN, theme.Light, 1}} {
		t.Run(look.name, func(t *testing.T) {
			f, s, settle := opened(t, look.l, look.mode, look.scale)
			set(t, s, coalition.AsRecord(&s.Content().Organisation), "seat", "Elders")
			set(t, s, coalition.AsRecord(&s.Content().Commitments[0]), "internalNote", "Nog bellen")
			settle()
			one := s.Places().Of("", s.Content().Organisation.ID)[0]
			f.backups.OnLook(one)
			settle()
			wants(t, f.backups.preview, "T-001", "Elders", "Nog bellen")
			var asked session.Away
			s.OnAway(func(a session.Away) { asked = a })
			f.backups.OnRestore(one)
			if asked.Path != s.Path() || asked.Job == nil {
				t.Errorf("asked for %+v", asked)
			}
			uitest.Shot(t, "8-files-restore-"+look.name, f.Object(), fyne.NewSize(1060, 800))
		})
	}
}

func TestAnUnchangedDossierHasNothingToRestore(t *testing.T) {
	f, s, settle := opened(t, words.NL, theme.Light, 1)
	f.backups.OnLook(s.Places().Of("", s.Content().Organisation.ID)[0])
	settle()
	wants(t, f.backups.preview, "Terugzetten verandert niets", "Laat het zo")
}

func TestTheWholeFileIsChecked(t *testing.T) {
	f, _, settle := opened(t, words.NL, theme.Light, 1)
	f.OnCheck()
	settle()
	wants(t, f.health.Object, "Alles is heel", "7 toezeggingen", "1 inzending")
}

func TestCopiesAndExportsNeverReplaceAFile(t *testing.T) {
	f, _, settle := opened(t, words.NL, theme.Light, 1)
	for _, one := range []*saving{f.copying, f.export} {
		path := filepath.Join(t.TempDir(), "nieuw")
		one.path.Put(path)
		one.OnSave()
		settle()
		first, err := os.ReadFile(path)
		if err != nil || len(first) == 0 {
			t.Fatalf("%s: %v", one.key, err)
		}
		one.OnSave()
		settle()
		if one.which.Sentence() == "" {
			t.Errorf("%s: an existing file was replaced without a word", one.key)
		}
		one.path.Put(" ")
		one.OnSave()
		if one.which.Sentence() == "" {
			t.Errorf("%s: saved under no name", one.key)
		}
	}
}

func TestAPersonIsFoundErasedAndProvedGone(t *testing.T) {
	f, s, settle := opened(t, words.NL, theme.Light, 1)
	set(t, s, coalition.AsRecord(&s.Content().Contact), "name", "Sam Voorbeeldsma")
	settle()
	f.erasing.text.Put("sam voorbeeldsma")
	f.erasing.OnFind()
	settle()
	wants(t, f.erasing.object, "contact: Naam (1)", "Geschiedenis van wijzigingen (1)", "Wis overal")
	uitest.Shot(t, "8-files-erase-nl-light-100", f.erasing.object, fyne.NewSize(560, 600))
	f.erasing.OnErase([]string{"sam voorbeeldsma"})
	settle()
	wants(t, f.erasing.object, "de tekst staat er niet meer", "verstuurd, gekopieerd of afgedrukt")
	if name := s.Content().Contact.Name; !strings.Contains(name, "gewist") {
		t.Errorf("on screen the name is still %q", name)
	}
	f.erasing.OnFind()
	settle()
	wants(t, f.erasing.object, "staat nergens")
	f.erasing.text.Put("Sa")
	f.erasing.OnFind()
	settle()
	wants(t, f.erasing.object, "te kort om te wissen")
}
