package register

import (
	"encoding/json"
	"iter"

	"doemee/data/coalition"
)

// Block is one building block of an organisation.
type Block struct {
	Key, Name string // of the organisation
	Block     string
	Kind      coalition.Code
	Text      string
	Maturity  coalition.Code
	Reuse     coalition.Code
	Licence   string
	Location  string
}

// Blocks are all building blocks; in public those that a commitment names which everybody may see.
func (l *Look) Blocks() iter.Seq2[Block, error] {
	q := list{shown: "o.key, o.name, b.name, b.kind, b.text, b.maturity, b.reuse, b.licence, b.location", from: "organisation o CROSS JOIN block b",
		join: "b.organisation = o.id", order: " ORDER BY o.folded, o.id, b.name, b.id"}
	q.when(l.public, `EXISTS (SELECT 1 FROM linked x JOIN commitment c ON c.organisation = x.organisation AND c.id = x.commitment
		WHERE x.organisation = b.organisation AND x.block = b.id AND `+public+")")
	return streamed(l.tx, func(scan func(...any) error) (b Block, err error) {
		return b, scan(&b.Key, &b.Name, &b.Block, &b.Kind, &b.Text, &b.Maturity, &b.Reuse, &b.Licence, &b.Location)
	}, q)
}

// Kept is one submission without what it says.
type Kept struct {
	Key, Name   string // of the organisation
	Sequence    int
	Provisional bool
	Edition     string
	MadeAt      coalition.Moment
	TakenAt     coalition.Moment
	Class       coalition.Class
	Edited      bool
	Placed      bool // counts in the present view
	Commitments int
	Verdict     coalition.Verdict
	File        string
	Hash        string
}

// Submissions are all submissions by name of the organisation, in the order in which they lie over one another. They are never public: which
// version somebody sent when is between them and the coalition.
func (l *Look) Submissions() iter.Seq2[Kept, error] {
	return streamed(l.tx, func(scan func(...any) error) (k Kept, err error) {
		return k, scan(&k.Key, &k.Name, &k.Sequence, &k.Provisional, &k.Edition, &k.MadeAt, &k.TakenAt, &k.Class, &k.Edited, &k.Placed, &k.Commitments,
			&k.Verdict, &k.File, &k.Hash)
	}, list{shown: `s.key, coalesce(o.name, s.name), s.sequence, s.provisional, s.edition, s.made_at, s.taken_at, s.class, s.edited, s.placed, s.commitments, s.verdict,
		s.file_name, s.hash`, from: "submission s LEFT JOIN organisation o ON o.id = s.organisation",
		order: " ORDER BY coalesce(o.folded, lower(s.name)), s.organisation, s.rank, s.turn, s.taken_at, s.id"})
}

// Found is one finding about what an organisation says now.
type Found struct {
	coalition.Finding
	Key, Name string // of the organisation
	Number    coalition.Number
	Title     string // of the commitment, empty for what is about none
}

// Findings are all findings by organisation.
func (l *Look) Findings() iter.Seq2[Found, error] {
	return streamed(l.tx, func(scan func(...any) error) (f Found, err error) {
		var details string
		err = scan(&f.Key, &f.Name, &f.Number, &f.Title, &f.Rule, &f.Severity, &f.Kind, &f.Record, &f.Owner, &f.Field, &f.Value, &details, &f.Explained)
		if err == nil {
			err = json.Unmarshal([]byte(details), &f.Values)
		}
		return f, err
	}, list{shown: `o.key, o.name, coalesce(c.number, ''), coalesce(c.title, ''), f.rule, f.severity, f.kind, f.record, f.owner, f.field, f.value, f.details,
		f.explained`, from: `organisation o CROSS JOIN finding f ON f.organisation = o.id
		LEFT JOIN commitment c ON c.organisation = f.organisation AND c.id = f.owner`, order: " ORDER BY o.folded, o.id, f.n"})
}

// Refused is one reason why a file does not count.
type Refused struct {
	Seen
	Why Reason // empty for a file without one
}

// Refusals are the files that were not taken in, or wait for a decision, each with every reason; what was taken in since, or
// undone, is not among them.
func (l *Look) Refusals() iter.Seq2[Refused, error] {
	q := list{shown: `f.id, f.batch, f.path, f.inside, f.size, f.modified, f.sender, f.sent_at, f.class, f.edited, f.sealed, f.form, f.organisation, f.name,
		f.sequence, f.hash, f.submission, f.reasons, f.seen_at, f.settled_at, coalesce(r.key, ''), coalesce(r.note, 0), coalesce(r.sheet, ''),
		coalesce(r.cell, ''), coalesce(r.kind, ''), coalesce(r.record, ''), coalesce(r.field, ''), coalesce(r.found, ''), coalesce(r.expected, ''),
		coalesce(r.details, 'null')`, from: `file f JOIN batch b ON b.id = f.batch AND b.undone_at = '' LEFT JOIN submission s ON s.id = f.submission
		LEFT JOIN reason r ON r.file = f.id AND r.note = 0`, order: " ORDER BY f.path, f.inside, f.seen_at, f.id, r.n"}
	q.among("f.class", string(coalition.ClassDamaged), string(coalition.ClassNotOurs), string(coalition.ClassRepair), string(coalition.ClassOtherEdition),
		string(coalition.ClassConflict))
	q.add("coalesce(s.placed, 0) = 0")
	return streamed(l.tx, func(scan func(...any) error) (r Refused, err error) {
		s, err := scanFile(func(into ...any) error {
			var details string
			w := &r.Why
			err := scan(append(into, &w.Key, &w.Note, &w.Sheet, &w.Cell, &w.Kind, &w.Record, &w.Field, &w.Found, &w.Expected, &details)...)
			if err != nil {
				return err
			}
			return json.Unmarshal([]byte(details), &w.Values)
		})
		r.Seen = s
		return r, err
	}, q)
}
