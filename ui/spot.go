package ui

import (
	"fyne.io/fyne/v2"

	"doemee/ui/kit"
	"doemee/ui/session"
)

// located is a screen that can tell where in it a person is, given what has the keyboard.
type located interface {
	Where(focused fyne.Focusable) session.Place
}

// spot is where the person is now.
func (f *frame) spot(focused fyne.Focusable) session.Spot {
	spot := session.Spot{}
	if one, ok := f.screens[f.shown].(located); ok {
		spot.Place = one.Where(focused)
	}
	spot.Screen = f.shown
	if entry, ok := focused.(*kit.Entry); ok && spot.Field != "" {
		spot.Caret = entry.Caret()
	}
	return spot
}

// restore goes back to a spot, or to the first screen when it is no longer there.
func (p *Program) restore(spot session.Spot) {
	p.frame.visit(session.Place{Screen: p.frame.desk.entries[0].code})
	p.frame.visit(spot.Place)
	if entry, ok := p.window.Canvas().Focused().(*kit.Entry); ok && spot.Field != "" {
		entry.PutCaret(spot.Caret)
	}
}

// leaveSpot keeps where the person is in what is open.
func (p *Program) leaveSpot() {
	if p.open() == nil || p.frame == nil {
		return
	}
	p.preferences.Left(p.open().Path(), p.frame.spot(p.window.Canvas().Focused()))
}
