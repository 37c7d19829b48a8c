package register

import (
	"context"
	"fmt"
	"slices"

	"doemee/data/coalition"
	"doemee/data/database"
)

// Reading is how the secretariat read a cell that the reader could not: what stood there and the value it was taken for. The
// submission itself stays as it came in; the reading is told back in the answer.
type Reading struct {
	ID         coalition.ID
	Submission coalition.ID // by the register's own id
	File       coalition.ID // the file the reason stands with
	Sheet      string
	Cell       string
	Kind       coalition.Kind
	Record     coalition.ID
	Field      string // of the record, such as end
	Found      string
	Value      string // as the domain writes it
	At         coalition.Moment
}

// settles tells whether a reading says what a cell asks: it is about the whole field, also where that has several columns. The same text in
// another cell of the row asks something else.
func (one *Reading) settles(k coalition.Kind, record coalition.ID, column string) bool {
	return one.Kind == k && one.Record == record && one.Field == coalition.FieldOfColumn(k, column)
}

// Settled tells whether one of the readings settles the cell that a reason is about.
func Settled(readings []Reading, reason Reason) bool {
	return slices.ContainsFunc(readings, func(one Reading) bool { return one.settles(reason.Kind, reason.Record, reason.Field) })
}

const readingColumns = "id, submission, file, sheet, cell, kind, record, field, found, value, at"

// Read keeps a reading and makes the view anew where the submission counts. A value of the wrong form gives
// [*coalition.BadValue], a record that is not in the submission [ErrNoRecord]. A later reading of the same field holds.
func (r *Register) Read(ctx context.Context, e *coalition.Edition, one Reading) (Reading, error) {
	one.ID, one.At = coalition.NewID(), r.now()
	err := r.db.Update(ctx, func(tx *database.Tx) error {
		s, err := submission(tx, one.Submission)
		if err != nil {
			return err
		}
		if err := readInto(&s, &one); err != nil {
			return err
		}
		if err := insertReading(tx, &one); err != nil {
			return err
		}
		if err := r.settleCell(tx, &one); err != nil || !s.Placed {
			return err
		}
		return r.rebuild(tx, e, s.Registered)
	})
	return one, r.named(err)
}

// readInto tries a reading out and keeps its value as the domain writes it.
func readInto(s *Submission, one *Reading) error {
	c, err := s.ContentOf()
	if err != nil {
		return err
	}
	record, ok := c.Find(one.Kind, one.Record)
	if !ok {
		return fmt.Errorf("%s: %w", one.Record, ErrNoRecord)
	}
	if err := record.Put(one.Field, one.Value); err != nil {
		return err
	}
	one.Value = record.Value(one.Field)
	return nil
}

func insertReading(tx *database.Tx, one *Reading) error {
	_, err := tx.Exec("INSERT INTO reading ("+readingColumns+") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)", string(one.ID),
		string(one.Submission), string(one.File), one.Sheet, one.Cell, string(one.Kind), string(one.Record), one.Field, one.Found, one.Value,
		string(one.At))
	return err
}

// settleCell closes the questions that it answers.
func (r *Register) settleCell(tx *database.Tx, one *Reading) error {
	open, err := database.Collect(tx, func(scan func(...any) error) (q Question, err error) {
		return q, scan(&q.ID, &q.Kind, &q.Record, &q.Field)
	}, "SELECT id, kind, record, field FROM question WHERE submission = $1 AND cause = 'repair' AND closed_at = ''", string(one.Submission))
	for _, q := range open {
		if err == nil && one.settles(q.Kind, q.Record, q.Field) {
			_, err = tx.Exec("UPDATE question SET closed_at = $1, reply = $2 WHERE id = $3", string(one.At), one.Value, string(q.ID))
		}
	}
	return err
}

// Readings lists how cells of a submission were read, in that order.
func (r *Register) Readings(ctx context.Context, taken coalition.ID) (all []Reading, err error) {
	err = r.db.Read(ctx, func(tx *database.Tx) error {
		all, err = readingsOf(tx, taken)
		return err
	})
	return all, err
}

func readingsOf(tx *database.Tx, taken coalition.ID) ([]Reading, error) {
	return database.Collect(tx, scanReading, "SELECT "+readingColumns+" FROM reading WHERE submission = $1 ORDER BY at, id", string(taken))
}

func scanReading(scan func(...any) error) (one Reading, err error) {
	err = scan(&one.ID, &one.Submission, &one.File, &one.Sheet, &one.Cell, &one.Kind, &one.Record, &one.Field, &one.Found, &one.Value, &one.At)
	return one, err
}

// contentRead is what a submission says, with the readings of its cells.
func contentRead(tx *database.Tx, s *Submission) (*coalition.Content, error) {
	c, err := s.ContentOf()
	if err != nil {
		return nil, err
	}
	readings, err := readingsOf(tx, s.Taken)
	if err != nil {
		return nil, err
	}
	for _, one := range readings {
		record, ok := c.Find(one.Kind, one.Record)
		if !ok {
			return nil, fmt.Errorf("reading %s: %w", one.ID, ErrNoRecord)
		}
		if err := record.Put(one.Field, one.Value); err != nil {
			return nil, err
		}
	}
	return c, nil
}
