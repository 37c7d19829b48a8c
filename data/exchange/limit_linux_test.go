package exchange

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"doemee/data/dossier"
)

// limitVariable tells a process of these tests that no file of it may grow beyond so many bytes: a full disk for which no
// administrator is needed.
const limitVariable = "DOEMEE_TEST_LIMIT"

func init() { roles[limitVariable] = func(limit string) { limited(limit, os.Args[1]) } }

// limited hands in with the limit and says what came of it.
func limited(limit, dir string) {
	signal.Ignore(syscall.SIGXFSZ)
	most, _ := strconv.ParseUint(limit, 10, 64)
	ctx := context.Background()
	d, err := dossier.Open(ctx, filepath.Join(dir, "a.doemee"))
	if err != nil {
		fmt.Println("open", err)
		return
	}
	defer d.Close()
	c, err := d.Content(ctx)
	if err != nil {
		fmt.Println("content", err)
		return
	}
	var was syscall.Rlimit
	_ = syscall.Getrlimit(syscall.RLIMIT_FSIZE, &was)
	_ = syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: most, Max: was.Max})
	_, err = HandIn(ctx, d, c, Bundled(), PlanHandIn(c, Bundled(), nil, wish(nil)), filepath.Join(dir, "out"))
	_ = syscall.Setrlimit(syscall.RLIMIT_FSIZE, &was)
	if err != nil {
		fmt.Println("exit", FaultOf(err).Exit)
		return
	}
	fmt.Println("done")
}

// However early the disk is full: the workbook is there whole and recorded, or neither is there, and the fault says so.
func TestAFullDiskAtEveryStep(t *testing.T) {
	done := false
	for limit := 0; !done && limit < 1<<20; limit += 8 << 10 {
		dir := t.TempDir()
		must(t, os.Mkdir(filepath.Join(dir, "out"), 0o700))
		d, err := dossier.Create(t.Context(), filepath.Join(dir, "a.doemee"), complete(t, 3), Bundled().Name)
		must(t, err)
		must(t, d.Close())
		child := exec.Command(os.Args[0], dir)
		child.Env = append(os.Environ(), limitVariable+"="+strconv.Itoa(limit))
		out, err := child.CombinedOutput()
		said := strings.TrimSpace(string(out))
		made, kept := files(t, filepath.Join(dir, "out")), submissions(t, filepath.Join(dir, "a.doemee"))
		switch {
		case err != nil:
			t.Fatalf("limit %d: %v: %s", limit, err, said)
		case said == "done":
			done = true
			if len(made) != 1 || kept != 1 {
				t.Errorf("limit %d: done, yet files %v and %d submissions", limit, made, kept)
			}
		case said != "exit 5" || len(made) != 0 || kept != 0:
			t.Errorf("limit %d: said %q, files %v and %d submissions", limit, said, made, kept)
		}
	}
	if !done {
		t.Error("it never succeeded")
	}
}

func submissions(t *testing.T, path string) int {
	t.Helper()
	d, err := dossier.Open(t.Context(), path)
	must(t, err)
	all, err := d.Submissions(t.Context())
	must(t, errors.Join(err, d.Close()))
	return len(all)
}
