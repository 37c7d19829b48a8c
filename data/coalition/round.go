package coalition

import "slices"

// OpenRound is the round in which news is asked on a day: the first that has not closed. ok is false when the edition has none.
func (e *Edition) OpenRound(today Date) (open Round, ok bool) {
	i := e.openRound(today)
	if i < 0 {
		return Round{}, false
	}
	return e.RoundsInOrder()[i], true
}

// RoundsInOrder lists the rounds in the order in which they close.
func (e *Edition) RoundsInOrder() []Round {
	rounds := slices.Clone(e.Rounds)
	slices.SortStableFunc(rounds, func(a, b Round) int { return byText(a.Closes, b.Closes) })
	return rounds
}

func (e *Edition) openRound(today Date) int {
	return slices.IndexFunc(e.RoundsInOrder(), func(r Round) bool { return r.Closes >= today })
}

// NewsAsked tells whether a commitment asks for news now: it runs, the second round or a later one is open, and nothing was
// reported in that round yet. A draft, and what is finished or given up, owes no news.
func NewsAsked(c *Commitment, e *Edition, today Date) bool {
	at := e.openRound(today)
	if at < 1 || c.Trashed != "" || !Running(c) {
		return false
	}
	rounds := e.RoundsInOrder()
	return !slices.ContainsFunc(c.Progress, func(p Progress) bool {
		return p.Round == rounds[at].Code || p.Round == "" && p.Date > rounds[at-1].Closes && p.Date <= today
	})
}

// AskedForNews lists the commitments that ask for news now, in their order; see [NewsAsked].
func AskedForNews(c *Content, e *Edition, today Date) (asked []*Commitment) {
	for _, t := range c.Active() {
		if NewsAsked(t, e, today) {
			asked = append(asked, t)
		}
	}
	return asked
}

// Running tells whether the coalition may expect something of a commitment: it is committed, under way or postponed.
func Running(c *Commitment) bool {
	return c.Status == StatusCommitted || c.Status == StatusUnderWay || c.Status == StatusPostponed
}

// Report adds news about a commitment on a day, in the open round if there is one. Unchanged news says no more than that, and
// keeps how far it was.
func (e *Edit) Report(c *Commitment, edition *Edition, today Date, unchanged bool, id ID) (Record, error) {
	owner, before := c.ID, c.LatestProgress()
	r, err := e.Add(KindProgress, id, owner)
	if err != nil {
		return Record{}, err
	}
	values := map[string]string{"date": string(today)}
	if open, ok := edition.OpenRound(today); ok {
		values["round"] = string(open.Code)
	}
	if unchanged {
		values["unchanged"] = Yes
		if before != nil {
			values["completion"] = string(before.Completion)
		}
	}
	for _, field := range []string{"date", "round", "unchanged", "completion"} {
		if err := e.Set(r, field, values[field]); err != nil {
			return Record{}, err
		}
	}
	return r, nil
}
