package session

import (
	"context"
	"slices"

	"doemee/data/coalition"
	"doemee/data/dossier"
	"doemee/data/exchange"
)

// Answers are those of the coalition, in the order in which they were brought in.
func (s *Session) Answers() []coalition.Answer { return s.answers }

// Asked are the questions of the coalition where they belong, those without a reply first; they are worked out once per change.
func (s *Session) Asked() []coalition.Pinned {
	if !s.pinned {
		s.asked, s.pinned = coalition.Pin(s.content, s.answers), true
	}
	return s.asked
}

// AskedAt are the questions about one field of a record.
func (s *Session) AskedAt(record coalition.ID, field string) (some []coalition.Pinned) {
	for _, p := range s.Asked() {
		if p.Record == record && p.Field == field && record != "" {
			some = append(some, p)
		}
	}
	return some
}

// AskedPlace is where a question of the coalition is about.
func (s *Session) AskedPlace(p coalition.Pinned) Place {
	return s.PlaceOf(coalition.Finding{Kind: p.Kind, Record: p.Record, Owner: p.Owner, Field: p.Field})
}

// Reply answers a question of the coalition as one step; an empty text takes the reply away.
func (s *Session) Reply(question coalition.ID, text string) error {
	return s.Change("reply", func(e *coalition.Edit) error { return e.Reply(question, text) })
}

// Accepted tells that the coalition found a commitment in order, in its last answer, and that nothing of it was changed since it was
// handed in.
func (s *Session) Accepted(c *coalition.Commitment) bool {
	if len(s.answers) == 0 || !slices.Contains(s.answers[len(s.answers)-1].Accepted, c.ID) {
		return false
	}
	return s.handed == nil || !s.changedSince(c.ID)
}

// changedSince tells whether a commitment or a row of it differs from what the last answer is about.
func (s *Session) changedSince(id coalition.ID) bool {
	for _, ch := range s.since() {
		if ch.Owner == id {
			return true
		}
	}
	return false
}

// since is what changed in the commitments after the submission that was answered last; it is worked out once per change.
func (s *Session) since() []coalition.RecordChange {
	if !s.compared {
		var all []coalition.ID
		for _, t := range s.content.Active() {
			all = append(all, t.ID)
		}
		// Lines that were kept were canonical then: comparing them does not fail.
		s.changes, _ = coalition.Difference(s.handed, coalition.Lines(s.content.Travelling(all)))
		s.compared = true
	}
	return s.changes
}

// heard reads what the coalition answered, and what it is about.
func heard(ctx context.Context, d *dossier.Dossier) (answers []coalition.Answer, handed []string, err error) {
	if answers, err = d.Answers(ctx); err != nil || len(answers) == 0 {
		return answers, nil, err
	}
	submissions, err := d.Submissions(ctx)
	for _, sub := range submissions {
		if sub.ID == answers[len(answers)-1].Submission {
			handed = sub.Lines
		}
	}
	return answers, handed, err
}

// Hear reads again what the coalition answered, after work on the file beside the session.
func (s *Session) Hear() {
	s.hear(s.Work, func(context.Context, *dossier.Dossier) error { return nil }, s.Report)
}

// hear does some work and then reads what the coalition answered.
func (s *Session) hear(work func(func(context.Context, *dossier.Dossier) error, func(error)), first func(context.Context, *dossier.Dossier) error, done func(error)) {
	var answers []coalition.Answer
	var handed []string
	work(func(ctx context.Context, d *dossier.Dossier) error {
		err := first(ctx, d)
		if err == nil {
			answers, handed, err = heard(ctx, d)
		}
		return err
	}, func(err error) {
		if err == nil {
			s.answers, s.handed = answers, handed
			s.tell(Event{Whole: true})
		}
		done(err)
	})
}

// BringIn carries out what was chosen of a file, and what follows from it in the session. done is called in the window.
func (s *Session) BringIn(plan exchange.BringingIn, choices []coalition.Choice, done func(error)) {
	content, now := s.content.Clone(), s.Now()
	var step coalition.Step
	s.hear(s.WorkSaved, func(ctx context.Context, d *dossier.Dossier) (err error) {
		step, err = exchange.BringIn(ctx, d, content, plan, choices, now)
		return err
	}, func(err error) {
		if err == nil {
			s.Happened(step)
		}
		done(err)
	})
}
