package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"doemee/ui/theme"
)

// ListColumn is one column of a list: its heading and its share of the width. The last cell of a row is a pill.
type ListColumn struct {
	Heading string
	Share   float32
}

// ListRow is what one row says.
type ListRow struct {
	Cells []string
	Tone  Tone // of the last cell
}

// List is a list of rows with columns, of which one row is chosen. It draws only the rows in sight, so that it holds
// thousands of them.
type List struct {
	Object   *fyne.Container
	list     *widget.List
	head     *fyne.Container
	columns  []ListColumn
	rows     []ListRow
	chosen   int
	onChoose func(row int)
	showing  bool
}

// NewList makes a list; onChoose gets the index of the row somebody goes to.
func NewList(columns []ListColumn, onChoose func(row int)) *List {
	l := &List{columns: columns, onChoose: onChoose, chosen: -1}
	l.list = widget.NewList(func() int { return len(l.rows) }, l.newRow, l.fill)
	l.list.OnSelected = func(row int) {
		l.chosen = row
		if !l.showing {
			l.onChoose(row)
		}
	}
	cells := make([]fyne.CanvasObject, len(columns))
	for i, c := range columns {
		cells[i] = Second(c.Heading).Object
	}
	l.head = Pad(Split(theme.Gap, l.shares(), cells...), theme.Gap, theme.Gap)
	l.Object = container.NewBorder(Column(0, l.head, Hairline()), nil, nil, nil, l.list)
	return l
}

func (l *List) shares() []float32 {
	shares := make([]float32, len(l.columns))
	for i, c := range l.columns {
		shares[i] = c.Share
	}
	return shares
}

// Put changes the rows and which one is chosen; -1 for none.
func (l *List) Put(rows []ListRow, chosen int) {
	l.rows = rows
	l.showing = true
	if chosen >= 0 && chosen < len(rows) {
		l.list.Select(chosen)
	} else {
		l.list.UnselectAll()
	}
	l.chosen = chosen
	l.showing = false
	l.list.Refresh()
}

func (l *List) newRow() fyne.CanvasObject {
	cells := make([]fyne.CanvasObject, len(l.columns))
	for i := range cells[:len(cells)-1] {
		label := widget.NewLabel("")
		label.Truncation = fyne.TextTruncateEllipsis
		cells[i] = container.New(snug{}, label)
	}
	cells[len(cells)-1] = NewPill(Neutral, " ")
	return Pad(Split(theme.Gap, l.shares(), cells...), theme.Room, theme.Gap)
}

func (l *List) fill(i int, o fyne.CanvasObject) {
	if i >= len(l.rows) {
		return
	}
	cells := o.(*fyne.Container).Objects[0].(*fyne.Container).Objects
	row := l.rows[i]
	for n, cell := range cells[:len(cells)-1] {
		label := cell.(*fyne.Container).Objects[0].(*widget.Label)
		label.TextStyle.Bold = i == l.chosen
		label.SetText(row.Cells[n])
	}
	cells[len(cells)-1].(*Pill).Say(row.Tone, row.Cells[len(cells)-1])
}
