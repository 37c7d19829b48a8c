package report

import (
	"strconv"
	"strings"

	"doemee/assets/words"
	"doemee/data/coalition"
)

// commitment is one commitment with its rows, in the order of the questions.
func (v View) commitment(c *coalition.Commitment) section {
	return section{
		ID:      strings.ToLower(string(c.Number)),
		Heading: string(c.Number) + " · " + v.titleOf(c),
		Remark:  v.missing(c),
		Facts:   v.facts(coalition.AsRecord(c), "number", "title", "visibility", "position"),
		Tables:  kept(v.contributions(c), v.milestones(c), v.needs(c), v.progress(c)),
	}
}

// clear tells how many of the questions of concreteness are answered.
func (v View) clear(c *coalition.Commitment) string {
	n := len(coalition.ConcretenessOf(c).Clear)
	return v.Words.Say("report.clear.of", "n", strconv.Itoa(n), "all", strconv.Itoa(len(coalition.Aspects)))
}

// missing says in words what is not clear yet.
func (v View) missing(c *coalition.Commitment) string {
	var open []string
	for _, a := range coalition.ConcretenessOf(c).Missing {
		open = append(open, v.Words.Say("concrete."+string(a)))
	}
	if len(open) == 0 {
		return v.Words.Say("report.clear.all")
	}
	return v.Words.Say("report.clear.missing", "clear", v.clear(c), "list", strings.Join(open, ", "))
}

// rows makes a table of records of one kind with the named fields as columns; quantity shows its unit too.
func (v View) rows(k coalition.Kind, records []coalition.Record, fields ...string) table {
	s := v.shower()
	t := table{Caption: words.Capital(v.Words.Say("kind." + string(k) + ".many"))}
	for _, name := range fields {
		t.Heads = append(t.Heads, s.Heading(k, name))
	}
	for _, r := range records {
		row := make([]string, len(fields))
		for i, name := range fields {
			row[i] = orDash(v.cell(r, name))
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// cell is one value in a table; a quantity comes with its unit, because 40 alone says nothing.
func (v View) cell(r coalition.Record, name string) string {
	s := v.shower()
	f, _ := coalition.FieldOf(r.Kind(), name)
	if name == "quantity" {
		quantity, _ := coalition.ParsePlainDecimal(r.Value(name))
		return s.Amount(quantity, coalition.Code(r.Value("unit")))
	}
	return s.Show(f, r.Value(name))
}

// contributions is what is brought in.
func (v View) contributions(c *coalition.Commitment) table {
	var records []coalition.Record
	for i := range c.Contributions {
		records = append(records, coalition.AsRecord(&c.Contributions[i]))
	}
	return v.rows(coalition.KindContribution, records, "kind", "description", "quantity", "period", "certainty")
}

// milestones begin with their date: that is how they are looked for.
func (v View) milestones(c *coalition.Commitment) table {
	var records []coalition.Record
	for i := range c.Milestones {
		records = append(records, coalition.AsRecord(&c.Milestones[i]))
	}
	return v.rows(coalition.KindMilestone, records, "date", "title", "evidence", "status")
}

// needs is what is asked of others.
func (v View) needs(c *coalition.Commitment) table {
	var records []coalition.Record
	for i := range c.Needs {
		records = append(records, coalition.AsRecord(&c.Needs[i]))
	}
	return v.rows(coalition.KindNeed, records, "kind", "description", "quantity", "before", "status")
}

// progress is the news so far.
func (v View) progress(c *coalition.Commitment) table {
	var records []coalition.Record
	for i := range c.Progress {
		records = append(records, coalition.AsRecord(&c.Progress[i]))
	}
	return v.rows(coalition.KindProgress, records, "date", "completion", "text", "obstacles")
}
