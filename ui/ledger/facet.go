package ledger

import (
	"doemee/data/coalition"
	"doemee/data/register"
	"doemee/ui/kit"
	"doemee/ui/office"
)

// facet is one thing by which commitments can be chosen: how a query holds it, and what can be chosen. Without options it can't be
// chosen here, only taken away: it came with a number from elsewhere.
type facet struct {
	key     string
	options []kit.Option
	get     func(*register.CommitmentQuery) string
	set     func(*register.CommitmentQuery, string)
	list    coalition.List // of the codes, where it can't be chosen here
}

// none stands for what is not there, such as no icon project or no review.
const none = "-"

// yes stands for what holds.
const yes = "yes"

// facetsOf are all things to choose by. What is gone from the edition is not offered.
func facetsOf(o *office.Office) []facet {
	return append(codeFacets(o), placed(o), reviewed(o),
		held(o, "stands", func(q *register.CommitmentQuery) *bool { return &q.Stands }),
		held(o, "leftOut", func(q *register.CommitmentQuery) *bool { return &q.LeftOut }),
		dated(o, "overdue", func(q *register.CommitmentQuery) *coalition.Date { return &q.OverdueOn }, o.Today()),
		dated(o, "silent", func(q *register.CommitmentQuery) *coalition.Date { return &q.SilentSince }, ""),
		coded("unit", coalition.ListUnit, nil, func(q *register.CommitmentQuery) *coalition.Code { return &q.Unit }),
		coded("period", coalition.ListPeriod, nil, func(q *register.CommitmentQuery) *coalition.Code { return &q.Period }),
		coded("organisation", "", nil, func(q *register.CommitmentQuery) *coalition.Code { return (*coalition.Code)(&q.Organisation) }))
}

// codeFacets are those of which a query holds one code.
func codeFacets(o *office.Office) (all []facet) {
	for _, one := range []struct {
		key  string
		list coalition.List
		code func(*register.CommitmentQuery) *coalition.Code
	}{
		{"kind", coalition.ListContribution, func(q *register.CommitmentQuery) *coalition.Code { return &q.Kind }},
		{"theme", coalition.ListTheme, func(q *register.CommitmentQuery) *coalition.Code { return &q.Theme }},
		{"type", coalition.ListOrganisationType, func(q *register.CommitmentQuery) *coalition.Code { return &q.Type }},
		{"province", coalition.ListProvince, func(q *register.CommitmentQuery) *coalition.Code { return &q.Province }},
		{"status", coalition.ListStatus, func(q *register.CommitmentQuery) *coalition.Code { return &q.Status }},
		{"mandate", coalition.ListMandate, func(q *register.CommitmentQuery) *coalition.Code { return &q.Mandate }},
		{"funding", coalition.ListFunding, func(q *register.CommitmentQuery) *coalition.Code { return &q.Funding }},
		{"obstacle", coalition.ListObstacle, func(q *register.CommitmentQuery) *coalition.Code { return &q.Obstacle }},
	} {
		var options []kit.Option
		for _, code := range o.Edition().Codes(one.list) {
			options = append(options, kit.Option{Code: string(code), Label: o.Label(one.list, code, "")})
		}
		all = append(all, coded(one.key, one.list, options, one.code))
	}
	var levels []kit.Option
	for _, level := range []coalition.Level{coalition.Idea, coalition.Intention, coalition.Agreement} {
		levels = append(levels, kit.Option{Code: string(level), Label: o.Words().Say("concrete." + string(level))})
	}
	return append(all, coded("level", "", levels, func(q *register.CommitmentQuery) *coalition.Code { return (*coalition.Code)(&q.Level) }))
}

func coded(key string, l coalition.List, options []kit.Option, code func(*register.CommitmentQuery) *coalition.Code) facet {
	return facet{key: key, list: l, options: options, get: func(q *register.CommitmentQuery) string { return string(*code(q)) },
		set: func(q *register.CommitmentQuery, to string) { *code(q) = coalition.Code(to) }}
}

// placed is the icon project, or that there is none.
func placed(o *office.Office) facet {
	options := []kit.Option{{Code: none, Label: o.Words().Say("ledger.no-project")}}
	for _, code := range o.Edition().Codes(coalition.ListIconProject) {
		options = append(options, kit.Option{Code: string(code), Label: o.Label(coalition.ListIconProject, code, "")})
	}
	return facet{key: "project", list: coalition.ListIconProject, options: options, get: func(q *register.CommitmentQuery) string {
		if q.NoProject {
			return none
		}
		return string(q.Project)
	}, set: func(q *register.CommitmentQuery, to string) {
		if q.NoProject = to == none; q.NoProject {
			to = ""
		}
		q.Project = coalition.Code(to)
	}}
}

// reviewed is how a commitment was judged, or that it was not.
func reviewed(o *office.Office) facet {
	options := []kit.Option{{Code: none, Label: o.Words().Say("ledger.state.new")}, {Code: string(coalition.Accepted), Label: o.Words().Say("ledger.state.accepted")},
		{Code: string(coalition.Questions), Label: o.Words().Say("ledger.state.asked")}}
	return facet{key: "review", options: options, get: func(q *register.CommitmentQuery) string {
		if q.Unreviewed {
			return none
		}
		return string(q.Review)
	}, set: func(q *register.CommitmentQuery, to string) {
		if q.Unreviewed = to == none; q.Unreviewed {
			to = ""
		}
		q.Review = coalition.Verdict(to)
	}}
}

// held is something that holds or is not asked.
func held(o *office.Office, key string, on func(*register.CommitmentQuery) *bool) facet {
	return facet{key: key, options: []kit.Option{{Code: yes, Label: o.Words().Say("report.yes")}}, get: func(q *register.CommitmentQuery) string {
		if *on(q) {
			return yes
		}
		return ""
	}, set: func(q *register.CommitmentQuery, to string) { *on(q) = to == yes }}
}

// dated is something on a day: today where it is chosen here, another where it came from elsewhere.
func dated(o *office.Office, key string, day func(*register.CommitmentQuery) *coalition.Date, today coalition.Date) facet {
	f := facet{key: key, get: func(q *register.CommitmentQuery) string { return string(*day(q)) },
		set: func(q *register.CommitmentQuery, to string) { *day(q) = coalition.Date(to) }}
	if today != "" {
		f.options = []kit.Option{{Code: string(today), Label: o.Words().Date(string(today))}}
	}
	return f
}

// said is what a choice is in words: Soort bijdrage: Kennis.
func (f facet) said(o *office.Office, code string) string {
	w := o.Words()
	name := w.Say("ledger.facet." + f.key)
	switch {
	case code == yes || f.key == "organisation":
		return name
	case f.key == "overdue" || f.key == "silent":
		return name + ": " + w.Date(code)
	}
	for _, option := range f.options {
		if option.Code == code {
			return name + ": " + option.Label
		}
	}
	return name + ": " + o.Label(f.list, coalition.Code(code), "")
}
