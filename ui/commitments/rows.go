package commitments

import (
	"slices"
	"strconv"

	"doemee/data/coalition"
	"doemee/ui/kit"
)

// The filters that are not an icon project.
const (
	filterAll   = "all"
	filterOpen  = "open"
	filterTrash = "trash"
)

// filters counts what each filter would show; an icon project without commitments is not offered.
func (c *Screen) filters(findings []coalition.Finding) []kit.Option {
	w, content := c.session.Words(), c.session.Content()
	active := content.Active()
	incomplete := len(matching(content, findings, filterOpen))
	options := []kit.Option{{Code: filterAll, Label: w.Say("commitments.filter.all", "n", strconv.Itoa(len(active)))}}
	if incomplete > 0 {
		options = append(options, kit.Option{Code: filterOpen, Label: w.Say("commitments.filter.open", "n", strconv.Itoa(incomplete))})
	}
	for _, t := range coalition.Tallies(c.session.Edition(), active) {
		if t.Count > 0 && t.Project != "" {
			label := c.session.Label(coalition.ListIconProject, t.Project) + " " + strconv.Itoa(t.Count)
			options = append(options, kit.Option{Code: string(t.Project), Label: label})
		}
	}
	if n := len(content.Commitments) - len(active); n > 0 {
		options = append(options, kit.Option{Code: filterTrash, Label: w.Say("commitments.filter.trash", "n", strconv.Itoa(n))})
	}
	return options
}

// matching lists the commitments that a filter shows.
func matching(content *coalition.Content, findings []coalition.Finding, filter string) []*coalition.Commitment {
	var all []*coalition.Commitment
	incomplete := map[coalition.ID]bool{}
	for _, f := range coalition.Asking(findings) {
		incomplete[f.Owner] = true
	}
	for i := range content.Commitments {
		t := &content.Commitments[i]
		trashed := t.Trashed != ""
		keep := !trashed
		switch filter {
		case filterAll:
		case filterOpen:
			keep = !trashed && incomplete[t.ID]
		case filterTrash:
			keep = trashed
		default:
			keep = !trashed && t.MainProject() == coalition.Code(filter)
		}
		if keep {
			all = append(all, t)
		}
	}
	return all
}

// rows makes the rows of the list and tells which one is chosen, -1 for none.
func (c *Screen) rows(findings []coalition.Finding) (rows []kit.ListRow, at int) {
	open := map[coalition.ID]int{}
	for _, f := range coalition.Asking(findings) {
		open[f.Owner]++
	}
	at = -1
	c.shown = c.shown[:0]
	for i, t := range matching(c.session.Content(), findings, c.filter) {
		if t.ID == c.chosen {
			at = i
		}
		c.shown = append(c.shown, t.ID)
		rows = append(rows, c.row(t, open[t.ID]))
	}
	return rows, at
}

func (c *Screen) row(t *coalition.Commitment, open int) kit.ListRow {
	w := c.session.Words()
	title := t.Title
	if title == "" {
		title = w.Say("commitments.untitled")
	}
	kind := "–"
	if i := slices.IndexFunc(t.Contributions, func(b coalition.Contribution) bool { return b.Kind != "" }); i >= 0 {
		kind = c.session.Label(coalition.ListContribution, t.Contributions[i].Kind)
	}
	end := "–"
	if t.End != "" {
		end = w.Date(string(t.End.Last()))
	}
	tone, state := kit.Good, w.Say("commitments.complete")
	switch {
	case t.Trashed != "":
		tone, state = kit.Neutral, w.Say("commitments.trashed")
	case open > 0:
		tone, state = kit.Warn, w.Say("commitments.todo", "n", strconv.Itoa(open))
	}
	return kit.ListRow{Cells: []string{string(t.Number), title, kind, end, state}, Tone: tone}
}
