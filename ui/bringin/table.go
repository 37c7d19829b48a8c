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
	line    int
	sort    coalition.MergeSort
	choice  coalition.Choice
	cell    string // that could not be read
	known   bool   // whether what it was is known
	refused bool   // the same was refused before
}

// table is a list of lines with what was, what came, what is here and the choice between them. It draws only the rows in sight, so
// that it holds thousands of them.
type table struct {
	object   *fyne.Container
	holder   *fyne.Container // of the list
	words    *words.Words
	list     *list
	still    []*view // the rows of a short table, which stand there without a list
	hint     fyne.CanvasObject
	rows     []row
	onChoose func(line int, c coalition.Choice)

	head   *fyne.Container
	names  []string // of the columns
	width  float32
	fitted [][]string // the texts of each row as they fit in the columns, nil until they are needed
}

// shares are the widths of the columns.
var shares = []float32{10, 15, 17, 19, 19, 23}

// tallest is from where the rows scroll. A row is as high as its texts, up to a number of lines that still leaves others in sight; a
// long list has low rows, because every one of them has to be measured. A short one is no list at all: a list would keep the wheel of the
// mouse from scrolling the page.
const tallest theme.Size = 450

const stillRows, fewRows, mostFew, mostMany = 40, 300, 12, 2

func newTable(w *words.Words, onChoose func(line int, c coalition.Choice)) *table {
	t := &table{words: w, onChoose: onChoose}
	t.list = newList(t)
	t.holder = container.New(t, t.list)
	var heads []fyne.CanvasObject
	for _, name := range []string{"whose", "field", "was", "theirs", "ours", "choice"} {
		t.names = append(t.names, w.Say("bringin.column."+name))
		heads = append(heads, kit.Strong(t.names[len(t.names)-1]).Object)
	}
	t.head = kit.Column(0, kit.Pad(kit.Split(theme.Room, shares, heads...), theme.Gap, theme.Gap), kit.Hairline())
	t.hint = kit.Pad(kit.Second(w.Say("bringin.keys")).Object, theme.Gap, theme.Gap)
	t.object = container.NewBorder(t.head, t.hint, nil, nil, t.holder)
	return t
}

// narrowest is the width from which the values stand beside each other; below it each stands under the other, with its name.
const narrowest theme.Size = 640

func (t *table) narrow() bool { return t.width < narrowest.At() }

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
	for i, v := range t.still {
		v.fill(i)
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
		if t.narrow() {
			widths[i] = t.width - 2*theme.Gap.At()
		}
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
	if t.head.Show(); t.narrow() {
		t.head.Hide()
	}
	for i, r := range t.rows {
		high := mostMany
		if len(t.rows) <= fewRows {
			high = t.fitRow(i, mostFew)
		}
		t.list.SetItemHeight(i, t.heightOf(r, high))
	}
	t.hold()
}

// hold puts the rows in their place: those of a short table themselves, else the list.
func (t *table) hold() {
	t.still, t.holder.Objects = nil, []fyne.CanvasObject{t.list}
	if t.hint.Show(); len(t.rows) <= stillRows {
		t.hint.Hide()
		t.holder.Objects = nil
		for i := range t.rows {
			v := t.newView()
			t.still = append(t.still, v)
			t.holder.Objects = append(t.holder.Objects, v.bed.Object, kit.Hairline())
			v.fill(i)
		}
	}
	t.place(t.holder.Size())
}

// place gives each row its height, or the list the room there is.
func (t *table) place(size fyne.Size) {
	if t.still == nil {
		t.list.Resize(size)
		return
	}
	y := float32(0)
	for i, v := range t.still {
		high := t.list.heights[i]
		v.bed.Object.Move(fyne.NewPos(0, y))
		v.bed.Object.Resize(fyne.NewSize(size.Width, high))
		line := t.holder.Objects[2*i+1]
		line.Move(fyne.NewPos(0, y+high))
		line.Resize(fyne.NewSize(size.Width, 1))
		line.Refresh()
		y += high + theme.Tight.At()
	}
	if n := len(t.still); n > 0 {
		t.holder.Objects[2*n-1].Hide()
	}
}

// heightOf is how high a row is whose texts take so many lines.
func (t *table) heightOf(r row, lines int) float32 {
	line := fyne.MeasureText("M", theme.Body.At(), fyne.TextStyle{}).Height
	texts := float32(lines)*line + 2*theme.Gap.At()
	if t.narrow() {
		return texts + float32(len(shares))*theme.Hair.At() + t.list.least(r) - theme.Wide.At()
	}
	return max(texts, t.list.least(r))
}

// fitRow cuts the texts of a row to their columns and tells how many lines the longest takes, or all of them where they stand under each
// other.
func (t *table) fitRow(i, most int) (high int) {
	widths, texts := t.columnWidths(), t.rows[i].texts()
	if t.narrow() {
		texts = t.named(texts)
	}
	total := 0
	for n := range texts {
		var lines int
		texts[n], lines = kit.FitLines(texts[n], widths[n], most, n == theirsColumn)
		high, total = max(high, lines), total+lines
	}
	t.fitted[i] = texts
	if t.narrow() {
		return total - 1 // the field stands on the line of the commitment
	}
	return high
}

// named puts the names of the columns before the values, and whose it is and which field on one line.
func (t *table) named(texts []string) []string {
	for n := 2; n < len(texts); n++ {
		texts[n] = t.names[n] + ": " + texts[n]
	}
	texts[0], texts[1] = texts[0]+" · "+texts[1], ""
	return texts
}

// The columns that are treated apart: the field, and what came, which stands out.
const fieldColumn, theirsColumn = 1, 3

// nothing stands where a value is empty.
const nothing = "–"

func (r row) texts() []string {
	texts := []string{r.Whose, r.What, r.Was, r.Theirs, r.Ours}
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
	t.place(size)
}

// MinSize is as high as the rows, up to a limit from where they scroll.
func (t *table) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(theme.Size(300).At(), t.list.height())
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
	l.CreateItem = func() fyne.CanvasObject {
		v := t.newView()
		l.views[v.bed.Object] = v
		return v.bed.Object
	}
	l.UpdateItem = func(i int, o fyne.CanvasObject) { l.views[o].fill(i) }
	l.OnHighlighted = func(i int) { l.at = i }
	l.ExtendBaseWidget(l)
	return l
}

// least is the height of a row with short texts: that of its choice, and of the word that asks for it.
func (l *list) least(r row) float32 {
	if (coalition.MergeLine{Sort: r.sort}).MustChoose() {
		return theme.Size(74).At()
	}
	return theme.Size(48).At()
}

// height is what the rows of a short table take together, or the part of a long one that stands in sight.
func (l *list) height() (sum float32) {
	if len(l.table.rows) > stillRows {
		return tallest.At()
	}
	for i := range l.table.rows {
		sum += l.heights[i] + theme.Tight.At()
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
