package coalition

import "slices"

// Commitment is one concrete thing the organisation will do, with the rows that belong to it. The first icon project is the
// main one. Number and Status are given by the program, see [Program] fields.
type Commitment struct {
	ID                ID
	Number            Number
	Title             string
	Result            string
	IconProjects      []Code
	Themes            []Code
	End               Deadline
	Role              string
	Mandate           Code
	Funding           Code
	Partners          []string
	Description       string
	OwnRole           Code
	Start             Date
	DecisionDate      Date
	DecisionReference string
	Conditions        string
	Ambitions         []Code
	Effects           []Code
	Indicator         string
	Baseline          Decimal
	Target            Decimal
	Unit              string
	BuildingBlocks    []ID
	Area              string
	PersonalData      Code
	Remark            string
	InternalNote      string
	Status            Code
	StatusReason      string
	Lesson            string
	Visibility        Code
	Position          int64
	Trashed           Moment

	Contributions []Contribution
	Milestones    []Milestone
	Needs         []Need
	Progress      []Progress
}

// Contribution is one thing the organisation brings in.
type Contribution struct {
	ID          ID
	Commitment  ID
	Kind        Code
	Subkind     Code
	Description string
	Quantity    Decimal
	Unit        Code
	Period      Code
	Certainty   Code
	Position    int64
}

// Milestone is a step on the way that others can see.
type Milestone struct {
	ID         ID
	Commitment ID
	Title      string
	Date       Date
	Evidence   string
	Status     Code
	MetOn      Date
	Position   int64
}

// Need is what the organisation asks of others.
type Need struct {
	ID          ID
	Commitment  ID
	Kind        Code
	Description string
	Quantity    Decimal
	Unit        Code
	Before      Date
	Status      Code
	Position    int64
}

// Progress is the news of one round about a commitment.
type Progress struct {
	ID         ID
	Commitment ID
	Date       Date
	Round      Code
	Unchanged  bool
	Completion Code
	Text       string
	Evidence   string
	Obstacles  []Code
	Lesson     string
	Position   int64
}

// BuildingBlock is something others can use. It belongs to the organisation; commitments point to it.
type BuildingBlock struct {
	ID       ID
	Name     string
	Kind     Code
	Text     string
	Maturity Code
	Reuse    Code
	Licence  string
	Location string
	Position int64
	Trashed  Moment
}

// Explanation answers a warning in the member's own words. It holds for one rule at one field with one value and lapses
// when the value changes.
type Explanation struct {
	ID     ID
	Rule   string
	Record ID
	Field  string
	Value  string
	Text   string
}

// Reply is the member's reply to a [Question] of the coalition; it travels in the next submission and closes the question.
type Reply struct {
	ID       ID
	Question ID
	Text     string
}

// Question is what the coalition asks about one field of one record, carried by an [Answer].
type Question struct {
	ID     ID
	Answer ID
	Record ID
	Field  string
	Text   string
}

// MainProject is the icon project the commitment counts for; empty when it has none.
func (c *Commitment) MainProject() Code {
	if len(c.IconProjects) == 0 {
		return ""
	}
	return c.IconProjects[0]
}

// LatestProgress is the newest news, or nil when there is none.
func (c *Commitment) LatestProgress() *Progress {
	if len(c.Progress) == 0 {
		return nil
	}
	latest := slices.MaxFunc(c.Progress, func(a, b Progress) int { return byText(a.Date, b.Date) })
	return &latest
}

func byText[T ~string](a, b T) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
