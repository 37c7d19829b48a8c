package coalition

import (
	"fmt"
	"slices"
)

// RecordChange is how one record differs between two submissions.
type RecordChange struct {
	Kind   Kind
	ID     ID
	Owner  ID     // the commitment of a row, else the record itself
	Sort   string // added, removed or changed
	Fields []FieldChange
}

// FieldChange is one field that differs.
type FieldChange struct{ Field, Old, New string }

// The sorts of a change.
const (
	Added   = "added"
	Removed = "removed"
	Changed = "changed"
)

// Difference compares two sets of canonical lines, record by record and field by field, in the order of the new lines and
// then of the old. It fails on a line that is no canonical record.
func Difference(was, is []string) ([]RecordChange, error) {
	old, oldOrder, err := byRecord(was)
	if err != nil {
		return nil, fmt.Errorf("compare: %w", err)
	}
	now, order, err := byRecord(is)
	if err != nil {
		return nil, fmt.Errorf("compare: %w", err)
	}
	var changes []RecordChange
	for _, id := range order {
		if ch := compare(old[id], now[id]); ch != nil {
			changes = append(changes, *ch)
		}
	}
	for _, id := range oldOrder {
		if _, kept := now[id]; !kept {
			changes = append(changes, recordChange(old[id], Removed))
		}
	}
	return changes, nil
}

func byRecord(lines []string) (records map[ID]*Record, order []ID, err error) {
	records = map[ID]*Record{}
	for _, line := range lines {
		r, err := ReadLine(line)
		if err != nil {
			return nil, nil, err
		}
		records[r.ID()] = &r
		order = append(order, r.ID())
	}
	return records, order, nil
}

func compare(was, is *Record) *RecordChange {
	if was == nil {
		ch := recordChange(is, Added)
		return &ch
	}
	ch := recordChange(is, Changed)
	for _, f := range Fields(is.kind) {
		if a, b := was.Value(f.Name), is.Value(f.Name); a != b {
			ch.Fields = append(ch.Fields, FieldChange{f.Name, a, b})
		}
	}
	if len(ch.Fields) == 0 {
		return nil
	}
	return &ch
}

func recordChange(r *Record, sort string) RecordChange {
	owner := parentOf(*r)
	if owner == "" {
		owner = r.ID()
	}
	return RecordChange{Kind: r.kind, ID: r.ID(), Owner: owner, Sort: sort}
}

// Touched lists the commitments that a difference is about, each once, in its order.
func Touched(changes []RecordChange) []ID {
	var owners []ID
	for _, ch := range changes {
		if (ch.Kind == KindCommitment || ch.Kind.Belongs()) && !slices.Contains(owners, ch.Owner) {
			owners = append(owners, ch.Owner)
		}
	}
	return owners
}
