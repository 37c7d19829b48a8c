package exchange

import (
	"path/filepath"
	"slices"
	"testing"

	"doemee/data/coalition"
	"doemee/data/register"
)

// mailbox makes the mail of so many organisations.
func mailbox(t testing.TB, organisations int) (string, []Posted) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "postvak")
	posted, err := Inbox(t.Context(), dir, DemoWish{Organisations: organisations, Commitments: 5, Seed: 7, Today: "2020-04-28"})
	if err != nil {
		t.Fatal(err)
	}
	return dir, posted
}

// tallied is what stands in a mailbox, counted in plain Go from what was put into it.
type tallied struct {
	organisations, commitments int
	cells                      map[[2]coalition.Code]int
	units                      map[coalition.Code]int64
	types                      map[coalition.Code]int
}

// countPosted lays the contents of each organisation over one another by hand: the later submission holds, and what it leaves out
// stays.
func countPosted(posted []Posted) tallied {
	c := tallied{cells: map[[2]coalition.Code]int{}, units: map[coalition.Code]int64{}, types: map[coalition.Code]int{}}
	byKey := map[string]map[coalition.ID]coalition.Commitment{}
	for _, class := range []coalition.Class{coalition.ClassOlder, coalition.ClassNew, coalition.ClassNewer} {
		for _, p := range posted {
			if !p.Counts || p.Class != class {
				continue
			}
			if byKey[p.Key] == nil {
				byKey[p.Key] = map[coalition.ID]coalition.Commitment{}
			}
			for _, t := range p.Content.Commitments {
				byKey[p.Key][t.ID] = t
			}
			if class != coalition.ClassOlder {
				c.types[p.Content.Organisation.Type] += 0
			}
		}
	}
	types := map[string]coalition.Code{}
	for _, p := range posted {
		if p.Counts {
			types[p.Key] = p.Content.Organisation.Type
		}
	}
	c.organisations = len(byKey)
	for key, commitments := range byKey {
		for _, t := range commitments {
			if t.Status == coalition.StatusStopped || t.Status == coalition.StatusWithdrawn {
				continue
			}
			c.commitments++
			c.types[types[key]]++
			c.add(t)
		}
	}
	return c
}

func (c *tallied) add(t coalition.Commitment) {
	var kinds []coalition.Code
	for _, b := range t.Contributions {
		if !slices.Contains(kinds, b.Kind) {
			kinds = append(kinds, b.Kind)
			c.cells[[2]coalition.Code{t.MainProject(), b.Kind}]++
		}
		if b.Unit != "" {
			c.units[b.Unit] += b.Quantity.Hundredths()
		}
	}
}

// The whole coalition: every class of trouble mixed in, taken in completely, each number counted again by something that did not
// make it.
func TestAWholeCoalitionIsTakenIn(t *testing.T) {
	organisations := 300
	if testing.Short() {
		organisations = 36
	}
	dir, posted := mailbox(t, organisations)
	r := newRegister(t)
	preview := takeIn(t, r, TakeInWish{DryRun: true, Passphrase: InboxPassphrase}, dir)
	var seen []register.Arrival
	out := takeIn(t, r, TakeInWish{Passphrase: InboxPassphrase, Each: func(a register.Arrival) { seen = append(seen, a) }}, dir)
	compareFiles(t, posted, seen)
	for _, class := range coalition.Classes {
		if out.Classes[class] == 0 || preview.Classes[class] != out.Classes[class] {
			t.Errorf("%s: %d taken in, %d in the preview", class, out.Classes[class], preview.Classes[class])
		}
	}
	compareCounts(t, r, countPosted(posted))
	compareOverview(t, r, posted)
	if right, err := r.Recount(t.Context()); err != nil || !right {
		t.Errorf("tallied anew it is different: %v", err)
	}
	again := takeIn(t, r, TakeInWish{Passphrase: InboxPassphrase}, dir)
	if again.Kept != 0 || again.Classes[coalition.ClassNew]+again.Classes[coalition.ClassNewer]+again.Classes[coalition.ClassOlder] != 0 {
		t.Errorf("taken in again: %+v", again)
	}
	compareCounts(t, r, countPosted(posted))
	undone, err := UndoTakeIn(t.Context(), r, out.Batch)
	if err != nil || undone != out.Kept {
		t.Errorf("undone %d of %d, %v", undone, out.Kept, err)
	}
	compareCounts(t, r, tallied{})
}

func compareFiles(t *testing.T, posted []Posted, seen []register.Arrival) {
	t.Helper()
	found := map[[2]string]register.Arrival{}
	for _, a := range seen {
		found[[2]string{a.Path, a.Inside}] = a
	}
	if len(found) != len(posted) || len(seen) != len(posted) {
		t.Errorf("%d files were made and %d seen", len(posted), len(seen))
	}
	for _, p := range posted {
		a := found[[2]string{p.Path, p.Inside}]
		if a.Class != p.Class || a.Edited != p.Edited || a.Sealed != p.Sealed || a.Form != p.Form {
			t.Errorf("%s %s is %s (edited %t, sealed %t, form %t, %v), want %+v", p.Path, p.Inside, a.Class, a.Edited, a.Sealed, a.Form, a.Reasons, p.Class)
		}
		if p.Edited && !slices.ContainsFunc(a.Reasons, func(r register.Reason) bool {
			return r.Key == "takein.edit.changed" && r.Note && r.Record != "" && r.Found != r.Expected
		}) {
			t.Errorf("%s does not say what was edited: %+v", p.Path, a.Reasons)
		}
		if p.Content == nil && len(a.Reasons) == 0 || p.Class == coalition.ClassRepair && len(a.Reasons) == 0 {
			t.Errorf("%s is %s without a reason", p.Path, a.Class)
		}
	}
}

func compareCounts(t *testing.T, r *register.Register, want tallied) {
	t.Helper()
	c, err := r.Coverage(t.Context(), Bundled(), register.CoverageQuery{})
	if err != nil {
		t.Fatal(err)
	}
	s, err := r.Standing(t.Context(), "2020-04-28")
	if err != nil || s.Organisations != want.organisations || c.Commitments != want.commitments || s.Commitments != want.commitments {
		t.Errorf("%d organisations, %d and %d commitments, want %d and %d, %v", s.Organisations, c.Commitments, s.Commitments, want.organisations, want.commitments, err)
	}
	for _, cell := range c.Cells {
		if n := want.cells[[2]coalition.Code{cell.Project, cell.Kind}]; cell.Commitments != n {
			t.Errorf("%s × %s: %d, want %d", cell.Project, cell.Kind, cell.Commitments, n)
		}
	}
	units := map[coalition.Code]int64{}
	for _, a := range c.Amounts {
		units[a.Unit] += a.Total.Hundredths()
	}
	for unit, n := range want.units {
		if units[unit] != n {
			t.Errorf("%s: %d, want %d", unit, units[unit], n)
		}
	}
	for _, one := range c.Types {
		if one.Number != want.types[one.Code] {
			t.Errorf("%s: %d, want %d", one.Code, one.Number, want.types[one.Code])
		}
	}
}
