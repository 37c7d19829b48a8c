package session

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"doemee/assets/words"
)

func TestPreferencesComeBack(t *testing.T) {
	file := filepath.Join(t.TempDir(), "deep", "settings.json")
	p := ReadPreferences(file, words.NL)
	p.Language, p.Mode, p.Percent = words.EN, "dark", 150
	p.Opened("a.doemee")
	p.Opened("b.doemee")
	spot := Spot{Place: Place{Screen: "commitments", Record: "r-1", Field: "result"}, Caret: 7}
	p.Left("a.doemee", spot)
	p.Left("never opened", spot)
	if got := p.Opened("a.doemee"); got != spot {
		t.Errorf("opened at %+v", got)
	}
	if err := p.Save(); err != nil {
		t.Fatal(err)
	}
	again := ReadPreferences(file, words.NL)
	if again.Language != words.EN || again.Mode != "dark" || again.Scale() != 1.5 ||
		!slices.Equal(again.Recent, []Recent{{Path: "a.doemee", Spot: spot}, {Path: "b.doemee"}}) {
		t.Errorf("got %+v", again)
	}
	again.Forget("a.doemee")
	if len(again.Recent) != 1 || again.Recent[0].Path != "b.doemee" {
		t.Errorf("forgotten, got %+v", again.Recent)
	}
}

func TestDamagedPreferencesAreThoseOfAFirstStart(t *testing.T) {
	for name, damaged := range map[string]string{"empty": "", "cut": "{", "strange": `{"language":"xx","mode":"pink","percent":900}`, "list": "[]",
		"zero": "\x00", "huge": `{"percent":150,"language":"nl","mode":"` + strings.Repeat("x", longestSettings) + `"}`,
		"recent": `{"recent":["a",{"path":"\u0007"},{"path":"` + strings.Repeat("/x", longestPath) + `"}]}`} {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "settings.json")
			if err := os.WriteFile(file, []byte(damaged), 0o600); err != nil {
				t.Fatal(err)
			}
			p := ReadPreferences(file, words.EN)
			if p.Language != words.EN || p.Mode != firstMode() || p.Percent != 100 && name != "strange" || p.Percent > 200 || len(p.Recent) > 0 {
				t.Errorf("got %+v", p)
			}
		})
	}
}

func TestPreferencesInAFolderThatTakesNone(t *testing.T) {
	folder := t.TempDir()
	blocked := filepath.Join(folder, "file")
	if err := os.WriteFile(blocked, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	p := ReadPreferences(filepath.Join(blocked, "settings.json"), words.NL)
	if p.Save() == nil {
		t.Error("settings were kept in a folder that is a file")
	}
	p = ReadPreferences(folder, words.NL) // a folder where the file should be
	if err := p.Save(); err == nil {
		t.Error("settings replaced a folder")
	}
	left, err := os.ReadDir(folder)
	if err != nil || len(left) != 1 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestRecentFilesAreFew(t *testing.T) {
	p := ReadPreferences(filepath.Join(t.TempDir(), "none"), words.NL)
	for i := range 20 {
		p.Opened(strconv.Itoa(i))
	}
	if len(p.Recent) != mostRecent || p.Recent[0].Path != "19" {
		t.Errorf("got %v", p.Recent)
	}
}
