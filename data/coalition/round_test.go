package coalition

import "testing"

func rounds() *Edition {
	return &Edition{Rounds: []Round{{Code: "r3", Closes: "2026-12-31"}, {Code: "r1", Closes: "2026-06-30"}, {Code: "r2", Closes: "2026-09-30"}}}
}

func TestNewsAsked(t *testing.T) {
	news := func(p Progress) []Progress { return []Progress{p} }
	for name, c := range map[string]struct {
		status   Code
		progress []Progress
		edition  *Edition
		today    Date
		want     bool
	}{
		"runs, nothing said":             {StatusCommitted, nil, rounds(), "2026-11-23", true},
		"the first round":                {StatusCommitted, nil, rounds(), "2026-05-01", false},
		"the day a round closes":         {StatusUnderWay, nil, rounds(), "2026-09-30", true},
		"after the last round":           {StatusCommitted, nil, rounds(), "2027-01-01", false},
		"no rounds":                      {StatusCommitted, nil, &Edition{}, "2026-11-23", false},
		"a draft":                        {StatusDraft, nil, rounds(), "2026-11-23", false},
		"completed":                      {StatusCompleted, nil, rounds(), "2026-11-23", false},
		"said in this round":             {StatusPostponed, news(Progress{Round: "r3", Date: "2026-10-02"}), rounds(), "2026-11-23", false},
		"said in the round before":       {StatusCommitted, news(Progress{Round: "r2", Date: "2026-09-02"}), rounds(), "2026-11-23", true},
		"said without a round, in time":  {StatusCommitted, news(Progress{Date: "2026-10-02"}), rounds(), "2026-11-23", false},
		"said without a round, too long": {StatusCommitted, news(Progress{Date: "2026-09-30"}), rounds(), "2026-11-23", true},
	} {
		content := NewContent(NewID())
		content.Commitments = []Commitment{{ID: NewID(), Status: c.status, Progress: c.progress}}
		if got := len(AskedForNews(content, c.edition, c.today)) == 1; got != c.want {
			t.Errorf("%s: asked is %t", name, got)
		}
		content.Commitments[0].Trashed = "2026-11-01T00:00:00Z"
		if len(AskedForNews(content, c.edition, c.today)) != 0 {
			t.Errorf("%s: asked of what is in the trash", name)
		}
	}
}

func TestReport(t *testing.T) {
	c := NewContent(NewID())
	c.Commitments = []Commitment{{ID: NewID(), Status: StatusCommitted}}
	report := func(today Date, unchanged bool) Progress {
		t.Helper()
		if _, err := c.Edit("update", CauseScreen).Report(&c.Commitments[0], rounds(), today, unchanged, NewID()); err != nil {
			t.Fatal(err)
		}
		rows := c.Commitments[0].Progress
		return rows[len(rows)-1]
	}
	first := report("2026-08-01", false)
	if first.Round != "r2" || first.Date != "2026-08-01" || first.Unchanged || first.Completion != "" {
		t.Errorf("got %+v", first)
	}
	c.Commitments[0].Progress[0].Completion = "limited"
	if again := report("2026-11-23", true); again.Round != "r3" || !again.Unchanged || again.Completion != "limited" {
		t.Errorf("got %+v", again)
	}
	if NewsAsked(&c.Commitments[0], rounds(), "2026-11-23") {
		t.Error("news is still asked")
	}
}

// Rounds close on 30 June, 30 September and 31 December; it is 5 January, so that all are past.
func TestMissedRounds(t *testing.T) {
	for name, c := range map[string]struct {
		progress []Progress
		since    Date
		today    Date
		want     Light
	}{
		"news inside the last round":              {[]Progress{{Date: "2026-10-02"}}, "", "2027-01-05", LightGreen},
		"news on the day it closed":               {[]Progress{{Date: "2026-12-31"}}, "", "2027-01-05", LightGreen},
		"news after it closed":                    {[]Progress{{Date: "2027-01-02"}}, "", "2027-01-05", LightGreen},
		"news inside the one before":              {[]Progress{{Date: "2026-09-30"}}, "", "2027-01-05", LightAmber},
		"news inside the first":                   {[]Progress{{Date: "2026-03-01"}}, "", "2027-01-05", LightRed},
		"no news, and nobody knows since when":    {nil, "", "2027-01-05", LightRed},
		"no news, and the second round is open":   {nil, "", "2026-08-01", LightGreen},
		"handed in during the second":             {nil, "2026-08-01", "2027-01-05", LightAmber},
		"handed in during the last":               {nil, "2026-11-01", "2027-01-05", LightGreen},
		"news that names the last, told earlier":  {[]Progress{{Date: "2026-09-29", Round: "r3"}}, "", "2027-01-05", LightGreen},
		"news that names a round of another year": {[]Progress{{Date: "2026-10-02", Round: "q7"}}, "", "2027-01-05", LightGreen},
		"older news told after the newest":        {[]Progress{{Date: "2026-10-02"}, {Date: "2026-02-01"}}, "", "2027-01-05", LightGreen},
		"the day on which the last closes":        {[]Progress{{Date: "2026-09-01"}}, "", "2026-12-31", LightGreen},
	} {
		commitment := &Commitment{Status: StatusCommitted, Progress: c.progress}
		if got := Reported(commitment, rounds(), c.since, c.today); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
