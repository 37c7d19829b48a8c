package exchange

import (
	"slices"
	"time"

	"doemee/assets/words"
	"doemee/data/coalition"
)

// Wish is what somebody wants of a hand-in.
type Wish struct {
	Provisional  bool
	CompleteOnly bool // commitments with an error stay home, instead of stopping everything
	Language     words.Language
	Visibility   coalition.Code // the widest that any commitment gets; empty leaves each as it is
	Recipients   []string       // age recipients to secure the file for, of the edition
	Passphrase   string         // or a passphrase to secure it with
	Only         []coalition.ID // the commitments to take, nil for all that may go
	Now          time.Time      // in the zone whose calendar day is today
	Salt         string         // for the contact's hash; random when empty
}

// Plan is a hand-in as it would be, to be looked at before anything is written.
type Plan struct {
	Submission coalition.Submission // complete: lines, hash, counts, file name
	Going      []coalition.ID       // commitments in the workbook
	Staying    []coalition.ID       // commitments that stay home
	LeftOut    []coalition.Number   // in the previous submission and not in this one; they stay with the coalition as they were
	Findings   []coalition.Finding  // about everything in the dossier, as it is once handed in
	Previous   *coalition.Submission
	Changes    []coalition.RecordChange // since the previous submission
	Step       coalition.Step           // what handing in changes in the dossier
	Stops      []Stop                   // why it can't be handed in; empty when it can

	recipients []string
	passphrase string
}

// Secured tells whether the file will be secured.
func (p Plan) Secured() bool { return len(p.recipients) > 0 || p.passphrase != "" }

// PlanHandIn works out a hand-in without doing anything. It is pure apart from the salt of the contact, which is random unless
// the wish holds one. Lines, hash, numbers and findings are of the content as it will be, with the statuses that handing in sets.
func PlanHandIn(c *coalition.Content, e *coalition.Edition, earlier []coalition.Submission, w Wish) Plan {
	today := coalition.DateOf(w.Now)
	held := withErrors(c, coalition.Check(c, e, today))
	p := Plan{Previous: latest(earlier), recipients: w.Recipients, passphrase: w.Passphrase}
	for _, t := range c.Active() {
		if held.commitments[t.ID] || w.Only != nil && !slices.Contains(w.Only, t.ID) {
			p.Staying = append(p.Staying, t.ID)
			continue
		}
		p.Going = append(p.Going, t.ID)
	}
	after := c.Clone()
	p.Step = handInStep(after, p.Going, w.Visibility)
	p.Findings = coalition.Check(after, e, today)
	p.Submission = submissionOf(after, e, p, w)
	p.Changes = changesSince(p.Previous, p.Submission.Lines)
	p.LeftOut = leftOut(p.Previous, p.Submission.Lines)
	p.Stops = stopsOf(c, held, p, w)
	return p
}

// Complete lists the commitments that nothing is open about: no error, and no warning without an explanation.
func Complete(c *coalition.Content, findings []coalition.Finding) (complete []coalition.ID) {
	open := map[coalition.ID]bool{}
	for _, f := range findings {
		if f.Severity == coalition.Error || f.Severity == coalition.Warning && f.Explained == "" {
			open[f.Owner] = true
		}
	}
	for _, t := range c.Active() {
		if !open[t.ID] && !slices.ContainsFunc(t.BuildingBlocks, func(b coalition.ID) bool { return open[b] }) {
			complete = append(complete, t.ID)
		}
	}
	return complete
}

// latest is the submission with the highest number. Clocks may be wrong; numbers only rise.
func latest(earlier []coalition.Submission) *coalition.Submission {
	var last *coalition.Submission
	for i := range earlier {
		if last == nil || earlier[i].Sequence >= last.Sequence {
			last = &earlier[i]
		}
	}
	return last
}

// handInStep makes drafts committed, and narrows what is shown wider than was chosen; it carries that out on c.
func handInStep(c *coalition.Content, going []coalition.ID, visibility coalition.Code) coalition.Step {
	e := c.Edit("hand-in", coalition.CauseHandIn)
	for _, id := range going {
		t := c.Commitment(id)
		// Setting a code from the program's own lists on a commitment that is there can't fail.
		if t.Status == coalition.StatusDraft || t.Status == "" {
			_ = e.Set(coalition.AsRecord(t), "status", string(coalition.StatusCommitted))
		}
		if wider(t.Visibility, visibility) {
			_ = e.Set(coalition.AsRecord(t), "visibility", string(visibility))
		}
	}
	return e.Step()
}

// wider tells whether what a commitment says itself shows it to more people than was chosen. What says nothing is for
// the coalition, and takes any other choice.
func wider(own, chosen coalition.Code) bool {
	switch {
	case chosen == "":
		return false
	case own == "":
		return chosen != coalition.VisibleCoalition
	}
	order := []coalition.Code{coalition.VisiblePublic, coalition.VisibleCoalition, coalition.VisibleSecretariat}
	return slices.Index(order, own) < slices.Index(order, chosen)
}
