package commitments

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/ui/form"
	"doemee/ui/kit"
	"doemee/ui/theme"
)

// blocks are the building blocks that a commitment points to. They belong to the organisation: the same one can serve
// several commitments, so what is taken away here is thrown away only when no other commitment uses it.
type blocks struct {
	editor *editor
	object *fyne.Container
	rows   *form.Rows
	trash  *fyne.Container
	pick   *kit.Picker
	field  *kit.Field
}

func newBlocks(e *editor) *blocks {
	b := &blocks{editor: e}
	w := e.session.Words()
	source := form.Source{IDs: b.ids, Find: b.find, Add: b.add, Remove: b.remove, Copy: b.copy, Loose: true, Tools: b.tools}
	b.rows = form.NewRows(e.session, source, e.blockPlan(), w.Say("commitments.row.add.block"))
	b.pick = kit.NewPicker(nil, b.onLink)
	b.field = kit.NewField(w.Say("commitments.blocks.link"), "", b.pick)
	e.rows = append(e.rows, b.rows)
	e.groups["buildingBlocks"] = b.rows
	b.trash = kit.Column(theme.Tight)
	b.object = kit.Column(theme.Gap, b.rows.Object, b.field.Object, b.trash)
	return b
}

// tools are what can be done with a building block beside what can be done with any row.
func (b *blocks) tools(id coalition.ID) []kit.RowTool {
	return []kit.RowTool{{Label: b.editor.session.Words().Say("commitments.history"), Do: func() { b.editor.history.openOf(id) }}}
}

// showTrash lists the building blocks that were thrown away and can still be put back.
func (b *blocks) showTrash() {
	s := b.editor.session
	w := s.Words()
	b.trash.RemoveAll()
	for _, block := range s.Content().BuildingBlocks {
		if block.Trashed == "" {
			continue
		}
		line := w.Say("commitments.blocks.trashed", "name", block.Name) + " " + w.Count("commitments.trash.days", daysLeft(block.Trashed, s.Today()))
		back := kit.NewButton(kit.Quiet, w.Say("commitments.restore"), func() { b.restore(block.ID) }).Speak(w.Say("commitments.restore") + ": " + block.Name)
		b.trash.Add(kit.Beside(kit.Second(line).Object, back))
	}
	show(b.trash, len(b.trash.Objects) > 0)
}

// restore puts a building block back, at this commitment when it stood at no other.
func (b *blocks) restore(id coalition.ID) {
	b.editor.change("restore", func(e *coalition.Edit, _ coalition.Record) error {
		r, ok := b.find(id)
		if !ok {
			return coalition.ErrNoRecord
		}
		if err := e.Restore(r); err != nil {
			return err
		}
		content := b.editor.session.Content()
		if slices.ContainsFunc(content.Active(), func(c *coalition.Commitment) bool { return slices.Contains(c.BuildingBlocks, id) }) {
			return nil
		}
		return b.link(e, append(slices.Clone(b.editor.owner().BuildingBlocks), id))
	})
}

func (b *blocks) refresh() {
	options := []kit.Option{{Code: "", Label: b.editor.session.Words().Say("form.choose")}}
	used := b.ids()
	for _, one := range b.editor.session.Content().Blocks() {
		if !slices.Contains(used, one.ID) {
			options = append(options, kit.Option{Code: string(one.ID), Label: one.Name})
		}
	}
	b.showTrash()
	b.pick.Offer(options)
	b.pick.Put("")
	show(b.field.Object, len(options) > 1)
}

// ids lists the linked blocks that are not in the trash.
func (b *blocks) ids() (ids []coalition.ID) {
	c := b.editor.owner()
	if c == nil {
		return nil
	}
	for _, id := range c.BuildingBlocks {
		if block := b.editor.session.Content().Block(id); block != nil && block.Trashed == "" {
			ids = append(ids, id)
		}
	}
	return ids
}

func (b *blocks) find(id coalition.ID) (coalition.Record, bool) {
	if block := b.editor.session.Content().Block(id); block != nil {
		return coalition.AsRecord(block), true
	}
	return coalition.Record{}, false
}

func (b *blocks) add(e *coalition.Edit, id coalition.ID) error {
	if _, err := e.Add(coalition.KindBuildingBlock, id, ""); err != nil {
		return err
	}
	return b.link(e, append(slices.Clone(b.editor.owner().BuildingBlocks), id))
}

func (b *blocks) copy(e *coalition.Edit, r coalition.Record, id coalition.ID) error {
	if _, err := e.CopyRow(r, id); err != nil {
		return err
	}
	return b.link(e, append(slices.Clone(b.editor.owner().BuildingBlocks), id))
}

func (b *blocks) link(e *coalition.Edit, ids []coalition.ID) error {
	texts := make([]string, len(ids))
	for i, id := range ids {
		texts[i] = string(id)
	}
	return e.Set(coalition.AsRecord(b.editor.owner()), "buildingBlocks", strings.Join(texts, "\n"))
}

func (b *blocks) remove(e *coalition.Edit, r coalition.Record) error {
	id, owner := r.ID(), b.editor.owner()
	elsewhere := slices.ContainsFunc(b.editor.session.Content().Active(), func(c *coalition.Commitment) bool {
		return c.ID != owner.ID && slices.Contains(c.BuildingBlocks, id)
	})
	if !elsewhere {
		return e.Trash(r, coalition.MomentOf(b.editor.session.Now()))
	}
	return b.link(e, slices.DeleteFunc(slices.Clone(owner.BuildingBlocks), func(one coalition.ID) bool { return one == id }))
}

func (b *blocks) onLink(id string) {
	if id == "" {
		return
	}
	b.editor.change("link", func(e *coalition.Edit, _ coalition.Record) error {
		return b.link(e, append(slices.Clone(b.editor.owner().BuildingBlocks), coalition.ID(id)))
	})
}
