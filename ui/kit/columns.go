package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/ui/theme"
)

// narrowest is how wide a column of a page must be to stand beside another.
const narrowest theme.Size = 300

// Columns puts the parts of a page beside each other by shares of the width, and under each other where there is no room: in a
// small window, or at a large size of text.
func Columns(shares []float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&columnsLayout{beside: shareLayout{gap: theme.Wide.At(), shares: shares}, least: narrowest.At()}, objects...)
}

// half is how wide a field must be to stand beside another.
const half theme.Size = 180

// Flow puts two fields beside each other, or under each other where there is no room.
func Flow(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&columnsLayout{beside: shareLayout{gap: theme.Room.At(), shares: []float32{1, 1}}, least: half.At()}, objects...)
}

// columnsLayout remembers whether its objects are stacked: how high they are follows from the width, which only Layout knows.
type columnsLayout struct {
	beside  shareLayout
	least   float32
	stacked bool
}

func (l *columnsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.stacked = false
	for _, w := range l.beside.widths(size.Width) {
		l.stacked = l.stacked || w < l.least
	}
	if !l.stacked {
		l.beside.Layout(objects, size)
		return
	}
	y := float32(0)
	for _, o := range objects {
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
		height := o.MinSize().Height
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, height))
		y += height + l.beside.gap
	}
}

func (l *columnsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width, height, tallest := float32(0), float32(0), float32(0)
	for _, o := range objects {
		m := o.MinSize()
		width, tallest, height = max(width, m.Width), max(tallest, m.Height), height+m.Height+l.beside.gap
	}
	if l.stacked {
		return fyne.NewSize(width, height-l.beside.gap)
	}
	return fyne.NewSize(width, tallest)
}

// ListAndDetail fills its room with a list beside what is chosen in it; where that is too narrow the list stands above it, and
// the whole scrolls.
func ListAndDetail(shares []float32, list, detail fyne.CanvasObject) fyne.CanvasObject {
	return container.NewVScroll(container.New(&detailLayout{beside: shareLayout{gap: theme.Wide.At(), shares: shares}}, list, detail))
}

type detailLayout struct {
	beside  shareLayout
	stacked bool
}

// Heights of list and detail when they are stacked.
const (
	listHeight   theme.Size = 300
	detailHeight theme.Size = 380
)

func (l *detailLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.stacked = false
	for _, w := range l.beside.widths(size.Width) {
		l.stacked = l.stacked || w < narrowest.At()
	}
	if !l.stacked {
		l.beside.Layout(objects, size)
		return
	}
	size.Width -= theme.Room.At() // the scroll bar stands beside them, not on them
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(size.Width, listHeight.At()))
	objects[1].Move(fyne.NewPos(0, listHeight.At()+l.beside.gap))
	objects[1].Resize(fyne.NewSize(size.Width, max(detailHeight.At(), size.Height-listHeight.At()-l.beside.gap)))
}

func (l *detailLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	if l.stacked {
		return fyne.NewSize(narrowest.At(), listHeight.At()+l.beside.gap+detailHeight.At())
	}
	return fyne.NewSize(narrowest.At(), 0)
}

// Workbench fills its room with a list beside what is chosen in it, between what stands above and below them over the whole width. Where
// the room is too low for that, or too narrow for two, the whole scrolls.
func Workbench(top fyne.CanvasObject, shares []float32, list, detail, foot fyne.CanvasObject) fyne.CanvasObject {
	body := container.New(&detailLayout{beside: shareLayout{gap: theme.Wide.At(), shares: shares}}, list, detail)
	return container.NewVScroll(container.New(benchLayout{}, top, body, foot))
}

// benchLayout gives its second object the height that the others leave.
type benchLayout struct{}

// leastBench is how high list and detail are at least.
const leastBench theme.Size = 260

func (benchLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	top, body, foot := objects[0], objects[1], objects[2]
	for _, o := range objects {
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height)) // wrapped texts know their height once they know their width
	}
	above, below := benchHeight(top), benchHeight(foot)
	high := max(benchHeight(body), size.Height-above-below)
	top.Resize(fyne.NewSize(size.Width, above))
	body.Move(fyne.NewPos(0, above))
	body.Resize(fyne.NewSize(size.Width, high))
	foot.Move(fyne.NewPos(0, above+high))
	foot.Resize(fyne.NewSize(size.Width, below))
}

func (benchLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.NewSize(narrowest.At(), 0)
	for i, o := range objects {
		size.Height += benchHeight(o)
		if i == 1 && o.Visible() {
			size.Height += max(0, leastBench.At()-benchHeight(o))
		}
	}
	return size
}

// benchHeight is how high an object must be; one that is hidden takes no room.
func benchHeight(o fyne.CanvasObject) float32 {
	if !o.Visible() {
		return 0
	}
	return o.MinSize().Height
}
