package coalition_test

import (
	"slices"
	"strings"
	"testing"

	"doemee/assets/words"
	"doemee/data/coalition"
)

const today coalition.Date = "2020-03-01"

// whole is a content in which no rule finds anything.
func whole() *coalition.Content {
	c := coalition.NewContent("11111111-1111-4111-8111-111111111111")
	c.Organisation.Name, c.Organisation.Type = "Gemeente Voorbeeldstad", coalition.Government
	c.Organisation.Scheme, c.Organisation.Identifier = coalition.SchemeGM, "GM9999"
	c.Contact.Mailbox = "digitaal@voorbeeldstad.example"
	c.Commitments = []coalition.Commitment{{
		ID: "22222222-2222-4222-8222-222222222222", Number: "T-001", Title: "Datakaart van het energieverbruik", Result: "Kaart van 12 buurten openbaar",
		IconProjects: []coalition.Code{"icon-climate-energy", "icon-safety", "icon-circular-economy", "icon-responsible-data"},
		Start:        "2020-01-01", End: "2020-Q3", Role: "adviseur duurzaamheid", Mandate: coalition.MandateBoard, DecisionDate: "2020-01-15",
		Funding: coalition.FundingCovered, Status: coalition.StatusCommitted,
		Contributions: []coalition.Contribution{{ID: "33333333-3333-4333-8333-333333333333", Kind: coalition.ContributePeople, Quantity: coalition.Whole(40), Unit: coalition.UnitHours}},
		Milestones:    []coalition.Milestone{{ID: "44444444-4444-4444-8444-444444444444", Title: "Kaart klaar", Date: "2020-06-01", Evidence: "Staat op de site"}},
		Needs:         []coalition.Need{{ID: "55555555-5555-4555-8555-555555555555", Kind: coalition.ContributeSkills, Description: "Een kaartenmaker"}},
		Progress:      []coalition.Progress{{ID: "66666666-6666-4666-8666-666666666666", Date: "2020-02-01", Completion: "limited"}},
	}}
	c.BuildingBlocks = []coalition.BuildingBlock{{ID: "77777777-7777-4777-8777-777777777777", Name: "Datakaart", Kind: "bb-product"}}
	return c
}

type content = coalition.Content

// breaks says per rule how to break the whole content so that exactly this rule must speak.
var breaks = map[coalition.Rule]func(*content){
	"organisation-name-missing": func(c *content) { c.Organisation.Name = "  " },
	"organisation-type-missing": func(c *content) { c.Organisation.Type = "" },
	"identifier-shape":          func(c *content) { c.Organisation.Identifier = "GM99" },
	"identifier-missing":        func(c *content) { c.Organisation.Identifier = "" },
	"identifier-test": func(c *content) {
		c.Organisation.Scheme, c.Organisation.Identifier = coalition.SchemeOIN, "00000099000000000000"
	},
	"edition-past":        func(c *content) { c.Commitments[0].End = "2021-Q1" },
	"project-untouched":   func(c *content) { c.Commitments[0].IconProjects = []coalition.Code{"icon-climate-energy"} },
	"contact-missing":     func(c *content) { c.Contact.Mailbox = "" },
	"mailbox-shape":       func(c *content) { c.Contact.Mailbox = "digitaal" },
	"mailbox-personal":    func(c *content) { c.Contact.Mailbox = "j.verzonnen@voorbeeldstad.example" },
	"support-date-future": func(c *content) { c.Support.Date = "2020-03-02" },
	"authority-open":      func(c *content) { c.Support.Authority = coalition.AuthorityOpen },
	"zero-return-month":   func(c *content) { c.Support.NoCommitment = true },

	"commitment-title-missing":        func(c *content) { c.Commitments[0].Title = "" },
	"commitment-title-short":          func(c *content) { c.Commitments[0].Title = "Datakaart" },
	"commitment-result-missing":       func(c *content) { c.Commitments[0].Result = "" },
	"commitment-place-missing":        func(c *content) { c.Commitments[0].IconProjects = nil },
	"commitment-contribution-missing": func(c *content) { c.Commitments[0].Contributions = nil },
	"commitment-end-missing":          func(c *content) { c.Commitments[0].End = "" },
	"commitment-role-missing":         func(c *content) { c.Commitments[0].Role = "" },
	"commitment-mandate-missing":      func(c *content) { c.Commitments[0].Mandate = "" },
	"commitment-funding-missing":      func(c *content) { c.Commitments[0].Funding = "" },
	"end-before-start":                func(c *content) { c.Commitments[0].Start = "2020-10-01" },
	"indicator-partly":                func(c *content) { c.Commitments[0].Indicator = "aantal buurten" },
	"baseline-is-target": func(c *content) {
		t := &c.Commitments[0]
		t.Indicator, t.Unit, t.Baseline, t.Target = "aantal buurten", "buurten", coalition.Whole(12), coalition.Whole(12)
	},
	"mandate-weak":          func(c *content) { c.Commitments[0].Mandate = coalition.MandateIntention },
	"funding-weak":          func(c *content) { c.Commitments[0].Funding = coalition.FundingNot },
	"decision-date-missing": func(c *content) { c.Commitments[0].DecisionDate = "" },
	"duplicate-likely": func(c *content) {
		twin := c.Commitments[0]
		twin.ID, twin.Number, twin.Title = "88888888-8888-4888-8888-888888888888", "T-002", "Energieverbruik: de datakaart"
		c.Commitments = append(c.Commitments, twin)
	},
	"outside-edition":             func(c *content) { c.Commitments[0].Start, c.Commitments[0].End = "2021-01-01", "2021-Q2" },
	"postponed-end":               func(c *content) { postpone(c, "2019-Q4", "later") },
	"status-reason-missing":       func(c *content) { postpone(c, "2020-Q4", "") },
	"lesson-missing":              func(c *content) { c.Commitments[0].Status = coalition.StatusCompleted },
	"milestone-missing":           func(c *content) { c.Commitments[0].Milestones = nil },
	"privacy-check":               func(c *content) { c.Commitments[0].PersonalData = coalition.PersonalDataYes },
	"no-news":                     func(c *content) { c.Commitments[0].Progress[0].Date = "2019-02-01" },
	"contribution-kind-missing":   func(c *content) { c.Commitments[0].Contributions[0].Kind = "" },
	"contribution-negative":       func(c *content) { c.Commitments[0].Contributions[0].Quantity = coalition.Whole(-1) },
	"unit-missing":                func(c *content) { resource(c, coalition.Whole(5), "") },
	"amount-large":                func(c *content) { resource(c, coalition.Hundredths(1_000_000_001), coalition.UnitEuro) },
	"people-without-time":         func(c *content) { c.Commitments[0].Contributions[0].Quantity = coalition.Decimal{} },
	"milestone-title-missing":     func(c *content) { c.Commitments[0].Milestones[0].Title = "" },
	"milestone-outside":           func(c *content) { c.Commitments[0].Milestones[0].Date = "2020-10-01" },
	"need-kind-missing":           func(c *content) { c.Commitments[0].Needs[0].Kind = "" },
	"need-description-missing":    func(c *content) { c.Commitments[0].Needs[0].Description = "" },
	"need-negative":               func(c *content) { c.Commitments[0].Needs[0].Quantity = coalition.Whole(-3) },
	"progress-date-missing":       func(c *content) { c.Commitments[0].Progress[0].Date = "" },
	"progress-completion-missing": func(c *content) { c.Commitments[0].Progress[0].Completion = "" },
	"block-name-missing":          func(c *content) { c.BuildingBlocks[0].Name = "" },
	"block-kind-missing":          func(c *content) { c.BuildingBlocks[0].Kind = "" },
	"text-too-long":               func(c *content) { c.Commitments[0].Role = strings.Repeat("ë", 121) },
	"code-unknown":                func(c *content) { c.Commitments[0].Themes = []coalition.Code{"theme-moon"} },
	"bsn-like":                    func(c *content) { c.Commitments[0].Remark = "Zie 111222333 in het systeem" },
	"iban-like":                   func(c *content) { c.Commitments[0].Remark = "Naar NL91 ABNA 0417 1643 00 graag" },
}

func postpone(c *content, end coalition.Deadline, reason string) {
	t := &c.Commitments[0]
	t.Status, t.End, t.StatusReason, t.Start, t.Milestones[0].Date = coalition.StatusPostponed, end, reason, "", ""
}

func resource(c *content, q coalition.Decimal, unit coalition.Code) {
	b := &c.Commitments[0].Contributions[0]
	b.Kind, b.Quantity, b.Unit = coalition.ContributeResources, q, unit
}

func TestAWholeContentHasNoFindings(t *testing.T) {
	if found := coalition.Check(whole(), bundled(t), today); len(found) > 0 {
		t.Errorf("got %+v", found)
	}
}

func TestEveryRuleSpeaksWhenItsRuleIsBroken(t *testing.T) {
	e := bundled(t)
	for _, rule := range coalition.Rules() {
		c := whole()
		breakIt, ok := breaks[rule.ID]
		if !ok {
			t.Errorf("%s is never broken here", rule.ID)
			continue
		}
		breakIt(c)
		day := today
		if rule.ID == "edition-past" {
			day = e.Ends.AddMonths(1)
		}
		found := coalition.Check(c, e, day)
		if !slices.ContainsFunc(found, func(f coalition.Finding) bool { return f.Rule == rule.ID && f.Severity == rule.Severity }) {
			t.Errorf("%s does not speak; found %+v", rule.ID, found)
		}
	}
}

func TestEveryRuleHasASentenceThatItsValuesFill(t *testing.T) {
	e := bundled(t)
	for _, language := range words.Languages {
		say := words.In(language)
		for rule, breakIt := range breaks {
			c := whole()
			breakIt(c)
			for _, f := range coalition.Check(c, e, today) {
				sentence := say.Fill("rule."+string(f.Rule), f.Values)
				if f.Rule == rule && strings.ContainsAny(sentence, "[{}") {
					t.Errorf("%s %s: %s", language, rule, sentence)
				}
			}
		}
	}
}

func TestWhatIsInTheTrashIsNotLookedAt(t *testing.T) {
	c := whole()
	c.Commitments = append(c.Commitments, coalition.Commitment{ID: coalition.NewID(), Trashed: "2020-02-01T10:00:00Z"})
	c.BuildingBlocks = append(c.BuildingBlocks, coalition.BuildingBlock{ID: coalition.NewID(), Trashed: "2020-02-01T10:00:00Z"})
	if found := coalition.Check(c, bundled(t), today); len(found) > 0 {
		t.Errorf("got %+v", found)
	}
}

func TestAnExplanationHoldsUntilTheValueChanges(t *testing.T) {
	c := whole()
	c.Contact.Mailbox = "j.verzonnen@voorbeeldstad.example"
	c.Explanations = []coalition.Explanation{{ID: coalition.NewID(), Rule: "mailbox-personal", Record: c.Contact.ID, Field: "mailbox", Value: c.Contact.Mailbox, Text: "Er is geen andere"}}
	if open := coalition.Open(coalition.Check(c, bundled(t), today)); len(open) > 0 {
		t.Errorf("explained, but still open: %+v", open)
	}
	c.Contact.Mailbox = "p.verzonnen@voorbeeldstad.example"
	if open := coalition.Open(coalition.Check(c, bundled(t), today)); len(open) != 1 {
		t.Errorf("the value changed, but the explanation still holds")
	}
}

func BenchmarkCheck(b *testing.B) {
	file, err := openBundled()
	if err != nil {
		b.Fatal(err)
	}
	c := whole()
	one := c.Commitments[0]
	for range 4999 {
		one.ID = coalition.NewID()
		c.Commitments = append(c.Commitments, one)
	}
	for b.Loop() {
		coalition.Check(c, file, today)
	}
}
