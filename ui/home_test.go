package ui

import (
	"context"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"doemee/assets/words"
	"doemee/data/exchange"
	"doemee/ui/session"
	"doemee/ui/uitest"
)

// home is that of somebody who exists in tests of what is drawn only: paths stand on the screen, and take room there.
const home = "/tmp/doemee-home"

// atHome opens the example dossier for somebody whose folders have the same names in every run, in a language. Runs at the same time
// wait for each other. It skips the test on systems where paths are written otherwise.
func atHome(t testing.TB, l words.Language) (*session.Session, *uitest.Queue) {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("paths look otherwise on this system")
	}
	lock(t)
	documents := filepath.Join(home, "Documents")
	if err := os.RemoveAll(home); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(documents, 0o700); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(home) })
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, "config"))
	zone := time.Local
	t.Cleanup(func() { time.Local = zone })
	time.Local = time.UTC
	return exampleIn(t, documents, 7, l)
}

// exampleIn makes an example dossier of so many commitments in a folder and opens it.
func exampleIn(t testing.TB, folder string, commitments int, l words.Language) (*session.Session, *uitest.Queue) {
	t.Helper()
	made, err := exchange.Demo(context.Background(), folder, exchange.DemoWish{Organisations: 1, Commitments: commitments, Seed: 1, Today: "2026-11-23"})
	if err != nil {
		t.Fatal(err)
	}
	q := &uitest.Queue{}
	s, err := session.OpenFile(context.Background(), made[0], l, uitest.Ways(q))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s, q
}

// lock waits until no other run is at home. The system lets go of it when a run ends, however it ends.
func lock(t testing.TB) {
	t.Helper()
	for {
		held, err := net.Listen("unix", "@"+filepath.Base(home))
		if err == nil {
			t.Cleanup(func() { _ = held.Close() })
			return
		}
		if t.Context().Err() != nil {
			t.Fatal(err)
		}
		time.Sleep(50 * time.Millisecond)
	}
}
