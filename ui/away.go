package ui

import (
	"context"
	"path/filepath"
	"strings"

	"doemee/data/exchange"
	"doemee/ui/session"
)

// exampleFolder is how the folder of an example begins.
const exampleFolder = "doemee-voorbeeld-"

// waysTo leaves out the backups for an example: it is invented and thrown away.
func (p *Program) waysTo(path string) session.Ways {
	ways := p.ways
	if strings.HasPrefix(filepath.Base(filepath.Dir(path)), exampleFolder) {
		ways.Places = exchange.Places{}
	}
	return ways
}

// onAway closes what is open, works on its file and opens it or another one. What goes wrong is told in what is open afterwards.
func (p *Program) onAway(away session.Away) {
	if away.Path == "" {
		p.onCloseDossier()
		return
	}
	open, example := p.opening(away.Path), p.example
	p.example = "" // it goes on
	defer func() { p.example = example }()
	p.load(away.Path, func(ctx context.Context) (opened, error) {
		if away.Job == nil {
			return open(ctx)
		}
		failed := away.Job(ctx)
		o, err := open(ctx)
		p.ways.Post(func() { p.ways.Post(func() { p.afterAway(failed) }) }) // after what was opened is shown
		return o, err
	})
}

// afterAway shows where the person was, and what went wrong.
func (p *Program) afterAway(failed error) {
	if p.frame == nil {
		return
	}
	p.frame.visit(session.Place{Screen: "files"})
	if failed != nil {
		p.report(failed)
	}
}
