package main

import (
	"os"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"doemee/data/exchange"
)

// fault is a way in which a disk fails from a certain call on.
type fault struct {
	name   string
	errno  syscall.Errno
	always bool     // every call after it fails too
	says   []string // one of these stands in the message
}

var (
	fullDisk = fault{"the disk is full", syscall.ENOSPC, true, []string{"schijf is vol", "lukt niet"}}
	oneFails = fault{"one call fails", syscall.EIO, false, []string{"lukt niet", "alleen te lezen"}}
)

// hits tells whether a fault can strike at a call: a full disk still lets files be shortened, synchronised and removed.
func (f fault) hits(c call) bool {
	if f.errno != syscall.ENOSPC {
		return true
	}
	switch c.name {
	case "write", "mkdir", "link", "rename":
		return true
	case "open":
		_, err := os.Lstat(c.path)
		return c.flags&syscall.O_CREAT != 0 && err != nil
	}
	return false
}

// strike runs a work while a fault strikes at the n-th call that it can strike at, and tells which call that was; nil when it never came
// to that.
func strike(t *testing.T, dir string, w work, f fault, n int) (got ran, struck *call) {
	t.Helper()
	got = watch(t, dir, w.in, func(c call) verdict {
		if !f.hits(c) {
			return verdict{}
		}
		if n--; n > 0 || struck != nil && !f.always {
			return verdict{}
		}
		if struck == nil {
			struck = &c
		}
		return verdict{fails: f.errno}
	}, w.args...)
	return got, struck
}

// stride is from how many calls one fails; DOEMEE_EVERY sets it, to 1 in a full run.
func stride() int {
	if n, err := strconv.Atoi(os.Getenv("DOEMEE_EVERY")); err == nil && n > 0 {
		return n
	}
	return 37
}

// Whichever call fails, the file is whole: as it was, or as it ought to be. Exit code 0 is only given for the latter, and else the
// code and the sentence tell that it could not be stored. Nothing half made is left.
func TestEveryWriteFailsOnce(t *testing.T) { everyFault(t, oneFails) }

func TestTheDiskIsFullFromEveryWriteOn(t *testing.T) { everyFault(t, fullDisk) }

func everyFault(t *testing.T, f fault) {
	from := ground(t)
	for _, w := range works {
		struck := 0
		for n := 1; ; n += stride() {
			dir := again(t, from)
			got, came := strike(t, dir, w, f, n)
			judgeFault(t, dir, w, f, n, got, came)
			if came == nil {
				break
			}
			if t.Failed() {
				return
			}
			struck++
			_ = os.RemoveAll(dir)
		}
		t.Logf("%s: %s: %d calls, nothing lost", w.name, f.name, struck)
	}
}

// judgeFault looks at what is left after a fault.
func judgeFault(t *testing.T, dir string, w work, f fault, n int, got ran, struck *call) state {
	t.Helper()
	left := leftovers(dir)
	is, err := w.state(t.Context(), dir)
	fail := func(what string) {
		t.Helper()
		t.Errorf("%s, %s at call %d: %s: state %q, %v; %+v; left %v", w.name, f.name, n, what, is, err, got, left)
	}
	switch {
	case err != nil:
		fail("not whole")
	case got.code == 0 && is != done:
		fail("acknowledged and not done")
	case struck == nil && got.code != 0:
		fail("failed by itself")
	case got.code != 0 && got.code != exchange.ExitStore:
		fail("exit code")
	case got.code != 0 && !mentions(got.noted, f.says):
		fail("the message does not tell")
	case len(left) > 0 && struck.name != "unlink": // what can't be removed stays
		fail("left behind")
	}
	return is
}

func mentions(text string, words []string) bool {
	for _, word := range words {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

// On a disk that takes no writes at all nothing changes, and the sentence says that it is read-only.
func TestAReadOnlyDisk(t *testing.T) {
	from := ground(t)
	for _, w := range works {
		dir := again(t, from)
		f := fault{"read-only", syscall.EROFS, true, []string{"alleen te lezen"}}
		got, struck := strike(t, dir, w, f, 1)
		if is := judgeFault(t, dir, w, f, 1, got, struck); struck == nil || got.code == 0 || is != was {
			t.Errorf("%s: %+v, %q", w.name, got, is)
		}
	}
}
