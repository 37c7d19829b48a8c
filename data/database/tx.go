package database

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"
)

// Tx is one transaction: everything done through it happens together or not at all.
type Tx struct {
	ctx context.Context
	db  *DB
}

// Update runs a change in one transaction. A nil error means that it is durable, in the file that has the name: writing into
// one that was removed or replaced gives a fault with code [Gone]. Any error from the function takes
// everything back; a write that fails gives a [*Fault], after which the next call opens and checks the file anew. A change
// that has begun is not interrupted by the context: it takes milliseconds, and half a change is none.
func (d *DB) Update(ctx context.Context, change func(*Tx) error) error {
	return d.run(ctx, func() error {
		if err := d.proved(ctx); err != nil {
			return err
		}
		if err := d.inTx(context.WithoutCancel(ctx), change); err != nil {
			return err
		}
		return d.there()
	})
}

// Read runs a function that only reads; it sees one state of the file.
func (d *DB) Read(ctx context.Context, look func(*Tx) error) error {
	return d.run(ctx, func() error { return look(&Tx{ctx, d}) })
}

// run lets one job at a time use the connection, and gives the connection up when the job leaves it in doubt.
func (d *DB) run(ctx context.Context, job func() error) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := d.ready(ctx); err != nil {
		return faultOf(d.path, err)
	}
	err := job()
	if broken(err) {
		d.drop()
	}
	return faultOf(d.path, err)
}

// there makes sure that the name still leads to the file that was opened. Where a file can be removed while it is open, SQLite
// goes on writing into what nobody will ever find again.
func (d *DB) there() error {
	here.Lock()
	opened := here.files[d]
	here.Unlock()
	info, err := os.Stat(d.path)
	if err != nil || opened == nil || !os.SameFile(info, opened) {
		return &Fault{Code: Gone, Path: d.path, Cause: err}
	}
	return nil
}

// ready opens the file anew after a failed write: a connection that has failed once is never used again. Reading asks no
// more than that, so that what is there can be copied to a disk that does take writes.
func (d *DB) ready(ctx context.Context) error {
	switch {
	case d.closed:
		return ErrClosed
	case d.conn != nil:
		return nil
	}
	if err := d.there(); err != nil {
		return err
	}
	d.doubted = true
	return d.open(ctx)
}

// proved makes sure before a change that the file is the one that was opened and, after a failed write, that the disk takes
// writes again: by one commit.
func (d *DB) proved(ctx context.Context) error {
	if err := d.there(); err != nil || !d.doubted {
		return err
	}
	proof := fmt.Sprintf("BEGIN IMMEDIATE; PRAGMA user_version = %d; COMMIT", len(d.id.Migrations))
	if _, err := d.conn.ExecContext(ctx, proof); err != nil {
		d.drop()
		return err
	}
	d.doubted = false
	return nil
}

// broken tells whether an error leaves the connection in doubt. Broken rules of the schema and interruptions don't.
func broken(err error) bool {
	var failed *sqlite.Error
	if !errors.As(err, &failed) {
		return errors.Is(err, sql.ErrConnDone)
	}
	switch failed.Code() & 0xff {
	case lib.SQLITE_CONSTRAINT, lib.SQLITE_INTERRUPT, lib.SQLITE_ERROR, lib.SQLITE_TOOBIG, lib.SQLITE_MISMATCH:
		return false
	}
	return true
}

// BreaksRule tells whether an error says that the rules of the schema refused a value, so that nothing is wrong with the file that is written.
func BreaksRule(err error) bool {
	var failed *sqlite.Error
	return errors.As(err, &failed) && failed.Code()&0xff == lib.SQLITE_CONSTRAINT
}

// inTx takes the change back on every way out but a successful commit, a panic among them.
func (d *DB) inTx(ctx context.Context, change func(*Tx) error) (err error) {
	tx := &Tx{ctx, d}
	if _, err := tx.Exec("BEGIN IMMEDIATE"); err != nil {
		return err
	}
	done := false
	defer func() {
		if !done {
			_, undone := tx.Exec("ROLLBACK")
			if undone != nil && !broken(err) {
				d.drop() // Closing rolls back what a statement could not.
			}
		}
	}()
	if err := change(tx); err != nil {
		return err
	}
	_, err = tx.Exec("COMMIT")
	done = err == nil
	return err
}

// statement prepares a query once; the programs have few, all written by hand.
func (tx *Tx) statement(query string) (*sql.Stmt, error) {
	if s, ok := tx.db.made[query]; ok {
		return s, nil
	}
	s, err := tx.db.conn.PrepareContext(tx.ctx, query)
	if err != nil {
		return nil, fmt.Errorf("prepare %s: %w", query, err)
	}
	tx.db.made[query] = s
	return s, nil
}

// Exec runs a statement and tells how many rows it touched.
func (tx *Tx) Exec(query string, values ...any) (rows int64, err error) {
	s, err := tx.statement(query)
	if err != nil {
		return 0, err
	}
	result, err := s.ExecContext(tx.ctx, values...)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

// Each runs a query and calls row for every row; scan fills the given pointers with its columns.
func (tx *Tx) Each(row func(scan func(into ...any) error) error, query string, values ...any) error {
	s, err := tx.statement(query)
	if err != nil {
		return err
	}
	rows, err := s.QueryContext(tx.ctx, values...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := row(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Collect gathers what a query returns, one T for each row.
func Collect[T any](tx *Tx, one func(scan func(into ...any) error) (T, error), query string, values ...any) ([]T, error) {
	var all []T
	err := tx.Each(func(scan func(into ...any) error) error {
		t, err := one(scan)
		all = append(all, t)
		return err
	}, query, values...)
	return all, err
}
