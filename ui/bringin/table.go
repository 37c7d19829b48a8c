package bringin

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/report"
	"doemee/ui/kit"
	"doemee/ui/theme"
)

// row is one line of the plan as the table shows it.
type row struct {
	report.Difference
	line   int
	sort   coalition.MergeSort
	choice coalition.Choice
	cell   string // that could not be read
	known  bool   // whether what it was is known
}

// table is a list of lines with what was, what came, what is here and the choice between them. It draws only the rows in sight, so
// that it holds thousands of them.
type table struct {
	object   *fyne.Container
	holder   *fyne.Container // of the list
	words    *words.Words
	list     *list
	rows     []row
	onChoose func(line int, c coalition.Choice)

	width  float32
	fitted [][]string // the texts of each row as they fit in the columns, nil until they are needed
}

// shares are the widths of the columns.
var shares = []float32{10, 14, 18, 21, 21, 20}

// tallest is from where the rows scroll. A row is as high as its texts, up to a number of lines that still leaves others in sight; a
// long list has low rows, because every one of them has to be measured.
const tallest theme.Size = 450

const fewRows, mostFew, mostMany = 300, 12, 2

func newTable(w *words.Words, onChoose func(line int, c coalition.Choice)) *table {
	t := &table{words: w, onChoose: onChoose}
	t.list = newList(t)
	t.holder = container.New(t, t.list)
	var heads []fyne.CanvasObject
	for _, name := range []string{"whose", "field", "was", "theirs", "ours", "choice"} {
		heads = append(heads, kit.Strong(w.Say("bringin.column."+name)).Object)
	}
	head := kit.Column(0, kit.Pad(kit.Split(theme.Room, shares, heads...), theme.Gap, theme.Gap), kit.Hairline())
	t.object = container.NewBorder(head, kit.Pad(kit.Second(w.Say("bringin.keys")).Object, theme.Gap, theme.Gap), nil, nil, t.holder)
	return t
}

// put changes the rows. Only choices change most of the time: texts are fitted anew when they did.
func (t *table) put(rows []row) {
	same := len(rows) == len(t.rows)
	for i := 0; same && i < len(rows); i++ {
		same = rows[i].Difference == t.rows[i].Difference
	}
	t.rows = rows
	if !same {
		t.fit()
	}
	t.list.Refresh()
}

// columnWidths divides the width of the table as its rows do.
func (t *table) columnWidths() []float32 {
	sum, room := float32(0), t.width-2*theme.Gap.At()-theme.Room.At()*float32(len(shares)-1)
	for _, s := range shares {
		sum += s
	}
	widths := make([]float32, len(shares))
	for i, s := range shares {
		widths[i] = room * s / sum
	}
	return widths
}

// fit makes a list of which each row is as high as its texts need. It is a new list, because one that stands on the screen is drawn
// anew for every height that is set.
func (t *table) fit() {
	if t.width == 0 {
		return
	}
	t.fitted = make([][]string, len(t.rows))
	t.list = newList(t)
	line := fyne.MeasureText("M", theme.Body.At(), fyne.TextStyle{}).Height
	for i := range t.rows {
		high := mostMany
		if len(t.rows) <= fewRows {
			high = t.fitRow(i, mostFew)
		}
		t.list.SetItemHeight(i, max(float32(high)*line+2*theme.Gap.At(), t.list.least()))
	}
	t.holder.Objects = []fyne.CanvasObject{t.list}
	t.list.Resize(t.holder.Size())
}

// fitRow cuts the texts of a row to their columns and tells how many lines the longest takes.
func (t *table) fitRow(i, most int) (high int) {
	widths, texts := t.columnWidths(), t.rows[i].texts()
	for n := range texts {
		var lines int
		texts[n], lines = kit.FitLines(texts[n], widths[n], most, n == theirsColumn)
		high = max(high, lines)
	}
	t.fitted[i] = texts
	return high
}

// theirsColumn is the column whose texts stand out.
const theirsColumn = 3

// nothing stands where a value is empty.
const nothing = "–"

func (r row) texts() []string {
	texts := []string{r.Whose, r.What, r.Was, r.Theirs, r.Ours}
	if r.Note != "" {
		texts[1] += " · " + r.Note
	}
	for n, text := range texts {
		if text == "" {
			texts[n] = nothing
		}
	}
	return texts
}

// Layout gives the list the room there is.
func (t *table) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if t.width != size.Width {
		t.width = size.Width
		t.fit()
	}
	t.list.Resize(size)
}

// MinSize is as high as the rows, up to a limit from where they scroll.
func (t *table) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(theme.Size(300).At(), min(t.list.height(), tallest.At()))
}

// choose keeps the choice of a row that has one.
func (t *table) choose(at int, c coalition.Choice) {
	if at >= 0 && at < len(t.rows) && takeable(t.rows[at]) {
		t.onChoose(t.rows[at].line, c)
	}
}

func takeable(r row) bool { return coalition.MergeLine{Sort: r.sort}.Takeable() }

// list is a list on which the arrows to the left and right choose.
type list struct {
	widget.List
	table   *table
	at      int
	heights map[int]float32
	views   map[fyne.CanvasObject]*view
}

func newList(t *table) *list {
	l := &list{table: t, heights: map[int]float32{}, views: map[fyne.CanvasObject]*view{}}
	l.Length = func() int { return len(t.rows) }
	l.CreateItem = l.newView
	l.UpdateItem = func(i int, o fyne.CanvasObject) { l.views[o].fill(i) }
	l.OnHighlighted = func(i int) { l.at = i }
	l.ExtendBaseWidget(l)
	return l
}

// least is the height of a row with short texts: that of its choice.
func (l *list) least() float32 { return theme.Size(64).At() }

// height is what all rows take together, as far as it matters.
func (l *list) height() (sum float32) {
	for i := 0; i < len(l.table.rows) && sum < tallest.At(); i++ {
		sum += l.heights[i] + 1
	}
	return sum
}

// SetItemHeight remembers the height as well.
func (l *list) SetItemHeight(i int, height float32) {
	l.heights[i] = height
	l.List.SetItemHeight(i, height)
}

// TypedKey chooses with the arrows to the left and right, in the order of the columns.
func (l *list) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft:
		l.table.choose(l.at, coalition.TakeTheirs)
	case fyne.KeyRight:
		l.table.choose(l.at, coalition.KeepOurs)
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		l.toggle()
	default:
		l.List.TypedKey(key)
	}
}

// toggle turns the choice of a row round.
func (l *list) toggle() {
	if l.at >= 0 && l.at < len(l.table.rows) {
		next := coalition.TakeTheirs
		if l.table.rows[l.at].choice == coalition.TakeTheirs {
			next = coalition.KeepOurs
		}
		l.table.choose(l.at, next)
	}
}

// FocusGained brings the list into view.
func (l *list) FocusGained() {
	l.List.FocusGained()
	kit.Reveal(l)
}

// view is one row on the screen; it shows another line as the list scrolls.
type view struct {
	table *table
	row   int
	bed   *kit.Bed
	cells []*kit.Text // whose, field, was, theirs, ours
	chips *kit.Chips
	pill  *kit.Pill
}

func (l *list) newView() fyne.CanvasObject {
	t := l.table
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
	objects = append(objects, kit.Column(theme.Hair, v.chips.Object, v.pill))
	v.bed = kit.NewBed(kit.Pad(kit.Split(theme.Room, shares, objects...), theme.Gap, theme.Gap))
	l.views[v.bed.Object] = v
	return v.bed.Object
}

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
	default:
		v.pill.Say(kit.Warn, "")
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
