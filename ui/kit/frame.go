package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/ui/theme"
)

// Framework puts the navigation at the left side of a window, or above it where the window is narrow for its size of text; the
// header and the room of the screen take the rest. Tab goes through them in that order.
func Framework(side, top, header, room fyne.CanvasObject) *fyne.Container {
	return container.New(frameLayout{}, side, top, header, room)
}

type frameLayout struct{}

// navigable is the width from which there is room for the navigation at the side.
const navigable theme.Size = 820

func (l frameLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	side, top := objects[0], objects[1]
	at := fyne.NewPos(0, 0)
	if size.Width >= navigable.At() {
		top.Hide()
		side.Show()
		at.X = side.MinSize().Width
		side.Resize(fyne.NewSize(at.X, size.Height))
	} else {
		side.Hide()
		top.Show()
		at.Y = l.across(top, at, size.Width)
	}
	at.Y += l.across(objects[2], at, size.Width-at.X)
	objects[3].Move(at)
	objects[3].Resize(fyne.NewSize(size.Width-at.X, size.Height-at.Y))
}

// across gives an object a width and then the height that it turns out to need at that width.
func (frameLayout) across(o fyne.CanvasObject, at fyne.Position, width float32) (height float32) {
	o.Move(at)
	o.Resize(fyne.NewSize(width, o.MinSize().Height))
	height = o.MinSize().Height
	o.Resize(fyne.NewSize(width, height))
	return height
}

func (frameLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(max(objects[2].MinSize().Width, objects[3].MinSize().Width), theme.Size(300).At())
}

// HeadLine is the line above every screen: a name at its left side, cut where it is too long; what stands at its right side; and
// between them something that takes the room there is, or a line of its own. What is spare goes where there is little room.
func HeadLine(name *Text, middle, spare, right fyne.CanvasObject) *fyne.Container {
	return container.New(&headLayout{name: name, lines: 1}, name.Object, middle, spare, right)
}

// headLayout remembers over how many lines it is spread, for only Layout knows the width.
type headLayout struct {
	name  *Text
	lines int
}

// leastMiddle is how wide the middle must be to stand between the two sides.
const leastMiddle theme.Size = 200

func (h *headLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	name, middle, spare, right := objects[0], objects[1], objects[2], objects[3]
	line, gap, r, s := h.line(objects), theme.Wide.At(), right.MinSize().Width, spare.MinSize().Width
	want := min(h.name.width(), size.Width*0.45)
	between := size.Width - want - r - 2*gap
	place := func(o fyne.CanvasObject, x, row, width float32) {
		height := o.MinSize().Height
		o.Move(fyne.NewPos(x, row*line+(line-height)/2))
		o.Resize(fyne.NewSize(width, height))
	}
	h.lines = 2
	if between >= leastMiddle.At() {
		h.lines = 1
	}
	if between-s-gap >= leastMiddle.At() {
		spare.Show()
		between -= s + gap
		place(spare, size.Width-r-gap-s, 0, s)
	} else {
		spare.Hide()
	}
	place(name, 0, 0, min(want, max(0, size.Width-r-gap)))
	place(right, max(0, size.Width-r), 0, min(r, size.Width))
	if h.lines == 1 {
		place(middle, want+gap, 0, between)
		return
	}
	place(middle, 0, 1, size.Width)
}

func (h *headLayout) line(objects []fyne.CanvasObject) (line float32) {
	for _, o := range objects {
		line = max(line, o.MinSize().Height)
	}
	return line
}

func (h *headLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[3].MinSize().Width, h.line(objects)*float32(h.lines))
}
