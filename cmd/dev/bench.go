package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
)

// rounds is how many times everything is measured, in turn, so that a busy moment of the machine spoils one round of all and not
// one line of the table.
const rounds = 3

// measured measures every promise of speed and puts the table in the README.
func measured(ctx context.Context, b *bench) error {
	f := figures{}
	if err := b.benchmarks(ctx, f); err != nil {
		return err
	}
	if err := complete(f); err != nil {
		return err
	}
	if err := b.startUps(ctx, f, rounds); err != nil {
		return err
	}
	if err := b.others(ctx, f); err != nil {
		return err
	}
	if err := b.grown(ctx, f); err != nil {
		return err
	}
	report := speedTable(f) + "\n" + othersTable(f) + "\n![How cost grows: lines of one slope](" + growthPicture + ")\n\n" + measuredOn()
	b.say("%s", report)
	return intoReadme("README.md", report)
}

// benchmarks builds the tests of each room once and runs their benchmarks in turn.
func (b *bench) benchmarks(ctx context.Context, f figures) error {
	folder, err := os.MkdirTemp("", "doemee-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	order, picks := rooms()
	for _, room := range order {
		if err := b.do(ctx, []string{"CGO_ENABLED=0"}, "go", "test", "-c", "-o", filepath.Join(folder, filepath.Base(room)), room); err != nil {
			return err
		}
	}
	for range rounds {
		for _, room := range order {
			var said bytes.Buffer
			args := append([]string{"-test.run=^$", "-test.benchtime=2s", "-test.timeout=30m", "-test.bench=" + picking(picks[room])}, more[room]...)
			err := (&bench{out: &said, in: room}).do(ctx, nil, filepath.Join(folder, filepath.Base(room)), args...)
			if err != nil {
				return fmt.Errorf("%w\n%s", err, said.String())
			}
			f.read(said.String())
		}
	}
	return nil
}

// complete is an error that names the promises of which nothing was measured.
func complete(f figures) error {
	var without []error
	for _, p := range promises {
		if _, ok := f.middle(p.bench, p.unit); !ok {
			without = append(without, fmt.Errorf("%s: Benchmark%s in %s reported no %s", p.work, p.bench, p.room, p.unit))
		}
	}
	return errors.Join(without...)
}

// more are arguments of a room's own.
var more = map[string][]string{"./data/register": {"-submissions=2000"}}

// picking is an expression that picks these benchmarks and no others.
func picking(names []string) string {
	tops := map[string]bool{}
	var picks []string
	for _, n := range names {
		top, _, _ := strings.Cut(n, "/")
		if !tops[top] {
			tops[top] = true
			picks = append(picks, regexp.QuoteMeta(top))
		}
	}
	return "^Benchmark(" + strings.Join(picks, "|") + ")$"
}

// speedTable is the table of promises: the median of the rounds between the least and the most.
func speedTable(f figures) string {
	var t strings.Builder
	t.WriteString("| work | held against, in the same run | promised | measured |  |\n|---|---|---|---|---|\n")
	for _, w := range windowLines(f) {
		t.WriteString(w)
	}
	for _, p := range promises {
		if s, ok := f.middle(p.bench, p.unit); ok {
			fmt.Fprintf(&t, "| %s | %s | %s | %s | %s |\n", p.work, p.floor, p.bound(), s, mark(p.kept(s.middle)))
		}
	}
	return t.String()
}

// bound is the promise in signs.
func (p promise) bound() string {
	sign := "≤ "
	if p.least {
		sign = "≥ "
	}
	if strings.HasPrefix(p.unit, "×") {
		return sign + short(p.limit) + " ×"
	}
	return sign + short(p.limit) + " ms"
}

func mark(kept bool) string {
	if kept {
		return "kept"
	}
	return "**not kept**"
}

// windowLines are those of the real program beside a bare window.
func windowLines(f figures) (lines []string) {
	for _, l := range []struct {
		work, name, unit string
		limit            float64
	}{
		{"start until the picture rests, 20 commitments", "start/20", "ms", 1.3}, {"the same, 5,000 commitments", "start/5000", "ms", 1.6},
		{"memory at rest, 20 commitments", "rest/20", "MiB", 1.4}, {"memory at rest, 5,000 commitments", "rest/5000", "MiB", 1.4},
		{"wake-ups a second at rest", "rest/20", "wakes/s", 1.05},
	} {
		group, _, _ := strings.Cut(l.name, "/")
		own, there := f.middle(l.name, l.unit)
		bare, also := f.middle(group+"/bare", l.unit)
		if !there || !also || bare.middle == 0 {
			continue
		}
		ratio := own.middle / bare.middle
		lines = append(lines, fmt.Sprintf("| %s | a bare window of the same toolkit: %s %s | ≤ %s × | %s × (%s %s) | %s |\n",
			l.work, short(bare.middle), l.unit, short(l.limit), short(ratio), short(own.middle), l.unit, mark(ratio <= l.limit)))
	}
	return lines
}

// measuredOn says on what machine and how.
func measuredOn() string {
	return fmt.Sprintf("Medians of %d interleaved rounds, least and most between brackets; %s/%s, %d processors, %s. Made by `go run ./cmd/dev bench`.\n",
		rounds, runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version())
}

// The table stands between these lines of the README.
const tableBegins, tableEnds = "<!-- measured: begin -->", "<!-- measured: end -->"

// intoReadme puts a report in the place of the one before.
func intoReadme(path, report string) error {
	raw, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	before, rest, found := strings.Cut(string(raw), tableBegins)
	_, after, ended := strings.Cut(rest, tableEnds)
	if !found || !ended {
		return fmt.Errorf("%s has no place for the table: the lines %s and %s", path, tableBegins, tableEnds)
	}
	return os.WriteFile(path, []byte(before+tableBegins+"\n\n"+report+"\n"+tableEnds+after), 0o644)
}
