package coverage

import (
	"strconv"

	"doemee/data/coalition"
	"doemee/data/register"
	"doemee/ui/kit"
	"doemee/ui/session"
)

// shownProjects are the projects with a row: all that are offered, and what else there is something for.
func shownProjects(c *register.Coverage, offered []coalition.Code) (rows []register.Count) {
	for _, p := range c.Projects {
		known := false
		for _, code := range offered {
			known = known || code == p.Code
		}
		if known || p.Number > 0 {
			rows = append(rows, p)
		}
	}
	return rows
}

// showMatrix fills the matrix: a row per project, a column per kind of contribution and one for all commitments of the project.
func (s *Screen) showMatrix() {
	c := s.found.coverage
	headings := make([]string, 0, len(c.Kinds)+1)
	for _, kind := range c.Kinds {
		headings = append(headings, s.office.Label(coalition.ListContribution, kind, ""))
	}
	s.matrix.Put(append(headings, s.office.Words().Say("coverage.together")), s.rows())
}

func (s *Screen) rows() (rows []kit.MatrixRow) {
	c, most := s.found.coverage, 0
	for _, cell := range c.Cells {
		most = max(most, cell.Commitments)
	}
	for _, p := range shownProjects(c, s.office.Edition().Codes(coalition.ListIconProject)) {
		row := kit.MatrixRow{Label: s.project(p.Code)}
		for _, kind := range c.Kinds {
			row.Cells = append(row.Cells, s.cell(c.Cell(p.Code, kind), most))
		}
		said := row.Label + ": " + s.office.Words().Count("coverage.commitments", p.Number)
		rows = append(rows, kit.MatrixRow{Label: row.Label, Cells: append(row.Cells, kit.MatrixCell{Text: strconv.Itoa(p.Number), Said: said})})
	}
	return rows
}

// project is the name of a project, or what stands for commitments without one.
func (s *Screen) project(code coalition.Code) string {
	if code == "" {
		return s.office.Words().Say("coverage.no-project")
	}
	return s.office.Label(coalition.ListIconProject, code, "")
}

// cell is how one cell is shown: a gap says so in words. Where there is no project there is nothing to lack.
func (s *Screen) cell(cell register.Cell, most int) kit.MatrixCell {
	w, n := s.office.Words(), strconv.Itoa(cell.Commitments)
	is := kit.MatrixCell{Text: n, Warmth: kit.Warmth(cell.Commitments, most)}
	much := w.Count("coverage.commitments", cell.Commitments)
	if q := s.query; cell.Organisations > 0 && q.Mandate == "" && q.Status == "" && q.Level == "" {
		much = w.Count("coverage.of", cell.Organisations, "much", much)
	}
	is.Said = s.project(cell.Project) + ", " + s.office.Label(coalition.ListContribution, cell.Kind, "") + ": " + much
	if cell.Project != "" && cell.Gap(s.threshold) {
		is.Tone, is.Text = kit.Bad, w.Say("coverage.cell.gap", "n", n)
		is.Said += ". " + w.Say("coverage.said.gap", "n", strconv.Itoa(s.threshold))
	}
	return is
}

// at is the project and the kind of a cell; an empty kind is that of the column for all of them.
func (s *Screen) at(row, column int) (project, kind coalition.Code, ok bool) {
	c := s.found.coverage
	rows := shownProjects(c, s.office.Edition().Codes(coalition.ListIconProject))
	if row >= len(rows) || column > len(c.Kinds) {
		return "", "", false
	}
	if column < len(c.Kinds) {
		kind = c.Kinds[column]
	}
	return rows[row].Code, kind, true
}

// onAt says under the matrix what the cell at hand means.
func (s *Screen) onAt(row, column int) {
	rows := s.rows()
	if row < len(rows) && column < len(rows[row].Cells) {
		s.under.Say(rows[row].Cells[column].Said)
	}
}

func (s *Screen) onOpen(row, column int) {
	project, kind, ok := s.at(row, column)
	if !ok {
		return
	}
	q := chosenBy(s.query)
	q.Project, q.Kind, q.NoProject = project, kind, project == ""
	s.open(q)
}

// chosenBy is the choice of commitments that a choice of what to count comes down to.
func chosenBy(q register.CoverageQuery) register.CommitmentQuery {
	return register.CommitmentQuery{Type: q.Type, Mandate: q.Mandate, Status: q.Status, Level: q.Level, Stands: q.Status == ""}
}

// open shows the commitments behind a number.
func (s *Screen) open(q register.CommitmentQuery) {
	s.office.Visit(session.Place{Screen: "ledger", Query: q})
}
