// Package agenda is the screen on which people read what the coalition works on: the declaration, and the themes, icon projects,
// ambitions, building blocks and effects of the edition with the links between them and our commitments.
package agenda

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/data/coalition"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// Screen is the agenda as it is read: the whole, or one item of it.
type Screen struct {
	session *session.Session
	stack   *fyne.Container
	item    coalition.Code // the item that is shown; empty for the whole
	offset  fyne.Position  // how far the whole was scrolled when an item was gone to
}

// New lays the agenda out.
func New(s *session.Session) *Screen {
	a := &Screen{session: s, stack: container.NewStack()}
	a.Refresh()
	return a
}

// Object is what stands in the window.
func (a *Screen) Object() fyne.CanvasObject { return a.stack }

// Refresh shows the agenda with our commitments as they stand.
func (a *Screen) Refresh() {
	at := a.session.Edition().Find(a.item)
	page := a.whole
	if at.Code != "" {
		page = func() *container.Scroll { return a.page(at) }
	}
	next := page()
	if at.Code == "" {
		next.Offset = a.offset
	}
	a.stack.Objects = []fyne.CanvasObject{next}
	a.stack.Refresh()
}

// Visit goes to one item by its code, or to the whole.
func (a *Screen) Visit(place session.Place) {
	if before, ok := a.stack.Objects[0].(*container.Scroll); ok && a.item == "" {
		a.offset = before.Offset
	}
	a.item = coalition.Code(place.Field)
	a.Refresh()
}

// Where is the item that is shown.
func (a *Screen) Where(fyne.Focusable) session.Place { return session.Place{Field: string(a.item)} }

// goTo asks for an item as any other screen would; an icon project has a screen of its own.
func (a *Screen) goTo(to coalition.Ref) {
	screen := "agenda"
	if to.List == coalition.ListIconProject {
		screen = "projects"
	}
	a.session.Visit(session.Place{Screen: screen, Field: string(to.Code)})
}

// whole is the agenda from its declaration to the contributions.
func (a *Screen) whole() *container.Scroll {
	w, e := a.session.Words(), a.session.Edition()
	page := kit.Column(theme.Wide, kit.Hero(tint, e.Title.In(w.Code()), w.Say("agenda.intro"), kit.Picture("agenda", tint, 130)))
	if e.Ends != "" && a.session.Today() > e.Ends {
		page.Add(kit.NewNotice(kit.Info, w.Say("agenda.past", "from", w.Date(string(e.Starts)), "to", w.Date(string(e.Ends))), "").Object)
	}
	page.Add(kit.Columns([]float32{1, 1}, a.declaration(), a.projects()))
	page.Add(kit.Columns([]float32{1, 1}, a.items("themes", coalition.ListTheme), a.items("ambitions", coalition.ListAmbition)))
	page.Add(kit.Columns([]float32{1, 1}, a.items("blocks", coalition.ListBuildingBlock),
		kit.Column(theme.Wide, a.items("effects", coalition.ListEffect), a.contributions())))
	page.Add(kit.Second(w.Say("agenda.example.what")).Object)
	return kit.Page(page)
}

// tint is the bar colour of the agenda's own drawing.
const tint = 1

func (a *Screen) declaration() fyne.CanvasObject {
	w, d := a.session.Words(), a.session.Edition().Declaration
	head := kit.Row(theme.Gap, kit.HeadingLine(w.Say("agenda.declaration")).Object, kit.NewPill(kit.Neutral, w.Say("agenda.summary")))
	when := w.Say("agenda.date", "date", w.Date(string(d.Date)), "place", d.Place.In(w.Code()))
	started := kit.Column(theme.Tight, kit.Strong(w.Say("agenda.initiators")).Object)
	for _, one := range a.session.Edition().Initiators {
		started.Add(kit.Body(one.In(w.Code())).Object)
	}
	return kit.Panel(kit.Column(theme.Room, head, kit.Second(when).Object, kit.Body(d.Summary.In(w.Code())).Object, started))
}

// projects lists the icon projects, each with its drawing.
func (a *Screen) projects() fyne.CanvasObject {
	w := a.session.Words()
	var rows []fyne.CanvasObject
	for _, p := range a.session.Edition().IconProjects {
		if !p.Gone {
			rows = append(rows, a.project(p.Code))
		}
	}
	return kit.Panel(kit.Column(theme.Gap, kit.Heading(w.Say("agenda.projects")).Object, kit.Rows(rows...)))
}

// project is one icon project with its drawing, in the colour of its bar in every chart.
func (a *Screen) project(code coalition.Code) fyne.CanvasObject {
	n := slices.IndexFunc(a.session.Edition().IconProjects, func(p coalition.IconProject) bool { return p.Code == code })
	picture := kit.Width(kit.Picture(string(code), max(0, n), 58), 96)
	return container.NewBorder(nil, nil, picture, nil, kit.Pad(a.line(coalition.Ref{List: coalition.ListIconProject, Code: code}), 0, theme.Gap))
}

// items lists one of the agenda's lists; each item can be gone to.
func (a *Screen) items(key string, l coalition.List) fyne.CanvasObject {
	w := a.session.Words()
	column := kit.Column(theme.Gap, kit.Heading(w.Say("agenda."+key)).Object, kit.Second(w.Say("agenda."+key+".what")).Object)
	var rows []fyne.CanvasObject
	for _, item := range a.session.Edition().Items(l) {
		if !item.Gone {
			rows = append(rows, a.line(coalition.Ref{List: l, Code: item.Code}))
		}
	}
	column.Add(kit.Rows(rows...))
	return kit.Panel(column)
}

// line is an item with its help and how many commitments of ours name it.
func (a *Screen) line(at coalition.Ref) fyne.CanvasObject {
	w := a.session.Words()
	item, _ := a.session.Edition().Item(at.List, at.Code)
	open := kit.NewButton(kit.Quiet, item.Label.In(w.Code())+" ›", func() { a.goTo(at) })
	head := kit.Row(theme.Gap, open)
	if n := len(a.session.Content().At(at)); n > 0 {
		head.Add(container.NewCenter(kit.NewPill(kit.Info, w.Count("agenda.ours", n))))
	}
	if item.Example {
		head.Add(container.NewCenter(kit.NewPill(kit.Neutral, w.Say("agenda.example"))))
	}
	return kit.Column(0, head, kit.Pad(kit.Second(item.Help.In(w.Code())).Object, 0, theme.Tight))
}

// contributions is what can be brought; it is read only, for a contribution is part of a commitment.
func (a *Screen) contributions() fyne.CanvasObject {
	w := a.session.Words()
	var rows []fyne.CanvasObject
	for _, kind := range a.session.Edition().Contributions {
		rows = append(rows, kit.Column(theme.Hair, kit.Strong(kind.Label.In(w.Code())).Object, kit.Second(kind.About.In(w.Code())).Object))
	}
	return kit.Panel(kit.Column(theme.Gap, kit.Heading(w.Say("agenda.contributions")).Object, kit.Rows(rows...)))
}
