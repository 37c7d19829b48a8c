package coalition

import (
	"errors"
	"slices"
)

// Decision is what becomes of a commitment when another agenda begins.
type Decision string

// The decisions. None of them is made by itself.
const (
	Undecided Decision = ""
	Keep      Decision = "keep"      // goes on as it is
	Rework    Decision = "change"    // goes on, and has to be changed for the new agenda
	Complete  Decision = "completed" // is done
	Stop      Decision = "stop"      // ends without being done
)

// Decisions lists the decisions in the order in which people choose.
var Decisions = []Decision{Keep, Rework, Complete, Stop}

// ParseDecision reads a decision by its code; an unknown one gives [*BadValue].
func ParseDecision(text string) (Decision, error) {
	if d := Decision(text); slices.Contains(Decisions, d) {
		return d, nil
	}
	return Undecided, badValue(FormCode, text)
}

// ToDecide lists the commitments about which a new agenda asks a decision: what is over, or in the trash, needs none.
func ToDecide(c *Content) []*Commitment {
	return slices.DeleteFunc(c.Active(), func(t *Commitment) bool {
		return t.Status == StatusCompleted || t.Status == StatusStopped || t.Status == StatusWithdrawn
	})
}

// ErrNoReason refuses to end a commitment without a word why.
var ErrNoReason = errors.New("a reason is needed")

// Decided is a decision about one commitment, with what goes with it.
type Decided struct {
	Commitment ID
	Decision   Decision
	Reason     string // needed for [Stop]
	Lesson     string // wanted for [Complete] and [Stop]
}

// RollOver makes the step that carries a decision out; the content itself changes as with every edit. Keeping and reworking
// change no record. A draft that is stopped was never promised to anybody and goes to the trash. A status that does not follow
// from the present one gives [*BadValue].
func RollOver(c *Content, d Decided, now Moment) (Step, error) {
	t := c.Commitment(d.Commitment)
	if t == nil {
		return Step{}, ErrNoRecord
	}
	edit := c.Edit("rollover", CauseScreen)
	values := map[string]string{}
	switch {
	case d.Decision == Stop && d.Reason == "":
		return Step{}, ErrNoReason
	case d.Decision == Stop && t.Status == StatusDraft:
		values["trashed"], values["statusReason"] = string(now), d.Reason
	case d.Decision == Stop:
		values["status"], values["statusReason"], values["lesson"] = string(StatusStopped), d.Reason, d.Lesson
	case d.Decision == Complete && !MayBecome(t.Status, StatusCompleted):
		return Step{}, badValue(FormCode, string(t.Status))
	case d.Decision == Complete:
		values["status"], values["lesson"] = string(StatusCompleted), d.Lesson
	}
	for _, f := range Fields(KindCommitment) {
		if v := values[f.Name]; v != "" {
			if err := edit.Set(AsRecord(t), f.Name, v); err != nil {
				return Step{}, err
			}
		}
	}
	return edit.Step(), nil
}
