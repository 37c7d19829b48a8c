package register

import (
	"context"
	"fmt"

	"doemee/data/coalition"
	"doemee/data/database"
)

// Review is one judgement. It holds for what was judged: a commitment that comes in changed asks to be judged again.
type Review struct {
	Record  coalition.ID // the commitment, empty for the submission as a whole
	Content string       // hash of what was judged
	Verdict coalition.Verdict
	At      coalition.Moment
}

func reviewsOf(tx *database.Tx, organisation coalition.ID) (map[coalition.ID][]Review, error) {
	all, err := database.Collect(tx, func(scan func(...any) error) (r Review, err error) {
		err = scan(&r.Record, &r.Content, &r.Verdict, &r.At)
		return r, err
	}, "SELECT record, content, verdict, at FROM review WHERE organisation = $1 ORDER BY at, id", string(organisation))
	by := map[coalition.ID][]Review{}
	for _, r := range all {
		by[r.Record] = append(by[r.Record], r)
	}
	return by, err
}

// judged is the newest judgement of what a commitment says now, empty when there is none.
func judged(reviews []Review, content string) (v coalition.Verdict) {
	for _, r := range reviews {
		if r.Content == content {
			v = r.Verdict
		}
	}
	return v
}

// Judge gives the verdict on one commitment of an organisation as it stands now. An empty verdict takes the earlier one back.
func (r *Register) Judge(ctx context.Context, organisation, commitment coalition.ID, v coalition.Verdict) error {
	return r.db.Update(ctx, func(tx *database.Tx) error { return r.judge(tx, organisation, commitment, v) })
}

func (r *Register) judge(tx *database.Tx, organisation, commitment coalition.ID, v coalition.Verdict) error {
	content, err := text(tx, "SELECT content FROM commitment WHERE organisation = $1 AND id = $2", string(organisation), string(commitment))
	switch {
	case err != nil:
		return err
	case content == "":
		return fmt.Errorf("commitment %s: %w", commitment, ErrNoRecord)
	}
	submission, err := text(tx, "SELECT submission FROM commitment WHERE organisation = $1 AND id = $2", string(organisation), string(commitment))
	if err != nil {
		return err
	}
	if err := r.insertReview(tx, organisation, coalition.ID(submission), commitment, content, v); err != nil {
		return err
	}
	return one(tx.Exec("UPDATE commitment SET review = $1 WHERE organisation = $2 AND id = $3", string(v), string(organisation), string(commitment)))
}

func (r *Register) insertReview(tx *database.Tx, organisation, submission, record coalition.ID, content string, v coalition.Verdict) error {
	return one(tx.Exec("INSERT INTO review (id, organisation, submission, record, content, verdict, at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
		string(coalition.NewID()), string(organisation), string(submission), string(record), content, string(v), string(r.now())))
}

// JudgeSubmission gives the verdict on a submission as a whole, by the register's own id of it.
func (r *Register) JudgeSubmission(ctx context.Context, taken coalition.ID, v coalition.Verdict) error {
	return r.db.Update(ctx, func(tx *database.Tx) error {
		s, err := submission(tx, taken)
		if err != nil {
			return err
		}
		if err := r.insertReview(tx, s.Registered, taken, "", s.Content, v); err != nil {
			return err
		}
		return one(tx.Exec("UPDATE submission SET verdict = $1 WHERE id = $2", string(v), string(taken)))
	})
}
