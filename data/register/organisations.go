package register

import (
	"context"
	"fmt"

	"doemee/data/coalition"
	"doemee/data/database"
)

// Organisation is one organisation as its newest submission tells it, with counts over its commitments that stand.
type Organisation struct {
	ID           coalition.ID
	Key, Name    string
	Type         coalition.Code
	Seat         string
	Province     coalition.Code
	Size         coalition.Code
	RegionGroup  string
	Position     coalition.Code // on the declaration
	SupportDate  coalition.Date
	NoCommitment bool // it says that it makes none now
	ContactIn    coalition.Month
	Role         string // to turn to
	Mailbox      string
	Submission   coalition.ID // the newest that counts, by the register's own id
	Sequence     int
	Provisional  bool
	MadeAt       coalition.Moment
	Submissions  int // that count
	Commitments  int
	Agreements   int // commitments that are a concrete agreement
	Clear        int // aspects over all commitments
	Bucket       coalition.Bucket
	Questions    int // open ones
	Overdue      int // commitments, on the day of the query
}

// OrganisationQuery chooses organisations. What is empty does not choose.
type OrganisationQuery struct {
	Type        coalition.Code
	Province    coalition.Code
	Position    coalition.Code
	Bucket      coalition.Bucket
	Empty       bool           // only those without a commitment that stands
	NoAgreement bool           // only those without a concrete agreement
	Asked       bool           // only those with an open question
	OverdueOn   coalition.Date // only those with a commitment whose end is before this day; also the day Overdue counts for
	SilentSince coalition.Date // only those that sent nothing after this day
	Search      string         // in name, key and seat
	Page
}

// Sorts of [Register.Organisations]: name, key, type, made, commitments, bucket, questions.
var organisationSorts = map[string]string{"name": "o.folded", "key": "o.key", "type": "o.type", "made": "o.made_at", "commitments": "o.commitments",
	"bucket": "o.bucket", "clear": "o.clear", "support": "o.support_date"}

// Organisations lists organisations by name, and tells how many there are in all.
func (r *Register) Organisations(ctx context.Context, q OrganisationQuery) ([]Organisation, int, error) {
	return listed(ctx, r, scanOrganisation, q.list(r.today()))
}

// list shows what is overdue on the day of the query, else today.
func (q OrganisationQuery) list(today coalition.Date) list {
	day := q.OverdueOn
	if day == "" {
		day = today
	}
	return list{shown: organisationShown, bound: string(day), from: "organisation o", conditions: q.conditions(),
		order: q.order(organisationSorts, "o.folded", "o.id"), part: q.part()}
}

// organisationShown ends in a place for the day on which commitments are overdue.
const organisationShown = `o.id, o.key, o.name, o.type, o.seat, o.province, o.size, o.region_group, o.position, o.support_date, o.no_commitment,
	o.contact_in, o.role, o.mailbox, o.submission, o.sequence, o.provisional, o.made_at, o.submissions, o.commitments, o.agreements, o.clear,
	o.bucket, (SELECT count(*) FROM question q WHERE q.organisation = o.id AND q.closed_at = ''),
	(SELECT count(*) FROM commitment c WHERE c.organisation = o.id AND ` + overdue + `?)`

func scanOrganisation(scan func(...any) error) (o Organisation, err error) {
	err = scan(&o.ID, &o.Key, &o.Name, &o.Type, &o.Seat, &o.Province, &o.Size, &o.RegionGroup, &o.Position, &o.SupportDate, &o.NoCommitment,
		&o.ContactIn, &o.Role, &o.Mailbox, &o.Submission, &o.Sequence, &o.Provisional, &o.MadeAt, &o.Submissions, &o.Commitments, &o.Agreements,
		&o.Clear, &o.Bucket, &o.Questions, &o.Overdue)
	return o, err
}

func (q OrganisationQuery) conditions() conditions {
	var c conditions
	c.is("o.type", string(q.Type), "o.province", string(q.Province), "o.position", string(q.Position), "o.bucket", string(q.Bucket))
	c.when(q.Empty, "o.commitments = 0")
	c.when(q.NoAgreement, "o.agreements = 0")
	c.when(q.Asked, "EXISTS (SELECT 1 FROM question q WHERE q.organisation = o.id AND q.closed_at = '')")
	c.when(q.OverdueOn != "", "EXISTS (SELECT 1 FROM commitment c WHERE c.organisation = o.id AND "+overdue+"?)", string(q.OverdueOn))
	c.when(q.SilentSince != "", "substr(o.made_at, 1, 10) <= ?", string(q.SilentSince))
	c.holds("(o.folded || ' ' || lower(o.key) || ' ' || lower(o.seat))", coalition.SearchWords(q.Search))
	return c
}

// Organisation reads one organisation.
func (r *Register) Organisation(ctx context.Context, id coalition.ID) (o Organisation, err error) {
	var c conditions
	c.is("o.id", string(id))
	all, _, err := listed(ctx, r, scanOrganisation, list{shown: organisationShown, bound: string(r.today()), from: "organisation o", conditions: c})
	if err == nil && len(all) == 0 {
		err = fmt.Errorf("organisation %s: %w", id, ErrNoRecord)
	}
	if err != nil {
		return o, err
	}
	return all[0], nil
}

// Named finds an organisation by its key, its name as it is written, or the register's own id.
func (r *Register) Named(ctx context.Context, name string) (id coalition.ID, err error) {
	err = r.db.Read(ctx, func(tx *database.Tx) error {
		found, err := database.Collect(tx, func(scan func(...any) error) (id coalition.ID, err error) { return id, scan(&id) },
			"SELECT id FROM organisation WHERE id = $1 OR key = $2 OR folded = $3 ORDER BY id", name, name, coalition.Fold(name))
		if err == nil && len(found) != 1 {
			err = fmt.Errorf("%s: %w", name, ErrNoRecord)
		}
		if err == nil {
			id = found[0]
		}
		return err
	})
	return id, err
}

// View is the present view of an organisation: its submissions that count, laid over one another, with what the secretariat read
// in cells that the reader could not.
func (r *Register) View(ctx context.Context, organisation coalition.ID) (view coalition.View, err error) {
	err = r.db.Read(ctx, func(tx *database.Tx) error {
		v := viewing{tx: tx, id: organisation}
		layers, err := v.load()
		if err == nil && len(layers) == 0 {
			err = fmt.Errorf("organisation %s: %w", organisation, ErrNoRecord)
		}
		if err == nil {
			view = coalition.Overlay(layers)
		}
		return err
	})
	return view, r.named(err)
}
