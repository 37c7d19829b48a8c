package session

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"doemee/assets/words"
)

func TestPreferencesComeBack(t *testing.T) {
	file := filepath.Join(t.TempDir(), "deep", "settings.json")
	p := ReadPreferences(file, words.NL)
	p.Language, p.Mode, p.Percent, p.Screen = words.EN, "dark", 150, "agenda"
	p.Opened("a.doemee")
	p.Opened("b.doemee")
	p.Opened("a.doemee")
	if err := p.Save(); err != nil {
		t.Fatal(err)
	}
	again := ReadPreferences(file, words.NL)
	if again.Language != words.EN || again.Mode != "dark" || again.Scale() != 1.5 || again.Screen != "agenda" ||
		!slices.Equal(again.Recent, []string{"a.doemee", "b.doemee"}) {
		t.Errorf("got %+v", again)
	}
}

func TestDamagedPreferencesAreThoseOfAFirstStart(t *testing.T) {
	for _, damaged := range []string{"", "{", `{"language":"xx","mode":"pink","percent":900}`, "[]", "\x00"} {
		file := filepath.Join(t.TempDir(), "settings.json")
		if err := os.WriteFile(file, []byte(damaged), 0o600); err != nil {
			t.Fatal(err)
		}
		p := ReadPreferences(file, words.EN)
		if p.Language != words.EN || p.Mode != "light" || p.Percent < 100 || p.Percent > 200 {
			t.Errorf("%q gave %+v", damaged, p)
		}
	}
}

func TestRecentFilesAreFew(t *testing.T) {
	p := ReadPreferences(filepath.Join(t.TempDir(), "none"), words.NL)
	for i := range 20 {
		p.Opened(strconv.Itoa(i))
	}
	if len(p.Recent) != mostRecent || p.Recent[0] != "19" {
		t.Errorf("got %v", p.Recent)
	}
}
