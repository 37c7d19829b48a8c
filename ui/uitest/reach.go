package uitest

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// leastTarget is how wide and high a thing to tap is at least.
const leastTarget = 24

// Reach is something that the keyboard can go to.
type Reach struct {
	Object fyne.Focusable
	Name   string // what a screen reader calls it; empty when it has no name
	Size   fyne.Size
}

// Fault says why somebody can't use it; empty when they can.
func (r Reach) Fault() string {
	switch {
	case r.Name == "":
		return fmt.Sprintf("%T has no name", r.Object)
	case r.Size.Width < leastTarget || r.Size.Height < leastTarget:
		return fmt.Sprintf("%q is only %.0f by %.0f", r.Name, r.Size.Width, r.Size.Height)
	}
	return ""
}

// Reachable lists everything on the screen that the keyboard can go to, in the order of Tab. What is one of several options is
// called by what they are options of.
func Reachable(root fyne.CanvasObject) (all []Reach) {
	reach(root, "", &all)
	return all
}

func reach(o fyne.CanvasObject, within string, all *[]Reach) {
	if o == nil || !o.Visible() {
		return
	}
	name := nameOf(o)
	if name == "" {
		name = within
	}
	if one, ok := o.(fyne.Focusable); ok {
		if off, ok := o.(fyne.Disableable); !ok || !off.Disabled() {
			*all = append(*all, Reach{one, name, o.Size()})
		}
	}
	for _, inside := range parts(o) {
		reach(inside, name, all)
	}
}

// nameOf is what an object calls itself. A text is no name of what stands in it.
func nameOf(o fyne.CanvasObject) string {
	if _, ok := o.(*fyne.Container); ok {
		return "" // Fyne calls each of them by its kind.
	}
	if named, ok := o.(interface{ Called() string }); ok {
		return named.Called()
	}
	if named, ok := o.(fyne.Accessible); ok {
		return named.AccessibilityLabel()
	}
	return ""
}

// parts are the objects that another draws.
func parts(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case *container.Scroll:
		return []fyne.CanvasObject{o.Content}
	case fyne.Widget:
		return test.WidgetRenderer(o).Objects()
	}
	return nil
}
