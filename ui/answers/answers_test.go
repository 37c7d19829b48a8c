package answers

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/exchange"
	"doemee/data/register"
	"doemee/ui/office"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

const passphrase = "vier losse woorden hier"

// judged is the screen on a register in which one commitment was found in order and about another one a question was asked.
func judged(t *testing.T) (*Screen, *office.Office, *uitest.Queue) {
	t.Helper()
	uitest.Dress(t, theme.Light, 1)
	o, q := uitest.Office(t, words.NL, 2)
	o.OnReport(func(err error) { t.Error(err) })
	s := New(o)
	o.Watch(func(e session.Event) {
		if e.Whole {
			s.Refresh()
		}
	})
	test.NewTempWindow(t, s.Object()).Resize(fyne.NewSize(1280, 900))
	uitest.Settle(o, q)
	if s.count() != 0 || !uitest.Says(s.Object(), "Er is nu niets te antwoorden") {
		t.Fatalf("%d answers before anything was judged", s.count())
	}
	o.Change(func(ctx context.Context, r *register.Register) error {
		all, _, err := r.Commitments(ctx, register.CommitmentQuery{})
		if err == nil {
			err = r.Judge(ctx, all[0].Organisation, all[0].ID, coalition.Accepted)
		}
		last := all[len(all)-1]
		if err == nil {
			_, err = r.Ask(ctx, register.Question{Organisation: last.Organisation, Kind: coalition.KindCommitment, Record: last.ID, Field: "result", Text: "Hoeveel?"})
		}
		return err
	}, nil)
	uitest.Settle(o, q)
	return s, o, q
}

// key makes a key file.
func key(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "coalitie.key")
	if _, err := exchange.NewKeys(path, "coalitie", passphrase); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAnswersAreMadeOnceWithTheirMails(t *testing.T) {
	s, o, q := judged(t)
	promised := s.count()
	if promised == 0 {
		t.Fatal("nobody gets an answer")
	}
	dir := t.TempDir()
	s.OnMake()
	if !uitest.Says(s.Object(), o.Words().Say("answers.key.missing")) {
		t.Error("a key that is missing is not told")
	}
	s.form.key.Put(key(t))
	s.form.phrase.SetText(passphrase)
	s.form.folder.Put(dir)
	uitest.Tap(t, s.Object(), o.Words().Count("answers.make", promised))
	uitest.Settle(o, q)
	files, err := filepath.Glob(filepath.Join(dir, "*.xlsx"))
	if err != nil || len(files) != promised || s.count() != promised {
		t.Fatalf("%d files, %d promised; it says %q", len(files), promised, s.notice.Said())
	}
	_, body, _ := strings.Cut(s.all[0].Mail, "\n")
	uitest.Tap(t, s.Object(), "Kopieer: Tekst")
	if got := fyne.CurrentApp().Clipboard().Content(); got != body || body == "" {
		t.Errorf("copied is %q", got)
	}
	uitest.Tap(t, s.Object(), "Klaar met deze")
	uitest.Settle(o, q)
	if s.count() != 0 {
		t.Errorf("%d are made twice", s.count())
	}
	s.form.again.SetChecked(true)
	uitest.Settle(o, q)
	if s.count() != promised {
		t.Errorf("again: %d of %d", s.count(), promised)
	}
}

func TestWhatGoesWrongIsTold(t *testing.T) {
	s, o, q := judged(t)
	make := func(key, phrase, dir string) string {
		s.form.key.Put(key)
		s.form.phrase.SetText(phrase)
		s.form.folder.Put(dir)
		s.OnMake()
		uitest.Settle(o, q)
		return s.notice.Said()
	}
	whole := key(t)
	for _, said := range []string{make(filepath.Join(t.TempDir(), "weg.key"), passphrase, t.TempDir()), make(whole, "verkeerd wachtwoord", t.TempDir()),
		make(whole, passphrase, filepath.Join(t.TempDir(), "weg"))} {
		if said == "" || s.made {
			t.Errorf("it says %q", said)
		}
	}
	if s.running.Visible() || s.stop != nil {
		t.Error("it still looks busy")
	}
	if _, err := os.Stat(whole); err != nil {
		t.Error(err)
	}
}
