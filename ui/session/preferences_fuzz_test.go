package session

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"doemee/assets/words"
)

// FuzzPreferences reads settings, and in them the list of recent files, as anybody may have written them: they never keep the program from
// starting, hold nothing it does not know, and are the same after they were kept.
func FuzzPreferences(f *testing.F) {
	for _, seed := range []string{`{"language":"en","mode":"dark","percent":150,"recent":[{"path":"/tmp/a.doemee","spot":{"screen":"commitments","caret":3}}]}`, `{"percent":1e99}`,
		`{"recent":[{"path":""},{"path":"a\u0000"},{"path":"\u001b[2J"},null,7]}`, `{"recent":{}}`, `[`, `{"language":7,"mode":[]}`, "", "\xff\xfe{"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		file := filepath.Join(t.TempDir(), "settings.json")
		if err := os.WriteFile(file, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		p := ReadPreferences(file, words.NL)
		if !slices.Contains(words.Languages, p.Language) || !slices.Contains(Modes, p.Mode) || p.Scale() < 1 || p.Scale() > 2 || len(p.Recent) > mostRecent {
			t.Errorf("%q gives %s %s %d with %d recent files", raw, p.Language, p.Mode, p.Percent, len(p.Recent))
		}
		for _, r := range p.Recent {
			if !soundPath(r.Path) || r.Spot.Caret < 0 {
				t.Errorf("%q gives the recent file %+v", raw, r)
			}
		}
		if err := p.Save(); err != nil {
			t.Fatal(err)
		}
		again := ReadPreferences(file, words.EN)
		if again.Language != p.Language || again.Mode != p.Mode || again.Percent != p.Percent || !slices.Equal(again.Recent, p.Recent) {
			t.Errorf("%q gives %+v, and kept and read again %+v", raw, p.Recent, again.Recent)
		}
	})
}
