package ui

import (
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"doemee/ui/session"
)

// onDropped takes files that were dropped on the window.
func (p *Program) onDropped(_ fyne.Position, dropped []fyne.URI) {
	var paths []string
	for _, uri := range dropped {
		if uri.Scheme() == "file" {
			paths = append(paths, uri.Path())
		}
	}
	p.take(paths)
}

// take takes files that came from outside: a dossier or register is opened, anything else is looked at as something to bring in or,
// with a register open, all of it as something to take in. Where nothing is open, it waits until people chose what to open.
func (p *Program) take(paths []string) {
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
	default:
		p.waiting = paths
		p.sayWaiting()
	}
}

// travelling are the ends of names of what passes between member and coalition.
var travelling = []string{".agenda", ".xlsx", ".age"}

// start takes the file that was named when the program was started, as when somebody taps it twice. A name that tells nothing is taken for
// that of a dossier, which says best what it is not.
func (p *Program) start(file string) {
	if whole, err := filepath.Abs(file); err == nil {
		file = whole
	}
	if slices.Contains(travelling, strings.ToLower(filepath.Ext(file))) {
		p.take([]string{file})
		return
	}
	p.Open(file)
}

// sayWaiting tells on the welcome that a file waits for a dossier to be opened.
func (p *Program) sayWaiting() {
	if p.home != nil && len(p.waiting) > 0 {
		p.home.Tell(p.words().Say("welcome.waiting", "file", filepath.Base(p.waiting[0])))
	}
}

// takeWaiting looks at the file that waited, now that something is open.
func (p *Program) takeWaiting() {
	waiting := p.waiting
	p.waiting = nil
	p.take(waiting)
}
