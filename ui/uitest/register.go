package uitest

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"doemee/assets/words"
	"doemee/data/exchange"
	"doemee/ui/office"
)

// Office opens a register into which a whole inbox was taken in, in a language: invented organisations, each with some commitments;
// twelve of them send every sort of trouble. Settle waits for what it does.
func Office(t testing.TB, l words.Language, organisations int) (*office.Office, *Queue) {
	t.Helper()
	q := &Queue{}
	o, err := office.OpenFile(context.Background(), Register(t, organisations), l, Ways(q))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := o.Close(); err != nil {
			t.Error(err)
		}
	})
	return o, q
}

// kept holds what was made for a number of organisations: inventing takes long, copying does not.
var kept = struct {
	sync.Mutex
	inboxes   map[int]map[string][]byte
	registers map[int][]byte
}{inboxes: map[int]map[string][]byte{}, registers: map[int][]byte{}}

// Register makes a register into which an inbox was taken in, and gives its path.
func Register(t testing.TB, organisations int) string {
	t.Helper()
	inbox, path := Inbox(t, organisations), filepath.Join(t.TempDir(), "coalitie.doemee-register")
	kept.Lock()
	defer kept.Unlock()
	if kept.registers[organisations] == nil {
		takeIn(t, path, inbox)
		kept.registers[organisations] = read(t, path)
	}
	write(t, path, kept.registers[organisations])
	return path
}

func takeIn(t testing.TB, path, inbox string) {
	t.Helper()
	ctx := context.Background()
	r, err := exchange.NewRegister(ctx, path, "")
	if err != nil {
		t.Fatal(err)
	}
	r.Clock(func() time.Time { return Today })
	if _, err := exchange.TakeIn(ctx, r, []string{inbox}, exchange.TakeInWish{}); err != nil {
		t.Fatal(err)
	}
	if err := r.Close(); err != nil {
		t.Fatal(err)
	}
}

// Inbox makes a folder of files as they come in by mail, with every sort of trouble among them when there are twelve organisations.
func Inbox(t testing.TB, organisations int) string {
	t.Helper()
	dir := t.TempDir()
	kept.Lock()
	defer kept.Unlock()
	if kept.inboxes[organisations] == nil {
		kept.inboxes[organisations] = invent(t, organisations)
	}
	for name, content := range kept.inboxes[organisations] {
		write(t, filepath.Join(dir, name), content)
	}
	return dir
}

func invent(t testing.TB, organisations int) map[string][]byte {
	t.Helper()
	dir, files := t.TempDir(), map[string][]byte{}
	wish := exchange.DemoWish{Organisations: organisations, Commitments: 3, Seed: 7, Today: "2026-11-23"}
	if _, err := exchange.Inbox(context.Background(), dir, wish); err != nil {
		t.Fatal(err)
	}
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err == nil && entry.Type().IsRegular() {
			name, _ := filepath.Rel(dir, path)
			files[name] = read(t, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func write(t testing.TB, path string, content []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
}
