package exchange

import (
	"os"
	"path/filepath"
	"testing"

	"doemee/data/coalition"
	"doemee/data/register"
)

// newRegister makes an empty register in a folder of its own.
func newRegister(t testing.TB) *register.Register {
	t.Helper()
	r, err := register.Create(t.Context(), filepath.Join(t.TempDir(), "coalitie.doemee-register"), Bundled().Name, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	return r
}

func takeIn(t testing.TB, r *register.Register, w TakeInWish, paths ...string) *TakenIn {
	t.Helper()
	out, err := TakeIn(t.Context(), r, paths, w)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestTakeInAFolder(t *testing.T) {
	dir := t.TempDir()
	if _, err := Demo(t.Context(), dir, DemoWish{Organisations: 3, Commitments: 7, Seed: 1, Today: "2020-04-28"}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "~$open.xlsx"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	r := newRegister(t)
	others, err := filepath.Glob(filepath.Join(dir, "*.doemee*"))
	if err != nil {
		t.Fatal(err)
	}
	others = append(others, "~$open.xlsx")
	preview := takeIn(t, r, TakeInWish{DryRun: true}, dir)
	if n, _ := r.FileClasses(t.Context(), register.FileQuery{}); len(n) != 0 {
		t.Errorf("a preview kept %v", n)
	}
	out := takeIn(t, r, TakeInWish{}, dir)
	if out.Classes[coalition.ClassNew] != 3 || out.Classes[coalition.ClassNotOurs] != len(others) || preview.Classes[coalition.ClassNew] != 3 {
		t.Errorf("taken in: %+v, in the preview %+v", out, preview)
	}
	again := takeIn(t, r, TakeInWish{}, dir)
	if again.Classes[coalition.ClassIdentical] != 3 || again.Kept != 0 {
		t.Errorf("taken in again: %+v", again)
	}
	c, err := r.Coverage(t.Context(), Bundled(), register.CoverageQuery{})
	if err != nil {
		t.Fatal(err)
	}
	list, total, err := r.Commitments(t.Context(), register.CommitmentQuery{Stands: true})
	if err != nil || total != c.Commitments || len(list) != total || total == 0 {
		t.Errorf("%d in the list, %d in the coverage, %v", total, c.Commitments, err)
	}
	for _, cell := range c.Cells {
		q := register.CommitmentQuery{Project: cell.Project, NoProject: cell.Project == "", Kind: cell.Kind, Stands: true}
		if _, n, err := r.Commitments(t.Context(), q); err != nil || n != cell.Commitments {
			t.Errorf("%v opens %d, %v", cell, n, err)
		}
	}
}
