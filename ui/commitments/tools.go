package commitments

import (
	"time"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/ui/kit"
	"doemee/ui/session"
)

// tools are what can be done with a commitment as a whole: taking back the last step in sight, the rest in a menu.
type tools struct {
	editor     *editor
	more       *kit.Button
	line       *fyne.Container
	undo, redo *kit.Button
}

func newTools(e *editor) *tools {
	w := e.session.Words()
	t := &tools{editor: e}
	t.more = kit.NewButton(kit.Quiet, w.Say("commitments.tools")+" ▾", t.onMore)
	t.undo, t.redo = kit.NewButton(kit.Quiet, "", e.session.Undo), kit.NewButton(kit.Quiet, "", e.session.Redo)
	t.line = kit.Wrap(t.undo, t.redo)
	return t
}

// refresh names the steps that can be taken back and done again.
func (t *tools) refresh() {
	w := t.editor.session.Words()
	undo, redo := t.editor.session.Reversible()
	for _, one := range []struct {
		button    *kit.Button
		key, step string
	}{{t.undo, "ui.menu.undo", undo}, {t.redo, "ui.menu.redo", redo}} {
		if one.step != "" {
			one.button.Say(w.Say(one.key, "step", one.step))
		}
		show(one.button, one.step != "")
	}
	show(t.line, undo != "" || redo != "")
	t.line.Refresh()
}

func (t *tools) onMore() {
	w, c := t.editor.session.Words(), t.editor.owner()
	if c == nil {
		return
	}
	e := t.editor
	list := []kit.RowTool{{Label: w.Say("commitments.history"), Do: e.history.open}, {Label: w.Say("commitments.copy"), Do: e.onCopy}}
	if c.Trashed == "" {
		list = append(list, kit.RowTool{Label: w.Say("form.row.up"), Do: func() { e.onMove(-1) }}, kit.RowTool{Label: w.Say("form.row.down"), Do: func() { e.onMove(1) }},
			kit.RowTool{Label: w.Say("commitments.trash"), Do: e.onTrash})
	} else {
		list = append(list, kit.RowTool{Label: w.Say("commitments.restore"), Do: e.onRestore})
	}
	kit.ShowMenu(t.more, list)
}

func (e *editor) onTrash() {
	e.change("trash", func(edit *coalition.Edit, r coalition.Record) error {
		return edit.Trash(r, coalition.MomentOf(e.session.Now()))
	})
}

func (e *editor) onRestore() {
	e.change("restore", func(edit *coalition.Edit, r coalition.Record) error { return edit.Restore(r) })
}

func (e *editor) onMove(by int) {
	e.change("move", func(edit *coalition.Edit, r coalition.Record) error { return edit.Move(r, by) })
}

func (e *editor) onCopy() {
	id := coalition.NewID()
	e.change("copy", func(edit *coalition.Edit, r coalition.Record) error {
		_, err := edit.Copy(e.owner(), id)
		return err
	})
	e.session.Visit(session.Place{Screen: "commitments", Record: id, Field: "title"})
}

// daysLeft is how many days it can still be put back.
func daysLeft(trashed coalition.Moment, today coalition.Date) int {
	gone := coalition.DateOf(trashed.Time().Local()).Time().AddDate(0, 0, session.TrashDays)
	return max(0, int(gone.Sub(today.Time())/(24*time.Hour)))
}
