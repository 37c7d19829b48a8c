package database

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"doemee/assets/words"
)

var ctx = context.Background()

var testKind = Identity{Kind: "dossier", Application: DossierID, Migrations: []string{`
	CREATE TABLE note (n INTEGER PRIMARY KEY, text TEXT NOT NULL CHECK (text <> '')) STRICT;
	CREATE TABLE mark (note INTEGER NOT NULL REFERENCES note (n)) STRICT`}}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func fresh(t testing.TB, name string) *DB {
	t.Helper()
	d, err := Create(ctx, filepath.Join(t.TempDir(), name), testKind, func(tx *Tx) error { return add(tx, "first") })
	must(t, err)
	t.Cleanup(func() { _ = d.Close() })
	return d
}

func add(tx *Tx, text string) error {
	_, err := tx.Exec("INSERT INTO note (text) VALUES (?)", text)
	return err
}

func notes(t testing.TB, d *DB) string {
	t.Helper()
	var all []string
	err := d.Read(ctx, func(tx *Tx) (err error) {
		all, err = Collect(tx, func(scan func(...any) error) (s string, err error) { return s, scan(&s) }, "SELECT text FROM note ORDER BY n")
		return err
	})
	must(t, err)
	return strings.Join(all, " ")
}

func code(err error) Code {
	var fault *Fault
	if !errors.As(err, &fault) {
		return ""
	}
	return fault.Code
}

func TestUpdateIsAllOrNothing(t *testing.T) {
	d := fresh(t, "a.db")
	stop := errors.New("stop")
	err := d.Update(ctx, func(tx *Tx) error { return errors.Join(add(tx, "second"), stop) })
	if !errors.Is(err, stop) || notes(t, d) != "first" {
		t.Errorf("got %v and %s", err, notes(t, d))
	}
	must(t, d.Update(ctx, func(tx *Tx) error { return add(tx, "third") }))
	must(t, d.Close())
	again, err := Open(ctx, d.Path(), testKind)
	must(t, err)
	defer again.Close()
	if got := notes(t, again); got != "first third" {
		t.Errorf("got %s", got)
	}
}

func TestAPanicInsideAChangeTakesItBack(t *testing.T) {
	d := fresh(t, "a.db")
	func() {
		defer func() { _ = recover() }()
		_ = d.Update(ctx, func(tx *Tx) error { _ = add(tx, "second"); panic("bug") })
	}()
	must(t, d.Update(ctx, func(tx *Tx) error { return add(tx, "third") }))
	if got := notes(t, d); got != "first third" {
		t.Errorf("got %s", got)
	}
}

func TestPathsWithMeaningForAnURIAreJustPaths(t *testing.T) {
	for _, name := range []string{"a#b.db", "a?mode=memory&x.db", "50%25.db", "mijn dossier é.db", "file:x.db"} {
		d := fresh(t, name)
		must(t, d.Update(ctx, func(tx *Tx) error { return add(tx, "second") }))
		must(t, d.Close())
		entries, err := os.ReadDir(filepath.Dir(d.Path()))
		must(t, err)
		for _, e := range entries {
			if e.Name() != name && e.Name() != name+"-journal" {
				t.Errorf("%s left %s", name, e.Name())
			}
		}
		info, err := os.Stat(d.Path())
		must(t, err)
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %v", name, info.Mode())
		}
	}
}

func TestSettingsAreWhatTheyShouldBe(t *testing.T) {
	d := fresh(t, "a.db")
	want := map[string]string{"journal_mode": "truncate", "synchronous": "3", "locking_mode": "exclusive", "foreign_keys": "1", "secure_delete": "1",
		"trusted_schema": "0", "cell_size_check": "1", "fullfsync": "1", "temp_store": "2"}
	for name, value := range want {
		var got string
		must(t, d.conn.QueryRowContext(ctx, "PRAGMA "+name).Scan(&got))
		if got != value {
			t.Errorf("%s is %s, want %s", name, got, value)
		}
	}
}

func TestCreateNeverReplaces(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	must(t, os.WriteFile(path, []byte("precious"), 0o600))
	_, err := Create(ctx, path, testKind, func(*Tx) error { return nil })
	raw, _ := os.ReadFile(path)
	if code(err) != Exists || string(raw) != "precious" {
		t.Errorf("got %v and %q", err, raw)
	}
}

func TestAFailedCreateLeavesNothing(t *testing.T) {
	folder := t.TempDir()
	_, err := Create(ctx, filepath.Join(folder, "a.db"), testKind, func(*Tx) error { return errors.New("stop") })
	entries, _ := os.ReadDir(folder)
	if err == nil || len(entries) != 0 {
		t.Errorf("got %v and %v", err, entries)
	}
}

// head is a header of an SQLite file with our marks, for what no program of ours would make.
func head(change func([]byte)) []byte {
	b := make([]byte, 4096)
	copy(b, magic)
	binary.BigEndian.PutUint32(b[applicationAt:], DossierID)
	binary.BigEndian.PutUint32(b[userVersionAt:], 1)
	change(b)
	return b
}

func foreign(t *testing.T, statements string) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "x.db")
	pool, err := sql.Open("sqlite", path)
	must(t, err)
	_, err = pool.Exec(statements)
	must(t, err)
	must(t, pool.Close())
	raw, err := os.ReadFile(path)
	must(t, err)
	return raw
}

const marked = "PRAGMA application_id = 0x446f6544; PRAGMA user_version = 1;"

func TestDoors(t *testing.T) {
	cases := []struct {
		name string
		raw  []byte
		want Code
	}{
		{"text", []byte("Beste mensen,\n"), NotOurs},
		{"empty", nil, Empty},
		{"one byte", []byte("S"), NotOurs},
		{"magic only", []byte(magic), Damaged},
		{"another program", foreign(t, "CREATE TABLE a (b)"), NotOurs},
		{"register", head(func(b []byte) { binary.BigEndian.PutUint32(b[applicationAt:], RegisterID) }), OtherKind},
		{"newer", head(func(b []byte) { binary.BigEndian.PutUint32(b[userVersionAt:], 2) }), Newer},
		{"no version", head(func(b []byte) { binary.BigEndian.PutUint32(b[userVersionAt:], 0) }), Damaged},
		{"write-ahead log", head(func(b []byte) { b[18], b[19] = 2, 2 }), WAL},
		{"header only", head(func([]byte) {}), Damaged},
		{"other schema", foreign(t, marked+"CREATE TABLE a (b)"), Damaged},
		{"trigger", foreign(t, marked+testKind.Migrations[0]+"; CREATE TRIGGER x AFTER INSERT ON note BEGIN DELETE FROM note; END"), Damaged},
		{"view", foreign(t, marked+testKind.Migrations[0]+"; CREATE VIEW v AS SELECT 1"), Damaged},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.db")
			must(t, os.WriteFile(path, c.raw, 0o600))
			_, err := Open(ctx, path, testKind)
			if code(err) != c.want {
				t.Errorf("got %v, want %s", err, c.want)
			}
			if raw, err := os.ReadFile(path); err != nil || !bytes.Equal(raw, c.raw) {
				t.Errorf("the file has changed (%v)", err)
			}
			if entries, _ := os.ReadDir(filepath.Dir(path)); len(entries) != 1 {
				t.Errorf("left behind: %v", entries)
			}
		})
	}
}

func TestDoorsThatAreNoFiles(t *testing.T) {
	folder := t.TempDir()
	if _, err := Open(ctx, folder, testKind); !errors.Is(err, ErrDirectory) {
		t.Errorf("a folder: %v", err)
	}
	if _, err := Open(ctx, filepath.Join(folder, "none.db"), testKind); code(err) != NoSuchFile {
		t.Errorf("nothing: %v", err)
	}
	if _, err := Open(ctx, os.DevNull, testKind); !errors.Is(err, ErrNotOurs) {
		t.Errorf("a device: %v", err)
	}
	if _, err := Create(ctx, filepath.Join(folder, "none", "a.db"), testKind, func(*Tx) error { return nil }); code(err) != NoSuchFile {
		t.Errorf("no folder: %v", err)
	}
}

func TestTheSameFileTwiceInOneProgram(t *testing.T) {
	d := fresh(t, "a.db")
	link := filepath.Join(t.TempDir(), "link.db")
	must(t, os.Symlink(d.Path(), link))
	for _, path := range []string{d.Path(), link} {
		info, err := os.Stat(path)
		must(t, err)
		if !openHere(info) {
			t.Errorf("%s would have been read", path)
		}
		_, err = Open(ctx, path, testKind)
		var fault *Fault
		if !errors.As(err, &fault) || fault.Code != InUse || fault.Cause != nil {
			t.Errorf("got %v; SQLite must not have been asked", err)
		}
	}
	must(t, d.Update(ctx, func(tx *Tx) error { return add(tx, "second") }))
}

// roles are what the test binary can play as a second program.
var roles = map[string]func(path string){"open": openAndTell}

func TestMain(m *testing.M) {
	if play, ok := roles[os.Getenv("DOEMEE_TEST_ROLE")]; ok {
		play(os.Getenv("DOEMEE_TEST_FILE"))
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func openAndTell(path string) {
	_, err := Open(ctx, path, testKind)
	var fault *Fault
	if errors.As(err, &fault) {
		os.Stdout.WriteString(string(fault.Code) + "|" + fault.Who + "|" + fault.Since)
	}
}

// second runs the test binary in a role and returns what it said.
func second(t *testing.T, role, path string, more ...string) string {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(append(os.Environ(), "DOEMEE_TEST_ROLE="+role, "DOEMEE_TEST_FILE="+path), more...)
	out, err := child.Output()
	must(t, err)
	return string(out)
}

func TestASecondProgramIsToldWhoHasTheFile(t *testing.T) {
	d := fresh(t, "a.db")
	ask := func() []string { return strings.Split(second(t, "open", d.Path()), "|") }
	if got := ask(); len(got) != 3 || got[0] != string(InUse) || !strings.Contains(got[1], "@") || got[2] == "" {
		t.Errorf("while open: %q", got)
	}
	must(t, d.Update(ctx, func(tx *Tx) error { return add(tx, "second") }))
	must(t, d.Close())
	// A note of a program that was killed says nothing: the lock is free.
	must(t, os.WriteFile(d.Path()+beside, []byte("somebody@elsewhere\n2026-04-01T10:00:00Z\n"), 0o600))
	if got := ask(); got[0] != "" {
		t.Errorf("after closing: %q", got)
	}
}

func TestAHostileNoteIsHarmless(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	must(t, os.WriteFile(path+beside, append([]byte("\x1b[2Jme\xff\x00\n"), bytes.Repeat([]byte("x"), 5000)...), 0o600))
	if who, since := whoHas(path); who != "[2Jme" || since != "" {
		t.Errorf("got %q %q", who, since)
	}
}

func TestEveryFaultHasItsSentence(t *testing.T) {
	for _, l := range words.Languages {
		w := words.In(l)
		for _, c := range Codes {
			f := &Fault{Code: c, Path: "/x/a.db", Found: "F", Expected: "E", Who: "W", Since: "S"}
			nobody := &Fault{Code: c, Path: "/x/a.db"}
			for _, key := range []string{f.Key(), nobody.Key()} {
				text := w.Fill(key, f.Values())
				if !w.Has(key) || strings.ContainsAny(text, "{}") || !strings.Contains(text, "/x/a.db") {
					t.Errorf("%s %s: %s", l, key, text)
				}
			}
			if f.Class() == 0 || f.Error() == "" {
				t.Errorf("%s has no class or text", c)
			}
		}
	}
}
