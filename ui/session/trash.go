package session

import (
	"context"
	"slices"
	"time"

	"doemee/data/coalition"
	"doemee/data/dossier"
)

// TrashDays is how long what was thrown away can be put back.
const TrashDays = 30

// fresh reads the dossier, and takes out for good what has been in the trash for longer than [TrashDays]. A file that takes no
// writes keeps it: that is no reason not to open it, and saving says so soon enough.
func fresh(ctx context.Context, d *dossier.Dossier, now time.Time) (*coalition.Content, error) {
	content, err := d.Content(ctx)
	before := coalition.MomentOf(now.AddDate(0, 0, -TrashDays))
	if err != nil || !overdue(content, before) {
		return content, err
	}
	if _, err := d.Purge(ctx, before); err != nil {
		return content, nil
	}
	return d.Content(ctx)
}

func overdue(c *coalition.Content, before coalition.Moment) bool {
	return slices.ContainsFunc(c.Commitments, func(t coalition.Commitment) bool { return t.Trashed != "" && t.Trashed < before }) ||
		slices.ContainsFunc(c.BuildingBlocks, func(b coalition.BuildingBlock) bool { return b.Trashed != "" && b.Trashed < before })
}
