// Package projects is the screen of the icon projects: cards, and a page for each with what is looked for, what we do already
// and a way to make a commitment.
package projects

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/data/coalition"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// Screen shows all icon projects, or one.
type Screen struct {
	session *session.Session
	stack   *fyne.Container
	project coalition.Code // the one that is shown; empty for all
}

// New lays the screen out.
func New(s *session.Session) *Screen {
	p := &Screen{session: s, stack: container.NewStack()}
	p.Refresh()
	return p
}

// Object is what stands in the window.
func (p *Screen) Object() fyne.CanvasObject { return p.stack }

// Refresh shows the projects as they stand.
func (p *Screen) Refresh() {
	if project, ok := p.session.Edition().Project(p.project); ok {
		p.stack.Objects = []fyne.CanvasObject{p.page(project)}
	} else {
		p.stack.Objects = []fyne.CanvasObject{p.cards()}
	}
	p.stack.Refresh()
}

// Visit goes to one project by its code, or to all.
func (p *Screen) Visit(place session.Place) {
	p.project = coalition.Code(place.Field)
	p.Refresh()
}

func (p *Screen) onProject(code coalition.Code) {
	p.project = code
	p.Refresh()
}

// ours lists our commitments that belong to a project, the ones it is the main project of first.
func (p *Screen) ours(code coalition.Code) []*coalition.Commitment {
	var main, also []*coalition.Commitment
	for _, c := range p.session.Content().Active() {
		for i, other := range c.IconProjects {
			switch {
			case other == code && i == 0:
				main = append(main, c)
			case other == code:
				also = append(also, c)
			}
		}
	}
	return append(main, also...)
}

func (p *Screen) cards() fyne.CanvasObject {
	w := p.session.Words()
	var cards []fyne.CanvasObject
	for i, project := range p.session.Edition().IconProjects {
		if !project.Gone {
			cards = append(cards, p.card(i, project))
		}
	}
	head := kit.Column(theme.Tight, kit.Title(w.Say("projects.title")).Object, kit.Second(w.Say("projects.intro")).Object)
	return kit.Page(kit.Column(theme.Wide, head, kit.Pairs(theme.Wide, cards...)))
}

func (p *Screen) card(n int, project coalition.IconProject) fyne.CanvasObject {
	w := p.session.Words()
	open := kit.NewButton(kit.Extra, w.Say("projects.open"), func() { p.onProject(project.Code) })
	words := kit.Column(theme.Gap, kit.Heading(project.Label.In(w.Code())).Object, kit.Body(project.Help.In(w.Code())).Object)
	count := kit.Second(w.Count("projects.ours", len(p.ours(project.Code))))
	return kit.Striped(n, kit.Column(theme.Room, words, kit.Beside(count.Object, open)))
}

func (p *Screen) page(project coalition.IconProject) fyne.CanvasObject {
	w := p.session.Words()
	n := 0
	for i, other := range p.session.Edition().IconProjects {
		if other.Code == project.Code {
			n = i
		}
	}
	back := kit.Row(0, kit.NewButton(kit.Quiet, w.Say("projects.all"), func() { p.onProject("") }))
	left := kit.Column(theme.Wide, kit.Banner(n, project.Label.In(w.Code()), project.Help.In(w.Code())), p.about(project), p.wishes(project))
	right := kit.Column(theme.Wide, p.commitments(project), p.ideas(project))
	return kit.Page(kit.Column(theme.Gap, back, kit.Columns([]float32{8, 5}, left, right)))
}

func (p *Screen) about(project coalition.IconProject) fyne.CanvasObject {
	w := p.session.Words()
	helps := kit.Wrap()
	for _, link := range project.Links {
		for _, l := range []coalition.List{coalition.ListTheme, coalition.ListAmbition, coalition.ListEffect} {
			if item, ok := p.session.Edition().Item(l, link); ok {
				helps.Add(kit.NewPill(kit.Neutral, item.Label.In(w.Code())))
			}
		}
	}
	return kit.Panel(kit.Column(theme.Room, kit.Heading(w.Say("projects.about")).Object, kit.Body(project.About.In(w.Code())).Object,
		kit.Heading(w.Say("projects.helps")).Object, helps))
}

func (p *Screen) wishes(project coalition.IconProject) fyne.CanvasObject {
	w := p.session.Words()
	head := kit.Row(theme.Gap, kit.HeadingLine(w.Say("projects.looks-for")).Object)
	if len(project.LooksFor) == 0 {
		return kit.Panel(kit.Column(theme.Room, head, kit.Body(w.Say("projects.silent")).Object))
	}
	if project.LooksFor[0].Example {
		head.Add(kit.NewPill(kit.Neutral, w.Say("projects.example")))
	}
	given := map[coalition.Code]int{}
	for _, c := range p.ours(project.Code) {
		for _, b := range c.Contributions {
			given[b.Kind]++
		}
	}
	shares := []float32{2, 5, 2}
	rows := []fyne.CanvasObject{kit.Split(theme.Gap, shares, kit.Second(w.Say("projects.column.kind")).Object,
		kit.Second(w.Say("projects.column.what")).Object, kit.Second(w.Say("projects.column.ours")).Object)}
	for _, wish := range project.LooksFor {
		count := "–"
		if n := given[wish.Kind]; n > 0 {
			count = w.Amount(coalition.Whole(int64(n)).String())
		}
		rows = append(rows, kit.Split(theme.Gap, shares, kit.Strong(p.session.Label(coalition.ListContribution, wish.Kind)).Object,
			kit.Body(wish.Text.In(w.Code())).Object, kit.Body(count).Object))
	}
	return kit.Panel(kit.Column(theme.Gap, head, kit.Rows(rows...)))
}

func (p *Screen) commitments(project coalition.IconProject) fyne.CanvasObject {
	w := p.session.Words()
	ours := p.ours(project.Code)
	column := kit.Column(theme.Gap, kit.Heading(w.Count("projects.ours", len(ours))).Object)
	rows := make([]fyne.CanvasObject, len(ours))
	for i, c := range ours {
		rows[i] = p.row(c)
	}
	if len(ours) == 0 {
		rows = append(rows, kit.Second(w.Say("projects.none")).Object)
	}
	column.Add(kit.Rows(rows...))
	column.Add(kit.Row(0, kit.NewButton(kit.Main, w.Say("projects.commit"), func() { p.onCommit(project, nil) })))
	return kit.Panel(column)
}

func (p *Screen) row(c *coalition.Commitment) fyne.CanvasObject {
	w := p.session.Words()
	pill := kit.NewPill(kit.Good, w.Say("projects.complete"))
	if n := len(coalition.Asking(coalition.About(p.session.Findings(), c.ID))); n > 0 {
		pill.Say(kit.Warn, w.Say("projects.todo", "n", w.Amount(coalition.Whole(int64(n)).String())))
	}
	id := c.ID
	open := kit.NewButton(kit.Quiet, string(c.Number)+" ›", func() { p.session.Visit(session.Place{Screen: "commitments", Record: id}) })
	return container.NewBorder(nil, nil, container.NewCenter(open), container.NewCenter(pill), kit.Pad(kit.Body(c.Title).Object, theme.Tight, theme.Tight))
}

func (p *Screen) ideas(project coalition.IconProject) fyne.CanvasObject {
	w := p.session.Words()
	head := kit.Row(theme.Gap, kit.HeadingLine(w.Say("projects.ideas")).Object, kit.NewPill(kit.Neutral, w.Say("projects.example")))
	rows := make([]fyne.CanvasObject, len(project.Proposals))
	for i, idea := range project.Proposals {
		take := kit.NewButton(kit.Quiet, w.Say("projects.take"), func() { p.onCommit(project, &idea) })
		rows[i] = kit.Column(theme.Tight, kit.Strong(idea.Title.In(w.Code())).Object, kit.Second(idea.Result.In(w.Code())).Object, kit.Row(0, take))
	}
	return kit.Panel(kit.Column(theme.Gap, head, kit.Rows(rows...)))
}

// onCommit makes a commitment to this project, from an idea when one is given, and goes there.
func (p *Screen) onCommit(project coalition.IconProject, idea *coalition.Suggested) {
	id := coalition.NewID()
	err := p.session.Change("add", func(e *coalition.Edit) error {
		c, err := e.AddCommitment(id)
		if err != nil {
			return err
		}
		r := coalition.AsRecord(c)
		if err := e.Set(r, "iconProjects", string(project.Code)); err != nil || idea == nil {
			return err
		}
		return p.prefill(e, r, idea)
	})
	if err != nil {
		p.session.Report(err)
		return
	}
	p.session.Visit(session.Place{Screen: "commitments", Record: id, Field: "title"})
}

func (p *Screen) prefill(e *coalition.Edit, r coalition.Record, idea *coalition.Suggested) error {
	language := p.session.Words().Code()
	for field, text := range map[string]coalition.Text{"title": idea.Title, "result": idea.Result} {
		if err := e.Set(r, field, text.In(language)); err != nil {
			return err
		}
	}
	b, err := e.Add(coalition.KindContribution, coalition.NewID(), r.ID())
	if err != nil {
		return err
	}
	if err := e.Set(b, "kind", string(idea.Kind)); err != nil {
		return err
	}
	return e.Set(b, "description", idea.What.In(language))
}
