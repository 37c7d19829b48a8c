// Package database is the ground under both kinds of files, a member's dossier and the coalition's register: it opens an
// SQLite file safely, holds it alone, writes durably, checks, copies and migrates it. It knows no record and no screen; the
// SQL of records stands in the rooms above it.
//
// What it promises: a file that is refused keeps every byte; a nil error from [DB.Update] means that the change is on the
// disk; after a failed write nothing is called written until the file was closed, opened and checked again.
package database

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"time"
)

// The application ids in the headers of our files: "DoeD" and "DoeR".
const (
	DossierID  uint32 = 0x446f6544
	RegisterID uint32 = 0x446f6552
)

var kinds = map[uint32]string{DossierID: "dossier", RegisterID: "register"}

// Identity tells one kind of file from another and how it came to be.
type Identity struct {
	Kind        string   // "dossier" or "register", as it stands in faults
	Application uint32   // application_id in the header
	Migrations  []string // SQL that leads from version n to n+1; the newest version is their number

	// Aside says where the verified copy goes that is made before an older file is brought up to date; nil puts it beside the file.
	Aside func(tx *Tx, version int) (target string, err error)
}

// DB is one open file. It may be used from several goroutines; they wait for each other.
type DB struct {
	path string
	id   Identity

	mu     sync.Mutex
	pool   *sql.DB
	conn   *sql.Conn // nil after a failed write, until the file was opened again
	made   map[string]*sql.Stmt
	closed bool

	doubted bool // a write failed, and none has succeeded since
}

// ErrClosed is the error of using a file after it was closed.
var ErrClosed = errors.New("the file is closed")

// Open opens an existing file, takes its lock and checks it. Every refusal is a [*Fault]. An older file is brought to the
// newest version after a verified copy of it was made, see [Identity].
func Open(ctx context.Context, path string, id Identity) (*DB, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if err := door(path, id); err != nil {
		return nil, err
	}
	d := &DB{path: path, id: id}
	if err := d.register(); err != nil {
		return nil, faultOf(path, err)
	}
	if err := d.open(ctx); err != nil {
		d.unregister()
		return nil, faultOf(path, err)
	}
	writeNote(path, time.Now())
	return d, nil
}

// open connects and verifies; the caller holds the lock or is the only one to know d.
func (d *DB) open(ctx context.Context) error {
	pool, conn, err := connect(ctx, d.path)
	if err != nil {
		return err
	}
	d.pool, d.conn, d.made = pool, conn, map[string]*sql.Stmt{}
	version, err := verify(ctx, conn, d.path, d.id)
	if err == nil && version < len(d.id.Migrations) {
		err = d.renew(ctx, version)
	}
	if err != nil {
		d.drop()
	}
	return err
}

// renew migrates an older file, after a copy that opens.
func (d *DB) renew(ctx context.Context, version int) error {
	older := d.id
	older.Migrations = d.id.Migrations[:version]
	target, err := d.aside(ctx, version)
	if err != nil {
		return err
	}
	if err := copyTo(ctx, d.conn, target, older); err != nil {
		return err
	}
	if err := migrate(ctx, d.conn, d.id, version, len(d.id.Migrations)); err != nil {
		return err
	}
	_, err = verify(ctx, d.conn, d.path, d.id)
	return err
}

// aside is where the copy before a migration goes: a name of its own each time. What lies there already may be a copy of something else,
// or only the name that a program took before it was killed.
func (d *DB) aside(ctx context.Context, version int) (string, error) {
	if d.id.Aside != nil {
		return d.id.Aside(&Tx{ctx, d}, version)
	}
	first := d.path + ".v" + strconv.Itoa(version)
	target := first
	for n := 2; ; n++ {
		if _, err := os.Lstat(target); err != nil {
			return target, nil
		}
		target = first + "-" + strconv.Itoa(n)
	}
}

// drop lets go of the connection. Nothing it says matters any more: what was not acknowledged is not promised.
func (d *DB) drop() {
	for _, statement := range d.made {
		_ = statement.Close()
	}
	if d.conn != nil {
		_ = d.conn.Close()
		_ = d.pool.Close()
	}
	d.conn, d.pool, d.made = nil, nil, nil
}

// Path is the absolute path of the file.
func (d *DB) Path() string { return d.path }

// Close lets go of the file and its lock.
func (d *DB) Close() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closed {
		return nil
	}
	d.closed = true
	// The note goes while the lock is still held: the next one's note must not be taken away.
	removeNote(d.path)
	d.drop()
	d.unregister()
	return nil
}

// Create makes a new file of the newest version, lets fill put the first content in, and opens it. A file that exists is
// never replaced. The file appears under its name only when it is complete.
func Create(ctx context.Context, path string, id Identity, fill func(*Tx) error) (*DB, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	err = publish(path, func(part string) error { return build(ctx, part, id, fill) })
	if err != nil {
		return nil, faultOf(path, err)
	}
	return Open(context.WithoutCancel(ctx), path, id) // it is there: no interruption makes it not made
}

// build makes a complete file under its passing name: schema, marks and first content. It is closed again afterwards, because
// the journal is named after the file as it was opened.
func build(ctx context.Context, part string, id Identity, fill func(*Tx) error) error {
	pool, conn, err := connect(ctx, part)
	if err != nil {
		return err
	}
	d := &DB{path: part, id: id, pool: pool, conn: conn, made: map[string]*sql.Stmt{}}
	defer d.drop()
	if err := migrate(ctx, conn, id, 0, len(id.Migrations)); err != nil {
		return err
	}
	return d.inTx(context.WithoutCancel(ctx), fill)
}

// publish makes a file complete under a passing name in the same folder and then gives it its name. The name is taken
// first, so that of two programs only one makes it.
func publish(path string, make func(part string) error) (err error) {
	taken, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_ = os.Remove(path)
		}
	}()
	if err := taken.Close(); err != nil {
		return err
	}
	part, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.part")
	if err != nil {
		return err
	}
	defer os.Remove(part.Name())
	defer os.Remove(part.Name() + "-journal")
	if err := part.Close(); err != nil {
		return err
	}
	if err := make(part.Name()); err != nil {
		return err
	}
	if err := synced(part.Name()); err != nil {
		return err
	}
	if err := os.Rename(part.Name(), path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}
