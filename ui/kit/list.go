package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	base "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"doemee/ui/theme"
)

// ListColumn is one column of a list: its heading, its share of the width, and how wide it is at least. The last cell of a row is a
// pill. Where there is no room for all, the columns that can be spared go, the one with the highest number first.
type ListColumn struct {
	Heading string
	Share   float32
	Least   theme.Size
	Spare   int // 0 for a column that always stands there
}

// ListRow is what one row says.
type ListRow struct {
	Cells []string
	Tone  Tone // of the last cell
}

// List is a list of rows with columns, of which one row is chosen. It asks for and draws only the rows in sight, so that it
// holds thousands of them. Arrows, Page Up and Page Down, Home and End choose another row; Enter goes into it.
type List struct {
	Object   *fyne.Container
	list     *keyList
	heads    []*Button
	columns  []ListColumn
	n        int
	row      func(i int) ListRow
	chosen   int
	onChoose func(row int)
	showing  bool
}

// ListWays are what a list does: choose a row, go into the chosen one, and sort by a column. Only the first is needed.
type ListWays struct {
	Choose func(row int)
	Enter  func()
	Sort   func(column int)
	Key    func(fyne.KeyName) // a key that the list has no use for
}

// NewList makes a list.
func NewList(columns []ListColumn, ways ListWays) *List {
	l := &List{columns: columns, onChoose: ways.Choose, chosen: -1}
	l.list = newKeyList(l, ways.Enter)
	l.list.onKey = ways.Key
	l.list.OnSelected = func(row int) {
		if l.chosen == row {
			return
		}
		l.mark(row)
		if !l.showing {
			l.onChoose(row)
		}
	}
	head := Pad(container.New(&cellLayout{columns: columns}, l.headings(ways.Sort)...), theme.Gap, theme.Gap)
	l.Object = container.NewBorder(Column(0, head, Hairline()), nil, nil, nil, l.list)
	return l
}

// Call gives the list its name, as a screen reader says it.
func (l *List) Call(name string) *List {
	l.list.Call(name)
	return l
}

// headings are words, or buttons where a column can be sorted by.
func (l *List) headings(sort func(column int)) []fyne.CanvasObject {
	cells := make([]fyne.CanvasObject, len(l.columns))
	for i, c := range l.columns {
		if sort == nil {
			cells[i] = Second(c.Heading).Object
			continue
		}
		b := NewButton(Quiet, c.Heading, func() { sort(i) })
		b.leading, b.flush = true, true
		l.heads = append(l.heads, b)
		cells[i] = b
	}
	return cells
}

// Sorted shows by which column the rows are sorted, and which way; -1 for none.
func (l *List) Sorted(column int, down bool) {
	for i, b := range l.heads {
		text := l.columns[i].Heading
		if i == column {
			text += map[bool]string{true: " ▾", false: " ▴"}[down]
		}
		b.Say(text)
	}
}

// Put changes the rows and which one is chosen; -1 for none. A row is asked for when it comes in sight.
func (l *List) Put(n int, row func(i int) ListRow, chosen int) {
	l.n, l.row = n, row
	l.Choose(chosen)
	l.list.Refresh()
}

// Choose marks a row without going to it; -1 for none.
func (l *List) Choose(row int) {
	l.showing = true
	defer func() { l.showing = false }()
	if row < 0 || row >= l.n {
		l.list.UnselectAll()
		l.mark(-1)
		return
	}
	l.list.Select(row)
	l.mark(row)
}

// Focus puts the keyboard at the list.
func (l *List) Focus() { Focus(l.list) }

// Begin puts the keyboard at the chosen row, or chooses the first, as somebody does who comes from a search above the list.
func (l *List) Begin() {
	if l.n == 0 {
		return
	}
	row := max(l.chosen, 0)
	l.Choose(row)
	l.onChoose(row)
	l.Focus()
}

// TypedKey does what a key does when the keyboard is at the list.
func (l *List) TypedKey(k *fyne.KeyEvent) { l.list.TypedKey(k) }

// mark makes the chosen row bold and the one before it plain.
func (l *List) mark(row int) {
	before := l.chosen
	l.chosen = row
	for _, i := range []int{before, row} {
		if i >= 0 && i < l.n && before != row {
			l.list.RefreshItem(i)
		}
	}
}

// keyList is Fyne's list with the keys that people expect in one.
type keyList struct {
	widget.List
	label
	of      *List
	onEnter func()
	onKey   func(fyne.KeyName)
}

func newKeyList(l *List, onEnter func()) *keyList {
	k := &keyList{of: l, onEnter: onEnter}
	k.Length, k.CreateItem, k.UpdateItem = func() int { return l.n }, l.newRow, l.fill
	k.ExtendBaseWidget(k)
	return k
}

// TypedKey goes to another row and chooses it; Enter goes into the chosen one.
func (k *keyList) TypedKey(e *fyne.KeyEvent) {
	at, n := k.of.chosen, k.of.n
	moves := map[fyne.KeyName]int{fyne.KeyDown: at + 1, fyne.KeyUp: at - 1, fyne.KeyHome: 0, fyne.KeyEnd: n - 1,
		fyne.KeyPageDown: at + k.page(), fyne.KeyPageUp: at - k.page()}
	to, moving := moves[e.Name]
	switch {
	case (e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter || e.Name == fyne.KeySpace) && k.onEnter != nil:
		k.onEnter()
	case moving && n > 0:
		to = max(0, min(to, n-1))
		k.Highlight(to)
		k.Select(to)
	case !moving && !PassOn(k, e) && k.onKey != nil:
		k.onKey(e.Name)
	}
}

// page is how many rows are in sight at once.
func (k *keyList) page() int {
	high := k.of.newRow().MinSize().Height + theme.Current().Size(base.SizeNamePadding)
	return max(1, int(k.Size().Height/high)-1)
}

// FocusGained puts the mark of the keyboard at the chosen row.
func (k *keyList) FocusGained() {
	if k.of.chosen >= 0 {
		k.Highlight(k.of.chosen)
	}
	k.List.FocusGained()
}

func (l *List) newRow() fyne.CanvasObject {
	cells := make([]fyne.CanvasObject, len(l.columns))
	for i := range cells[:len(cells)-1] {
		label := widget.NewLabel("")
		if i == l.widest() {
			label.Wrapping = fyne.TextWrapWord
			label.Text = "\n"
		} else {
			label.Truncation = fyne.TextTruncateEllipsis
		}
		cells[i] = container.New(snug{}, label)
	}
	cells[len(cells)-1] = NewPill(Neutral, " ")
	return Pad(container.New(&cellLayout{columns: l.columns}, cells...), theme.Gap, theme.Gap)
}

// widest is the column with the largest share: its texts may take two lines.
func (l *List) widest() int {
	at := 0
	for i, c := range l.columns {
		if c.Share > l.columns[at].Share {
			at = i
		}
	}
	return at
}

// fit cuts a text of the widest column to what stands in two lines.
func (l *List) fit(column int, text string, width float32, bold bool) string {
	if column != l.widest() || width <= 0 {
		return text
	}
	fitted, _ := FitLines(strings.Join(strings.Fields(text), " "), width, 2, bold)
	return fitted
}

func (l *List) fill(i int, o fyne.CanvasObject) {
	if i >= l.n {
		return
	}
	cells := o.(*fyne.Container).Objects[0].(*fyne.Container).Objects
	row := l.row(i)
	for n, cell := range cells[:len(cells)-1] {
		label := cell.(*fyne.Container).Objects[0].(*widget.Label)
		label.TextStyle.Bold = i == l.chosen
		label.SetText(l.fit(n, row.Cells[n], cell.Size().Width, label.TextStyle.Bold))
	}
	cells[len(cells)-1].(*Pill).Say(row.Tone, row.Cells[len(cells)-1])
}
