package coalition

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

// typist changes a content at random; what is done follows from the seed.
type typist struct {
	*rand.Rand
	c *Content
}

func (y typist) type_(t *testing.T, times int) *Content {
	e := y.c.Edit("edit", CauseScreen)
	for range times {
		records := y.editable()
		r := records[y.IntN(len(records))]
		switch y.IntN(8) {
		case 0:
			_, err := e.AddCommitment(DeriveID("", fmt.Sprint(y.Uint64())))
			must(t, err)
		case 1:
			if n := len(y.c.Commitments); n > 0 {
				kind := []Kind{KindContribution, KindMilestone, KindNeed, KindProgress}[y.IntN(4)]
				_, err := e.Add(kind, DeriveID("", fmt.Sprint(y.Uint64())), y.c.Commitments[y.IntN(n)].ID)
				must(t, err)
			}
		case 2:
			if !r.kind.Single() {
				must(t, e.Remove(r))
			}
		default:
			fields := Fields(r.kind)
			if f := fields[y.IntN(len(fields))]; (f.Form == FormLine || f.Form == FormText) && !f.Stays {
				must(t, e.Set(r, f.Name, fmt.Sprint("woord ", y.IntN(4))))
			}
		}
	}
	y.c.Sort()
	return y.c
}

func (y typist) editable() (list []Record) {
	for r := range y.c.Records {
		if r.kind != KindContact {
			list = append(list, r)
		}
	}
	return list
}

func all(n int, choice Choice) []Choice {
	choices := make([]Choice, n)
	for i := range choices {
		choices[i] = choice
	}
	return choices
}

func TestWhateverIsMergedCanBeTakenAndTakenBack(t *testing.T) {
	rounds := uint64(300)
	if testing.Short() {
		rounds = 60
	}
	for seed := range rounds {
		random := rand.New(rand.NewPCG(seed, 7))
		was := typist{random, sent(t)}.type_(t, 12)
		theirs, ours := typist{random, was.Clone()}.type_(t, 6), typist{random, was.Clone()}.type_(t, 6)
		r := Returned{Was: out(was), Theirs: back(theirs)}
		before := ours.Clone()
		m := Merge(ours, r)
		if own := Merge(was, Returned{Was: out(was), Theirs: back(was)}); len(own.Lines) > 0 {
			t.Fatalf("seed %d: merged with itself: %v", seed, told(own))
		}
		if !reflect.DeepEqual(ours, before) {
			t.Fatalf("seed %d: merging changed the content", seed)
		}
		keep, err := m.Step(ours, all(len(m.Lines), KeepOurs), "2026-11-24T10:00:00Z")
		must(t, err)
		if len(keep.Changes) > 0 {
			t.Fatalf("seed %d: refusing everything changes %v", seed, keep.Changes)
		}
		takeAll(t, seed, m, ours, theirs, was)
		taken := Merge(ours, r)
		if left := slices.DeleteFunc(taken.Lines, func(l MergeLine) bool { return !l.Takeable() }); len(left) > 0 {
			t.Fatalf("seed %d: the second time: %v", seed, told(taken))
		}
	}
}

// takeAll takes everything over, looks whether theirs is here now, and whether the way back leads back.
func takeAll(t *testing.T, seed uint64, m Merged, ours, theirs, was *Content) {
	t.Helper()
	before := ours.Clone()
	step, err := m.Step(ours, all(len(m.Lines), TakeTheirs), "2026-11-24T10:00:00Z")
	must(t, err)
	must(t, ours.Apply(step))
	if wrong := untaken(ours, theirs, was); wrong != "" {
		t.Fatalf("seed %d: %s\n%v", seed, wrong, told(m))
	}
	undone := ours.Clone()
	must(t, undone.Apply(step.Inverse(CauseUndo)))
	undone.LastNumber = before.LastNumber
	undone.Sort()
	before.Sort()
	if !slices.Equal(sorted(undone), sorted(before)) {
		t.Fatalf("seed %d: the way back leads elsewhere", seed)
	}
}

// sorted is everything a content holds, whatever the order.
func sorted(c *Content) (lines []string) {
	for r := range c.Records {
		raw, _ := r.MarshalJSON()
		lines = append(lines, string(raw))
	}
	slices.Sort(lines)
	return lines
}

// untaken names a change of theirs that is not here; empty when every one is.
func untaken(here, theirs, was *Content) string {
	active := out(here)
	find := func(records []Record, r Record) (Record, bool) {
		i := slices.IndexFunc(records, func(o Record) bool { return keyOf(o) == keyOf(r) })
		if i < 0 {
			return Record{}, false
		}
		return records[i], true
	}
	before, after := out(was), out(theirs)
	for _, r := range after {
		is, there := find(active, r)
		old, known := find(before, r)
		for _, f := range Fields(r.kind) {
			changed := !f.Stays && f.Name != "number" && f.Name != "status" && (!known || old.Value(f.Name) != r.Value(f.Name))
			if changed && (!there || is.Value(f.Name) != r.Value(f.Name)) {
				return fmt.Sprintf("%s %s %s: %q is %q", r.kind, r.ID(), f.Name, r.Value(f.Name), is.Value(f.Name))
			}
		}
	}
	for _, r := range before {
		_, kept := find(after, r)
		if _, there := find(active, r); !kept && there {
			return fmt.Sprintf("%s %s is still here", r.kind, r.ID())
		}
	}
	return ""
}
