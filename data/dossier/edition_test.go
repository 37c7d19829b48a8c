package dossier

import (
	"errors"
	"maps"
	"path/filepath"
	"testing"

	"doemee/data/coalition"
	"doemee/data/database"
)

// next is an edition as a dossier keeps it; what its text says is nothing to the dossier.
func next(serial int, name string) Taken {
	return Taken{Serial: serial, Name: name, Version: 1, Text: "doemee/edition/v1\n{}\n\n— x AAAA\n", Key: "x+1+A"}
}

func TestAnotherEditionIsNoStepToTakeBack(t *testing.T) {
	c := sample(t)
	d := create(t, c)
	must(t, d.Apply(ctx, edit(t, c, coalition.AsRecord(&c.Organisation), "seat", "Voorbeeldstad")))
	must(t, d.TakeEdition(ctx, next(2, "SSA-2027-2028"), nil))
	d = reopen(t, d)
	if d.Edition() != "SSA-2027-2028" {
		t.Errorf("edition %s", d.Edition())
	}
	undo, _, err := d.Reversible(ctx)
	if err != nil || undo.Name != "edit" {
		t.Errorf("undo is %q, %v", undo.Name, err)
	}
}

func TestBackGoesOneStepAndForgetsNothing(t *testing.T) {
	d := create(t, sample(t))
	if err := d.EditionBack(ctx, "SSA-2019-2020"); !errors.Is(err, ErrNothing) {
		t.Errorf("before anything was taken on: %v", err)
	}
	must(t, d.TakeEdition(ctx, next(2, "SSA-2027-2028"), nil))
	must(t, d.TakeEdition(ctx, next(5, "SSA-2029-2030"), nil))
	for _, want := range []struct {
		name   string
		serial int
	}{{"SSA-2027-2028", 2}, {"SSA-2019-2020", 0}} {
		must(t, d.EditionBack(ctx, "SSA-2019-2020"))
		d = reopen(t, d)
		all, present, err := d.Editions(ctx)
		if err != nil || d.Edition() != want.name || present != want.serial || len(all) != 2 || all[1].Serial != 5 {
			t.Errorf("at %s, serial %d, want %v; seen %v, %v", d.Edition(), present, want, all, err)
		}
	}
	must(t, d.TakeEdition(ctx, next(5, "SSA-2029-2030"), nil))
	if _, present, err := d.Editions(ctx); err != nil || present != 5 {
		t.Errorf("taken on again: %d, %v", present, err)
	}
}

func TestDecisionsAreOfOneEdition(t *testing.T) {
	c := sample(t)
	d := create(t, c)
	id := c.Commitments[0].ID
	must(t, d.TakeEdition(ctx, next(2, "SSA-2027-2028"), []coalition.ID{id}))
	decided := func(want map[coalition.ID]coalition.Decision) {
		t.Helper()
		if got, err := d.Decisions(ctx); err != nil || !maps.Equal(got, want) {
			t.Errorf("decisions %v, want %v, %v", got, want, err)
		}
	}
	decided(map[coalition.ID]coalition.Decision{id: coalition.Undecided})
	must(t, d.RollOver(ctx, id, coalition.Keep, coalition.Step{Name: "rollover", Cause: coalition.CauseScreen}))
	d = reopen(t, d)
	decided(map[coalition.ID]coalition.Decision{id: coalition.Keep})
	if err := d.RollOver(ctx, coalition.NewID(), coalition.Keep, coalition.Step{Name: "rollover"}); !errors.Is(err, coalition.ErrNoRecord) {
		t.Errorf("a commitment nobody asked about: %v", err)
	}
	must(t, d.EditionBack(ctx, "SSA-2019-2020"))
	decided(map[coalition.ID]coalition.Decision{})
	must(t, d.TakeEdition(ctx, next(2, "SSA-2027-2028"), []coalition.ID{id}))
	decided(map[coalition.ID]coalition.Decision{id: coalition.Keep}) // what was decided need not be decided again
}

func TestADecisionIsCarriedOutAndUndoneWithItsStep(t *testing.T) {
	c := sample(t)
	d := create(t, c)
	must(t, d.Apply(ctx, edit(t, c, coalition.AsRecord(&c.Commitments[0]), "status", "under-way")))
	id := c.Commitments[0].ID
	must(t, d.TakeEdition(ctx, next(2, "SSA-2027-2028"), []coalition.ID{id}))
	step, err := coalition.RollOver(c, coalition.Decided{Commitment: id, Decision: coalition.Stop, Reason: "Geen geld"}, "2027-01-01T10:00:00Z")
	must(t, err)
	must(t, d.RollOver(ctx, id, coalition.Stop, step))
	same(t, d, c)
	_, err = d.Undo(ctx)
	must(t, err)
	after, err := d.Content(ctx)
	must(t, err)
	if got := after.Commitments[0]; got.Status != coalition.StatusUnderWay || got.StatusReason != "" {
		t.Errorf("after undo: %s %q", got.Status, got.StatusReason)
	}
}

func TestAnEditionThatIsNotWhatWasWrittenIsSeen(t *testing.T) {
	c := sample(t)
	for _, statement := range []string{"UPDATE edition SET text = text || ' '", "UPDATE edition SET key = 'mine'", "UPDATE decision SET decision = 'stop'"} {
		d := create(t, c)
		must(t, d.TakeEdition(ctx, next(2, "SSA-2027-2028"), []coalition.ID{c.Commitments[0].ID}))
		must(t, d.db.Update(ctx, func(tx *database.Tx) error {
			_, err := tx.Exec(statement)
			return err
		}))
		_, _, err := d.Editions(ctx)
		_, other := d.Decisions(ctx)
		if !isDamaged(errors.Join(err, other)) {
			t.Errorf("%s: %v, %v", statement, err, other)
		}
	}
}

// A dossier made by the first version is brought to the newest when it is opened, with everything in it.
func TestAFirstVersionIsMigrated(t *testing.T) {
	c := sample(t)
	first := Identity
	first.Migrations = Identity.Migrations[:1]
	path := filepath.Join(t.TempDir(), "oud.doemee")
	db, err := database.Create(ctx, path, first, func(tx *database.Tx) error {
		for name, value := range map[string]string{metaEdition: "SSA-2019-2020", metaCreated: "2026-04-01T10:00:00Z", metaLastNumber: "1"} {
			if err := setMeta(tx, name, value); err != nil {
				return err
			}
		}
		return putAll(tx, c)
	})
	must(t, err)
	must(t, db.Close())
	d, err := Open(ctx, path)
	must(t, err)
	defer d.Close()
	same(t, d, c)
	all, present, err := d.Editions(ctx)
	if err != nil || len(all) != 0 || present != 0 || d.Edition() != "SSA-2019-2020" {
		t.Errorf("%v, %d, %s, %v", all, present, d.Edition(), err)
	}
	must(t, d.TakeEdition(ctx, next(2, "SSA-2027-2028"), nil))
}
