package ui

import (
	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// found lays out what a search gives: the dossier first, then the agenda.
func (f *frame) found(text string) fyne.CanvasObject {
	w := f.session.Words()
	hits := coalition.Search(f.session.Content(), f.session.Edition(), w.Code(), text)
	if len(hits) == 0 {
		return kit.Page(kit.Heading(w.Say("ui.search.none", "text", text)).Object)
	}
	ours, agenda := []fyne.CanvasObject{}, []fyne.CanvasObject{}
	for _, hit := range hits {
		if hit.List == "" {
			ours = append(ours, f.hit(hit))
		} else {
			agenda = append(agenda, f.hit(hit))
		}
	}
	page := kit.Column(theme.Wide, kit.Title(w.Say("ui.search.title", "text", text)).Object)
	for _, part := range []struct {
		key  string
		rows []fyne.CanvasObject
	}{{"ui.search.ours", ours}, {"ui.search.agenda", agenda}} {
		if len(part.rows) > 0 {
			page.Add(kit.Panel(kit.Column(theme.Gap, kit.Heading(w.Say(part.key)).Object, kit.Rows(part.rows...))))
		}
	}
	return kit.Page(page)
}

// hit is one row: what it is, its title, and the text with what was looked for.
func (f *frame) hit(h coalition.Hit) fyne.CanvasObject {
	w := f.session.Words()
	what := w.Say("ui.search.list." + string(h.List))
	if h.List == "" {
		what = w.Say("field." + string(h.Kind) + "." + h.Field)
	}
	open := kit.NewButton(kit.Quiet, w.Say("handin.go"), func() { f.onHit(h) })
	words := kit.Column(theme.Hair, kit.Strong(h.Title).Object, kit.Body(h.Text).Object, kit.Second(what).Object)
	return kit.Beside(words, open)
}

func (f *frame) onHit(h coalition.Hit) {
	f.search.SetText("")
	switch {
	case h.List == coalition.ListIconProject:
		f.session.Visit(session.Place{Screen: "projects", Field: string(h.Code)})
	case h.List != "":
		f.session.Visit(session.Place{Screen: "agenda"})
	case h.Kind == coalition.KindBuildingBlock:
		f.session.Visit(session.Place{Screen: "organisation"})
	default:
		f.session.Visit(session.Place{Screen: "commitments", Record: h.Record, Field: h.Field})
	}
}

// onSearch shows results while there is something to look for, and the screen again when there is not.
func (f *frame) onSearch(text string) {
	if len([]rune(text)) < 2 {
		f.room.Objects = []fyne.CanvasObject{f.screens[f.shown].Object()}
	} else {
		f.room.Objects = []fyne.CanvasObject{f.found(text)}
	}
	f.room.Refresh()
}
