package register

import (
	"context"
	"errors"
	"fmt"

	"doemee/data/coalition"
	"doemee/data/database"
)

// ErrAnswered refuses to undo a batch of which a submission was answered already: the member has that answer.
var ErrAnswered = errors.New("a submission of this batch was answered already")

// ErrUndone refuses to undo a batch twice.
var ErrUndone = errors.New("this batch was undone already")

// Overrule lets a submission count that waits for a decision, or lets an older one lie on top: the secretariat says that it is
// the right one. What lay on top stays beneath it. Cells of it that could not be read and were not read since become questions,
// in the words that ask gives.
func (r *Register) Overrule(ctx context.Context, e *coalition.Edition, taken coalition.ID, ask func(Reason) string) error {
	return r.named(r.db.Update(ctx, func(tx *database.Tx) error {
		s, err := submission(tx, taken)
		if err != nil {
			return err
		}
		known, err := knownOf(tx, s.Registered)
		if err != nil {
			return err
		}
		s.Rank, s.Turn = above(known, &s)
		if err := one(tx.Exec("UPDATE submission SET placed = 1, rank = $1, turn = $2 WHERE id = $3", s.Rank, s.Turn, string(taken))); err != nil {
			return err
		}
		if err := r.openPoints(tx, &s, ask); err != nil {
			return err
		}
		return r.settled(tx, e, &s, "overrule")
	}))
}

// above is the place of a submission that a person puts on top: what was older goes over everything, what needed repair or was
// in conflict goes over the one with its number.
func above(known []knownSubmission, s *Submission) (rank, turn int) {
	if s.Class != coalition.ClassOlder {
		return onTop(known, s.Sequence)
	}
	return onTop(known, 0)
}

// SetAside takes a submission out of the present view; it stays as it came in.
func (r *Register) SetAside(ctx context.Context, e *coalition.Edition, taken coalition.ID) error {
	return r.named(r.db.Update(ctx, func(tx *database.Tx) error {
		s, err := submission(tx, taken)
		if err != nil {
			return err
		}
		if err := one(tx.Exec("UPDATE submission SET placed = 0 WHERE id = $1", string(taken))); err != nil {
			return err
		}
		return r.settled(tx, e, &s, "set-aside")
	}))
}

// settled makes the view anew after a decision, writes the decision down, and takes the files off the list of what asks for one.
func (r *Register) settled(tx *database.Tx, e *coalition.Edition, s *Submission, what string) error {
	if _, err := tx.Exec("UPDATE file SET settled_at = $1 WHERE submission = $2 AND settled_at = ''", string(r.now()), string(s.Taken)); err != nil {
		return err
	}
	if err := r.decide(tx, what, string(s.Taken), s.FileName()); err != nil {
		return err
	}
	if what == "overrule" {
		if err := r.takeReplies(tx, s); err != nil {
			return err
		}
	}
	return r.rebuild(tx, e, s.Registered)
}

// openPoints asks about the cells of a submission that nobody could read so far.
func (r *Register) openPoints(tx *database.Tx, s *Submission, ask func(Reason) string) error {
	if s.Class != coalition.ClassRepair {
		return nil
	}
	file, err := text(tx, "SELECT id FROM file WHERE submission = $1 ORDER BY seen_at, id LIMIT 1", string(s.Taken))
	if err != nil || file == "" {
		return err
	}
	seen, err := fileOf(tx, coalition.ID(file))
	if err != nil {
		return err
	}
	readings, err := readingsOf(tx, s.Taken)
	if err != nil {
		return err
	}
	for i := range seen.Reasons {
		reason := &seen.Reasons[i]
		reason.Ask = ask(*reason)
		// A cell that was read since asks nothing; it keeps its place, from which the id of its question is made.
		reason.Note = reason.Note || Settled(readings, *reason)
	}
	return r.askRepairs(tx, s, seen.Reasons)
}

// Undo takes a whole batch back: what it brought is as if it had never come, and can be taken in again. It gives [ErrAnswered]
// when a submission of it was answered, [ErrUndone] the second time. The list of files that were seen stays.
func (r *Register) Undo(ctx context.Context, e *coalition.Edition, batch coalition.ID) (undone int, err error) {
	err = r.db.Update(ctx, func(tx *database.Tx) error {
		if err := undoable(tx, batch); err != nil {
			return err
		}
		gone, err := database.Collect(tx, func(scan func(...any) error) (s [2]coalition.ID, err error) { return s, scan(&s[0], &s[1]) },
			"SELECT id, organisation FROM submission WHERE batch = $1 ORDER BY id", string(batch))
		if err != nil {
			return err
		}
		touched := map[coalition.ID]bool{}
		for _, s := range gone {
			if err := forget(tx, s[0]); err != nil {
				return err
			}
			touched[s[1]] = true
		}
		for organisation := range touched {
			if err := r.afterUndo(tx, e, organisation); err != nil {
				return err
			}
		}
		undone = len(gone)
		now := string(r.now())
		if _, err := tx.Exec("UPDATE file SET submission = '', settled_at = $1 WHERE batch = $2", now, string(batch)); err != nil {
			return err
		}
		return one(tx.Exec("UPDATE batch SET undone_at = $1 WHERE id = $2", now, string(batch)))
	})
	return undone, r.named(err)
}

func undoable(tx *database.Tx, batch coalition.ID) error {
	all, err := database.Collect(tx, func(scan func(...any) error) (undone string, err error) { return undone, scan(&undone) },
		"SELECT undone_at FROM batch WHERE id = $1", string(batch))
	switch {
	case err != nil:
		return err
	case len(all) == 0:
		return fmt.Errorf("batch %s: %w", batch, ErrNoRecord)
	case all[0] != "":
		return ErrUndone
	}
	answered, err := number(tx, "SELECT count(*) FROM answer WHERE submission IN (SELECT id FROM submission WHERE batch = $1)", string(batch))
	if err == nil && answered > 0 {
		err = ErrAnswered
	}
	return err
}

// forget takes a submission away with everything that was said about it, and opens the questions that it had answered.
func forget(tx *database.Tx, taken coalition.ID) error {
	for _, statement := range []string{
		"UPDATE question SET reply = '', replied_in = '', closed_at = '' WHERE replied_in = $1",
		"DELETE FROM question WHERE submission = $1 AND answer = ''",
		"DELETE FROM reading WHERE submission = $1",
		"DELETE FROM review WHERE submission = $1",
		"UPDATE file SET submission = '' WHERE submission = $1",
		"DELETE FROM submission WHERE id = $1",
	} {
		if _, err := tx.Exec(statement, string(taken)); err != nil {
			return err
		}
	}
	return nil
}

// afterUndo makes the view anew; an organisation of which nothing is left loses its names too.
func (r *Register) afterUndo(tx *database.Tx, e *coalition.Edition, organisation coalition.ID) error {
	if err := r.rebuild(tx, e, organisation); err != nil {
		return err
	}
	left, err := number(tx, "SELECT count(*) FROM submission WHERE organisation = $1", string(organisation))
	if err != nil || left > 0 {
		return err
	}
	if _, err := tx.Exec("UPDATE supporter SET organisation = '' WHERE organisation = $1", string(organisation)); err != nil {
		return err
	}
	_, err = tx.Exec("DELETE FROM alias WHERE organisation = $1", string(organisation))
	return err
}
