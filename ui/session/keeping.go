package session

import (
	"context"
	"time"

	"doemee/data/coalition"
	"doemee/data/dossier"
	"doemee/data/exchange"
)

// Away is work on the file of a session while it is closed, such as restoring a backup.
type Away struct {
	Job  func(context.Context) error // done when the file is closed; may be nil
	Path string                      // what is opened afterwards; empty for nothing
}

// OnAway says how to close the session, do the work and open again; the window sets it.
func (s *Session) OnAway(away func(Away)) { s.away = away }

// Away asks the window to close the file, work on it, and open again.
func (s *Session) Away(a Away) {
	if s.away != nil {
		s.away(a)
	}
}

// Places is where backups, settings and logs of this person lie; zero in tests that need none.
func (s *Session) Places() exchange.Places { return s.ways.Places }

// openIn opens a dossier so that a copy before a migration goes among the backups.
func openIn(ctx context.Context, path string, ways Ways) (*dossier.Dossier, error) {
	if ways.Places.Backups == "" {
		return dossier.Open(ctx, path)
	}
	return ways.Places.Open(ctx, path)
}

// keepOpened makes the backup of opening, and once a month the proof that a backup can be restored, before anything is written.
func (s *Session) keepOpened() {
	if s.ways.Places.Backups == "" {
		return
	}
	organisation := s.content.Organisation.ID
	s.later(func() func() {
		err := s.opened(context.Background(), organisation)
		return func() { s.Report(backupFailed(err)) }
	})
}

func (s *Session) opened(ctx context.Context, organisation coalition.ID) error {
	now := s.ways.Now()
	if _, err := s.ways.Places.Backup(ctx, s.dossier, exchange.ReasonOpen, now); err != nil {
		return err
	}
	if !s.ways.Places.RehearsalDue(organisation, now) {
		return nil
	}
	_, err := s.ways.Places.Rehearse(ctx, s.dossier, now)
	return err
}

// keepClosed makes the backup of closing. A dossier in which nothing was written since opening has one already.
func (s *Session) keepClosed(now time.Time) error {
	if s.ways.Places.Backups == "" {
		return nil
	}
	_, err := s.ways.Places.Backup(context.Background(), s.dossier, exchange.ReasonClose, now)
	return backupFailed(err)
}

// backupFailed tells that it was a backup that could not be made: the dossier itself is saved.
func backupFailed(err error) error {
	if err == nil {
		return nil
	}
	return &exchange.NoBackup{Cause: err}
}

// Reread takes over what the file holds after something was overwritten in it that is no step, such as a person that was erased.
func (s *Session) Reread(c *coalition.Content) {
	s.content = c
	s.tell(Event{Whole: true})
}
