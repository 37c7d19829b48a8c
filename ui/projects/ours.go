package projects

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// commitments are ours to a project, and the way to make another.
func (p *Screen) commitments(project coalition.IconProject) fyne.CanvasObject {
	w := p.session.Words()
	ours := p.ours(project.Code)
	column := kit.Column(theme.Gap, kit.Heading(w.Count("projects.ours", len(ours))).Object)
	rows := make([]fyne.CanvasObject, len(ours))
	for i, c := range ours {
		rows[i] = p.row(c)
	}
	if len(ours) == 0 {
		rows = append(rows, kit.Second(w.Say("projects.none")).Object)
	}
	column.Add(kit.Rows(rows...))
	column.Add(kit.Row(0, kit.NewButton(kit.Main, w.Say("projects.commit"), func() { p.commit(project, nil) })))
	return kit.Panel(column)
}

func (p *Screen) row(c *coalition.Commitment) fyne.CanvasObject {
	w := p.session.Words()
	pill := kit.NewPill(kit.Good, w.Say("projects.complete"))
	if n := len(coalition.Asking(coalition.About(p.session.Findings(), c.ID))); n > 0 {
		pill.Say(kit.Warn, w.Say("projects.todo", "n", strconv.Itoa(n)))
	}
	title := c.Title
	if title == "" {
		title = w.Say("commitments.untitled")
	}
	id := c.ID
	open := kit.NewButton(kit.Quiet, string(c.Number)+" ›", func() { p.session.Visit(session.Place{Screen: "commitments", Record: id}) }).Speak(string(c.Number) + " " + title)
	return kit.Column(theme.Hair, kit.Beside(kit.Row(0, open), pill), kit.Pad(kit.Column(theme.Hair, kit.Strong(title).Object, kit.Second(p.inShort(c)).Object), 0, theme.Tight))
}

// inShort is what a commitment brings, how much, and when it ends: Kennis · 240 uur · t/m 31-12-2026.
func (p *Screen) inShort(c *coalition.Commitment) string {
	w := p.session.Words()
	var parts []string
	for _, b := range c.Contributions {
		if label := p.session.Label(coalition.ListContribution, b.Kind); b.Kind != "" && !slices.Contains(parts, label) {
			parts = append(parts, label)
		}
	}
	if amounts := p.amounts([]*coalition.Commitment{c}); amounts != "" {
		parts = append(parts, amounts)
	}
	if c.End != "" {
		parts = append(parts, w.Say("projects.until", "end", w.Deadline(string(c.End))))
	}
	return strings.Join(parts, " · ")
}

// amounts adds up per unit; hours, fte and euro stay apart.
func (p *Screen) amounts(of []*coalition.Commitment) string {
	var parts []string
	for _, t := range coalition.Totals(p.session.Edition(), of) {
		parts = append(parts, p.session.Words().Amount(t.Amount.String())+" "+p.session.Label(coalition.ListUnit, t.Unit))
	}
	return strings.Join(parts, ", ")
}
