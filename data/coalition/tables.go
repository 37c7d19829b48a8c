package coalition

import (
	"slices"
	"strings"
)

var organisationFields = []field[Organisation]{
	line("name", 120, func(o *Organisation) *string { return &o.Name }),
	line("shortName", 40, func(o *Organisation) *string { return &o.ShortName }),
	code("type", ListOrganisationType, func(o *Organisation) *Code { return &o.Type }),
	line("subtype", 80, func(o *Organisation) *string { return &o.Subtype }),
	code("scheme", ListScheme, func(o *Organisation) *Code { return &o.Scheme }),
	line("identifier", 40, func(o *Organisation) *string { return &o.Identifier }),
	line("seat", 80, func(o *Organisation) *string { return &o.Seat }),
	code("province", ListProvince, func(o *Organisation) *Code { return &o.Province }),
	code("size", ListSize, func(o *Organisation) *Code { return &o.Size }),
	line("website", 200, func(o *Organisation) *string { return &o.Website }),
	line("regionGroup", 120, func(o *Organisation) *string { return &o.RegionGroup }),
}

var contactFields = []field[Contact]{
	line("role", 120, func(c *Contact) *string { return &c.Role }),
	line("mailbox", 120, func(c *Contact) *string { return &c.Mailbox }),
	line("name", 120, func(c *Contact) *string { return &c.Name }),
	line("phone", 40, func(c *Contact) *string { return &c.Phone }),
	truth("travels", func(c *Contact) *bool { return &c.Travels }).stays(),
}

var supportFields = []field[Support]{
	code("position", ListPosition, func(s *Support) *Code { return &s.Position }),
	date("date", func(s *Support) *Date { return &s.Date }),
	line("occasion", 120, func(s *Support) *string { return &s.Occasion }),
	code("authority", ListAuthority, func(s *Support) *Code { return &s.Authority }),
	date("decisionDate", func(s *Support) *Date { return &s.DecisionDate }),
	line("decisionReference", 120, func(s *Support) *string { return &s.DecisionReference }),
	line("signerRole", 120, func(s *Support) *string { return &s.SignerRole }),
	line("signerName", 120, func(s *Support) *string { return &s.SignerName }),
	text("expectation", 1000, func(s *Support) *string { return &s.Expectation }),
	truth("noCommitment", func(s *Support) *bool { return &s.NoCommitment }),
	inMonth("contactIn", func(s *Support) *Month { return &s.ContactIn }),
}

// The first part is the ten questions in their order, then what stands under Meer.
var commitmentFields = []field[Commitment]{
	ordinal("number", func(c *Commitment) *Number { return &c.Number }),
	line("title", 120, func(c *Commitment) *string { return &c.Title }),
	text("result", 500, func(c *Commitment) *string { return &c.Result }),
	codes("iconProjects", ListIconProject, func(c *Commitment) *[]Code { return &c.IconProjects }),
	codes("themes", ListTheme, func(c *Commitment) *[]Code { return &c.Themes }),
	deadline("end", func(c *Commitment) *Deadline { return &c.End }),
	line("role", 120, func(c *Commitment) *string { return &c.Role }),
	code("mandate", ListMandate, func(c *Commitment) *Code { return &c.Mandate }),
	code("funding", ListFunding, func(c *Commitment) *Code { return &c.Funding }),
	names("partners", 120, func(c *Commitment) *[]string { return &c.Partners }),
	text("description", 2000, func(c *Commitment) *string { return &c.Description }),
	code("ownRole", ListOwnRole, func(c *Commitment) *Code { return &c.OwnRole }),
	date("start", func(c *Commitment) *Date { return &c.Start }),
	date("decisionDate", func(c *Commitment) *Date { return &c.DecisionDate }),
	line("decisionReference", 120, func(c *Commitment) *string { return &c.DecisionReference }),
	text("conditions", 500, func(c *Commitment) *string { return &c.Conditions }),
	codes("ambitions", ListAmbition, func(c *Commitment) *[]Code { return &c.Ambitions }),
	codes("effects", ListEffect, func(c *Commitment) *[]Code { return &c.Effects }),
	line("indicator", 200, func(c *Commitment) *string { return &c.Indicator }),
	decimal("baseline", func(c *Commitment) *Decimal { return &c.Baseline }),
	decimal("target", func(c *Commitment) *Decimal { return &c.Target }),
	line("unit", 40, func(c *Commitment) *string { return &c.Unit }),
	several("buildingBlocks", func(c *Commitment) *[]ID { return &c.BuildingBlocks }),
	line("area", 120, func(c *Commitment) *string { return &c.Area }),
	code("personalData", ListPersonalData, func(c *Commitment) *Code { return &c.PersonalData }),
	text("remark", 1000, func(c *Commitment) *string { return &c.Remark }),
	text("internalNote", 2000, func(c *Commitment) *string { return &c.InternalNote }).stays(),
	code("status", ListStatus, func(c *Commitment) *Code { return &c.Status }).byProgram(),
	text("statusReason", 500, func(c *Commitment) *string { return &c.StatusReason }),
	text("lesson", 1000, func(c *Commitment) *string { return &c.Lesson }),
	code("visibility", ListVisibility, func(c *Commitment) *Code { return &c.Visibility }),
	order("position", func(c *Commitment) *int64 { return &c.Position }),
	moment("trashed", func(c *Commitment) *Moment { return &c.Trashed }).stays().byProgram(),
}

var contributionFields = []field[Contribution]{
	one("commitment", func(c *Contribution) *ID { return &c.Commitment }),
	code("kind", ListContribution, func(c *Contribution) *Code { return &c.Kind }),
	code("subkind", ListSubkind, func(c *Contribution) *Code { return &c.Subkind }),
	text("description", 300, func(c *Contribution) *string { return &c.Description }),
	decimal("quantity", func(c *Contribution) *Decimal { return &c.Quantity }),
	code("unit", ListUnit, func(c *Contribution) *Code { return &c.Unit }),
	code("period", ListPeriod, func(c *Contribution) *Code { return &c.Period }),
	code("certainty", ListCertainty, func(c *Contribution) *Code { return &c.Certainty }),
	order("position", func(c *Contribution) *int64 { return &c.Position }),
}

var milestoneFields = []field[Milestone]{
	one("commitment", func(m *Milestone) *ID { return &m.Commitment }),
	line("title", 120, func(m *Milestone) *string { return &m.Title }),
	date("date", func(m *Milestone) *Date { return &m.Date }),
	text("evidence", 300, func(m *Milestone) *string { return &m.Evidence }),
	code("status", ListMilestoneStatus, func(m *Milestone) *Code { return &m.Status }),
	date("metOn", func(m *Milestone) *Date { return &m.MetOn }),
	order("position", func(m *Milestone) *int64 { return &m.Position }),
}

var needFields = []field[Need]{
	one("commitment", func(n *Need) *ID { return &n.Commitment }),
	code("kind", ListContribution, func(n *Need) *Code { return &n.Kind }),
	text("description", 300, func(n *Need) *string { return &n.Description }),
	decimal("quantity", func(n *Need) *Decimal { return &n.Quantity }),
	code("unit", ListUnit, func(n *Need) *Code { return &n.Unit }),
	date("before", func(n *Need) *Date { return &n.Before }),
	code("status", ListNeedStatus, func(n *Need) *Code { return &n.Status }),
	order("position", func(n *Need) *int64 { return &n.Position }),
}

var progressFields = []field[Progress]{
	one("commitment", func(p *Progress) *ID { return &p.Commitment }),
	date("date", func(p *Progress) *Date { return &p.Date }),
	code("round", ListRound, func(p *Progress) *Code { return &p.Round }),
	truth("unchanged", func(p *Progress) *bool { return &p.Unchanged }),
	code("completion", ListCompletion, func(p *Progress) *Code { return &p.Completion }),
	text("text", 1000, func(p *Progress) *string { return &p.Text }),
	text("evidence", 500, func(p *Progress) *string { return &p.Evidence }),
	codes("obstacles", ListObstacle, func(p *Progress) *[]Code { return &p.Obstacles }),
	text("lesson", 500, func(p *Progress) *string { return &p.Lesson }),
	order("position", func(p *Progress) *int64 { return &p.Position }),
}

var buildingBlockFields = []field[BuildingBlock]{
	line("name", 120, func(b *BuildingBlock) *string { return &b.Name }),
	code("kind", ListBuildingBlock, func(b *BuildingBlock) *Code { return &b.Kind }),
	text("text", 500, func(b *BuildingBlock) *string { return &b.Text }),
	code("maturity", ListMaturity, func(b *BuildingBlock) *Code { return &b.Maturity }),
	code("reuse", ListReuse, func(b *BuildingBlock) *Code { return &b.Reuse }),
	line("licence", 80, func(b *BuildingBlock) *string { return &b.Licence }),
	line("location", 200, func(b *BuildingBlock) *string { return &b.Location }),
	order("position", func(b *BuildingBlock) *int64 { return &b.Position }),
	moment("trashed", func(b *BuildingBlock) *Moment { return &b.Trashed }).stays().byProgram(),
}

var explanationFields = []field[Explanation]{
	line("rule", 60, func(e *Explanation) *string { return &e.Rule }),
	one("record", func(e *Explanation) *ID { return &e.Record }),
	line("field", 40, func(e *Explanation) *string { return &e.Field }),
	text("value", 2000, func(e *Explanation) *string { return &e.Value }),
	text("text", 500, func(e *Explanation) *string { return &e.Text }),
}

var replyFields = []field[Reply]{
	one("question", func(r *Reply) *ID { return &r.Question }),
	text("text", 1000, func(r *Reply) *string { return &r.Text }),
}

var questionFields = []field[Question]{
	one("answer", func(q *Question) *ID { return &q.Answer }),
	one("record", func(q *Question) *ID { return &q.Record }),
	line("field", 40, func(q *Question) *string { return &q.Field }),
	text("text", 1000, func(q *Question) *string { return &q.Text }),
}

var tables = map[Kind]table{
	KindOrganisation:  build(organisationFields, func(o *Organisation) *ID { return &o.ID }),
	KindContact:       build(contactFields, func(c *Contact) *ID { return &c.ID }),
	KindSupport:       build(supportFields, func(s *Support) *ID { return &s.ID }),
	KindCommitment:    build(commitmentFields, func(c *Commitment) *ID { return &c.ID }),
	KindContribution:  build(contributionFields, func(c *Contribution) *ID { return &c.ID }),
	KindMilestone:     build(milestoneFields, func(m *Milestone) *ID { return &m.ID }),
	KindNeed:          build(needFields, func(n *Need) *ID { return &n.ID }),
	KindProgress:      build(progressFields, func(p *Progress) *ID { return &p.ID }),
	KindBuildingBlock: build(buildingBlockFields, func(b *BuildingBlock) *ID { return &b.ID }),
	KindExplanation:   build(explanationFields, func(e *Explanation) *ID { return &e.ID }),
	KindReply:         build(replyFields, func(r *Reply) *ID { return &r.ID }),
	KindQuestion:      build(questionFields, func(q *Question) *ID { return &q.ID }),
}

// Fields lists the fields of a kind in the order people meet them; nil for an unknown kind.
func Fields(k Kind) []Field { return slices.Clone(tables[k].fields) }

// FieldOfColumn is the field that the key of a workbook's column is about: end for commitment.end.year, kind for contribution.2.kind. It
// is empty for a column that is no field of the kind.
func FieldOfColumn(k Kind, key string) string {
	for _, part := range strings.Split(key, ".")[1:] {
		if _, known := FieldOf(k, part); known {
			return part
		}
	}
	return ""
}

// FieldOf finds one field of a kind by its name.
func FieldOf(k Kind, name string) (Field, bool) {
	i, ok := tables[k].index[name]
	if !ok {
		return Field{}, false
	}
	return tables[k].fields[i], true
}
