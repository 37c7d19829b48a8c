package register

import (
	"context"
	"fmt"

	"doemee/data/coalition"
	"doemee/data/database"
)

// Question is what the coalition asks an organisation about one field of one record; a field left empty asks about the record, a
// record left empty about the submission.
type Question struct {
	ID           coalition.ID
	Organisation coalition.ID
	Submission   coalition.ID // the register's own id of the one it was asked about
	Commitment   coalition.ID // the record, or the commitment it belongs to; empty outside the commitments
	Kind         coalition.Kind
	Record       coalition.ID
	Field        string
	Text         string
	Found        string // what stood in a cell that could not be read
	Cause        string // [CauseReview] or [CauseRepair]
	AskedAt      coalition.Moment
	Answer       coalition.ID // the answer in which it was sent, empty until then
	Reply        string
	RepliedIn    coalition.ID // the submission that brought the reply
	ClosedAt     coalition.Moment

	Name, Key string           // of the organisation, in lists
	Number    coalition.Number // of the commitment, in lists
}

// The causes of a question.
const (
	CauseReview = "review" // the secretariat asks
	CauseRepair = "repair" // a cell could not be read
)

// askRepairs makes a question of every cell that could not be read.
func (r *Register) askRepairs(tx *database.Tx, s *Submission, reasons []Reason) error {
	c, err := s.ContentOf()
	if err != nil {
		return err
	}
	for i, reason := range reasons {
		if reason.Note {
			continue
		}
		q := Question{ID: RepairQuestion(s.Taken, i), Organisation: s.Registered, Submission: s.Taken, Kind: reason.Kind,
			Record: reason.Record, Field: reason.Field, Text: reason.Ask, Found: reason.Found, Cause: CauseRepair, AskedAt: r.now()}
		if q.Text == "" {
			q.Text = reason.Key
		}
		q.Commitment = ownerIn(c, q.Kind, q.Record)
		if err := insertQuestion(tx, q); err != nil {
			return err
		}
	}
	return nil
}

// RepairQuestion is the id of the question that the reason with this place in the list becomes when a submission is taken in with
// open points.
func RepairQuestion(taken coalition.ID, reason int) coalition.ID {
	return coalition.DeriveID(taken, "repair", fmt.Sprint(reason))
}

// ownerIn is the commitment that a record is or belongs to.
func ownerIn(c *coalition.Content, k coalition.Kind, id coalition.ID) coalition.ID {
	r, ok := c.Find(k, id)
	switch {
	case !ok:
		return ""
	case k == coalition.KindCommitment:
		return id
	case k.Belongs():
		return coalition.ID(r.Value("commitment"))
	}
	return ""
}

func insertQuestion(tx *database.Tx, q Question) error {
	_, err := tx.Exec(`INSERT INTO question (`+questionColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '', '', '', '')
		ON CONFLICT (id) DO NOTHING`, string(q.ID), string(q.Organisation), string(q.Submission), string(q.Commitment), string(q.Kind),
		string(q.Record), q.Field, q.Text, q.Found, q.Cause, string(q.AskedAt))
	return err
}

const questionColumns = "id, organisation, submission, commitment, kind, record, field, text, found, cause, asked_at, answer, reply, replied_in, closed_at"

// Ask pins a question on a record and field of what an organisation's newest submission says, and gives it its id and moment. A
// commitment that is asked about is judged [coalition.Questions].
func (r *Register) Ask(ctx context.Context, q Question) (Question, error) {
	q.ID, q.AskedAt, q.Cause = coalition.NewID(), r.now(), CauseReview
	err := r.db.Update(ctx, func(tx *database.Tx) error {
		top, err := text(tx, "SELECT submission FROM organisation WHERE id = $1", string(q.Organisation))
		if err != nil {
			return err
		}
		if q.Submission = coalition.ID(top); top == "" {
			return fmt.Errorf("organisation %s: %w", q.Organisation, ErrNoRecord)
		}
		if q.Commitment == "" && q.Kind == coalition.KindCommitment {
			q.Commitment = q.Record
		}
		if err := insertQuestion(tx, q); err != nil || q.Commitment == "" {
			return err
		}
		return r.judge(tx, q.Organisation, q.Commitment, coalition.Questions)
	})
	return q, err
}

// CloseQuestion closes a question without a reply, because it was settled in another way. Closing one that is closed changes
// nothing.
func (r *Register) CloseQuestion(ctx context.Context, id coalition.ID, how string) error {
	return r.db.Update(ctx, func(tx *database.Tx) error {
		n, err := tx.Exec("UPDATE question SET closed_at = $1, reply = $2 WHERE id = $3 AND closed_at = ''", string(r.now()), how, string(id))
		if err != nil || n > 0 {
			return err
		}
		there, err := number(tx, "SELECT count(*) FROM question WHERE id = $1", string(id))
		if err == nil && there == 0 {
			err = fmt.Errorf("question %s: %w", id, ErrNoRecord)
		}
		return err
	})
}

// takeReplies closes the questions that a submission replies to.
func (r *Register) takeReplies(tx *database.Tx, s *Submission) error {
	c, err := s.ContentOf()
	if err != nil {
		return err
	}
	for _, reply := range c.Replies {
		if reply.Text == "" {
			continue
		}
		_, err := tx.Exec(`UPDATE question SET reply = $1, replied_in = $2, closed_at = $3 WHERE id = $4 AND organisation = $5 AND closed_at = ''`,
			reply.Text, string(s.Taken), string(r.now()), string(reply.Question), string(s.Registered))
		if err != nil {
			return err
		}
	}
	return nil
}

// QuestionQuery chooses questions. What is empty does not choose.
type QuestionQuery struct {
	Organisation coalition.ID
	Submission   coalition.ID
	Commitment   coalition.ID
	Cause        string
	Open         bool // only those without a reply
	Unsent       bool // only those that no answer has carried yet
	Search       string
	Page
}

var questionSorts = map[string]string{"asked": "q.asked_at", "name": "o.folded", "number": "c.rank"}

// Questions lists questions, the oldest first, and tells how many there are in all.
func (r *Register) Questions(ctx context.Context, q QuestionQuery) (all []Question, total int, err error) {
	var c conditions
	c.is("q.organisation", string(q.Organisation), "q.submission", string(q.Submission), "q.commitment", string(q.Commitment), "q.cause", q.Cause)
	c.when(q.Open, "q.closed_at = ''")
	c.when(q.Unsent, "q.answer = ''")
	c.holds("coalesce(o.folded, '') || ' ' || lower(q.text)", coalition.SearchWords(q.Search))
	return listed(ctx, r, scanQuestion, list{shown: questionShown, from: questionFrom, conditions: c,
		order: q.order(questionSorts, "q.asked_at", "q.id"), part: q.part()})
}

// What a list of questions shows, and from where.
const (
	questionShown = `q.id, q.organisation, q.submission, q.commitment, q.kind, q.record, q.field, q.text, q.found,
		q.cause, q.asked_at, q.answer, q.reply, q.replied_in, q.closed_at, coalesce(o.name, ''), coalesce(o.key, ''), coalesce(c.number, '')`
	questionFrom = `question q LEFT JOIN organisation o ON o.id = q.organisation
		LEFT JOIN commitment c ON c.organisation = q.organisation AND c.id = q.commitment`
)

func scanQuestion(scan func(...any) error) (q Question, err error) {
	err = scan(&q.ID, &q.Organisation, &q.Submission, &q.Commitment, &q.Kind, &q.Record, &q.Field, &q.Text, &q.Found, &q.Cause, &q.AskedAt, &q.Answer,
		&q.Reply, &q.RepliedIn, &q.ClosedAt, &q.Name, &q.Key, &q.Number)
	return q, err
}
