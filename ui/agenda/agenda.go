// Package agenda is the screen on which people read what the coalition works on: the declaration, ambitions, themes, icon
// projects, building blocks and effects of the edition.
package agenda

import (
	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// Screen is the agenda as it is read.
type Screen struct {
	session *session.Session
	scroll  fyne.CanvasObject
	ours    map[coalition.Code]*kit.Text
}

// New lays the agenda out.
func New(s *session.Session) *Screen {
	a := &Screen{session: s, ours: map[coalition.Code]*kit.Text{}}
	w := s.Words()
	head := kit.Column(theme.Tight, kit.Title(s.Edition().Title.In(w.Code())).Object, kit.Second(w.Say("agenda.intro")).Object)
	page := kit.Column(theme.Wide, head)
	if e := s.Edition(); e.Ends != "" && s.Today() > e.Ends {
		page.Add(kit.NewNotice(kit.Info, w.Say("agenda.past", "from", w.Date(string(e.Starts)), "to", w.Date(string(e.Ends))), "").Object)
	}
	page.Add(kit.Columns([]float32{3, 2}, a.declaration(), a.projects()))
	page.Add(kit.Columns([]float32{1, 1}, a.items("agenda.ambitions", "", coalition.ListAmbition), a.items("agenda.themes", "", coalition.ListTheme)))
	page.Add(kit.Columns([]float32{1, 1}, a.items("agenda.blocks", "agenda.blocks.what", coalition.ListBuildingBlock),
		kit.Column(theme.Wide, a.items("agenda.effects", "", coalition.ListEffect), a.items("agenda.contributions", "", coalition.ListContribution))))
	page.Add(kit.Second(w.Say("agenda.example.what")).Object)
	a.scroll = kit.Page(page)
	a.Refresh()
	return a
}

// Object is what stands in the window.
func (a *Screen) Object() fyne.CanvasObject { return a.scroll }

// Refresh counts our commitments again.
func (a *Screen) Refresh() {
	counts := map[coalition.Code]int{}
	for _, t := range coalition.Tallies(a.session.Edition(), a.session.Content().Active()) {
		counts[t.Project] = t.Count
	}
	for code, text := range a.ours {
		if counts[code] == 0 {
			text.Say(a.session.Words().Say("agenda.ours.none"))
		} else {
			text.Say(a.session.Words().Count("agenda.ours", counts[code]))
		}
	}
}

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

func (a *Screen) projects() fyne.CanvasObject {
	w := a.session.Words()
	column := kit.Column(theme.Tight)
	for i, p := range a.session.Edition().IconProjects {
		if i > 0 {
			column.Add(kit.Hairline())
		}
		ours := kit.Second("")
		a.ours[p.Code] = ours
		open := kit.NewButton(kit.Quiet, p.Label.In(w.Code())+" ›", func() {
			a.session.Visit(session.Place{Screen: "projects", Field: string(p.Code)})
		})
		column.Add(kit.Pad(kit.Column(theme.Hair, kit.Row(0, open), kit.Pad(ours.Object, 0, theme.Tight)), theme.Tight, 0))
	}
	return kit.Panel(kit.Column(theme.Gap, kit.Heading(w.Say("agenda.projects")).Object, column))
}

// items shows a list of the agenda: each label with its line of help.
func (a *Screen) items(title, about string, l coalition.List) fyne.CanvasObject {
	w := a.session.Words()
	column := kit.Column(theme.Room, kit.Heading(w.Say(title)).Object)
	if about != "" {
		column.Add(kit.Second(w.Say(about)).Object)
	}
	for _, item := range a.session.Edition().Items(l) {
		if item.Gone {
			continue
		}
		name := kit.Strong(item.Label.In(w.Code())).Object
		if item.Example {
			name = kit.Beside(name, kit.NewPill(kit.Neutral, w.Say("agenda.example")))
		}
		column.Add(kit.Column(theme.Hair, name, kit.Second(item.Help.In(w.Code())).Object))
	}
	return kit.Panel(column)
}
