package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"doemee/ui/theme"
)

// RowShape tells how the fields of a row stand: in one line by their shares of the width where there is room for it, with
// their names in a heading above all rows, and else in groups of fields beside each other, each with its name above it.
type RowShape struct {
	Headings []string
	Shares   []float32
	Groups   [][]int
	Least    theme.Size // the width from which one line is enough
}

// RowTool is one thing that can be done with a row.
type RowTool struct {
	Label string
	Do    func()
}

// RowWords are the words of every row: the button that takes it away and the name of what else can be done.
type RowWords struct{ Remove, More string }

// RowHead is the heading above rows; it is not there where the rows stand in groups.
func RowHead(shape RowShape) fyne.CanvasObject {
	cells := make([]fyne.CanvasObject, len(shape.Headings))
	for i, h := range shape.Headings {
		cells[i] = Second(h).Object
	}
	return container.New(&rowHeadLayout{shape: shape}, cells...)
}

// NewRow lays a row out: its fields, what can be done with it, and below it all that is to be said about its fields.
func NewRow(shape RowShape, fields []*Field, words RowWords, remove func(), tools []RowTool) *fyne.Container {
	objects := make([]fyne.CanvasObject, 0, len(fields)+2)
	notes := Column(theme.Hair)
	for _, f := range fields {
		objects = append(objects, f.Object)
		notes.Add(f.Notes)
	}
	away := NewButton(Quiet, words.Remove, remove)
	more := NewButton(Quiet, "⋯", nil).Speak(words.More).Tip(words.More)
	more.onTap = func() { ShowMenu(more, tools) }
	return container.New(&rowLayout{shape: shape, fields: fields}, append(objects, Row(theme.Tight, away, more), notes)...)
}

// ShowMenu drops tools down as a menu, which the keyboard goes through by arrows.
func ShowMenu(under *Button, tools []RowTool) {
	c := fyne.CurrentApp().Driver().CanvasForObject(under)
	if c == nil {
		return
	}
	items := make([]*fyne.MenuItem, len(tools))
	for i, tool := range tools {
		items[i] = fyne.NewMenuItem(tool.Label, func() {
			tool.Do()
		})
	}
	menu := widget.NewPopUpMenu(fyne.NewMenu("", items...), c)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(under)
	x := min(at.X, c.Size().Width-menu.MinSize().Width)
	menu.ShowAtPosition(fyne.NewPos(max(0, x), at.Y+under.Size().Height))
}

// rowHeadLayout puts headings above the cells of the rows.
type rowHeadLayout struct {
	shape RowShape
	gone  bool
}

func (l *rowHeadLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.gone = size.Width < l.shape.Least.At()
	x, widths := float32(0), l.shape.widths(size.Width)
	for i, o := range objects {
		if l.gone {
			o.Hide()
			continue
		}
		o.Show()
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(widths[i], size.Height))
		x += widths[i] + theme.Tight.At()
	}
}

func (l *rowHeadLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if l.gone || len(objects) == 0 {
		return fyne.Size{}
	}
	return fyne.NewSize(0, Line("M").Object.MinSize().Height)
}

// toolsWidth is the room that the tools of a row take at its right side.
const toolsWidth theme.Size = 76

// widths divides what the tools leave of a width.
func (s RowShape) widths(total float32) []float32 {
	share := shareLayout{gap: theme.Tight.At(), shares: s.Shares}
	return share.widths(total - toolsWidth.At() - theme.Tight.At())
}

// rowLayout lays out the cells, the tools and the notes of one row. How high it is follows from its width, which only Layout
// knows; so it remembers that.
type rowLayout struct {
	shape  RowShape
	fields []*Field
	narrow bool
	width  float32
}

func (l *rowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if narrow := size.Width < l.shape.Least.At(); narrow != l.narrow || l.width == 0 {
		l.narrow = narrow
		for _, f := range l.fields {
			f.Labelled(narrow)
		}
	}
	l.width = size.Width
	l.place(objects, true)
}

func (l *rowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, l.place(objects, false))
}

// place puts everything where it belongs, or only tells how high that is.
func (l *rowLayout) place(objects []fyne.CanvasObject, really bool) (height float32) {
	n := len(l.fields)
	cells, tools, notes := objects[:n], objects[n], objects[n+1]
	put := func(o fyne.CanvasObject, x, y, width, height float32) {
		if really {
			o.Move(fyne.NewPos(x, y))
			o.Resize(fyne.NewSize(width, height))
		}
	}
	y := float32(0)
	if !l.narrow {
		y = l.line(cells, l.shape.widths(l.width), 0, put)
		put(tools, l.width-tools.MinSize().Width, theme.Tight.At(), tools.MinSize().Width, tools.MinSize().Height)
	} else {
		y = l.groups(cells, put)
		put(tools, 0, y, tools.MinSize().Width, tools.MinSize().Height)
		y += tools.MinSize().Height
	}
	if high := notes.MinSize().Height; l.told() {
		put(notes, 0, y+theme.Hair.At(), l.width, high)
		// Wrapped sentences know their height once they know their width.
		y += notes.MinSize().Height + theme.Hair.At()
	} else {
		put(notes, 0, y, l.width, 0)
	}
	return y
}

// told tells whether anything is said about a field.
func (l *rowLayout) told() bool {
	for _, f := range l.fields {
		if f.note.Object.Visible() || f.echo.Object.Visible() || len(f.Notes.Objects) > 2 {
			return true
		}
	}
	return false
}

// line puts cells beside each other and tells where what follows begins.
func (l *rowLayout) line(cells []fyne.CanvasObject, widths []float32, y float32, put func(o fyne.CanvasObject, x, y, width, height float32)) float32 {
	tallest := float32(0)
	for _, c := range cells {
		tallest = max(tallest, c.MinSize().Height)
	}
	x := float32(0)
	for i, c := range cells {
		high := c.MinSize().Height
		put(c, x, y, widths[i], high)
		x += widths[i] + theme.Tight.At()
	}
	return y + tallest
}

func (l *rowLayout) groups(cells []fyne.CanvasObject, put func(o fyne.CanvasObject, x, y, width, height float32)) float32 {
	y := float32(0)
	for _, group := range l.shape.Groups {
		some, shares := []fyne.CanvasObject{}, []float32{}
		for _, i := range group {
			some, shares = append(some, cells[i]), append(shares, l.shape.Shares[i])
		}
		beside := shareLayout{gap: theme.Tight.At(), shares: shares}
		y = l.line(some, beside.widths(l.width), y, put) + theme.Tight.At()
	}
	return y
}
