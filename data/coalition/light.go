package coalition

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
// of twelve and twenty-four months. A draft, and what is finished or given up, owes no news.
func Reported(c *Commitment, e *Edition, today Date) Light {
	if !Running(c) {
		return LightOff
	}
	latest := Date("")
	if p := c.LatestProgress(); p != nil {
		latest = p.Date
	}
	if len(e.Rounds) == 0 {
		return byAge(latest, today)
	}
	missed := 0
	for _, r := range e.Rounds {
		if r.Closes < today && r.Closes >= latest {
			missed++
		}
	}
	return []Light{LightGreen, LightAmber, LightRed}[min(missed, 2)]
}

func byAge(latest, today Date) Light {
	switch {
	case latest == "":
		return LightOff
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
