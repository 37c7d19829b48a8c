package main

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"time"
)

// faultTests are the tests in which a fault is really injected; the usual run does a few rounds of each.
const faultTests = "Kill|Damag|Truncat|Flipped|Lost|AFullDisk|TheDiskIsFull|EveryWrite|PowerCut|ReadOnly|AFault|Refused|Rehearsal|Replac|Steady|Swapped|Clock|" +
	"TakenAway|NotSaved|CanNotBeSaved|Watcher|Network"

// faultRooms are where files are written and read, and the program with which all of it is done from outside.
var faultRooms = []string{"./data/database", "./data/dossier", "./data/exchange", "./data/register", "./ui/session", "./ui/handin", "./cmd/doemeectl"}

// inFull are how many rounds a full run does: programs that are killed, dossiers that are damaged, power cuts for each work, and every call
// that can fail instead of some.
var inFull = []string{"CGO_ENABLED=0", "DOEMEE_KILLS=500", "DOEMEE_DAMAGED=1000", "DOEMEE_CUTS=60", "DOEMEE_EVERY=1"}

// faults injects every fault in full and prints what was counted. It runs the program some two thousand times: half an hour and more on a
// busy machine.
func faults(ctx context.Context, b *bench) error {
	said := &sieve{to: b}
	begin := time.Now()
	args := append([]string{"test", "-count=1", "-timeout=2h", "-v", "-run", faultTests}, faultRooms...)
	if err := (&bench{out: said}).do(ctx, inFull, "go", args...); err != nil {
		return fmt.Errorf("%w\n%s", err, said.all.String())
	}
	b.say("every fault was injected, in %.0f s", time.Since(begin).Seconds())
	return nil
}

// sieve lets through what was counted, as soon as it is said, and keeps everything.
type sieve struct {
	to   *bench
	line []byte
	all  bytes.Buffer
}

// Write takes what a test run prints, in whatever pieces it comes.
func (s *sieve) Write(p []byte) (int, error) {
	s.all.Write(p)
	s.line = append(s.line, p...)
	for {
		line, rest, whole := bytes.Cut(s.line, []byte("\n"))
		if !whole {
			return len(p), nil
		}
		if s.line = rest; counted(string(line)) {
			s.to.say("%s", line)
		}
	}
}

// counted tells whether a line of a test holds a figure, or says how a test ended.
func counted(line string) bool {
	text := strings.TrimSpace(line)
	return strings.HasPrefix(text, "--- ") || strings.Contains(text, "_test.go:") || strings.HasPrefix(text, "ok ") || strings.HasPrefix(text, "FAIL")
}
