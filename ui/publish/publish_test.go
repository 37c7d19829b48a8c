package publish

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"doemee/assets/words"
	"doemee/data/exchange"
	"doemee/ui/office"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

// shown is the screen in a window, on a register of invented organisations, with a folder for what is made.
func shown(t *testing.T, l words.Language) (s *Screen, o *office.Office, q *uitest.Queue, dir string) {
	t.Helper()
	o, q, _ = uitest.Desk(t, l, 12)
	s = New(o)
	uitest.Shown(t, o, q, s, fyne.NewSize(1064, 740))
	return s, o, q, t.TempDir()
}

const phrase = "vier losse woorden hier"

// newKey makes a key in the window.
func newKey(t *testing.T, s *Screen, q *uitest.Queue, path string) {
	t.Helper()
	m := s.keys.fresh
	m.name.Put("coalitie-2027")
	m.words.Put(phrase)
	m.again.Put(phrase)
	m.onMake(path)
	uitest.Settle(s.office, q)
	if _, err := os.Stat(path); err != nil {
		t.Fatal(err)
	}
	s.keys.key.phrase.Put(phrase)
}

// edited writes the agenda out, changes it as somebody does, and reads it in.
func edited(t *testing.T, s *Screen, q *uitest.Queue, dir string) {
	t.Helper()
	path := filepath.Join(dir, "agenda.json")
	s.editor.onSave(path)
	uitest.Settle(s.office, q)
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	changed := strings.Replace(string(raw), `"nl": "Veiligheid"`, `"nl": "Veilige buurten"`, 1)
	if changed == string(raw) {
		t.Fatal("nothing was changed")
	}
	if err := os.WriteFile(path, []byte(changed), 0o600); err != nil {
		t.Fatal(err)
	}
	s.editor.onRead()
	uitest.Settle(s.office, q)
}

func TestShots(t *testing.T) {
	for l, name := range uitest.Looks(t, "publish") {
		s, _, q, dir := shown(t, l)
		edited(t, s, q, dir)
		uitest.Shot(t, name, s.Object(), fyne.NewSize(1064, 1300))
	}
}

// From the present agenda to the next, and the register goes on with it.
func TestAnAgendaIsEditedSignedAndUsed(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, o, q, dir := shown(t, words.NL)
	s.issue.onPublish()
	if s.keys.key.path.Text() != "" || !uitest.Says(s.Object(), "Wijs het bestand met uw sleutel aan") {
		t.Error("without a key it is not said what to do")
	}
	edited(t, s, q, dir)
	if !uitest.Says(s.Object(), "Veiligheid → Veilige buurten") {
		t.Error("what changes is not said")
	}
	newKey(t, s, q, filepath.Join(dir, "sleutel.key"))
	s.issue.folder.Put(dir)
	s.issue.onPublish()
	uitest.Settle(o, q)
	made, err := filepath.Glob(filepath.Join(dir, "*.agenda"))
	if err != nil || len(made) != 1 {
		t.Fatal(made, err, s.issue.told.Said())
	}
	a, err := exchange.ReadAgenda(made[0])
	if err != nil {
		t.Fatal(err)
	}
	if a.Edition.Serial != o.Edition().Serial+1 || a.Edition.Coverage == nil || a.Edition.Coverage.Commitments == 0 {
		t.Errorf("number %d with %+v", a.Edition.Serial, a.Edition.Coverage)
	}
	if !uitest.Says(s.Object(), a.Fingerprint) || s.keys.key.phrase.Text != "" {
		t.Error("the fingerprint is not said, or the passphrase stays on the screen")
	}
	s.issue.onUse()
	uitest.Settle(o, q)
	if o.Edition().Serial != a.Edition.Serial || !uitest.Says(s.Object(), "Dit register werkt nu met") {
		t.Errorf("the register works with number %d", o.Edition().Serial)
	}
}

// Members who know a key are not sent an agenda that only another key signed, unless somebody says that the old one is gone.
func TestAnotherKeyThanMembersKnowIsSaid(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, o, q, dir := shown(t, words.NL)
	newKey(t, s, q, filepath.Join(dir, "een.key"))
	s.issue.folder.Put(dir)
	s.issue.along.Put(false)
	s.issue.onPublish()
	uitest.Settle(o, q)
	s.issue.onUse()
	uitest.Settle(o, q)
	newKey(t, s, q, filepath.Join(dir, "twee.key"))
	s.issue.onPublish()
	uitest.Settle(o, q)
	if !uitest.Says(s.Object(), "Leden kennen een andere sleutel") || !s.issue.lost.Visible() {
		t.Fatalf("it says %q", s.issue.told.Said())
	}
	s.keys.key.phrase.Put(phrase)
	s.keys.old.path.Put(filepath.Join(dir, "een.key"))
	s.keys.old.phrase.Put("niet deze wachtzin")
	s.issue.onPublish()
	uitest.Settle(o, q)
	if strings.Contains(s.issue.told.Said(), "gemaakt") {
		t.Error("a wrong passphrase signs")
	}
	s.keys.old.phrase.Put(phrase)
	s.issue.lost.Put(true)
	s.issue.onPublish()
	uitest.Settle(o, q)
	if s.issue.lost.Visible() || s.issue.lost.Checked {
		t.Error("the next agenda may be signed with any key, without a word")
	}
	made, _ := filepath.Glob(filepath.Join(dir, "*.agenda"))
	if len(made) != 2 {
		t.Fatalf("%d agendas; it says %q", len(made), s.issue.told.Said())
	}
	for _, path := range made {
		if a, err := exchange.ReadAgenda(path); err != nil || a.Edition.Coverage != nil {
			t.Errorf("%s: %v, with numbers that were not asked for", path, err)
		}
	}
}

func TestMistakesAreSaidAtTheirField(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, o, q, dir := shown(t, words.NL)
	wrong := filepath.Join(dir, "fout.json")
	if err := os.WriteFile(wrong, []byte(`{"code": "SSA"}`), 0o600); err != nil {
		t.Fatal(err)
	}
	s.editor.path.Put(wrong)
	s.editor.onRead()
	uitest.Settle(o, q)
	if s.editor.draft != nil || len(s.editor.preview.Objects) != 0 {
		t.Error("an agenda with a mistake is taken for one")
	}
	m := s.keys.fresh
	m.onMake(filepath.Join(dir, "x.key"))
	m.name.Put("coalitie")
	m.words.Put("kort")
	m.onMake(filepath.Join(dir, "x.key"))
	if m.first.Sentence() != o.Words().Say("handin.passphrase.short") {
		t.Errorf("of a short passphrase stands %q", m.first.Sentence())
	}
	m.words.Put(phrase)
	m.again.Put("iets anders dan dat")
	m.onMake(filepath.Join(dir, "x.key"))
	if m.second.Sentence() != o.Words().Say("handin.passphrase.other") {
		t.Errorf("of two passphrases stands %q", m.second.Sentence())
	}
	if _, err := os.Stat(filepath.Join(dir, "x.key")); err == nil {
		t.Error("a key was made nevertheless")
	}
}
