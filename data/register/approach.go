package register

import (
	"context"

	"doemee/data/coalition"
	"doemee/data/database"
)

// Approach is one time that the secretariat turned to a supporter or an organisation. The log of them only grows.
type Approach struct {
	ID           coalition.ID
	Supporter    coalition.ID   // of the coalition's list, may be empty
	Organisation coalition.ID   // may be empty
	Date         coalition.Date // when
	Whom         string         // a role or a person
	By           string
	Outcome      coalition.Code // of [coalition.ListOutcome]
	NextStep     string
	NextDate     coalition.Date
	Note         string
}

// AddApproach writes an approach down and gives it its id. It must be about a supporter or an organisation, else [ErrNoRecord].
func (r *Register) AddApproach(ctx context.Context, a Approach) (Approach, error) {
	a.ID = coalition.NewID()
	if a.Date == "" {
		a.Date = r.today()
	}
	if a.Supporter == "" && a.Organisation == "" {
		return a, ErrNoRecord
	}
	return a, r.db.Update(ctx, func(tx *database.Tx) error {
		return one(tx.Exec(`INSERT INTO approach (`+approachColumns+`, added_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`, string(a.ID),
			string(a.Supporter), string(a.Organisation), string(a.Date), a.Whom, a.By, string(a.Outcome), a.NextStep, string(a.NextDate), a.Note,
			string(r.now())))
	})
}

const approachColumns = "id, supporter, organisation, date, whom, by_whom, outcome, next_step, next_date, note"

// Approaches lists how a supporter and the organisation that it is were approached, the newest first. Either id may be empty; with
// both empty it lists all.
func (r *Register) Approaches(ctx context.Context, supporter, organisation coalition.ID, p Page) ([]Approach, int, error) {
	var c conditions
	if supporter != "" || organisation != "" {
		c.add("(a.supporter = ? AND a.supporter <> '' OR a.organisation = ? AND a.organisation <> '')", string(supporter), string(organisation))
	}
	return listed(ctx, r, func(scan func(...any) error) (a Approach, err error) {
		err = scan(&a.ID, &a.Supporter, &a.Organisation, &a.Date, &a.Whom, &a.By, &a.Outcome, &a.NextStep, &a.NextDate, &a.Note)
		return a, err
	}, list{shown: approachColumns, from: "approach a", conditions: c, order: p.order(nil, "a.date DESC, a.added_at DESC", "a.id"), part: p.part()})
}
