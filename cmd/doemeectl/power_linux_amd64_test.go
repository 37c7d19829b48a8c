package main

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

// cutsPerWork is how often the power goes during each work, and again after it was acknowledged; DOEMEE_CUTS sets it for a full run.
func cutsPerWork() int {
	if n, err := strconv.Atoi(os.Getenv("DOEMEE_CUTS")); err == nil {
		return n
	}
	return 4
}

// The power goes at any call with which the programs change a file, and after they have ended. Whatever the disk then holds of what was
// not synchronised, everything opens, passes every check, and all that was acknowledged is there.
func TestAPowerCutAtAnyCall(t *testing.T) {
	from := ground(t)
	cuts := 0
	for _, sequence := range [][]work{works[:4], works[4:5], works[5:]} {
		d := laid(t, again(t, from))
		for i := range sequence {
			cuts += cutDuring(t, d, sequence, i)
			if t.Failed() {
				return
			}
		}
	}
	t.Logf("%d power cuts: every file opened, nothing that was acknowledged is lost", cuts)
	if cuts == 0 {
		t.Error("the power never went")
	}
}

// cutDuring runs one work of a sequence and judges what is there after a cut at some of its calls, and after its end.
func cutDuring(t *testing.T, d *disk, sequence []work, at int) (cuts int) {
	t.Helper()
	w, images := sequence[at], t.TempDir()
	calls := countCalls(t, d, w)
	take := func() string {
		cuts++
		image := filepath.Join(images, strconv.Itoa(cuts))
		if err := os.Mkdir(image, 0o700); err != nil {
			t.Error(err)
		}
		d.cut(t, image)
		return image
	}
	var during []string
	got := watch(t, d.root, w.in, func(c call) verdict {
		d.record(c)
		for n := rand.IntN(calls); n < cutsPerWork(); n += calls {
			during = append(during, take())
		}
		return verdict{}
	}, w.args...)
	if got.code != 0 {
		t.Fatalf("%s: %+v", w.name, got)
	}
	for _, image := range during {
		judgeCut(t, image, sequence, at, false)
	}
	for range cutsPerWork() / 2 {
		judgeCut(t, take(), sequence, at, true)
	}
	t.Logf("%s: %d calls, %d cuts", w.name, calls, cuts)
	return cuts
}

// countCalls runs a work on a copy to learn how many calls it has.
func countCalls(t *testing.T, d *disk, w work) (calls int) {
	t.Helper()
	got := watch(t, again(t, d.root), w.in, func(call) verdict { calls++; return verdict{} }, w.args...)
	if got.code != 0 {
		t.Fatalf("%s: %+v", w.name, got)
	}
	return calls
}

// judgeCut looks at a work during which the power went, and at one that was acknowledged before it.
func judgeCut(t *testing.T, image string, sequence []work, at int, acknowledged bool) {
	t.Helper()
	home(t, image)
	if at > 0 {
		earlier := sequence[rand.IntN(at)]
		if is, err := earlier.state(t.Context(), image); is != done || err != nil {
			t.Errorf("cut during %s: %s was acknowledged before and is %q, %v", sequence[at].name, earlier.name, is, err)
		}
	}
	is, err := sequence[at].state(t.Context(), image)
	if err != nil || acknowledged && is != done {
		t.Errorf("cut during %s (acknowledged: %v): %q, %v", sequence[at].name, acknowledged, is, err)
	}
	_ = os.RemoveAll(image)
}
