package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"doemee/ui/theme"
)

// drop is a panel that drops down under an object, until something is chosen in it, Escape is pressed or somebody taps beside
// it. The keyboard goes to the panel and comes back.
type drop struct {
	popUp *widget.PopUp
	back  fyne.Focusable
}

// dropUnder shows a panel under an object, or above it where there is no room below; nil when the object is not in a window.
func dropUnder(under, content fyne.CanvasObject, first, back fyne.Focusable) *drop {
	driver := fyne.CurrentApp().Driver()
	c := driver.CanvasForObject(under)
	if c == nil {
		return nil
	}
	d := &drop{popUp: widget.NewPopUp(Pad(content, theme.Tight, theme.Tight), c), back: back}
	size, at := d.popUp.MinSize(), driver.AbsolutePositionForObject(under)
	below := at.Y + under.Size().Height
	if below+size.Height > c.Size().Height && at.Y > size.Height {
		below = at.Y - size.Height
	}
	x := max(0, min(at.X, c.Size().Width-size.Width))
	d.popUp.ShowAtPosition(fyne.NewPos(x, max(0, min(below, c.Size().Height-size.Height))))
	c.Focus(first)
	return d
}

// close takes the panel away and gives the keyboard back.
func (d *drop) close() {
	if d == nil || !d.popUp.Visible() {
		return
	}
	c := d.popUp.Canvas
	d.popUp.Hide()
	c.Focus(d.back)
}
