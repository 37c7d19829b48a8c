package exchange

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"doemee/data/database"
)

func TestPlacing(t *testing.T) {
	dir := t.TempDir()
	target := filepath.Join(dir, "page.html")
	must(t, writeWhole(target, []byte("whole")))
	raw, err := os.ReadFile(target)
	must(t, err)
	if string(raw) != "whole" || len(files(t, dir)) != 1 {
		t.Errorf("%q, folder %v", raw, files(t, dir))
	}
}

func TestWhereNothingIsPlaced(t *testing.T) {
	dir := t.TempDir()
	must(t, os.WriteFile(filepath.Join(dir, "there"), nil, 0o600))
	must(t, os.Mkdir(filepath.Join(dir, "folder"), 0o700))
	must(t, os.Mkdir(filepath.Join(dir, "locked"), 0o500))
	for name, exit := range map[string]int{"there": ExitRefused, "folder": ExitRefused, "none/x": ExitStore, "there/x": ExitStore, "locked/x": ExitStore} {
		if name == "locked/x" && (os.Geteuid() == 0 || runtime.GOOS == "windows") {
			continue // nothing is locked for the system's administrator
		}
		if err := writeWhole(filepath.Join(dir, name), []byte("x")); err == nil || FaultOf(err).Exit != exit {
			t.Errorf("%s: got %v, want exit %d", name, err, exit)
		}
	}
}

// A file that comes to stand at the target while ours is being written stays as it is.
func TestATargetThatAppearsIsKept(t *testing.T) {
	dir := t.TempDir()
	p, err := place(filepath.Join(dir, "x"))
	must(t, err)
	must(t, p.write([]byte("ours")))
	must(t, os.WriteFile(p.target, []byte("theirs"), 0o600))
	if err := p.settle(); !errors.Is(err, database.ErrExists) {
		t.Errorf("got %v", err)
	}
	p.drop()
	if raw, _ := os.ReadFile(p.target); string(raw) != "theirs" || len(files(t, dir)) != 1 {
		t.Errorf("%q, folder %v", raw, files(t, dir))
	}
}
