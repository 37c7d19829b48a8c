package exchange

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// FuzzBackupFolder puts a file with any name among the backups, and any text where the proof of the last rehearsal stands. What is taken for
// a backup has exactly the name that this program gives one, in that very folder, and a proof is none that lies in the future.
func FuzzBackupFolder(f *testing.F) {
	for _, name := range []string{"a.000001.20261124T134103Z.asked.doemee", "a.1.20261124T134103Z.asked.doemee", "....doemee", "a.-1.20261124T134103Z.asked.doemee",
		"a.000001.99999999T999999Z.asked.doemee", "a.000001.20261124T134103Z.\x1b[2J.doemee"} {
		f.Add(name, `{"at":"2026-11-24T10:00:00Z","backup":"a"}`)
		f.Add(name, `{"at":7}{`)
	}
	f.Fuzz(func(t *testing.T, name, proof string) {
		p := under(t.TempDir(), t.TempDir())
		folder := filepath.Join(p.Backups, "organisation")
		must(t, os.MkdirAll(folder, 0o700))
		must(t, os.WriteFile(filepath.Join(folder, rehearsalFile), []byte(proof), 0o600))
		if name == "" || strings.ContainsAny(name, "/\x00") || os.WriteFile(filepath.Join(folder, name), []byte("x"), 0o600) != nil {
			return
		}
		for _, b := range backupsIn(folder, "") {
			if filepath.Dir(b.Path) != folder || b.Number < 1 {
				t.Errorf("%q is taken for %+v", name, b)
			}
			if again, ok := readName(b.fileName()); !ok || again.Number != b.Number || !again.At.Equal(b.At) || again.Reason != b.Reason {
				t.Errorf("%q is taken for %+v, whose own name is %q", name, b, b.fileName())
			}
		}
		now := time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
		if at := p.Proven("organisation").At; at.After(now.Add(time.Hour)) && !p.RehearsalDue("organisation", now) {
			t.Errorf("a proof of %v counts", at)
		}
	})
}
