package dossier

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"time"

	"doemee/data/coalition"
	"doemee/data/database"
)

// mend makes what was saved fit together: rows whose commitment is gone get an empty one, facts that are gone are worked out anew.
func (s *salvaging) mend() {
	there := map[string]bool{}
	last := 0
	for _, r := range s.records[coalition.KindCommitment] {
		there[r.id] = true
		last = max(last, coalition.Number(r.values[0]).Rank())
	}
	s.orphans(there, &last)
	s.questions()
	if known, err := strconv.Atoi(s.facts[metaLastNumber]); err != nil || known < last {
		s.facts[metaLastNumber] = strconv.Itoa(last)
	}
	for _, k := range []coalition.Kind{coalition.KindContact, coalition.KindSupport} {
		if len(s.records[k]) == 0 {
			r := tables[k].row()
			r.id = string(coalition.NewID())
			s.records[k] = append(s.records[k], r)
		}
	}
}

func (s *salvaging) orphans(there map[string]bool, last *int) {
	for _, k := range coalition.Kinds {
		if !k.Belongs() {
			continue
		}
		for _, r := range s.records[k] {
			parent := r.values[0]
			if there[parent] {
				continue
			}
			*last++
			empty := tables[coalition.KindCommitment].row()
			empty.id, empty.values[0] = parent, fmt.Sprintf("T-%03d", *last)
			s.records[coalition.KindCommitment] = append(s.records[coalition.KindCommitment], empty)
			there[parent] = true
		}
	}
}

// questions drops those whose answer is gone, because nobody could tell what they are about.
func (s *salvaging) questions() {
	kept := s.records[coalition.KindQuestion][:0]
	for _, r := range s.records[coalition.KindQuestion] {
		if slices.ContainsFunc(s.answers, func(a coalition.Answer) bool { return string(a.ID) == r.values[0] }) {
			kept = append(kept, r)
			continue
		}
		s.lose(string(coalition.KindQuestion), r.name(), errors.New("its answer is gone"))
	}
	s.records[coalition.KindQuestion] = kept
}

// write fills the new file with all that was saved and counts it.
func (s *salvaging) write(tx *database.Tx) error {
	for _, name := range slices.Sorted(maps.Keys(s.facts)) {
		if err := setMeta(tx, name, s.facts[name]); err != nil {
			return err
		}
	}
	for _, k := range append(slices.Clone(coalition.Kinds), coalition.KindQuestion) {
		for _, r := range s.records[k] {
			if k == coalition.KindQuestion {
				continue // after the answers they belong to
			}
			if err := s.keep(tx, r); err != nil {
				return err
			}
		}
	}
	for _, part := range []func(*database.Tx) error{s.writeAgenda, s.writeHanded, s.writeLog} {
		if err := part(tx); err != nil {
			return err
		}
	}
	return nil
}

func (s *salvaging) keep(tx *database.Tx, r *row) error {
	if err := r.insert(tx); err != nil {
		return fmt.Errorf("%s %s: %w", r.table.kind, r.id, err)
	}
	s.report.Saved[string(r.table.kind)]++
	return nil
}

func (s *salvaging) writeHanded(tx *database.Tx) error {
	for _, sub := range s.submissions {
		if err := keep(tx, sub); err != nil {
			return err
		}
		s.report.Saved["submission"]++
	}
	for _, a := range s.answers {
		if err := keepAnswer(tx, a); err != nil {
			return err
		}
		s.report.Saved["answer"]++
	}
	for _, r := range s.records[coalition.KindQuestion] {
		if err := s.keep(tx, r); err != nil {
			return err
		}
	}
	return nil
}

// writeLog keeps the steps that are left. When anything was damaged the last step is the mending itself, behind which nothing can be
// taken back: a step that lost its predecessor would undo something else.
func (s *salvaging) writeLog(tx *database.Tx) error {
	d := &Dossier{clock: time.Now}
	there := map[int64]bool{}
	for _, e := range s.steps {
		if e.of.Valid && !there[e.of.Int64] {
			e.of.Valid, e.of.Int64 = false, 0
		}
		if err := relog(tx, e); err != nil {
			return err
		}
		there[e.seq] = true
		s.report.Saved["step"]++
	}
	if s.report.Whole() {
		return nil
	}
	return d.final(tx, coalition.Step{Name: "repair", Cause: coalition.CauseScreen})
}
