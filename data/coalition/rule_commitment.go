package coalition

import (
	"slices"
	"strconv"
	"strings"
)

var commitmentRules = []rule{
	{"commitment-title-missing", Error, KindCommitment, func(s *sight) {
		if strings.TrimSpace(s.commitment.Title) == "" {
			s.say("title")
		}
	}},
	{"commitment-title-short", Error, KindCommitment, func(s *sight) {
		if n := length(strings.TrimSpace(s.commitment.Title)); n > 0 && n < 10 {
			s.say("title", "found", s.commitment.Title, "n", strconv.Itoa(n))
		}
	}},
	{"commitment-result-missing", Warning, KindCommitment, func(s *sight) {
		if strings.TrimSpace(s.commitment.Result) == "" {
			s.say("result")
		}
	}},
	{"commitment-place-missing", Error, KindCommitment, func(s *sight) {
		if len(s.commitment.IconProjects)+len(s.commitment.Themes) == 0 {
			s.say("iconProjects")
		}
	}},
	{"commitment-contribution-missing", Error, KindCommitment, func(s *sight) {
		if !slices.ContainsFunc(s.commitment.Contributions, func(b Contribution) bool { return b.Kind != "" }) {
			s.say("contributions")
		}
	}},
	{"commitment-end-missing", Warning, KindCommitment, func(s *sight) {
		if s.commitment.End == "" {
			s.say("end")
		}
	}},
	{"commitment-role-missing", Error, KindCommitment, func(s *sight) {
		if strings.TrimSpace(s.commitment.Role) == "" {
			s.say("role")
		}
	}},
	{"commitment-mandate-missing", Error, KindCommitment, func(s *sight) {
		if s.commitment.Mandate == "" {
			s.say("mandate")
		}
	}},
	{"commitment-funding-missing", Error, KindCommitment, func(s *sight) {
		if s.commitment.Funding == "" {
			s.say("funding")
		}
	}},
	{"end-before-start", Error, KindCommitment, func(s *sight) {
		if c := s.commitment; c.Start != "" && c.End != "" && c.End.Last() < c.Start {
			s.say("end", "end", string(c.End), "start", string(c.Start))
		}
	}},
	{"indicator-partly", Error, KindCommitment, func(s *sight) {
		if n := indicatorParts(s.commitment); n > 0 && n < 4 {
			s.say("indicator", "n", strconv.Itoa(n))
		}
	}},
	{"baseline-is-target", Warning, KindCommitment, func(s *sight) {
		if c := s.commitment; c.Baseline.Given() && c.Baseline == c.Target {
			s.say("target", "found", c.Target.String())
		}
	}},
	{"mandate-weak", Warning, KindCommitment, func(s *sight) {
		if s.commitment.Mandate == MandateIntention && pledged(s.commitment.Status) {
			s.say("mandate")
		}
	}},
	{"funding-weak", Warning, KindCommitment, func(s *sight) {
		if s.commitment.Funding == FundingNot && pledged(s.commitment.Status) {
			s.say("funding")
		}
	}},
	{"decision-date-missing", Warning, KindCommitment, func(s *sight) {
		if strong(s.commitment.Mandate) && s.commitment.DecisionDate == "" {
			s.say("decisionDate")
		}
	}},
	{"duplicate-likely", Warning, KindCommitment, func(s *sight) {
		if twin := s.twins[s.commitment.ID]; twin != nil {
			s.say("title", "other", string(twin.Number), "title", twin.Title)
		}
	}},
	{"outside-edition", Warning, KindCommitment, func(s *sight) {
		if c := s.commitment; s.edition.Ends != "" && s.today <= s.edition.Ends && c.Start > s.edition.Ends {
			s.say("start", "ends", string(s.edition.Ends))
		}
	}},
	{"postponed-end", Error, KindCommitment, func(s *sight) {
		if c := s.commitment; c.Status == StatusPostponed && (c.End == "" || c.End.Last() < s.today) {
			s.say("end")
		}
	}},
	{"status-reason-missing", Error, KindCommitment, func(s *sight) {
		needs := []Code{StatusPostponed, StatusStopped, StatusWithdrawn}
		if c := s.commitment; slices.Contains(needs, c.Status) && strings.TrimSpace(c.StatusReason) == "" {
			s.say("statusReason", "status", string(c.Status))
		}
	}},
	{"lesson-missing", Warning, KindCommitment, func(s *sight) {
		if c := s.commitment; (c.Status == StatusCompleted || c.Status == StatusStopped) && strings.TrimSpace(c.Lesson) == "" {
			s.say("lesson")
		}
	}},
	{"milestone-missing", Hint, KindCommitment, func(s *sight) {
		if c := s.commitment; len(c.Milestones) == 0 && c.End != "" && c.End.Last() > runsFrom(c.Start, s.today).AddMonths(6) {
			s.say("milestones")
		}
	}},
	{"privacy-check", Hint, KindCommitment, func(s *sight) {
		if c := s.commitment; c.PersonalData == PersonalDataYes &&
			(slices.Contains(c.IconProjects, "icon-safety") || slices.Contains(c.IconProjects, "icon-responsible-data")) {
			s.say("personalData")
		}
	}},
	{"no-news", Hint, KindCommitment, func(s *sight) {
		c := s.commitment
		latest := c.LatestProgress()
		if (c.Status == StatusCommitted || c.Status == StatusUnderWay) && latest != nil && latest.Date.AddMonths(12) < s.today {
			s.say("progress", "date", string(latest.Date))
		}
	}},
}

// runsFrom is the day from which a commitment runs: its start, or today when it has none.
func runsFrom(start, today Date) Date {
	if start != "" {
		return start
	}
	return today
}

func indicatorParts(c *Commitment) int {
	n := 0
	for _, given := range []bool{strings.TrimSpace(c.Indicator) != "", c.Baseline.Given(), c.Target.Given(), strings.TrimSpace(c.Unit) != ""} {
		if given {
			n++
		}
	}
	return n
}

// pledged tells whether the coalition may count on it: committed or later.
func pledged(status Code) bool { return status != "" && status != StatusDraft }

// strong tells whether at least the management said yes.
func strong(mandate Code) bool {
	return mandate == MandateManagement || mandate == MandateBoard || mandate == MandateCouncil
}
