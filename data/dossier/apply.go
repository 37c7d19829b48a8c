package dossier

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"doemee/data/coalition"
	"doemee/data/database"
)

// Apply writes a step: its rows and its place in the log, in one transaction. A nil error means that it is durable. A step
// whose old values are not what the file holds gives [coalition.ErrStale]. After a fault the same step may be given again:
// should it have reached the disk after all, it is not written twice.
func (d *Dossier) Apply(ctx context.Context, step coalition.Step) error {
	if len(step.Changes) == 0 {
		return nil
	}
	_, err := d.write(ctx, "apply", step, func(tx *database.Tx) (coalition.Step, error) {
		if err := carry(tx, step); err != nil {
			return step, err
		}
		return step, d.own(tx, step)
	})
	return err
}

// attempt is a write of which nobody knows whether it reached the disk: the disk failed while it was being completed.
type attempt struct {
	seq   int64 // the place it has in the log if it did
	what  string
	asked coalition.Step
	done  coalition.Step
}

// repeats tells whether the same is asked again; two different steps in the same place of the log are two steps.
func (a *attempt) repeats(what string, asked coalition.Step) bool {
	return a != nil && a.what == what && a.asked.Name == asked.Name && a.asked.Cause == asked.Cause && slices.Equal(a.asked.Changes, asked.Changes)
}

// write runs one logged change and returns the step it carried out. When the same was tried before, failed, and turns out
// to stand in the log, it is done: the file has been opened, checked and written to since.
func (d *Dossier) write(ctx context.Context, what string, asked coalition.Step, change func(*database.Tx) (coalition.Step, error)) (coalition.Step, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	var now attempt
	err := d.db.Update(ctx, func(tx *database.Tx) error {
		last, err := lastSeq(tx)
		if err != nil {
			return err
		}
		if d.unsure.repeats(what, asked) && last == d.unsure.seq {
			now = *d.unsure
			return nil
		}
		now = attempt{seq: last + 1, what: what, asked: asked}
		now.done, err = change(tx)
		return err
	})
	var fault *database.Fault
	switch {
	case err == nil:
		d.unsure = nil
	case errors.As(err, &fault) && now.seq != 0:
		d.unsure = &now
	}
	return now.done, d.fault(err)
}

// carry writes the changes of a step to the rows of the records it touches, each row once.
func carry(tx *database.Tx, step coalition.Step) error {
	t := touching{tx: tx, records: map[key]*touched{}}
	for _, ch := range step.Changes {
		if err := t.apply(ch); err != nil {
			return fmt.Errorf("%s %s %s: %w", ch.Kind, ch.ID, ch.Field, err)
		}
	}
	for _, one := range t.order {
		if err := one.write(tx); err != nil {
			return fmt.Errorf("%s %s: %w", one.record.Kind(), one.record.ID(), err)
		}
	}
	return t.keepLast(step)
}

// touching gathers the records of a step as they stood and as they become.
type touching struct {
	tx      *database.Tx
	records map[key]*touched
	order   []*touched
}

// key names a record: ids alone are unique within a kind only, as far as the file knows.
type key struct {
	kind coalition.Kind
	id   coalition.ID
}

// touched is one record while a step is carried out: what the file holds of it, and what becomes of it.
type touched struct {
	record coalition.Record
	row    *row
	was    string // hash of the row that is in the file, empty when there is none
	there  bool   // whether the record exists now
	anew   bool   // whether it went and came back: its row then comes last, as in memory
}

// record finds a record the step has touched already, or reads it from the file. One that is not there yet begins empty.
func (t *touching) record(k coalition.Kind, id coalition.ID) (*touched, error) {
	if one, ok := t.records[key{k, id}]; ok {
		return one, nil
	}
	table, ok := tables[k]
	if !ok || !k.Known() {
		return nil, &coalition.UnknownKind{Found: string(k)}
	}
	record, err := coalition.New(k, id)
	if err != nil {
		return nil, err
	}
	one := &touched{record: record, row: table.row()}
	err = t.tx.Each(func(scan func(...any) error) error {
		one.there = true
		if err := one.row.read(scan); err != nil {
			return err
		}
		one.was = one.row.sum
		return one.row.fill(record, 0)
	}, table.one, string(id))
	t.records[key{k, id}] = one
	t.order = append(t.order, one)
	return one, err
}

// apply carries out one change in memory, by the same rules as the domain does on a content.
func (t *touching) apply(ch coalition.Change) error {
	one, err := t.record(ch.Kind, ch.ID)
	switch {
	case err != nil:
		return err
	case ch.Field == "" && ch.New == coalition.Yes:
		return t.begin(one, ch)
	case !one.there:
		return coalition.ErrNoRecord
	case ch.Field == "":
		return one.end()
	case one.record.Value(ch.Field) != ch.Old:
		return coalition.ErrStale
	}
	return one.record.Put(ch.Field, ch.New)
}

// begin makes a new record; a row of a commitment needs that commitment.
func (t *touching) begin(one *touched, ch coalition.Change) error {
	if one.there || ch.Kind.Single() {
		return coalition.ErrExists
	}
	one.there = true
	if !ch.Kind.Belongs() {
		return nil
	}
	parent, err := t.record(coalition.KindCommitment, ch.Parent)
	if err != nil {
		return err
	}
	if !parent.there {
		return fmt.Errorf("commitment %s: %w", ch.Parent, coalition.ErrNoRecord)
	}
	return one.record.Put("commitment", string(ch.Parent))
}

// end lets a record go. Its values go with it: should it come back in the same step, it begins empty.
func (o *touched) end() (err error) {
	if o.record.Kind().Single() {
		return coalition.ErrExists
	}
	o.there, o.anew = false, true
	o.record, err = coalition.New(o.record.Kind(), o.record.ID())
	return err
}

// write brings the row in line with the record. The hash in the condition makes sure that the row is still the one that was
// read and checked.
func (o *touched) write(tx *database.Tx) error {
	o.row.from(o.record)
	if o.was != "" && (o.anew || !o.there) {
		if err := one(tx.Exec(o.row.table.remove, o.row.id, o.was)); err != nil {
			return err
		}
		o.was = ""
	}
	switch {
	case !o.there:
		return nil
	case o.was == "":
		return o.row.insert(tx)
	}
	if sum := o.row.hash(); sum != o.was {
		return one(tx.Exec(o.row.table.change, o.row.arguments(nil, sum, o.row.id, o.was)...))
	}
	return nil
}

func (r *row) insert(tx *database.Tx) error {
	return one(tx.Exec(r.table.add, r.arguments([]any{r.id}, r.hash())...))
}

// one makes sure that a statement met the row it was meant for.
func one(rows int64, err error) error {
	if err == nil && rows != 1 {
		return coalition.ErrStale
	}
	return err
}

// keepLast remembers the highest number ever given, so that none is used again after its commitment has gone.
func (t *touching) keepLast(step coalition.Step) error {
	highest := 0
	for _, ch := range step.Changes {
		if ch.Kind == coalition.KindCommitment && ch.Field == "number" {
			highest = max(highest, coalition.Number(ch.New).Rank())
		}
	}
	if highest == 0 {
		return nil
	}
	text, err := meta(t.tx, metaLastNumber)
	if err != nil {
		return err
	}
	last, err := strconv.Atoi(text)
	if err != nil || last >= highest {
		return err
	}
	return setMeta(t.tx, metaLastNumber, strconv.Itoa(highest))
}
