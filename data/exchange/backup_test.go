package exchange

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"doemee/data/coalition"
	"doemee/data/dossier"
)

func someplace(t *testing.T) Places {
	t.Helper()
	return under(t.TempDir(), filepath.Join(t.TempDir(), "local"))
}

// rename gives the organisation of a dossier another name, as one step.
func rename(t *testing.T, d *dossier.Dossier, name string) {
	t.Helper()
	c, err := d.Content(t.Context())
	must(t, err)
	e := c.Edit("edit", coalition.CauseScreen)
	must(t, e.Set(coalition.AsRecord(&c.Organisation), "name", name))
	must(t, d.Apply(t.Context(), e.Step()))
}

func TestABackupHoldsWhatTheDossierHolds(t *testing.T) {
	c := complete(t, 3)
	d, p := kept(t, c), someplace(t)
	b, err := p.Backup(t.Context(), d, ReasonAsked, today)
	must(t, err)
	seen, err := p.look(t.Context(), b.Path)
	must(t, err)
	if seen.Content.Commitments[2].InternalNote == "" || len(seen.Content.Commitments) != 3 {
		t.Errorf("got %+v", seen.Counts())
	}
	if filepath.Dir(b.Path) != filepath.Join(p.Backups, string(c.Organisation.ID)) || b.Size == 0 || b.Number != 1 {
		t.Errorf("got %+v", b)
	}
	if all := p.Of(d.Path(), c.Organisation.ID); len(all) != 1 || all[0] != b {
		t.Errorf("listed are %+v, made was %+v", all, b)
	}
	if byName := p.Of(d.Path(), ""); len(byName) != 1 || byName[0].Path != b.Path {
		t.Errorf("by name: %+v", byName)
	}
	if left, _ := os.ReadDir(p.Work); len(left) != 0 {
		t.Errorf("copies were left in %v", left)
	}
}

// A file that got another name goes on with its numbers: the last backup in the list is the newest.
func TestTheNewestBackupIsTheLastWhateverTheNameWas(t *testing.T) {
	c := complete(t, 1)
	d, p := kept(t, c), someplace(t)
	for range 3 {
		_, err := p.Backup(t.Context(), d, ReasonAsked, today)
		must(t, err)
	}
	must(t, d.Close())
	renamed := filepath.Join(filepath.Dir(d.Path()), "nieuwe-naam.doemee")
	must(t, os.Rename(d.Path(), renamed))
	d, err := p.Open(t.Context(), renamed)
	must(t, err)
	t.Cleanup(func() { _ = d.Close() })
	newest, err := p.Backup(t.Context(), d, ReasonAsked, today.Add(time.Hour))
	must(t, err)
	if all := p.Of(renamed, c.Organisation.ID); len(all) != 4 || all[3] != newest || newest.Number != 4 {
		t.Errorf("the newest is %+v, the list ends with %+v", newest, all[len(all)-1])
	}
}

func TestOpeningAndClosingAnUnchangedDossierCopiesOnce(t *testing.T) {
	d, p := kept(t, complete(t, 1)), someplace(t)
	first, err := p.Backup(t.Context(), d, ReasonOpen, today)
	must(t, err)
	again, err := p.Backup(t.Context(), d, ReasonClose, today.Add(time.Hour))
	must(t, err)
	if again != first {
		t.Errorf("unchanged, and yet %+v after %+v", again, first)
	}
	rename(t, d, "Gemeente Nieuwstad")
	third, err := p.Backup(t.Context(), d, ReasonClose, today.Add(2*time.Hour))
	must(t, err)
	if third.Number != 2 {
		t.Errorf("changed, and yet %+v", third)
	}
}

func TestADamagedBackupIsNotTakenForTheNewest(t *testing.T) {
	d, p := kept(t, complete(t, 1)), someplace(t)
	first, err := p.Backup(t.Context(), d, ReasonOpen, today)
	must(t, err)
	must(t, os.Truncate(first.Path, first.Size/2))
	again, err := p.Backup(t.Context(), d, ReasonClose, today)
	must(t, err)
	if again.Number != 2 {
		t.Errorf("the damaged one stood for a good one: %+v", again)
	}
}

func TestWhereNoBackupCanBeMadeThereIsNone(t *testing.T) {
	d, p := kept(t, complete(t, 1)), someplace(t)
	must(t, os.WriteFile(filepath.Dir(p.Backups), []byte("a file where the folder should come"), 0o600))
	if _, err := p.Backup(t.Context(), d, ReasonBringIn, today); FaultOf(err).Exit != ExitStore {
		t.Errorf("got %v", err)
	}
}

func TestNamesOfBackups(t *testing.T) {
	b := Backup{Name: "voorbeeldstad", Number: 12, At: today, Reason: ReasonBringIn}
	back, ok := readName(b.fileName())
	if !ok || back != b {
		t.Errorf("%s reads back as %+v", b.fileName(), back)
	}
	for _, strange := range []string{"", "a.doemee", "a.b.c.d.doemee", "a.000000.20200428T104200Z.open.doemee", "a.1.20200428T104200Z.open.xlsx"} {
		if _, ok := readName(strange); ok {
			t.Errorf("%q was taken for a backup", strange)
		}
	}
	for path, want := range map[string]string{"/a/Mijn dossier é.doemee": "mijn-dossier-e", "???.doemee": "dossier"} {
		if got := seriesOf(path); got != want {
			t.Errorf("%s: %s", path, got)
		}
	}
}

// at lists backups made so many hours before a moment, oldest first.
func at(now time.Time, hours ...int) (all []Backup) {
	for i, h := range hours {
		all = append(all, Backup{Number: i + 1, At: now.Add(-time.Duration(h) * time.Hour)})
	}
	return all
}

func TestThinning(t *testing.T) {
	now := time.Date(2026, 11, 23, 18, 0, 0, 0, time.Local)
	many := at(now, 24*700, 24*400, 24*200, 24*195, 24*60, 24*32, 24*10+2, 24*10+1, 24*10, 24*3+1, 24*3, 5, 4, 3, 2, 1, 0)
	want := []int{1, 2, 3, 7} // older than a year, the earlier of a month, the earlier of a day; number 8 is one of the newest ten
	got := numbers(Thin(many, now))
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("gone are %v, want %v", got, want)
	}
	if gone := Thin(at(now, 24*900, 24*800, 24*700), now); len(gone) != 0 {
		t.Errorf("of a dossier seldom opened %v would go", numbers(gone))
	}
	if gone := Thin(many, now.AddDate(-80, 0, 0)); len(gone) != 0 {
		t.Errorf("a clock set back would cost %v", numbers(gone))
	}
	if left := len(many) - len(Thin(many, now.AddDate(80, 0, 0))); left != keptAlways {
		t.Errorf("a clock run ahead leaves %d", left)
	}
}

func numbers(all []Backup) (ns []int) {
	for _, b := range all {
		ns = append(ns, b.Number)
	}
	return ns
}

// Whatever the moments, thinning never takes the newest ten nor one of today, and thinning again takes nothing more.
func TestThinningIsSteady(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		now := time.Date(2026, 11, 23, 18, 0, 0, 0, time.UTC).Add(time.Duration(random.IntN(10000)) * time.Hour)
		var all []Backup
		for i := range random.IntN(60) {
			all = append(all, Backup{Number: i + 1, At: now.Add(time.Duration(random.IntN(20000)-18000) * time.Hour)})
		}
		gone := numbers(Thin(all, now))
		left := slices.DeleteFunc(slices.Clone(all), func(b Backup) bool { return slices.Contains(gone, b.Number) })
		for _, b := range all[max(0, len(all)-keptAlways):] {
			if slices.Contains(gone, b.Number) {
				t.Fatalf("one of the newest went: %+v", b)
			}
		}
		if again := Thin(left, now); len(again) != 0 {
			t.Fatalf("thinning again took %v", numbers(again))
		}
	}
}

func TestBackupsAreThinnedAsTheyAreMade(t *testing.T) {
	d, p := kept(t, complete(t, 1)), someplace(t)
	for i := range 14 {
		rename(t, d, fmt.Sprintf("Gemeente %d", i))
		_, err := p.Backup(t.Context(), d, ReasonClose, today.AddDate(-2, 0, i))
		must(t, err)
	}
	_, err := p.Backup(t.Context(), d, ReasonAsked, today)
	must(t, err)
	all := p.Of(d.Path(), "")
	if len(all) != keptAlways || all[len(all)-1].Number != 15 {
		t.Errorf("%d are left, of which the last is %+v", len(all), all[len(all)-1])
	}
	for _, b := range all {
		if !strings.HasSuffix(b.Path, b.fileName()) {
			t.Errorf("%s is not %s", b.Path, b.fileName())
		}
	}
}
