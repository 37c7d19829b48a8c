package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestAPersonWaitsForEachEventOnce(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	p := &person{ctx: ctx, home: t.TempDir()}
	if err := os.WriteFile(filepath.Join(p.home, "events"), []byte("screen welcome\nfocus Naam\nfocus Soort\nsaving do"), 0o600); err != nil {
		t.Fatal(err)
	}
	if a, b := p.until("focus "), p.until("focus "); a != "Naam" || b != "Soort" || p.err != nil {
		t.Errorf("waited for %q and %q: %v", a, b, p.err)
	}
	cancel()
	if p.until("saving done"); p.err == nil {
		t.Error("half a line was taken for an event")
	}
}

func TestAPersonWhoStoppedDoesNothing(t *testing.T) {
	p := &person{ctx: context.Background(), err: context.Canceled}
	p.sit()
	p.press("Tab")
	p.tabTo("Naam")
	p.leave()
	if p.program != nil || p.err != context.Canceled {
		t.Errorf("went on: %v", p.err)
	}
}

func TestAWrongThreadIsHeard(t *testing.T) {
	if wrongThread("Error in Fyne call thread, fyne.Do[AndWait] called") == nil || wrongThread("all is well") != nil {
		t.Error("Fyne's complaint is not understood")
	}
}

// What strace writes is read by the thread that made the call; a call that was let through as it was does not count.
func TestTheThreadsThatWaitedAreTold(t *testing.T) {
	log := filepath.Join(t.TempDir(), "trouble")
	text := "71 pwrite64(9, ...) = 512 (DELAYED)\n72 pwrite64(9, ...) = -1 ENOSPC (No space left on device) (INJECTED)\n71 fsync(9) = 0 (DELAYED)\n70 fsync(3) = 0\n"
	if err := os.WriteFile(log, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	threads, err := (&trouble{log: log}).threads()
	if err != nil || len(threads) != 2 || threads[71] != 2 || threads[72] != 1 || total(threads) != 3 {
		t.Errorf("got %v, %v", threads, err)
	}
	if got := longestWait([]string{"focus 1", "waited 120 ms", "waited 340 ms", "waited long"}); got != 340*time.Millisecond {
		t.Errorf("got %v", got)
	}
}

func TestATraceIsReadForCallsAbroad(t *testing.T) {
	home := t.TempDir()
	for _, c := range []struct {
		trace string
		fine  bool
	}{
		{"9 connect(3, {sa_family=AF_UNIX, sun_path=\"/tmp/.X11-unix/X1\"}, 20) = 0\n", true},
		{"9 connect(3, {sa_family=AF_UNIX}, 20) = 0\n9 connect(4, {sa_family=AF_INET, sin_port=htons(443)}, 16) = 0\n", false},
		{"9 connect(3, {sa_family=AF_UNIX}, 20) = 0\n9 sendto(4, x, 1, 0, {sa_family=AF_INET6}, 28) = 1\n", false},
		{"", false},
	} {
		p := &person{home: home}
		if err := os.WriteFile(p.calls(), []byte(c.trace), 0o600); err != nil {
			t.Fatal(err)
		}
		if p.stayedHome(); (p.err == nil) != c.fine {
			t.Errorf("%q gives %v", c.trace, p.err)
		}
	}
}

func TestOnlyWhatWasCountedIsTold(t *testing.T) {
	var out bytes.Buffer
	s := &sieve{to: &bench{out: &out}}
	for _, piece := range []string{"=== RUN   TestA\n    a_test", ".go:7: 500 rounds\n--- PASS", ": TestA (1.0s)\nok  \tdoemee/data\t1s\n"} {
		if n, err := s.Write([]byte(piece)); n != len(piece) || err != nil {
			t.Errorf("took %d of %d, %v", n, len(piece), err)
		}
	}
	if got := out.String(); got != "    a_test.go:7: 500 rounds\n--- PASS: TestA (1.0s)\nok  \tdoemee/data\t1s\n" {
		t.Errorf("told was %q", got)
	}
}
