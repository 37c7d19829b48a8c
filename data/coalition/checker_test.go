package coalition_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"doemee/data/coalition"
)

// TestACheckerFindsWhatCheckFinds edits a content at random, and compares after each step.
func TestACheckerFindsWhatCheckFinds(t *testing.T) {
	file, random := bundled(t), rand.New(rand.NewPCG(1, 2))
	c := whole()
	var checker coalition.Checker
	titles := []string{"", "Datakaart van het energieverbruik", "Energieverbruik: het van Datakaart", "Iets anders", "Iets heel anders"}
	for n := range 600 {
		edit := c.Edit("edit", coalition.CauseScreen)
		one := &c.Commitments[random.IntN(len(c.Commitments))]
		r := coalition.AsRecord(one)
		var err error
		switch random.IntN(8) {
		case 0:
			if len(c.Commitments) < 12 {
				_, err = edit.AddCommitment(coalition.NewID())
			}
		case 1, 2:
			err = edit.Set(r, "title", titles[random.IntN(len(titles))])
		case 3:
			err = edit.Set(r, "role", []string{"", "adviseur"}[random.IntN(2)])
		case 4:
			_, err = edit.Add(coalition.KindContribution, coalition.NewID(), one.ID)
		case 5:
			if len(one.Contributions) > 0 {
				err = edit.Set(coalition.AsRecord(&one.Contributions[0]), "kind", []string{"", "people"}[random.IntN(2)])
			}
		case 6:
			if one.Trashed == "" {
				err = edit.Trash(r, "2020-02-01T10:00:00Z")
			} else {
				err = edit.Restore(r)
			}
		case 7:
			err = edit.Set(coalition.AsRecord(&c.Organisation), "name", fmt.Sprint(random.IntN(2)))
		}
		if err != nil {
			t.Fatal(err)
		}
		step := edit.Step()
		if random.IntN(4) == 0 {
			if err := c.Apply(step.Inverse(coalition.CauseUndo)); err != nil {
				t.Fatal(err)
			}
		}
		checker.Forget(step)
		if got, want := checker.Check(c, file, today), coalition.Check(c, file, today); !reflect.DeepEqual(got, want) {
			t.Fatalf("after step %d, %+v:\ngot  %+v\nwant %+v", n, step, got, want)
		}
	}
}

func TestACheckerForgetsAnotherDay(t *testing.T) {
	c, file := whole(), bundled(t)
	var checker coalition.Checker
	for _, day := range []coalition.Date{today, "2022-01-01", today} {
		if got, want := checker.Check(c, file, day), coalition.Check(c, file, day); !reflect.DeepEqual(got, want) {
			t.Errorf("on %s: got %+v, want %+v", day, got, want)
		}
	}
}

func BenchmarkCheckAfterAStep(b *testing.B) {
	file, err := openBundled()
	if err != nil {
		b.Fatal(err)
	}
	c := whole()
	one := c.Commitments[0]
	for range 4999 {
		one.ID = coalition.NewID()
		c.Commitments = append(c.Commitments, one)
	}
	var checker coalition.Checker
	checker.Check(c, file, today)
	step := coalition.Step{Name: "edit", Changes: []coalition.Change{{Kind: coalition.KindCommitment, ID: c.Commitments[2500].ID, Field: "role"}}}
	for b.Loop() {
		checker.Forget(step)
		checker.Check(c, file, today)
	}
}
