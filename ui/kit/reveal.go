package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/ui/theme"
)

// Moved is told when the keyboard goes somewhere else, or the caret does. The window sets it.
var Moved = func() {}

// Reveal scrolls an object into view. Fyne does not do so when the Tab key reaches a field outside the visible part.
func Reveal(o fyne.CanvasObject) {
	Moved()
	app := fyne.CurrentApp()
	if app == nil {
		return
	}
	c := canvasOf(o)
	if c == nil {
		return
	}
	if scroll := scrollAround(c.Content(), o, nil); scroll != nil {
		top := app.Driver().AbsolutePositionForObject(o).Y - app.Driver().AbsolutePositionForObject(scroll.Content).Y
		scrollTo(scroll, top, top+o.Size().Height)
	}
}

// Inside lists the objects within a container or a scrolling part.
func Inside(o fyne.CanvasObject) []fyne.CanvasObject {
	switch c := o.(type) {
	case *container.Scroll:
		return []fyne.CanvasObject{c.Content}
	case *fyne.Container:
		return c.Objects
	}
	return nil
}

// scrollAround finds the innermost scroll that holds the object.
func scrollAround(in, sought fyne.CanvasObject, around *container.Scroll) *container.Scroll {
	if in == sought {
		return around
	}
	if c, ok := in.(*container.Scroll); ok {
		around = c
	}
	for _, o := range Inside(in) {
		if found := scrollAround(o, sought, around); found != nil {
			return found
		}
	}
	return nil
}

func scrollTo(s *container.Scroll, top, bottom float32) {
	margin := theme.Margin.At()
	switch {
	case top-margin < s.Offset.Y:
		s.ScrollToOffset(fyne.NewPos(s.Offset.X, max(0, top-margin)))
	case bottom+margin > s.Offset.Y+s.Size().Height:
		s.ScrollToOffset(fyne.NewPos(s.Offset.X, bottom+margin-s.Size().Height))
	}
}

// Page is the scrolling room of a screen, with its margins.
func Page(content fyne.CanvasObject) *container.Scroll {
	return container.NewVScroll(Pad(content, theme.Margin, theme.Margin))
}

// Focus puts the keyboard at an object that is on the screen, and unfolds what it is folded away in.
func Focus(target fyne.Focusable) {
	o, ok := target.(fyne.CanvasObject)
	if !ok {
		return
	}
	if c := canvasOf(o); c != nil {
		unfold(c.Content(), o)
		c.Focus(target)
	}
}

// canvasOf is where an object is drawn. The driver knows that of what it has drawn before only; what was just laid out is in the
// one window there is.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	driver := fyne.CurrentApp().Driver()
	if c := driver.CanvasForObject(o); c != nil {
		return c
	}
	if windows := driver.AllWindows(); len(windows) > 0 {
		return windows[0].Canvas()
	}
	return nil
}

// ToTop scrolls a page to its beginning.
func ToTop(page fyne.CanvasObject) {
	if scroll, ok := page.(*container.Scroll); ok {
		scroll.ScrollToTop()
	}
}
