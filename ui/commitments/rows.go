package commitments

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

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

// rows tells how many rows there are, how to make each, and which one is chosen, -1 for none.
func (c *Screen) rows(findings []coalition.Finding) (n int, row func(i int) kit.ListRow, at int) {
	open := map[coalition.ID]int{}
	for _, f := range coalition.Asking(findings) {
		open[f.Owner]++
	}
	matched := matching(c.session.Content(), findings, c.filter)
	c.sorting.sort(matched, c.key(open))
	c.shown = c.shown[:0]
	at = -1
	for i, t := range matched {
		if t.ID == c.chosen {
			at = i
		}
		c.shown = append(c.shown, t.ID)
	}
	return len(matched), func(i int) kit.ListRow { return c.row(matched[i], open[matched[i].ID]) }, at
}

// sorting is by which column the list is sorted, and which way.
type sorting struct {
	column int
	down   bool
}

// ownOrder is the order in which people put their commitments.
var ownOrder = sorting{column: -1}

func (s sorting) next(column int) sorting {
	switch {
	case s.column != column:
		return sorting{column: column}
	case !s.down:
		return sorting{column: column, down: true}
	}
	return ownOrder
}

// sort puts commitments in order by a key; what has no key comes last either way.
func (s sorting) sort(all []*coalition.Commitment, key func(t *coalition.Commitment, column int) string) {
	if s.column < 0 {
		return
	}
	keys := make(map[coalition.ID]string, len(all))
	for _, t := range all {
		keys[t.ID] = key(t, s.column)
	}
	slices.SortStableFunc(all, func(a, b *coalition.Commitment) int {
		x, y := keys[a.ID], keys[b.ID]
		switch {
		case x == "" || y == "":
			return strings.Compare(y, x)
		case s.down:
			return strings.Compare(y, x)
		}
		return strings.Compare(x, y)
	})
}

// key is what a commitment is sorted by in a column.
func (c *Screen) key(open map[coalition.ID]int) func(t *coalition.Commitment, column int) string {
	return func(t *coalition.Commitment, column int) string {
		switch column {
		case 0:
			return fmt.Sprintf("%09d", t.Number.Rank())
		case 1:
			return strings.ToLower(strings.TrimSpace(t.Title))
		case 2:
			return c.kind(t)
		case 3:
			return string(t.End.Last())
		}
		return fmt.Sprintf("%09d", open[t.ID])
	}
}

// kind is the word for the first contribution's kind, empty when there is none.
func (c *Screen) kind(t *coalition.Commitment) string {
	i := slices.IndexFunc(t.Contributions, func(b coalition.Contribution) bool { return b.Kind != "" })
	if i < 0 {
		return ""
	}
	return c.session.Label(coalition.ListContribution, t.Contributions[i].Kind)
}

func (c *Screen) row(t *coalition.Commitment, open int) kit.ListRow {
	w := c.session.Words()
	title := t.Title
	if title == "" {
		title = w.Say("commitments.untitled")
	}
	kind := cmp.Or(c.kind(t), "–")
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
