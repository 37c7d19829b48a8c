package session

import (
	"context"
	"time"

	"doemee/data/dossier"
)

// Saving tells how saving goes: busy, done at a time, or stopped by a cause.
type Saving struct {
	Busy  bool
	At    time.Time // when everything was last durable; zero when nothing was written yet
	Cause error     // why saving stopped; nil when it did not
}

// write is one thing that is to be written: a step, or one taken back.
type write func(context.Context, *dossier.Dossier) error

// Saving is the state of saving.
func (s *Session) Saving() Saving { return s.saving }

func (s *Session) state(is Saving) {
	if is.At.IsZero() {
		is.At = s.saving.At
	}
	s.saving = is
	s.tell(Event{State: true})
}

// write hands something to the worker. What is not written yet is kept, so that a fault loses nothing that was typed.
func (s *Session) write(w write) {
	s.pending = append(s.pending, w)
	if s.saving.Cause != nil {
		return // Retry writes everything in order; going on past a hole would not.
	}
	s.state(Saving{Busy: true})
	s.writeNext(w)
}

func (s *Session) writeNext(w write) {
	d, try := s.dossier, s.try
	s.later(func() func() {
		if s.broken == try {
			return nil // A write before this one failed.
		}
		err := w(context.Background(), d)
		if err != nil {
			s.broken = try
		}
		return func() { s.written(err, try) }
	})
}

// written takes what was written off the list, or stops at the first that can't be. What was asked before saving stopped counts
// no more: it is written again.
func (s *Session) written(err error, try int) {
	switch {
	case try != s.try:
		return
	case err != nil:
		s.try++
		s.state(Saving{Cause: err})
		return
	}
	s.pending = s.pending[1:]
	s.state(Saving{Busy: len(s.pending) > 0, At: s.ways.Now()})
}

// Retry writes again what could not be written.
func (s *Session) Retry() {
	if s.saving.Cause == nil {
		return
	}
	s.state(Saving{Busy: true})
	for _, w := range s.pending {
		s.writeNext(w)
	}
	s.askReversible(s.steps)
}

// later runs a job after everything that was asked before it, off the window's goroutine, and brings what it returns back.
func (s *Session) later(job func() func()) {
	s.idle.Add(1)
	s.jobs <- func() {
		defer s.idle.Done()
		if back := job(); back != nil {
			s.ways.Post(back)
		}
	}
}

// Work runs something that takes time off the window's goroutine, after what is still to be written; done is called in the
// window with its error.
func (s *Session) Work(job func(context.Context, *dossier.Dossier) error, done func(error)) {
	d := s.dossier
	s.later(func() func() {
		err := job(context.Background(), d)
		return func() { done(err) }
	})
}

// Unsaved is the error of work that builds on the file while what is on the screen is not in it. It does not unwrap: the banner tells the
// cause, and here people need to know why the work waits.
type Unsaved struct{ Cause error }

// Error is for logs; people read the sentence.
func (u *Unsaved) Error() string { return "not saved: " + u.Cause.Error() }

// Key is the key of the sentence.
func (u *Unsaved) Key() string { return "ui.unsaved" }

// Values fills the sentence, which needs nothing: the banner tells the cause.
func (u *Unsaved) Values() map[string]string { return nil }

// WorkSaved is [Session.Work] for what must build on everything that is on the screen, such as handing in. While saving fails, also
// when that shows only in the meantime, it is not done: done gets [*Unsaved].
func (s *Session) WorkSaved(job func(context.Context, *dossier.Dossier) error, done func(error)) {
	if cause := s.saving.Cause; cause != nil {
		done(&Unsaved{cause})
		return
	}
	d, try := s.dossier, s.try
	s.later(func() func() {
		if s.broken == try {
			return func() { done(&Unsaved{s.saving.Cause}) }
		}
		err := job(context.Background(), d)
		return func() { done(err) }
	})
}
