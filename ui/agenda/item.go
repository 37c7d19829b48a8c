package agenda

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/data/coalition"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// page is one item: what it is, what in the agenda goes with it, and our commitments that name it.
func (a *Screen) page(at coalition.Ref) *container.Scroll {
	w := a.session.Words()
	item, _ := a.session.Edition().Item(at.List, at.Code)
	back := kit.Row(0, kit.NewButton(kit.Quiet, w.Say("agenda.back"), func() { a.goTo(coalition.Ref{}) }))
	head := kit.Column(theme.Tight, kit.Second(w.Say("agenda.one."+string(at.List))).Object, kit.Title(item.Label.In(w.Code())).Object)
	left := kit.Column(theme.Wide, a.about(item), a.links(at))
	return kit.Page(kit.Column(theme.Gap, back, kit.Column(theme.Wide, head, kit.Columns([]float32{8, 5}, left, a.ours(at)))))
}

func (a *Screen) about(item coalition.Item) fyne.CanvasObject {
	w := a.session.Words()
	about := item.About.In(w.Code())
	if about == "" {
		about = w.Say("agenda.silent")
	}
	column := kit.Column(theme.Room, kit.Strong(item.Help.In(w.Code())).Object, kit.Body(about).Object)
	if item.Example {
		column.Add(kit.Row(0, kit.NewPill(kit.Neutral, w.Say("agenda.example"))))
	}
	return kit.Panel(column)
}

// links lists what goes with the item, by the lists of the agenda.
func (a *Screen) links(at coalition.Ref) fyne.CanvasObject {
	w := a.session.Words()
	column := kit.Column(theme.Room, kit.Heading(w.Say("agenda.links")).Object)
	groups := map[coalition.List]*fyne.Container{}
	for _, to := range a.session.Edition().Linked(at.Code) {
		if to.List == coalition.ListIconProject && groups[to.List] == nil {
			groups[to.List] = kit.Column(theme.Room)
			column.Add(kit.Column(theme.Gap, kit.Second(w.Say("agenda.links."+string(to.List))).Object, groups[to.List]))
		}
		if to.List == coalition.ListIconProject {
			groups[to.List].Add(a.project(to.Code))
			continue
		}
		if groups[to.List] == nil {
			groups[to.List] = kit.Wrap()
			column.Add(kit.Column(theme.Tight, kit.Second(w.Say("agenda.links."+string(to.List))).Object, groups[to.List]))
		}
		groups[to.List].Add(kit.NewChip(a.session.Label(to.List, to.Code), func() { a.goTo(to) }))
	}
	if len(groups) == 0 {
		column.Add(kit.Body(w.Say("agenda.links.none")).Object)
	}
	return kit.Panel(column)
}

// ours are the commitments that name the item, and the way to make one that does.
func (a *Screen) ours(at coalition.Ref) fyne.CanvasObject {
	w := a.session.Words()
	ours := a.session.Content().At(at)
	var rows []fyne.CanvasObject
	for _, c := range ours {
		id, title := c.ID, c.Title
		if title == "" {
			title = w.Say("commitments.untitled")
		}
		open := kit.NewButton(kit.Quiet, string(c.Number)+" ›", func() { a.session.Visit(session.Place{Screen: "commitments", Record: id}) }).Speak(string(c.Number) + " " + title)
		rows = append(rows, container.NewBorder(nil, nil, container.NewCenter(open), nil, kit.Pad(kit.Body(title).Object, theme.Tight, theme.Tight)))
	}
	if len(rows) == 0 {
		rows = append(rows, kit.Second(w.Say("agenda.ours.none")).Object)
	}
	column := kit.Column(theme.Gap, kit.Heading(w.Say("agenda.ours")).Object, kit.Rows(rows...))
	if at.List == coalition.ListBuildingBlock {
		if blocks := a.blocks(at.Code); len(blocks) > 0 {
			column.Add(kit.Heading(w.Say("agenda.ours.blocks")).Object)
			column.Add(kit.Rows(blocks...))
		}
	} else {
		column.Add(kit.Row(0, kit.NewButton(kit.Main, w.Say("projects.commit"), func() { a.session.Commit(session.Given{At: at}) })))
	}
	return kit.Panel(column)
}

// blocks are our building blocks of a kind.
func (a *Screen) blocks(kind coalition.Code) (rows []fyne.CanvasObject) {
	for _, b := range a.session.Content().Blocks() {
		if b.Kind == kind {
			rows = append(rows, kit.Column(theme.Hair, kit.Strong(b.Name).Object, kit.Second(b.Text).Object))
		}
	}
	return rows
}
