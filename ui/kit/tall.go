package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/ui/theme"
)

// HeadAndList fills its room with a list under what stands above it. Where the list would be left with too little, the whole
// scrolls.
func HeadAndList(head, list fyne.CanvasObject) fyne.CanvasObject {
	return container.NewVScroll(container.New(tallLayout{}, head, list))
}

type tallLayout struct{}

func (tallLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	head, list := objects[0], objects[1]
	head.Move(fyne.NewPos(0, 0))
	head.Resize(fyne.NewSize(size.Width, head.MinSize().Height)) // wrapped texts know their height once they know their width
	high := head.MinSize().Height
	head.Resize(fyne.NewSize(size.Width, high))
	list.Move(fyne.NewPos(0, high))
	list.Resize(fyne.NewSize(size.Width, max(listHeight.At(), size.Height-high)))
}

func (tallLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(theme.Size(240).At(), objects[0].MinSize().Height+listHeight.At())
}
