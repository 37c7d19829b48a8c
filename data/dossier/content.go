package dossier

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"doemee/data/coalition"
	"doemee/data/database"
)

// Content loads everything that people edit. Every row is checked against its own hash; a row that is not what was written
// gives a fault with code [database.Damaged].
func (d *Dossier) Content(ctx context.Context) (*coalition.Content, error) {
	var c *coalition.Content
	err := d.db.Read(ctx, func(tx *database.Tx) (err error) {
		c, err = load(tx)
		return err
	})
	return c, d.fault(err)
}

func load(tx *database.Tx) (*coalition.Content, error) {
	l, err := newLoading(tx)
	if err != nil {
		return nil, err
	}
	for _, k := range coalition.Kinds {
		if err := l.kind(tx, tables[k]); err != nil {
			return nil, err
		}
	}
	last, err := meta(tx, metaLastNumber)
	if err != nil {
		return nil, err
	}
	l.content.LastNumber, err = strconv.Atoi(last)
	l.content.Sort()
	return l.content, err
}

// loading puts rows in their places; commitments are found by their id, rows of a commitment come after all of those.
type loading struct {
	content     *coalition.Content
	commitments map[coalition.ID]int
}

// newLoading makes room for all commitments at once: growing the list would copy each of them several times.
func newLoading(tx *database.Tx) (*loading, error) {
	var n int
	err := tx.Each(func(scan func(...any) error) error { return scan(&n) }, "SELECT count(*) FROM commitment")
	c := &coalition.Content{Commitments: make([]coalition.Commitment, 0, n)}
	return &loading{content: c, commitments: make(map[coalition.ID]int, n)}, err
}

func (l *loading) kind(tx *database.Tx, t *table) error {
	r := t.row()
	return tx.Each(func(scan func(...any) error) error {
		if err := r.read(scan); err != nil {
			return err
		}
		return l.take(r)
	}, t.all)
}

func (l *loading) take(r *row) error {
	record, err := l.place(r)
	if err != nil {
		return err
	}
	if r.table.kind.Belongs() {
		return r.fill(record, 1) // It was put under its commitment, which is the first field.
	}
	return r.fill(record, 0)
}

// fill gives a record the values of the row, from the given field on. What the domain would not take was not written by it.
func (r *row) fill(record coalition.Record, from int) error {
	for i := from; i < len(r.values); i++ {
		if r.values[i] == "" {
			continue
		}
		if err := record.Put(r.table.fields[i].Name, r.values[i]); err != nil {
			return &damage{kind: r.table.kind, id: r.id, found: err.Error(), expected: r.sum}
		}
	}
	return nil
}

// place makes the record of a row in the content. A row of a commitment that is not there is not ours: the file's own
// references forbid it.
func (l *loading) place(r *row) (coalition.Record, error) {
	id := coalition.ID(r.id)
	if r.table.kind.Belongs() {
		at, ok := l.commitments[coalition.ID(r.values[0])]
		if !ok {
			return coalition.Record{}, &damage{kind: r.table.kind, id: r.id, found: r.values[0], expected: "commitment"}
		}
		return placeRow(&l.content.Commitments[at], r.table.kind, id), nil
	}
	if r.table.kind == coalition.KindCommitment {
		l.commitments[id] = len(l.content.Commitments)
	}
	return place(l.content, r.table.kind, id), nil
}

// place is the one list of which kind stands where in a content; a new kind is one case here.
func place(c *coalition.Content, k coalition.Kind, id coalition.ID) coalition.Record {
	switch k {
	case coalition.KindOrganisation:
		c.Organisation.ID = id
		return coalition.AsRecord(&c.Organisation)
	case coalition.KindContact:
		c.Contact.ID = id
		return coalition.AsRecord(&c.Contact)
	case coalition.KindSupport:
		c.Support.ID = id
		return coalition.AsRecord(&c.Support)
	case coalition.KindCommitment:
		return coalition.AsRecord(added(&c.Commitments, coalition.Commitment{ID: id}))
	case coalition.KindBuildingBlock:
		return coalition.AsRecord(added(&c.BuildingBlocks, coalition.BuildingBlock{ID: id}))
	case coalition.KindExplanation:
		return coalition.AsRecord(added(&c.Explanations, coalition.Explanation{ID: id}))
	}
	return coalition.AsRecord(added(&c.Replies, coalition.Reply{ID: id}))
}

// placeRow does the same within a commitment.
func placeRow(c *coalition.Commitment, k coalition.Kind, id coalition.ID) coalition.Record {
	switch k {
	case coalition.KindContribution:
		return coalition.AsRecord(added(&c.Contributions, coalition.Contribution{ID: id, Commitment: c.ID}))
	case coalition.KindMilestone:
		return coalition.AsRecord(added(&c.Milestones, coalition.Milestone{ID: id, Commitment: c.ID}))
	case coalition.KindNeed:
		return coalition.AsRecord(added(&c.Needs, coalition.Need{ID: id, Commitment: c.ID}))
	}
	return coalition.AsRecord(added(&c.Progress, coalition.Progress{ID: id, Commitment: c.ID}))
}

func added[T any](list *[]T, one T) *T {
	*list = append(*list, one)
	return &(*list)[len(*list)-1]
}

// fault gives damage inside a row the same shape as damage that SQLite sees.
func (d *Dossier) fault(err error) error {
	var damaged *damage
	if !errors.As(err, &damaged) {
		return err
	}
	where := fmt.Sprintf("%s %s", damaged.kind, damaged.id)
	return &database.Fault{Code: database.Damaged, Path: d.db.Path(), Found: where, Expected: damaged.expected, Cause: err}
}
