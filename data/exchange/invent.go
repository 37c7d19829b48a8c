package exchange

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"doemee/data/coalition"
)

// before is the content as it was when it was handed in.
func (in *inventor) before() (*coalition.Content, error) {
	c := coalition.NewContent(in.id("organisation"))
	edit := c.Edit("add", coalition.CauseScreen)
	t := in.template()
	for _, single := range []struct {
		record coalition.Record
		values json.RawMessage
	}{{coalition.AsRecord(&c.Organisation), t.Organisation}, {coalition.AsRecord(&c.Contact), t.Contact}, {coalition.AsRecord(&c.Support), t.Support}} {
		if err := in.fill(edit, single.record, single.values, in.place); err != nil {
			return nil, err
		}
	}
	in.number(&c.Organisation)
	for i := range in.first() {
		if err := in.commit(c, edit, i); err != nil {
			return nil, err
		}
	}
	c.Sort()
	return c, nil
}

// number gives organisations after the written ones a number that nobody has.
func (in *inventor) number(o *coalition.Organisation) {
	if in.nth >= len(in.source.Organisations) {
		o.Identifier = digits.ReplaceAllString(o.Identifier, strconv.Itoa(9000+in.nth))
	}
}

// commit adds the i-th commitment with its rows and the building blocks it uses.
func (in *inventor) commit(c *coalition.Content, edit *coalition.Edit, i int) error {
	p := in.picks[i]
	t, err := edit.AddCommitment(in.id("commitment", strconv.Itoa(i)))
	if err != nil {
		return err
	}
	record := coalition.AsRecord(t)
	if err := in.fill(edit, record, p.Commitment, p.place); err != nil {
		return err
	}
	if i < in.first() && p.Was != nil {
		if err := in.fill(edit, record, p.Was, p.place); err != nil {
			return err
		}
	}
	if err := in.finish(c, edit, t.ID, p); err != nil {
		return err
	}
	return in.rows(edit, t.ID, p.place, map[coalition.Kind][]json.RawMessage{coalition.KindContribution: p.Contributions,
		coalition.KindMilestone: p.Milestones, coalition.KindNeed: p.Needs})
}

// finish tells repeated commitments apart, leaves open what is meant to be open, and ties the building blocks.
func (in *inventor) finish(c *coalition.Content, edit *coalition.Edit, id coalition.ID, p pick) error {
	set := map[string]string{}
	t := c.Commitment(id)
	if p.again {
		set["title"] = t.Title + " – " + p.place
	}
	if p.unfinish {
		set["role"], set["result"] = "", ""
	}
	var blocks string
	for _, name := range p.Blocks {
		block, err := in.block(c, edit, name)
		if err != nil {
			return err
		}
		blocks += string(block) + "\n"
	}
	set["buildingBlocks"] = blocks
	for field, value := range set {
		if err := edit.Set(coalition.AsRecord(c.Commitment(id)), field, value); err != nil {
			return err
		}
	}
	return nil
}

// block finds the building block of that name, or adds it.
func (in *inventor) block(c *coalition.Content, edit *coalition.Edit, name string) (coalition.ID, error) {
	id := in.id("block", name)
	if c.Block(id) != nil {
		return id, nil
	}
	r, err := edit.Add(coalition.KindBuildingBlock, id, "")
	if err != nil {
		return "", err
	}
	return id, in.fill(edit, r, in.source.Blocks[name], in.place)
}

// rows adds rows to a commitment, kind by kind in the order people meet them.
func (in *inventor) rows(edit *coalition.Edit, owner coalition.ID, place string, all map[coalition.Kind][]json.RawMessage) error {
	for _, k := range coalition.Kinds {
		for i, values := range all[k] {
			r, err := edit.Add(k, in.id(string(owner), string(k), strconv.Itoa(i)), owner)
			if err != nil {
				return err
			}
			if err := in.fill(edit, r, values, place); err != nil {
				return err
			}
		}
	}
	return nil
}

// fill sets what stands in a JSON object on a record, field by field in the order of the field table.
func (in *inventor) fill(edit *coalition.Edit, r coalition.Record, values json.RawMessage, place string) error {
	s, err := coalition.ReadRecord(r.Kind(), bytes.NewReader(values))
	if err != nil {
		return fmt.Errorf("%s: %w", values, err)
	}
	for _, f := range coalition.Fields(r.Kind()) {
		value, given := s.Values[f.Name]
		if !given {
			continue
		}
		if err := edit.Set(r, f.Name, in.said(value, place)); err != nil {
			return err
		}
	}
	return nil
}

// deed is one step that was made after the submission.
type deed struct {
	name string
	do   func(*coalition.Edit) error
}

// since lists what was done after the submission: values that changed, news of a round, and new commitments.
func (in *inventor) since(c *coalition.Content) (deeds []deed) {
	for i, p := range in.picks {
		id := in.id("commitment", strconv.Itoa(i))
		switch {
		case i >= in.first():
			deeds = append(deeds, deed{"add", func(e *coalition.Edit) error { return in.commit(c, e, i) }})
		case p.Was != nil:
			deeds = append(deeds, deed{"edit", func(e *coalition.Edit) error {
				return in.fill(e, coalition.AsRecord(c.Commitment(id)), in.again(p), p.place)
			}})
		case p.Progress != nil && c.Commitment(id).Status != coalition.StatusDraft:
			deeds = append(deeds, deed{"edit", func(e *coalition.Edit) error { return in.news(c, e, id, p) }})
		}
	}
	return deeds
}

// again is the present value of the fields that were different before.
func (in *inventor) again(p pick) json.RawMessage {
	var now, was map[string]json.RawMessage
	_, _ = json.Unmarshal(p.Commitment, &now), json.Unmarshal(p.Was, &was) // demo.json was read whole already
	for name := range now {
		if !slices.Contains(keys(was), name) {
			delete(now, name)
		}
	}
	raw, _ := json.Marshal(now)
	return raw
}

func keys(m map[string]json.RawMessage) (names []string) {
	for name := range m {
		names = append(names, name)
	}
	return names
}

// news is what a round brought: a status, and what happened.
func (in *inventor) news(c *coalition.Content, e *coalition.Edit, id coalition.ID, p pick) error {
	if p.Later != nil {
		if err := in.fill(e, coalition.AsRecord(c.Commitment(id)), p.Later, p.place); err != nil {
			return err
		}
	}
	return in.rows(e, id, p.place, map[coalition.Kind][]json.RawMessage{coalition.KindProgress: p.Progress})
}
