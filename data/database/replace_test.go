package database

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// closedWith is a closed file that holds these notes.
func closedWith(t *testing.T, texts ...string) string {
	t.Helper()
	d := fresh(t, "a.db")
	for _, text := range texts {
		must(t, d.Update(ctx, func(tx *Tx) error { return add(tx, text) }))
	}
	must(t, d.Close())
	return d.Path()
}

func holds(t *testing.T, path string) string {
	t.Helper()
	d, err := Open(ctx, path, testKind)
	must(t, err)
	defer d.Close()
	return notes(t, d)
}

func TestReplacingTakesWhatWasThereAway(t *testing.T) {
	path, with := closedWith(t, "old"), closedWith(t, "new")
	must(t, Replace(ctx, path, with, testKind))
	if got := holds(t, path); got != "first new" {
		t.Errorf("got %s", got)
	}
	if got := holds(t, with); got != "first new" {
		t.Errorf("the other file holds %s", got)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "*.part*")); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestReplacingWhatIsDamagedOrGone(t *testing.T) {
	path, with := closedWith(t, "old"), closedWith(t, "new")
	// A journal that belongs to the old file would be rolled back into the new one.
	must(t, os.WriteFile(path+"-journal", []byte("\xd9\xd5\x05\xf9\x20\xa1\x63\xd7 not a journal any more"), 0o600))
	must(t, os.WriteFile(path, []byte("not a database any more"), 0o600))
	must(t, Replace(ctx, path, with, testKind))
	if got := holds(t, path); got != "first new" {
		t.Errorf("got %s", got)
	}
	must(t, os.Remove(path))
	must(t, Replace(ctx, path, with, testKind))
	if got := holds(t, path); got != "first new" {
		t.Errorf("got %s", got)
	}
}

func TestWhatIsOpenIsNotReplaced(t *testing.T) {
	with := closedWith(t, "new")
	d := fresh(t, "b.db")
	if err := Replace(ctx, d.Path(), with, testKind); !errors.Is(err, ErrInUse) {
		t.Errorf("got %v", err)
	}
	must(t, d.Update(ctx, func(tx *Tx) error { return add(tx, "second") }))
	if err := Copy(d.Path(), filepath.Join(t.TempDir(), "c.db")); !errors.Is(err, ErrInUse) {
		t.Errorf("an open file was read: %v", err)
	}
	if got := notes(t, d); got != "first second" {
		t.Errorf("got %s", got)
	}
}

func TestWhatIsNoneOfOursReplacesNothing(t *testing.T) {
	path, text := closedWith(t, "old"), filepath.Join(t.TempDir(), "text")
	must(t, os.WriteFile(text, []byte("a text"), 0o600))
	if err := Replace(ctx, path, text, testKind); !errors.Is(err, ErrNotOurs) {
		t.Errorf("got %v", err)
	}
	if got := holds(t, path); got != "first old" {
		t.Errorf("got %s", got)
	}
}

func TestAFileRestsWhileItsBytesAreRead(t *testing.T) {
	d := fresh(t, "a.db")
	must(t, d.Rest(ctx, func(path string) error {
		raw, err := os.ReadFile(path)
		if len(raw) == 0 {
			t.Error("nothing was read")
		}
		other, open := Open(ctx, path, testKind)
		if open == nil {
			must(t, other.Close())
		} else {
			t.Errorf("the file was not let go of: %v", open)
		}
		return err
	}))
	must(t, d.Update(ctx, func(tx *Tx) error { return add(tx, "second") }))
	if got := notes(t, d); got != "first second" {
		t.Errorf("got %s", got)
	}
	if _, err := Open(ctx, d.Path(), testKind); !errors.Is(err, ErrInUse) {
		t.Errorf("after the rest it is open to others: %v", err)
	}
}

func TestTheCopyBeforeAMigrationGoesWhereItShould(t *testing.T) {
	path, aside := closedWith(t, "old"), filepath.Join(t.TempDir(), "kept.db")
	newer := testKind
	newer.Migrations = append(newer.Migrations[:1:1], "CREATE TABLE more (n INTEGER) STRICT")
	newer.Aside = func(tx *Tx, version int) (string, error) {
		if version != 1 {
			t.Errorf("version %d", version)
		}
		return aside, nil
	}
	d, err := Open(ctx, path, newer)
	must(t, err)
	must(t, d.Close())
	if got := holds(t, aside); got != "first old" {
		t.Errorf("the copy holds %s", got)
	}
	if entries, _ := os.ReadDir(filepath.Dir(path)); len(entries) > 2 {
		t.Errorf("beside the file lie %v", entries)
	}
	newer.Migrations = append(newer.Migrations, "CREATE TABLE again (n INTEGER) STRICT")
	newer.Aside = func(*Tx, int) (string, error) { return "", errors.New("no room") }
	if _, err := Open(ctx, path, newer); err == nil {
		t.Error("brought up to date without a copy")
	}
}

func TestCopiesGoToPathsWithMeaningForAnURI(t *testing.T) {
	d := fresh(t, "a.db")
	for _, name := range []string{"a#b.db", "a?mode=memory&x.db", "50%25.db", "é.db"} {
		target := filepath.Join(t.TempDir(), name)
		must(t, d.Backup(ctx, target))
		if got := holds(t, target); got != "first" {
			t.Errorf("%s holds %s", name, got)
		}
	}
	t.Chdir(t.TempDir())
	must(t, d.Backup(ctx, "here.db"))
	if got := holds(t, "here.db"); got != "first" {
		t.Errorf("a relative path holds %s", got)
	}
}
