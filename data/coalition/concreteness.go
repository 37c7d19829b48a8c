package coalition

import "strings"

// Aspect is one of the eight yes-or-no questions about how concrete a commitment is. Its words stand in the translations as
// concrete.<aspect>.
type Aspect string

// The aspects in the order of the model.
const (
	WhoDoesIt    Aspect = "who"
	WhatIsDone   Aspect = "what"
	WhereItFits  Aspect = "where"
	WhenFinished Aspect = "when"
	WhatIsPutIn  Aspect = "input"
	HowMeasured  Aspect = "measured"
	MayAndCan    Aspect = "may"
	OthersUse    Aspect = "others"
)

// Aspects lists the eight aspects.
var Aspects = []Aspect{WhoDoesIt, WhatIsDone, WhereItFits, WhenFinished, WhatIsPutIn, HowMeasured, MayAndCan, OthersUse}

// Level sums up how concrete a commitment is. It is never a grade and blocks nothing.
type Level string

// The levels: up to three aspects clear, up to six, seven and eight.
const (
	Idea      Level = "idea"
	Intention Level = "intention"
	Agreement Level = "agreement"
)

// Concreteness is which of the eight aspects are clear and which are not yet.
type Concreteness struct {
	Clear   []Aspect
	Missing []Aspect
}

// Level sums up.
func (c Concreteness) Level() Level {
	switch n := len(c.Clear); {
	case n <= 3:
		return Idea
	case n <= 6:
		return Intention
	}
	return Agreement
}

// ConcretenessOf looks at a commitment with its rows.
func ConcretenessOf(c *Commitment) Concreteness {
	clear := map[Aspect]bool{
		WhoDoesIt:    strings.TrimSpace(c.Role) != "",
		WhatIsDone:   strings.TrimSpace(c.Result) != "",
		WhereItFits:  len(c.IconProjects)+len(c.Themes) > 0,
		WhenFinished: c.End != "",
		WhatIsPutIn:  putsIn(c.Contributions),
		HowMeasured:  strings.TrimSpace(c.Indicator) != "" && c.Target.Given() || shows(c.Milestones),
		MayAndCan:    strong(c.Mandate) && (c.Funding == FundingCovered || c.Funding == FundingNotNeeded),
		OthersUse:    len(c.BuildingBlocks)+len(c.Effects) > 0,
	}
	var result Concreteness
	for _, a := range Aspects {
		if clear[a] {
			result.Clear = append(result.Clear, a)
		} else {
			result.Missing = append(result.Missing, a)
		}
	}
	return result
}

// putsIn asks for a quantity or at least twenty characters of description.
func putsIn(contributions []Contribution) bool {
	for _, b := range contributions {
		if b.Kind != "" && (b.Quantity.Given() || length(strings.TrimSpace(b.Description)) >= 20) {
			return true
		}
	}
	return false
}

// shows asks for a milestone that others can see.
func shows(milestones []Milestone) bool {
	for _, m := range milestones {
		if strings.TrimSpace(m.Title) != "" && strings.TrimSpace(m.Evidence) != "" {
			return true
		}
	}
	return false
}
