package register

import (
	"encoding/json"
	"slices"

	"doemee/data/coalition"
	"doemee/data/database"
)

// viewTables are the tables that hold the present view of organisations, besides organisation itself.
var viewTables = []string{"commitment", "place", "contribution", "need", "milestone", "progress", "obstacle", "block", "linked", "finding"}

// rebuild makes the present view of one organisation anew from its placed submissions, and keeps the counts right.
func (r *Register) rebuild(tx *database.Tx, e *coalition.Edition, organisation coalition.ID) error {
	if err := clearView(tx, organisation); err != nil {
		return err
	}
	v := viewing{tx: tx, id: organisation}
	layers, err := v.load()
	if err != nil || len(layers) == 0 {
		return err
	}
	v.View = coalition.Overlay(layers)
	if v.reviews, err = reviewsOf(tx, organisation); err != nil {
		return err
	}
	if err := v.write(e, r.today()); err != nil {
		return err
	}
	return tally(tx, organisation, 1)
}

// load reads the submissions that count, each as it is read now.
func (v *viewing) load() (layers []coalition.Layer, err error) {
	all, err := submissionsOf(v.tx, v.id)
	if err != nil {
		return nil, err
	}
	for _, s := range all {
		if !s.Placed {
			continue
		}
		c, err := contentRead(v.tx, &s)
		if err != nil {
			return nil, err
		}
		layers, v.placed = append(layers, coalition.Layer{Content: c, Absent: s.Absent}), append(v.placed, s)
	}
	return layers, nil
}

// today is the register's calendar day.
func (r *Register) today() coalition.Date { return coalition.DateOf(r.clock()) }

// ContentOf is what the submission says, as one value.
func (s *Submission) ContentOf() (*coalition.Content, error) {
	lines := s.Lines
	if s.Contact != "" {
		lines = append(lines[:len(lines):len(lines)], s.Contact)
	}
	return coalition.ContentOf(s.Organisation, lines)
}

// clearView takes the view of an organisation away, and its part of the counts.
func clearView(tx *database.Tx, organisation coalition.ID) error {
	there, err := number(tx, "SELECT count(*) FROM organisation WHERE id = $1", string(organisation))
	if err != nil || there == 0 {
		return err
	}
	if err := tally(tx, organisation, -1); err != nil {
		return err
	}
	for _, name := range viewTables {
		if _, err := tx.Exec("DELETE FROM "+name+" WHERE organisation = $1", string(organisation)); err != nil {
			return err
		}
	}
	return one(tx.Exec("DELETE FROM organisation WHERE id = $1", string(organisation)))
}

// viewing is the writing of one organisation's view.
type viewing struct {
	coalition.View
	tx      *database.Tx
	id      coalition.ID
	placed  []Submission
	reviews map[coalition.ID][]Review
}

func (v *viewing) write(e *coalition.Edition, today coalition.Date) error {
	if err := v.organisation(); err != nil {
		return err
	}
	for _, t := range v.Content.Active() {
		if err := v.commitment(t); err != nil {
			return err
		}
		if err := v.rows(t); err != nil {
			return err
		}
	}
	for _, b := range v.Content.Blocks() {
		if err := v.insert("block", "id, name, kind, text, maturity, reuse, licence, location", string(b.ID), b.Name, string(b.Kind), b.Text,
			string(b.Maturity), string(b.Reuse), b.Licence, b.Location); err != nil {
			return err
		}
	}
	return v.findings(e, today)
}

// insert adds a row of the organisation. The statement is the same for the same table, so that it is prepared once.
func (v *viewing) insert(table, columns string, values ...any) error {
	return one(v.tx.Exec(insertion(table, columns, len(values)), append([]any{string(v.id)}, values...)...))
}

func (v *viewing) organisation() error {
	o, s := &v.Content.Organisation, &v.Content.Support
	top := &v.placed[len(v.placed)-1]
	stand, agreements, clear := 0, 0, 0
	for _, t := range v.Content.Active() {
		if !t.Stands() {
			continue
		}
		concrete := coalition.ConcretenessOf(t)
		stand, clear = stand+1, clear+len(concrete.Clear)
		if concrete.Level() == coalition.Agreement {
			agreements++
		}
	}
	key := o.Key()
	if key == "X-" {
		key = top.Key
	}
	values := []any{string(v.id), key, o.Name, coalition.Fold(o.Name), string(o.Type), o.Seat, string(o.Province), string(o.Size), o.RegionGroup,
		string(s.Position), string(s.Date), s.NoCommitment, string(s.ContactIn), v.Content.Contact.Role, v.Content.Contact.Mailbox,
		string(top.Taken), top.Sequence, top.Provisional, string(top.MadeAt), string(v.earliest()), len(v.placed), stand, agreements, clear,
		string(coalition.BucketOf(clear, stand))}
	if err := one(v.tx.Exec(`INSERT INTO organisation (`+organisationColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
		$14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25)`, values...)); err != nil {
		return err
	}
	return matchSupporters(v.tx, v.id, key, coalition.Fold(o.Name))
}

// earliest is when the first submission that counts was made.
func (v *viewing) earliest() coalition.Moment {
	first := v.placed[0].MadeAt
	for _, s := range v.placed {
		first = min(first, s.MadeAt)
	}
	return first
}

func (v *viewing) commitment(t *coalition.Commitment) error {
	origin := v.Origins[t.ID]
	concrete := coalition.ConcretenessOf(t)
	content := contentHash(t)
	first := coalition.Date(v.placed[origin.First].MadeAt[:min(10, len(v.placed[origin.First].MadeAt))])
	reported, theme := coalition.Date(""), coalition.Code("")
	if p := t.LatestProgress(); p != nil {
		reported = p.Date
	}
	if len(t.Themes) > 0 {
		theme = t.Themes[0]
	}
	ends := coalition.Date("")
	if t.End != "" {
		ends = t.End.Last()
	}
	return v.insert("commitment", `id, submission, left_out, number, rank, title, folded, project, theme, type, mandate, funding, status, visibility,
		ends, ends_on, first_on, reported_on, clear, level, content, review`,
		string(t.ID), string(v.placed[origin.Last].Taken), origin.Last < len(v.placed)-1, string(t.Number), t.Number.Rank(), t.Title,
		coalition.Fold(t.Title+" "+t.Result), string(t.MainProject()), string(theme), string(v.Content.Organisation.Type), string(t.Mandate),
		string(t.Funding), string(t.Status), string(t.Visibility), string(t.End), string(ends), string(first), string(reported),
		len(concrete.Clear), string(concrete.Level()), content, string(judged(v.reviews[t.ID], content)))
}

// contentHash is the hash of a commitment with its rows, by which a review knows what it judged.
func contentHash(t *coalition.Commitment) string {
	records := []coalition.Record{coalition.AsRecord(t)}
	t.Rows(func(r coalition.Record) bool {
		records = append(records, r)
		return true
	})
	return coalition.Hash(coalition.Lines(records))[:16]
}

func (v *viewing) rows(t *coalition.Commitment) error {
	if err := v.places(t); err != nil {
		return err
	}
	for _, b := range t.Contributions {
		if err := v.insert("contribution", "commitment, id, kind, subkind, description, amount, unit, period, certainty", string(t.ID), string(b.ID),
			string(b.Kind), string(b.Subkind), b.Description, b.Quantity.Hundredths(), string(b.Unit), string(b.Period), string(b.Certainty)); err != nil {
			return err
		}
	}
	for _, n := range t.Needs {
		if err := v.insert("need", "commitment, id, kind, description, amount, unit, before, status", string(t.ID), string(n.ID), string(n.Kind),
			n.Description, n.Quantity.Hundredths(), string(n.Unit), string(n.Before), string(n.Status)); err != nil {
			return err
		}
	}
	for _, m := range t.Milestones {
		if err := v.insert("milestone", "commitment, id, title, date, status, met_on", string(t.ID), string(m.ID), m.Title, string(m.Date),
			string(m.Status), string(m.MetOn)); err != nil {
			return err
		}
	}
	if err := v.links(t); err != nil {
		return err
	}
	return v.news(t)
}

// links writes which building blocks a commitment names. One that is named twice counts once.
func (v *viewing) links(t *coalition.Commitment) error {
	for i, block := range t.BuildingBlocks {
		if slices.Contains(t.BuildingBlocks[:i], block) {
			continue
		}
		if err := v.insert("linked", "commitment, block", string(t.ID), string(block)); err != nil {
			return err
		}
	}
	return nil
}

// places writes where in the agenda a commitment stands. A code that stands there twice counts once.
func (v *viewing) places(t *coalition.Commitment) error {
	for list, codes := range map[coalition.List][]coalition.Code{coalition.ListIconProject: t.IconProjects, coalition.ListTheme: t.Themes} {
		for i, code := range codes {
			if err := v.insert("place", "commitment, list, position, code", string(t.ID), string(list), i, string(code)); err != nil {
				return err
			}
		}
	}
	return nil
}

// news writes the progress of a commitment, and the obstacles of the newest.
func (v *viewing) news(t *coalition.Commitment) error {
	for _, p := range t.Progress {
		if err := v.insert("progress", "commitment, id, date, round, unchanged, completion, text", string(t.ID), string(p.ID), string(p.Date),
			string(p.Round), p.Unchanged, string(p.Completion), p.Text); err != nil {
			return err
		}
	}
	seen := map[coalition.Code]bool{}
	if latest := t.LatestProgress(); latest != nil {
		for _, code := range latest.Obstacles {
			if seen[code] {
				continue
			}
			seen[code] = true
			if err := v.insert("obstacle", "commitment, code", string(t.ID), string(code)); err != nil {
				return err
			}
		}
	}
	return nil
}

// findings writes what the rules say about the view as a whole.
func (v *viewing) findings(e *coalition.Edition, today coalition.Date) error {
	for i, f := range coalition.Check(v.Content, e, today) {
		details, err := json.Marshal(f.Values)
		if err != nil {
			return err
		}
		if err := v.insert("finding", "n, rule, severity, kind, record, owner, field, value, details, explained", i, string(f.Rule), string(f.Severity),
			string(f.Kind), string(f.Record), string(f.Owner), f.Field, f.Value, string(details), f.Explained); err != nil {
			return err
		}
	}
	return nil
}

const organisationColumns = `id, key, name, folded, type, seat, province, size, region_group, position, support_date, no_commitment, contact_in,
	role, mailbox, submission, sequence, provisional, made_at, first_at, submissions, commitments, agreements, clear, bucket`
