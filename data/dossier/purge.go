package dossier

import (
	"context"
	"slices"
	"strings"

	"doemee/data/coalition"
	"doemee/data/database"
)

// Purge takes out for good what was put in the trash before a moment, and tells how many commitments and building blocks
// that were. The log keeps what they held. It can't be taken back, nor what came before it.
func (d *Dossier) Purge(ctx context.Context, before coalition.Moment) (gone int, err error) {
	asked := coalition.Step{Name: "purge", Cause: coalition.CauseScreen}
	_, err = d.write(ctx, "purge "+string(before), asked, func(tx *database.Tx) (coalition.Step, error) {
		var step coalition.Step
		step, gone, err = purging(tx, before)
		if err != nil || gone == 0 {
			return step, err
		}
		if err := carry(tx, step); err != nil {
			return step, err
		}
		return step, d.final(tx, step)
	})
	return gone, err
}

// purging works out the step on a content of its own, with the domain's way of taking out a record and its rows.
func purging(tx *database.Tx, before coalition.Moment) (step coalition.Step, gone int, err error) {
	c, err := load(tx)
	if err != nil {
		return step, 0, err
	}
	e := c.Edit("purge", coalition.CauseScreen)
	for _, id := range overdue(c, before) {
		if err := takeOut(c, e, id); err != nil {
			return step, gone, err
		}
		gone++
	}
	return e.Step(), gone, nil
}

// overdue lists what lies in the trash from before a moment.
func overdue(c *coalition.Content, before coalition.Moment) (ids []coalition.ID) {
	for i := range c.Commitments {
		if t := c.Commitments[i].Trashed; t != "" && t < before {
			ids = append(ids, c.Commitments[i].ID)
		}
	}
	for i := range c.BuildingBlocks {
		if t := c.BuildingBlocks[i].Trashed; t != "" && t < before {
			ids = append(ids, c.BuildingBlocks[i].ID)
		}
	}
	return ids
}

// takeOut removes a commitment with its rows, or a building block with every reference to it.
func takeOut(c *coalition.Content, e *coalition.Edit, id coalition.ID) error {
	if t := c.Commitment(id); t != nil {
		return e.Remove(coalition.AsRecord(t))
	}
	if err := unlink(c, e, id); err != nil {
		return err
	}
	return e.Remove(coalition.AsRecord(c.Block(id)))
}

// unlink takes a building block out of the commitments that point to it.
func unlink(c *coalition.Content, e *coalition.Edit, block coalition.ID) error {
	for i := range c.Commitments {
		t := &c.Commitments[i]
		if !slices.Contains(t.BuildingBlocks, block) {
			continue
		}
		var left []string
		for _, id := range t.BuildingBlocks {
			if id != block {
				left = append(left, string(id))
			}
		}
		if err := e.Set(coalition.AsRecord(t), "buildingBlocks", strings.Join(left, "\n")); err != nil {
			return err
		}
	}
	return nil
}
