package dossier

import (
	"context"
	"database/sql"
	"fmt"
	"slices"

	"doemee/data/coalition"
	"doemee/data/database"
)

// Entry is one step in the history.
type Entry struct {
	Seq  int64 // the place in the log, from 1; the clock may have been wrong, this is not
	At   coalition.Moment
	Step coalition.Step
}

// entry is a row of the log with its changes. How base, of and head lead through it stands in schema.sql.
type entry struct {
	seq  int64
	at   coalition.Moment
	step coalition.Step
	base sql.NullInt64
	of   sql.NullInt64
	head int64
}

// own logs a step of somebody's own, which can be taken back; what had been taken back before it can't be done again.
func (d *Dossier) own(tx *database.Tx, step coalition.Step) error {
	head, seq, err := where(tx)
	if err != nil {
		return err
	}
	return d.log(tx, entry{seq: seq, step: step, base: sql.NullInt64{Int64: head, Valid: true}, head: seq})
}

// final logs a step that can't be taken back, nor anything before it.
func (d *Dossier) final(tx *database.Tx, step coalition.Step) error {
	_, seq, err := where(tx)
	if err != nil {
		return err
	}
	return d.log(tx, entry{seq: seq, step: step, head: seq})
}

// note logs a step that changes no record and leaves undo as it is.
func (d *Dossier) note(tx *database.Tx, step coalition.Step) error {
	head, seq, err := where(tx)
	if err != nil {
		return err
	}
	return d.log(tx, entry{seq: seq, step: step, head: head})
}

// where tells the present head and the place of the next step.
func where(tx *database.Tx) (head, next int64, err error) {
	next = 1
	err = tx.Each(func(scan func(...any) error) error {
		var last int64
		err := scan(&last, &head)
		next = last + 1
		return err
	}, "SELECT seq, head FROM step ORDER BY seq DESC LIMIT 1")
	return head, next, err
}

// lastSeq is the place of the newest step, 0 when there is none.
func lastSeq(tx *database.Tx) (int64, error) {
	_, next, err := where(tx)
	return next - 1, err
}

// log adds a step and its changes. The clock may be wrong; the order is that of seq.
func (d *Dossier) log(tx *database.Tx, e entry) error {
	e.at = coalition.MomentOf(d.clock())
	return relog(tx, e)
}

// relog writes a step as it is, with the moment it was made.
func relog(tx *database.Tx, e entry) error {
	err := one(tx.Exec("INSERT INTO step (seq, at, name, cause, base, of, head, sum) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		e.seq, string(e.at), e.step.Name, string(e.step.Cause), e.base, e.of, e.head, e.hash()))
	if err != nil {
		return err
	}
	for n, ch := range e.step.Changes {
		err := one(tx.Exec("INSERT INTO change (seq, n, kind, record, parent, field, old, new) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
			e.seq, n, string(ch.Kind), string(ch.ID), string(ch.Parent), ch.Field, ch.Old, ch.New))
		if err != nil {
			return err
		}
	}
	return nil
}

// hash covers the step and all its changes.
func (e entry) hash() string {
	b := fmt.Appendf(nil, "step\x00%d\x00%s\x00%s\x00%s\x00%v\x00%v\x00%d", e.seq, e.at, e.step.Name, e.step.Cause, e.base, e.of, e.head)
	for _, ch := range e.step.Changes {
		b = fmt.Appendf(b, "\x00%s\x00%s\x00%s\x00%s\x00%s\x00%s", ch.Kind, ch.ID, ch.Parent, ch.Field, ch.Old, ch.New)
	}
	return sumOf(b)
}

// step reads one entry of the log with all its changes.
func step(tx *database.Tx, seq int64) (entry, error) {
	e := entry{seq: seq}
	var sum string
	err := tx.Each(func(scan func(...any) error) error {
		return scan(&e.at, &e.step.Name, &e.step.Cause, &e.base, &e.of, &e.head, &sum)
	}, "SELECT at, name, cause, base, of, head, sum FROM step WHERE seq = ?", seq)
	if err != nil {
		return e, err
	}
	e.step.Changes, err = database.Collect(tx, change, "SELECT kind, record, parent, field, old, new FROM change WHERE seq = ? ORDER BY n", seq)
	if found := e.hash(); err == nil && found != sum {
		err = &damage{kind: "step", id: fmt.Sprint(seq), found: found, expected: sum}
	}
	return e, err
}

func change(scan func(...any) error) (ch coalition.Change, err error) {
	err = scan(&ch.Kind, &ch.ID, &ch.Parent, &ch.Field, &ch.Old, &ch.New)
	return ch, err
}

// History lists the steps that touched a record, newest first, at most limit of them (0 for all). Each holds only the changes
// about that record; for a commitment also those about its rows. An empty record lists every step with all its changes.
func (d *Dossier) History(ctx context.Context, record coalition.ID, limit int) (history []Entry, err error) {
	err = d.db.Read(ctx, func(tx *database.Tx) error {
		places, err := placesOf(tx, record, limit)
		if err != nil {
			return err
		}
		for _, seq := range places {
			e, err := step(tx, seq)
			if err != nil {
				return err
			}
			e.about(record)
			history = append(history, Entry{Seq: seq, At: e.at, Step: e.step})
		}
		return nil
	})
	return history, d.fault(err)
}

// placesOf lists the places in the log, newest first. Two queries are united because each has an index of its own.
func placesOf(tx *database.Tx, record coalition.ID, limit int) ([]int64, error) {
	if limit <= 0 {
		limit = -1
	}
	number := func(scan func(...any) error) (n int64, err error) { return n, scan(&n) }
	if record == "" {
		return database.Collect(tx, number, "SELECT seq FROM step ORDER BY seq DESC LIMIT ?", limit)
	}
	return database.Collect(tx, number, `SELECT seq FROM change WHERE record = ?1
		UNION SELECT seq FROM change WHERE parent = ?1 AND parent <> '' ORDER BY seq DESC LIMIT ?2`, string(record), limit)
}

// about leaves out what the step changed elsewhere: bringing in a workbook touches hundreds of records.
func (e *entry) about(record coalition.ID) {
	if record != "" {
		e.step.Changes = slices.DeleteFunc(e.step.Changes, func(ch coalition.Change) bool { return ch.ID != record && ch.Parent != record })
	}
}
