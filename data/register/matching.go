package register

import (
	"context"
	"fmt"

	"doemee/data/coalition"
)

// Need is what one organisation asks of others.
type Need struct {
	Organisation coalition.ID
	Key, Name    string
	Province     coalition.Code
	RegionGroup  string
	Commitment   coalition.ID
	Number       coalition.Number
	Title        string
	Project      coalition.Code
	Theme        coalition.Code
	ID           coalition.ID
	Kind         coalition.Code
	Description  string
	Amount       coalition.Decimal // zero when none is given
	Unit         coalition.Code
	Before       coalition.Date
	Status       coalition.Code
	Offers       int // commitments that contribute this kind to the same icon project, its own among them
}

// NeedQuery chooses needs. What is empty does not choose.
type NeedQuery struct {
	Kind     coalition.Code
	Project  coalition.Code
	Theme    coalition.Code
	Province coalition.Code
	All      bool // those that were found or dropped too
	Public   bool // only those of commitments that everybody may see
	Search   string
	Page
}

// Sorts of [Register.Needs]: name, kind, project, before, offers.
var needSorts = map[string]string{"name": "o.folded", "kind": "n.kind", "project": "c.project", "before": "n.before", "offers": "16"}

// Needs lists what organisations ask of others in commitments that stand, and tells how many there are in all.
func (r *Register) Needs(ctx context.Context, q NeedQuery) ([]Need, int, error) {
	return listed(ctx, r, scanNeed, q.list())
}

func (q NeedQuery) list() list {
	var c conditions
	c.add(standing)
	c.is("n.kind", string(q.Kind), "c.project", string(q.Project), "o.province", string(q.Province))
	c.when(q.Theme != "", there("place", "list = 'theme' AND x.code = ?"), string(q.Theme))
	c.when(!q.All, "n.status NOT IN ('found', 'dropped')")
	c.when(q.Public, public)
	c.holds("(lower(n.description) || ' ' || c.folded || ' ' || o.folded)", coalition.SearchWords(q.Search))
	return list{shown: `n.organisation, o.key, o.name, o.province, o.region_group, n.commitment, c.number, c.title, c.project, c.theme, n.id, n.kind, n.description,
		n.amount, n.unit, coalesce((SELECT sum(t.number) FROM tally t WHERE t.measure = 'kind' AND t.project = c.project AND t.code = n.kind
		AND t.status NOT IN ('stopped', 'withdrawn')), 0), n.before, n.status`,
		from:       `need n JOIN commitment c ON c.organisation = n.organisation AND c.id = n.commitment JOIN organisation o ON o.id = n.organisation`,
		conditions: c, order: q.order(needSorts, "c.project, n.kind, o.folded", "n.organisation, n.commitment, n.id"), part: q.part()}
}

func scanNeed(scan func(...any) error) (n Need, err error) {
	var amount int64
	err = scan(&n.Organisation, &n.Key, &n.Name, &n.Province, &n.RegionGroup, &n.Commitment, &n.Number, &n.Title, &n.Project, &n.Theme, &n.ID, &n.Kind,
		&n.Description, &amount, &n.Unit, &n.Offers, &n.Before, &n.Status)
	n.Amount = coalition.Hundredths(amount)
	return n, err
}

// Offer is what another organisation contributes that may fit a need.
type Offer struct {
	Organisation coalition.ID
	Key, Name    string
	Mailbox      string
	Province     coalition.Code
	Commitment   coalition.ID
	Number       coalition.Number
	Title        string
	Project      coalition.Code
	Kind         coalition.Code
	Description  string
	Amount       coalition.Decimal
	Unit         coalition.Code
	SameProject  bool // the same icon project is among its own
	SameTheme    bool // the theme of the need is among its own
	SameRegion   bool // the same province or region group
}

// Offers lists what other organisations contribute of the kind of a need to an icon project or theme of it, the nearest first: in
// the same project, theme and region. It tells how many there are in all.
func (r *Register) Offers(ctx context.Context, n Need, p Page) ([]Offer, int, error) {
	var c conditions
	c.add(standing)
	c.add("b.kind = ? AND b.organisation <> ?", string(n.Kind), string(n.Organisation))
	project := at(&c, "icon-project", string(n.Project))
	theme := at(&c, "theme", string(n.Theme))
	region := fmt.Sprintf("(o.province = %s AND o.province <> '' OR o.region_group = %s AND o.region_group <> '')", c.hole(string(n.Province)), c.hole(n.RegionGroup))
	c.add("(" + project + " OR " + theme + ")")
	c.add(region + " IS NOT NULL")
	rank := "CASE WHEN " + project + " THEN 4 ELSE 0 END + CASE WHEN " + theme + " THEN 2 ELSE 0 END + CASE WHEN " + region + " THEN 1 ELSE 0 END"
	return listed(ctx, r, func(scan func(...any) error) (o Offer, err error) {
		var amount int64
		var rank int
		err = scan(&o.Organisation, &o.Key, &o.Name, &o.Mailbox, &o.Province, &o.Commitment, &o.Number, &o.Title, &o.Project, &o.Kind, &o.Description,
			&amount, &o.Unit, &rank)
		o.Amount, o.SameProject, o.SameTheme, o.SameRegion = coalition.Hundredths(amount), rank&4 != 0, rank&2 != 0, rank&1 != 0
		return o, err
	}, list{shown: `b.organisation, o.key, o.name, o.mailbox, o.province, b.commitment, c.number, c.title, c.project, b.kind, b.description, b.amount, b.unit, ` +
		rank, from: `contribution b JOIN commitment c ON c.organisation = b.organisation AND c.id = b.commitment JOIN organisation o ON o.id = b.organisation`,
		conditions: c, order: p.order(nil, rank+" DESC, o.folded", "b.organisation, b.commitment, b.id"), part: p.part()})
}

// at is the condition that a commitment stands at a code of a list; the value is bound once and asked for where it is needed.
func at(c *conditions, list, code string) string {
	hole := c.hole(code)
	return "(" + hole + " <> '' AND EXISTS (SELECT 1 FROM place x WHERE x.organisation = c.organisation AND x.commitment = c.id AND x.list = '" + list +
		"' AND x.code = " + hole + "))"
}
