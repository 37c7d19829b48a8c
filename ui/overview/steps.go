package overview

import (
	"strconv"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// steps are the five steps to handing in, each with its state and, where something is to be done, the way to it.
func (o *Screen) steps() fyne.CanvasObject {
	steps := kit.Steps([]kit.Step{o.readAgenda(), o.fillOrganisation(), o.support(), o.commitments(), o.handIn()})
	return kit.Panel(kit.Column(theme.Gap, kit.Heading(o.session.Words().Say("overview.steps")).Object, steps))
}

func (o *Screen) goTo(weight kit.Weight, label string, place session.Place) fyne.CanvasObject {
	return kit.NewButton(weight, label, func() { o.session.Visit(place) })
}

func (o *Screen) readAgenda() kit.Step {
	w, e := o.session.Words(), o.session.Edition()
	text := w.Say("overview.step.agenda.what", "projects", strconv.Itoa(len(e.IconProjects)), "themes", strconv.Itoa(len(e.Themes)),
		"blocks", strconv.Itoa(len(e.BuildingBlockKinds)))
	return kit.Step{Done: len(o.session.Content().Active()) > 0, Tone: kit.Neutral, Title: w.Say("overview.step.agenda"), Text: text,
		Action: o.goTo(kit.Quiet, w.Say("overview.go.agenda"), session.Place{Screen: "agenda"})}
}

func (o *Screen) fillOrganisation() kit.Step {
	w := o.session.Words()
	step := kit.Step{Title: w.Say("overview.step.organisation"), Tone: kit.Warn}
	if n := o.organisationErrors(); n > 0 {
		step.Text = w.Count("overview.step.organisation.todo", n)
		step.Action = o.goTo(kit.Extra, w.Say("overview.go.organisation"), session.Place{Screen: "organisation"})
		return step
	}
	contact := o.session.Content().Contact.Role
	if contact == "" {
		contact = o.session.Content().Contact.Mailbox
	}
	step.Done, step.Text = true, w.Say("overview.step.organisation.done", "contact", contact)
	return step
}

func (o *Screen) support() kit.Step {
	w := o.session.Words()
	support := o.session.Content().Support
	position := support.Position
	if position == "" {
		return kit.Step{Title: w.Say("overview.step.support"), Tone: kit.Neutral, Text: w.Say("overview.step.support.todo"),
			Action: o.goTo(kit.Quiet, w.Say("overview.go.support"), session.Place{Screen: "organisation"})}
	}
	text := o.session.Label(coalition.ListPosition, position)
	if support.Date != "" {
		text += " · " + w.Date(string(support.Date))
	}
	if support.SignerRole != "" {
		text += " · " + support.SignerRole
	}
	return kit.Step{Done: true, Title: w.Say("overview.step.support"), Text: text}
}

func (o *Screen) commitments() kit.Step {
	w := o.session.Words()
	n, open := len(o.session.Content().Active()), o.incomplete()
	step := kit.Step{Title: w.Say("overview.step.commitments"), Tone: kit.Warn}
	switch {
	case n == 0:
		step.Text = w.Say("overview.step.commitments.none")
		step.Action = o.goTo(kit.Extra, w.Say("overview.go.commitments"), session.Place{Screen: "commitments"})
	case open == 0:
		step.Done, step.Text = true, w.Count("overview.step.commitments.done", n)
	default:
		step.Text = w.Say("overview.step.commitments.todo", "n", strconv.Itoa(n), "open", strconv.Itoa(open))
		step.Action = o.goTo(kit.Extra, w.Say("overview.go.complete", "n", strconv.Itoa(open)), session.Place{Screen: "commitments", Record: o.firstOpen()})
	}
	return step
}

// firstOpen is the first commitment that still asks something.
func (o *Screen) firstOpen() coalition.ID {
	for _, f := range coalition.Asking(o.session.Findings()) {
		if o.session.Content().Commitment(f.Owner) != nil {
			return f.Owner
		}
	}
	return ""
}

func (o *Screen) handIn() kit.Step {
	w := o.session.Words()
	step := kit.Step{Title: w.Say("overview.step.handin"), Tone: kit.Neutral, Text: w.Say("overview.step.handin.todo"),
		Action: o.goTo(kit.Main, w.Say("overview.go.handin"), session.Place{Screen: "handin"})}
	if n := len(o.submissions); n > 0 {
		last := o.submissions[n-1]
		step.Text = w.Say("overview.step.handin.done", "n", strconv.Itoa(last.Sequence), "date", w.Date(string(last.MadeAt)[:10]))
	}
	if closes := o.closes(); closes != "" {
		step.Text += " · " + closes
	}
	return step
}

// closes is when the round closes that is open; empty when the agenda has none.
func (o *Screen) closes() string {
	w, today := o.session.Words(), o.session.Today()
	round, ok := o.session.Edition().OpenRound(today)
	if !ok {
		return ""
	}
	days := int(round.Closes.Time().Sub(today.Time()).Hours() / 24)
	return w.Say("overview.round", "round", round.Label.In(w.Code()), "date", w.Date(string(round.Closes)), "left", w.Count("overview.days", days))
}
