package register

import (
	"context"

	"doemee/data/coalition"
)

// Commitment is one line in a list of commitments: what stands in the present view.
type Commitment struct {
	Organisation coalition.ID
	Key, Name    string // of the organisation
	ID           coalition.ID
	Submission   coalition.ID // the newest that has it, by the register's own id
	LeftOut      bool         // the organisation's newest submission leaves it out
	Number       coalition.Number
	Title        string
	Project      coalition.Code // the main icon project
	Theme        coalition.Code
	Type         coalition.Code // of the organisation
	Mandate      coalition.Code
	Funding      coalition.Code
	Status       coalition.Code
	Visibility   coalition.Code
	Ends         coalition.Deadline
	FirstOn      coalition.Date // when it first came in
	ReportedOn   coalition.Date // its newest news, empty for none
	Clear        int            // of the eight aspects
	Level        coalition.Level
	Review       coalition.Verdict
	Questions    int // open ones
}

// CommitmentQuery chooses commitments. What is empty does not choose; the fields are those of a cell or count of the coverage, so
// that each number opens the list behind it.
type CommitmentQuery struct {
	Organisation coalition.ID
	Project      coalition.Code // main icon project
	NoProject    bool           // only those without one
	Theme        coalition.Code // any of its themes
	Kind         coalition.Code // of a contribution
	Unit         coalition.Code // of a contribution
	Period       coalition.Code // of a contribution
	Type         coalition.Code
	Mandate      coalition.Code
	Funding      coalition.Code
	Status       coalition.Code
	Stands       bool // neither stopped nor withdrawn
	Level        coalition.Level
	Obstacle     coalition.Code
	Province     coalition.Code
	Review       coalition.Verdict
	Unreviewed   bool
	LeftOut      bool
	Public       bool           // only those that everybody may see
	OverdueOn    coalition.Date // running, and its end is before this day
	SilentSince  coalition.Date // running, and nothing was heard of it after this day
	Search       string         // in title, result, number, name and key of the organisation
	Page
}

// Sorts of [Register.Commitments]: name, number, title, project, status, ends, clear, review.
var commitmentSorts = map[string]string{"name": "o.folded, c.rank", "number": "c.rank", "title": "c.folded", "project": "c.project", "status": "c.status",
	"ends": "c.ends_on", "clear": "c.clear", "review": "c.review", "mandate": "c.mandate"}

// Commitments lists commitments by organisation and number, and tells how many there are in all.
func (r *Register) Commitments(ctx context.Context, q CommitmentQuery) ([]Commitment, int, error) {
	return listed(ctx, r, scanCommitment, q.list())
}

func (q CommitmentQuery) list() list {
	from := "organisation o, commitment c"
	if q.wide() {
		// Organisations stand by name in an index: walking along it, the first page is there before the rest is looked at.
		from = "organisation o CROSS JOIN commitment c"
	}
	return list{shown: `c.organisation, o.key, o.name, c.id, c.submission, c.left_out, c.number, c.title, c.project,
		c.theme, c.type, c.mandate, c.funding, c.status, c.visibility, c.ends, c.first_on, c.reported_on, c.clear, c.level, c.review,
		(SELECT count(*) FROM question q WHERE q.organisation = c.organisation AND q.closed_at = '' AND q.commitment = c.id)`,
		from: from, join: "c.organisation = o.id", alone: "commitment c", conditions: q.conditions(),
		order: q.order(commitmentSorts, "o.folded, o.id, c.rank", "c.organisation, c.id"), part: q.part()}
}

// wide tells whether a list by name has commitments of most organisations, so that it is read along their names.
func (q CommitmentQuery) wide() bool {
	return (q.Sort == "" || q.Sort == "name") && q.Organisation == "" && q.Review == "" && q.OverdueOn == "" && q.Obstacle == ""
}

func scanCommitment(scan func(...any) error) (c Commitment, err error) {
	err = scan(&c.Organisation, &c.Key, &c.Name, &c.ID, &c.Submission, &c.LeftOut, &c.Number, &c.Title, &c.Project, &c.Theme, &c.Type, &c.Mandate,
		&c.Funding, &c.Status, &c.Visibility, &c.Ends, &c.FirstOn, &c.ReportedOn, &c.Clear, &c.Level, &c.Review, &c.Questions)
	return c, err
}

func (q CommitmentQuery) conditions() conditions {
	var c conditions
	c.is("c.organisation", string(q.Organisation), "c.project", string(q.Project), "c.type", string(q.Type), "c.mandate", string(q.Mandate),
		"c.funding", string(q.Funding), "c.status", string(q.Status), "c.level", string(q.Level), "o.province", string(q.Province),
		"c.review", string(q.Review))
	c.when(q.NoProject, "c.project = ''")
	c.when(q.Stands, standing)
	c.when(q.Unreviewed, "c.review = ''")
	c.when(q.LeftOut, "c.left_out = 1")
	c.when(q.Public, public)
	q.parts(&c)
	c.when(q.OverdueOn != "", overdue+"?", string(q.OverdueOn))
	c.when(q.SilentSince != "", running+" AND "+newsOn+" <= ?", string(q.SilentSince))
	c.holds("(c.folded || ' ' || lower(c.number) || ' ' || o.folded || ' ' || lower(o.key))", coalition.SearchWords(q.Search))
	return c
}

// parts asks of what belongs to a commitment. The conditions on a contribution hold for one and the same.
func (q CommitmentQuery) parts(c *conditions) {
	c.when(q.Theme != "", there("place", "list = 'theme' AND x.code = ?"), string(q.Theme))
	c.when(q.Obstacle != "", there("obstacle", "code = ?"), string(q.Obstacle))
	if q.Kind == "" && q.Unit == "" && q.Period == "" {
		return
	}
	part, values := "organisation = c.organisation", []any{}
	for _, asked := range []struct {
		column string
		code   coalition.Code
	}{{"kind", q.Kind}, {"unit", q.Unit}, {"period", q.Period}} {
		if asked.code != "" {
			part += " AND x." + asked.column + " = ?"
			values = append(values, string(asked.code))
		}
	}
	c.add(there("contribution", part), values...)
}

// there is the condition that a commitment has a row in a table.
func there(table, condition string) string {
	return "EXISTS (SELECT 1 FROM " + table + " x WHERE x.organisation = c.organisation AND x.commitment = c.id AND x." + condition + ")"
}
