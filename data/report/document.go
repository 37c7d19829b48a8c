package report

import (
	"slices"
	"strconv"
	"strings"

	"doemee/data/coalition"
)

// document is the page as the template fills it in: texts only, all in the reader's language.
type document struct {
	Language, Title, Agenda, Made string
	Skip, Place                   string
	Organisation                  section
	Short                         section
	Overview                      section
	Commitments                   []section
	Decision                      decision
	Foot                          string
}

// section is a heading with facts, tables and a remark; what is empty is not shown.
type section struct {
	ID, Heading, Remark string
	Facts               []fact
	Tables              []table
}

// fact is one field with its value.
type fact struct{ Name, Value string }

// table has a caption, headings, and rows whose first cell heads the row.
type table struct {
	Caption string
	Heads   []string
	Rows    [][]string
}

// decision is the block to sign.
type decision struct {
	Heading, Text string
	Choices       []string
	Lines         []string
}

// document puts everything into words.
func (v View) document() document {
	w := v.Words
	name := v.Content.Organisation.Name
	if name == "" {
		name = w.Say("report.unnamed")
	}
	d := document{
		Language: w.Code(), Title: w.Say("report.title", "name", name), Agenda: v.Edition.Title.In(w.Code()),
		Made: w.Say("report.made", "date", w.Date(string(v.Today))), Skip: w.Say("report.skip"),
		Organisation: v.organisation(), Short: v.short(), Overview: v.overview(), Decision: v.decision(),
		Foot: w.Say("report.foot"),
	}
	for _, c := range v.Content.Active() {
		d.Commitments = append(d.Commitments, v.commitment(c))
	}
	return d
}

// shower shows values in this view's language.
func (v View) shower() Shower { return Shower{v.Words, v.Edition, v.Content} }

// facts lists the fields of a record that are present, in their order, without the named ones and without what stays home.
func (v View) facts(r coalition.Record, without ...string) (facts []fact) {
	s := v.shower()
	for _, f := range coalition.Fields(r.Kind()) {
		if f.Stays || slices.Contains(without, f.Name) {
			continue
		}
		if text := s.Show(f, r.Value(f.Name)); text != "" {
			facts = append(facts, fact{s.Heading(r.Kind(), f.Name), text})
		}
	}
	return facts
}

// organisation tells who this is, with role and mailbox; persons stay out of a paper that goes round.
func (v View) organisation() section {
	c := v.Content
	facts := v.facts(coalition.AsRecord(&c.Organisation), "scheme")
	facts = append(facts, v.facts(coalition.AsRecord(&c.Contact), "name", "phone")...)
	facts = append(facts, v.facts(coalition.AsRecord(&c.Support), "signerName")...)
	return section{ID: "organisation", Heading: v.Words.Say("report.organisation"), Facts: facts}
}

// short tells how much it is together; hours, fte and euro each apart.
func (v View) short() section {
	w, s := v.Words, v.shower()
	active := v.Content.Active()
	totals := table{Caption: w.Say("report.totals"), Heads: []string{w.Say("report.unit"), w.Say("report.amount")}}
	for _, t := range coalition.Totals(v.Edition, active) {
		totals.Rows = append(totals.Rows, []string{s.Label(coalition.ListUnit, t.Unit), w.Amount(t.Amount.String())})
	}
	projects := table{Caption: w.Say("report.per-project"), Heads: []string{w.Say("report.project"), w.Say("report.number")}}
	for _, t := range coalition.Tallies(v.Edition, active) {
		label := w.Say("report.no-project")
		if t.Project != "" {
			label = s.Label(coalition.ListIconProject, t.Project)
		}
		projects.Rows = append(projects.Rows, []string{label, strconv.Itoa(t.Count)})
	}
	return section{ID: "short", Heading: w.Say("report.short"), Remark: w.Count("report.count", len(active)), Tables: kept(totals, projects)}
}

// overview is the one table that an executive reads when there is no time for more.
func (v View) overview() section {
	w, s := v.Words, v.shower()
	t := table{Caption: w.Say("report.overview")}
	for _, name := range []string{"number", "title", "iconProjects", "end", "mandate", "funding"} {
		t.Heads = append(t.Heads, s.Heading(coalition.KindCommitment, name))
	}
	t.Heads = append(t.Heads, w.Say("report.clear"))
	for _, c := range v.Content.Active() {
		place := s.Label(coalition.ListIconProject, c.MainProject())
		if place == "" {
			place = v.shown(c, "themes")
		}
		t.Rows = append(t.Rows, []string{string(c.Number), v.titleOf(c), orDash(place), orDash(v.shown(c, "end")),
			orDash(v.shown(c, "mandate")), orDash(v.shown(c, "funding")), v.clear(c)})
	}
	return section{ID: "overview", Heading: w.Say("report.commitments"), Tables: kept(t)}
}

// shown is one field of a commitment as text.
func (v View) shown(c *coalition.Commitment, field string) string {
	f, _ := coalition.FieldOf(coalition.KindCommitment, field)
	return v.shower().Show(f, coalition.AsRecord(c).Value(field))
}

// titleOf names a commitment that has no title yet too: it must not disappear from the page.
func (v View) titleOf(c *coalition.Commitment) string {
	if c.Title == "" {
		return v.Words.Say("report.untitled")
	}
	return c.Title
}

// orDash keeps a cell from being empty: an empty cell may be a mistake of printing, a dash is said.
func orDash(text string) string {
	if text == "" {
		return "–"
	}
	return text
}

// kept leaves tables without rows out.
func kept(tables ...table) []table {
	return slices.DeleteFunc(tables, func(t table) bool { return len(t.Rows) == 0 })
}

// decision is the block to sign. The choices are boxes on paper, so it needs no form and no script.
func (v View) decision() decision {
	w := v.Words
	d := decision{Heading: w.Say("report.decision"), Text: w.Say("report.decision.text")}
	for choice := range strings.SplitSeq("agreed changed refused", " ") {
		d.Choices = append(d.Choices, w.Say("report.decision."+choice))
	}
	for line := range strings.SplitSeq("date reference role name signature", " ") {
		d.Lines = append(d.Lines, w.Say("report.sign."+line))
	}
	return d
}
