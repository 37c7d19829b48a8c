package dossier

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"doemee/data/coalition"
	"doemee/data/database"
)

// Salvaged is what could be read of a damaged dossier, and what could not.
type Salvaged struct {
	Saved    map[string]int // records by kind, and step, submission, answer
	Doubtful []Piece        // saved, but not what was once written: to be looked at
	Lost     []Piece        // not saved
}

// Whole tells that nothing is lost and nothing in doubt.
func (s *Salvaged) Whole() bool { return len(s.Doubtful)+len(s.Lost) == 0 }

// Piece is one thing that is damaged: its kind, its name as far as that could be read, and what was seen.
type Piece struct {
	Kind  string `json:"kind"`
	Name  string `json:"name,omitempty"`
	Found string `json:"found"`
}

// Salvage reads what it can of a damaged file, row by row, and makes a new dossier of it at target. Each row is judged by its own
// hash. The file must be a private copy: SQLite rolls an unfinished write back in it. Undo does not go back beyond the mending.
func Salvage(ctx context.Context, copied, target string) (*Salvaged, error) {
	s := &salvaging{report: &Salvaged{Saved: map[string]int{}}, facts: map[string]string{}, records: map[coalition.Kind][]*row{}}
	if err := database.Salvage(ctx, copied, Identity, s.read); err != nil {
		return nil, err
	}
	if len(s.records[coalition.KindOrganisation]) == 0 {
		return s.report, &database.Fault{Code: database.Damaged, Path: copied, Found: "0", Expected: "organisation"}
	}
	s.mend()
	db, err := database.Create(ctx, target, Identity, s.write)
	if err != nil {
		return s.report, err
	}
	return s.report, db.Close()
}

// salvaging gathers what is readable.
type salvaging struct {
	report      *Salvaged
	facts       map[string]string
	records     map[coalition.Kind][]*row
	steps       []entry
	submissions []coalition.Submission
	answers     []coalition.Answer
	editions    []Taken
	decisions   []decided
}

func (s *salvaging) lose(kind, name string, err error) {
	s.report.Lost = append(s.report.Lost, Piece{kind, name, brief(err)})
}

func (s *salvaging) doubt(kind, name string, err error) {
	s.report.Doubtful = append(s.report.Doubtful, Piece{kind, name, brief(err)})
}

// brief is what an error says, short enough for a line.
func brief(err error) string {
	text := []rune(err.Error())
	return string(text[:min(len(text), 160)])
}

// read goes through the file. What can't be read is reported and never ends it.
func (s *salvaging) read(tx *database.Tx) error {
	for _, name := range []string{metaEdition, metaCreated, metaLastNumber} {
		value, err := meta(tx, name)
		if err != nil {
			s.doubt("meta", name, err)
		}
		s.facts[name] = value
	}
	kinds := append(slices.Clone(coalition.Kinds), coalition.KindQuestion)
	for _, k := range kinds {
		s.kind(tx, tables[k])
	}
	s.agenda(tx)
	s.log(tx)
	s.handed(tx)
	return nil
}

// bothWays runs a query forwards and, when that stops on a broken page, backwards too: what lies behind the page is reached from
// the other side. The query has one place for the direction.
func (s *salvaging) bothWays(tx *database.Tx, what, query string, row func(scan func(into ...any) error) error) {
	if err := tx.Each(row, fmt.Sprintf(query, "ASC")); err != nil {
		s.lose(what, "", err)
		_ = tx.Each(row, fmt.Sprintf(query, "DESC")) // The first error says enough.
	}
}

func (s *salvaging) kind(tx *database.Tx, t *table) {
	seen := map[string]bool{}
	s.bothWays(tx, string(t.kind), t.all+" %s", func(scan func(...any) error) error {
		r := t.row()
		err := r.read(scan)
		var changed *damage
		switch {
		case seen[r.id]:
			return nil
		case errors.As(err, &changed) && s.acceptable(r):
			s.doubt(string(t.kind), r.name(), err)
		case err != nil && r.id == "":
			return err
		case err != nil:
			s.lose(string(t.kind), r.name(), err)
			return nil
		}
		seen[r.id] = true
		s.records[t.kind] = append(s.records[t.kind], r)
		return nil
	})
}

// acceptable tells whether the domain takes the values of a row that is not what was written.
func (s *salvaging) acceptable(r *row) bool {
	id, err := coalition.ParseID(r.id)
	if err != nil {
		return false
	}
	record, err := coalition.New(r.table.kind, id)
	return err == nil && r.fill(record, 0) == nil
}

// name is how people know a row: its first text, and else its id.
func (r *row) name() string {
	for i, f := range r.table.fields {
		if coalition.Prose(f.Form) && r.values[i] != "" {
			text := []rune(r.values[i])
			return string(text[:min(len(text), 80)])
		}
	}
	return r.id
}

func (s *salvaging) log(tx *database.Tx) {
	var places []int64
	known := map[int64]bool{}
	s.bothWays(tx, "step", "SELECT seq FROM step ORDER BY seq %s", func(scan func(...any) error) error {
		var seq int64
		err := scan(&seq)
		if err == nil && !known[seq] {
			known[seq] = true
			places = append(places, seq)
		}
		return err
	})
	slices.Sort(places)
	for _, seq := range places {
		e, err := step(tx, seq)
		if err != nil {
			s.lose("step", fmt.Sprint(seq), err)
			continue
		}
		s.steps = append(s.steps, e)
	}
}

func (s *salvaging) handed(tx *database.Tx) {
	known := map[coalition.ID]bool{}
	s.bothWays(tx, "submission", "SELECT "+submissionColumns+", sum FROM submission ORDER BY rowid %s", func(scan func(...any) error) error {
		sub, err := submission(scan)
		if err != nil && sub.ID == "" {
			return err
		}
		switch {
		case known[sub.ID]:
		case err != nil:
			s.lose("submission", fmt.Sprint(sub.Sequence), err)
		default:
			s.submissions = append(s.submissions, sub)
		}
		known[sub.ID] = true
		return nil
	})
	slices.SortStableFunc(s.submissions, func(a, b coalition.Submission) int { return a.Sequence - b.Sequence })
	s.bothWays(tx, "answer", "SELECT id, submission, hash, number, received_at, verdict, sum FROM answer ORDER BY rowid %s", func(scan func(...any) error) error {
		a, err := answer(scan)
		if err == nil && !slices.ContainsFunc(s.answers, func(o coalition.Answer) bool { return o.ID == a.ID }) {
			s.answers = append(s.answers, a)
		}
		return err
	})
	// A file of an earlier version knows no accepted commitments; they are not worth a line among what was lost.
	_ = accepted(tx, s.answers)
}
