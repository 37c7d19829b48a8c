package dossier

import (
	"context"
	"database/sql"

	"doemee/data/coalition"
	"doemee/data/database"
)

// Undo takes back the last step that was not taken back yet, and returns the step that did it. [ErrNothing] means that there
// is none: nothing was done, or it was handed in or emptied from the trash, which nothing takes back.
func (d *Dossier) Undo(ctx context.Context) (coalition.Step, error) {
	return d.write(ctx, "undo", coalition.Step{}, func(tx *database.Tx) (coalition.Step, error) {
		last, err := undoable(tx)
		if err != nil {
			return coalition.Step{}, err
		}
		return d.turn(tx, last.seq, last.step.Inverse(coalition.CauseUndo), last.base.Int64)
	})
}

// Redo does again the step that was taken back last, and returns the step that did it; [ErrNothing] when there is none.
func (d *Dossier) Redo(ctx context.Context) (coalition.Step, error) {
	return d.write(ctx, "redo", coalition.Step{}, func(tx *database.Tx) (coalition.Step, error) {
		next, err := redoable(tx)
		if err != nil {
			return coalition.Step{}, err
		}
		again := next.step
		again.Cause = coalition.CauseRedo
		return d.turn(tx, next.seq, again, next.seq)
	})
}

// turn carries out a step that was made from the log, and logs it with the head it leads to.
func (d *Dossier) turn(tx *database.Tx, of int64, turned coalition.Step, head int64) (coalition.Step, error) {
	if err := carry(tx, turned); err != nil {
		return turned, err
	}
	_, seq, err := where(tx)
	if err != nil {
		return turned, err
	}
	return turned, d.log(tx, entry{seq: seq, step: turned, of: sql.NullInt64{Int64: of, Valid: true}, head: head})
}

// undoable is the step at the head, unless it has nothing beneath it.
func undoable(tx *database.Tx) (entry, error) {
	head, _, err := where(tx)
	if err != nil {
		return entry{}, err
	}
	if head == 0 {
		return entry{}, ErrNothing
	}
	e, err := step(tx, head)
	if err == nil && !e.base.Valid {
		err = ErrNothing
	}
	return e, err
}

// redoable is the newest step that was made upon the present head: older ones were given up when it was made.
func redoable(tx *database.Tx) (entry, error) {
	head, _, err := where(tx)
	if err != nil {
		return entry{}, err
	}
	var seq int64
	err = tx.Each(func(scan func(...any) error) error { return scan(&seq) }, "SELECT seq FROM step WHERE base = ? ORDER BY seq DESC LIMIT 1", head)
	switch {
	case err != nil:
		return entry{}, err
	case seq == 0:
		return entry{}, ErrNothing
	}
	return step(tx, seq)
}

// Reversible tells which steps [Dossier.Undo] and [Dossier.Redo] would turn, as they were made; a step without a name when there is none.
func (d *Dossier) Reversible(ctx context.Context) (undo, redo coalition.Step, err error) {
	err = d.db.Read(ctx, func(tx *database.Tx) error {
		if undo, err = turned(undoable(tx)); err != nil {
			return err
		}
		redo, err = turned(redoable(tx))
		return err
	})
	return undo, redo, d.fault(err)
}

// turned is the step of an entry; nothing to turn is no error here.
func turned(e entry, err error) (coalition.Step, error) {
	if err == ErrNothing {
		return coalition.Step{}, nil
	}
	return e.step, err
}
