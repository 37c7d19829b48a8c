package office

import (
	"context"
	"errors"
	"sync/atomic"

	"doemee/data/register"
	"doemee/ui/session"
)

// Slot is the place of one question of a screen. It holds what is being asked; asking anew in it drops that.
type Slot struct {
	turn   int
	cancel context.CancelFunc
}

// Drop gives up what is being asked.
func (s *Slot) Drop() {
	s.turn++
	if s.cancel != nil {
		s.cancel()
		s.cancel = nil
	}
}

// Look asks the register something and shows the answer, unless something else was asked in the same slot in the meantime. What goes
// wrong is reported.
func Look[T any](o *Office, slot *Slot, ask func(context.Context, *register.Register) (T, error), show func(T)) {
	slot.Drop()
	ctx, cancel := context.WithCancel(o.asking)
	turn := slot.turn
	slot.cancel = cancel
	o.run(func() func() {
		found, err := ask(ctx, o.register)
		cancel()
		return func() {
			switch {
			case slot.turn != turn || errors.Is(err, context.Canceled):
			case err != nil:
				o.Report(err)
			default:
				show(found)
			}
		}
	})
}

// change is something that is to be written, and who wants to know of it.
type change struct {
	write func(context.Context, *register.Register) error
	done  func(error)
	err   error // of the writing; the window may look when that is done
}

// Change writes something, after what was to be written before it. done is called in the window with its error; without a done what
// goes wrong is reported. When it succeeded the counts are brought up to date and every screen is told.
func (o *Office) Change(write func(context.Context, *register.Register) error, done func(error)) {
	if done == nil {
		done = o.Report
	}
	o.queue = append(o.queue, &change{write: write, done: done})
	if len(o.queue) == 1 {
		o.next()
	}
}

func (o *Office) next() {
	c := o.queue[0]
	o.state(session.Saving{Busy: true, At: o.saving.At})
	o.run(func() func() {
		c.err = c.write(context.Background(), o.register)
		return func() {
			o.written(c.err)
			c.done(c.err)
			o.queue = o.queue[1:] // only now: what done asks for waits for its turn as well
			if len(o.queue) > 0 {
				o.next()
			}
		}
	})
}

// written tells how a change ended. Nothing is lost when it failed: it was not carried out, and whoever asked for it says so.
func (o *Office) written(err error) {
	is := session.Saving{At: o.saving.At}
	if err == nil {
		is.At = o.ways.Now()
		o.countAnew()
	}
	o.state(is)
}

func (o *Office) state(is session.Saving) {
	o.saving = is
	o.tell(session.Event{State: true})
}

// Long runs something that takes long, such as taking in a folder, beside everything else; it ends early when stop is called or the
// register is closed. done is called in the window with its error. What it tells on its way it brings to the window with
// [Office.Post].
func (o *Office) Long(job func(context.Context, *register.Register) error, done func(error)) (stop func()) {
	ctx, cancel := context.WithCancel(o.asking)
	o.run(func() func() {
		err := job(ctx, o.register)
		cancel()
		return func() {
			o.countAnew()
			done(err)
		}
	})
	return cancel
}

// Post brings something to the window's goroutine, unless the register is closed by then.
func (o *Office) Post(show func()) {
	o.ways.Post(func() {
		if !o.closed {
			show()
		}
	})
}

// Soon gives a function that has something shown in the window soon, for what is told many times a second off its goroutine: while it
// waits for its turn it is not asked again.
func (o *Office) Soon(show func()) (ask func()) {
	var asked atomic.Bool
	return func() {
		if asked.CompareAndSwap(false, true) {
			o.Post(func() {
				asked.Store(false)
				show()
			})
		}
	}
}

// run runs a job off the window's goroutine and brings what it returns back.
func (o *Office) run(job func() func()) {
	o.idle.Go(func() { o.Post(job()) })
}
