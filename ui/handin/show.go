package handin

import (
	"strconv"
	"strings"

	"doemee/data/exchange"
	"doemee/ui/kit"
)

func (h *Screen) showPlan() {
	w, p := h.session.Words(), h.plan
	complete := len(exchange.Complete(h.session.Content(), h.session.Findings()))
	h.heading.Say(w.Say("handin.submission", "n", strconv.Itoa(p.Submission.Sequence)))
	h.what.Offer([]kit.Option{{Code: "complete", Label: w.Count("handin.complete", complete)}, {Code: "all", Label: w.Count("handin.all", h.withoutError())}})
	h.what.Put(map[bool]string{true: "complete", false: "all"}[h.complete])
	h.staying.Say(h.stayingSentence())
	h.file.Say(p.Submission.FileName() + h.secured.end())
}

// withoutError counts the commitments that may go along.
func (h *Screen) withoutError() int {
	wish := h.wish()
	wish.Only = nil
	return len(exchange.PlanHandIn(h.session.Content(), h.session.Edition(), h.submissions, wish).Going)
}

// stayingSentence names what does not go along, and what that means at the coalition.
func (h *Screen) stayingSentence() string {
	w := h.session.Words()
	var numbers []string
	for _, id := range h.plan.Staying {
		numbers = append(numbers, string(h.session.Content().Commitment(id).Number))
	}
	var sentences []string
	switch len(numbers) {
	case 0:
	case 1:
		sentences = append(sentences, w.Say("handin.stay.one", "numbers", numbers[0]))
	default:
		sentences = append(sentences, w.Say("handin.stay", "numbers", strings.Join(numbers, ", ")))
	}
	if left := h.plan.LeftOut; len(left) > 0 {
		texts := make([]string, len(left))
		for i, n := range left {
			texts[i] = string(n)
		}
		sentences = append(sentences, w.Say("handin.left-out", "numbers", strings.Join(texts, ", ")))
	}
	return strings.Join(sentences, " ")
}
