package coalition

import (
	"fmt"
	"slices"
)

// ContentOf makes one value of the canonical lines of a submission, the contact's line among them where it travelled. Records stand in
// the order of the lines, commitments by their number. It fails on a line that is no record, that stands there twice, or whose
// commitment is not there.
func ContentOf(organisation ID, lines []string) (*Content, error) {
	c := NewContent(organisation)
	at := map[ID]int{}
	var rows []Record
	for _, line := range lines {
		r, err := ReadLine(line)
		if err != nil {
			return nil, err
		}
		if r.kind.Belongs() {
			rows = append(rows, r) // their commitment may come later in the order of the lines
			continue
		}
		if err := c.take(r, at); err != nil {
			return nil, err
		}
	}
	for _, r := range rows {
		i, ok := at[parentOf(r)]
		if !ok {
			return nil, fmt.Errorf("%s %s: commitment %s: %w", r.kind, r.ID(), parentOf(r), ErrNoRecord)
		}
		if err := c.Commitments[i].take(r); err != nil {
			return nil, err
		}
	}
	c.Sort()
	for i := range c.Commitments {
		c.LastNumber = max(c.LastNumber, c.Commitments[i].Number.Rank())
	}
	return c, nil
}

// take puts a record that belongs to no other in its place; at remembers where commitments stand.
func (c *Content) take(r Record, at map[ID]int) error {
	if r.kind == KindCommitment {
		if _, twice := at[r.ID()]; twice {
			return fmt.Errorf("%s %s: %w", r.kind, r.ID(), ErrExists)
		}
		at[r.ID()] = len(c.Commitments)
	}
	if !r.kind.Single() {
		if err := c.add(r.kind, r.ID(), ""); err != nil {
			return err
		}
	}
	return copyInto(c.newest(r.kind), r)
}

// newest is the record of a kind that was added last, or the only one there is.
func (c *Content) newest(k Kind) Record {
	switch k {
	case KindOrganisation:
		return AsRecord(&c.Organisation)
	case KindContact:
		return AsRecord(&c.Contact)
	case KindSupport:
		return AsRecord(&c.Support)
	case KindCommitment:
		return AsRecord(&c.Commitments[len(c.Commitments)-1])
	case KindBuildingBlock:
		return AsRecord(&c.BuildingBlocks[len(c.BuildingBlocks)-1])
	case KindExplanation:
		return AsRecord(&c.Explanations[len(c.Explanations)-1])
	}
	return AsRecord(&c.Replies[len(c.Replies)-1])
}

// take adds a row to its commitment.
func (c *Commitment) take(r Record) error {
	if err := c.add(r.kind, r.ID()); err != nil {
		return err
	}
	switch r.kind {
	case KindContribution:
		return copyInto(AsRecord(&c.Contributions[len(c.Contributions)-1]), r)
	case KindMilestone:
		return copyInto(AsRecord(&c.Milestones[len(c.Milestones)-1]), r)
	case KindNeed:
		return copyInto(AsRecord(&c.Needs[len(c.Needs)-1]), r)
	}
	return copyInto(AsRecord(&c.Progress[len(c.Progress)-1]), r)
}

func copyInto(into, from Record) error {
	*into.id = from.ID()
	for name, value := range from.Values() {
		if err := into.Put(name, value); err != nil {
			return err
		}
	}
	return nil
}

// Absent is what a submission says nothing about because its file had no place for it: a column or a sheet that somebody took
// away.
type Absent struct {
	Kind    Kind     `json:"kind"`
	Records bool     `json:"records"` // records of this kind may be lacking
	Fields  []string `json:"fields"`  // these fields of it are lacking
}

// Layer is one submission as [Overlay] lays it over others.
type Layer struct {
	Content *Content
	Absent  []Absent
}

// View is what the coalition has of an organisation: its submissions laid over one another, the newest on top.
type View struct {
	Content *Content
	Origins map[ID]Origin // of each commitment
}

// Origin tells in which layers a commitment was met, counted from 0.
type Origin struct{ First, Last int }

// Overlay lays contents over one another, the oldest first. Who the organisation is and what it explains comes from the newest;
// a commitment comes from the newest layer that has it, with the rows it has there. What a later layer leaves out stays as it
// was: only the status withdrawn withdraws. What a layer has no place for stays as it was too. At least one layer is needed; none
// of them is changed.
func Overlay(layers []Layer) View {
	top := layers[len(layers)-1].Content
	view := View{Content: top.Clone(), Origins: map[ID]Origin{}}
	c := view.Content
	c.Commitments, c.BuildingBlocks, c.Replies = nil, nil, nil
	at := map[ID]int{}
	for i, l := range layers {
		layer := l.Content
		if layer.Contact.Role != "" || layer.Contact.Mailbox != "" {
			c.Contact = layer.Contact
		}
		for _, t := range layer.Commitments {
			view.lay(t.clone(), i, l.Absent, at)
		}
		c.BuildingBlocks = overlaid(c.BuildingBlocks, layer.BuildingBlocks, func(b BuildingBlock) ID { return b.ID })
		c.Replies = overlaid(c.Replies, layer.Replies, func(r Reply) ID { return r.ID })
		c.LastNumber = max(c.LastNumber, layer.LastNumber)
	}
	for i := len(layers) - 2; i >= 0; i-- {
		for _, a := range layers[len(layers)-1].Absent {
			a.fillSingle(c, layers[i].Content)
		}
	}
	c.Sort()
	return view
}

// fillSingle takes over what is not said about the organisation and its support from what was known of them.
func (a Absent) fillSingle(c, was *Content) {
	switch a.Kind {
	case KindOrganisation:
		a.fillFields(AsRecord(&c.Organisation), AsRecord(&was.Organisation))
	case KindSupport:
		a.fillFields(AsRecord(&c.Support), AsRecord(&was.Support))
	}
}

func (a Absent) fillFields(into, from Record) {
	for _, name := range a.Fields {
		if into.Value(name) == "" {
			_ = into.Put(name, from.Value(name)) // the value stood in the same field
		}
	}
}

// lay puts a commitment over an earlier one with its id.
func (v *View) lay(t Commitment, layer int, absent []Absent, at map[ID]int) {
	if i, known := at[t.ID]; known {
		for _, a := range absent {
			a.fill(&t, &v.Content.Commitments[i])
		}
		v.Content.Commitments[i] = t
		v.Origins[t.ID] = Origin{First: v.Origins[t.ID].First, Last: layer}
		return
	}
	at[t.ID] = len(v.Content.Commitments)
	v.Content.Commitments = append(v.Content.Commitments, t)
	v.Origins[t.ID] = Origin{First: layer, Last: layer}
}

// fill takes over what a commitment says nothing about from what was known of it.
func (a Absent) fill(t, was *Commitment) {
	if a.Kind == KindCommitment {
		a.fillFields(AsRecord(t), AsRecord(was))
		return
	}
	if !a.Records {
		return
	}
	switch a.Kind {
	case KindContribution:
		t.Contributions = overlaid(slices.Clone(was.Contributions), t.Contributions, func(r Contribution) ID { return r.ID })
	case KindMilestone:
		t.Milestones = overlaid(slices.Clone(was.Milestones), t.Milestones, func(r Milestone) ID { return r.ID })
	case KindNeed:
		t.Needs = overlaid(slices.Clone(was.Needs), t.Needs, func(r Need) ID { return r.ID })
	case KindProgress:
		t.Progress = overlaid(slices.Clone(was.Progress), t.Progress, func(r Progress) ID { return r.ID })
	}
}

func overlaid[T any](under, over []T, id func(T) ID) []T {
	at := map[ID]int{}
	for i := range under {
		at[id(under[i])] = i
	}
	for _, t := range over {
		if i, known := at[id(t)]; known {
			under[i] = t
			continue
		}
		under = append(under, t)
	}
	return under
}
