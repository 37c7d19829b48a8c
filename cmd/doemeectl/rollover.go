package main

import (
	"context"
	"flag"
	"slices"
	"strings"
	"time"

	"doemee/data/coalition"
	"doemee/data/exchange"
)

// rolloverVerb decides what becomes of a commitment under another agenda, or lists what is still to be decided.
func rolloverVerb(fs *flag.FlagSet) runner {
	var d coalition.Decided
	fs.StringVar(&d.Reason, "reason", "", "")
	fs.StringVar(&d.Lesson, "lesson", "", "")
	return func(ctx context.Context, args []string, s *streams) error {
		return with(ctx, args[0], func(o *open) error {
			switch len(args) {
			case 1:
				return o.listDecisions(ctx, s)
			case 2:
				return fail("missing-argument", "expected", "doemeectl rollover FILE NUMBER "+decisionNames())
			}
			return o.decide(ctx, args[1], args[2], d, s)
		})
	}
}

func decisionNames() string {
	var names []string
	for _, d := range coalition.Decisions {
		names = append(names, string(d))
	}
	return strings.Join(names, "|")
}

// decide carries one decision out.
func (o *open) decide(ctx context.Context, number, decision string, d coalition.Decided, s *streams) error {
	made, err := coalition.ParseDecision(decision)
	if err != nil {
		return fail("choice", "flag", "DECISION", "found", decision, "expected", strings.ReplaceAll(decisionNames(), "|", ", "))
	}
	r, err := o.record(coalition.KindCommitment, number)
	if err != nil {
		return err
	}
	d.Commitment, d.Decision = r.ID(), made
	if err := exchange.RollOver(ctx, o.Dossier, o.content, d, coalition.MomentOf(time.Now())); err != nil {
		return err
	}
	return o.listDecisions(ctx, s)
}

// decisionLine is one commitment with what was decided, for programs.
type decisionLine struct {
	Number   coalition.Number   `json:"number"`
	Title    string             `json:"title"`
	Decision coalition.Decision `json:"decision"`
}

// listDecisions shows what was decided and what is still open, in the order of the commitments.
func (o *open) listDecisions(ctx context.Context, s *streams) error {
	decisions, err := o.Decisions(ctx)
	if err != nil {
		return err
	}
	if len(decisions) == 0 {
		s.say("cli.rollover.none", "name", o.Edition())
	}
	for _, t := range slices.Collect(o.asked(decisions)) {
		made := decisions[t.ID]
		key := "decision." + string(made)
		if made == coalition.Undecided {
			key = "decision.open"
		}
		s.object(decisionLine{t.Number, t.Title, made})
		s.say("cli.rollover.line", "number", string(t.Number), "title", t.Title, "decision", s.words.Say(key))
	}
	return s.bad
}

// asked visits the commitments about which a decision is asked.
func (o *open) asked(decisions map[coalition.ID]coalition.Decision) func(func(*coalition.Commitment) bool) {
	return func(yield func(*coalition.Commitment) bool) {
		for i := range o.content.Commitments {
			if _, there := decisions[o.content.Commitments[i].ID]; there && !yield(&o.content.Commitments[i]) {
				return
			}
		}
	}
}
