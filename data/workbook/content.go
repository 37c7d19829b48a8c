package workbook

import "doemee/data/coalition"

// between is the distance of positions that the program leaves, so that something can be put in between.
const between = 1024

// contentOf makes one value of records, in the order in which they stood in the file. A row whose commitment is not among them
// has no place in it; it was complained of when it was read.
func contentOf(records []coalition.Record) *coalition.Content {
	c := coalition.NewContent(organisationOf(records))
	places := map[coalition.ID]int{}
	for _, rec := range records {
		if !rec.Kind().Belongs() {
			placeRecord(c, rec, places)
		}
	}
	for _, rec := range records {
		if i, ok := places[coalition.ID(rec.Value("commitment"))]; ok && rec.Kind().Belongs() {
			placeRow(&c.Commitments[i], rec)
		}
	}
	for _, t := range c.Commitments {
		c.LastNumber = max(c.LastNumber, t.Number.Rank())
	}
	return c
}

func placeRecord(c *coalition.Content, rec coalition.Record, places map[coalition.ID]int) {
	id := rec.ID()
	switch rec.Kind() {
	case coalition.KindOrganisation:
		c.Organisation.ID = id
		copyValues(coalition.AsRecord(&c.Organisation), rec)
	case coalition.KindContact:
		c.Contact.ID = id
		copyValues(coalition.AsRecord(&c.Contact), rec)
	case coalition.KindSupport:
		c.Support.ID = id
		copyValues(coalition.AsRecord(&c.Support), rec)
	case coalition.KindCommitment:
		places[id] = len(c.Commitments)
		c.Commitments = append(c.Commitments, coalition.Commitment{ID: id, Position: next(c.Commitments)})
		copyValues(coalition.AsRecord(&c.Commitments[len(c.Commitments)-1]), rec)
	case coalition.KindBuildingBlock:
		c.BuildingBlocks = append(c.BuildingBlocks, coalition.BuildingBlock{ID: id, Position: next(c.BuildingBlocks)})
		copyValues(coalition.AsRecord(&c.BuildingBlocks[len(c.BuildingBlocks)-1]), rec)
	case coalition.KindExplanation:
		c.Explanations = append(c.Explanations, coalition.Explanation{ID: id})
		copyValues(coalition.AsRecord(&c.Explanations[len(c.Explanations)-1]), rec)
	case coalition.KindReply:
		c.Replies = append(c.Replies, coalition.Reply{ID: id})
		copyValues(coalition.AsRecord(&c.Replies[len(c.Replies)-1]), rec)
	}
}

func placeRow(t *coalition.Commitment, rec coalition.Record) {
	id := rec.ID()
	switch rec.Kind() {
	case coalition.KindContribution:
		t.Contributions = append(t.Contributions, coalition.Contribution{ID: id, Position: next(t.Contributions)})
		copyValues(coalition.AsRecord(&t.Contributions[len(t.Contributions)-1]), rec)
	case coalition.KindMilestone:
		t.Milestones = append(t.Milestones, coalition.Milestone{ID: id, Position: next(t.Milestones)})
		copyValues(coalition.AsRecord(&t.Milestones[len(t.Milestones)-1]), rec)
	case coalition.KindNeed:
		t.Needs = append(t.Needs, coalition.Need{ID: id, Position: next(t.Needs)})
		copyValues(coalition.AsRecord(&t.Needs[len(t.Needs)-1]), rec)
	case coalition.KindProgress:
		t.Progress = append(t.Progress, coalition.Progress{ID: id, Position: next(t.Progress)})
		copyValues(coalition.AsRecord(&t.Progress[len(t.Progress)-1]), rec)
	}
}

func next[T any](list []T) int64 { return int64(len(list)+1) * between }

// copyValues can't fail: the values come out of a record of the same kind.
func copyValues(into, from coalition.Record) {
	for name, text := range from.Values() {
		_ = into.Put(name, text)
	}
}

func organisationOf(records []coalition.Record) coalition.ID {
	for _, rec := range records {
		if rec.Kind() == coalition.KindOrganisation {
			return rec.ID()
		}
	}
	return ""
}
