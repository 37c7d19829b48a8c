// Package register keeps the coalition's file: every submission that came in, whole and readable for ever, and beside it the
// present view of each organisation, about which questions are answered in SQL. A register may hold a hundred thousand
// submissions, so it is never loaded whole: lists come page by page, counts are kept up to date in the transaction that
// changes them.
//
// What it promises: what came in stays as it came in; the present view follows from the placed submissions alone, whatever the
// order in which they arrived, and can be made anew from them; what a later submission leaves out stays as it was; a nil error
// from anything that writes means that it is durable. The file is an SQLite database that package database opens and guards;
// its schema stands in schema.sql. Errors about the file are [*database.Fault].
package register

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"doemee/data/coalition"
	"doemee/data/database"
)

//go:embed schema.sql
var schema string

//go:embed linked.sql
var linkedSchema string

// Identity tells a register from other files. Its first version is schema.sql; what later versions change is added behind it.
var Identity = database.Identity{Kind: "register", Application: database.RegisterID, Migrations: []string{schema, linkedSchema}}

// ErrNoRecord is returned for an id that the register does not have.
var ErrNoRecord = coalition.ErrNoRecord

// Register is one open file. It may be used from several goroutines; they wait for each other.
type Register struct {
	db      *database.DB
	clock   func() time.Time
	edition atomic.Pointer[string]
}

// The names in the table meta.
const (
	metaEdition = "edition"
	metaCreated = "created"
	metaID      = "id"
)

// Create makes a new register for an edition, with facts that a room above keeps in it, and opens it. It never replaces a file.
func Create(ctx context.Context, path, edition string, facts map[string]string) (*Register, error) {
	made := string(coalition.MomentOf(time.Now()))
	db, err := database.Create(ctx, path, Identity, func(tx *database.Tx) error {
		return errors.Join(setMeta(tx, metaEdition, edition), setMeta(tx, metaCreated, made),
			setMeta(tx, metaID, string(coalition.NewID())), setAll(tx, facts))
	})
	if err != nil {
		return nil, err
	}
	r := &Register{db: db, clock: time.Now}
	r.edition.Store(&edition)
	return r, nil
}

// Open opens an existing register and checks it; what is not a register, open elsewhere or damaged is refused untouched.
func Open(ctx context.Context, path string) (*Register, error) {
	db, err := database.Open(ctx, path, Identity)
	if err != nil {
		return nil, err
	}
	r := &Register{db: db, clock: time.Now}
	err = db.Read(ctx, func(tx *database.Tx) error {
		edition, err := text(tx, "SELECT value FROM meta WHERE name = $1", metaEdition)
		r.edition.Store(&edition)
		return err
	})
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return r, nil
}

// Clock gives the register another clock for its moments, before it is used.
func (r *Register) Clock(now func() time.Time) { r.clock = now }

// Close lets go of the file. Everything acknowledged is in it already.
func (r *Register) Close() error { return r.db.Close() }

// Path is the absolute path of the file.
func (r *Register) Path() string { return r.db.Path() }

// Backup writes a checked copy to a file that does not exist yet.
func (r *Register) Backup(ctx context.Context, target string) error { return r.db.Backup(ctx, target) }

// ID tells a register from every other, wherever its file is moved to.
func (r *Register) ID(ctx context.Context) (coalition.ID, error) {
	id, err := r.Meta(ctx, metaID)
	return coalition.ID(id), err
}

// Edition names the edition the register takes submissions for.
func (r *Register) Edition() string { return *r.edition.Load() }

// SetEdition makes the register take submissions for another edition, and keeps facts about it. What came in for the earlier one
// stays.
func (r *Register) SetEdition(ctx context.Context, name string, facts map[string]string) error {
	err := r.db.Update(ctx, func(tx *database.Tx) error {
		return errors.Join(setMeta(tx, metaEdition, name), setAll(tx, facts), r.decide(tx, "edition", name, ""))
	})
	if err == nil {
		r.edition.Store(&name)
	}
	return err
}

// Meta reads a fact about the register as a whole that a room above keeps in it; empty when there is none.
func (r *Register) Meta(ctx context.Context, name string) (value string, err error) {
	err = r.db.Read(ctx, func(tx *database.Tx) error {
		value, err = text(tx, "SELECT value FROM meta WHERE name = $1", name)
		return err
	})
	return value, err
}

// SetMeta keeps a fact about the register as a whole.
func (r *Register) SetMeta(ctx context.Context, name, value string) error {
	return r.db.Update(ctx, func(tx *database.Tx) error { return setMeta(tx, name, value) })
}

func setMeta(tx *database.Tx, name, value string) error {
	return one(tx.Exec("INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, value))
}

func setAll(tx *database.Tx, facts map[string]string) error {
	for name, value := range facts {
		if err := setMeta(tx, name, value); err != nil {
			return err
		}
	}
	return nil
}

// now is the moment as the register's clock tells it.
func (r *Register) now() coalition.Moment { return coalition.MomentOf(r.clock()) }

// decide writes down what the secretariat decided by hand.
func (r *Register) decide(tx *database.Tx, what, subject, details string) error {
	return one(tx.Exec("INSERT INTO decision (id, at, what, subject, details) VALUES ($1, $2, $3, $4, $5)",
		string(coalition.NewID()), string(r.now()), what, subject, details))
}

// one turns anything but a single touched row into an error.
func one(rows int64, err error) error {
	if err == nil && rows != 1 {
		err = fmt.Errorf("%d rows touched, not one", rows)
	}
	return err
}

// text reads one text; what is not there is empty.
func text(tx *database.Tx, query string, values ...any) (found string, err error) {
	err = tx.Each(func(scan func(...any) error) error { return scan(&found) }, query, values...)
	return found, err
}

// number reads one whole number; what is not there is 0.
func number(tx *database.Tx, query string, values ...any) (found int, err error) {
	err = tx.Each(func(scan func(...any) error) error { return scan(&found) }, query, values...)
	return found, err
}
