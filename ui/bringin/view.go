package bringin

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/data/coalition"
	"doemee/ui/kit"
	"doemee/ui/theme"
)

// view is one row on the screen; it shows another line as the list scrolls.
type view struct {
	table *table
	row   int
	bed   *kit.Bed
	cells []*kit.Text // whose, field, was, theirs, ours
	chips *kit.Chips
	pill  *kit.Pill
	cell  *fyne.Container // of chips and pill
	body  *fyne.Container // of everything
}

func (t *table) newView() *view {
	v := &view{table: t, pill: kit.NewPill(kit.Bad, " ")}
	v.chips = kit.NewChips(func(code string) { t.choose(v.row, coalition.Choice(code)) })
	objects := make([]fyne.CanvasObject, 0, len(shares))
	for i := range 5 {
		text := kit.Body("")
		if i == theirsColumn {
			text = kit.Strong("")
		}
		v.cells = append(v.cells, text)
		objects = append(objects, text.Object)
	}
	v.cell = kit.Column(theme.Tight, v.chips.Object, v.pill)
	objects = append(objects, v.cell)
	v.body = container.New(v, objects...)
	v.bed = kit.NewBed(kit.Pad(v.body, theme.Gap, theme.Gap))
	return v
}

// Layout puts the texts and the choice beside each other, or under each other in a narrow window.
func (v *view) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x, y := float32(0), float32(0)
	for i, o := range objects {
		o.Move(fyne.NewPos(x, y))
		if !v.table.narrow() {
			width := v.table.columnWidths()[i]
			o.Resize(fyne.NewSize(width, size.Height))
			x += width + theme.Room.At()
			continue
		}
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
		high := o.MinSize().Height
		o.Resize(fyne.NewSize(size.Width, high))
		if i != fieldColumn {
			y += high + theme.Hair.At()
		}
	}
}

// MinSize asks for nothing: the table decides how high a row is.
func (v *view) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, theme.Size(32).At()) }

// fill shows a line.
func (v *view) fill(i int) {
	if i >= len(v.table.rows) {
		return
	}
	v.row = i
	r := v.table.rows[i]
	if i < len(v.table.fitted) {
		if v.table.fitted[i] == nil {
			v.table.fitRow(i, mostMany)
		}
		for n, text := range v.table.fitted[i] {
			v.cells[n].Say(text)
		}
	}
	open := coalition.MergeLine{Sort: r.sort}.MustChoose() && r.choice == coalition.Unchosen
	v.bed.Tone(map[bool]kit.Tone{true: kit.Warn}[open])
	v.cells[theirsColumn].Tone(map[bool]kit.Tone{true: kit.Bad}[r.sort == coalition.MergeUnread])
	v.offer(r, open)
}

// offer shows what there is to choose, or why there is nothing.
func (v *view) offer(r row, open bool) {
	w := v.table.words
	if takeable(r) {
		take, keep := w.Say("bringin."+takeWord(r.sort)), w.Say("bringin."+keepWord(r.sort))
		v.chips.Offer([]kit.Option{{Code: string(coalition.TakeTheirs), Label: marked(take, r.choice == coalition.TakeTheirs)},
			{Code: string(coalition.KeepOurs), Label: marked(keep, r.choice == coalition.KeepOurs)}}, string(r.choice))
		v.chips.Object.Show()
	} else {
		v.chips.Object.Hide()
	}
	switch {
	case r.sort == coalition.MergeNumber:
		v.pill.Say(kit.Neutral, w.Say("bringin.fixed"))
	case r.sort == coalition.MergeUnread && r.cell != "":
		v.pill.Say(kit.Bad, w.Say("bringin.cell", "cell", r.cell))
	case r.sort == coalition.MergeUnread:
		v.pill.Say(kit.Bad, w.Say("bringin.unread"))
	case open:
		v.pill.Say(kit.Warn, w.Say("bringin.choose"))
	case r.refused:
		v.pill.Say(kit.Neutral, w.Say("bringin.refused"))
	default:
		v.pill.Say(kit.Warn, "")
	}
	v.cell.Refresh() // how high the chips are follows from their words
	if v.table.narrow() {
		v.body.Refresh() // and where they stand from the texts
	}
}

// marked shows a choice by its mark as well as by its colour.
func marked(word string, chosen bool) string {
	if chosen {
		return "● " + word
	}
	return "○ " + word
}

// takeWord is the word for taking over what came, which is not always Excel's version of a value.
func takeWord(sort coalition.MergeSort) string {
	switch sort {
	case coalition.MergeNew, coalition.MergeUnsure:
		return "add"
	case coalition.MergeGone, coalition.MergeGoneThere:
		return "remove"
	case coalition.MergeGoneHere:
		return "put-back"
	}
	return "take"
}

// keepWord is the word for leaving it as it is.
func keepWord(sort coalition.MergeSort) string {
	switch sort {
	case coalition.MergeNew, coalition.MergeUnsure:
		return "not"
	case coalition.MergeGone, coalition.MergeGoneThere, coalition.MergeGoneHere:
		return "stay"
	}
	return "keep"
}
