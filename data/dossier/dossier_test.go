package dossier

import (
	"context"
	"encoding/json"
	"errors"
	"path/filepath"
	"slices"
	"testing"

	"doemee/data/coalition"
)

var ctx = context.Background()

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// sample is a content with a record of every kind.
func sample(t testing.TB) *coalition.Content {
	t.Helper()
	c := coalition.NewContent(coalition.NewID())
	e := c.Edit("add", coalition.CauseScreen)
	must(t, e.Set(coalition.AsRecord(&c.Organisation), "name", "Gemeente Voorbeeldstad"))
	must(t, e.Set(coalition.AsRecord(&c.Contact), "travels", coalition.Yes))
	addCommitment(t, e)
	for _, k := range []coalition.Kind{coalition.KindBuildingBlock, coalition.KindExplanation, coalition.KindReply} {
		_, err := e.Add(k, coalition.NewID(), "")
		must(t, err)
	}
	return c
}

// addCommitment adds a commitment with one row of each kind.
func addCommitment(t testing.TB, e *coalition.Edit) coalition.ID {
	t.Helper()
	made, err := e.AddCommitment(coalition.NewID())
	must(t, err)
	id := made.ID
	must(t, e.Set(coalition.AsRecord(made), "title", "Open warmtekaart"))
	for _, k := range []coalition.Kind{coalition.KindContribution, coalition.KindMilestone, coalition.KindNeed, coalition.KindProgress} {
		_, err := e.Add(k, coalition.NewID(), id)
		must(t, err)
	}
	return id
}

func create(t testing.TB, c *coalition.Content) *Dossier {
	t.Helper()
	d, err := Create(ctx, filepath.Join(t.TempDir(), "proef #1 50%.db"), c, "SSA-2019-2020")
	must(t, err)
	t.Cleanup(func() { _ = d.Close() })
	return d
}

func reopen(t testing.TB, d *Dossier) *Dossier {
	t.Helper()
	must(t, d.Close())
	again, err := Open(ctx, d.Path())
	must(t, err)
	t.Cleanup(func() { _ = again.Close() })
	return again
}

// told writes everything a content holds, in order, so that two can be compared.
func told(t testing.TB, c *coalition.Content) []string {
	t.Helper()
	lines := []string{string(coalition.NumberOf(c.LastNumber))}
	for r := range c.Records {
		line, err := json.Marshal(r)
		must(t, err)
		lines = append(lines, string(line))
	}
	return lines
}

// same fails when the file does not hold the content.
func same(t testing.TB, d *Dossier, want *coalition.Content) {
	t.Helper()
	got, err := d.Content(ctx)
	must(t, err)
	if a, b := told(t, got), told(t, want); !slices.Equal(a, b) {
		t.Fatalf("the file holds\n%v\nwant\n%v", a, b)
	}
}

func TestWhatWasPutInComesOut(t *testing.T) {
	c := sample(t)
	d := reopen(t, create(t, c))
	same(t, d, c)
	if d.Edition() != "SSA-2019-2020" {
		t.Errorf("edition %q", d.Edition())
	}
}

func TestStepsAreTakenBackAndDoneAgainAfterReopening(t *testing.T) {
	c := sample(t)
	d := create(t, c)
	before := c.Clone()
	e := c.Edit("add", coalition.CauseScreen)
	addCommitment(t, e)
	must(t, d.Apply(ctx, e.Step()))
	same(t, d, c)

	d = reopen(t, d)
	undo, err := d.Undo(ctx)
	must(t, err)
	before.LastNumber = c.LastNumber // numbers are never used again
	same(t, d, before)

	d = reopen(t, d)
	redo, err := d.Redo(ctx)
	must(t, err)
	same(t, d, c)
	if undo.Cause != coalition.CauseUndo || redo.Cause != coalition.CauseRedo || !slices.Equal(redo.Changes, e.Step().Changes) {
		t.Errorf("undo %s, redo %s", undo.Cause, redo.Cause)
	}
	if _, err := d.Redo(ctx); !errors.Is(err, ErrNothing) {
		t.Errorf("a second redo gave %v", err)
	}
}

func TestAStaleStepChangesNothing(t *testing.T) {
	c := sample(t)
	d := create(t, c)
	err := d.Apply(ctx, coalition.Step{Name: "edit", Changes: []coalition.Change{
		{Kind: coalition.KindOrganisation, ID: c.Organisation.ID, Field: "shortName", New: "V"},
		{Kind: coalition.KindOrganisation, ID: c.Organisation.ID, Field: "name", Old: "somebody else wrote this", New: "x"},
	}})
	if !errors.Is(err, coalition.ErrStale) {
		t.Errorf("got %v", err)
	}
	same(t, d, c)
	if history, err := d.History(ctx, "", 0); err != nil || len(history) != 0 {
		t.Errorf("the log holds %v, %v", history, err)
	}
}

func TestARecordThatGoesAndComesBackIsTheLastInBoth(t *testing.T) {
	c := sample(t)
	e := c.Edit("add", coalition.CauseScreen)
	_, err := e.Add(coalition.KindReply, coalition.NewID(), "")
	must(t, err)
	d := create(t, c)
	e = c.Edit("edit", coalition.CauseScreen)
	first := c.Replies[0].ID
	must(t, e.Remove(coalition.AsRecord(&c.Replies[0])))
	again, err := e.Add(coalition.KindReply, first, "")
	must(t, err)
	must(t, e.Set(again, "text", "Toch wel"))
	must(t, d.Apply(ctx, e.Step()))
	same(t, d, c)
}

// Each of these is refused with the domain's own error, and nothing is changed.
func TestStepsThatDoNotFit(t *testing.T) {
	c := sample(t)
	d := create(t, c)
	id, nobody := c.Commitments[0].ID, coalition.NewID()
	cases := []struct {
		name   string
		change coalition.Change
		want   error
	}{
		{"a record twice", coalition.Change{Kind: coalition.KindCommitment, ID: id, New: coalition.Yes}, coalition.ErrExists},
		{"a second contact", coalition.Change{Kind: coalition.KindContact, ID: nobody, New: coalition.Yes}, coalition.ErrExists},
		{"no organisation", coalition.Change{Kind: coalition.KindOrganisation, ID: c.Organisation.ID, Old: coalition.Yes}, coalition.ErrExists},
		{"a row of nothing", coalition.Change{Kind: coalition.KindNeed, ID: nobody, Parent: coalition.NewID(), New: coalition.Yes}, coalition.ErrNoRecord},
		{"a value of nothing", coalition.Change{Kind: coalition.KindNeed, ID: nobody, Field: "status", New: "open"}, coalition.ErrNoRecord},
		{"away with nothing", coalition.Change{Kind: coalition.KindReply, ID: nobody, Old: coalition.Yes}, coalition.ErrNoRecord},
	}
	for _, one := range cases {
		if err := d.Apply(ctx, coalition.Step{Name: "edit", Changes: []coalition.Change{one.change}}); !errors.Is(err, one.want) {
			t.Errorf("%s: %v, want %v", one.name, err, one.want)
		}
	}
	var kind *coalition.UnknownKind
	if err := d.Apply(ctx, coalition.Step{Changes: []coalition.Change{{Kind: "castle", ID: id, Field: "x"}}}); !errors.As(err, &kind) {
		t.Errorf("an unknown kind: %v", err)
	}
	var field *coalition.UnknownField
	if err := d.Apply(ctx, coalition.Step{Changes: []coalition.Change{{Kind: coalition.KindCommitment, ID: id, Field: "castle", New: "x"}}}); !errors.As(err, &field) {
		t.Errorf("an unknown field: %v", err)
	}
	same(t, d, c)
}
