package coalition

import (
	"slices"
	"strings"
)

// tenMillion is the amount from which a thousand too much is more likely than a gift.
const tenMillion = 10_000_000

var rowRules = []rule{
	{"contribution-kind-missing", Error, KindContribution, func(s *sight) {
		if s.contribution.Kind == "" {
			s.say("kind")
		}
	}},
	{"contribution-negative", Error, KindContribution, func(s *sight) {
		if s.contribution.Quantity.Negative() {
			s.say("quantity", "found", s.contribution.Quantity.String())
		}
	}},
	{"unit-missing", Warning, KindContribution, func(s *sight) {
		if s.contribution.Quantity.Given() && s.contribution.Unit == "" {
			s.say("unit", "found", s.contribution.Quantity.String())
		}
	}},
	{"amount-large", Warning, KindContribution, func(s *sight) {
		if b := s.contribution; b.Unit == UnitEuro && b.Quantity.Hundredths() > 100*tenMillion {
			s.say("quantity", "found", b.Quantity.String())
		}
	}},
	{"people-without-time", Warning, KindContribution, func(s *sight) {
		times := []Code{UnitHours, UnitHoursPerWeek, UnitDays, UnitFTE}
		if b := s.contribution; b.Kind == ContributePeople && (!b.Quantity.Given() || !slices.Contains(times, b.Unit)) {
			s.say("quantity")
		}
	}},
	{"milestone-title-missing", Error, KindMilestone, func(s *sight) {
		if strings.TrimSpace(s.milestone.Title) == "" {
			s.say("title")
		}
	}},
	{"milestone-outside", Warning, KindMilestone, func(s *sight) {
		m, c := s.milestone, s.commitment
		if m.Date != "" && (c.Start != "" && m.Date < c.Start || c.End != "" && m.Date > c.End.Last()) {
			s.say("date", "found", string(m.Date))
		}
	}},
	{"need-kind-missing", Error, KindNeed, func(s *sight) {
		if s.need.Kind == "" {
			s.say("kind")
		}
	}},
	{"need-description-missing", Error, KindNeed, func(s *sight) {
		if strings.TrimSpace(s.need.Description) == "" {
			s.say("description")
		}
	}},
	{"need-negative", Error, KindNeed, func(s *sight) {
		if s.need.Quantity.Negative() {
			s.say("quantity", "found", s.need.Quantity.String())
		}
	}},
	{"progress-date-missing", Error, KindProgress, func(s *sight) {
		if s.progress.Date == "" {
			s.say("date")
		}
	}},
	{"progress-completion-missing", Error, KindProgress, func(s *sight) {
		if s.progress.Completion == "" && !s.progress.Unchanged {
			s.say("completion")
		}
	}},
	{"block-name-missing", Error, KindBuildingBlock, func(s *sight) {
		if strings.TrimSpace(s.block.Name) == "" {
			s.say("name")
		}
	}},
	{"block-kind-missing", Error, KindBuildingBlock, func(s *sight) {
		if s.block.Kind == "" {
			s.say("kind")
		}
	}},
}
