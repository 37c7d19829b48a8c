package database

import (
	"bufio"
	"fmt"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

func init() { roles["limited"] = limited }

// limited runs in a process of its own, where no file may grow beyond a limit: a full disk for which no administrator is
// needed. It says what it was told is stored, then has the limit lifted and goes on.
func limited(path string) {
	limit, _ := strconv.ParseUint(os.Getenv("DOEMEE_TEST_LIMIT"), 10, 64)
	signal.Ignore(syscall.SIGXFSZ)
	d, err := Open(ctx, path, testKind)
	if err != nil {
		fmt.Println("open", code(err))
		return
	}
	var was syscall.Rlimit
	_ = syscall.Getrlimit(syscall.RLIMIT_FSIZE, &was)
	_ = syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: limit, Max: was.Max})
	failed := 0
	for i := range 40 {
		text := fmt.Sprintf("note-%d-%s", i, strings.Repeat("x", 700))
		if err := d.Update(ctx, func(tx *Tx) error { return add(tx, text) }); err == nil {
			fmt.Println("stored", i)
			continue
		} else if code(err).Class() != CouldNotStore {
			fmt.Println("wrong", err)
		}
		if failed++; failed == 3 {
			_ = syscall.Setrlimit(syscall.RLIMIT_FSIZE, &was)
		}
	}
	fmt.Println("failed", failed)
	_ = d.Close()
}

func TestNothingAcknowledgedIsLostWhenWritingFails(t *testing.T) {
	met := 0
	for limit := uint64(512); limit < 40_000; limit += 1700 {
		d := fresh(t, "a.db")
		must(t, d.Close())
		said := second(t, "limited", d.Path(), fmt.Sprintf("DOEMEE_TEST_LIMIT=%d", limit))
		again, err := Open(ctx, d.Path(), testKind)
		must(t, err)
		all := notes(t, again)
		must(t, again.Close())
		lines := bufio.NewScanner(strings.NewReader(said))
		stored := 0
		for lines.Scan() {
			word, rest, _ := strings.Cut(lines.Text(), " ")
			switch {
			case word == "stored" && strings.Contains(all, "note-"+rest+"-"):
				stored++
			case word == "stored" || word == "wrong" || word == "open":
				t.Errorf("limit %d: %s", limit, lines.Text())
			case word == "failed" && rest != "0":
				met++
			}
		}
		if got := strings.Count(all, "note-"); got != stored || stored < 30 {
			t.Errorf("limit %d: %d acknowledged, %d in the file", limit, stored, got)
		}
	}
	if met < 5 {
		t.Errorf("the limit was met %d times only", met)
	}
}
