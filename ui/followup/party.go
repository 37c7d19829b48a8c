package followup

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/data/coalition"
	"doemee/data/register"
	"doemee/ui/kit"
	"doemee/ui/office"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// partyPane shows one to follow up: what is known, how it was approached before, and a form for the next time.
type partyPane struct {
	Object fyne.CanvasObject
	screen *Screen
	is     party
	facts  *fyne.Container
	log    *fyne.Container
	form   *approachForm
	asking office.Slot
}

// mostApproaches is how many earlier approaches are shown; the newest say most.
const mostApproaches = 20

func newParty(s *Screen) *partyPane {
	p := &partyPane{screen: s, facts: kit.Column(theme.Gap), log: kit.Column(theme.Gap)}
	p.form = newApproachForm(p)
	body := kit.Column(theme.Wide, p.facts, p.form.Object, p.log)
	p.Object = kit.Panel(container.NewVScroll(kit.Pad(body, 0, theme.Room))) // room for the bar of the scroll
	p.put(party{})
	return p
}

// put shows another one, and empties the form. The zero party is nobody.
func (p *partyPane) put(is party) {
	p.form.clear()
	p.log.Objects = nil
	p.update(is)
	p.load()
}

// update shows what is known of the same one now.
func (p *partyPane) update(is party) {
	p.is = is
	p.facts.Objects = p.lines()
	if is.name == "" {
		p.form.Object.Hide()
	} else {
		p.form.Object.Show()
	}
	p.Object.Refresh()
}

// refresh reads the log anew.
func (p *partyPane) refresh() { p.load() }

// focus puts the keyboard at the form.
func (p *partyPane) focus() {
	if p.is.name != "" {
		kit.Focus(p.form.whom)
	}
}

// lines are what is known, most important first.
func (p *partyPane) lines() []fyne.CanvasObject {
	w := p.screen.office.Words()
	if p.is.name == "" {
		return []fyne.CanvasObject{kit.Second(w.Say("followup.nobody")).Object}
	}
	lines := []fyne.CanvasObject{kit.Heading(p.is.name).Object}
	if p.is.key != "" {
		lines = append(lines, kit.Second(p.is.key).Object)
	}
	lines = append(lines, p.since()...)
	if p.is.mailbox != "" {
		mailbox := p.is.mailbox
		copied := kit.NewButton(kit.Quiet, w.Say("followup.copy"), func() { fyne.CurrentApp().Clipboard().SetContent(mailbox) })
		lines = append(lines, kit.Beside(kit.Pad(kit.Body(mailbox).Object, theme.Tight, 0), copied.Speak(w.Say("followup.copy.what", "mailbox", mailbox))))
	}
	return append(lines, p.links()...)
}

// since is how long ago support was given and when something last came in.
func (p *partyPane) since() (lines []fyne.CanvasObject) {
	w := p.screen.office.Words()
	switch {
	case p.is.days >= 0 && p.is.agreements == 0:
		lines = append(lines, kit.Body(w.Count("followup.since.without", p.is.days, "date", w.Date(string(p.is.since)))).Object)
	case p.is.since != "":
		lines = append(lines, kit.Body(w.Say("followup.since", "date", w.Date(string(p.is.since)))).Object)
	}
	if p.is.made == "" {
		return append(lines, kit.Body(w.Say("followup.silent")).Object)
	}
	lines = append(lines, kit.Body(w.Say("followup.made", "date", w.Moment(string(p.is.made)))).Object)
	if p.is.noCommitment {
		text := w.Say("followup.no-commitment")
		if p.is.contactIn != "" {
			text = w.Say("followup.no-commitment.until", "month", w.Month(string(p.is.contactIn)))
		}
		lines = append(lines, kit.Body(text).Object)
	}
	return lines
}

// links lead to the commitments and what is asked about them.
func (p *partyPane) links() (lines []fyne.CanvasObject) {
	if p.is.organisation == "" {
		return nil
	}
	o, w, id := p.screen.office, p.screen.office.Words(), p.is.organisation
	open := func(label string, q register.CommitmentQuery) {
		q.Organisation = id
		lines = append(lines, kit.Row(0, kit.NewButton(kit.Quiet, label+" ›", func() { o.Visit(session.Place{Screen: "ledger", Query: q}) })))
	}
	open(w.Count("followup.commitments", p.is.commitments), register.CommitmentQuery{Stands: true})
	if p.is.questions > 0 {
		open(w.Count("followup.questions", p.is.questions), register.CommitmentQuery{Review: coalition.Questions})
	}
	if p.is.overdue > 0 {
		open(w.Count("followup.overdue", p.is.overdue), register.CommitmentQuery{OverdueOn: o.Today()})
	}
	return lines
}

// approached is what the log holds of one, and who wrote last of all.
type approached struct {
	all   []register.Approach
	total int
	by    string
}

// load reads the log.
func (p *partyPane) load() {
	p.asking.Drop()
	if p.is.name == "" {
		return
	}
	supporter, organisation := p.is.supporter, p.is.organisation
	office.Look(p.screen.office, &p.asking, func(ctx context.Context, r *register.Register) (a approached, err error) {
		a.all, a.total, err = r.Approaches(ctx, supporter, organisation, register.Page{Limit: mostApproaches})
		if err != nil {
			return a, err
		}
		last, _, err := r.Approaches(ctx, "", "", register.Page{Limit: 1})
		if len(last) > 0 {
			a.by = last[0].By
		}
		return a, err
	}, p.showLog)
}

func (p *partyPane) showLog(a approached) {
	w := p.screen.office.Words()
	p.form.propose(a.by)
	p.log.Objects = []fyne.CanvasObject{kit.Strong(w.Say("followup.log")).Object}
	for _, one := range a.all {
		p.log.Add(kit.Inset(p.entry(one)))
	}
	if a.total == 0 {
		p.log.Add(kit.Second(w.Say("followup.log.none")).Object)
	}
	if more := a.total - len(a.all); more > 0 {
		p.log.Add(kit.Second(w.Say("followup.log.more", "n", strconv.Itoa(more))).Object)
	}
	p.Object.Refresh()
}

// entry is one time that somebody turned to them.
func (p *partyPane) entry(a register.Approach) fyne.CanvasObject {
	w := p.screen.office.Words()
	outcome, tone := p.screen.outcome(a.Outcome)
	column := kit.Column(theme.Tight, kit.Beside(kit.Strong(w.Date(string(a.Date))).Object, kit.NewPill(tone, outcome)))
	for _, line := range []struct{ key, text string }{{"followup.log.whom", a.Whom}, {"followup.log.by", a.By}} {
		if line.text != "" {
			column.Add(kit.Body(w.Say(line.key, "name", line.text)).Object)
		}
	}
	if a.NextStep != "" || a.NextDate != "" {
		next := w.Say("followup.log.next", "step", a.NextStep)
		if a.NextDate != "" {
			next = w.Say("followup.log.next.on", "step", a.NextStep, "date", w.Date(string(a.NextDate)))
		}
		column.Add(kit.Body(next).Object)
	}
	if a.Note != "" {
		column.Add(kit.Second(a.Note).Object)
	}
	return column
}
