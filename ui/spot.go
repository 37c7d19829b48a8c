package ui

import (
	"time"

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

// leaveSpot remembers where the person is in what is open, and tells whether that is somewhere else than before.
func (p *Program) leaveSpot() bool {
	if p.open() == nil || p.frame == nil {
		return false
	}
	return p.preferences.Left(p.open().Path(), p.frame.spot(p.window.Canvas().Focused()))
}

// settled is how long somebody stays somewhere before that is kept: a program that was killed then opens there again.
const settled = 3 * time.Second

// onStir waits until nothing moves for a while, and then keeps where the person is. At rest nothing is waited for.
func (p *Program) onStir() {
	if p.stir == nil {
		p.stir = time.AfterFunc(settled, func() { p.ways.Post(p.keepSpot) })
		return
	}
	p.stir.Reset(settled)
}

// keepSpot writes where the person is when that is not where they were, off the window's goroutine. That it can't be written is no
// reason to disturb anybody: closing tries again, and says so.
func (p *Program) keepSpot() {
	if p.leaveSpot() {
		p.preferences.SaveSoon(func(error) {})
	}
}
