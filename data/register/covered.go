package register

import (
	"context"

	"doemee/data/coalition"
	"doemee/data/database"
)

// Covered counts what the coalition has for each icon project of an edition, to travel along in it: commitments that stand and that
// members may know of, counted for every project they name. What is for the secretariat alone is not counted, so that no count
// tells of it.
func (r *Register) Covered(ctx context.Context, e *coalition.Edition) (*coalition.Coverage, error) {
	c := &coalition.Coverage{At: r.today()}
	at := map[coalition.Code]*coalition.Covered{}
	projects := e.Codes(coalition.ListIconProject)
	c.Projects = make([]coalition.Covered, len(projects))
	for i, code := range projects {
		c.Projects[i] = coalition.Covered{Project: code, Kinds: map[coalition.Code]int{}}
		at[code] = &c.Projects[i]
	}
	err := r.db.Read(ctx, func(tx *database.Tx) error {
		err := tx.Each(func(scan func(...any) error) error { return scan(&c.Organisations, &c.Commitments) },
			"SELECT count(DISTINCT c.organisation), count(*) FROM commitment c WHERE "+tellable)
		if err != nil {
			return err
		}
		err = tx.Each(func(scan func(...any) error) error {
			var one coalition.Covered
			err := scan(&one.Project, &one.Organisations, &one.Commitments)
			if p := at[one.Project]; p != nil {
				p.Organisations, p.Commitments = one.Organisations, one.Commitments
			}
			return err
		}, "SELECT p.code, count(DISTINCT c.organisation), count(DISTINCT c.id) FROM "+placed+" WHERE "+tellable+" GROUP BY p.code")
		if err != nil {
			return err
		}
		return tx.Each(func(scan func(...any) error) error {
			var project, kind coalition.Code
			var n int
			err := scan(&project, &kind, &n)
			if p := at[project]; p != nil && e.Knows(coalition.ListContribution, kind) {
				p.Kinds[kind] = n
			}
			return err
		}, "SELECT p.code, b.kind, count(DISTINCT c.id) FROM "+placed+" JOIN contribution b ON b.organisation = c.organisation AND b.commitment = c.id WHERE "+
			tellable+" GROUP BY p.code, b.kind")
	})
	return c, err
}

const (
	tellable = standing + " AND c.visibility <> 'secretariat'"
	placed   = "commitment c JOIN place p ON p.organisation = c.organisation AND p.commitment = c.id AND p.list = 'icon-project'"
)
