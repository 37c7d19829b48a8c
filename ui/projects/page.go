package projects

import (
	"strconv"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// page is everything about one project.
func (p *Screen) page(project coalition.IconProject) fyne.CanvasObject {
	w := p.session.Words()
	n := p.tint(project.Code)
	back := kit.Row(0, kit.NewButton(kit.Quiet, w.Say("projects.all"), func() { p.goTo("") }))
	hero := kit.Hero(n, project.Label.In(w.Code()), project.Help.In(w.Code()), kit.Picture(string(project.Code), n, 150))
	left := kit.Column(theme.Wide, p.about(project), p.wishes(project))
	right := kit.Column(theme.Wide, p.commitments(project))
	if has := p.covered(project); has != nil {
		right.Add(has)
	}
	if len(project.Proposals) > 0 {
		right.Add(p.ideas(project))
	}
	return kit.Page(kit.Column(theme.Gap, back, kit.Column(theme.Wide, hero, kit.Columns([]float32{8, 5}, left, right))))
}

func (p *Screen) about(project coalition.IconProject) fyne.CanvasObject {
	w := p.session.Words()
	about := project.About.In(w.Code())
	if about == "" {
		about = w.Say("projects.about.silent")
	}
	column := kit.Column(theme.Room, kit.Heading(w.Say("projects.about")).Object, kit.Body(about).Object, kit.Heading(w.Say("projects.helps")).Object)
	for _, l := range []coalition.List{coalition.ListTheme, coalition.ListAmbition, coalition.ListEffect} {
		if chips := p.chips(project, l); len(chips) > 0 {
			column.Add(kit.Column(theme.Tight, kit.Second(w.Say("agenda.links."+string(l))).Object, kit.Wrap(chips...)))
		}
	}
	return kit.Panel(column)
}

// chips go to the items of one list that a project is linked to.
func (p *Screen) chips(project coalition.IconProject, l coalition.List) (chips []fyne.CanvasObject) {
	for _, to := range p.session.Edition().Linked(project.Code) {
		if to.List == l {
			chips = append(chips, kit.NewChip(p.session.Label(l, to.Code), func() {
				p.session.Visit(session.Place{Screen: "agenda", Field: string(to.Code)})
			}))
		}
	}
	return chips
}

// wishes is what the coalition looks for of each kind of contribution, beside what we bring.
func (p *Screen) wishes(project coalition.IconProject) fyne.CanvasObject {
	w := p.session.Words()
	head := kit.Row(theme.Gap, kit.HeadingLine(w.Say("projects.looks-for")).Object)
	if len(project.LooksFor) == 0 {
		own := kit.NewButton(kit.Extra, w.Say("projects.propose"), func() { p.commit(project, nil) })
		return kit.Panel(kit.Column(theme.Room, head, kit.Body(w.Say("projects.silent")).Object, kit.Row(0, own)))
	}
	column := kit.Column(theme.Gap, head)
	if project.LooksFor[0].Example {
		head.Add(kit.NewPill(kit.Neutral, w.Say("projects.example")))
		column.Add(kit.Second(w.Say("projects.example.what")).Object)
	}
	shares := []float32{3, 7, 4}
	rows := []fyne.CanvasObject{kit.Split(theme.Gap, shares, kit.Second(w.Say("projects.column.kind")).Object,
		kit.Second(w.Say("projects.column.what")).Object, kit.Second(w.Say("projects.column.ours")).Object)}
	for _, wish := range project.LooksFor {
		rows = append(rows, kit.Split(theme.Gap, shares, kit.Strong(p.session.Label(coalition.ListContribution, wish.Kind)).Object,
			kit.Body(wish.Text.In(w.Code())).Object, p.brought(project, wish.Kind)))
	}
	column.Add(kit.Rows(rows...))
	return kit.Panel(column)
}

// brought is how often we bring a kind of contribution to a project, and how much; or a way to begin.
func (p *Screen) brought(project coalition.IconProject, kind coalition.Code) fyne.CanvasObject {
	w := p.session.Words()
	var bring []*coalition.Commitment
	times := 0
	for _, c := range p.ours(project.Code) {
		only := coalition.Commitment{}
		for _, b := range c.Contributions {
			if b.Kind == kind {
				only.Contributions = append(only.Contributions, b)
				times++
			}
		}
		bring = append(bring, &only)
	}
	if times == 0 {
		return kit.Row(0, kit.NewButton(kit.Quiet, w.Say("projects.bring"), func() {
			p.session.Commit(session.Given{At: coalition.Ref{List: coalition.ListIconProject, Code: project.Code}, Contribution: map[string]string{"kind": string(kind)}})
		}).Speak(w.Say("projects.bring.it", "kind", p.session.Label(coalition.ListContribution, kind))))
	}
	text := strconv.Itoa(times) + " ×"
	if amounts := p.amounts(bring); amounts != "" {
		text += " · " + amounts
	}
	return kit.Body(text).Object
}

func (p *Screen) ideas(project coalition.IconProject) fyne.CanvasObject {
	w := p.session.Words()
	head := kit.Row(theme.Gap, kit.HeadingLine(w.Say("projects.ideas")).Object, kit.NewPill(kit.Neutral, w.Say("projects.example")))
	rows := make([]fyne.CanvasObject, len(project.Proposals))
	for i, idea := range project.Proposals {
		take := kit.NewButton(kit.Extra, w.Say("projects.take"), func() { p.commit(project, &idea) }).Speak(w.Say("projects.take.it", "idea", idea.Title.In(w.Code())))
		kind := kit.NewPill(kit.Info, p.session.Label(coalition.ListContribution, idea.Kind))
		rows[i] = kit.Column(theme.Tight, kit.Strong(idea.Title.In(w.Code())).Object, kit.Second(idea.Result.In(w.Code())).Object,
			kit.Pad(kit.Wrap(kind, take), theme.Tight, 0))
	}
	return kit.Panel(kit.Column(theme.Gap, head, kit.Rows(rows...)))
}

// commit makes a commitment to this project, from an idea when one is given, and goes there.
func (p *Screen) commit(project coalition.IconProject, idea *coalition.Suggested) {
	given := session.Given{At: coalition.Ref{List: coalition.ListIconProject, Code: project.Code}}
	if idea != nil {
		language := p.session.Words().Code()
		given.Fields = map[string]string{"title": idea.Title.In(language), "result": idea.Result.In(language)}
		given.Contribution = map[string]string{"kind": string(idea.Kind), "description": idea.What.In(language)}
	}
	p.session.Commit(given)
}
