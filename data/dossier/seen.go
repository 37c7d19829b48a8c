package dossier

import (
	"context"
	"errors"
	"fmt"

	"doemee/data/coalition"
	"doemee/data/database"
)

// Seen is everything that a dossier holds, as it was read at one moment. Every row was checked against its own hash.
type Seen struct {
	Content     *coalition.Content
	Edition     string
	Created     coalition.Moment
	Steps       int // in the log
	Mark        string
	Submissions []coalition.Submission
	Answers     []coalition.Answer
}

// Seen reads everything but the changes in the log. Mark names the newest step: two states of one dossier with the same mark
// hold the same.
func (d *Dossier) Seen(ctx context.Context) (*Seen, error) {
	s := &Seen{}
	err := d.db.Read(ctx, func(tx *database.Tx) (err error) {
		if s.Content, err = load(tx); err != nil {
			return err
		}
		if s.Edition, err = meta(tx, metaEdition); err != nil {
			return err
		}
		created, err := meta(tx, metaCreated)
		s.Created = coalition.Moment(created)
		return errors.Join(err, s.log(tx))
	})
	if err != nil {
		return nil, d.fault(err)
	}
	if s.Submissions, err = d.Submissions(ctx); err != nil {
		return nil, err
	}
	s.Answers, err = d.Answers(ctx)
	return s, err
}

func (s *Seen) log(tx *database.Tx) error {
	s.Mark = string(s.Created)
	return errors.Join(tx.Each(func(scan func(...any) error) error { return scan(&s.Steps) }, "SELECT count(*) FROM step"),
		tx.Each(func(scan func(...any) error) error {
			var seq int64
			var sum string
			err := scan(&seq, &sum)
			s.Mark = fmt.Sprintf("%s %d %s", s.Created, seq, sum)
			return err
		}, "SELECT seq, sum FROM step ORDER BY seq DESC LIMIT 1"))
}

// Counts tells how many there are of each kind of record, and of steps, submissions and answers.
func (s *Seen) Counts() map[string]int {
	counts := map[string]int{"step": s.Steps, "submission": len(s.Submissions), "answer": len(s.Answers)}
	for _, k := range coalition.Kinds {
		counts[string(k)] = 0
	}
	for r := range s.Content.Records {
		counts[string(r.Kind())]++
	}
	return counts
}

// Lines lists every record with every field, also what never leaves the dossier, for comparing with [coalition.Difference].
func (s *Seen) Lines() (lines []string) {
	for r := range s.Content.Records {
		line, _ := r.MarshalJSON() // A record writes itself from its own fields; that does not fail.
		lines = append(lines, string(line))
	}
	return lines
}

// Look reads a dossier that nobody has open, without touching it: what is read is a copy in a folder of its own under work, which
// is gone afterwards. An older version is read as this program would bring it up to date.
func Look(ctx context.Context, path, work string) (seen *Seen, err error) {
	err = database.Passing(path, work, func(copied string) (err error) {
		d, err := Open(ctx, copied)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, d.Close()) }()
		seen, err = d.Seen(ctx)
		return err
	})
	return seen, err
}

// Keeping says where the copy goes that is made before an older dossier is brought up to date.
type Keeping func(organisation coalition.ID, version int) (target string, err error)

// OpenKeeping opens a dossier as [Open] does, and says where the copy before a migration goes.
func OpenKeeping(ctx context.Context, path string, keep Keeping) (*Dossier, error) {
	id := Identity
	id.Aside = func(tx *database.Tx, version int) (string, error) {
		var organisation string
		err := tx.Each(func(scan func(...any) error) error { return scan(&organisation) }, "SELECT id FROM organisation")
		if err != nil {
			return "", err
		}
		return keep(coalition.ID(organisation), version)
	}
	return open(ctx, path, id)
}

// Check reads every page, reference and the schema of the open file again.
func (d *Dossier) Check(ctx context.Context) error { return d.db.Verify(ctx) }

// Rest lets go of the file while a function looks at its bytes; nobody may read them while it is open.
func (d *Dossier) Rest(ctx context.Context, look func(path string) error) error {
	return d.db.Rest(ctx, look)
}
