package exchange

import (
	"cmp"
	"iter"
	"strconv"

	"doemee/data/coalition"
	"doemee/data/register"
)

// telling is one column of a list with what it tells of a row.
type telling[T any] struct {
	coalition.Column
	of func(*T) string
}

// listing makes a list of rows of one sort.
func listing[T any](name string, rows iter.Seq2[T, error], columns []telling[T]) coalition.Listing {
	l := coalition.Listing{Name: name}
	for _, c := range columns {
		l.Columns = append(l.Columns, c.Column)
	}
	l.Rows = func(yield func([]string, error) bool) {
		cells := make([]string, len(columns))
		for row, err := range rows {
			if err == nil {
				for i, c := range columns {
					cells[i] = c.of(&row)
				}
			}
			if !yield(cells, err) {
				return
			}
		}
	}
	return l
}

// Columns by what stands in them.

func short(key string, width float64) coalition.Column {
	return coalition.Column{Key: key, Form: coalition.FormLine, Width: width}
}

func long(key string) coalition.Column {
	return coalition.Column{Key: key, Form: coalition.FormText, Width: 52}
}

func choice(key string, l coalition.List, width float64) coalition.Column {
	return coalition.Column{Key: key, Form: coalition.FormCode, List: l, Width: width}
}

func named(key, prefix string, width float64) coalition.Column {
	return coalition.Column{Key: key, Form: coalition.FormCode, Prefix: prefix, Width: width}
}

func count(key string) coalition.Column {
	return coalition.Column{Key: key, Form: coalition.FormOrder, Width: 15}
}

func amount(key string) coalition.Column {
	return coalition.Column{Key: key, Form: coalition.FormDecimal, Width: 12}
}

func day(key string) coalition.Column {
	return coalition.Column{Key: key, Form: coalition.FormDate, Width: 13}
}

func moment(key string) coalition.Column {
	return coalition.Column{Key: key, Form: coalition.FormMoment, Width: 13}
}

func yes(key string) coalition.Column {
	return coalition.Column{Key: key, Form: coalition.FormBool, Width: 13}
}

func personal(c coalition.Column) coalition.Column {
	c.Personal = true
	return c
}

func truth(holds bool) string {
	if holds {
		return coalition.Yes
	}
	return ""
}

// quantity is an amount, empty when none is given.
func quantity(d coalition.Decimal, unit coalition.Code) string {
	if unit == "" && d.Hundredths() == 0 {
		return ""
	}
	return d.String()
}

// nth is the number of a submission; a form that somebody filled in has none.
func nth(sequence int) string {
	if sequence == 0 {
		return ""
	}
	return strconv.Itoa(sequence)
}

// every makes all lists, in the order of [OverviewLists]. They are not read yet.
func (o *overviewing) every() []coalition.Listing {
	l := o.look
	return []coalition.Listing{
		listing("submissions", l.Submissions(), submissionColumns),
		listing("organisations", l.Organisations(), organisationColumns),
		listing("commitments", l.Commitments(), commitmentColumns),
		listing("contributions", l.Contributions(), contributionColumns),
		listing("needs", l.Needs(), needColumns),
		listing("matching", l.Matches(offersBeside), matchColumns),
		listing("milestones", l.Milestones(), milestoneColumns),
		listing("blocks", l.Blocks(), blockColumns),
		listing("supporters", l.Supporters(), o.supporterColumns()),
		listing("checks", l.Findings(), o.checkColumns()),
		listing("refused", l.Refusals(), o.refusedColumns()),
	}
}

// offersBeside is how many offers stand beside a need.
const offersBeside = 5

var submissionColumns = []telling[register.Kept]{
	{short("organisation", 34), func(k *register.Kept) string { return k.Name }},
	{short("key", 14), func(k *register.Kept) string { return k.Key }},
	{count("sequence"), func(k *register.Kept) string { return nth(k.Sequence) }},
	{yes("provisional"), func(k *register.Kept) string { return truth(k.Provisional) }},
	{short("edition", 18), func(k *register.Kept) string { return k.Edition }},
	{named("class", "class.", 16), func(k *register.Kept) string { return string(k.Class) }},
	{yes("counts"), func(k *register.Kept) string { return truth(k.Placed) }},
	{yes("edited"), func(k *register.Kept) string { return truth(k.Edited) }},
	{count("commitments"), func(k *register.Kept) string { return strconv.Itoa(k.Commitments) }},
	{named("review", "listing.verdict.", 16), func(k *register.Kept) string { return string(k.Verdict) }},
	{moment("madeAt"), func(k *register.Kept) string { return string(k.MadeAt) }},
	{moment("takenAt"), func(k *register.Kept) string { return string(k.TakenAt) }},
	{personal(short("file", 60)), func(k *register.Kept) string { return k.File }},
	{short("hash", 68), func(k *register.Kept) string { return k.Hash }},
}

var organisationColumns = []telling[register.Organisation]{
	{short("organisation", 34), func(o *register.Organisation) string { return o.Name }},
	{short("key", 14), func(o *register.Organisation) string { return o.Key }},
	{choice("type", coalition.ListOrganisationType, 24), func(o *register.Organisation) string { return string(o.Type) }},
	{short("seat", 20), func(o *register.Organisation) string { return o.Seat }},
	{choice("province", coalition.ListProvince, 18), func(o *register.Organisation) string { return string(o.Province) }},
	{choice("size", coalition.ListSize, 22), func(o *register.Organisation) string { return string(o.Size) }},
	{short("regionGroup", 22), func(o *register.Organisation) string { return o.RegionGroup }},
	{choice("position", coalition.ListPosition, 24), func(o *register.Organisation) string { return string(o.Position) }},
	{day("supportDate"), func(o *register.Organisation) string { return string(o.SupportDate) }},
	{count("commitments"), func(o *register.Organisation) string { return strconv.Itoa(o.Commitments) }},
	{count("agreements"), func(o *register.Organisation) string { return strconv.Itoa(o.Agreements) }},
	{named("bucket", "bucket.", 26), func(o *register.Organisation) string { return string(o.Bucket) }},
	{personal(count("submissions")), func(o *register.Organisation) string { return strconv.Itoa(o.Submissions) }},
	{personal(count("sequence")), func(o *register.Organisation) string { return nth(o.Sequence) }},
	{personal(moment("madeAt")), func(o *register.Organisation) string { return string(o.MadeAt) }},
	{personal(short("contactIn", 12)), func(o *register.Organisation) string { return string(o.ContactIn) }},
	{personal(short("role", 26)), func(o *register.Organisation) string { return o.Role }},
	{personal(short("mailbox", 34)), func(o *register.Organisation) string { return o.Mailbox }},
}

var commitmentColumns = []telling[register.Commitment]{
	{short("organisation", 34), func(c *register.Commitment) string { return c.Name }},
	{short("key", 14), func(c *register.Commitment) string { return c.Key }},
	{choice("type", coalition.ListOrganisationType, 24), func(c *register.Commitment) string { return string(c.Type) }},
	{short("number", 10), func(c *register.Commitment) string { return string(c.Number) }},
	{long("title"), func(c *register.Commitment) string { return c.Title }},
	{choice("project", coalition.ListIconProject, 26), func(c *register.Commitment) string { return string(c.Project) }},
	{choice("theme", coalition.ListTheme, 18), func(c *register.Commitment) string { return string(c.Theme) }},
	{choice("status", coalition.ListStatus, 14), func(c *register.Commitment) string { return string(c.Status) }},
	{choice("mandate", coalition.ListMandate, 24), func(c *register.Commitment) string { return string(c.Mandate) }},
	{choice("funding", coalition.ListFunding, 18), func(c *register.Commitment) string { return string(c.Funding) }},
	{coalition.Column{Key: "ends", Form: coalition.FormDeadline, Width: 18}, func(c *register.Commitment) string { return string(c.Ends) }},
	{day("endsOn"), func(c *register.Commitment) string {
		if c.Ends == "" {
			return ""
		}
		return string(c.Ends.Last())
	}},
	{count("clear"), func(c *register.Commitment) string { return strconv.Itoa(c.Clear) }},
	{named("level", "concrete.", 20), func(c *register.Commitment) string { return string(c.Level) }},
	{day("firstOn"), func(c *register.Commitment) string { return string(c.FirstOn) }},
	{day("reportedOn"), func(c *register.Commitment) string { return string(c.ReportedOn) }},
	{yes("leftOut"), func(c *register.Commitment) string { return truth(c.LeftOut) }},
	{choice("visibility", coalition.ListVisibility, 22), func(c *register.Commitment) string { return string(cmp.Or(c.Visibility, coalition.VisibleCoalition)) }},
	{personal(named("review", "listing.verdict.", 16)), func(c *register.Commitment) string { return string(c.Review) }},
}

// ofCommitment puts the columns of the commitment that a row belongs to in front of those of the row.
func ofCommitment[T any](of func(*T) *register.Under, more ...telling[T]) []telling[T] {
	return append([]telling[T]{
		{short("organisation", 34), func(r *T) string { return of(r).Name }},
		{short("key", 14), func(r *T) string { return of(r).Key }},
		{short("number", 10), func(r *T) string { return string(of(r).Number) }},
		{long("title"), func(r *T) string { return of(r).Title }},
		{choice("project", coalition.ListIconProject, 26), func(r *T) string { return string(of(r).Project) }},
		{choice("status", coalition.ListStatus, 14), func(r *T) string { return string(of(r).Status) }},
	}, more...)
}

var contributionColumns = ofCommitment(func(b *register.Contribution) *register.Under { return &b.Under },
	telling[register.Contribution]{choice("kind", coalition.ListContribution, 14), func(b *register.Contribution) string { return string(b.Kind) }},
	telling[register.Contribution]{choice("subkind", coalition.ListSubkind, 24), func(b *register.Contribution) string { return string(b.Subkind) }},
	telling[register.Contribution]{long("description"), func(b *register.Contribution) string { return b.Description }},
	telling[register.Contribution]{amount("amount"), func(b *register.Contribution) string { return quantity(b.Amount, b.Unit) }},
	telling[register.Contribution]{choice("unit", coalition.ListUnit, 14), func(b *register.Contribution) string { return string(b.Unit) }},
	telling[register.Contribution]{choice("period", coalition.ListPeriod, 18), func(b *register.Contribution) string { return string(b.Period) }},
	telling[register.Contribution]{choice("certainty", coalition.ListCertainty, 18), func(b *register.Contribution) string { return string(b.Certainty) }},
)

var milestoneColumns = ofCommitment(func(m *register.Milestone) *register.Under { return &m.Under },
	telling[register.Milestone]{long("milestone"), func(m *register.Milestone) string { return m.Name }},
	telling[register.Milestone]{day("date"), func(m *register.Milestone) string { return string(m.Date) }},
	telling[register.Milestone]{choice("state", coalition.ListMilestoneStatus, 16), func(m *register.Milestone) string { return string(m.State) }},
	telling[register.Milestone]{day("metOn"), func(m *register.Milestone) string { return string(m.MetOn) }},
)
