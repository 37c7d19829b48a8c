package exchange

import (
	"os"
	"path/filepath"
	"testing"
)

func TestDocumentsAsTheDesktopNamesThem(t *testing.T) {
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("USERPROFILE", home)
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, "config"))
	t.Setenv("OneDrive", "")
	t.Setenv("OneDriveCommercial", "")
	if got := Documents(); got != home {
		t.Errorf("without any documents it gives %s", got)
	}
	documents, own := filepath.Join(home, "Documents"), filepath.Join(home, "Mijn stukken")
	for _, folder := range []string{documents, own, filepath.Join(home, "config")} {
		if err := os.Mkdir(folder, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	list := filepath.Join(home, "config", "user-dirs.dirs")
	for text, want := range map[string]string{"# x\nXDG_DOCUMENTS_DIR=\"$HOME/Mijn stukken\"\n": own, "XDG_DOCUMENTS_DIR=\"/none\"": documents, "\x00": documents} {
		if err := os.WriteFile(list, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := Documents(); got != want {
			t.Errorf("%q gives %s, want %s", text, got, want)
		}
	}
}
