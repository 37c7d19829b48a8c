package bringin

import (
	"strconv"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/data/exchange"
	"doemee/data/report"
	"doemee/ui/kit"
	"doemee/ui/theme"
)

// preview is what bringing in would change, line by line, and what can be done with it.
type preview struct {
	screen  *Screen
	object  *fyne.Container
	table   *table
	lines   *fyne.Container // around the table
	also    *fyne.Container
	panel   *fyne.Container
	accept  *kit.Button
	waiting *kit.Text
	all     *fyne.Container
	answer  *fyne.Container // what the coalition says, where the file is an answer
}

func newPreview(b *Screen) *preview {
	w := b.session.Words()
	p := &preview{screen: b, also: kit.Column(theme.Gap), waiting: kit.Second(""), answer: kit.Column(0)}
	p.table = newTable(w, b.choose)
	p.lines = kit.Sheet(p.table.object)
	p.panel = kit.Panel(kit.Column(theme.Gap, kit.Heading(w.Say("bringin.also")).Object, p.also))
	p.accept = kit.NewButton(kit.Main, "", b.onAccept)
	p.all = kit.Wrap(kit.NewButton(kit.Quiet, w.Say("bringin.all.theirs"), func() { b.chooseAll(coalition.TakeTheirs) }),
		kit.NewButton(kit.Quiet, w.Say("bringin.all.ours"), func() { b.chooseAll(coalition.KeepOurs) }))
	buttons := kit.Wrap(p.accept, kit.NewButton(kit.Extra, w.Say("bringin.cancel"), b.onCancel))
	p.object = kit.Column(theme.Wide, p.answer, p.all, p.lines, p.panel, buttons, p.waiting.Object)
	return p
}

// refresh shows the plan with the choices as they stand.
func (p *preview) refresh() {
	b := p.screen
	if b.plan == nil {
		return
	}
	w := b.session.Words()
	if p.answer.Objects = nil; b.plan.Answer != nil {
		p.answer.Objects = []fyne.CanvasObject{p.said(b.plan.Answer)}
	}
	rows := p.rows()
	p.table.put(rows)
	if p.lines.Show(); len(rows) == 0 {
		p.lines.Hide()
	}
	p.showAlso()
	open, taken := b.plan.Open(b.choices), b.plan.Taken(b.choices)
	switch {
	case b.plan.Says():
		p.accept.Say(w.Say("bringin.answer.accept"))
	case taken == 0 && open == 0:
		p.accept.Say(w.Say("bringin.accept.none"))
	default:
		p.accept.Say(w.Count("bringin.accept", taken))
	}
	p.accept.Able(taken > 0 || open > 0 || b.plan.Says())
	if taken == 0 {
		p.waiting.Say("") // an answer stays: there is nothing to take back
	} else {
		p.waiting.Say(w.Say("bringin.undo"))
	}
	if open > 0 {
		p.waiting.Say(w.Count("bringin.open", open) + " " + w.Say("bringin.undo"))
	}
	if p.all.Hide(); open > 1 {
		p.all.Show()
	}
	p.object.Refresh()
}

// rows are the lines as the table shows them. What stands beside the form has a place of its own below it.
func (p *preview) rows() (rows []row) {
	b := p.screen
	shower := report.Shower{Words: b.session.Words(), Edition: b.session.Edition(), Content: b.session.Content()}
	for i, l := range b.plan.Lines {
		if l.Sort == coalition.MergeNote {
			continue
		}
		at, _ := b.plan.Row(l)
		cell, _ := b.plan.Cell(l)
		rows = append(rows, row{line: i, sort: l.Sort, choice: b.choices[i], cell: cell.Cell, known: l.Known, refused: l.Refused, Difference: shower.Difference(l, at.Row)})
	}
	return rows
}

// mostAlso bounds how much of what was seen is laid out.
const mostAlso = 20

// showAlso tells what was seen and is not taken over: cells that can't be read with what is wrong, columns beside the form, and
// what else is to be known of the file.
func (p *preview) showAlso() {
	b := p.screen
	w := b.session.Words()
	var lines []fyne.CanvasObject
	for _, l := range b.plan.Lines {
		if l.Renumbered != "" {
			lines = append(lines, kit.Body(string(l.Number)+": "+w.Say("merge.renumbered", "number", string(l.Renumbered))).Object)
		}
		if cell, ok := b.plan.Cell(l); ok {
			lines = append(lines, kit.Body(cell.Sheet+"!"+cell.Cell+": "+w.Fill("reason."+cell.Code, cell.Values())).Object)
		}
	}
	for _, out := range b.plan.Outside {
		lines = append(lines, p.outside(out))
	}
	for _, reason := range b.plan.Also {
		at := reason.Sheet
		if reason.Cell != "" {
			at += "!" + reason.Cell
		}
		if at != "" {
			at += ": "
		}
		lines = append(lines, kit.Body(at+w.Fill("reason."+reason.Code, reason.Values())).Object)
	}
	if more := len(lines) - mostAlso; more > 0 {
		lines = append(lines[:mostAlso], kit.Second(w.Say("bringin.more", "n", strconv.Itoa(more))).Object)
	}
	p.also.Objects = lines
	if p.panel.Show(); len(lines) == 0 {
		p.panel.Hide()
	}
}

// outside tells of a column or sheet that is no part of the form, and offers to keep it in the internal notes.
func (p *preview) outside(out exchange.Outside) fyne.CanvasObject {
	w := p.screen.session.Words()
	heading := out.Heading
	if heading == "" {
		heading = out.Cells[0].Found
	}
	key := "bringin.outside"
	if out.Column == "" {
		key += ".sheet"
	}
	text := kit.Body(w.Count(key, len(out.Cells), "heading", heading, "column", out.Column, "sheet", out.Sheet, "found", out.Cells[0].Found)).Object
	lines := p.screen.plan.Notes(out)
	if len(lines) == 0 {
		return text
	}
	label, choice := w.Say("bringin.notes"), coalition.TakeTheirs
	if p.screen.choices[lines[0]] == coalition.TakeTheirs {
		label, choice = w.Say("bringin.notes.undo"), coalition.KeepOurs
	}
	return kit.Beside(text, kit.NewButton(kit.Quiet, label, func() {
		for _, i := range lines {
			p.screen.choices[i] = choice
		}
		p.refresh()
	}))
}
