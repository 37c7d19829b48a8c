package ui

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"doemee/ui/session"
)

// onDropped takes a file that was dropped on the window: a dossier is opened, anything else is looked at as something to bring in.
func (p *Program) onDropped(_ fyne.Position, dropped []fyne.URI) {
	for _, uri := range dropped {
		path := uri.Path()
		switch {
		case uri.Scheme() != "file":
			continue
		case strings.EqualFold(filepath.Ext(path), ".doemee"):
			p.Open(path)
		case p.session != nil:
			p.session.Visit(session.Place{Screen: "bringin", Field: path})
		}
		return
	}
}
