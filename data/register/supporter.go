package register

import (
	"context"
	"fmt"

	"doemee/data/coalition"
	"doemee/data/database"
)

// Supporter is one that supports the declaration: from the coalition's own list, or an organisation that says so itself. What
// it has agreed to is counted beside it.
type Supporter struct {
	ID           coalition.ID // empty for one that is not in the list
	Organisation coalition.ID // empty for one that handed in nothing
	Name         string
	Key          string
	Date         coalition.Date // of the support, empty when not known
	Mailbox      string
	Type         coalition.Code
	Commitments  int // that stand
	Agreements   int // of those, concrete agreements
	Bucket       coalition.Bucket
	MadeAt       coalition.Moment // of the newest submission
	NoCommitment bool             // it says that it makes none now
	ContactIn    coalition.Month
	Questions    int      // open ones
	Latest       Approach // the newest approach; its id is empty when there was none
}

// Days is how long ago the support was given, -1 when that is not known.
func (s *Supporter) Days(today coalition.Date) int {
	if s.Date == "" {
		return -1
	}
	return int(today.Time().Sub(s.Date.Time()).Hours() / 24)
}

// SupporterQuery chooses supporters. What is empty does not choose.
type SupporterQuery struct {
	NoCommitment bool // only those without a commitment that stands
	NoAgreement  bool // only those without a concrete agreement
	Silent       bool // only those that handed in nothing
	Listed       bool // only those in the coalition's own list
	Outcome      coalition.Code
	Unapproached bool           // only those whom nobody approached yet
	DueOn        coalition.Date // only those with a next step on or before this day
	Search       string         // in name, key and mailbox
	Page
}

// Sorts of [Register.Supporters]: name, key, date, commitments, agreements, outcome, next, approached.
var supporterSorts = map[string]string{"name": "s.folded", "key": "s.key", "date": "s.date", "commitments": "s.commitments", "agreements": "s.agreements",
	"outcome": "coalesce(a.outcome, '')", "next": "coalesce(a.next_date, '')", "approached": "coalesce(a.date, '')", "made": "s.made_at"}

// supporting is everyone that supports the declaration: the list, and the organisations that say so and are not in it.
const supporting = `(
	SELECT s.id AS id, s.organisation AS organisation, s.name AS name, s.folded AS folded, CASE WHEN s.key <> '' THEN s.key ELSE s.identifier END AS key,
		CASE WHEN s.date <> '' THEN s.date ELSE coalesce(o.support_date, '') END AS date,
		CASE WHEN s.mailbox <> '' THEN s.mailbox ELSE coalesce(o.mailbox, '') END AS mailbox, coalesce(o.type, '') AS type,
		coalesce(o.commitments, 0) AS commitments, coalesce(o.agreements, 0) AS agreements, coalesce(o.bucket, 'none') AS bucket,
		coalesce(o.made_at, '') AS made_at, coalesce(o.no_commitment, 0) AS no_commitment, coalesce(o.contact_in, '') AS contact_in
	FROM supporter s LEFT JOIN organisation o ON o.id = s.organisation AND s.organisation <> ''
	UNION ALL
	SELECT '', o.id, o.name, o.folded, o.key, o.support_date, o.mailbox, o.type, o.commitments, o.agreements, o.bucket, o.made_at, o.no_commitment,
		o.contact_in
	FROM organisation o WHERE o.position = 'supports' AND NOT EXISTS (SELECT 1 FROM supporter x WHERE x.organisation = o.id)
) s`

const latestApproach = ` LEFT JOIN approach a ON a.id = (SELECT x.id FROM approach x WHERE x.supporter = s.id AND s.id <> ''
	OR x.organisation = s.organisation AND s.organisation <> '' ORDER BY x.date DESC, x.added_at DESC, x.id DESC LIMIT 1)`

// Supporters lists supporters by name, and tells how many there are in all.
func (r *Register) Supporters(ctx context.Context, q SupporterQuery) ([]Supporter, int, error) {
	return listed(ctx, r, scanSupporter, q.list())
}

func (q SupporterQuery) list() list {
	var c conditions
	c.when(q.NoCommitment, "s.commitments = 0")
	c.when(q.NoAgreement, "s.agreements = 0")
	c.when(q.Silent, "s.organisation = ''")
	c.when(q.Listed, "s.id <> ''")
	c.is("a.outcome", string(q.Outcome))
	c.when(q.Unapproached, "a.id IS NULL")
	c.when(q.DueOn != "", "a.next_date <> '' AND a.next_date <= ?", string(q.DueOn))
	c.holds("(s.folded || ' ' || lower(s.key) || ' ' || lower(s.mailbox))", coalition.SearchWords(q.Search))
	return list{shown: `s.id, s.organisation, s.name, s.key, s.date, s.mailbox, s.type, s.commitments, s.agreements, s.bucket,
		s.made_at, s.no_commitment, s.contact_in, (SELECT count(*) FROM question q WHERE q.organisation = s.organisation AND q.closed_at = ''),
		coalesce(a.id, ''), coalesce(a.date, ''), coalesce(a.whom, ''), coalesce(a.by_whom, ''), coalesce(a.outcome, ''), coalesce(a.next_step, ''),
		coalesce(a.next_date, ''), coalesce(a.note, '')`, from: supporting + latestApproach, conditions: c,
		order: q.order(supporterSorts, "s.folded", "s.id, s.organisation"), part: q.part()}
}

func scanSupporter(scan func(...any) error) (s Supporter, err error) {
	a := &s.Latest
	err = scan(&s.ID, &s.Organisation, &s.Name, &s.Key, &s.Date, &s.Mailbox, &s.Type, &s.Commitments, &s.Agreements, &s.Bucket, &s.MadeAt,
		&s.NoCommitment, &s.ContactIn, &s.Questions, &a.ID, &a.Date, &a.Whom, &a.By, &a.Outcome, &a.NextStep, &a.NextDate, &a.Note)
	a.Supporter, a.Organisation = s.ID, s.Organisation
	return s, err
}

// Entry is one line of a list of supporters that is brought in.
type Entry struct {
	Name       string
	Identifier string // as it stands in the list
	Key        string // GM0363 or KVK01234567, empty when the identifier is neither
	Date       coalition.Date
	Mailbox    string
}

// Imported counts what bringing in a list did.
type Imported struct{ Added, Changed, Same int }

// ImportSupporters brings in a list in one transaction. A line that has the key of one that is there, or without a key its name,
// is about that one: what it says is taken over, what it leaves empty stays. Bringing in the same list twice changes nothing.
func (r *Register) ImportSupporters(ctx context.Context, entries []Entry) (done Imported, err error) {
	err = r.db.Update(ctx, func(tx *database.Tx) error {
		done = Imported{}
		for _, entry := range entries {
			if err := r.importOne(tx, entry, &done); err != nil {
				return err
			}
		}
		return nil
	})
	return done, err
}

func (r *Register) importOne(tx *database.Tx, entry Entry, done *Imported) error {
	folded := coalition.Fold(entry.Name)
	id, err := text(tx, `SELECT id FROM supporter WHERE key <> '' AND key = $1 OR ($1 = '' OR key = '') AND folded = $2 ORDER BY id LIMIT 1`, entry.Key, folded)
	if err != nil {
		return err
	}
	if id == "" {
		done.Added++
		return r.addSupporter(tx, entry, folded)
	}
	changed, err := tx.Exec(`UPDATE supporter SET key = CASE WHEN $1 <> '' THEN $1 ELSE key END, identifier = CASE WHEN $2 <> '' THEN $2 ELSE identifier END,
		date = CASE WHEN $3 <> '' THEN $3 ELSE date END, mailbox = CASE WHEN $4 <> '' THEN $4 ELSE mailbox END
		WHERE id = $5 AND ($1 <> '' AND key <> $1 OR $2 <> '' AND identifier <> $2 OR $3 <> '' AND date <> $3 OR $4 <> '' AND mailbox <> $4)`,
		entry.Key, entry.Identifier, string(entry.Date), entry.Mailbox, id)
	if changed > 0 {
		done.Changed++
	} else {
		done.Same++
	}
	return err
}

func (r *Register) addSupporter(tx *database.Tx, entry Entry, folded string) error {
	organisation, err := text(tx, `SELECT id FROM organisation WHERE $1 <> '' AND key = $1 OR $1 = '' AND folded = $2 ORDER BY id LIMIT 1`, entry.Key, folded)
	if err != nil {
		return err
	}
	return one(tx.Exec(`INSERT INTO supporter (id, name, folded, key, identifier, date, mailbox, organisation, added_at)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, string(coalition.NewID()), entry.Name, folded, entry.Key, entry.Identifier, string(entry.Date),
		entry.Mailbox, organisation, string(r.now())))
}

// RemoveSupporter takes one off the list; what was written about approaching it stays.
func (r *Register) RemoveSupporter(ctx context.Context, id coalition.ID) error {
	return r.db.Update(ctx, func(tx *database.Tx) error {
		n, err := tx.Exec("DELETE FROM supporter WHERE id = $1", string(id))
		if err == nil && n == 0 {
			err = fmt.Errorf("supporter %s: %w", id, ErrNoRecord)
		}
		return err
	})
}

// matchSupporters ties the supporters that an organisation turns out to be to it: by number, and else by name.
func matchSupporters(tx *database.Tx, organisation coalition.ID, key, folded string) error {
	_, err := tx.Exec("UPDATE supporter SET organisation = $1 WHERE organisation = '' AND (key = $2 AND key <> '' OR key = '' AND folded = $3)",
		string(organisation), key, folded)
	return err
}
