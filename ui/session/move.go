package session

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"

	"doemee/data/coalition"
	"doemee/data/dossier"
)

// MoveTo writes everything as it stands on the screen to a new file, and goes on there: the way out when the file at hand takes
// no writes any more. History and earlier submissions go along when the old file can still be read. An existing file is never
// replaced. done is called in the window with what went wrong, if anything; then nothing has changed.
func (s *Session) MoveTo(path string, done func(error)) {
	whole, pending, old := s.content.Clone(), slices.Clone(s.pending), s.dossier
	s.later(func() func() {
		made, err := copyOf(context.Background(), old, whole, pending, path)
		return func() {
			if err == nil {
				s.goOn(made, old)
			}
			done(err)
		}
	})
}

// goOn takes the new file for the old one, which keeps what it holds. What was typed while the copy was made is written next.
func (s *Session) goOn(made, old *dossier.Dossier) {
	s.dossier, s.pending = made, nil
	s.try++
	s.state(Saving{At: s.ways.Now()})
	if err := old.Close(); err != nil {
		s.Report(err)
	}
	s.askReversible(s.steps)
}

// copyOf makes a file that holds the content: from the old file with what it still lacks, or else from memory alone.
func copyOf(ctx context.Context, old *dossier.Dossier, whole *coalition.Content, pending []write, path string) (*dossier.Dossier, error) {
	made, err := continued(ctx, old, whole, pending, path)
	if err == nil || errors.Is(err, os.ErrExist) {
		return made, err
	}
	return dossier.Create(ctx, path, whole, old.Edition())
}

// errLacks tells that a copy does not hold what is on the screen.
var errLacks = errors.New("the copy lacks something")

// continued copies the old file and writes what it lacks; the copy is taken away when it then does not hold the same.
func continued(ctx context.Context, old *dossier.Dossier, whole *coalition.Content, pending []write, path string) (*dossier.Dossier, error) {
	if err := old.Backup(ctx, path); err != nil {
		return nil, fmt.Errorf("copy: %w", err)
	}
	made, err := dossier.Open(ctx, path)
	if err != nil {
		return nil, errors.Join(err, os.Remove(path))
	}
	for _, w := range pending {
		// The write that failed may have reached the old file after all; whether all is there is looked at below.
		if err := w(ctx, made); err != nil && !errors.Is(err, coalition.ErrStale) {
			return nil, errors.Join(err, made.Close(), os.Remove(path))
		}
	}
	if err := holds(ctx, made, whole); err != nil {
		return nil, errors.Join(err, made.Close(), os.Remove(path))
	}
	return made, nil
}

func holds(ctx context.Context, d *dossier.Dossier, whole *coalition.Content) error {
	found, err := d.Content(ctx)
	if err != nil {
		return err
	}
	if !slices.Equal(lines(found), lines(whole)) {
		return errLacks
	}
	return nil
}

// lines are the values of every record, in an order that follows from them alone.
func lines(c *coalition.Content) (all []string) {
	for r := range c.Records {
		all = append(all, fmt.Sprint(r.Kind(), r.ID(), r.Values()))
	}
	slices.Sort(all)
	return all
}
