package ui

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"doemee/ui/session"
)

// onDropped takes files that were dropped on the window: a dossier or register is opened, anything else is looked at as something to
// bring in or, with a register open, all of it as something to take in.
func (p *Program) onDropped(_ fyne.Position, dropped []fyne.URI) {
	var paths []string
	for _, uri := range dropped {
		if uri.Scheme() == "file" {
			paths = append(paths, uri.Path())
		}
	}
	if len(paths) == 0 {
		return
	}
	switch end := strings.ToLower(filepath.Ext(paths[0])); {
	case end == dossierEnd || end == registerEnd:
		p.Open(paths[0])
	case p.session != nil:
		p.session.Visit(session.Place{Screen: "bringin", Field: paths[0]})
	case p.office != nil:
		p.office.Visit(session.Place{Screen: "inbox", Query: paths})
	}
}
