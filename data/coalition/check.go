package coalition

import (
	"slices"
	"unicode/utf8"
)

// rule is one thing that is looked at. It looks at one record at a time and says what it finds; it changes nothing. The
// rules, their severities and what they ask are those of the model, section Findings.
type rule struct {
	id       Rule
	severity Severity
	on       Kind
	look     func(*sight)
}

// sight is what a rule sees: the record it looks at, the whole it belongs to, and the day.
type sight struct {
	content *Content
	edition *Edition
	today   Date
	twins   map[ID]*Commitment     // likely duplicates, worked out once
	known   map[List]map[Code]bool // the codes of each list, worked out once

	record       Record
	organisation *Organisation
	commitment   *Commitment // the record, or the commitment the record belongs to
	contribution *Contribution
	milestone    *Milestone
	need         *Need
	progress     *Progress
	block        *BuildingBlock

	rule     *rule
	findings []Finding
}

// say reports a finding at a field of the record; pairs are names and values for the sentence.
func (s *sight) say(field string, pairs ...string) {
	values := map[string]string{}
	for i := 0; i+1 < len(pairs); i += 2 {
		values[pairs[i]] = pairs[i+1]
	}
	owner := s.record.ID()
	if s.commitment != nil {
		owner = s.commitment.ID
		values["number"] = string(s.commitment.Number)
	}
	s.findings = append(s.findings, Finding{Rule: s.rule.id, Severity: s.rule.severity, Kind: s.record.kind, Record: s.record.ID(),
		Owner: owner, Field: field, Value: s.record.Value(field), Values: values})
}

// Check looks at everything that is not in the trash and reports what it finds: organisation, contact and support first, then
// the commitments in their order with their rows, then the building blocks. The same content on the same day gives the same
// findings. A warning that the member has explained carries the explanation.
func Check(c *Content, e *Edition, today Date) []Finding {
	return new(Checker).Check(c, e, today)
}

func newSight(c *Content, e *Edition, today Date, twins map[ID]*Commitment) *sight {
	return &sight{content: c, edition: e, today: today, organisation: &c.Organisation, twins: twins, known: map[List]map[Code]bool{}}
}

// lookAround looks at the organisation, its contact and its support.
func (s *sight) lookAround() {
	s.look(AsRecord(&s.content.Organisation))
	s.look(AsRecord(&s.content.Contact))
	s.look(AsRecord(&s.content.Support))
}

func (s *sight) lookAtBlocks() {
	for _, b := range s.content.Blocks() {
		s.block = b
		s.look(AsRecord(b))
	}
}

func (s *sight) lookAt(t *Commitment) {
	s.commitment = t
	s.look(AsRecord(t))
	for i := range t.Contributions {
		s.contribution = &t.Contributions[i]
		s.look(AsRecord(s.contribution))
	}
	for i := range t.Milestones {
		s.milestone = &t.Milestones[i]
		s.look(AsRecord(s.milestone))
	}
	for i := range t.Needs {
		s.need = &t.Needs[i]
		s.look(AsRecord(s.need))
	}
	for i := range t.Progress {
		s.progress = &t.Progress[i]
		s.look(AsRecord(s.progress))
	}
	s.commitment = nil
}

func (s *sight) look(r Record) {
	s.record = r
	for i := range rulesOf[r.kind] {
		s.rule = &rulesOf[r.kind][i]
		s.rule.look(s)
	}
	for i := range rulesOf[""] {
		s.rule = &rulesOf[""][i]
		s.rule.look(s)
	}
}

// rulesOf sorts the rules by the kind they look at; those that look at every kind stand under the empty one.
var rulesOf = map[Kind][]rule{}

func init() {
	for _, some := range [][]rule{organisationRules, contactRules, supportRules, commitmentRules, rowRules, textRules} {
		for _, r := range some {
			rulesOf[r.on] = append(rulesOf[r.on], r)
		}
	}
}

// RuleInfo is what is known of a rule without a content.
type RuleInfo struct {
	ID       Rule
	Severity Severity
}

// Rules lists every rule, sorted by id.
func Rules() []RuleInfo {
	var all []RuleInfo
	for _, some := range rulesOf {
		for _, r := range some {
			all = append(all, RuleInfo{r.id, r.severity})
		}
	}
	slices.SortFunc(all, func(a, b RuleInfo) int { return byText(a.ID, b.ID) })
	return all
}

// knows tells whether a code stands in a list of the edition.
func (s *sight) knows(l List, c Code) bool {
	codes, ok := s.known[l]
	if !ok {
		codes = map[Code]bool{}
		for _, item := range s.edition.Items(l) {
			codes[item.Code] = true
		}
		for _, own := range programLists[l] {
			codes[own] = true
		}
		s.known[l] = codes
	}
	return codes[c]
}

// explained puts the member's explanations with the warnings they answer: same rule, record, field and value.
func explained(findings []Finding, explanations []Explanation) []Finding {
	if len(explanations) == 0 {
		return findings
	}
	type key struct {
		rule, field, value string
		record             ID
	}
	texts := map[key]string{}
	for _, e := range explanations {
		texts[key{e.Rule, e.Field, e.Value, e.Record}] = e.Text
	}
	for i, f := range findings {
		if f.Severity == Warning {
			findings[i].Explained = texts[key{string(f.Rule), f.Field, f.Value, f.Record}]
		}
	}
	return findings
}

// Open keeps the findings that still ask something: what is explained asks nothing.
func Open(findings []Finding) []Finding {
	return pick(findings, func(f Finding) bool { return f.Explained == "" })
}

// Asking keeps the findings that keep something from being complete: errors, and warnings that nobody has explained.
func Asking(findings []Finding) []Finding {
	return pick(findings, func(f Finding) bool { return f.Severity == Error || f.Severity == Warning && f.Explained == "" })
}

// About keeps the findings about one commitment and its rows, or about one other record.
func About(findings []Finding, owner ID) []Finding {
	return pick(findings, func(f Finding) bool { return f.Owner == owner })
}

// At keeps the findings at one field of one record.
func At(findings []Finding, record ID, field string) []Finding {
	return pick(findings, func(f Finding) bool { return f.Record == record && f.Field == field })
}

// Of keeps the findings of one severity.
func Of(findings []Finding, severity Severity) []Finding {
	return pick(findings, func(f Finding) bool { return f.Severity == severity })
}

func pick(findings []Finding, want func(Finding) bool) []Finding {
	var picked []Finding
	for _, f := range findings {
		if want(f) {
			picked = append(picked, f)
		}
	}
	return picked
}

func length(s string) int { return utf8.RuneCountInString(s) }
