package exchange

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

// roles are what the test binary can be in a process of its own, by the variable that asks for it.
var roles = map[string]func(value string){}

// TestMain gives every test a home of its own: backups must not lie in that of whoever runs the tests.
func TestMain(m *testing.M) {
	for variable, role := range roles {
		if value := os.Getenv(variable); value != "" {
			role(value)
			return
		}
	}
	home, err := os.MkdirTemp("", "doemee-test-home-")
	if err != nil {
		panic(err)
	}
	for _, name := range []string{"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "LocalAppData", "AppData"} {
		os.Setenv(name, home)
	}
	code := m.Run()
	os.RemoveAll(home)
	os.Exit(code)
}

func TestPlacesAreOfThePersonAndNotOfTheDossier(t *testing.T) {
	home := t.TempDir()
	t.Setenv("XDG_DATA_HOME", filepath.Join(home, "data"))
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, "config"))
	t.Setenv("HOME", home)
	p, err := Here()
	if err != nil || p.Portable {
		t.Fatalf("got %+v and %v", p, err)
	}
	if p.Backups != filepath.Join(home, "data", "doemee", "backups") || p.Settings != filepath.Join(home, "config", "doemee") {
		t.Errorf("got %+v", p)
	}
	if left, _ := os.ReadDir(home); len(left) != 0 {
		t.Errorf("looking made %v", left)
	}
}

func TestAPortableProgramKeepsEverythingInItsFolder(t *testing.T) {
	for _, mark := range []string{"portable", "portable.txt"} {
		folder := t.TempDir()
		if _, ok := portable(folder); ok {
			t.Error("portable without its mark")
		}
		must(t, os.WriteFile(filepath.Join(folder, mark), nil, 0o600))
		p, ok := portable(folder)
		if !ok || !p.Portable {
			t.Fatalf("%s: got %+v", mark, p)
		}
		for _, place := range []string{p.Backups, p.Logs, p.Work, p.Settings} {
			if in, err := filepath.Rel(folder, place); err != nil || in == ".." || filepath.IsAbs(in) {
				t.Errorf("%s lies outside %s", place, folder)
			}
		}
	}
}

func TestWhatAKilledProgramLeftIsSwept(t *testing.T) {
	p := under(t.TempDir(), t.TempDir())
	_, err := p.work()
	must(t, err)
	old, young := filepath.Join(p.Work, "look-1"), filepath.Join(p.Work, "look-2")
	must(t, os.Mkdir(old, 0o700))
	must(t, os.Mkdir(young, 0o700))
	long := time.Now().AddDate(0, 0, -2)
	must(t, os.Chtimes(old, long, long))
	_, err = p.work()
	must(t, err)
	if there(old) || !there(young) {
		t.Error("the old copy stayed, or the young one went")
	}
	info, err := os.Stat(p.Work)
	must(t, err)
	if info.Mode().Perm() != 0o700 {
		t.Errorf("others may look into %s: %v", p.Work, info.Mode())
	}
}
