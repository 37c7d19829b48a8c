package database

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestAFullDiskLosesNothingAndSaysSo(t *testing.T) {
	d := fresh(t, "a.db")
	_, err := d.conn.ExecContext(ctx, "PRAGMA max_page_count = 3")
	must(t, err)
	err = d.Update(ctx, func(tx *Tx) error { return add(tx, strings.Repeat("x", 100_000)) })
	if code(err) != DiskFull || !errors.Is(err, ErrStore) {
		t.Errorf("got %v", err)
	}
	if d.conn != nil {
		t.Error("the connection that failed is still in use")
	}
	must(t, d.Update(ctx, func(tx *Tx) error { return add(tx, "second") }))
	if got := notes(t, d); got != "first second" {
		t.Errorf("got %s", got)
	}
}

// A folder where the journal should be is a fault that even the administrator gets.
func TestAJournalThatCannotBeMade(t *testing.T) {
	d := fresh(t, "a.db")
	must(t, os.MkdirAll(d.Path()+"-journal/x", 0o700))
	err := d.Update(ctx, func(tx *Tx) error { return add(tx, "second") })
	if code(err) != Unwritable {
		t.Errorf("got %v", err)
	}
	if err := d.Update(ctx, func(tx *Tx) error { return add(tx, "third") }); err == nil {
		t.Error("still no journal, and yet written")
	}
	must(t, os.RemoveAll(d.Path()+"-journal"))
	must(t, d.Update(ctx, func(tx *Tx) error { return add(tx, "fourth") }))
	if got := notes(t, d); got != "first fourth" {
		t.Errorf("got %s", got)
	}
}

func TestABrokenRuleLeavesTheConnection(t *testing.T) {
	d := fresh(t, "a.db")
	err := d.Update(ctx, func(tx *Tx) error {
		_, err := tx.Exec("INSERT INTO note (n, text) VALUES (1, 'again')")
		return err
	})
	if err == nil || code(err) != "" || d.conn == nil {
		t.Errorf("got %v, connection %v", err, d.conn)
	}
}

func TestAClosedFileIsNotUsed(t *testing.T) {
	d := fresh(t, "a.db")
	must(t, d.Close())
	must(t, d.Close())
	if err := d.Update(ctx, func(*Tx) error { return nil }); !errors.Is(err, ErrClosed) {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(d.Path() + beside); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the note is still there: %v", err)
	}
}

func TestBackupIsACompleteCopy(t *testing.T) {
	d := fresh(t, "a.db")
	target := filepath.Join(t.TempDir(), "kopie #1.db")
	must(t, d.Backup(ctx, target))
	must(t, d.Update(ctx, func(tx *Tx) error { return add(tx, "second") }))
	if err := d.Backup(ctx, target); code(err) != Exists {
		t.Errorf("a second copy under one name: %v", err)
	}
	if err := d.Backup(ctx, filepath.Join(target, "x.db")); code(err) != Unwritable {
		t.Errorf("into a file as if it were a folder: %v", err)
	}
	must(t, Check(ctx, target, testKind))
	copied, err := Open(ctx, target, testKind)
	must(t, err)
	defer copied.Close()
	if got := notes(t, copied); got != "first" {
		t.Errorf("got %s", got)
	}
	entries, err := os.ReadDir(filepath.Dir(target))
	must(t, err)
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".part") {
			t.Errorf("left behind: %s", e.Name())
		}
	}
}

// What breaks the rules of the schema came from outside: SQLite itself never let it in.
func TestAFileThatBreaksItsOwnRulesIsDamaged(t *testing.T) {
	for _, statements := range []string{
		"PRAGMA ignore_check_constraints = 1; INSERT INTO note (text) VALUES ('')",
		"PRAGMA foreign_keys = 0; INSERT INTO mark (note) VALUES (7)",
	} {
		d := fresh(t, "a.db")
		_, err := d.conn.ExecContext(ctx, statements)
		must(t, err)
		must(t, d.Close())
		if err := Check(ctx, d.Path(), testKind); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", statements, err)
		}
	}
}

func TestACopyThatDoesNotOpenGetsNoName(t *testing.T) {
	d := fresh(t, "a.db")
	_, err := d.conn.ExecContext(ctx, "CREATE VIEW unexpected AS SELECT 1")
	must(t, err)
	target := filepath.Join(t.TempDir(), "kopie.db")
	if err := d.Backup(ctx, target); code(err) != Damaged {
		t.Errorf("got %v", err)
	}
	if entries, _ := os.ReadDir(filepath.Dir(target)); len(entries) != 0 {
		t.Errorf("left behind: %v", entries)
	}
}

func TestARuleBrokenAtTheEndTakesTheChangeBack(t *testing.T) {
	kind := testKind
	kind.Migrations = []string{testKind.Migrations[0] + "; CREATE TABLE late (note INTEGER REFERENCES note (n) DEFERRABLE INITIALLY DEFERRED) STRICT"}
	d, err := Create(ctx, filepath.Join(t.TempDir(), "a.db"), kind, func(tx *Tx) error { return add(tx, "first") })
	must(t, err)
	defer d.Close()
	err = d.Update(ctx, func(tx *Tx) error {
		_, err := tx.Exec("INSERT INTO late (note) VALUES (7)")
		return errors.Join(err, add(tx, "second"))
	})
	if err == nil {
		t.Error("a reference to nothing was taken")
	}
	must(t, d.Update(ctx, func(tx *Tx) error { return add(tx, "third") }))
	if got := notes(t, d); got != "first third" {
		t.Errorf("got %s", got)
	}
}

func TestMigrationIsAllOrNothingAfterACopy(t *testing.T) {
	d := fresh(t, "a.db")
	must(t, d.Close())
	bad, good := testKind, testKind
	bad.Migrations = append(bad.Migrations[:1:1], "ALTER TABLE note ADD COLUMN at TEXT; this is no SQL")
	good.Migrations = append(good.Migrations[:1:1], "ALTER TABLE note ADD COLUMN at TEXT NOT NULL DEFAULT ''")
	if _, err := Open(ctx, d.Path(), bad); err == nil {
		t.Fatal("a bad migration was carried out")
	}
	must(t, Check(ctx, d.Path(), testKind))
	renewed, err := Open(ctx, d.Path(), good)
	must(t, err)
	defer renewed.Close()
	if got := notes(t, renewed); got != "first" {
		t.Errorf("got %s", got)
	}
	must(t, Check(ctx, d.Path()+".v1", testKind))
	must(t, renewed.Close())
	if _, err := Open(ctx, d.Path(), testKind); !errors.Is(err, ErrNewer) {
		t.Errorf("the old program opened the new file: %v", err)
	}
}

// What lies where the copy before a migration would go says nothing: an empty file is what a killed program left, and a whole one may be
// a copy of something else. There is always a copy of what is brought up to date.
func TestTheCopyBeforeAMigrationIsOfThisFile(t *testing.T) {
	path := closedWith(t, "now")
	must(t, os.WriteFile(path+".v1", nil, 0o600))
	newer := testKind
	newer.Migrations = append(newer.Migrations[:1:1], "CREATE TABLE more (n INTEGER) STRICT")
	d, err := Open(ctx, path, newer)
	must(t, err)
	must(t, d.Close())
	if got := holds(t, path+".v1-2"); got != "first now" {
		t.Errorf("the copy holds %s", got)
	}
}
