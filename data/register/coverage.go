package register

import (
	"context"
	"slices"

	"doemee/data/coalition"
	"doemee/data/database"
)

// CoverageQuery narrows what is counted. What is empty does not choose; without a status, what was stopped or withdrawn does not
// count.
type CoverageQuery struct {
	Type    coalition.Code // of organisation
	Mandate coalition.Code
	Status  coalition.Code
	Level   coalition.Level
	Public  bool // only commitments that everybody may see; counted as it is asked, which takes longer
}

// Cell is how much of one contribution kind there is for one icon project.
type Cell struct {
	Project     coalition.Code
	Kind        coalition.Code
	Commitments int
	// Organisations that make these commitments. It follows the type of the query only.
	Organisations int
}

// Gap tells whether fewer than so many commitments contribute.
func (c Cell) Gap(threshold int) bool { return c.Commitments < threshold }

// Count is how many there are of one code.
type Count struct {
	Code   coalition.Code
	Number int
}

// Amount is what is contributed in one unit and period. Hours, fte and euro are never added together, nor what comes once and
// what comes every year.
type Amount struct {
	Kind          coalition.Code
	Unit          coalition.Code
	Period        coalition.Code
	Contributions int
	Total         coalition.Decimal
}

// Coverage is how far the agenda is covered: counts of commitments that stand, unless the query says otherwise.
type Coverage struct {
	Commitments int
	Projects    []Count // in the order of the edition; those without a project last, under the empty code
	Kinds       []coalition.Code
	Cells       []Cell // every project with every kind
	Amounts     []Amount
	Types       []Count
	Mandates    []Count
	Statuses    []Count // here everything counts, stopped and withdrawn too
	Levels      []Count // spread of concreteness: idea, intention, agreement
	Obstacles   []Count
}

// Cell finds one cell; a cell that is not there is empty.
func (c *Coverage) Cell(project, kind coalition.Code) Cell {
	i := slices.IndexFunc(c.Cells, func(one Cell) bool { return one.Project == project && one.Kind == kind })
	if i < 0 {
		return Cell{Project: project, Kind: kind}
	}
	return c.Cells[i]
}

// Coverage counts how far the agenda of an edition is covered.
func (r *Register) Coverage(ctx context.Context, e *coalition.Edition, q CoverageQuery) (c *Coverage, err error) {
	err = r.db.Read(ctx, func(tx *database.Tx) error {
		c, err = coverage(tx, e, q)
		return err
	})
	return c, err
}

func coverage(tx *database.Tx, e *coalition.Edition, q CoverageQuery) (*Coverage, error) {
	c := &Coverage{Kinds: e.Codes(coalition.ListContribution)}
	counter := counting{tx: tx, query: q}
	for _, group := range []struct {
		into   *[]Count
		column string
		codes  []coalition.Code
	}{
		{&c.Projects, "project", append(e.Codes(coalition.ListIconProject), "")},
		{&c.Types, "type", e.Codes(coalition.ListOrganisationType)},
		{&c.Mandates, "mandate", e.Codes(coalition.ListMandate)},
		{&c.Levels, "level", []coalition.Code{coalition.Code(coalition.Idea), coalition.Code(coalition.Intention), coalition.Code(coalition.Agreement)}},
	} {
		*group.into = counter.by("commitment", group.column, group.codes)
	}
	c.Obstacles = counter.by("obstacle", "code", e.Codes(coalition.ListObstacle))
	c.Statuses = counter.everyStatus(e.Codes(coalition.ListStatus))
	counter.cells(c)
	c.Amounts = counter.amounts()
	for _, p := range c.Projects {
		c.Commitments += p.Number
	}
	return c, counter.err
}

// counting asks the tally and keeps the first error.
type counting struct {
	tx    *database.Tx
	query CoverageQuery
	err   error
}

// where is what the query asks of a measure; a measure that does not tell a thing apart can't be asked for it.
func (k *counting) where(measure string) *conditions {
	c := &conditions{}
	c.add("measure = ?", measure)
	c.is("type", string(k.query.Type))
	if measure == "organisation" {
		return c
	}
	c.is("status", string(k.query.Status))
	if k.query.Status == "" {
		c.add("status NOT IN ('stopped', 'withdrawn')")
	}
	if measure != "obstacle" {
		c.is("mandate", string(k.query.Mandate))
		c.is("level", string(k.query.Level))
	}
	return c
}

// by counts by one column: the given codes in their order, and after them what else is there.
func (k *counting) by(measure, column string, codes []coalition.Code) []Count {
	c := k.where(measure)
	return k.counts("SELECT "+column+", sum(number) FROM "+measured(measure, k.query.Public)+c.where()+" GROUP BY "+column+" ORDER BY "+column, c.bound, codes)
}

func (k *counting) counts(query string, bound []any, codes []coalition.Code) []Count {
	counts := make([]Count, len(codes))
	for i, code := range codes {
		counts[i].Code = code
	}
	k.each(func(scan func(...any) error) error {
		var one Count
		if err := scan(&one.Code, &one.Number); err != nil {
			return err
		}
		i := slices.Index(codes, one.Code)
		switch {
		case i >= 0:
			counts[i].Number = one.Number
		case one.Number != 0:
			counts = append(counts, one)
		}
		return nil
	}, query, bound...)
	return counts
}

func (k *counting) each(row func(func(...any) error) error, query string, bound ...any) {
	if k.err == nil {
		k.err = k.tx.Each(row, query, bound...)
	}
}

// everyStatus counts by status whatever the query says of statuses.
func (k *counting) everyStatus(codes []coalition.Code) []Count {
	c := &conditions{}
	c.add("measure = 'commitment'")
	c.is("type", string(k.query.Type))
	c.is("mandate", string(k.query.Mandate))
	c.is("level", string(k.query.Level))
	return k.counts("SELECT status, sum(number) FROM "+measured("commitment", k.query.Public)+c.where()+" GROUP BY status", c.bound, codes)
}

// cells fills the matrix: every project with every kind, and kinds that the edition does not know behind them.
func (k *counting) cells(c *Coverage) {
	at := map[[2]coalition.Code]int{}
	for _, p := range c.Projects {
		for _, kind := range c.Kinds {
			at[[2]coalition.Code{p.Code, kind}] = len(c.Cells)
			c.Cells = append(c.Cells, Cell{Project: p.Code, Kind: kind})
		}
	}
	for measure, into := range map[string]func(*Cell) *int{
		"kind":         func(one *Cell) *int { return &one.Commitments },
		"organisation": func(one *Cell) *int { return &one.Organisations },
	} {
		w := k.where(measure)
		k.each(func(scan func(...any) error) error {
			var one Cell
			var n int
			if err := scan(&one.Project, &one.Kind, &n); err != nil {
				return err
			}
			if i, ok := at[[2]coalition.Code{one.Project, one.Kind}]; ok {
				*into(&c.Cells[i]) = n
			}
			return nil
		}, "SELECT project, code, sum(number) FROM "+measured(measure, k.query.Public)+w.where()+" GROUP BY project, code", w.bound...)
	}
}

func (k *counting) amounts() (amounts []Amount) {
	c := k.where("amount")
	k.each(func(scan func(...any) error) error {
		var one Amount
		var total int64
		if err := scan(&one.Kind, &one.Unit, &one.Period, &one.Contributions, &total); err != nil {
			return err
		}
		one.Total = coalition.Hundredths(total)
		amounts = append(amounts, one)
		return nil
	}, "SELECT code, unit, period, sum(number), sum(amount) FROM "+measured("amount", k.query.Public)+c.where()+
		" GROUP BY code, unit, period HAVING sum(number) > 0 ORDER BY code, unit, period", c.bound...)
	return amounts
}
