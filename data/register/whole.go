package register

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"doemee/data/coalition"
	"doemee/data/database"
)

// kept are the tables that hold what came in and what the secretariat did, parents first. Everything else follows from them.
var kept = []string{"meta", "batch", "file", "reason", "submission", "alias", "review", "question", "answer", "reading", "supporter", "approach", "decision"}

// Counts tells how many rows stand in each table that holds what came in or what the secretariat did.
func (r *Register) Counts(ctx context.Context) (counts map[string]int, err error) {
	err = r.db.Read(ctx, func(tx *database.Tx) error {
		counts, err = countsOf(tx)
		return err
	})
	return counts, err
}

func countsOf(tx *database.Tx) (map[string]int, error) {
	counts := map[string]int{}
	for _, table := range kept {
		n, err := number(tx, "SELECT count(*) FROM "+table)
		if err != nil {
			return nil, err
		}
		counts[table] = n
	}
	return counts, nil
}

// Counted counts a register that nobody has open, without touching it: what is read is a copy in a folder of its own under work,
// which is gone afterwards.
func Counted(ctx context.Context, path, work string) (counts map[string]int, err error) {
	err = database.Passing(path, work, func(copied string) (err error) {
		r, err := Open(ctx, copied)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, r.Close()) }()
		counts, err = r.Counts(ctx)
		return err
	})
	return counts, err
}

// Verify reads the file to its last row: pages, references and schema, every submission against its hash, and the counts that are
// kept against what they count. A nil error means that all of it is as it was written.
func (r *Register) Verify(ctx context.Context) error {
	if err := r.db.Verify(ctx); err != nil {
		return err
	}
	return r.named(r.db.Read(ctx, func(tx *database.Tx) error {
		err := tx.Each(func(scan func(...any) error) error {
			_, err := scanSubmission(scan)
			return err
		}, "SELECT "+submissionColumns+" FROM submission")
		if err != nil {
			return err
		}
		have, err := tallies(tx)
		if err != nil {
			return err
		}
		want, err := tallied(tx)
		if err == nil && !slices.Equal(have, want) {
			err = &database.Fault{Code: database.Damaged, Found: fmt.Sprint(len(have), " tally"), Expected: fmt.Sprint(len(want))}
		}
		return err
	}))
}

// Rebuild makes the present view of every organisation and all counts anew from what came in.
func (r *Register) Rebuild(ctx context.Context, e *coalition.Edition) error {
	return r.named(r.db.Update(ctx, func(tx *database.Tx) error {
		for _, table := range append([]string{"organisation", "tally"}, viewTables...) {
			if _, err := tx.Exec("DELETE FROM " + table); err != nil {
				return err
			}
		}
		all, err := database.Collect(tx, func(scan func(...any) error) (id coalition.ID, err error) { return id, scan(&id) },
			"SELECT DISTINCT organisation FROM submission ORDER BY organisation")
		if err != nil {
			return err
		}
		for _, organisation := range all {
			if err := r.rebuild(tx, e, organisation); err != nil {
				return err
			}
		}
		return nil
	}))
}
