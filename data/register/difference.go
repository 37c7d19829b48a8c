package register

import (
	"context"
	"fmt"
	"slices"

	"doemee/data/coalition"
	"doemee/data/database"
)

// Difference is what a submission says differently from the one beneath it.
type Difference struct {
	Was     *Submission // nil when there is none beneath it: everything is new, and Changes is empty
	Is      Submission
	Changes []coalition.RecordChange // what was removed was left out: in the present view it stays as it was
	Before  *coalition.Content       // what Was says, to find the titles of what changed; empty without it
	After   *coalition.Content       // what Is says
}

// Difference compares a submission, by the register's own id, with the one it lies on: the last that counts before it in the order
// of the organisation's submissions. One that waits for a decision is compared with what it would lie on.
func (r *Register) Difference(ctx context.Context, taken coalition.ID) (d Difference, err error) {
	err = r.db.Read(ctx, func(tx *database.Tx) error {
		if d.Is, err = submission(tx, taken); err != nil {
			return err
		}
		all, err := submissionsOf(tx, d.Is.Registered)
		d.Was = beneath(all, taken)
		return err
	})
	if err == nil {
		err = d.compare()
	}
	return d, r.named(err)
}

// beneath is the submission that one of them lies on.
func beneath(all []Submission, taken coalition.ID) (was *Submission) {
	at := slices.IndexFunc(all, func(s Submission) bool { return s.Taken == taken })
	for i := range max(at, 0) {
		if all[i].Placed {
			was = &all[i]
		}
	}
	return was
}

func (d *Difference) compare() (err error) {
	d.Before = &coalition.Content{}
	if d.After, err = d.Is.ContentOf(); err != nil || d.Was == nil {
		return err
	}
	if d.Before, err = d.Was.ContentOf(); err != nil {
		return err
	}
	if d.Changes, err = coalition.Difference(d.Was.Lines, d.Is.Lines); err != nil {
		return fmt.Errorf("difference of %s: %w", d.Is.Taken, err)
	}
	return nil
}
