package coalition

import (
	"fmt"
	"slices"
)

// Change is one value that becomes another. With an empty Field it is about the record itself: New is [Yes] when it comes to
// be, empty when it goes. Values are written as the field's [Form] says.
type Change struct {
	Kind   Kind
	ID     ID
	Parent ID // the commitment of a row, else empty
	Field  string
	Old    string
	New    string
}

// Inverse takes the change back.
func (c Change) Inverse() Change {
	c.Old, c.New = c.New, c.Old
	return c
}

// Cause tells what made a change.
type Cause string

// The causes in the log.
const (
	CauseScreen  Cause = "screen"  // somebody typed or chose it, in the window or at the command line
	CauseHandIn  Cause = "hand-in" // handing in set a status
	CauseImport  Cause = "import"  // brought in from a workbook
	CauseAnswer  Cause = "answer"  // brought in from an answer
	CauseUndo    Cause = "undo"    // an earlier step taken back
	CauseRedo    Cause = "redo"    // an undone step done again
	CauseEdition Cause = "edition" // another edition was taken on
)

// Step is one named act of a person with everything it changes: it is written, logged and undone as a whole.
type Step struct {
	Name    string // a code such as edit, add, delete, restore, bring-in: the word stands in the translations as step.<name>
	Cause   Cause
	Changes []Change
}

// Inverse takes the whole step back, last change first.
func (s Step) Inverse(cause Cause) Step {
	back := make([]Change, len(s.Changes))
	for i, c := range s.Changes {
		back[len(back)-1-i] = c.Inverse()
	}
	return Step{Name: s.Name, Cause: cause, Changes: back}
}

// Apply carries out a step. It is all or nothing: on an error the content is as it was. A change whose old value is not the
// present one is refused with [ErrStale].
func (c *Content) Apply(s Step) error {
	for i, change := range s.Changes {
		if err := c.apply(change); err != nil {
			for _, done := range slices.Backward(s.Changes[:i]) {
				// Taking back what was just done can't fail: every value came from here.
				_ = c.apply(done.Inverse())
			}
			return fmt.Errorf("%s %s %s: %w", change.Kind, change.ID, change.Field, err)
		}
	}
	c.Sort()
	return nil
}

func (c *Content) apply(ch Change) error {
	r, found := c.find(ch)
	switch {
	case ch.Field == "" && ch.New == Yes:
		if found {
			return ErrExists
		}
		return c.add(ch.Kind, ch.ID, ch.Parent)
	case !found:
		return ErrNoRecord
	case ch.Field == "":
		return c.remove(ch.Kind, ch.ID)
	case r.Value(ch.Field) != ch.Old:
		return ErrStale
	}
	if ch.Kind == KindCommitment && ch.Field == "number" {
		c.LastNumber = max(c.LastNumber, Number(ch.New).Rank())
	}
	return r.Put(ch.Field, ch.New)
}

// find looks in the commitment a row belongs to first: with thousands of commitments that is most of the work.
func (c *Content) find(ch Change) (found Record, ok bool) {
	owner := c.Commitment(ch.Parent)
	if !ch.Kind.Belongs() || owner == nil {
		return c.Find(ch.Kind, ch.ID)
	}
	owner.Rows(func(r Record) bool {
		if r.kind == ch.Kind && *r.id == ch.ID {
			found, ok = r, true
		}
		return !ok
	})
	return found, ok
}

// Edit gathers the changes of one step while carrying them out, so that each change sees the ones before it.
type Edit struct {
	content *Content
	step    Step
}

// Edit begins a step on a content. The content changes as the edit goes on; use a [Content.Clone] where it must not.
func (c *Content) Edit(name string, cause Cause) *Edit {
	return &Edit{content: c, step: Step{Name: name, Cause: cause}}
}

// Step is what was gathered so far.
func (e *Edit) Step() Step { return e.step }

// Empty tells whether nothing has changed.
func (e *Edit) Empty() bool { return len(e.step.Changes) == 0 }

func (e *Edit) do(ch Change) error {
	if err := e.content.apply(ch); err != nil {
		return err
	}
	e.step.Changes = append(e.step.Changes, ch)
	return nil
}

// Set gives a field a value; the value it has already is no change. A value that is written differently but means the same
// (1 april 2026) is kept in its canonical form.
//
// The record is found again by its id: adding a record may have moved it in memory.
func (e *Edit) Set(r Record, field, value string) error {
	at := Change{Kind: r.kind, ID: *r.id, Parent: parentOf(r), Field: field}
	r, ok := e.content.find(at)
	if !ok {
		return ErrNoRecord
	}
	was := r.Value(field)
	if err := r.Put(field, value); err != nil {
		return err
	}
	is := r.Value(field)
	if is == was {
		return nil
	}
	if err := r.Put(field, was); err != nil {
		return err
	}
	at.Old, at.New = was, is
	return e.do(at)
}

func parentOf(r Record) ID {
	if !r.kind.Belongs() {
		return ""
	}
	return ID(r.Value("commitment"))
}

// Add makes a new record; parent is its commitment when the kind is a row of one. The record comes last in its list.
func (e *Edit) Add(k Kind, id, parent ID) (Record, error) {
	ch := Change{Kind: k, ID: id, Parent: parent, New: Yes}
	if err := e.do(ch); err != nil {
		return Record{}, err
	}
	r, _ := e.content.find(ch)
	if _, ordered := FieldOf(k, "position"); ordered {
		if err := e.Set(r, "position", fmt.Sprint(e.content.lastPosition(k, parent)+1024)); err != nil {
			return Record{}, err
		}
	}
	return r, nil
}

func (c *Content) lastPosition(k Kind, parent ID) int64 {
	last := orderSlot{at: new(int64)}
	highest := int64(0)
	for r := range c.Records {
		if r.kind != k || parentOf(r) != parent {
			continue
		}
		if last.write(r.Value("position")) == nil {
			highest = max(highest, *last.at)
		}
	}
	return highest
}

// AddCommitment makes a new draft commitment with the next number.
func (e *Edit) AddCommitment(id ID) (*Commitment, error) {
	r, err := e.Add(KindCommitment, id, "")
	if err != nil {
		return nil, err
	}
	if err := e.Set(r, "number", string(NumberOf(e.content.LastNumber+1))); err != nil {
		return nil, err
	}
	if err := e.Set(r, "status", string(StatusDraft)); err != nil {
		return nil, err
	}
	return e.content.Commitment(id), nil
}

// Remove takes a record out, its rows and values first, so that the way back brings everything back. People put
// commitments in the trash instead, see [Edit.Trash].
func (e *Edit) Remove(r Record) error {
	if r.kind == KindCommitment {
		if err := e.removeRows(e.content.Commitment(*r.id)); err != nil {
			return err
		}
	}
	// A row that is removed moves its neighbours; the record must be found again for each value.
	gone := Change{Kind: r.kind, ID: *r.id, Parent: parentOf(r), Old: Yes}
	for _, f := range Fields(r.kind) {
		if f.Name == "commitment" {
			continue
		}
		if err := e.Set(r, f.Name, ""); err != nil {
			return err
		}
	}
	return e.do(gone)
}

func (e *Edit) removeRows(c *Commitment) error {
	var ids []Change
	c.Rows(func(r Record) bool {
		ids = append(ids, Change{Kind: r.kind, ID: *r.id, Parent: c.ID})
		return true
	})
	for _, ch := range ids {
		r, _ := e.content.find(ch)
		if err := e.Remove(r); err != nil {
			return err
		}
	}
	return nil
}

// Trash puts a commitment or a building block in the trash, from where it can be restored for thirty days.
func (e *Edit) Trash(r Record, now Moment) error { return e.Set(r, "trashed", string(now)) }

// Restore takes a commitment or a building block out of the trash.
func (e *Edit) Restore(r Record) error { return e.Set(r, "trashed", "") }
