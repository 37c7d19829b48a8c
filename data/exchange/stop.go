package exchange

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"doemee/data/coalition"
)

// Stop is one reason why nothing can be handed in. Its sentence is exchange.stop.<code>.
type Stop struct {
	Code   string
	Values map[string]string
}

// The codes of stops.
const (
	StopOrganisation = "organisation-error" // an error outside the commitments
	StopIncomplete   = "incomplete"         // commitments with an error, and not asked to leave them home
	StopNothing      = "nothing-goes"       // no commitment goes and it is not declared that there is none
	StopNoMonth      = "no-month"           // declared that there is none, without a month for contact
)

// heldBack is what errors hold back.
type heldBack struct {
	commitments map[coalition.ID]bool
	everything  int // errors in what always travels: organisation, contact, support, explanations, replies
}

// withErrors sorts errors by what they hold back. An error in a building block holds back the commitments that use it, because
// the block would travel with them.
func withErrors(c *coalition.Content, findings []coalition.Finding) heldBack {
	held := heldBack{commitments: map[coalition.ID]bool{}}
	for _, f := range findings {
		switch {
		case f.Severity != coalition.Error:
		case c.Commitment(f.Owner) != nil:
			held.commitments[f.Owner] = true
		case c.Block(f.Owner) != nil:
			for _, t := range c.Active() {
				held.commitments[t.ID] = held.commitments[t.ID] || slices.Contains(t.BuildingBlocks, f.Owner)
			}
		default:
			held.everything++
		}
	}
	return held
}

// stopsOf gathers every reason at once, so that nobody mends one only to meet the next.
func stopsOf(c *coalition.Content, held heldBack, p Plan, w Wish) (stops []Stop) {
	if held.everything > 0 {
		stops = append(stops, Stop{StopOrganisation, map[string]string{"n": strconv.Itoa(held.everything)}})
	}
	incomplete := heldNumbers(c, held, w)
	switch {
	case len(incomplete) > 0 && !w.CompleteOnly:
		stops = append(stops, Stop{StopIncomplete, map[string]string{"numbers": strings.Join(incomplete, ", ")}})
	case len(p.Going) > 0:
	case !c.Support.NoCommitment:
		stops = append(stops, Stop{StopNothing, nil})
	case c.Support.ContactIn == "":
		stops = append(stops, Stop{StopNoMonth, nil})
	}
	return stops
}

// heldNumbers lists by number the commitments that errors keep home although they were meant to go.
func heldNumbers(c *coalition.Content, held heldBack, w Wish) (numbers []string) {
	for _, t := range c.Active() {
		if held.commitments[t.ID] && (w.Only == nil || slices.Contains(w.Only, t.ID)) {
			numbers = append(numbers, string(t.Number))
		}
	}
	return numbers
}

// Stopped is the error of handing in a plan that has stops.
type Stopped struct{ Stops []Stop }

// Error is for logs; people read the sentences of the stops.
func (s *Stopped) Error() string { return "can't be handed in: " + s.Stops[0].Code }

// Key is the key of the first stop's sentence.
func (s *Stopped) Key() string { return "exchange.stop." + s.Stops[0].Code }

// Values fills the first stop's sentence.
func (s *Stopped) Values() map[string]string { return maps.Clone(s.Stops[0].Values) }
