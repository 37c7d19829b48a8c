// Package projects is the screen of the icon projects: cards, and a page for each with what is looked for, what we do already
// and a way to make a commitment.
package projects

import (
	"slices"

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

// Where is the project that is shown.
func (p *Screen) Where(fyne.Focusable) session.Place { return session.Place{Field: string(p.project)} }

// goTo asks for a project, or all of them, as any other screen would.
func (p *Screen) goTo(code coalition.Code) {
	p.session.Visit(session.Place{Screen: "projects", Field: string(code)})
}

func (p *Screen) ours(code coalition.Code) []*coalition.Commitment {
	return p.session.Content().At(coalition.Ref{List: coalition.ListIconProject, Code: code})
}

// tint is the colour of a project: that of its bar in every chart.
func (p *Screen) tint(code coalition.Code) int {
	return max(0, slices.IndexFunc(p.session.Edition().IconProjects, func(other coalition.IconProject) bool { return other.Code == code }))
}

func (p *Screen) cards() fyne.CanvasObject {
	w := p.session.Words()
	var cards []fyne.CanvasObject
	for _, project := range p.session.Edition().IconProjects {
		if !project.Gone {
			cards = append(cards, p.card(project))
		}
	}
	head := kit.Column(theme.Tight, kit.Title(w.Say("projects.title")).Object, kit.Second(w.Say("projects.intro")).Object)
	return kit.Page(kit.Column(theme.Wide, head, kit.Cards(leastCard, cards...)))
}

// leastCard is how wide a card must be for its words to read well.
const leastCard theme.Size = 270

func (p *Screen) card(project coalition.IconProject) fyne.CanvasObject {
	w := p.session.Words()
	open := kit.NewButton(kit.Extra, w.Say("projects.open"), func() { p.goTo(project.Code) }).Speak(w.Say("projects.open.it", "project", project.Label.In(w.Code())))
	words := kit.Column(theme.Gap, kit.Picture(string(project.Code), p.tint(project.Code), 132),
		kit.Heading(project.Label.In(w.Code())).Object, kit.Body(project.Help.In(w.Code())).Object)
	count := kit.Second(w.Count("projects.ours", len(p.ours(project.Code))))
	return kit.Panel(container.NewBorder(words, kit.Beside(count.Object, open), nil, nil))
}
