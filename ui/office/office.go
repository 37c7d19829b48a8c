// Package office holds the open register for the screens of the coalition's secretariat, as package session holds a dossier for a
// member's. A register may be large and is never loaded whole: a screen asks a question with [Look], and what it asked before in the
// same place is dropped. What changes the register goes through [Office.Change], one after another; what takes long goes through
// [Office.Long] and can be stopped.
//
// Everything here is called on the window's own goroutine; what is handed in runs off it, and what comes back runs on it again.
// Nothing here waits for the register but [Office.Close]. The package knows no Fyne.
package office

import (
	"context"
	"errors"
	"sync"
	"time"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/exchange"
	"doemee/data/register"
	"doemee/ui/session"
)

// Office is one open register.
type Office struct {
	register *register.Register
	edition  *coalition.Edition
	standing register.Standing
	words    *words.Words
	ways     session.Ways

	saving   session.Saving
	queue    []*change // what is to be written; the first is being written
	counting Slot      // for what is counted anew after a change

	watchers []func(session.Event)
	visit    func(session.Place)
	report   func(error)
	away     func(session.Away)

	asking context.Context // ends when the register is closed
	stop   context.CancelFunc
	idle   sync.WaitGroup
	closed bool
}

// OpenFile opens a register that exists. It reads the file: call it off the window's goroutine.
func OpenFile(ctx context.Context, path string, l words.Language, ways session.Ways) (*Office, error) {
	r, err := register.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	return begin(ctx, r, l, ways)
}

// NewFile makes a register for the bundled edition and opens it. An existing file is never replaced.
func NewFile(ctx context.Context, path string, l words.Language, ways session.Ways) (*Office, error) {
	r, err := exchange.NewRegister(ctx, path, "")
	if err != nil {
		return nil, err
	}
	return begin(ctx, r, l, ways)
}

func begin(ctx context.Context, r *register.Register, l words.Language, ways session.Ways) (*Office, error) {
	r.Clock(ways.Now)
	o := &Office{register: r, words: words.In(l), ways: ways}
	counted, err := o.count(ctx, r)
	if err != nil {
		return nil, errors.Join(err, r.Close())
	}
	o.edition, o.standing = counted.edition, counted.standing
	o.asking, o.stop = context.WithCancel(context.Background())
	return o, nil
}

// counted is what the office itself knows of the register: few enough things to have at hand.
type counted struct {
	edition  *coalition.Edition
	standing register.Standing
}

func (o *Office) count(ctx context.Context, r *register.Register) (c counted, err error) {
	if c.edition, err = exchange.RegisterEdition(ctx, r); err == nil {
		c.standing, err = r.Standing(ctx, o.Today())
	}
	return c, err
}

// countAnew brings edition and counts up to date, and then tells the screens.
func (o *Office) countAnew() {
	Look(o, &o.counting, o.count, func(c counted) {
		o.edition, o.standing = c.edition, c.standing
		o.tell(session.Event{Whole: true})
	})
}

// Close stops what is being asked, waits for what is being written, writes what still waits for its turn, and lets go of the file. What
// could not be written is told, for nothing comes back to the window any more.
func (o *Office) Close() error {
	o.closed = true
	o.stop()
	o.idle.Wait()
	var failed error
	for i, c := range o.queue {
		if i > 0 {
			c.err = c.write(context.Background(), o.register)
		}
		failed = errors.Join(failed, c.err)
	}
	return errors.Join(failed, o.register.Close())
}

// Edition is the agenda the register takes submissions for.
func (o *Office) Edition() *coalition.Edition { return o.edition }

// Standing is where the coalition stood when the register last changed.
func (o *Office) Standing() register.Standing { return o.standing }

// Words is the language of the window.
func (o *Office) Words() *words.Words { return o.words }

// Path is the register's file.
func (o *Office) Path() string { return o.register.Path() }

// Places is where backups, settings and logs of this person lie; zero in tests that need none.
func (o *Office) Places() exchange.Places { return o.ways.Places }

// Now is the clock of the office.
func (o *Office) Now() time.Time { return o.ways.Now() }

// Today is the calendar day on the user's clock.
func (o *Office) Today() coalition.Date { return coalition.DateOf(o.ways.Now()) }

// Saving tells whether something is being written, and when something last was.
func (o *Office) Saving() session.Saving { return o.saving }

// Label is the word for a code; for an organisation of a type where words differ, else empty.
func (o *Office) Label(l coalition.List, c, organisationType coalition.Code) string {
	return o.edition.Label(o.words, l, c, organisationType)
}

// Speak changes the language of everything.
func (o *Office) Speak(l words.Language) {
	o.words = words.In(l)
	o.tell(session.Event{Whole: true})
}

// Watch has a function called after every change, in the order of watching.
func (o *Office) Watch(on func(session.Event)) { o.watchers = append(o.watchers, on) }

func (o *Office) tell(e session.Event) {
	for _, on := range o.watchers {
		on(e)
	}
}

// OnVisit says how to go to a place; the window sets it.
func (o *Office) OnVisit(visit func(session.Place)) { o.visit = visit }

// Visit goes to a place in the program. A number on one screen opens the list behind it on another with a query in the place: the
// screen of that list shows what the query chooses.
func (o *Office) Visit(p session.Place) {
	if o.visit != nil {
		o.visit(p)
	}
}

// OnReport says how to show what went wrong; the window sets it.
func (o *Office) OnReport(report func(error)) { o.report = report }

// Report shows what went wrong.
func (o *Office) Report(err error) {
	if o.report != nil && err != nil {
		o.report(err)
	}
}

// OnAway says how to close the register, do work on its file and open again; the window sets it.
func (o *Office) OnAway(away func(session.Away)) { o.away = away }

// Away asks the window to close the file, work on it, and open again.
func (o *Office) Away(a session.Away) {
	if o.away != nil {
		o.away(a)
	}
}

// Wait comes back when everything that runs now is done; what it brings back to the window may still wait there.
func (o *Office) Wait() { o.idle.Wait() }
