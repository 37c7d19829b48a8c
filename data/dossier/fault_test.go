package dossier

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"doemee/data/coalition"
	"doemee/data/database"
)

func TestWhatIsNoDossierIsRefusedUntouched(t *testing.T) {
	register := database.Identity{Kind: "register", Application: database.RegisterID, Migrations: []string{"CREATE TABLE a (b TEXT) STRICT"}}
	path := filepath.Join(t.TempDir(), "r.db")
	made, err := database.Create(ctx, path, register, func(*database.Tx) error { return nil })
	must(t, err)
	must(t, made.Close())
	before, err := os.ReadFile(path)
	must(t, err)
	_, err = Open(ctx, path)
	var fault *database.Fault
	if !errors.As(err, &fault) || fault.Code != database.OtherKind || fault.Found != "register" || fault.Expected != "dossier" {
		t.Errorf("got %v", err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file has changed (%v)", err)
	}
}

// A step that could not be stored is given again once the disk takes writes; what was typed is not lost on the way.
func TestAStepIsGivenAgainAfterAFault(t *testing.T) {
	c := sample(t)
	d := create(t, c)
	before := c.Clone()
	steps := []coalition.Step{
		edit(t, c, coalition.AsRecord(&c.Organisation), "seat", "Voorbeeldstad"),
		edit(t, c, coalition.AsRecord(&c.Organisation), "seat", "Voorbeelddorp"),
	}
	must(t, os.MkdirAll(d.Path()+"-journal/in-the-way", 0o700))
	for range 2 {
		if err := d.Apply(ctx, steps[0]); !errors.Is(err, database.ErrStore) {
			t.Errorf("got %v", err)
		}
	}
	must(t, os.RemoveAll(d.Path()+"-journal"))
	same(t, d, before)
	for _, step := range steps {
		must(t, d.Apply(ctx, step))
	}
	same(t, d, c)
	if history, err := d.History(ctx, "", 0); err != nil || len(history) != 2 {
		t.Errorf("%d steps, %v", len(history), err)
	}
}

func TestACopyHoldsTheSame(t *testing.T) {
	c := sample(t)
	d := create(t, c)
	must(t, d.Apply(ctx, edit(t, c, coalition.AsRecord(&c.Organisation), "seat", "Voorbeeldstad")))
	target := filepath.Join(t.TempDir(), "kopie.db")
	must(t, d.Backup(ctx, target))
	copied, err := Open(ctx, target)
	must(t, err)
	defer copied.Close()
	same(t, copied, c)
	if undo, _, err := copied.Reversible(ctx); err != nil || undo.Name != "edit" {
		t.Errorf("the copy's undo is %q, %v", undo.Name, err)
	}
}

func TestADossierIsMadeOnceAndOpenedOnce(t *testing.T) {
	c := sample(t)
	d := create(t, c)
	if _, err := Create(ctx, d.Path(), c, "SSA-2019-2020"); !errors.Is(err, database.ErrExists) {
		t.Errorf("made twice: %v", err)
	}
	if _, err := Open(ctx, d.Path()); !errors.Is(err, database.ErrInUse) {
		t.Errorf("opened twice: %v", err)
	}
	same(t, d, c)
}
