package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	base "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"doemee/ui/theme"
)

// box is a rounded area behind an object that takes its colours from the theme each time it is drawn anew.
type box struct {
	widget.BaseWidget
	shape *canvas.Rectangle
	paint func(*canvas.Rectangle)
}

func newBox(paint func(*canvas.Rectangle)) *box {
	b := &box{shape: canvas.NewRectangle(color.Transparent), paint: paint}
	b.ExtendBaseWidget(b)
	return b
}

func (b *box) CreateRenderer() fyne.WidgetRenderer {
	b.paint(b.shape)
	return &boxRenderer{b}
}

type boxRenderer struct{ b *box }

func (r *boxRenderer) Layout(size fyne.Size)        { r.b.shape.Resize(size.Max(fyne.Size{})) }
func (r *boxRenderer) MinSize() fyne.Size           { return r.b.shape.MinSize() }
func (r *boxRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.b.shape} }
func (r *boxRenderer) Destroy()                     {}

func (r *boxRenderer) Refresh() {
	r.b.paint(r.b.shape)
	r.b.shape.Refresh()
}

// Panel is a white rounded area with room around its content.
func Panel(content fyne.CanvasObject) *fyne.Container {
	return container.NewStack(newBox(paintPanel), Pad(content, theme.Wide, theme.Wide))
}

// Sheet is a panel whose content reaches its edges, for lists.
func Sheet(content fyne.CanvasObject) *fyne.Container {
	return container.NewStack(newBox(paintPanel), Pad(content, theme.Gap, theme.Gap))
}

func paintPanel(r *canvas.Rectangle) {
	p := theme.Colors()
	r.FillColor, r.StrokeColor, r.StrokeWidth = p.Surface, p.Edge, 1
	r.CornerRadius = theme.PanelRadius.At()
	r.Shadow = canvas.Shadow{Color: p.Shadow, BlurRadius: 8, Offset: fyne.NewPos(0, 2)}
}

// Surface is the flat area of the navigation and the header, with a hairline at its right or bottom side.
func Surface(content fyne.CanvasObject, side Side) *fyne.Container {
	hair := newBox(func(r *canvas.Rectangle) {
		r.FillColor = theme.Colors().Edge
		r.SetMinSize(fyne.NewSize(1, 1))
	})
	bed := newBox(func(r *canvas.Rectangle) { r.FillColor = theme.Colors().Surface })
	if side == RightSide {
		return container.NewStack(bed, container.NewBorder(nil, nil, nil, hair, content))
	}
	return container.NewStack(bed, container.NewBorder(nil, hair, nil, nil, content))
}

// Side is a side of an area.
type Side int

// The sides that can have a hairline.
const (
	RightSide Side = iota
	BottomSide
)

// Hairline is a thin line between rows.
func Hairline() fyne.CanvasObject {
	return newBox(func(r *canvas.Rectangle) {
		r.FillColor = theme.Colors().Edge
		r.SetMinSize(fyne.NewSize(1, 1))
	})
}

// Rows puts objects under each other with hairlines between them.
func Rows(objects ...fyne.CanvasObject) *fyne.Container {
	rows := Column(0)
	for i, o := range objects {
		if i > 0 {
			rows.Add(Hairline())
		}
		rows.Add(Pad(o, theme.Room, 0))
	}
	return rows
}

// Banner is a coloured heading area with the title of a page, in the n-th of the bar colours.
func Banner(n int, title, text string) *fyne.Container {
	bed := newBox(func(r *canvas.Rectangle) {
		bars := theme.Colors().Bars
		r.FillColor, r.CornerRadius = bars[n%len(bars)], theme.PanelRadius.At()
	})
	head, line := newInk(title, true), newInk(text, false)
	return container.NewStack(bed, Pad(Column(theme.Gap, head, line), 20, 22))
}

// ink is text on a coloured area, which no importance of a label has a colour for.
type ink struct {
	widget.RichText
	spoken
}

func newInk(text string, large bool) *ink {
	style := widget.RichTextStyle{ColorName: theme.ColorOnBar}
	if large {
		style.SizeName, style.TextStyle.Bold = base.SizeNameHeadingText, true
	}
	i := &ink{spoken: spoken{text}}
	i.Segments, i.Wrapping = []widget.RichTextSegment{&widget.TextSegment{Text: text, Style: style}}, fyne.TextWrapWord
	i.Scroll = container.ScrollNone
	i.ExtendBaseWidget(i)
	return i
}

// Striped is a panel with a stripe in the n-th of the bar colours along its top.
func Striped(n int, content fyne.CanvasObject) *fyne.Container {
	stripe := newBox(func(r *canvas.Rectangle) {
		bars := theme.Colors().Bars
		r.FillColor, r.CornerRadius = bars[n%len(bars)], theme.Hair.At()
		r.SetMinSize(fyne.NewSize(10, theme.Tight.At()))
	})
	return container.NewStack(newBox(paintPanel), Pad(container.NewBorder(Pad(stripe, theme.Tight, 0), nil, nil, nil, content), theme.Room, theme.Wide))
}

// Wrap is a row that goes on on the next line where there is no room.
func Wrap(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewRowWrapLayoutWithCustomPadding(theme.Tight.At(), theme.Tight.At()), objects...)
}

// Inset is an area within a panel that holds what belongs together, such as one row of a form.
func Inset(content fyne.CanvasObject) *fyne.Container {
	bed := newBox(func(r *canvas.Rectangle) {
		p := theme.Colors()
		r.FillColor, r.StrokeColor, r.StrokeWidth, r.CornerRadius = p.Page, p.Edge, 1, theme.FieldRadius.At()
	})
	return container.NewStack(bed, Pad(content, theme.Gap, theme.Room))
}
