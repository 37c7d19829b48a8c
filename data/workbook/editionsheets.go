package workbook

import "doemee/data/coalition"

type (
	edition = coalition.Edition
	item    = coalition.Item
	project = coalition.IconProject
	brought = coalition.ContributionKind
)

func itself(i *item) *item { return i }

// editionSheets is an edition sheet by sheet. What stands inside an item comes after the item's own sheet, because it is put
// there when it is read.
var editionSheets = []editionSheet{
	agendaSheet,
	listed("initiators", both("name", 80, func(t *coalition.Text) *coalition.Text { return t }), func(e *edition) *[]coalition.Text { return &e.Initiators }),
	listed("points", both("text", 80, func(t *coalition.Text) *coalition.Text { return t }), func(e *edition) *[]coalition.Text { return &e.Declaration.Points }),
	listed("rounds", joined[coalition.Round](
		str("code", 26, func(r *coalition.Round) *coalition.Code { return &r.Code }),
		both("label", 34, func(r *coalition.Round) *coalition.Text { return &r.Label }),
		day("closes", func(r *coalition.Round) *coalition.Date { return &r.Closes }),
	), func(e *edition) *[]coalition.Round { return &e.Rounds }),
	listed("ambitions", itemSlots(itself), func(e *edition) *[]item { return &e.Ambitions }),
	listed("themes", itemSlots(itself), func(e *edition) *[]item { return &e.Themes }),
	listed("projects", joined[project](itemSlots(func(p *project) *item { return &p.Item }), truth("open", func(p *project) *bool { return &p.Open })),
		func(e *edition) *[]project { return &e.IconProjects }),
	under("wishes", "project", joined[coalition.Wish](
		kindOf("kind", func(w *coalition.Wish) *coalition.Code { return &w.Kind }),
		both("text", 60, func(w *coalition.Wish) *coalition.Text { return &w.Text }),
		truth("example", func(w *coalition.Wish) *bool { return &w.Example }),
	), projectsOf, projectCode, func(e *edition, i int) *[]coalition.Wish { return &e.IconProjects[i].LooksFor }),
	under("proposals", "project", joined[coalition.Suggested](
		both("title", 40, func(s *coalition.Suggested) *coalition.Text { return &s.Title }),
		both("result", 48, func(s *coalition.Suggested) *coalition.Text { return &s.Result }),
		kindOf("kind", func(s *coalition.Suggested) *coalition.Code { return &s.Kind }),
		both("what", 40, func(s *coalition.Suggested) *coalition.Text { return &s.What }),
		truth("example", func(s *coalition.Suggested) *bool { return &s.Example }),
	), projectsOf, projectCode, func(e *edition, i int) *[]coalition.Suggested { return &e.IconProjects[i].Proposals }),
	listed("blockkinds", itemSlots(itself), func(e *edition) *[]item { return &e.BuildingBlockKinds }),
	listed("effects", itemSlots(itself), func(e *edition) *[]item { return &e.Effects }),
	listed("units", itemSlots(itself), func(e *edition) *[]item { return &e.Units }),
	listed("contributions", joined[brought](itemSlots(func(k *brought) *item { return &k.Item }),
		several("units", 40, func(k *brought) *[]coalition.Code { return &k.Units })), func(e *edition) *[]brought { return &e.Contributions }),
	under("subkinds", "kind", itemSlots(itself), func(e *edition) []brought { return e.Contributions },
		func(k brought) coalition.Code { return k.Code }, func(e *edition, i int) *[]item { return &e.Contributions[i].Subkinds }),
}

func projectsOf(e *edition) []project      { return e.IconProjects }
func projectCode(p project) coalition.Code { return p.Code }

// agendaSlots are what an edition has one of.
var agendaSlots = joined[edition](
	str("name", 22, func(e *edition) *string { return &e.Name }),
	whole("version", func(e *edition) *int { return &e.Version }),
	whole("serial", func(e *edition) *int { return &e.Serial }),
	both("title", 40, func(e *edition) *coalition.Text { return &e.Title }),
	day("starts", func(e *edition) *coalition.Date { return &e.Starts }),
	day("ends", func(e *edition) *coalition.Date { return &e.Ends }),
	both("summary", 80, func(e *edition) *coalition.Text { return &e.Declaration.Summary }),
	day("date", func(e *edition) *coalition.Date { return &e.Declaration.Date }),
	both("place", 34, func(e *edition) *coalition.Text { return &e.Declaration.Place }),
	truth("example", func(e *edition) *bool { return &e.Declaration.Example }),
	both("secretariat", 40, func(e *edition) *coalition.Text { return &e.Secretariat.Name }),
	str("address", 34, func(e *edition) *string { return &e.Secretariat.Address }),
	whole("term", func(e *edition) *int { return &e.Secretariat.TermMonths }),
	str("signing", 40, func(e *edition) *string { return &e.Keys.Signing }),
	several("sealing", 40, func(e *edition) *[]string { return &e.Keys.Sealing }),
)

// agendaSheet is one row: a second one would be another edition.
var agendaSheet = editionSheet{name: "agenda", columns: columnsOf(agendaSlots), single: true,
	rows: func(e *edition) [][]string { return [][]string{textsOf(agendaSlots, *e)} },
	put: func(e *edition, row []string) int {
		if e.Name != "" {
			return 0
		}
		for i, s := range agendaSlots {
			if err := s.set(e, row[i]); err != nil {
				return i
			}
		}
		return -1
	}}
