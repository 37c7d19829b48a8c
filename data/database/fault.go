package database

import (
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// Code tells what stood in the way of opening or storing a file. The sentence for people is the translation
// fault.file.<code>, filled with [Fault.Values].
type Code string

// The codes.
const (
	NoSuchFile Code = "no-such-file"
	Directory  Code = "directory"
	NotOurs    Code = "not-ours"
	OtherKind  Code = "other-kind" // a register where a dossier was asked for, or the other way round
	Newer      Code = "newer"      // written by a newer version of the program
	Empty      Code = "empty"
	WAL        Code = "wal" // another program switched the file to a write-ahead log
	InUse      Code = "in-use"
	Damaged    Code = "damaged"
	ReadOnly   Code = "read-only"
	DiskFull   Code = "disk-full"
	Unwritable Code = "unwritable"
	Exists     Code = "exists"
	Gone       Code = "gone" // removed, moved or replaced while it was open
)

// Codes lists every code, so that a test can prove that each has its sentence.
var Codes = []Code{NoSuchFile, Directory, NotOurs, OtherKind, Newer, Empty, WAL, InUse, Damaged, ReadOnly, DiskFull, Unwritable, Exists, Gone}

// Class gathers codes into what a caller does about them; the command line's exit codes follow it.
type Class int

// The classes.
const (
	Refused       Class = iota + 1 // the file is not what was asked for; it was not touched
	Busy                           // somebody else has the file open
	CouldNotStore                  // what was to be written is not in the file
)

// Class tells to which class the code belongs.
func (c Code) Class() Class {
	switch c {
	case InUse:
		return Busy
	case ReadOnly, DiskFull, Unwritable, Gone:
		return CouldNotStore
	}
	return Refused
}

// Errors to ask for with errors.Is; each stands for the faults with its code, ErrStore for all that could not be stored.
var (
	ErrNotOurs   = errors.New("not a file of this program")
	ErrNewer     = errors.New("the file was written by a newer version")
	ErrInUse     = errors.New("the file is open elsewhere")
	ErrDirectory = errors.New("this is a folder")
	ErrDamaged   = errors.New("the file is damaged")
	ErrExists    = errors.New("the file exists already")
	ErrStore     = errors.New("the file could not be written")
)

var sentinels = map[Code]error{NotOurs: ErrNotOurs, OtherKind: ErrNotOurs, Newer: ErrNewer, InUse: ErrInUse, Directory: ErrDirectory,
	Damaged: ErrDamaged, Exists: ErrExists, ReadOnly: ErrStore, DiskFull: ErrStore, Unwritable: ErrStore, Gone: ErrStore}

// Fault is the error of everything that goes wrong with a file. Found and Expected are versions, kinds or technical words,
// Who and Since tell who has the file open; each may be empty.
type Fault struct {
	Code     Code
	Path     string
	Found    string
	Expected string
	Who      string
	Since    string // RFC 3339, UTC
	Cause    error  // what the system or SQLite said; may be nil
}

// Error is for logs; people read the translation.
func (f *Fault) Error() string {
	text := fmt.Sprintf("%s: %s", f.Path, f.Code)
	if f.Found != "" || f.Expected != "" {
		text += fmt.Sprintf(" (found %q, expected %q)", f.Found, f.Expected)
	}
	if f.Cause != nil {
		text += ": " + f.Cause.Error()
	}
	return text
}

// Unwrap gives the cause.
func (f *Fault) Unwrap() error { return f.Cause }

// Is tells whether the fault is one of the sentinels of this package.
func (f *Fault) Is(target error) bool { return sentinels[f.Code] == target }

// Key is the key of the sentence in the translations; who has a file open is not always known.
func (f *Fault) Key() string {
	key := "fault.file." + string(f.Code)
	if f.Code == InUse && f.Who == "" {
		key += "-unknown"
	}
	return key
}

// Values fills the sentence: file, found, expected, who, since.
func (f *Fault) Values() map[string]string {
	return map[string]string{"file": f.Path, "found": f.Found, "expected": f.Expected, "who": f.Who, "since": f.Since}
}

// Class tells what to do about it.
func (f *Fault) Class() Class { return f.Code.Class() }

// faultOf turns what SQLite or the system said into a fault; an error that is about neither comes back as it was.
func faultOf(path string, err error) error {
	var fault *Fault
	if err == nil || errors.As(err, &fault) {
		return err
	}
	code := codeOf(err)
	if code == "" {
		return err
	}
	fault = &Fault{Code: code, Path: path, Cause: err}
	if code == InUse {
		fault.Who, fault.Since = whoHas(path)
	}
	return fault
}

// codeOf looks for what SQLite said first: it often has the cause in the system beneath it.
func codeOf(err error) Code {
	var sqlError *sqlite.Error
	if errors.As(err, &sqlError) {
		return codeOfSQLite(sqlError.Code())
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return NoSuchFile
	case errors.Is(err, fs.ErrExist):
		return Exists
	case errors.Is(err, syscall.ENOSPC):
		return DiskFull
	case errors.Is(err, syscall.EROFS):
		return ReadOnly
	}
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return Unwritable
	}
	return ""
}

// codeOfSQLite reads the primary result code, which is the last byte of the extended one.
func codeOfSQLite(result int) Code {
	if result == lib.SQLITE_IOERR_SHORT_READ {
		return Damaged // The file is shorter than it says.
	}
	switch result & 0xff {
	case lib.SQLITE_BUSY, lib.SQLITE_LOCKED, lib.SQLITE_PROTOCOL:
		return InUse
	case lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB, lib.SQLITE_FORMAT:
		return Damaged
	case lib.SQLITE_FULL:
		return DiskFull
	case lib.SQLITE_READONLY:
		return ReadOnly
	case lib.SQLITE_IOERR, lib.SQLITE_CANTOPEN, lib.SQLITE_PERM, lib.SQLITE_NOLFS:
		return Unwritable
	}
	return ""
}
