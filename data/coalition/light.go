package coalition

import "slices"

// Light is one of the two lights of a commitment, which are never mixed: whether it was reported lately, and whether it is on
// course. Its words stand in the translations as light.<light>.
type Light string

// The lights.
const (
	LightOff   Light = "off"   // there is nothing to say yet
	LightGreen Light = "green" // reported in this round; on course
	LightAmber Light = "amber" // one round missed; a milestone is due
	LightRed   Light = "red"   // two rounds missed; more milestones, or the end, are past
)

// Reported tells whether there was news lately: by the rounds of the edition that have closed or, where there are none, by age
// of twelve and twenty-four months. A round in which there was news is not missed, and none that closed before the commitment was
// first handed in, on the day since; empty means that nobody knows, and then it came in the first round. A draft, and what is
// finished or given up, owes no news.
func Reported(c *Commitment, e *Edition, since, today Date) Light {
	if !Running(c) {
		return LightOff
	}
	if len(e.Rounds) == 0 {
		if p := c.LatestProgress(); p != nil && p.Date != "" {
			return byAge(p.Date, today)
		}
		return LightOff
	}
	rounds := e.RoundsInOrder()
	heard := 0
	for _, p := range append(slices.Clone(c.Progress), Progress{Date: since}) {
		heard = max(heard, roundOf(p, rounds))
	}
	missed := 0
	for i, r := range rounds {
		if i > heard && r.Closes < today {
			missed++
		}
	}
	return []Light{LightGreen, LightAmber, LightRed}[min(missed, 2)]
}

// roundOf is the place of the round that news is of: the one it names, else the one that was open on its day. News after the last
// round is of none, and has the place behind it.
func roundOf(p Progress, rounds []Round) int {
	if i := slices.IndexFunc(rounds, func(r Round) bool { return r.Code == p.Round && p.Round != "" }); i >= 0 {
		return i
	}
	if i := slices.IndexFunc(rounds, func(r Round) bool { return r.Closes >= p.Date }); i >= 0 {
		return i
	}
	return len(rounds)
}

func byAge(latest, today Date) Light {
	switch {
	case latest.AddMonths(24) < today:
		return LightRed
	case latest.AddMonths(12) < today:
		return LightAmber
	}
	return LightGreen
}

// OnCourse tells whether what is due has been met, by milestones and by the end.
func OnCourse(c *Commitment, today Date) Light {
	if Overdue(c, today) {
		return LightRed
	}
	due, open := 0, 0
	for _, m := range c.Milestones {
		if m.Date == "" || m.Date >= today || m.Status == MilestoneDropped {
			continue
		}
		due++
		if m.Status != MilestoneMet {
			open++
		}
	}
	switch {
	case due == 0:
		return LightOff
	case open == 0:
		return LightGreen
	case open == 1:
		return LightAmber
	}
	return LightRed
}

// Overdue tells whether the end is past while it is not finished or given up.
func Overdue(c *Commitment, today Date) bool {
	return Running(c) && c.End != "" && c.End.Last() < today
}
