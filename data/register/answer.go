package register

import (
	"context"

	"doemee/data/coalition"
	"doemee/data/database"
)

// Answer is one answer that was written to an organisation.
type Answer struct {
	ID           coalition.ID
	Organisation coalition.ID
	Submission   coalition.ID // the one it answers, by the register's own id
	Number       int          // rises per submission
	Verdict      coalition.Verdict
	MadeAt       coalition.Moment
	File         string // name of the workbook
	Note         string // as it was signed
}

const answerColumns = "id, organisation, submission, number, verdict, made_at, file, note"

// Due is what there is to say to one organisation now: the submission that is answered and what the secretariat thinks of it.
type Due struct {
	Submission
	Waiting  coalition.ID   // the file of a submission that needs repair and does not count, empty for one that does
	Accepted []coalition.ID // commitments that are in order as they stand
	Unjudged int            // commitments in the submission that nobody found in order yet
	Open     []Question     // without a reply, the oldest first
	Last     *Answer        // the newest answer to this submission, nil when there is none
	Next     int            // the number of the next one
}

// Answerable lists the organisations about which the secretariat judged, asked or could not read something, by name.
func (r *Register) Answerable(ctx context.Context) (all []coalition.ID, err error) {
	err = r.db.Read(ctx, func(tx *database.Tx) error {
		all, err = database.Collect(tx, func(scan func(...any) error) (id coalition.ID, err error) { return id, scan(&id) },
			`SELECT a.organisation FROM (SELECT organisation FROM review UNION SELECT organisation FROM question
			UNION SELECT organisation FROM file WHERE class = $1 AND settled_at = '' AND submission <> '') a
			LEFT JOIN organisation o ON o.id = a.organisation ORDER BY coalesce(o.folded, ''), a.organisation`, string(coalition.ClassRepair))
		return err
	})
	return all, err
}

// Due gathers what there is to say to an organisation. One that has sent nothing gives [ErrNoRecord].
func (r *Register) Due(ctx context.Context, organisation coalition.ID) (due Due, err error) {
	err = r.db.Read(ctx, func(tx *database.Tx) error {
		if err := due.submitted(tx, organisation); err != nil {
			return err
		}
		if err := due.judged(tx); err != nil {
			return err
		}
		return due.answered(tx)
	})
	return due, r.named(err)
}

// submitted finds the submission that an answer would be about: the newest that counts, or a newer one that waits for repair.
func (d *Due) submitted(tx *database.Tx, organisation coalition.ID) error {
	top, err := text(tx, "SELECT submission FROM organisation WHERE id = $1", string(organisation))
	if err != nil {
		return err
	}
	sequence := -1
	if top != "" {
		if d.Submission, err = submission(tx, coalition.ID(top)); err != nil {
			return err
		}
		sequence = d.Sequence
	}
	waiting, err := database.Collect(tx, func(scan func(...any) error) (w [2]coalition.ID, err error) { return w, scan(&w[0], &w[1]) },
		`SELECT f.id, f.submission FROM file f WHERE f.class = $1 AND f.settled_at = '' AND f.submission <> '' AND f.organisation = $2
		AND f.sequence > $3 ORDER BY f.sequence DESC, f.seen_at DESC, f.id LIMIT 1`, string(coalition.ClassRepair), string(organisation), sequence)
	switch {
	case err != nil:
		return err
	case len(waiting) > 0:
		d.Waiting = waiting[0][0]
		d.Submission, err = submission(tx, waiting[0][1])
		return err
	case top == "":
		return ErrNoRecord
	}
	return nil
}

// judged reads what was said about the commitments of the submission, and what is still asked.
func (d *Due) judged(tx *database.Tx) error {
	organisation := string(d.Registered)
	err := tx.Each(func(scan func(...any) error) error {
		var id coalition.ID
		var verdict coalition.Verdict
		var leftOut bool
		if err := scan(&id, &verdict, &leftOut); err != nil {
			return err
		}
		switch {
		case verdict == coalition.Accepted:
			d.Accepted = append(d.Accepted, id)
		case !leftOut:
			d.Unjudged++
		}
		return nil
	}, "SELECT id, review, left_out FROM commitment WHERE organisation = $1 ORDER BY rank, id", organisation)
	if err != nil {
		return err
	}
	d.Open, err = database.Collect(tx, scanQuestion, `SELECT `+questionShown+` FROM `+questionFrom+`
		WHERE q.organisation = $1 AND q.closed_at = '' ORDER BY q.asked_at, q.id`, organisation)
	return err
}

// answered reads what was said about the submission before. Numbers rise over everything that calls itself by the same id: an edited
// copy of a submission is kept apart, and the member's program knows only the one.
func (d *Due) answered(tx *database.Tx) error {
	all, err := database.Collect(tx, scanAnswer, "SELECT "+answerColumns+" FROM answer WHERE submission = $1 ORDER BY number DESC LIMIT 1", string(d.Taken))
	if err != nil {
		return err
	}
	if len(all) > 0 {
		d.Last = &all[0]
	}
	highest, err := number(tx, `SELECT coalesce(max(a.number), 0) FROM answer a JOIN submission s ON s.id = a.submission
		WHERE s.organisation = $1 AND s.stated_id = $2`, string(d.Registered), string(d.ID))
	d.Next = highest + 1
	return err
}

// KeepAnswer records that an answer was written, with the questions it carried, in one transaction. A question remembers the first answer that
// carried it.
func (r *Register) KeepAnswer(ctx context.Context, a Answer, questions []coalition.ID) error {
	return r.db.Update(ctx, func(tx *database.Tx) error {
		err := one(tx.Exec("INSERT INTO answer ("+answerColumns+") VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", string(a.ID), string(a.Organisation),
			string(a.Submission), a.Number, string(a.Verdict), string(a.MadeAt), a.File, a.Note))
		for _, q := range questions {
			if err != nil {
				return err
			}
			_, err = tx.Exec("UPDATE question SET answer = $1 WHERE id = $2 AND answer = ''", string(a.ID), string(q))
		}
		return err
	})
}

// Answers lists the answers to an organisation, or with an empty one to all, the newest first.
func (r *Register) Answers(ctx context.Context, organisation coalition.ID) (all []Answer, err error) {
	var c conditions
	c.is("organisation", string(organisation))
	err = r.db.Read(ctx, func(tx *database.Tx) error {
		all, err = database.Collect(tx, scanAnswer, "SELECT "+answerColumns+" FROM answer"+c.where()+" ORDER BY made_at DESC, number DESC, id", c.bound...)
		return err
	})
	return all, err
}

func scanAnswer(scan func(...any) error) (a Answer, err error) {
	err = scan(&a.ID, &a.Organisation, &a.Submission, &a.Number, &a.Verdict, &a.MadeAt, &a.File, &a.Note)
	return a, err
}
