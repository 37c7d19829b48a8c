package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"doemee/ui/theme"
)

// matrixCell is one cell of a matrix. Only the one where the keyboard was last is a stop for Tab, which is what being disabled means
// to Fyne.
type matrixCell struct {
	widget.BaseWidget
	of               *Matrix
	index            int
	is               MatrixCell
	hovered, focused bool
}

func newMatrixCell(m *Matrix, index int) *matrixCell {
	c := &matrixCell{of: m, index: index}
	c.ExtendBaseWidget(c)
	return c
}

func (c *matrixCell) say(is MatrixCell) {
	if c.is != is {
		c.is = is
		c.Refresh()
	}
}

// Tapped opens what is behind the cell, and the keyboard comes along.
func (c *matrixCell) Tapped(*fyne.PointEvent) {
	c.of.at = c.index
	Focus(c)
	c.open()
}

func (c *matrixCell) open() {
	if c.of.ways.Open != nil {
		c.of.ways.Open(c.index/c.of.columns, c.index%c.of.columns)
	}
}

// TypedKey goes to another cell, or opens this one.
func (c *matrixCell) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.open()
	default:
		if !c.of.move(c.index, k.Name) {
			PassOn(c, k)
		}
	}
}

// TypedRune takes no letters.
func (c *matrixCell) TypedRune(rune) {}

// FocusGained draws the ring, brings the cell into view and tells where the keyboard is.
func (c *matrixCell) FocusGained() {
	c.focused, c.of.at = true, c.index
	c.Refresh()
	Reveal(c)
	c.of.tellAt(c.index)
}

// FocusLost takes the ring away.
func (c *matrixCell) FocusLost() {
	c.focused = false
	c.Refresh()
}

// Enable does nothing: which cell Tab goes to is for the matrix to say.
func (c *matrixCell) Enable() {}

// Disable does nothing either.
func (c *matrixCell) Disable() {}

// Disabled tells that Tab passes this cell by.
func (c *matrixCell) Disabled() bool { return c.of.at != c.index }

// MouseIn tells what the cell means.
func (c *matrixCell) MouseIn(*desktop.MouseEvent) {
	c.hovered = true
	c.Refresh()
	c.of.tellAt(c.index)
}

// MouseMoved changes nothing.
func (c *matrixCell) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes away what MouseIn did.
func (c *matrixCell) MouseOut() {
	c.hovered = false
	c.Refresh()
}

// Cursor is the hand.
func (c *matrixCell) Cursor() desktop.Cursor { return desktop.PointerCursor }

// AccessibilityLabel is what the cell means in full.
func (c *matrixCell) AccessibilityLabel() string { return c.is.Said }

// AccessibilityRole is that of a link.
func (c *matrixCell) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleLink }

// CreateRenderer draws the cell.
func (c *matrixCell) CreateRenderer() fyne.WidgetRenderer {
	r := &matrixCellRenderer{cell: c, bed: canvas.NewRectangle(color.Transparent), ring: canvas.NewRectangle(color.Transparent),
		ink: canvas.NewText("", color.Transparent)}
	r.paint()
	return r
}

type matrixCellRenderer struct {
	cell      *matrixCell
	bed, ring *canvas.Rectangle
	ink       *canvas.Text
}

func (r *matrixCellRenderer) paint() {
	p, is := theme.Colors(), r.cell.is
	r.ink.Text, r.ink.TextSize, r.ink.TextStyle.Bold = is.Text, theme.Body.At(), is.Tone == Bad || r.cell.hovered
	r.bed.FillColor, r.ink.Color = color.Transparent, p.Text
	r.bed.StrokeColor, r.bed.StrokeWidth = p.Edge, 1
	switch {
	case is.Tone == Bad:
		r.bed.FillColor, r.ink.Color, r.bed.StrokeColor = p.BadBack, p.Bad, p.Bad
	case is.Warmth > 0:
		at := min(is.Warmth, len(p.Heat)) - 1
		r.bed.FillColor, r.ink.Color = p.Heat[at], p.OnHeat[at]
	}
	r.ring.FillColor, r.ring.StrokeColor, r.ring.StrokeWidth = color.Transparent, p.Focus, 3
	r.ring.Hidden = !r.cell.focused
}

func (r *matrixCellRenderer) Layout(size fyne.Size) {
	r.bed.Resize(size)
	r.ring.Resize(size)
	text := r.ink.MinSize()
	r.ink.Move(fyne.NewPos(theme.Gap.At(), (size.Height-text.Height)/2))
	r.ink.Resize(text)
}

func (r *matrixCellRenderer) MinSize() fyne.Size {
	return r.ink.MinSize().AddWidthHeight(2*theme.Gap.At(), 2*theme.Gap.At())
}

func (r *matrixCellRenderer) Refresh() {
	r.paint()
	r.Layout(r.cell.Size())
	for _, o := range r.Objects() {
		canvas.Refresh(o)
	}
}

func (r *matrixCellRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.bed, r.ink, r.ring}
}
func (r *matrixCellRenderer) Destroy() {}
