// Package commitments is the screen on which people write down what they will do: a list beside the ten questions of one
// commitment, saved as they are answered.
package commitments

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/data/coalition"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// Screen is the list with the editor beside it.
type Screen struct {
	session *session.Session
	object  fyne.CanvasObject
	chips   *kit.Chips
	list    *kit.List
	editor  *editor
	filter  string
	sorting sorting
	shown   []coalition.ID // the rows of the list
	chosen  coalition.ID
}

// New lays the screen out and shows the first commitment.
func New(s *session.Session) *Screen {
	c := &Screen{session: s, filter: filterAll, sorting: ownOrder}
	w := s.Words()
	c.chips = kit.NewChips(c.onFilter)
	c.list = kit.NewList([]kit.ListColumn{{Heading: w.Say("commitments.column.number"), Share: 1, Least: 44},
		{Heading: w.Say("commitments.column.title"), Share: 6, Least: 132}, {Heading: w.Say("commitments.column.kind"), Share: 1, Least: 62, Spare: 2},
		{Heading: w.Say("commitments.column.end"), Share: 1, Least: 82, Spare: 1}, {Heading: w.Say("commitments.column.state"), Share: 1, Least: 78}}, kit.ListWays{Choose: c.onRow, Enter: func() { c.editor.form.FocusFirst() }, Sort: c.onSort}).Call(w.Say("commitments.title"))
	c.editor = newEditor(s, func() *coalition.Commitment { return s.Content().Commitment(c.chosen) })
	head := kit.Beside(kit.Title(w.Say("commitments.title")).Object, kit.NewButton(kit.Main, w.Say("commitments.new"), c.OnNew))
	left := container.NewBorder(kit.Pad(kit.Column(theme.Room, head, c.chips.Object), theme.Gap, 0), nil, nil, nil, kit.Sheet(c.list.Object))
	c.object = kit.Pad(kit.ListAndDetail([]float32{12, 13}, left, c.editor.object), theme.Wide, theme.Margin)
	if all := s.Content().Active(); len(all) > 0 {
		c.chosen = all[0].ID
	}
	c.Refresh()
	return c
}

// Object is what stands in the window.
func (c *Screen) Object() fyne.CanvasObject { return c.object }

// Refresh shows list and editor as they stand.
func (c *Screen) Refresh() {
	findings := c.session.Findings()
	c.chips.Offer(c.filters(findings), c.filter)
	c.list.Put(c.rows(findings))
	c.list.Sorted(c.sorting.column, c.sorting.down)
	c.editor.refresh()
}

// RefreshState names the steps that can be taken back.
func (c *Screen) RefreshState() { c.editor.tools.refresh() }

// Visit shows one commitment and puts the keyboard at one of its fields.
func (c *Screen) Visit(place session.Place) {
	if place.Record == "" {
		return
	}
	if !slices.Contains(c.shown, place.Record) {
		c.filter = filterAll
		if t := c.session.Content().Commitment(place.Record); t != nil && t.Trashed != "" {
			c.filter = filterTrash
		}
	}
	c.choose(place.Record)
	if place.Row != "" || place.Field != "" {
		c.editor.focus(place.Row, place.Field)
	}
}

// choose shows a commitment. A row that is in the list already needs no other list.
func (c *Screen) choose(id coalition.ID) {
	if id != c.chosen {
		c.editor.leave()
	}
	c.chosen = id
	at := slices.Index(c.shown, id)
	if at < 0 {
		c.Refresh()
		return
	}
	c.list.Choose(at)
	c.editor.refresh()
}

func (c *Screen) onRow(row int) {
	if row < len(c.shown) && c.shown[row] != c.chosen {
		c.choose(c.shown[row])
	}
}

// onSort sorts by a column, then the other way round, then in people's own order again.
func (c *Screen) onSort(column int) {
	c.sorting = c.sorting.next(column)
	c.Refresh()
}

func (c *Screen) onFilter(code string) {
	c.filter = code
	c.Refresh()
}

// OnNew makes a commitment and puts the keyboard at its first question.
func (c *Screen) OnNew() {
	id := coalition.NewID()
	err := c.session.Change("add", func(e *coalition.Edit) error {
		_, err := e.AddCommitment(id)
		return err
	})
	if err != nil {
		c.session.Report(fmt.Errorf("new commitment: %w", err))
		return
	}
	c.Visit(session.Place{Record: id, Field: "title"})
	c.editor.begin()
}
