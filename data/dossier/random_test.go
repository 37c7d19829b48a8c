package dossier

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"doemee/data/coalition"
)

// someone types at random into a content; what is done follows from the seed.
type someone struct {
	*rand.Rand
	c *coalition.Content
}

func (s someone) word() string {
	return []string{"warmtekaart", "é–ü", "a'b\"c", "{n}", "%", "x"}[s.IntN(6)]
}

func (s someone) id() coalition.ID { return coalition.DeriveID("", fmt.Sprint(s.Uint64())) }

// value is something the field takes, sometimes nothing.
func (s someone) value(form coalition.Form) string {
	if s.IntN(5) == 0 {
		return ""
	}
	day := fmt.Sprintf("20%02d-%02d-%02d", 10+s.IntN(80), 1+s.IntN(12), 1+s.IntN(28))
	switch form {
	case coalition.FormText:
		return s.word() + "\n\n" + s.word()
	case coalition.FormCode:
		return fmt.Sprintf("code-%d", s.IntN(9))
	case coalition.FormCodes:
		return fmt.Sprintf("code-%d\ncode-x%d", s.IntN(9), s.IntN(9))
	case coalition.FormNames:
		return s.word() + "\n" + s.word() + "!"
	case coalition.FormDate, coalition.FormDeadline:
		return day
	case coalition.FormMonth:
		return day[:7]
	case coalition.FormMoment:
		return day + "T10:00:00Z"
	case coalition.FormDecimal:
		return []string{"0", "-3.5", "1234.05", "1000000000000"}[s.IntN(4)]
	case coalition.FormBool:
		return coalition.Yes
	case coalition.FormID:
		return string(s.id())
	case coalition.FormIDs:
		return string(s.id()) + "\n" + string(s.id())
	case coalition.FormOrder:
		return fmt.Sprint(s.IntN(4000) - 100)
	}
	return s.word() + " " + s.word()
}

func (s someone) record() coalition.Record {
	var all []coalition.Record
	for r := range s.c.Records {
		all = append(all, r)
	}
	return all[s.IntN(len(all))]
}

// act changes something and returns it as a step, which may be empty.
func (s someone) act(t testing.TB) coalition.Step {
	t.Helper()
	e := s.c.Edit("edit", coalition.CauseScreen)
	for range 1 + s.IntN(4) {
		switch r := s.record(); s.IntN(8) {
		case 0:
			s.add(t, e)
		case 1:
			if !r.Kind().Single() && s.IntN(2) == 0 {
				must(t, e.Remove(r))
			}
		default:
			fields := coalition.Fields(r.Kind())
			f := fields[s.IntN(len(fields))]
			if f.Name != "commitment" && f.Name != "number" {
				must(t, e.Set(r, f.Name, s.value(f.Form)))
			}
		}
	}
	s.c.Sort()
	return e.Step()
}

func (s someone) add(t testing.TB, e *coalition.Edit) {
	t.Helper()
	kind := coalition.Kinds[3+s.IntN(len(coalition.Kinds)-3)]
	var parent coalition.ID
	switch {
	case kind == coalition.KindCommitment:
		_, err := e.AddCommitment(s.id())
		must(t, err)
		return
	case kind.Belongs() && len(s.c.Commitments) == 0:
		return
	case kind.Belongs():
		parent = s.c.Commitments[s.IntN(len(s.c.Commitments))].ID
	}
	_, err := e.Add(kind, s.id(), parent)
	must(t, err)
}

// unordered is what a content holds, apart from the order and the highest number, which no undo takes back.
func unordered(t testing.TB, c *coalition.Content) []string {
	t.Helper()
	return slices.Sorted(slices.Values(told(t, c)[1:]))
}

func TestFileAndMemoryAgreeWhateverIsDone(t *testing.T) {
	for seed := range uint64(3) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { agree(t, seed, 70) })
	}
}

func agree(t *testing.T, seed uint64, acts int) {
	c := sample(t)
	d := create(t, c)
	s := someone{rand.New(rand.NewPCG(seed, 1)), c}
	past, future := [][]string{unordered(t, c)}, [][]string(nil)
	for range acts {
		switch way := s.IntN(6); {
		case way == 0:
			turn(t, d, c, d.Undo, len(past) > 1)
			if len(past) > 1 {
				future, past = append(future, past[len(past)-1]), past[:len(past)-1]
			}
		case way == 1:
			turn(t, d, c, d.Redo, len(future) > 0)
			if len(future) > 0 {
				past, future = append(past, future[len(future)-1]), future[:len(future)-1]
			}
		default:
			step := s.act(t)
			must(t, d.Apply(ctx, step))
			if len(step.Changes) > 0 {
				past, future = append(past, unordered(t, c)), nil
			}
		}
		same(t, d, c)
		if !slices.Equal(unordered(t, c), past[len(past)-1]) {
			t.Fatalf("undo or redo led elsewhere: %v, want %v", unordered(t, c), past[len(past)-1])
		}
	}
	allTheWay(t, reopen(t, d), c, past)
}

// turn undoes or redoes in the file and in memory.
func turn(t *testing.T, d *Dossier, c *coalition.Content, way func(context.Context) (coalition.Step, error), possible bool) {
	t.Helper()
	step, err := way(ctx)
	if !possible {
		if !errors.Is(err, ErrNothing) {
			t.Fatalf("nothing to turn, yet got %v", err)
		}
		return
	}
	must(t, err)
	must(t, c.Apply(step))
}

// allTheWay undoes everything, redoes everything, and names each step on the way.
func allTheWay(t *testing.T, d *Dossier, c *coalition.Content, past [][]string) {
	t.Helper()
	for i := len(past) - 2; i >= 0; i-- {
		turn(t, d, c, d.Undo, true)
		if !slices.Equal(unordered(t, c), past[i]) {
			t.Fatalf("undo to %d gave %v, want %v", i, unordered(t, c), past[i])
		}
	}
	undo, redo, err := d.Reversible(ctx)
	if err != nil || undo.Name != "" || (redo.Name == "") != (len(past) == 1) {
		t.Errorf("at the start undo is %q and redo %q, %v", undo.Name, redo.Name, err)
	}
	for range past[1:] {
		turn(t, d, c, d.Redo, true)
	}
	same(t, d, c)
	if !slices.Equal(unordered(t, c), past[len(past)-1]) {
		t.Error("redoing everything did not lead back to the end")
	}
}
