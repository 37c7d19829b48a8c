package dossier

import (
	"context"
	"fmt"
	"regexp"
	"strings"

	"doemee/data/coalition"
	"doemee/data/database"
)

// Erase overwrites a person: wherever one of the texts (a name, a number, an address) stands in a record, in the log or in a
// kept submission, mark stands afterwards. It tells in how many places that was. This is the one thing that rewrites the log;
// undo goes on working, because what stands in the records and in the log is overwritten alike. Content hashes of submissions
// stay as they were. Capitals make no difference. SQLite overwrites the old bytes with zeros; backups are files of their own, to be
// erased likewise.
func (d *Dossier) Erase(ctx context.Context, texts []string, mark string) (places int, err error) {
	e, err := newErasing(texts, mark)
	if err != nil {
		return 0, err
	}
	note := coalition.Step{Name: "erase", Cause: coalition.CauseScreen}
	_, err = d.write(ctx, "erase "+mark, note, func(tx *database.Tx) (coalition.Step, error) {
		e.places = 0
		for _, part := range []func(*database.Tx) error{e.records, e.log, e.submissions} {
			if err := part(tx); err != nil {
				return note, err
			}
		}
		return note, d.note(tx, note)
	})
	return e.places, err
}

// erasing goes through a file once, overwriting and counting.
type erasing struct {
	find   *regexp.Regexp
	mark   string
	places int
}

func newErasing(texts []string, mark string) (*erasing, error) {
	find, err := coalition.Person(texts)
	return &erasing{find: find, mark: mark}, err
}

// in overwrites one value and counts it when that made a difference.
func (e *erasing) in(value *string) (changed bool) {
	is := e.find.ReplaceAllLiteralString(*value, e.mark)
	if changed = is != *value; changed {
		e.places++
	}
	*value = is
	return changed
}

func (e *erasing) records(tx *database.Tx) error {
	for _, t := range tables {
		rows, err := database.Collect(tx, func(scan func(...any) error) (*row, error) { r := t.row(); return r, r.read(scan) }, t.all)
		if err != nil {
			return err
		}
		for _, r := range rows {
			if err := e.row(tx, r); err != nil {
				return err
			}
		}
	}
	return nil
}

func (e *erasing) row(tx *database.Tx, r *row) error {
	changed := false
	for i, f := range r.table.fields {
		if coalition.Prose(f.Form) && e.in(&r.values[i]) {
			changed = true
		}
	}
	if !changed {
		return nil
	}
	return one(tx.Exec(r.table.change, r.arguments(nil, r.hash(), r.id, r.sum)...))
}

// log overwrites old and new values alike, so that a step still fits the record it is undone on.
func (e *erasing) log(tx *database.Tx) error {
	places, err := placesOf(tx, "", 0)
	if err != nil {
		return err
	}
	for _, seq := range places {
		entry, err := step(tx, seq)
		if err == nil {
			err = e.entry(tx, entry)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (e *erasing) entry(tx *database.Tx, logged entry) error {
	before := e.places
	for n := range logged.step.Changes {
		ch := &logged.step.Changes[n]
		f, _ := coalition.FieldOf(ch.Kind, ch.Field)
		if !coalition.Prose(f.Form) {
			continue
		}
		old, new := e.in(&ch.Old), e.in(&ch.New)
		if !old && !new {
			continue
		}
		if err := one(tx.Exec("UPDATE change SET old = ?, new = ? WHERE seq = ? AND n = ?", ch.Old, ch.New, logged.seq, n)); err != nil {
			return err
		}
	}
	if e.places == before {
		return nil
	}
	return one(tx.Exec("UPDATE step SET sum = ? WHERE seq = ?", logged.hash(), logged.seq))
}

// submissions keeps the content hash as it was handed in: it shows that the lines were overwritten since, as the mark in them
// says.
func (e *erasing) submissions(tx *database.Tx) error {
	kept, err := database.Collect(tx, submission, "SELECT "+submissionColumns+", sum FROM submission")
	if err != nil {
		return err
	}
	for _, s := range kept {
		before := e.places
		e.in(&s.Contact)
		for i := range s.Lines {
			e.in(&s.Lines[i])
		}
		if e.places == before {
			continue
		}
		values, err := submissionValues(&s)
		if err != nil {
			return err
		}
		sum := sumOf(fmt.Appendf(nil, "%q", values))
		if err := one(tx.Exec("UPDATE submission SET lines = ?, contact = ?, sum = ? WHERE id = ?", strings.Join(s.Lines, "\n"), s.Contact, sum, string(s.ID))); err != nil {
			return err
		}
	}
	return nil
}
