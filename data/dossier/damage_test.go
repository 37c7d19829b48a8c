package dossier

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"doemee/data/coalition"
	"doemee/data/database"
)

// everything reads a file to its last byte that means something and tells what it holds.
func everything(t *testing.T, path string) (all []string, err error) {
	t.Helper()
	d, err := Open(ctx, path)
	if err != nil {
		return nil, err
	}
	defer d.Close()
	c, err := d.Content(ctx)
	if err != nil {
		return nil, err
	}
	history, err := d.History(ctx, "", 0)
	if err != nil {
		return nil, err
	}
	handed, err := d.Submissions(ctx)
	if err != nil {
		return nil, err
	}
	all = append(told(t, c), d.Edition())
	for _, e := range history {
		for _, ch := range e.Step.Changes {
			all = append(all, string(e.At)+e.Step.Name+ch.Field+ch.Old+ch.New)
		}
	}
	for _, s := range handed {
		all = append(all, s.Hash+s.Name)
		all = append(all, s.Lines...)
	}
	return all, nil
}

// used is a dossier with a bit of everything, closed; it returns its bytes and what it holds.
func used(t *testing.T) (raw []byte, holds []string) {
	t.Helper()
	c := sample(t)
	d := create(t, c)
	e := c.Edit("add", coalition.CauseScreen)
	for i := range 40 {
		id := addCommitment(t, e)
		must(t, e.Set(coalition.AsRecord(c.Commitment(id)), "description", strings.Repeat(fmt.Sprintf("Kaart %d van de wijk. ", i), 80)))
	}
	must(t, d.Apply(ctx, e.Step()))
	must(t, d.HandIn(ctx, submissionOf(c, 1), edit(t, c, coalition.AsRecord(&c.Commitments[0]), "status", "committed")))
	must(t, d.Close())
	raw, err := os.ReadFile(d.Path())
	must(t, err)
	holds, err = everything(t, d.Path())
	must(t, err)
	return raw, holds
}

// judge opens a damaged copy: it is refused with a fault, or it holds what it held.
func judge(t *testing.T, what string, raw []byte, holds []string) (refused bool) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.db")
	must(t, os.WriteFile(path, raw, 0o600))
	got, err := everything(t, path)
	var fault *database.Fault
	switch {
	case err == nil && !slices.Equal(got, holds):
		t.Errorf("%s: passed unnoticed", what)
	case err != nil && !errors.As(err, &fault):
		t.Errorf("%s: no fault but %v", what, err)
	case err != nil && fault.Class() != database.Refused:
		t.Errorf("%s: %v", what, err)
	}
	return err != nil
}

// damagedRounds is how many dossiers are damaged; DOEMEE_DAMAGED sets it for a full run.
func damagedRounds() int {
	if n, err := strconv.Atoi(os.Getenv("DOEMEE_DAMAGED")); err == nil {
		return n
	}
	return 60
}

func TestFlippedBitsAreSeenOrHarmless(t *testing.T) {
	raw, holds := used(t)
	random := rand.New(rand.NewPCG(1, 2))
	refused, rounds := 0, damagedRounds()
	for range rounds {
		at, bit := random.IntN(len(raw)), random.IntN(8)
		damaged := slices.Clone(raw)
		damaged[at] ^= 1 << bit
		if judge(t, "bit", damaged, holds) {
			refused++
		}
	}
	t.Logf("%d of %d flipped bits refused, the others changed nothing", refused, rounds)
	if refused == 0 {
		t.Error("no flipped bit was noticed")
	}
}

func TestTruncatedFilesAreRefused(t *testing.T) {
	raw, holds := used(t)
	random := rand.New(rand.NewPCG(3, 4))
	rounds := damagedRounds()
	for i := range rounds {
		n := random.IntN(len(raw))
		if i%10 == 0 {
			n = len(raw) - 1 - random.IntN(4096) // the end of the last page may be unused: the pages alone don't show it
		}
		if !judge(t, "cut", raw[:n], holds) {
			t.Errorf("a file cut to %d of %d bytes was opened", n, len(raw))
		}
	}
	t.Logf("%d of %d cut files refused", rounds, rounds)
}
