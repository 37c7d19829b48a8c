package bringin

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/data/exchange"
	"doemee/data/report"
	"doemee/ui/form"
	"doemee/ui/kit"
	"doemee/ui/theme"
)

// said is what an answer of the coalition says: the verdict, what is in order, and each question with where it belongs.
func (p *preview) said(a *exchange.TakenAnswer) fyne.CanvasObject {
	s := p.screen.session
	w := s.Words()
	column := kit.Column(theme.Gap, kit.Beside(kit.Heading(w.Say("overview.answer.to", "n", strconv.Itoa(a.Sequence))).Object, form.NewVerdict(s, a.Answer())),
		kit.Second(w.Say("bringin.answer.signed")).Object)
	var numbers []string
	for _, id := range a.Accepted {
		if t := s.Content().Commitment(id); t != nil {
			numbers = append(numbers, string(t.Number))
		}
	}
	if len(numbers) > 0 {
		column.Add(kit.Body(w.Say("overview.answer.in-order", "numbers", strings.Join(numbers, ", "))).Object)
	}
	shower := report.Shower{Words: w, Edition: s.Edition(), Content: s.Content()}
	for _, q := range coalition.Pin(s.Content(), []coalition.Answer{a.Answer()}) {
		column.Add(kit.NewNotice(kit.Info, strings.TrimPrefix(shower.Where(q)+" · "+q.Text, " · "), "").Object)
	}
	return kit.Panel(column)
}
