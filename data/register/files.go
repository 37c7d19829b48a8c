package register

import (
	"context"
	"encoding/json"
	"fmt"

	"doemee/data/coalition"
	"doemee/data/database"
)

// FileQuery chooses files that were seen. What is empty does not choose.
type FileQuery struct {
	Batch     coalition.ID
	Classes   []coalition.Class
	Attention bool // only those that still ask something of the secretariat
	Edited    bool
	Sealed    bool
	Form      bool
	Search    string // in path, attachment and name of the organisation
	Page
}

// Sorts of [Register.Files]: path, name, class, sequence, seen.
var fileSorts = map[string]string{"path": "f.path, f.inside", "name": "lower(f.name)", "class": "f.class", "sequence": "f.sequence", "seen": "f.seen_at"}

// Files lists files that were seen, the newest batch first, without their reasons, and tells how many there are in all.
func (r *Register) Files(ctx context.Context, q FileQuery) ([]Seen, int, error) {
	c := q.conditions()
	return listed(ctx, r, scanFile, list{shown: fileColumns, from: "file f", conditions: c,
		order: q.order(fileSorts, "f.seen_at DESC, f.path, f.inside", "f.id"), part: q.part()})
}

func (q FileQuery) conditions() conditions {
	var c conditions
	c.is("f.batch", string(q.Batch))
	var classes []string
	for _, class := range q.Classes {
		classes = append(classes, string(class))
	}
	c.among("f.class", classes...)
	c.when(q.Edited, "f.edited = 1")
	c.when(q.Sealed, "f.sealed = 1")
	c.when(q.Form, "f.form = 1")
	c.when(q.Attention, "f.settled_at = ''")
	c.holds("lower(f.path || ' ' || f.inside || ' ' || f.name)", coalition.SearchWords(q.Search))
	return c
}

// FileClasses counts the files of a batch, or of all, by class.
func (r *Register) FileClasses(ctx context.Context, q FileQuery) (map[coalition.Class]int, error) {
	counts := map[coalition.Class]int{}
	c := q.conditions()
	err := r.db.Read(ctx, func(tx *database.Tx) error {
		return tx.Each(func(scan func(...any) error) error {
			var class coalition.Class
			var n int
			err := scan(&class, &n)
			counts[class] = n
			return err
		}, "SELECT f.class, count(*) FROM file f"+c.where()+" GROUP BY f.class", c.bound...)
	})
	return counts, err
}

func scanFile(scan func(...any) error) (s Seen, err error) {
	err = scan(&s.ID, &s.Batch, &s.Path, &s.Inside, &s.Size, &s.Modified, &s.Sender, &s.SentAt, &s.Class, &s.Edited, &s.Sealed, &s.Form,
		&s.Organisation, &s.Name, &s.Sequence, &s.Hash, &s.Submission, &s.ReasonCount, &s.SeenAt, &s.SettledAt)
	return s, err
}

// File reads one file that was seen, with its reasons.
func (r *Register) File(ctx context.Context, id coalition.ID) (s Seen, err error) {
	err = r.db.Read(ctx, func(tx *database.Tx) error {
		s, err = fileOf(tx, id)
		return err
	})
	return s, err
}

func fileOf(tx *database.Tx, id coalition.ID) (Seen, error) {
	all, err := database.Collect(tx, scanFile, "SELECT "+fileColumns+" FROM file WHERE id = $1", string(id))
	if err == nil && len(all) == 0 {
		err = fmt.Errorf("file %s: %w", id, ErrNoRecord)
	}
	if err != nil {
		return Seen{}, err
	}
	all[0].Reasons, err = database.Collect(tx, scanReason,
		"SELECT key, note, sheet, cell, kind, record, field, found, expected, details FROM reason WHERE file = $1 ORDER BY n", string(id))
	return all[0], err
}

func scanReason(scan func(...any) error) (r Reason, err error) {
	var details string
	if err = scan(&r.Key, &r.Note, &r.Sheet, &r.Cell, &r.Kind, &r.Record, &r.Field, &r.Found, &r.Expected, &details); err != nil {
		return r, err
	}
	return r, json.Unmarshal([]byte(details), &r.Values)
}

// SettleFile says that a file needs no more attention.
func (r *Register) SettleFile(ctx context.Context, id coalition.ID) error {
	return r.db.Update(ctx, func(tx *database.Tx) error {
		n, err := tx.Exec("UPDATE file SET settled_at = $1 WHERE id = $2", string(r.now()), string(id))
		if err == nil && n == 0 {
			err = fmt.Errorf("file %s: %w", id, ErrNoRecord)
		}
		return err
	})
}

// Batches lists every taking in, the newest first.
func (r *Register) Batches(ctx context.Context) (all []Batch, err error) {
	err = r.db.Read(ctx, func(tx *database.Tx) error {
		all, err = database.Collect(tx, func(scan func(...any) error) (b Batch, err error) {
			err = scan(&b.ID, &b.At, &b.Source, &b.Files, &b.Taken, &b.UndoneAt)
			return b, err
		}, "SELECT id, at, source, files, taken, undone_at FROM batch ORDER BY at DESC, id")
		return err
	})
	return all, err
}
