package session

import (
	"context"
	"errors"

	"doemee/data/coalition"
	"doemee/data/dossier"
)

// Change makes one named step: the function gathers what changes, which holds in memory at once and is then written. When
// the function fails nothing has changed and its error comes back.
func (s *Session) Change(name string, gather func(*coalition.Edit) error) error {
	edit := s.content.Edit(name, coalition.CauseScreen)
	if err := gather(edit); err != nil {
		return errors.Join(err, s.content.Apply(edit.Step().Inverse(coalition.CauseUndo)))
	}
	if edit.Empty() {
		return nil
	}
	s.content.Sort()
	s.write(edit.Step())
	s.tell(Event{Step: edit.Step()})
	return nil
}

// Set gives one field a value as one step.
func (s *Session) Set(r coalition.Record, field, value string) error {
	return s.Change("edit", func(e *coalition.Edit) error { return e.Set(r, field, value) })
}

// write hands a step to the worker. What is not written yet is kept, so that a fault loses nothing that was typed.
func (s *Session) write(step coalition.Step) {
	s.undo, s.redo = step.Name, ""
	s.pending = append(s.pending, step)
	if s.saving.Cause != nil {
		return // Retry writes everything in order; going on past a hole would not.
	}
	s.state(Saving{Busy: true})
	s.writeNext(step)
}

func (s *Session) writeNext(step coalition.Step) {
	s.later(func() func() {
		err := s.dossier.Apply(context.Background(), step)
		return func() { s.written(err) }
	})
}

func (s *Session) written(err error) {
	switch {
	case s.saving.Cause != nil:
		return
	case err != nil:
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
	for _, step := range s.pending {
		s.writeNext(step)
	}
}

// Undo takes back the last step, Redo does it again. Nothing happens when there is none.
func (s *Session) Undo() { s.reverse(s.dossier.Undo) }

// Redo does again what was taken back last.
func (s *Session) Redo() { s.reverse(s.dossier.Redo) }

// Reversible names the steps that Undo and Redo would take; empty when there is none.
func (s *Session) Reversible() (undo, redo string) { return s.undo, s.redo }

func (s *Session) reverse(way func(context.Context) (coalition.Step, error)) {
	s.later(func() func() {
		ctx := context.Background()
		step, err := way(ctx)
		undo, redo, _ := s.dossier.Reversible(ctx)
		return func() { s.reversed(step, undo, redo, err) }
	})
}

func (s *Session) reversed(step coalition.Step, undo, redo string, err error) {
	if errors.Is(err, dossier.ErrNothing) {
		return
	}
	if err == nil {
		err = s.content.Apply(step)
	}
	if err != nil {
		s.state(Saving{Cause: err})
		return
	}
	s.undo, s.redo = undo, redo
	s.saving.At = s.ways.Now()
	s.tell(Event{Whole: true, Step: step})
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
	s.later(func() func() {
		err := job(context.Background(), s.dossier)
		return func() { done(err) }
	})
}

// Happened takes over a step that was written along with other work, such as the statuses that handing in sets.
func (s *Session) Happened(step coalition.Step) {
	if err := s.content.Apply(step); err != nil {
		s.state(Saving{Cause: err})
		return
	}
	s.saving.At = s.ways.Now()
	s.tell(Event{Whole: true, Step: step})
	s.later(func() func() {
		undo, redo, err := s.dossier.Reversible(context.Background())
		return func() {
			if err == nil {
				s.undo, s.redo = undo, redo
				s.tell(Event{State: true})
			}
		}
	})
}
