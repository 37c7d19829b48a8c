package exchange

import (
	"context"
	"strconv"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/register"
	"doemee/data/workbook"
)

// note is what there is to say to an organisation; without a verdict there is nothing.
func (a *answering) note(ctx context.Context, due *register.Due) (coalition.AnswerNote, error) {
	made := coalition.MomentOf(a.wish.Now)
	n := coalition.AnswerNote{Submission: due.ID, Hash: due.Hash, Organisation: due.Organisation, Key: due.Key, Edition: a.edition.Name,
		Sequence: due.Sequence, Number: due.Next, ReceivedAt: due.TakenAt, MadeAt: made, Questions: []coalition.NoteQuestion{}}
	// A form carries no hash of its own: what its cells say is what it is.
	if due.Hash == "" {
		n.Hash = due.Content
	}
	n.ID = coalition.DeriveID(due.Taken, "answer", strconv.Itoa(due.Next), string(made))
	for _, q := range due.Open {
		n.Questions = append(n.Questions, coalition.NoteQuestion{ID: q.ID, Record: q.Record, Field: questionField(q), Text: q.Text})
	}
	readings, err := a.register.Readings(ctx, due.Taken)
	if err != nil {
		return n, err
	}
	for _, one := range readings {
		n.Readings = append(n.Readings, coalition.NoteReading{Record: one.Record, Field: one.Field, Found: one.Found, Value: one.Value})
	}
	if due.Waiting != "" {
		return n, a.unreadable(ctx, due, readings, &n)
	}
	n.Accepted = due.Accepted
	n.Verdict = verdictOf(due)
	return n, nil
}

// verdictOf is what the secretariat says of a submission: a question is one however the rest was judged; what nobody judged as a
// whole is in order when each of its commitments is.
func verdictOf(due *register.Due) coalition.Verdict {
	switch {
	case due.Verdict == coalition.Unreadable:
		return due.Verdict
	case len(due.Open) > 0:
		return coalition.Questions
	case due.Verdict != "":
		return due.Verdict
	case len(due.Accepted) > 0 && due.Unjudged == 0:
		return coalition.Accepted
	}
	return ""
}

// unreadable makes a question of every cell that nobody could read, in a submission that therefore does not count. The ids are
// those that the questions get when the submission is taken in with open points after all.
func (a *answering) unreadable(ctx context.Context, due *register.Due, readings []register.Reading, n *coalition.AnswerNote) error {
	seen, err := a.register.File(ctx, due.Waiting)
	if err != nil {
		return err
	}
	say := words.In(words.ParseLanguage(due.Language))
	for i, reason := range seen.Reasons {
		if reason.Note || register.Settled(readings, reason) {
			continue
		}
		n.Questions = append(n.Questions, coalition.NoteQuestion{ID: register.RepairQuestion(due.Taken, i), Record: reason.Record,
			Field: coalition.FieldOfColumn(reason.Kind, reason.Field), Text: ReasonText(say, reason)})
	}
	n.Verdict = coalition.Unreadable
	return nil
}

// questionField is the field a question is about: a cell's key says more than that.
func questionField(q register.Question) string {
	if _, known := coalition.FieldOf(q.Kind, q.Field); known {
		return q.Field
	}
	return coalition.FieldOfColumn(q.Kind, q.Field)
}

// book is the workbook of an answer: what the coalition has, as the next submission would hand it in.
func (a *answering) book(ctx context.Context, due *register.Due, n coalition.AnswerNote, signed string) (workbook.Book, error) {
	c, err := a.content(ctx, due, n)
	if err != nil {
		return workbook.Book{}, err
	}
	language := words.ParseLanguage(due.Language)
	b := workbook.Book{Edition: a.edition, Content: c, Language: language, Previous: due.Lines, Submission: a.form(c, due, n, language),
		Findings: coalition.Check(c, a.edition, coalition.DateOf(a.wish.Now)),
		Answer:   &workbook.Answer{Note: signed, Sequence: n.Sequence, Verdict: n.Verdict, Accepted: n.Accepted, Readings: n.Readings}}
	for _, q := range n.Questions {
		b.Questions = append(b.Questions, coalition.Question{ID: q.ID, Answer: n.ID, Record: q.Record, Field: q.Field, Text: q.Text})
	}
	return b, nil
}

// content is what the coalition has of an organisation, or what could be read of a submission that waits. Replies were taken note
// of and are not asked back.
func (a *answering) content(ctx context.Context, due *register.Due, n coalition.AnswerNote) (*coalition.Content, error) {
	if due.Waiting == "" {
		view, err := a.register.View(ctx, due.Registered)
		if err != nil {
			return nil, err
		}
		view.Content.Replies = nil
		return view.Content, nil
	}
	c, err := due.ContentOf()
	if err != nil {
		return nil, err
	}
	for r := range c.Records {
		for _, one := range n.Readings {
			if r.ID() == one.Record {
				if err := r.Put(one.Field, one.Value); err != nil {
					return nil, err
				}
			}
		}
	}
	c.Replies = nil
	return c, nil
}

// form is the submission that the workbook is when it comes back filled in: the next of its organisation.
func (a *answering) form(c *coalition.Content, due *register.Due, n coalition.AnswerNote, l words.Language) coalition.Submission {
	var all []coalition.ID
	for _, t := range c.Active() {
		all = append(all, t.ID)
	}
	records := c.Travelling(all)
	s := coalition.Submission{ID: coalition.DeriveID(n.ID, "form"), Organisation: c.Organisation.ID, Key: c.Organisation.Key(), Name: c.Organisation.ShownName(),
		Edition: a.edition.Name, EditionVersion: a.edition.Version, Sequence: due.Sequence + 1, MadeAt: n.MadeAt, Program: Program,
		Schema: workbook.Schema, Language: string(l), Counts: counts(records), Lines: coalition.Lines(records), Replaces: due.ID}
	s.Hash = coalition.Hash(s.Lines)
	c.Contact.Travels = true // what came to the coalition goes back to its owner
	if s.Contact = contactLine(c.Contact); s.Contact != "" {
		s.ContactSalt = salt("")
		s.ContactHash = coalition.ContactHash(s.ContactSalt, s.Contact)
	}
	return s
}
