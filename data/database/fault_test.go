package database

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"syscall"
	"testing"

	lib "modernc.org/sqlite/lib"
)

func TestWhatTheSystemSaysBecomesACode(t *testing.T) {
	path := func(err error) error { return &fs.PathError{Op: "open", Path: "a.db", Err: err} }
	cases := []struct {
		err  error
		want Code
	}{
		{path(syscall.ENOENT), NoSuchFile},
		{path(syscall.EEXIST), Exists},
		{path(syscall.ENOSPC), DiskFull},
		{path(syscall.EROFS), ReadOnly},
		{path(syscall.EACCES), Unwritable},
		{path(syscall.EIO), Unwritable},
		{fmt.Errorf("copy: %w", path(syscall.ENOSPC)), DiskFull},
		{errors.New("something else"), ""},
	}
	for _, c := range cases {
		if got := codeOf(c.err); got != c.want {
			t.Errorf("%v gives %q, want %q", c.err, got, c.want)
		}
	}
}

func TestWhatSQLiteSaysBecomesACode(t *testing.T) {
	cases := map[int]Code{
		lib.SQLITE_BUSY: InUse, lib.SQLITE_BUSY_RECOVERY: InUse, lib.SQLITE_LOCKED: InUse,
		lib.SQLITE_CORRUPT: Damaged, lib.SQLITE_CORRUPT_INDEX: Damaged, lib.SQLITE_NOTADB: Damaged, lib.SQLITE_IOERR_SHORT_READ: Damaged,
		lib.SQLITE_FULL: DiskFull, lib.SQLITE_READONLY: ReadOnly, lib.SQLITE_READONLY_DIRECTORY: ReadOnly,
		lib.SQLITE_IOERR_WRITE: Unwritable, lib.SQLITE_IOERR_FSYNC: Unwritable, lib.SQLITE_CANTOPEN: Unwritable,
		lib.SQLITE_CONSTRAINT_UNIQUE: "", lib.SQLITE_ERROR: "", lib.SQLITE_INTERRUPT: "",
	}
	for result, want := range cases {
		if got := codeOfSQLite(result); got != want {
			t.Errorf("result %d gives %q, want %q", result, got, want)
		}
	}
}

func TestAFaultIsWhatItsSentinelSays(t *testing.T) {
	cases := []struct {
		code  Code
		is    error
		class Class
	}{
		{NotOurs, ErrNotOurs, Refused}, {OtherKind, ErrNotOurs, Refused}, {Newer, ErrNewer, Refused}, {Damaged, ErrDamaged, Refused},
		{Directory, ErrDirectory, Refused}, {Exists, ErrExists, Refused}, {InUse, ErrInUse, Busy},
		{DiskFull, ErrStore, CouldNotStore}, {ReadOnly, ErrStore, CouldNotStore}, {Unwritable, ErrStore, CouldNotStore},
	}
	all := []error{ErrNotOurs, ErrNewer, ErrInUse, ErrDirectory, ErrDamaged, ErrExists, ErrStore}
	for _, c := range cases {
		err := fmt.Errorf("opening: %w", &Fault{Code: c.code, Path: "a.db", Cause: syscall.EIO})
		for _, sentinel := range all {
			if got := errors.Is(err, sentinel); got != (sentinel == c.is) {
				t.Errorf("%s is %v: %v", c.code, sentinel, got)
			}
		}
		if c.code.Class() != c.class || !errors.Is(err, syscall.EIO) {
			t.Errorf("%s has class %d and cause %v", c.code, c.code.Class(), errors.Unwrap(err))
		}
	}
}

// Whatever the first bytes of a file are, they give a verdict, and only our own marks pass.
func FuzzHeader(f *testing.F) {
	f.Add(head(func([]byte) {})[:headerSize])
	f.Add([]byte(magic))
	f.Add([]byte("PK\x03\x04"))
	f.Add([]byte(nil))
	f.Fuzz(func(t *testing.T, header []byte) {
		header = header[:min(len(header), headerSize)]
		err := testKind.judge("a.db", header)
		var fault *Fault
		if err != nil && !errors.As(err, &fault) {
			t.Errorf("no fault but %v", err)
		}
		if err == nil && (len(header) < headerSize || string(header[applicationAt:applicationAt+4]) != "DoeD") {
			t.Errorf("%q passed", header)
		}
	})
}

// The note beside a file may have been written by anybody.
func FuzzNote(f *testing.F) {
	f.Add([]byte("somebody@elsewhere\n2026-04-01T10:00:00Z\n"))
	f.Add([]byte("\x1b[2J\n\n\n"))
	path := filepath.Join(f.TempDir(), "a.db")
	f.Fuzz(func(t *testing.T, note []byte) {
		must(t, os.WriteFile(path+beside, note, 0o600))
		who, since := whoHas(path)
		if len(who) > longestNote || printable(who) != who || len(since) > 40 {
			t.Errorf("%q gives %q %q", note, who, since)
		}
	})
}

func TestSeveralWritersWaitForEachOther(t *testing.T) {
	d := fresh(t, "a.db")
	const writers, each = 4, 10
	var all sync.WaitGroup
	for range writers {
		all.Go(func() {
			for range each {
				if err := d.Update(ctx, func(tx *Tx) error { return errors.Join(add(tx, "a"), add(tx, "b")) }); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	var n int
	must(t, d.Read(ctx, func(tx *Tx) error {
		return tx.Each(func(scan func(...any) error) error { return scan(&n) }, "SELECT count(*) FROM note")
	}))
	if n != 1+2*writers*each {
		t.Errorf("%d notes", n)
	}
}

func TestWhatWasCancelledBeforeItBeganDoesNotHappen(t *testing.T) {
	d := fresh(t, "a.db")
	gone, cancel := context.WithCancel(ctx)
	cancel()
	if err := d.Update(gone, func(tx *Tx) error { return add(tx, "second") }); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	midway, stop := context.WithCancel(ctx)
	must(t, d.Update(midway, func(tx *Tx) error { stop(); return add(tx, "third") }))
	if got := notes(t, d); got != "first third" {
		t.Errorf("got %s", got)
	}
}
