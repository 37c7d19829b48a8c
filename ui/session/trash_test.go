package session_test

import (
	"context"
	"testing"
	"time"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/ui/session"
	"doemee/ui/uitest"
)

func TestTheTrashIsEmptiedAfterThirtyDays(t *testing.T) {
	path := uitest.Dossier(t)
	q := &uitest.Queue{}
	opened := func(day time.Time) *session.Session {
		t.Helper()
		s, err := session.OpenFile(context.Background(), path, words.NL, session.Ways{Post: q.Post, Now: func() time.Time { return day }})
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	s := opened(uitest.Today)
	all := len(s.Content().Commitments)
	err := s.Change("trash", func(e *coalition.Edit) error {
		return e.Trash(coalition.AsRecord(&s.Content().Commitments[0]), coalition.MomentOf(uitest.Today))
	})
	if err != nil {
		t.Fatal(err)
	}
	uitest.Settle(s, q)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ days, want int }{{29, all}, {31, all - 1}} {
		s := opened(uitest.Today.AddDate(0, 0, c.days))
		if got := len(s.Content().Commitments); got != c.want {
			t.Errorf("after %d days %d are left, want %d", c.days, got, c.want)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}
