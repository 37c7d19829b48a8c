package exchange

import (
	"strconv"

	"doemee/data/coalition"
	"doemee/data/register"
)

var needColumns = []telling[register.Need]{
	{short("organisation", 34), func(n *register.Need) string { return n.Name }},
	{short("key", 14), func(n *register.Need) string { return n.Key }},
	{short("number", 10), func(n *register.Need) string { return string(n.Number) }},
	{long("title"), func(n *register.Need) string { return n.Title }},
	{choice("project", coalition.ListIconProject, 26), func(n *register.Need) string { return string(n.Project) }},
	{choice("theme", coalition.ListTheme, 18), func(n *register.Need) string { return string(n.Theme) }},
	{choice("kind", coalition.ListContribution, 14), func(n *register.Need) string { return string(n.Kind) }},
	{long("needed"), func(n *register.Need) string { return n.Description }},
	{amount("amount"), func(n *register.Need) string { return quantity(n.Amount, n.Unit) }},
	{choice("unit", coalition.ListUnit, 14), func(n *register.Need) string { return string(n.Unit) }},
	{day("before"), func(n *register.Need) string { return string(n.Before) }},
	{choice("state", coalition.ListNeedStatus, 14), func(n *register.Need) string { return string(n.Status) }},
}

var matchColumns = []telling[register.Match]{
	{choice("kind", coalition.ListContribution, 14), func(m *register.Match) string { return string(m.Need.Kind) }},
	{choice("project", coalition.ListIconProject, 26), func(m *register.Match) string { return string(m.Need.Project) }},
	{short("organisation", 34), func(m *register.Match) string { return m.Need.Name }},
	{short("number", 10), func(m *register.Match) string { return string(m.Need.Number) }},
	{long("needed"), func(m *register.Match) string { return m.Need.Description }},
	{amount("amount"), func(m *register.Match) string { return quantity(m.Need.Amount, m.Need.Unit) }},
	{choice("unit", coalition.ListUnit, 14), func(m *register.Match) string { return string(m.Need.Unit) }},
	{day("before"), func(m *register.Match) string { return string(m.Need.Before) }},
	{short("offeredBy", 34), func(m *register.Match) string { return m.Offer.Name }},
	{short("offeredNumber", 12), func(m *register.Match) string { return string(m.Offer.Number) }},
	{long("offered"), func(m *register.Match) string { return m.Offer.Description }},
	{yes("sameRegion"), func(m *register.Match) string { return truth(m.Offer.SameRegion) }},
}

var blockColumns = []telling[register.Block]{
	{short("organisation", 34), func(b *register.Block) string { return b.Name }},
	{short("key", 14), func(b *register.Block) string { return b.Key }},
	{short("block", 34), func(b *register.Block) string { return b.Block }},
	{choice("blockKind", coalition.ListBuildingBlock, 24), func(b *register.Block) string { return string(b.Kind) }},
	{long("text"), func(b *register.Block) string { return b.Text }},
	{choice("maturity", coalition.ListMaturity, 18), func(b *register.Block) string { return string(b.Maturity) }},
	{choice("reuse", coalition.ListReuse, 18), func(b *register.Block) string { return string(b.Reuse) }},
	{short("licence", 18), func(b *register.Block) string { return b.Licence }},
	{short("location", 40), func(b *register.Block) string { return b.Location }},
}

func (o *overviewing) supporterColumns() []telling[register.Supporter] {
	today := coalition.DateOf(o.wish.Now)
	return []telling[register.Supporter]{
		{short("organisation", 34), func(s *register.Supporter) string { return s.Name }},
		{short("identifier", 18), func(s *register.Supporter) string { return s.Key }},
		{choice("type", coalition.ListOrganisationType, 24), func(s *register.Supporter) string { return string(s.Type) }},
		{day("supportDate"), func(s *register.Supporter) string { return string(s.Date) }},
		{count("days"), func(s *register.Supporter) string {
			if n := s.Days(today); n >= 0 {
				return strconv.Itoa(n)
			}
			return ""
		}},
		{count("commitments"), func(s *register.Supporter) string { return strconv.Itoa(s.Commitments) }},
		{named("bucket", "bucket.", 26), func(s *register.Supporter) string { return string(s.Bucket) }},
		{moment("madeAt"), func(s *register.Supporter) string { return string(s.MadeAt) }},
		{short("contactIn", 12), func(s *register.Supporter) string { return string(s.ContactIn) }},
		{choice("outcome", coalition.ListOutcome, 18), func(s *register.Supporter) string { return string(s.Latest.Outcome) }},
		{short("nextStep", 34), func(s *register.Supporter) string { return s.Latest.NextStep }},
		{day("nextOn"), func(s *register.Supporter) string { return string(s.Latest.NextDate) }},
		{personal(short("mailbox", 34)), func(s *register.Supporter) string { return s.Mailbox }},
	}
}

func (o *overviewing) checkColumns() []telling[register.Found] {
	return []telling[register.Found]{
		{short("organisation", 34), func(f *register.Found) string { return f.Name }},
		{short("key", 14), func(f *register.Found) string { return f.Key }},
		{short("number", 10), func(f *register.Found) string { return string(f.Number) }},
		{long("title"), func(f *register.Found) string { return f.Title }},
		{named("severity", "severity.", 12), func(f *register.Found) string { return string(f.Severity) }},
		{named("field", "field.", 26), fieldKey},
		{coalition.Column{Key: "message", Form: coalition.FormText, Width: 70}, func(f *register.Found) string {
			return o.say.Fill("rule."+string(f.Rule), f.Shown(o.say, o.edition))
		}},
		{long("explained"), func(f *register.Found) string { return f.Explained }},
		{short("rule", 26), func(f *register.Found) string { return string(f.Rule) }},
	}
}

// fieldKey names the field of a finding as contracts do: commitment.end.
func fieldKey(f *register.Found) string {
	if f.Field == "" {
		return ""
	}
	return string(f.Kind) + "." + f.Field
}

func (o *overviewing) refusedColumns() []telling[register.Refused] {
	return []telling[register.Refused]{
		{short("file", 60), func(r *register.Refused) string { return r.Path }},
		{short("inside", 30), func(r *register.Refused) string { return r.Inside }},
		{named("class", "class.", 16), func(r *register.Refused) string { return string(r.Class) }},
		{short("organisation", 34), func(r *register.Refused) string { return r.Name }},
		{count("sequence"), func(r *register.Refused) string { return nth(r.Sequence) }},
		{short("sheet", 18), func(r *register.Refused) string { return r.Why.Sheet }},
		{short("cell", 8), func(r *register.Refused) string { return r.Why.Cell }},
		{coalition.Column{Key: "reason", Form: coalition.FormText, Width: 70}, func(r *register.Refused) string {
			if r.Why.Key == "" {
				return ""
			}
			return ReasonText(o.say, r.Why)
		}},
		{long("found"), func(r *register.Refused) string { return r.Why.Found }},
		{moment("seenAt"), func(r *register.Refused) string { return string(r.SeenAt) }},
		{personal(short("sender", 34)), func(r *register.Refused) string { return r.Sender }},
	}
}
