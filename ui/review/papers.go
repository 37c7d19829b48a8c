package review

import (
	"context"

	"doemee/data/coalition"
	"doemee/data/register"
)

// papers are everything there is about one organisation.
type papers struct {
	organisation register.Organisation
	now          *coalition.Content    // as it stands
	sent         []register.Submission // as it was sent, in the order in which it lies over one another
	questions    []register.Question
}

// mostQuestions bounds what is read of the questions about one organisation.
const mostQuestions = 1000

// gather reads the papers of an organisation.
func gather(ctx context.Context, r *register.Register, organisation coalition.ID) (p papers, err error) {
	if p.organisation, err = r.Organisation(ctx, organisation); err != nil {
		return p, err
	}
	view, err := r.View(ctx, organisation)
	if err != nil {
		return p, err
	}
	p.now = view.Content
	if p.sent, err = r.SubmissionsOf(ctx, organisation); err != nil {
		return p, err
	}
	p.questions, _, err = r.Questions(ctx, register.QuestionQuery{Organisation: organisation, Page: register.Page{Limit: mostQuestions}})
	return p, err
}

// version is one way to read the papers: as they stand, or as one submission said it, beside the one before.
type version struct {
	content *coalition.Content
	changes []coalition.RecordChange
	before  *coalition.Content // what the changes are compared with; nil when there is nothing before
	number  int                // of the submission before
}

// as is the papers as they stand, with what the newest submission that counts changed; with a submission, as that one said it.
func (p *papers) as(taken coalition.ID) (v version, err error) {
	at := p.top()
	for i := range p.sent {
		if p.sent[i].Taken == taken {
			at = i
		}
	}
	v.content = p.now
	if at < 0 {
		return v, nil
	}
	if taken != "" {
		if v.content, err = p.sent[at].ContentOf(); err != nil {
			return v, err
		}
	}
	before := p.beneath(at)
	if before < 0 {
		return v, nil
	}
	v.number = p.sent[before].Sequence
	if v.before, err = p.sent[before].ContentOf(); err != nil {
		return v, err
	}
	v.changes, err = coalition.Difference(p.sent[before].Lines, p.sent[at].Lines)
	return v, err
}

// top is the newest submission that counts; -1 when none does.
func (p *papers) top() int { return p.beneath(len(p.sent)) }

// beneath is the submission that counts and lies under another one; -1 for none.
func (p *papers) beneath(at int) int {
	for i := at - 1; i >= 0; i-- {
		if p.sent[i].Placed {
			return i
		}
	}
	return -1
}

// of finds what changed in one record, or an empty change.
func (v *version) of(r coalition.Record) coalition.RecordChange {
	for _, ch := range v.changes {
		if ch.Kind == r.Kind() && ch.ID == r.ID() {
			return ch
		}
	}
	return coalition.RecordChange{}
}
