package coalition

import (
	"errors"
	"fmt"
	"slices"
)

// Content is everything a dossier holds that people edit, loaded whole. Commitments and building blocks in the trash are in
// their lists too, see [Content.Active] and [Content.Blocks]. The zero Content is empty; [NewContent] makes one to work with.
type Content struct {
	Organisation   Organisation
	Contact        Contact
	Support        Support
	Commitments    []Commitment
	BuildingBlocks []BuildingBlock
	Explanations   []Explanation
	Replies        []Reply

	// LastNumber is the highest rank ever given to a commitment: numbers are never used again.
	LastNumber int
}

// NewContent makes an empty content for a new organisation. Contact and support have ids that follow from the organisation's.
func NewContent(organisation ID) *Content {
	return &Content{
		Organisation: Organisation{ID: organisation},
		Contact:      Contact{ID: DeriveID(organisation, string(KindContact))},
		Support:      Support{ID: DeriveID(organisation, string(KindSupport))},
	}
}

// Errors of changes that do not fit the content they are applied to.
var (
	ErrNoRecord = errors.New("no such record")
	ErrExists   = errors.New("the record exists already")
	ErrStale    = errors.New("the value has changed in the meantime")
)

// Active lists the commitments that are not in the trash, in their order.
func (c *Content) Active() []*Commitment {
	var active []*Commitment
	for i := range c.Commitments {
		if c.Commitments[i].Trashed == "" {
			active = append(active, &c.Commitments[i])
		}
	}
	return active
}

// Blocks lists the building blocks that are not in the trash, in their order.
func (c *Content) Blocks() []*BuildingBlock {
	var blocks []*BuildingBlock
	for i := range c.BuildingBlocks {
		if c.BuildingBlocks[i].Trashed == "" {
			blocks = append(blocks, &c.BuildingBlocks[i])
		}
	}
	return blocks
}

// Commitment finds a commitment, in the trash or not; nil when there is none.
func (c *Content) Commitment(id ID) *Commitment {
	for i := range c.Commitments {
		if c.Commitments[i].ID == id {
			return &c.Commitments[i]
		}
	}
	return nil
}

// Numbered finds a commitment by its number; nil when there is none.
func (c *Content) Numbered(n Number) *Commitment {
	for i := range c.Commitments {
		if c.Commitments[i].Number == n {
			return &c.Commitments[i]
		}
	}
	return nil
}

// Block finds a building block, in the trash or not; nil when there is none.
func (c *Content) Block(id ID) *BuildingBlock {
	for i := range c.BuildingBlocks {
		if c.BuildingBlocks[i].ID == id {
			return &c.BuildingBlocks[i]
		}
	}
	return nil
}

// Records visits every record, commitments each followed by their rows, until yield returns false.
func (c *Content) Records(yield func(Record) bool) {
	singles := []Record{AsRecord(&c.Organisation), AsRecord(&c.Contact), AsRecord(&c.Support)}
	for _, r := range singles {
		if !yield(r) {
			return
		}
	}
	for i := range c.Commitments {
		if !yield(AsRecord(&c.Commitments[i])) || !c.Commitments[i].Rows(yield) {
			return
		}
	}
	_ = each(c.BuildingBlocks, yield) && each(c.Explanations, yield) && each(c.Replies, yield)
}

// Rows visits the rows that belong to a commitment until yield returns false, and tells whether it saw them all.
func (c *Commitment) Rows(yield func(Record) bool) bool {
	return each(c.Contributions, yield) && each(c.Milestones, yield) && each(c.Needs, yield) && each(c.Progress, yield)
}

func each[T any](list []T, yield func(Record) bool) bool {
	for i := range list {
		if !yield(asRecord(&list[i])) {
			return false
		}
	}
	return true
}

// Find finds one record of a kind by its id. The parent of a row may be empty when it is not known.
func (c *Content) Find(k Kind, id ID) (Record, bool) {
	switch k { // of these there may be thousands
	case KindCommitment:
		if t := c.Commitment(id); t != nil {
			return AsRecord(t), true
		}
		return Record{}, false
	case KindBuildingBlock:
		if b := c.Block(id); b != nil {
			return AsRecord(b), true
		}
		return Record{}, false
	}
	for r := range c.Records {
		if r.kind == k && *r.id == id {
			return r, true
		}
	}
	return Record{}, false
}

// Clone is a copy that shares nothing with the original.
func (c *Content) Clone() *Content {
	copied := *c
	copied.BuildingBlocks, copied.Explanations, copied.Replies = slices.Clone(c.BuildingBlocks), slices.Clone(c.Explanations), slices.Clone(c.Replies)
	copied.Commitments = slices.Clone(c.Commitments)
	for i := range copied.Commitments {
		copied.Commitments[i] = copied.Commitments[i].clone()
	}
	return &copied
}

func (c Commitment) clone() Commitment {
	c.IconProjects, c.Themes, c.Partners = slices.Clone(c.IconProjects), slices.Clone(c.Themes), slices.Clone(c.Partners)
	c.Ambitions, c.Effects, c.BuildingBlocks = slices.Clone(c.Ambitions), slices.Clone(c.Effects), slices.Clone(c.BuildingBlocks)
	c.Contributions, c.Milestones = slices.Clone(c.Contributions), slices.Clone(c.Milestones)
	c.Needs, c.Progress = slices.Clone(c.Needs), slices.Clone(c.Progress)
	for i := range c.Progress {
		c.Progress[i].Obstacles = slices.Clone(c.Progress[i].Obstacles)
	}
	return c
}

// add puts a new record in its place. A row needs its commitment; a record that is there exactly once can't be added.
func (c *Content) add(k Kind, id, parent ID) error {
	if k.Belongs() {
		owner := c.Commitment(parent)
		if owner == nil {
			return fmt.Errorf("commitment %s: %w", parent, ErrNoRecord)
		}
		return owner.add(k, id)
	}
	switch k {
	case KindCommitment:
		c.Commitments = append(c.Commitments, Commitment{ID: id})
	case KindBuildingBlock:
		c.BuildingBlocks = append(c.BuildingBlocks, BuildingBlock{ID: id})
	case KindExplanation:
		c.Explanations = append(c.Explanations, Explanation{ID: id})
	case KindReply:
		c.Replies = append(c.Replies, Reply{ID: id})
	default:
		return fmt.Errorf("%s: %w", k, ErrExists)
	}
	return nil
}

func (c *Commitment) add(k Kind, id ID) error {
	switch k {
	case KindContribution:
		c.Contributions = append(c.Contributions, Contribution{ID: id, Commitment: c.ID})
	case KindMilestone:
		c.Milestones = append(c.Milestones, Milestone{ID: id, Commitment: c.ID})
	case KindNeed:
		c.Needs = append(c.Needs, Need{ID: id, Commitment: c.ID})
	case KindProgress:
		c.Progress = append(c.Progress, Progress{ID: id, Commitment: c.ID})
	}
	return nil
}

// remove takes a record out for good. The rows of a commitment must have gone before it.
func (c *Content) remove(k Kind, id ID) error {
	if k.Single() {
		return fmt.Errorf("%s: %w", k, ErrExists)
	}
	c.BuildingBlocks = slices.DeleteFunc(c.BuildingBlocks, func(b BuildingBlock) bool { return k == KindBuildingBlock && b.ID == id })
	c.Explanations = slices.DeleteFunc(c.Explanations, func(e Explanation) bool { return k == KindExplanation && e.ID == id })
	c.Replies = slices.DeleteFunc(c.Replies, func(r Reply) bool { return k == KindReply && r.ID == id })
	c.Commitments = slices.DeleteFunc(c.Commitments, func(t Commitment) bool { return k == KindCommitment && t.ID == id })
	for i := range c.Commitments {
		c.Commitments[i].remove(k, id)
	}
	return nil
}

func (c *Commitment) remove(k Kind, id ID) {
	switch k {
	case KindContribution:
		c.Contributions = slices.DeleteFunc(c.Contributions, func(r Contribution) bool { return r.ID == id })
	case KindMilestone:
		c.Milestones = slices.DeleteFunc(c.Milestones, func(r Milestone) bool { return r.ID == id })
	case KindNeed:
		c.Needs = slices.DeleteFunc(c.Needs, func(r Need) bool { return r.ID == id })
	case KindProgress:
		c.Progress = slices.DeleteFunc(c.Progress, func(r Progress) bool { return r.ID == id })
	}
}

// Sort puts everything in the order people gave it; what has no order comes by number or id.
func (c *Content) Sort() {
	slices.SortStableFunc(c.Commitments, func(a, b Commitment) int {
		if n := byOrder(a.Position, b.Position, "", ""); n != 0 {
			return n
		}
		return a.Number.Rank() - b.Number.Rank()
	})
	slices.SortStableFunc(c.BuildingBlocks, func(a, b BuildingBlock) int { return byOrder(a.Position, b.Position, a.ID, b.ID) })
	for i := range c.Commitments {
		c.Commitments[i].sort()
	}
}

func (c *Commitment) sort() {
	slices.SortStableFunc(c.Contributions, func(a, b Contribution) int { return byOrder(a.Position, b.Position, a.ID, b.ID) })
	slices.SortStableFunc(c.Milestones, func(a, b Milestone) int { return byOrder(a.Position, b.Position, a.ID, b.ID) })
	slices.SortStableFunc(c.Needs, func(a, b Need) int { return byOrder(a.Position, b.Position, a.ID, b.ID) })
	slices.SortStableFunc(c.Progress, func(a, b Progress) int { return byOrder(a.Position, b.Position, a.ID, b.ID) })
}

func byOrder(a, b int64, x, y ID) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return byText(x, y)
}
