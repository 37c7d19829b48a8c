package exchange

import (
	"context"
	"fmt"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/dossier"
	"doemee/data/workbook"
)

// Remake makes the workbook of an earlier submission again from its record in the dossier, for when the file got lost or the
// program ended before the file had its name. It holds the same content with the same hash; the record is not touched.
func Remake(ctx context.Context, d *dossier.Dossier, s coalition.Submission, dir string) (Handed, error) {
	earlier, err := d.Submissions(ctx)
	if err != nil {
		return Handed{}, err
	}
	e, err := SubmittedEdition(ctx, d, s)
	if err != nil {
		return Handed{}, err
	}
	c, err := contentOf(s)
	if err != nil {
		return Handed{}, err
	}
	book := workbook.Book{Submission: s, Edition: e, Content: c, Language: words.Language(s.Language)}
	book.Findings = coalition.Check(c, e, coalition.DateOf(s.MadeAt.Time()))
	var later []coalition.ID
	for _, other := range earlier {
		if other.ID == s.Replaces {
			book.Previous = other.Lines
		}
		if other.Sequence >= s.Sequence {
			later = append(later, other.ID)
		}
	}
	if book.Questions, err = asked(ctx, d, c, later); err != nil {
		return Handed{}, err
	}
	return deliver(ctx, book, secret{}, dir, func() error { return nil })
}

// contentOf turns the lines of a submission back into a content.
func contentOf(s coalition.Submission) (*coalition.Content, error) {
	c := coalition.NewContent(s.Organisation)
	lines := s.Lines
	if s.Contact != "" {
		lines = append(lines[:len(lines):len(lines)], s.Contact)
	}
	var rows []coalition.Record
	e := c.Edit("remake", coalition.CauseImport)
	for _, line := range lines {
		r, err := coalition.ReadLine(line)
		if err != nil {
			return nil, fmt.Errorf("submission %d: %w", s.Sequence, err)
		}
		if r.Kind().Belongs() {
			rows = append(rows, r) // their commitment may come later in the order of the lines
			continue
		}
		if err := restore(c, e, r, ""); err != nil {
			return nil, err
		}
	}
	for _, r := range rows {
		if err := restore(c, e, r, coalition.ID(r.Value("commitment"))); err != nil {
			return nil, err
		}
	}
	c.Sort()
	return c, nil
}

// restore writes the values of a record that travelled into the content.
func restore(c *coalition.Content, e *coalition.Edit, r coalition.Record, parent coalition.ID) error {
	into, err := spot(c, e, r, parent)
	if err != nil {
		return err
	}
	for name, value := range r.Values() {
		if name == "commitment" {
			continue
		}
		if err := e.Set(into, name, value); err != nil {
			return err
		}
	}
	return nil
}

// spot finds the place of a record: one that every content has, or a new one.
func spot(c *coalition.Content, e *coalition.Edit, r coalition.Record, parent coalition.ID) (coalition.Record, error) {
	switch r.Kind() {
	case coalition.KindOrganisation:
		return coalition.AsRecord(&c.Organisation), nil
	case coalition.KindContact:
		return coalition.AsRecord(&c.Contact), nil
	case coalition.KindSupport:
		c.Support.ID = r.ID()
		return coalition.AsRecord(&c.Support), nil
	}
	return e.Add(r.Kind(), r.ID(), parent)
}
