package exchange

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"doemee/data/coalition"
	"doemee/data/seal"
	"doemee/data/workbook"
)

// handedIn hands a content in and gives the path of the workbook with what was planned.
func handedIn(t *testing.T, c *coalition.Content, change func(*Wish)) (string, Plan) {
	t.Helper()
	p := PlanHandIn(c, Bundled(), nil, wish(change))
	handed, err := HandIn(t.Context(), kept(t, c), c, Bundled(), p, t.TempDir())
	must(t, err)
	return handed.Path, p
}

func TestWhatWasHandedInIsReceived(t *testing.T) {
	path, p := handedIn(t, complete(t, 2), nil)
	got, err := Receive(t.Context(), path, "")
	must(t, err)
	if !slices.Equal(got.Submission.Lines, p.Submission.Lines) || got.Edited || got.Blank || got.Repair() || got.Edition != Bundled() {
		t.Errorf("edited %v, blank %v, reasons %v", got.Edited, got.Blank, got.Reasons)
	}
}

func TestSecuredWorkbooks(t *testing.T) {
	pair, err := seal.NewSealing()
	must(t, err)
	for _, c := range []struct {
		name string
		wish func(*Wish)
		keys []string
		pass string
	}{
		{"passphrase", func(w *Wish) { w.Passphrase = "vier losse woorden samen" }, nil, "vier losse woorden samen"},
		{"key", func(w *Wish) { w.Recipients = []string{pair.Public} }, []string{pair.Private}, ""},
	} {
		path, p := handedIn(t, complete(t, 1), c.wish)
		raw, err := os.ReadFile(path)
		must(t, err)
		if filepath.Ext(path) != ".age" || !seal.Sealed(raw) {
			t.Errorf("%s: %s is not secured", c.name, path)
		}
		f, err := os.Open(path)
		must(t, err)
		plain, err := seal.Decrypt(f, c.keys, c.pass, 1<<20)
		must(t, errors.Join(err, f.Close()))
		opened := filepath.Join(t.TempDir(), "opened.xlsx")
		must(t, os.WriteFile(opened, plain, 0o600))
		got, err := Receive(t.Context(), opened, "")
		must(t, err)
		if got.Submission.Hash != p.Submission.Hash || len(files(t, filepath.Dir(path))) != 1 {
			t.Errorf("%s: hash %s, folder %v", c.name, got.Submission.Hash, files(t, filepath.Dir(path)))
		}
	}
}

func TestASecuredFileNeedsItsPassphrase(t *testing.T) {
	path, p := handedIn(t, complete(t, 1), func(w *Wish) { w.Passphrase = "goed" })
	got, err := Receive(t.Context(), path, "goed")
	must(t, err)
	if got.Submission.Hash != p.Submission.Hash {
		t.Errorf("hash %s", got.Submission.Hash)
	}
	if _, err := Receive(t.Context(), path, "fout"); !errors.Is(err, seal.ErrNoKey) {
		t.Errorf("with another passphrase: %v", err)
	}
	if _, err := Receive(t.Context(), path, ""); FaultOf(err).Key != "sheet.sealed" {
		t.Errorf("without a passphrase: %v", err)
	}
	raw, err := os.ReadFile(path)
	must(t, err)
	raw[len(raw)-1] ^= 1
	must(t, os.WriteFile(path, raw, 0o600))
	if _, err := Receive(t.Context(), path, "goed"); !errors.Is(err, seal.ErrDamaged) {
		t.Errorf("with one changed byte: %v", err)
	}
}

func TestAnExcelPasswordIsAskedFor(t *testing.T) {
	for _, name := range []string{"standard", "agile"} {
		path := filepath.Join("../workbook/testdata/locked", name+".xlsx")
		got, err := Receive(t.Context(), path, "Geheim-ë 12")
		must(t, err)
		if len(got.Content.Commitments) != 7 || len(got.Reasons) != 1 || got.Reasons[0].Code != workbook.HadPassword || got.Repair() {
			t.Errorf("%s: %d commitments, reasons %v", name, len(got.Content.Commitments), got.Reasons)
		}
		if _, err := Receive(t.Context(), path, ""); FaultOf(err).Key != "sheet.encrypted" {
			t.Errorf("%s without its password: %v", name, err)
		}
		if _, err := Receive(t.Context(), path, "geheim"); FaultOf(err).Key != "workbook.wrong-password" || FaultOf(err).Exit != ExitRefused {
			t.Errorf("%s with another password: %v", name, err)
		}
		raw, err := os.ReadFile(path)
		must(t, err)
		half := filepath.Join(t.TempDir(), "half.xlsx")
		must(t, os.WriteFile(half, raw[:len(raw)/2], 0o600))
		if _, err := Receive(t.Context(), half, "Geheim-ë 12"); FaultOf(err).Exit != ExitRefused {
			t.Errorf("half of %s: %v", name, err)
		}
		sealed := filepath.Join(t.TempDir(), "both.age")
		f, err := os.Create(sealed)
		must(t, err)
		w, err := seal.Encrypt(f, nil, "Geheim-ë 12")
		must(t, err)
		_, err = w.Write(raw)
		must(t, errors.Join(err, w.Close(), f.Close()))
		if got, err := Receive(t.Context(), sealed, "Geheim-ë 12"); err != nil || len(got.Content.Commitments) != 7 {
			t.Errorf("%s, secured as well: %v", name, err)
		}
	}
}

func TestWhatIsNotReceived(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{"empty": "", "text": "gewone tekst", "html": "<!doctype html><html></html>", "zip": "PK\x03\x04 en dan niets"} {
		must(t, os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600))
	}
	for _, name := range []string{"empty", "text", "html", "zip", "nowhere", "."} {
		if _, err := Receive(t.Context(), filepath.Join(dir, name), ""); err == nil || FaultOf(err).Exit != ExitRefused {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestABlankFormIsReceived(t *testing.T) {
	c := complete(t, 2)
	dir := t.TempDir()
	must(t, Blank(t.Context(), filepath.Join(dir, "empty.xlsx"), Bundled(), nil, "nl"))
	must(t, Blank(t.Context(), filepath.Join(dir, "filled.xlsx"), Bundled(), c, "en"))
	empty, err := Receive(t.Context(), filepath.Join(dir, "empty.xlsx"), "")
	must(t, err)
	filled, err := Receive(t.Context(), filepath.Join(dir, "filled.xlsx"), "")
	must(t, err)
	if !empty.Blank || len(empty.Content.Commitments) != 0 || empty.Repair() {
		t.Errorf("empty: %+v", empty.Reasons)
	}
	if !filled.Blank || len(filled.Content.Commitments) != 2 || filled.Content.Commitments[0].InternalNote != "" || filled.Content.Contact.Name != "" {
		t.Errorf("filled: %+v, reasons %v", filled.Content, filled.Reasons)
	}
	if filled.Content.Commitments[0].ID == c.Commitments[0].ID {
		t.Error("a blank form carries the ids of records")
	}
}

func FuzzReceive(f *testing.F) {
	for _, seed := range []string{"", "PK\x03\x04", "SQLite format 3\x00", "age-encryption.org/v1\n-> scrypt", "<html>", "a;b;c\n1;2;3"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		path := filepath.Join(t.TempDir(), "in.xlsx")
		must(t, os.WriteFile(path, raw, 0o600))
		got, err := Receive(t.Context(), path, "woord")
		if err != nil && FaultOf(err).Exit == ExitBug {
			t.Errorf("no sentence for %v", err)
		}
		if err == nil && got.Received == (*workbook.Received)(nil) {
			t.Error("neither a workbook nor an error")
		}
	})
}
