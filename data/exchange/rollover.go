package exchange

import (
	"context"

	"doemee/data/coalition"
	"doemee/data/dossier"
)

// RollOver carries out a decision about one commitment under the edition that was taken on, and changes the content given in the
// same way. A commitment about which that edition asks nothing gives [coalition.ErrNoRecord].
func RollOver(ctx context.Context, d *dossier.Dossier, c *coalition.Content, decided coalition.Decided, now coalition.Moment) error {
	step, err := coalition.RollOver(c.Clone(), decided, now)
	if err != nil {
		return err
	}
	if err := d.RollOver(ctx, decided.Commitment, decided.Decision, step); err != nil {
		return err
	}
	return c.Apply(step)
}

// OpenDecisions lists the commitments about which the present edition still asks a decision, in their order. A decision that was
// taken back with undo is open again.
func OpenDecisions(c *coalition.Content, made map[coalition.ID]coalition.Decision) (open []*coalition.Commitment) {
	for _, t := range c.Active() {
		decision, asked := made[t.ID]
		if asked && !carriedOut(t, decision) {
			open = append(open, t)
		}
	}
	return open
}

// carriedOut tells whether a decision still is what it says.
func carriedOut(t *coalition.Commitment, d coalition.Decision) bool {
	switch d {
	case coalition.Undecided:
		return false
	case coalition.Complete:
		return t.Status == coalition.StatusCompleted
	case coalition.Stop:
		return t.Status == coalition.StatusStopped
	}
	return true
}
