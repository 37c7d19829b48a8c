package register

import (
	"iter"
	"slices"

	"doemee/data/coalition"
)

// Match is one need beside one offer that may fit it. A need that nothing fits stands beside an empty one.
type Match struct {
	Need  Need
	Offer Offer
}

// nearby is a corner of the agenda in one region: an icon project, else a theme, with a kind of contribution. The empty region is
// everywhere.
type nearby struct{ list, code, kind, region string }

// corner is where a need or an offer stands in the agenda.
func corner(project, theme, kind coalition.Code, region string) nearby {
	if project != "" {
		return nearby{string(coalition.ListIconProject), string(project), string(kind), region}
	}
	return nearby{string(coalition.ListTheme), string(theme), string(kind), region}
}

// Matches puts beside every need that is open at most so many organisations that bring what it asks for in the same icon project or
// theme, each once, those of the same region group and province first. Only what it may show is held: so many organisations a corner.
func (l *Look) Matches(most int) iter.Seq2[Match, error] {
	return func(yield func(Match, error) bool) {
		offers, err := l.offers(most + 1) // one more, because its own organisation is no offer
		if err != nil {
			yield(Match{}, err)
			return
		}
		for n, err := range streamed(l.tx, scanNeed, NeedQuery{Public: l.public}.list()) {
			if err != nil {
				yield(Match{}, err)
				return
			}
			for _, o := range nearest(offers, &n, most) {
				if !yield(Match{n, o}, nil) {
					return
				}
			}
		}
	}
}

// offers are the first organisations by name for every corner that has any.
func (l *Look) offers(most int) (map[nearby][]Offer, error) {
	q := list{shown: `b.organisation, o.key, o.name, o.province, o.region_group, c.number, c.title, c.project, p.list, p.code, b.kind, b.description, b.amount, b.unit`,
		from:  "organisation o CROSS JOIN commitment c CROSS JOIN place p CROSS JOIN contribution b",
		join:  `c.organisation = o.id AND p.organisation = c.organisation AND p.commitment = c.id AND b.organisation = c.organisation AND b.commitment = c.id`,
		order: " ORDER BY o.folded, o.id, c.rank, c.id, b.id"}
	q.add(standing)
	q.when(l.public, public)
	statement := q.statement()
	by := map[nearby][]Offer{}
	err := l.tx.Each(func(scan func(...any) error) error {
		var o Offer
		var at nearby
		var group string
		var amount int64
		if err := scan(&o.Organisation, &o.Key, &o.Name, &o.Province, &group, &o.Number, &o.Title, &o.Project, &at.list, &at.code, &o.Kind, &o.Description,
			&amount, &o.Unit); err != nil {
			return err
		}
		o.Amount, at.kind = coalition.Hundredths(amount), string(o.Kind)
		for _, region := range regions(o.Province, group) {
			at.region = region
			if known := by[at]; len(known) < most && (len(known) == 0 || known[len(known)-1].Organisation != o.Organisation) {
				by[at] = append(known, o)
			}
		}
		return nil
	}, statement, q.conditions.bound...)
	return by, err
}

// regions are the regions that an organisation is in, the nearest first.
func regions(province coalition.Code, group string) (names []string) {
	if group != "" {
		names = append(names, "group "+group)
	}
	if province != "" {
		names = append(names, "province "+string(province))
	}
	return append(names, "")
}

// nearest are the offers for one need, or an empty one.
func nearest(offers map[nearby][]Offer, n *Need, most int) (found []Offer) {
	for _, region := range regions(n.Province, n.RegionGroup) {
		for _, o := range offers[corner(n.Project, n.Theme, n.Kind, region)] {
			known := slices.ContainsFunc(found, func(one Offer) bool { return one.Organisation == o.Organisation })
			if len(found) < most && !known && o.Organisation != n.Organisation {
				o.SameProject, o.SameTheme, o.SameRegion = n.Project != "", n.Project == "", region != ""
				found = append(found, o)
			}
		}
	}
	if len(found) == 0 {
		return []Offer{{}}
	}
	return found
}
