package kit

import (
	"strings"
	"unicode/utf8"

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
		if i == l.widest() {
			label.Wrapping = fyne.TextWrapWord
			label.Text = "\n"
		} else {
			label.Truncation = fyne.TextTruncateEllipsis
		}
		cells[i] = container.New(snug{}, label)
	}
	cells[len(cells)-1] = NewPill(Neutral, " ")
	return Pad(Split(theme.Gap, l.shares(), cells...), theme.Gap, theme.Gap)
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
func (l *List) fit(column int, text string, width float32, style fyne.TextStyle) string {
	if column != l.widest() || width <= 0 {
		return text
	}
	wide := func(s string) bool { return fyne.MeasureText(s, theme.Body.At(), style).Width > width }
	first, rest := breakLine(text, wide)
	second, more := breakLine(rest, wide)
	if more == "" {
		return text
	}
	for second != "" && wide(second+"…") {
		_, size := utf8.DecodeLastRuneInString(second)
		second = second[:len(second)-size]
	}
	return first + " " + strings.TrimSpace(second) + "…"
}

// breakLine takes as many words as are not too wide for a line, at least one.
func breakLine(text string, wide func(string) bool) (line, rest string) {
	words := strings.Fields(text)
	for n := len(words); n > 1; n-- {
		if line = strings.Join(words[:n], " "); !wide(line) {
			return line, strings.Join(words[n:], " ")
		}
	}
	return strings.Join(words[:min(1, len(words))], ""), strings.Join(words[min(1, len(words)):], " ")
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
		label.SetText(l.fit(n, row.Cells[n], cell.Size().Width, label.TextStyle))
	}
	cells[len(cells)-1].(*Pill).Say(row.Tone, row.Cells[len(cells)-1])
}
