package exchange

import (
	"os"
	"path/filepath"
	"testing"

	"doemee/data/coalition"
)

func TestNewDossier(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.doemee")
	d, err := NewDossier(t.Context(), path, Start{Type: coalition.Government, Name: " Gemeente Voorbeeldstad ", Identifier: "GM9999"})
	must(t, err)
	defer d.Close()
	c, err := d.Content(t.Context())
	must(t, err)
	if o := c.Organisation; o.Name != "Gemeente Voorbeeldstad" || o.Type != coalition.Government || o.Scheme != coalition.SchemeGM || o.Key() != "GM9999" {
		t.Errorf("%+v", o)
	}
	if d.Edition() != Bundled().Name {
		t.Errorf("edition %q", d.Edition())
	}
}

func TestNewDossierRefuses(t *testing.T) {
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, "there.doemee"), []byte("x"), 0o600))
	for name, c := range map[string]struct {
		file  string
		start Start
	}{
		"an existing file":   {"there.doemee", Start{}},
		"an unknown edition": {"a.doemee", Start{Edition: "SSA-1900"}},
		"an unknown type":    {"a.doemee", Start{Type: "gemeente"}},
		"an unknown scheme":  {"a.doemee", Start{Scheme: "bsn"}},
		"an unreadable name": {"a.doemee", Start{Name: "a\x00b"}},
	} {
		d, err := NewDossier(t.Context(), filepath.Join(dir, c.file), c.start)
		if err == nil {
			_ = d.Close()
		}
		if got := FaultOf(err); err == nil || got.Exit != ExitRefused {
			t.Errorf("%s: got %v, exit %d", name, err, got.Exit)
		}
	}
	if got := files(t, dir); len(got) != 1 {
		t.Errorf("left %v", got)
	}
}

func TestSchemeOf(t *testing.T) {
	for number, want := range map[string]coalition.Code{"GM9999": "gm", " gm0363 ": "gm", "01234567": "kvk", "00000001003214345000": "oin", "": "", "123": ""} {
		if got := SchemeOf(number); got != want {
			t.Errorf("%q: got %q, want %q", number, got, want)
		}
	}
}

func TestEditionNamed(t *testing.T) {
	if e, err := EditionNamed(""); err != nil || e != Bundled() {
		t.Errorf("%v", err)
	}
	if _, err := EditionNamed("none"); err == nil {
		t.Error("an unknown edition was found")
	}
}
