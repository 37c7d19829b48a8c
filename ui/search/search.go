// Package search is the screen that shows where the words stand that somebody looks for, while they are typed, with the words
// marked: first in the dossier, then in the agenda.
package search

import (
	"strconv"

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
	ways    Ways
	stack   *fyne.Container
	text    string
	found   coalition.Found
	rows    []*kit.Result
}

// Ways are what the screen asks of the window.
type Ways struct {
	Done func() // the search is over: somebody went to what was found, or is not looking any more
	Back func() // the keyboard goes back to the words that are looked for
}

// New makes the screen.
func New(s *session.Session, ways Ways) *Screen {
	return &Screen{session: s, ways: ways, stack: container.NewStack()}
}

// Object is what stands in the window.
func (s *Screen) Object() fyne.CanvasObject { return s.stack }

// Refresh looks again, for the dossier may have changed.
func (s *Screen) Refresh() { s.Find(s.text) }

// Find shows where a text stands.
func (s *Screen) Find(text string) {
	s.text = text
	w := s.session.Words()
	s.found, s.rows = coalition.Search(s.session.Content(), s.session.Edition(), w.Code(), text), nil
	page := kit.Column(theme.Wide)
	if len(s.found.Hits) == 0 {
		page.Add(kit.Column(theme.Gap, kit.Title(w.Say("search.none", "text", text)).Object, kit.Body(w.Say("search.none.what")).Object))
	} else {
		page.Add(kit.Column(theme.Tight, kit.Title(w.Say("search.title", "text", text)).Object, kit.Second(w.Say("search.keys")).Object))
	}
	for _, group := range coalition.Groups {
		s.group(page, group)
	}
	s.stack.Objects = []fyne.CanvasObject{kit.Page(page)}
	s.stack.Refresh()
}

func (s *Screen) group(page *fyne.Container, group coalition.Group) {
	w := s.session.Words()
	var rows []fyne.CanvasObject
	for _, hit := range s.found.Hits {
		if hit.Group == group {
			rows = append(rows, s.row(hit))
		}
	}
	if len(rows) == 0 {
		return
	}
	n := len(rows) + s.found.More[group]
	column := kit.Column(theme.Gap, kit.Heading(w.Say("search.group."+string(group), "n", strconv.Itoa(n))).Object, kit.Column(theme.Hair, rows...))
	if more := s.found.More[group]; more > 0 {
		column.Add(kit.Second(w.Count("search.more", more)).Object)
	}
	page.Add(kit.Panel(column))
}

// row is what a hit is, its title, and the text with the words that were looked for.
func (s *Screen) row(h coalition.Hit) fyne.CanvasObject {
	w := s.session.Words()
	what := ""
	if h.At.Code != "" {
		what = w.Say("agenda.one." + string(h.At.List))
	} else {
		what = w.Say("field." + string(h.Kind) + "." + h.Field)
	}
	words := kit.Column(0, kit.Beside(kit.Strong(h.Title).Object, kit.NewPill(kit.Neutral, what)), kit.Snug(kit.NewMarked(parts(h))))
	at := len(s.rows)
	row := kit.NewResult(h.Title+", "+what+": "+h.Text, words, func() { s.onHit(h) }, func(k fyne.KeyName) { s.onKey(at, k) })
	s.rows = append(s.rows, row)
	return row
}

// parts divides the text of a hit at its marks.
func parts(h coalition.Hit) (all []kit.Part) {
	at := 0
	for _, m := range h.Marks {
		all = append(all, kit.Part{Text: h.Text[at:m.From]}, kit.Part{Text: h.Text[m.From:m.To], Stand: true})
		at = m.To
	}
	return append(all, kit.Part{Text: h.Text[at:]})
}

// Down puts the keyboard at the first of what is found.
func (s *Screen) Down() {
	if len(s.rows) > 0 {
		kit.Focus(s.rows[0])
	}
}

// Open goes to the first of what is found.
func (s *Screen) Open() {
	if len(s.found.Hits) > 0 {
		s.onHit(s.found.Hits[0])
	}
}

// onKey goes from row to row, back to the words at the top, and out at Escape.
func (s *Screen) onKey(at int, key fyne.KeyName) {
	switch key {
	case fyne.KeyDown:
		kit.Focus(s.rows[min(at+1, len(s.rows)-1)])
	case fyne.KeyUp:
		if at == 0 {
			s.ways.Back()
			return
		}
		kit.Focus(s.rows[at-1])
	case fyne.KeyHome:
		kit.Focus(s.rows[0])
	case fyne.KeyEnd:
		kit.Focus(s.rows[len(s.rows)-1])
	case fyne.KeyEscape:
		s.ways.Done()
	}
}

func (s *Screen) onHit(h coalition.Hit) {
	s.ways.Done()
	s.session.Visit(s.placeOf(h))
}

// placeOf is where a hit stands in the program.
func (s *Screen) placeOf(h coalition.Hit) session.Place {
	switch {
	case h.At.List == coalition.ListIconProject:
		return session.Place{Screen: "projects", Field: string(h.At.Code)}
	case h.At.List == coalition.ListContribution:
		return session.Place{Screen: "agenda"}
	case h.At.Code != "":
		return session.Place{Screen: "agenda", Field: string(h.At.Code)}
	case h.Kind == coalition.KindBuildingBlock:
		return s.session.BlockPlace(h.Owner, h.Field)
	}
	return session.Place{Screen: "commitments", Record: h.Owner, Row: h.Row, Field: h.Field}
}
