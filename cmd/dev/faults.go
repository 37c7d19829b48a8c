package main

import (
	"bytes"
	"context"
	"fmt"
	"strings"
)

// faultTests are the tests in which a fault is really injected; the usual run does a few rounds of each.
const faultTests = "Kill|Damag|Truncat|Flipped|Lost|FullDisk|AFault|Refused|Rehearsal|Replac|Steady|Swapped|Clock"

// faultRooms are where files are written and read.
var faultRooms = []string{"./data/database", "./data/dossier", "./data/exchange", "./data/register"}

// inFull are how many rounds a full run does.
var inFull = []string{"CGO_ENABLED=0", "DOEMEE_KILLS=500", "DOEMEE_DAMAGED=1000"}

// faults injects every fault in full and prints what was counted. It takes an hour or so.
func faults(ctx context.Context, b *bench) error {
	var said bytes.Buffer
	args := append([]string{"test", "-count=1", "-timeout=4h", "-v", "-run", faultTests}, faultRooms...)
	err := (&bench{out: &said}).do(ctx, inFull, "go", args...)
	for line := range strings.Lines(said.String()) {
		if counted(line) {
			b.say("%s", strings.TrimRight(line, "\n"))
		}
	}
	if err != nil {
		return fmt.Errorf("%w\n%s", err, said.String())
	}
	return nil
}

// counted tells whether a line of a test holds a figure, or says how a test ended.
func counted(line string) bool {
	text := strings.TrimSpace(line)
	return strings.HasPrefix(text, "--- ") || strings.Contains(text, "_test.go:") || strings.HasPrefix(text, "ok ") || strings.HasPrefix(text, "FAIL")
}
