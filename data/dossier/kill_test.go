package dossier

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"doemee/data/coalition"
)

// roleFile names the file on which the test binary plays a program that is going to be killed.
const roleFile = "DOEMEE_TEST_KILL_FILE"

// TestMain lets the test binary be that program.
func TestMain(m *testing.M) {
	if path := os.Getenv(roleFile); path != "" {
		typeUntilKilled(path)
		return
	}
	os.Exit(m.Run())
}

// typeUntilKilled applies steps without end and says the place of each in the log once it is acknowledged.
func typeUntilKilled(path string) {
	t := &testing.T{}
	d, err := Open(ctx, path)
	must(t, err)
	c, err := d.Content(ctx)
	must(t, err)
	s := someone{rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 2)), c}
	for {
		step := s.act(t)
		if len(step.Changes) == 0 {
			continue
		}
		must(t, d.Apply(ctx, step))
		fmt.Println(len(step.Changes))
	}
}

// TestKilledAtAnyMoment kills a program that writes, again and again on the same file, and counts from outside what it was
// told is stored. DOEMEE_KILLS sets the number of rounds.
func TestKilledAtAnyMoment(t *testing.T) {
	rounds := 20
	if n, err := strconv.Atoi(os.Getenv("DOEMEE_KILLS")); err == nil {
		rounds = n
	}
	acknowledged, kept := 0, 0
	for done := 0; done < rounds; done += roundsPerFile {
		told, found := killAgain(t, min(roundsPerFile, rounds-done))
		acknowledged, kept = acknowledged+told, kept+found
	}
	t.Logf("%d rounds, %d steps acknowledged, %d in the files", rounds, acknowledged, kept)
	if acknowledged < rounds {
		t.Errorf("only %d steps in %d rounds prove little", acknowledged, rounds)
	}
}

// roundsPerFile bounds how long the logs grow that are read and carried out again after each kill.
const roundsPerFile = 20

func killAgain(t *testing.T, rounds int) (acknowledged, kept int) {
	t.Helper()
	start := sample(t)
	d := create(t, start)
	must(t, d.Close())
	for range rounds {
		told := killed(t, d.Path(), time.Duration(20+rand.IntN(100))*time.Millisecond)
		history := replayed(t, d.Path(), start)
		if len(history) < kept+len(told) {
			t.Fatalf("%d steps in the file, %d before and %d acknowledged since", len(history), kept, len(told))
		}
		for i, changes := range told {
			if got := len(history[kept+i].Step.Changes); got != changes {
				t.Fatalf("step %d holds %d changes, acknowledged were %d", kept+i+1, got, changes)
			}
		}
		acknowledged, kept = acknowledged+len(told), len(history)
	}
	return acknowledged, kept
}

// killed runs the program on a file, kills it after a while, and returns what it said: the number of changes of each step.
func killed(t *testing.T, path string, after time.Duration) (told []int) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), roleFile+"="+path)
	out, err := child.StdoutPipe()
	must(t, err)
	must(t, child.Start())
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		n, err := strconv.Atoi(lines.Text())
		if err != nil {
			break // a line cut off by the kill acknowledges nothing
		}
		if told = append(told, n); len(told) == 1 {
			time.AfterFunc(after, func() { _ = child.Process.Kill() })
		}
	}
	_ = child.Wait()
	return told
}

// replayed opens the file as the next program does, and proves that its rows are exactly what its log says.
func replayed(t *testing.T, path string, start *coalition.Content) []Entry {
	t.Helper()
	d, err := Open(ctx, path)
	must(t, err)
	defer d.Close()
	history, err := d.History(ctx, "", 0)
	must(t, err)
	slices.Reverse(history)
	c := start.Clone()
	for _, entry := range history {
		must(t, c.Apply(entry.Step))
	}
	same(t, d, c)
	if left, _ := filepath.Glob(path + "*.part"); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	return history
}
