package dossier

import (
	"context"
	_ "embed"
	"errors"
	"fmt"

	"doemee/data/coalition"
	"doemee/data/database"
)

//go:embed answer.sql
var answerSchema string

// ErrOldAnswer refuses an answer with a lower number than one that was taken already.
var ErrOldAnswer = errors.New("a newer answer was taken already")

// TakeAnswer keeps an answer and carries out the step that follows from it, in one transaction. The answer with the highest
// number of its submission again changes nothing; a lower number gives [ErrOldAnswer]. Undo takes back the step; the answer
// stays.
func (d *Dossier) TakeAnswer(ctx context.Context, a coalition.Answer, step coalition.Step) error {
	step.Cause = coalition.CauseAnswer
	_, err := d.write(ctx, "answer "+string(a.ID), step, func(tx *database.Tx) (coalition.Step, error) {
		newest, err := newestAnswer(tx, a.Submission)
		switch {
		case err != nil || int64(a.Number) == newest:
			return step, err
		case int64(a.Number) < newest:
			return step, ErrOldAnswer
		}
		if err := keepAnswer(tx, a); err != nil {
			return step, err
		}
		if len(step.Changes) == 0 {
			return step, d.note(tx, step)
		}
		if err := carry(tx, step); err != nil {
			return step, err
		}
		return step, d.own(tx, step)
	})
	return err
}

// newestAnswer is the highest number taken for a submission, 0 for none.
func newestAnswer(tx *database.Tx, submission coalition.ID) (number int64, err error) {
	err = tx.Each(func(scan func(...any) error) error { return scan(&number) },
		"SELECT coalesce(max(number), 0) FROM answer WHERE submission = ?", string(submission))
	return number, err
}

// keepAnswer writes an answer with what it found in order and what it asks. A question belongs to the answer it came in, whatever it says
// itself; one that is asked again moves to the newer answer.
func keepAnswer(tx *database.Tx, a coalition.Answer) error {
	err := one(tx.Exec("INSERT INTO answer (id, submission, hash, number, received_at, verdict, sum) VALUES (?, ?, ?, ?, ?, ?, ?)",
		string(a.ID), string(a.Submission), a.Hash, a.Number, string(a.ReceivedAt), string(a.Verdict), answerSum(&a)))
	if err != nil {
		return err
	}
	for _, id := range a.Accepted {
		if err := one(tx.Exec("INSERT INTO accepted (answer, commitment) VALUES (?, ?)", string(a.ID), string(id))); err != nil {
			return err
		}
	}
	r := tables[coalition.KindQuestion].row()
	for _, q := range a.Questions {
		q.Answer = a.ID
		if _, err := tx.Exec("DELETE FROM question WHERE id = ?", string(q.ID)); err != nil {
			return err
		}
		r.from(coalition.AsRecord(&q))
		if err := r.insert(tx); err != nil {
			return err
		}
	}
	return nil
}

func answerSum(a *coalition.Answer) string {
	return sumOf(fmt.Appendf(nil, "%q", []string{string(a.ID), string(a.Submission), a.Hash, fmt.Sprint(a.Number), string(a.ReceivedAt), string(a.Verdict)}))
}

// Answers lists every answer that was taken, in that order, with its questions.
func (d *Dossier) Answers(ctx context.Context) (all []coalition.Answer, err error) {
	err = d.db.Read(ctx, func(tx *database.Tx) error {
		all, err = database.Collect(tx, answer, "SELECT id, submission, hash, number, received_at, verdict, sum FROM answer ORDER BY rowid")
		if err != nil {
			return err
		}
		if err := accepted(tx, all); err != nil {
			return err
		}
		return questions(tx, all)
	})
	return all, d.fault(err)
}

// accepted gives each answer the commitments that it found in order.
func accepted(tx *database.Tx, answers []coalition.Answer) error {
	for i := range answers {
		found, err := database.Collect(tx, func(scan func(...any) error) (id coalition.ID, err error) { return id, scan(&id) },
			"SELECT commitment FROM accepted WHERE answer = ? ORDER BY commitment", string(answers[i].ID))
		if err != nil {
			return err
		}
		answers[i].Accepted = found
	}
	return nil
}

func answer(scan func(...any) error) (a coalition.Answer, err error) {
	var sum string
	err = scan(&a.ID, &a.Submission, &a.Hash, &a.Number, &a.ReceivedAt, &a.Verdict, &sum)
	if found := answerSum(&a); err == nil && found != sum {
		err = &damage{kind: "answer", id: string(a.ID), found: found, expected: sum}
	}
	return a, err
}

// questions gives each answer its questions, in the order in which they were asked.
func questions(tx *database.Tx, answers []coalition.Answer) error {
	places := map[coalition.ID]int{}
	for i := range answers {
		places[answers[i].ID] = i
	}
	t := tables[coalition.KindQuestion]
	r := t.row()
	return tx.Each(func(scan func(...any) error) error {
		if err := r.read(scan); err != nil {
			return err
		}
		q := coalition.Question{ID: coalition.ID(r.id)}
		if err := r.fill(coalition.AsRecord(&q), 0); err != nil {
			return err
		}
		at, ok := places[q.Answer]
		if !ok {
			return &damage{kind: t.kind, id: r.id, found: string(q.Answer), expected: "answer"}
		}
		answers[at].Questions = append(answers[at].Questions, q)
		return nil
	}, t.all)
}
