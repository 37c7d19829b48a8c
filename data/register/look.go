package register

import (
	"context"
	"errors"
	"iter"

	"doemee/data/coalition"
	"doemee/data/database"
)

// Look is the register as it stands at one moment, for lists that are read whole: their rows come one by one, so that none is ever
// held, and all lists agree with each other and with the counts.
type Look struct {
	tx     *database.Tx
	today  coalition.Date
	public bool
}

// Look lets somebody read whole lists. While it lasts nobody else uses the file, so the register itself may not be asked anything
// from within; and one list is read to its end, or left, before the next begins. With public every list holds only what everybody
// may see: commitments with that visibility, what belongs to them, and the organisations that make them.
func (r *Register) Look(ctx context.Context, public bool, look func(*Look) error) error {
	return r.named(r.db.Read(ctx, func(tx *database.Tx) error { return look(&Look{tx, r.today(), public}) }))
}

// errEnough ends a list of which nobody wants more.
var errEnough = errors.New("enough")

// streamed reads a list row by row. An error comes as the last of them.
func streamed[T any](tx *database.Tx, one func(func(...any) error) (T, error), l list) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		statement := l.statement()
		err := tx.Each(func(scan func(...any) error) error {
			row, err := one(scan)
			if err == nil && !yield(row, nil) {
				err = errEnough
			}
			return err
		}, statement, l.conditions.bound...)
		if err != nil && !errors.Is(err, errEnough) {
			var none T
			yield(none, err)
		}
	}
}

// Coverage counts how far the agenda of an edition is covered.
func (l *Look) Coverage(e *coalition.Edition) (*Coverage, error) {
	return coverage(l.tx, e, CoverageQuery{Public: l.public})
}

// Standing counts where the coalition stands on a day; in public only organisations, commitments and agreements.
func (l *Look) Standing(today coalition.Date) (s Standing, err error) {
	if !l.public {
		return standingOn(l.tx, today)
	}
	for _, one := range []struct {
		into  *int
		query string
	}{
		{&s.Organisations, "SELECT count(DISTINCT c.organisation) FROM commitment c WHERE " + public},
		{&s.Commitments, "SELECT count(*) FROM commitment c WHERE " + public + " AND " + standing},
		{&s.Agreements, "SELECT count(*) FROM commitment c WHERE " + public + " AND " + standing + " AND c.level = 'agreement'"},
	} {
		if *one.into, err = number(l.tx, one.query); err != nil {
			return s, err
		}
	}
	return s, nil
}

// Size is about how many rows all lists have together, to tell how far reading them is.
func (l *Look) Size() (rows int, err error) {
	for _, table := range []string{"submission", "organisation", "commitment", "contribution", "need", "milestone", "block", "finding", "reason"} {
		n, err := number(l.tx, "SELECT count(*) FROM "+table)
		if err != nil {
			return 0, err
		}
		rows += n
	}
	return rows, nil
}

// Commitments are all commitments, by organisation and number.
func (l *Look) Commitments() iter.Seq2[Commitment, error] {
	return streamed(l.tx, scanCommitment, CommitmentQuery{Public: l.public}.list())
}

// Organisations are all organisations by name; in public with counts over what everybody may see.
func (l *Look) Organisations() iter.Seq2[Organisation, error] {
	q := OrganisationQuery{OverdueOn: ""}.list(l.today)
	if !l.public {
		return streamed(l.tx, scanOrganisation, q)
	}
	shown := "c.organisation = o.id AND " + public
	q.shown = `o.id, o.key, o.name, o.type, o.seat, o.province, o.size, o.region_group, o.position, o.support_date, 0, '', '', '', o.submission,
		o.sequence, o.provisional, o.made_at, o.submissions, (SELECT count(*) FROM commitment c WHERE ` + shown + " AND " + standing + `),
		(SELECT count(*) FROM commitment c WHERE ` + shown + " AND " + standing + ` AND c.level = 'agreement'),
		(SELECT coalesce(sum(c.clear), 0) FROM commitment c WHERE ` + shown + " AND " + standing + `), '', 0, 0`
	q.bound = nil
	q.add("EXISTS (SELECT 1 FROM commitment c WHERE " + shown + ")")
	return streamed(l.tx, func(scan func(...any) error) (Organisation, error) {
		o, err := scanOrganisation(scan)
		o.Bucket = coalition.BucketOf(o.Clear, o.Commitments)
		return o, err
	}, q)
}

// Needs are all needs of commitments that stand, found and dropped ones too.
func (l *Look) Needs() iter.Seq2[Need, error] {
	return streamed(l.tx, scanNeed, NeedQuery{All: true, Public: l.public}.list())
}

// Supporters are those that have no concrete agreement.
func (l *Look) Supporters() iter.Seq2[Supporter, error] {
	return streamed(l.tx, scanSupporter, SupporterQuery{NoAgreement: true}.list())
}

// Under is the commitment that a row belongs to, and whose it is.
type Under struct {
	Key, Name string // of the organisation
	Number    coalition.Number
	Title     string
	Project   coalition.Code
	Status    coalition.Code
}

const under = "o.key, o.name, c.number, c.title, c.project, c.status"

func (u *Under) into() []any {
	return []any{&u.Key, &u.Name, &u.Number, &u.Title, &u.Project, &u.Status}
}

// rowsOf is the list of what stands in a table with rows of commitments, by organisation and number. Walking along the names of
// organisations, the rows of one stand together.
func (l *Look) rowsOf(table, columns string) list {
	q := list{shown: under + ", " + columns, from: "organisation o CROSS JOIN commitment c CROSS JOIN " + table + " x",
		join: "c.organisation = o.id AND x.organisation = c.organisation AND x.commitment = c.id", order: " ORDER BY o.folded, o.id, c.rank, c.id, x.id"}
	q.when(l.public, public)
	return q
}

// Contribution is one row of what an organisation brings.
type Contribution struct {
	Under
	Kind        coalition.Code
	Subkind     coalition.Code
	Description string
	Amount      coalition.Decimal
	Unit        coalition.Code
	Period      coalition.Code
	Certainty   coalition.Code
}

// Contributions are all contributions, those of stopped and withdrawn commitments too.
func (l *Look) Contributions() iter.Seq2[Contribution, error] {
	return streamed(l.tx, func(scan func(...any) error) (b Contribution, err error) {
		var amount int64
		err = scan(append(b.into(), &b.Kind, &b.Subkind, &b.Description, &amount, &b.Unit, &b.Period, &b.Certainty)...)
		b.Amount = coalition.Hundredths(amount)
		return b, err
	}, l.rowsOf("contribution", "x.kind, x.subkind, x.description, x.amount, x.unit, x.period, x.certainty"))
}

// Milestone is one milestone of a commitment.
type Milestone struct {
	Under
	Name  string
	Date  coalition.Date
	State coalition.Code
	MetOn coalition.Date
}

// Milestones are all milestones.
func (l *Look) Milestones() iter.Seq2[Milestone, error] {
	return streamed(l.tx, func(scan func(...any) error) (m Milestone, err error) {
		return m, scan(append(m.into(), &m.Name, &m.Date, &m.State, &m.MetOn)...)
	}, l.rowsOf("milestone", "x.title, x.date, x.status, x.met_on"))
}
