package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/ui/theme"
)

// MatrixCell is what one cell says. Its text stands in it; Said is what it means in full, as it is read aloud. Warmth is how much
// there is, from 0 for nothing to 4; a cell in the tone Bad is one that asks for attention, and its text says so too.
type MatrixCell struct {
	Text, Said string
	Warmth     int
	Tone       Tone
}

// MatrixRow is a row of cells with its name.
type MatrixRow struct {
	Label string
	Cells []MatrixCell
}

// MatrixWays are what a matrix does: tell which cell the keyboard or the mouse is at, and open one.
type MatrixWays struct {
	At   func(row, column int)
	Open func(row, column int)
}

// Matrix is a table of cells, each of which opens what is behind it. It is one stop for Tab; arrows, Home and End go through its
// cells, Enter and Space open one. Where its columns would be too narrow, the name of a row stands above its cells.
type Matrix struct {
	Object  *fyne.Container
	ways    MatrixWays
	columns int
	cells   []*matrixCell // row by row
	heads   []*Text
	labels  []*Text
	at      int // the cell for Tab
}

// NewMatrix makes an empty matrix.
func NewMatrix(ways MatrixWays) *Matrix {
	m := &Matrix{ways: ways}
	m.Object = container.New(&matrixLayout{of: m})
	return m
}

// Put shows rows under headings. As long as there are as many, cells stay the same, and the keyboard stays where it is.
func (m *Matrix) Put(headings []string, rows []MatrixRow) {
	if len(headings) != m.columns || len(rows) != len(m.labels) {
		m.build(headings, len(rows))
	}
	for i, heading := range headings {
		m.heads[i].Say(heading)
	}
	for i, row := range rows {
		m.labels[i].Say(row.Label)
		for j := range headings {
			m.cells[i*m.columns+j].say(row.Cells[j])
		}
	}
	m.Object.Refresh()
}

// build makes the objects for so many rows: headings, and then each row's name and cells.
func (m *Matrix) build(headings []string, rows int) {
	m.columns, m.at = len(headings), 0
	m.cells, m.heads, m.labels = nil, nil, nil
	m.Object.Objects = nil
	for range headings {
		m.heads = append(m.heads, StrongCell(""))
		m.Object.Objects = append(m.Object.Objects, m.heads[len(m.heads)-1].Object)
	}
	for range rows {
		m.labels = append(m.labels, Body(""))
		m.Object.Objects = append(m.Object.Objects, m.labels[len(m.labels)-1].Object)
		for range headings {
			cell := newMatrixCell(m, len(m.cells))
			m.cells = append(m.cells, cell)
			m.Object.Objects = append(m.Object.Objects, cell)
		}
	}
}

// Said is what the cell for Tab means.
func (m *Matrix) Said() string {
	if m.at >= len(m.cells) {
		return ""
	}
	return m.cells[m.at].is.Said
}

// move puts the keyboard at another cell, when there is one.
func (m *Matrix) move(from int, key fyne.KeyName) bool {
	row, column := from/m.columns, from%m.columns
	to, moves := map[fyne.KeyName][2]int{fyne.KeyUp: {row - 1, column}, fyne.KeyDown: {row + 1, column}, fyne.KeyLeft: {row, column - 1},
		fyne.KeyRight: {row, column + 1}, fyne.KeyHome: {row, 0}, fyne.KeyEnd: {row, m.columns - 1},
		fyne.KeyPageUp: {0, column}, fyne.KeyPageDown: {len(m.labels) - 1, column}}[key]
	if !moves {
		return false
	}
	if to[0] >= 0 && to[0] < len(m.labels) && to[1] >= 0 && to[1] < m.columns {
		m.at = to[0]*m.columns + to[1]
		Focus(m.cells[m.at])
	}
	return true
}

func (m *Matrix) tellAt(cell int) {
	if m.ways.At != nil {
		m.ways.At(cell/m.columns, cell%m.columns)
	}
}

// leastCell is how wide a cell must be to stand beside the name of its row.
const leastCell theme.Size = 72

// matrixLayout remembers whether the names of rows stand above their cells, for only Layout knows the width.
type matrixLayout struct {
	of      *Matrix
	stacked bool
}

// labelled is how much of the width the names of rows take.
const labelled = 0.3

func (l *matrixLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	m := l.of
	if m.columns == 0 {
		return
	}
	named := size.Width * labelled
	l.stacked = (size.Width-named)/float32(m.columns) < leastCell.At()
	if l.stacked {
		named = 0
	}
	wide := (size.Width - named) / float32(m.columns)
	for i, head := range m.heads {
		head.Object.Move(fyne.NewPos(named+float32(i)*wide+theme.Gap.At(), 0))
		head.Object.Resize(fyne.NewSize(wide-theme.Gap.At(), l.headHeight()))
	}
	y := l.headHeight()
	for i, label := range m.labels {
		y = l.row(i, label, y, named, wide, size.Width)
	}
}

// row lays one row out and gives where it ends.
func (l *matrixLayout) row(i int, label *Text, y, named, wide, whole float32) float32 {
	m, high := l.of, l.cellHeight()
	room := named - theme.Gap.At()
	if l.stacked {
		room = whole
	}
	label.Object.Resize(fyne.NewSize(room, label.Object.MinSize().Height)) // a wrapped text knows its height once it knows its width
	tall := label.Object.MinSize().Height
	if l.stacked {
		y += theme.Gap.At()
		label.Object.Move(fyne.NewPos(0, y))
		label.Object.Resize(fyne.NewSize(room, tall))
		y += tall + theme.Tight.At()
	} else {
		high = max(high, tall+2*theme.Tight.At())
		label.Object.Move(fyne.NewPos(0, y+(high-tall)/2))
		label.Object.Resize(fyne.NewSize(room, tall))
	}
	for j := range m.columns {
		cell := m.cells[i*m.columns+j]
		cell.Move(fyne.NewPos(named+float32(j)*wide, y))
		cell.Resize(fyne.NewSize(wide-1, high-1))
	}
	return y + high
}

func (l *matrixLayout) headHeight() float32 { return theme.Size(32).At() }
func (l *matrixLayout) cellHeight() float32 { return theme.Size(38).At() }

func (l *matrixLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	height := l.headHeight()
	for _, label := range l.of.labels {
		tall := label.Object.MinSize().Height
		if l.stacked {
			height += theme.Gap.At() + tall + theme.Tight.At() + l.cellHeight()
		} else {
			height += max(l.cellHeight(), tall+2*theme.Tight.At())
		}
	}
	return fyne.NewSize(theme.Size(240).At(), height)
}

// Warmth is how much a number is beside the most there is, from 0 for nothing to 4.
func Warmth(n, most int) int {
	switch {
	case n <= 0 || most <= 0:
		return 0
	case n*4 >= most*3:
		return 4
	case n*8 >= most*3:
		return 3
	case n*6 >= most:
		return 2
	}
	return 1
}
