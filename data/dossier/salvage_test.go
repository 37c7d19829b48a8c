package dossier

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"doemee/data/coalition"
	"doemee/data/database"
)

func TestAWholeDossierIsSalvagedWhole(t *testing.T) {
	raw, holds := used(t)
	s, target := salvaged(t, raw)
	if s == nil || !s.Whole() {
		t.Fatalf("of a whole file is lost or doubtful: %+v", s)
	}
	got, err := everything(t, target)
	must(t, err)
	if !slices.Equal(got, holds) {
		t.Error("the mended file does not hold what the whole one holds")
	}
}

// salvaged mends a copy of some bytes; the report is nil when nothing could be done.
func salvaged(t *testing.T, raw []byte) (*Salvaged, string) {
	t.Helper()
	folder := t.TempDir()
	path, target := filepath.Join(folder, "copy.db"), filepath.Join(folder, "mended.db")
	must(t, os.WriteFile(path, raw, 0o600))
	s, err := Salvage(ctx, path, target)
	var fault *database.Fault
	switch {
	case err != nil && !errors.As(err, &fault):
		t.Fatalf("no fault but %v", err)
	case err != nil:
		if _, err := os.Stat(target); err == nil {
			t.Error("refused, and yet a file was made")
		}
		return nil, target
	}
	return s, target
}

// What opens after mending is whole, whatever was damaged: it can be read, changed, undone and handed in.
func TestDamagedDossiersAreMendedOrRefused(t *testing.T) {
	raw, _ := used(t)
	random := rand.New(rand.NewPCG(5, 6))
	rounds := damagedRounds()
	mended, doubtful, lost := 0, 0, 0
	for i := range rounds {
		damaged := slices.Clone(raw)
		for range 1 + random.IntN(6) {
			damage := damaged[random.IntN(len(damaged)):]
			for j := range min(len(damage), 1+random.IntN(200)) {
				damage[j] = byte(random.UintN(256))
			}
		}
		if i%4 == 0 {
			damaged = damaged[:len(raw)/2+random.IntN(len(raw)/2)]
		}
		s, target := salvaged(t, damaged)
		if s == nil {
			continue
		}
		mended, doubtful, lost = mended+1, doubtful+len(s.Doubtful), lost+len(s.Lost)
		works(t, target, s)
	}
	t.Logf("%d of %d damaged dossiers mended, with %d doubtful and %d lost pieces reported", mended, rounds, doubtful, lost)
	if mended < rounds/4 || doubtful == 0 && lost == 0 {
		t.Errorf("only %d of %d were mended", mended, rounds)
	}
}

// works opens a mended file and goes on with it.
func works(t *testing.T, path string, s *Salvaged) {
	t.Helper()
	d, err := Open(ctx, path)
	must(t, err)
	defer d.Close()
	seen, err := d.Seen(ctx)
	must(t, err)
	if n := s.Saved["submission"]; n != len(seen.Submissions) {
		t.Errorf("%d submissions were saved, %d are there", n, len(seen.Submissions))
	}
	_, _, err = d.Reversible(ctx)
	must(t, err)
	_, err = d.History(ctx, "", 0)
	must(t, err)
	e := seen.Content.Edit("edit", coalition.CauseScreen)
	must(t, e.Set(coalition.AsRecord(&seen.Content.Organisation), "seat", "Elders"))
	must(t, d.Apply(ctx, e.Step()))
	_, err = d.Undo(ctx)
	must(t, err)
}

func TestARowThatWasChangedIsKeptAndReported(t *testing.T) {
	c := sample(t)
	d := create(t, c)
	must(t, d.db.Update(ctx, func(tx *database.Tx) error {
		return one(tx.Exec("UPDATE organisation SET seat = 'Ergens'"))
	}))
	must(t, d.Close())
	raw, err := os.ReadFile(d.Path())
	must(t, err)
	s, target := salvaged(t, raw)
	if s == nil || len(s.Doubtful) != 1 || s.Doubtful[0].Kind != "organisation" || len(s.Lost) != 0 {
		t.Fatalf("got %+v", s)
	}
	works(t, target, s)
}

func TestRowsOfALostCommitmentKeepAPlace(t *testing.T) {
	c := sample(t)
	d := create(t, c)
	rows := len(c.Commitments[0].Contributions)
	must(t, d.db.Update(ctx, func(tx *database.Tx) error {
		// What the domain does not take can't be kept, not even with doubt.
		return one(tx.Exec("UPDATE commitment SET number = 'T-001x' || substr(number, 6) WHERE id = ?", string(c.Commitments[0].ID)))
	}))
	must(t, d.Close())
	raw, err := os.ReadFile(d.Path())
	must(t, err)
	s, target := salvaged(t, raw)
	if s == nil || len(s.Lost) != 1 {
		t.Fatalf("got %+v", s)
	}
	back, err := Open(ctx, target)
	must(t, err)
	defer back.Close()
	got, err := back.Content(ctx)
	must(t, err)
	if kept := got.Commitment(c.Commitments[0].ID); rows == 0 || kept == nil || kept.Title != "" || len(kept.Contributions) != rows {
		t.Errorf("%d rows, kept %+v", rows, kept)
	}
}
