package projects

import (
	"strconv"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/ui/kit"
	"doemee/ui/theme"
)

// covered is what the coalition has for a project, where the agenda tells: a bar per kind of contribution, and in words where there
// is nothing yet. It is nil when the agenda says nothing.
func (p *Screen) covered(project coalition.IconProject) fyne.CanvasObject {
	c, told := p.session.Edition().Covered(project.Code)
	if !told {
		return nil
	}
	w := p.session.Words()
	kinds, most := p.session.Edition().Codes(coalition.ListContribution), 1
	for _, kind := range kinds {
		most = max(most, c.Kinds[kind])
	}
	bars := make([]kit.Bar, len(kinds))
	for i, kind := range kinds {
		n := c.Kinds[kind]
		bars[i] = kit.Bar{Label: p.session.Label(coalition.ListContribution, kind), Value: w.Say("projects.covered.none"), Share: float32(n) / float32(most)}
		if n > 0 {
			bars[i].Value = strconv.Itoa(n)
		}
	}
	about := w.Say("projects.covered.about", "date", w.Date(string(p.session.Edition().Coverage.At)), "commitments", w.Count("projects.covered.commitments", c.Commitments),
		"organisations", w.Count("projects.covered.organisations", c.Organisations))
	return kit.Panel(kit.Column(theme.Gap, kit.Heading(w.Say("projects.covered")).Object, kit.Second(about).Object, kit.Bars(bars)))
}
