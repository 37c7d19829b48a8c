// Package dossier keeps one organisation's file: everything people edit, the log of every step they made, what was handed in
// and what was answered. A dossier is loaded whole with [Dossier.Content]; every change is a [coalition.Step] that
// [Dossier.Apply] writes in one transaction together with its place in the log, so that it can be taken back, also after the
// file was closed.
//
// The file is an SQLite database that package database opens and guards; its schema stands in schema.sql. A nil error from
// anything that writes means that it is durable. Errors about the file are [*database.Fault]; a step that does not fit gives
// the domain's [coalition.ErrStale], [coalition.ErrNoRecord] or [coalition.ErrExists], and nothing is changed.
package dossier

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"doemee/data/coalition"
	"doemee/data/database"
)

//go:embed schema.sql
var schema string

// Identity tells a dossier from other files. Its first version is schema.sql; what later versions change is added behind it.
var Identity = database.Identity{Kind: "dossier", Application: database.DossierID, Migrations: []string{schema, editionSchema, answerSchema, refusalSchema}}

// ErrNothing is returned when there is nothing to take back or to do again.
var ErrNothing = errors.New("nothing to undo or redo")

// Dossier is one open file. It may be used from several goroutines; they wait for each other.
type Dossier struct {
	db      *database.DB
	clock   func() time.Time
	edition atomic.Pointer[string]

	mu     sync.Mutex // guards unsure; held while writing
	unsure *attempt
}

// Create makes a new dossier with a content, answering to an edition, and opens it. It never replaces a file. The first
// content is not a step: there is nothing before it to go back to.
func Create(ctx context.Context, path string, c *coalition.Content, edition string) (*Dossier, error) {
	made := coalition.MomentOf(time.Now())
	db, err := database.Create(ctx, path, Identity, func(tx *database.Tx) error {
		facts := map[string]string{metaEdition: edition, metaCreated: string(made), metaLastNumber: strconv.Itoa(c.LastNumber)}
		for name, value := range facts {
			if err := setMeta(tx, name, value); err != nil {
				return err
			}
		}
		return putAll(tx, c)
	})
	if err != nil {
		return nil, err
	}
	d := &Dossier{db: db, clock: time.Now}
	d.edition.Store(&edition)
	return d, nil
}

// putAll writes a whole content, which is faster than a step and needs no log.
func putAll(tx *database.Tx, c *coalition.Content) (err error) {
	rows := map[coalition.Kind]*row{}
	for record := range c.Records {
		r := rows[record.Kind()]
		if r == nil {
			r = tables[record.Kind()].row()
			rows[record.Kind()] = r
		}
		r.from(record)
		if err := r.insert(tx); err != nil {
			return fmt.Errorf("%s %s: %w", record.Kind(), record.ID(), err)
		}
	}
	return nil
}

// Open opens an existing dossier and checks it; what is not a dossier, open elsewhere or damaged is refused untouched.
func Open(ctx context.Context, path string) (*Dossier, error) { return open(ctx, path, Identity) }

func open(ctx context.Context, path string, id database.Identity) (*Dossier, error) {
	db, err := database.Open(ctx, path, id)
	if err != nil {
		return nil, err
	}
	d := &Dossier{db: db, clock: time.Now}
	if err := d.readEdition(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return d, nil
}

// readEdition learns which edition the dossier answers to.
func (d *Dossier) readEdition(ctx context.Context) error {
	return d.fault(d.db.Read(ctx, func(tx *database.Tx) error {
		edition, err := meta(tx, metaEdition)
		d.edition.Store(&edition)
		return err
	}))
}

// Clock gives the dossier another clock for the moments in its log, before it is used.
func (d *Dossier) Clock(now func() time.Time) { d.clock = now }

// Close lets go of the file. Everything acknowledged is in it already.
func (d *Dossier) Close() error { return d.db.Close() }

// Path is the absolute path of the file.
func (d *Dossier) Path() string { return d.db.Path() }

// Backup writes a checked copy to a file that does not exist yet.
func (d *Dossier) Backup(ctx context.Context, target string) error { return d.db.Backup(ctx, target) }

// Edition names the edition the dossier answers to.
func (d *Dossier) Edition() string { return *d.edition.Load() }
