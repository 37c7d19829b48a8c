// Package search is the screen that shows where the words stand that somebody looks for, while they are typed: first in the
// dossier, then in the agenda.
package search

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/data/coalition"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// Screen shows what is found.
type Screen struct {
	session *session.Session
	onDone  func()
	stack   *fyne.Container
	text    string
	hits    []coalition.Hit
	rows    []*kit.Button
}

// New makes the screen; onDone is called when somebody goes to what was found.
func New(s *session.Session, onDone func()) *Screen {
	return &Screen{session: s, onDone: onDone, stack: container.NewStack()}
}

// Object is what stands in the window.
func (s *Screen) Object() fyne.CanvasObject { return s.stack }

// Refresh looks again, for the dossier may have changed.
func (s *Screen) Refresh() { s.Find(s.text) }

// Find shows where a text stands.
func (s *Screen) Find(text string) {
	s.text = text
	w := s.session.Words()
	s.hits, s.rows = coalition.Search(s.session.Content(), s.session.Edition(), w.Code(), text), nil
	page := kit.Column(theme.Wide, kit.Title(w.Say("ui.search.title", "text", text)).Object)
	if len(s.hits) == 0 {
		page = kit.Column(theme.Wide, kit.Heading(w.Say("ui.search.none", "text", text)).Object)
	}
	s.group(page, "ui.search.ours", func(h coalition.Hit) bool { return h.List == "" })
	s.group(page, "ui.search.agenda", func(h coalition.Hit) bool { return h.List != "" })
	s.stack.Objects = []fyne.CanvasObject{kit.Page(page)}
	s.stack.Refresh()
}

func (s *Screen) group(page *fyne.Container, key string, in func(coalition.Hit) bool) {
	var rows []fyne.CanvasObject
	for _, hit := range s.hits {
		if in(hit) {
			rows = append(rows, s.row(hit))
		}
	}
	if len(rows) > 0 {
		page.Add(kit.Panel(kit.Column(theme.Gap, kit.Heading(s.session.Words().Say(key)).Object, kit.Rows(rows...))))
	}
}

// row is what a hit is, its title, and the text with what was looked for.
func (s *Screen) row(h coalition.Hit) fyne.CanvasObject {
	w := s.session.Words()
	what := w.Say("ui.search.list." + string(h.List))
	if h.List == "" {
		what = w.Say("field." + string(h.Kind) + "." + h.Field)
	}
	open := kit.NewButton(kit.Quiet, w.Say("handin.go"), func() { s.onHit(h) }).Speak(h.Title)
	s.rows = append(s.rows, open)
	words := kit.Column(theme.Hair, kit.Strong(h.Title).Object, kit.Body(h.Text).Object, kit.Second(what).Object)
	return kit.Beside(words, open)
}

// Down puts the keyboard at the first of what is found.
func (s *Screen) Down() {
	if len(s.rows) > 0 {
		kit.Focus(s.rows[0])
	}
}

// Open goes to the first of what is found.
func (s *Screen) Open() {
	if len(s.hits) > 0 {
		s.onHit(s.hits[0])
	}
}

func (s *Screen) onHit(h coalition.Hit) {
	s.onDone()
	s.session.Visit(placeOf(h))
}

// placeOf is where a hit stands in the program.
func placeOf(h coalition.Hit) session.Place {
	switch {
	case h.List == coalition.ListIconProject:
		return session.Place{Screen: "projects", Field: string(h.Code)}
	case h.List != "":
		return session.Place{Screen: "agenda", Field: string(h.Code)}
	case h.Kind == coalition.KindBuildingBlock:
		return session.Place{Screen: "organisation"}
	}
	return session.Place{Screen: "commitments", Record: h.Record, Field: h.Field}
}
