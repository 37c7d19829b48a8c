package register

import (
	"context"

	"doemee/data/coalition"
	"doemee/data/database"
)

// Standing is where the coalition stands. Supporters, organisations and submissions are three different counts.
type Standing struct {
	Supporters    int                      // everyone that supports the declaration
	Committed     int                      // of those, with at least one commitment that stands
	NoCommitment  int                      // of those, without one
	NoAgreement   int                      // of those, without a concrete agreement
	Silent        int                      // of those, that handed in nothing
	Due           int                      // of those, with a next step that is due
	Organisations int                      // that handed in something that counts
	Submissions   int                      // kept, counting or not
	Commitments   int                      // that stand
	Agreements    int                      // of those, concrete agreements
	Unreviewed    int                      // commitments in the present view that nobody judged
	Overdue       int                      // commitments whose end is past
	Questions     int                      // open ones
	Asked         int                      // organisations with an open question
	Waiting       int                      // files that ask for a decision
	Buckets       map[coalition.Bucket]int // organisations
}

// Standing counts where the coalition stands on a day.
func (r *Register) Standing(ctx context.Context, today coalition.Date) (s Standing, err error) {
	err = r.db.Read(ctx, func(tx *database.Tx) error {
		s, err = standingOn(tx, today)
		return err
	})
	return s, err
}

func standingOn(tx *database.Tx, today coalition.Date) (s Standing, err error) {
	s.Buckets = map[coalition.Bucket]int{}
	for _, one := range []struct {
		into  *int
		query string
		bound []any
	}{
		{&s.Supporters, "SELECT count(*) FROM " + supporting, nil},
		{&s.Committed, "SELECT count(*) FROM " + supporting + " WHERE s.commitments > 0", nil},
		{&s.NoAgreement, "SELECT count(*) FROM " + supporting + " WHERE s.agreements = 0", nil},
		{&s.Silent, "SELECT count(*) FROM " + supporting + " WHERE s.organisation = ''", nil},
		{&s.Due, "SELECT count(*) FROM " + supporting + latestApproach + " WHERE a.next_date <> '' AND a.next_date <= $1", []any{string(today)}},
		{&s.Organisations, "SELECT count(*) FROM organisation", nil},
		{&s.Submissions, "SELECT count(*) FROM submission", nil},
		{&s.Commitments, "SELECT coalesce(sum(commitments), 0) FROM organisation", nil},
		{&s.Agreements, "SELECT coalesce(sum(agreements), 0) FROM organisation", nil},
		{&s.Unreviewed, "SELECT count(*) FROM commitment WHERE review = ''", nil},
		{&s.Overdue, "SELECT coalesce(sum(number), 0) FROM tally WHERE measure = 'ends' AND code < $1", []any{string(today)}},
		{&s.Questions, "SELECT count(*) FROM question WHERE closed_at = ''", nil},
		{&s.Asked, "SELECT count(DISTINCT organisation) FROM question WHERE closed_at = ''", nil},
		{&s.Waiting, "SELECT count(*) FROM file WHERE settled_at = ''", nil},
	} {
		if *one.into, err = number(tx, one.query, one.bound...); err != nil {
			return s, err
		}
	}
	s.NoCommitment = s.Supporters - s.Committed
	return s, tx.Each(func(scan func(...any) error) error {
		var b coalition.Bucket
		var n int
		err := scan(&b, &n)
		s.Buckets[b] = n
		return err
	}, "SELECT bucket, count(*) FROM organisation GROUP BY bucket")
}

// RoundState is how far a round is: who was asked and who answered. A round runs from the day after the previous one closed.
type RoundState struct {
	Round         coalition.Round
	Since         coalition.Date // the day on which the previous round closed, empty for the first
	Closed        bool
	Organisations int // that were there when the round began
	Silent        int // of those, that sent nothing since
	Commitments   int // running, that were there when the round began
	NoNews        int // of those, without news since
}

// Rounds tells of every round that has begun on a day how far it is, in the order in which they close.
func (r *Register) Rounds(ctx context.Context, e *coalition.Edition, today coalition.Date) (states []RoundState, err error) {
	err = r.db.Read(ctx, func(tx *database.Tx) error {
		since := coalition.Date("")
		for _, round := range e.RoundsInOrder() {
			if since >= today && since != "" {
				return nil
			}
			state := RoundState{Round: round, Since: since, Closed: round.Closes < today}
			if err := state.count(tx); err != nil {
				return err
			}
			states = append(states, state)
			since = round.Closes
		}
		return nil
	})
	return states, err
}

// count asks what was there when the round began, and what was not heard of since. In the first round nothing was there yet.
func (s *RoundState) count(tx *database.Tx) error {
	for _, one := range []struct {
		into  *int
		query string
	}{
		{&s.Organisations, "SELECT count(*) FROM organisation WHERE substr(first_at, 1, 10) <= $1"},
		{&s.Silent, "SELECT count(*) FROM organisation WHERE substr(made_at, 1, 10) <= $1"},
		{&s.Commitments, "SELECT coalesce(sum(number), 0) FROM tally WHERE measure = 'first' AND code <= $1"},
		{&s.NoNews, "SELECT coalesce(sum(number), 0) FROM tally WHERE measure = 'news' AND code <= $1"},
	} {
		var err error
		if *one.into, err = number(tx, one.query, string(s.Since)); err != nil {
			return err
		}
	}
	return nil
}
