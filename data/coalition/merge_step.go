package coalition

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// StepBringIn is the name of the step that takes over what came back.
const StepBringIn = "bring-in"

// Step is what the choices change in a content, as one named step that can be taken back as a whole. The content is the one that was
// merged and is not changed; now is when what is gone goes to the trash. A line without a choice stays as it is.
func (m Merged) Step(c *Content, choices []Choice, now Moment) (Step, error) {
	t := taking{Edit: c.Clone().Edit(StepBringIn, CauseImport), merged: m, now: now}
	var taken []MergeLine
	for i, l := range m.Lines {
		if l.Takeable() && choices[i] == TakeTheirs {
			taken = append(taken, l)
		}
	}
	slices.SortStableFunc(taken, func(a, b MergeLine) int { return cmp.Compare(turnOf(a), turnOf(b)) })
	for _, l := range taken {
		if err := t.take(l); err != nil {
			return Step{}, fmt.Errorf("bring in %s %s %s: %w", l.Kind, l.Record, l.Field, err)
		}
	}
	return t.Step(), nil
}

// turnOf has come first what others refer to, and go last what others leave.
func turnOf(l MergeLine) int {
	switch {
	case l.Sort == MergeGone || l.Sort == MergeGoneThere:
		return 4
	case l.Field != "":
		return 3
	case l.Kind == KindBuildingBlock:
		return 0
	case l.Kind == KindCommitment:
		return 1
	}
	return 2
}

// taking carries out the lines that were chosen.
type taking struct {
	*Edit
	merged Merged
	now    Moment
}

func (t *taking) take(l MergeLine) error {
	p := t.merged.records[recordKey{l.Kind, l.Record}]
	switch l.Sort {
	case MergeGone, MergeGoneThere:
		return t.letGo(p.key)
	case MergeNew, MergeUnsure, MergeGoneHere:
		return t.bring(p, l.Number)
	case MergeNote:
		return t.note(l)
	}
	if l.Field == "commitment" {
		return t.move(p)
	}
	return t.put(p, l.Field)
}

// letGo puts what can be restored in the trash and takes the rest out.
func (t *taking) letGo(k recordKey) error {
	r, there := t.content.Find(k.kind, k.id)
	switch _, trashable := FieldOf(k.kind, "trashed"); {
	case !there:
		return nil // its commitment took it along
	case trashable:
		return t.Trash(r, t.now)
	}
	return t.Remove(r)
}

// bring adds a record with everything it says, or restores it; a commitment brings its rows.
func (t *taking) bring(p *pair, number Number) error {
	r, there := t.content.Find(p.key.kind, p.key.id)
	if there && r.Value("trashed") != "" {
		if err := t.Restore(r); err != nil {
			return err
		}
	}
	if !there {
		if err := t.begin(p, number); err != nil {
			return err
		}
	}
	if err := t.putAll(p); err != nil {
		return err
	}
	if p.key.kind != KindCommitment {
		return nil
	}
	for _, row := range t.merged.rows[p.key.id] {
		if err := t.bring(row, ""); err != nil {
			return err
		}
	}
	return nil
}

// putAll gives a record everything that came back, as far as it is different.
func (t *taking) putAll(p *pair) error {
	r, there := t.content.Find(p.key.kind, p.key.id)
	if !there {
		return ErrNoRecord
	}
	for _, f := range Fields(p.key.kind) {
		value := p.values[f.Name]
		if !p.says(f) || f.Name == "commitment" || f.Name == "status" && value == "" || r.Value(f.Name) == value {
			continue
		}
		if err := t.put(p, f.Name); err != nil {
			return err
		}
	}
	return nil
}

func (t *taking) begin(p *pair, number Number) error {
	var parent ID
	if p.key.kind.Belongs() {
		parent = ID(p.values["commitment"])
	}
	r, err := t.Add(p.key.kind, p.key.id, parent)
	if err != nil || p.key.kind != KindCommitment {
		return err
	}
	if err := t.Set(r, "number", string(number)); err != nil {
		return err
	}
	return t.Set(r, "status", string(StatusDraft))
}

// put gives a field what came back. A building block that did not come along can't be referred to.
func (t *taking) put(p *pair, field string) error {
	r, there := t.content.Find(p.key.kind, p.key.id)
	if !there {
		return ErrNoRecord
	}
	value := p.values[field]
	if field == "buildingBlocks" && value != "" {
		value = strings.Join(slices.DeleteFunc(strings.Split(value, "\n"), func(id string) bool { return t.content.Block(ID(id)) == nil }), "\n")
	}
	return t.Set(r, field, value)
}

// move puts a row under another commitment. It goes there as it is here: its other fields have lines of their own.
func (t *taking) move(p *pair) error {
	r, there := t.content.Find(p.key.kind, p.key.id)
	if !there {
		return ErrNoRecord
	}
	if t.content.Commitment(ID(p.values["commitment"])) == nil {
		return nil // a new commitment that was refused
	}
	values := r.Values()
	if err := t.Remove(r); err != nil {
		return err
	}
	moved, err := t.Add(p.key.kind, p.key.id, ID(p.values["commitment"]))
	if err != nil {
		return err
	}
	for _, f := range Fields(p.key.kind) {
		if f.Name == "commitment" || f.Name == "position" {
			continue
		}
		if err := t.Set(moved, f.Name, values[f.Name]); err != nil {
			return err
		}
	}
	return nil
}

// note adds what was written beside a commitment to its internal note.
func (t *taking) note(l MergeLine) error {
	c := t.content.Commitment(l.Record)
	if c == nil {
		return nil // a new commitment that was refused
	}
	return t.Set(AsRecord(c), "internalNote", strings.TrimSpace(c.InternalNote+"\n"+l.Theirs))
}
