package workbook

import (
	"fmt"
	"slices"

	"doemee/data/coalition"
)

// cellUnits is the longest text of a cell, in UTF-16 units as Excel counts.
const cellUnits = 32767

// cargo is what a workbook carries: records by kind, in the order in which people keep them.
type cargo struct {
	records map[coalition.Kind][]coalition.Record
	numbers map[coalition.ID]string // how cells name a commitment: its number, or its id where that isn't enough
	refs    map[coalition.ID]string // how cells name a building block
	rows    map[place][]coalition.Record
}

// place names the rows of one kind of one commitment.
type place struct {
	kind       coalition.Kind
	commitment coalition.ID
}

func loadSubmission(b Book) (*cargo, error) {
	lines := b.Submission.Lines
	if b.Submission.Contact != "" {
		lines = append(slices.Clone(lines), b.Submission.Contact)
	}
	c := &cargo{records: map[coalition.Kind][]coalition.Record{}}
	for i, line := range lines {
		r, err := coalition.ReadLine(line)
		if err != nil {
			return nil, fmt.Errorf("line %d of the submission: %w", i+1, err)
		}
		c.records[r.Kind()] = append(c.records[r.Kind()], r)
	}
	c.order(b.Content)
	c.name()
	return c, nil
}

// loadContent takes what may leave of a content: the trash stays.
func loadContent(content *coalition.Content) *cargo {
	c := &cargo{records: map[coalition.Kind][]coalition.Record{}}
	if content == nil {
		content = &coalition.Content{}
	}
	gone := map[string]bool{}
	content.Records(func(r coalition.Record) bool {
		if r.Value("trashed") != "" || gone[r.Value("commitment")] {
			gone[string(r.ID())] = true
			return true
		}
		c.records[r.Kind()] = append(c.records[r.Kind()], r)
		return true
	})
	delete(c.records, coalition.KindExplanation)
	delete(c.records, coalition.KindReply)
	c.name()
	return c
}

// order sorts as people keep their records; what the content does not know comes after, by number.
func (c *cargo) order(content *coalition.Content) {
	rank := map[coalition.ID]int{}
	if content != nil {
		content.Records(func(r coalition.Record) bool {
			rank[r.ID()] = len(rank) + 1
			return true
		})
	}
	at := func(r coalition.Record) int {
		if n, ok := rank[r.ID()]; ok {
			return n
		}
		return len(rank) + 1
	}
	for _, list := range c.records {
		slices.SortStableFunc(list, func(a, b coalition.Record) int {
			if n := at(a) - at(b); n != 0 {
				return n
			}
			return coalition.Number(a.Value("number")).Rank() - coalition.Number(b.Value("number")).Rank()
		})
	}
}

// name settles how cells refer to commitments and building blocks.
func (c *cargo) name() {
	c.numbers, c.refs = map[coalition.ID]string{}, map[coalition.ID]string{}
	times := map[string]int{}
	for _, r := range c.records[coalition.KindCommitment] {
		times[r.Value("number")]++
	}
	for _, r := range c.records[coalition.KindCommitment] {
		c.numbers[r.ID()] = string(r.ID())
		if n := r.Value("number"); n != "" && times[n] == 1 {
			c.numbers[r.ID()] = n
		}
	}
	for i, r := range c.records[coalition.KindBuildingBlock] {
		c.refs[r.ID()] = refOf(i + 1)
	}
	c.rows = map[place][]coalition.Record{}
	for k, list := range c.records {
		for _, r := range list {
			if k.Belongs() {
				at := place{k, coalition.ID(r.Value("commitment"))}
				c.rows[at] = append(c.rows[at], r)
			}
		}
	}
}

// refOf names the n-th building block of a workbook.
func refOf(n int) string { return fmt.Sprintf("B-%02d", n) }

// owned lists the rows of a kind that belong to a commitment, in order.
func (c *cargo) owned(k coalition.Kind, commitment coalition.ID) []coalition.Record {
	return c.rows[place{k, commitment}]
}

// only gives the one record of a kind that exists once; the zero record when it does not travel.
func (c *cargo) only(k coalition.Kind) (coalition.Record, bool) {
	if list := c.records[k]; len(list) > 0 {
		return list[0], true
	}
	return coalition.Record{}, false
}

// lastNumber is the highest number given to a commitment.
func (c *cargo) lastNumber() int {
	last := 0
	for _, r := range c.records[coalition.KindCommitment] {
		last = max(last, coalition.Number(r.Value("number")).Rank())
	}
	return last
}

// fits refuses texts that no cell can hold before anything is written.
func (c *cargo) fits() error {
	for _, k := range coalition.Kinds {
		for _, r := range c.records[k] {
			for field, text := range r.Values() {
				if n := units(carried(text)); n > cellUnits {
					return &TooLong{Kind: k, ID: r.ID(), Field: field, Units: n}
				}
			}
		}
	}
	return nil
}

// units counts as Excel does: UTF-16 units.
func units(text string) int {
	n := 0
	for _, r := range text {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}
