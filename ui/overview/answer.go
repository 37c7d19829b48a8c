package overview

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/data/coalition"
	"doemee/data/report"
	"doemee/ui/form"
	"doemee/ui/kit"
	"doemee/ui/theme"
)

// answer is what the coalition said last: the verdict, what is in order, and each question with a way to reply and a way to its
// field. It is nil when nothing was answered.
func (o *Screen) answer() fyne.CanvasObject {
	answers := o.session.Answers()
	if len(answers) == 0 {
		return nil
	}
	w, last := o.session.Words(), answers[len(answers)-1]
	column := kit.Column(theme.Gap, kit.Beside(kit.Heading(o.answered(last)).Object, form.NewVerdict(o.session, last)))
	if numbers := o.numbers(last.Accepted); numbers != "" {
		column.Add(kit.Body(w.Say("overview.answer.in-order", "numbers", numbers)).Object)
	}
	for _, p := range o.session.Asked() {
		if p.Answer == last.ID {
			column.Add(o.asked(p))
		}
	}
	return kit.Panel(column)
}

// answered names the submission that an answer is about.
func (o *Screen) answered(a coalition.Answer) string {
	w := o.session.Words()
	for _, s := range o.submissions {
		if s.ID == a.Submission {
			return w.Say("overview.answer.to", "n", strconv.Itoa(s.Sequence))
		}
	}
	return w.Say("overview.answer.head")
}

// numbers names the commitments that are in order as they stand; what was changed since asks for another look.
func (o *Screen) numbers(ids []coalition.ID) string {
	var numbers []string
	for _, id := range ids {
		if t := o.session.Content().Commitment(id); t != nil && o.session.Accepted(t) {
			numbers = append(numbers, string(t.Number))
		}
	}
	return strings.Join(numbers, ", ")
}

// asked is one question.
func (o *Screen) asked(p coalition.Pinned) fyne.CanvasObject {
	shower := report.Shower{Words: o.session.Words(), Edition: o.session.Edition(), Content: o.session.Content()}
	where := shower.Where(p)
	one := o.replies.Show(o.session, p, where)
	if p.Kind == "" {
		return one.Object
	}
	open := kit.NewButton(kit.Quiet, o.session.Words().Say("overview.answer.go"), func() { o.session.Visit(o.session.AskedPlace(p)) }).
		Speak(o.session.Words().Say("overview.answer.go") + ": " + where)
	return container.NewBorder(nil, nil, nil, container.NewCenter(open), one.Object)
}

// open counts the questions without a reply.
func (o *Screen) open() (n int) {
	for _, p := range o.session.Asked() {
		if p.Reply == "" {
			n++
		}
	}
	return n
}
