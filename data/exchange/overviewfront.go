package exchange

import (
	"slices"
	"strconv"

	"doemee/data/coalition"
	"doemee/data/register"
	"doemee/data/workbook"
)

// front fills the first sheet: figures, amounts, and tables with their charts.
func (o *overviewing) front(book *workbook.Overview) error {
	s, err := o.look.Standing(coalition.DateOf(o.wish.Now))
	if err != nil {
		return err
	}
	c, err := o.look.Coverage(o.edition)
	if err != nil {
		return err
	}
	book.Figures, book.Amounts, book.Charts = o.figures(&s), o.totals(c), o.charts(c)
	return nil
}

// figures are the counts that are not added up from others. Supporters, organisations and submissions are three different ones.
func (o *overviewing) figures(s *register.Standing) (figures []workbook.Figure) {
	for _, one := range []struct {
		name   string
		number int
		inside bool
	}{
		{"supporters", s.Supporters, true}, {"without", s.NoAgreement, true}, {"organisations", s.Organisations, false},
		{"submissions", s.Submissions, true}, {"commitments", s.Commitments, false}, {"agreements", s.Agreements, false}, {"questions", s.Questions, true},
	} {
		if !one.inside || !o.wish.Publishable {
			figures = append(figures, workbook.Figure{Name: o.say.Say("listing.figure." + one.name), Value: strconv.Itoa(one.number)})
		}
	}
	return figures
}

// totals adds up what is contributed, whatever its kind, by unit and period: hours, fte and euro stay apart, and so does what comes
// every year.
func (o *overviewing) totals(c *register.Coverage) workbook.Table {
	sums, units, periods := map[[2]coalition.Code]int64{}, []coalition.Code{}, []coalition.Code{}
	for _, a := range c.Amounts {
		sums[[2]coalition.Code{a.Unit, a.Period}] += a.Total.Hundredths()
		units, periods = append(units, a.Unit), append(periods, a.Period)
	}
	units, periods = agendaOrder(o.edition.Codes(coalition.ListUnit), units), agendaOrder(o.edition.Codes(coalition.ListPeriod), periods)
	t := workbook.Table{Title: o.say.Say("listing.amounts")}
	for _, period := range periods {
		name := o.edition.Label(o.say, coalition.ListPeriod, period, "")
		if period == "" {
			name = o.say.Say("listing.unknown")
		}
		t.Columns = append(t.Columns, name)
	}
	for _, unit := range units {
		values := make([]string, len(periods))
		for i, period := range periods {
			if n, there := sums[[2]coalition.Code{unit, period}]; there {
				values[i] = coalition.Hundredths(n).String()
			}
		}
		t.Rows, t.Values = append(t.Rows, o.edition.Label(o.say, coalition.ListUnit, unit, "")), append(t.Values, values)
	}
	return t
}

// agendaOrder are the codes that are there, each once, in the order of a list; others come behind them.
func agendaOrder(list, there []coalition.Code) []coalition.Code {
	var codes []coalition.Code
	for _, c := range append(slices.Clone(list), there...) {
		if slices.Contains(there, c) && !slices.Contains(codes, c) {
			codes = append(codes, c)
		}
	}
	return codes
}

func (o *overviewing) charts(c *register.Coverage) []workbook.Chart {
	charts := []workbook.Chart{o.matrix(c)}
	for _, one := range []struct {
		name   string
		list   coalition.List
		prefix string
		counts []register.Count
	}{
		{"types", coalition.ListOrganisationType, "", c.Types}, {"mandates", coalition.ListMandate, "", c.Mandates},
		{"statuses", coalition.ListStatus, "", c.Statuses}, {"clear", "", "concrete.", c.Levels}, {"obstacles", coalition.ListObstacle, "", c.Obstacles},
	} {
		chart := workbook.Chart{Title: o.say.Say("listing.chart." + one.name), Columns: []string{o.say.Say("listing.figure.commitments")}}
		for _, n := range one.counts {
			if n.Number == 0 && (n.Code == "" || one.name == "statuses" || one.name == "obstacles") {
				continue
			}
			name := o.edition.Label(o.say, one.list, n.Code, "")
			if one.prefix != "" {
				name = o.say.Say(one.prefix + string(n.Code))
			}
			if n.Code == "" {
				name = o.say.Say("listing.unknown")
			}
			chart.Rows, chart.Values = append(chart.Rows, name), append(chart.Values, []int{n.Number})
		}
		if len(chart.Rows) > 0 {
			charts = append(charts, chart)
		}
	}
	return charts
}

// matrix is icon project by kind of contribution: where nothing stands is a gap.
func (o *overviewing) matrix(c *register.Coverage) workbook.Chart {
	chart := workbook.Chart{Title: o.say.Say("listing.chart.projects")}
	for _, kind := range c.Kinds {
		chart.Columns = append(chart.Columns, o.edition.Label(o.say, coalition.ListContribution, kind, ""))
	}
	for _, p := range c.Projects {
		name := o.say.Say("listing.none")
		if p.Code != "" {
			name = o.edition.Label(o.say, coalition.ListIconProject, p.Code, "")
		} else if p.Number == 0 {
			continue
		}
		values := make([]int, len(c.Kinds))
		for i, kind := range c.Kinds {
			values[i] = c.Cell(p.Code, kind).Commitments
		}
		chart.Rows, chart.Values = append(chart.Rows, name), append(chart.Values, values)
	}
	return chart
}
