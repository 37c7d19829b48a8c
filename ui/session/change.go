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
	step := edit.Step()
	s.content.Sort()
	s.moved()
	s.undo, s.redo = step, coalition.Step{}
	s.write(func(ctx context.Context, d *dossier.Dossier) error { return d.Apply(ctx, step) })
	s.tell(Event{Step: step})
	return nil
}

// Set gives one field a value as one step.
func (s *Session) Set(r coalition.Record, field, value string) error {
	return s.Change("edit", func(e *coalition.Edit) error { return e.Set(r, field, value) })
}

// Undo takes back the last step, Redo does it again: on the screen at once, and in the file after what is written before it.
// Nothing happens when there is none.
func (s *Session) Undo() {
	s.turn(s.undo, s.undo.Inverse(coalition.CauseUndo), (*dossier.Dossier).Undo)
}

// Redo does again what was taken back last.
func (s *Session) Redo() { s.turn(s.redo, s.redo, (*dossier.Dossier).Redo) }

// Reversible tells which steps Undo and Redo would turn, in the words of a menu such as Titel gewijzigd; empty when there is none.
func (s *Session) Reversible() (undo, redo string) {
	return Describe(s.words, s.undo), Describe(s.words, s.redo)
}

func (s *Session) turn(of, turned coalition.Step, way func(*dossier.Dossier, context.Context) (coalition.Step, error)) {
	if of.Name == "" {
		return
	}
	if err := s.content.Apply(turned); err != nil {
		s.Report(err)
		return
	}
	// What comes next only the file knows: it is asked when this is written.
	s.undo, s.redo = coalition.Step{}, coalition.Step{}
	now := s.moved()
	s.write(func(ctx context.Context, d *dossier.Dossier) error {
		_, err := way(d, ctx)
		return err
	})
	s.askReversible(now)
	s.tell(Event{Whole: true, Step: turned})
}

// moved counts the steps, so that an answer about an earlier one is known to be late.
func (s *Session) moved() int {
	s.steps++
	return s.steps
}

// askReversible asks the file which steps can be turned, unless another step is made in the meantime.
func (s *Session) askReversible(after int) {
	d := s.dossier
	s.later(func() func() {
		undo, redo, err := d.Reversible(context.Background())
		return func() {
			if err == nil && s.steps == after && s.saving.Cause == nil {
				s.undo, s.redo = undo, redo
				s.tell(Event{State: true})
			}
		}
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
	s.askReversible(s.moved())
}
