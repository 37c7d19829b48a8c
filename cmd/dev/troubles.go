package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// trouble makes calls of the running program on some files fail or take long, as a full or a slow disk does: strace holds each of them
// in the kernel. It ends with mend.
type trouble struct {
	strace *exec.Cmd
	said   bytes.Buffer
	log    string
}

// slowDisk is how long the disk takes for every write and every sync: saving one change has some twenty of them.
const slowDisk = 250 * time.Millisecond

// trouble begins it. How is what strace does to the calls; it is written down with the thread that made the call.
func (p *person) trouble(calls, how string, files ...string) *trouble {
	t := &trouble{log: filepath.Join(p.home, "trouble")}
	if p.err != nil {
		return t
	}
	args := []string{"-f", "-o", t.log, "-e", "trace=" + calls, "-e", "inject=" + calls + ":" + how, "-p", strconv.Itoa(p.program.Process.Pid)}
	for _, file := range files {
		args = append(args, "-P", file)
	}
	t.strace = exec.Command("strace", args...)
	attached, err := t.strace.StderrPipe()
	if err == nil {
		err = t.strace.Start()
	}
	if err != nil {
		t.strace = nil
		p.err = fmt.Errorf("strace, with which the disk is made to fail: %w; go run ./cmd/dev setup installs it", err)
		return t
	}
	buffer := make([]byte, 4096)
	n, err := attached.Read(buffer) // it says so when it has hold of the program
	if text := string(buffer[:n]); err != nil || !strings.Contains(text, "attached") {
		p.err = fmt.Errorf("strace did not get hold of the program: %w: %s", err, text)
	}
	go func() { _, _ = t.said.ReadFrom(attached) }()
	return t
}

// mend ends the trouble.
func (t *trouble) mend() {
	if t.strace == nil {
		return
	}
	_ = t.strace.Process.Signal(syscall.SIGINT)
	_ = t.strace.Wait()
	t.strace = nil
}

// threads are the threads that made the calls, with how many each made.
func (t *trouble) threads() (threads map[int]int, err error) {
	raw, err := os.ReadFile(t.log)
	threads = map[int]int{}
	for line := range strings.Lines(string(raw)) {
		if thread, call, _ := strings.Cut(line, " "); strings.Contains(call, "(INJECTED)") || strings.Contains(call, "(DELAYED)") {
			if n, err := strconv.Atoi(thread); err == nil {
				threads[n]++
			}
		}
	}
	return threads, err
}

// ofDossier are the files in which a dossier is kept.
func ofDossier(dossier string) []string { return []string{dossier, dossier + "-journal"} }

// fullDisk types on a disk that is full: the window says so, keeps what was typed, and goes on in a file elsewhere.
func fullDisk(t *traveller) {
	dossier := t.example()
	t.goTo("ctrl+5", "commitments")
	full := t.trouble("pwrite64,write", "error=ENOSPC", ofDossier(dossier)...)
	defer full.mend()
	t.replace("1 ", "Getypt op een volle schijf")
	t.press("Tab")
	t.until("saving failed")
	t.write("3") // something more is typed after it
	t.tabTo(t.say["ui.elsewhere"])
	t.press("Return")
	t.until("focus " + t.say["ui.elsewhere.folder"])
	elsewhere := filepath.Join(t.home, "stick")
	t.mkdir(elsewhere)
	t.press("ctrl+a")
	t.write(elsewhere)
	t.tabTo(t.say["ui.elsewhere.save"])
	t.press("Return")
	t.untilSaved()
	t.leave()
	full.mend()
	moved := t.appears(filepath.Join(elsewhere, "*.doemee"))
	t.shows("Getypt op een volle schijf", "show", moved, "commitment", "T-001")
	t.shows("Datakaart energieverbruik", "show", dossier, "commitment", "T-001")
}

func (t *traveller) mkdir(folder string) {
	if t.err == nil {
		t.err = os.MkdirAll(folder, 0o700)
	}
}

// slowSaving types while the disk is slow: the keyboard goes on from field to field while a change is being saved, and the thread of the
// window itself never waits for the disk. That holds on every machine; for how long this window was busy at most is told, because a busy
// machine that draws without a graphics card says little.
func slowSaving(t *traveller) {
	dossier := t.example()
	t.goTo("ctrl+5", "commitments")
	window := 0
	if t.err == nil {
		window = t.program.Process.Pid
	}
	slow := t.trouble("fsync,fdatasync,pwrite64,ftruncate", "delay_enter="+strconv.FormatInt(slowDisk.Microseconds(), 10), ofDossier(dossier)...)
	defer slow.mend()
	t.replace("1 ", "Bewaard op een trage schijf")
	t.press("Tab")
	t.until("saving busy")
	from := t.seen
	for range 3 {
		t.press("Tab")
		t.until("focus ")
	}
	meanwhile := t.events()[min(from, len(t.events())):t.seen]
	t.untilSaved()
	slow.mend()
	t.leave()
	t.shows("Bewaard op een trage schijf", "show", dossier, "commitment", "T-001")
	t.judgeSlow(slow, window, meanwhile)
}

// judgeSlow looks at what happened while the disk was slow.
func (t *traveller) judgeSlow(slow *trouble, window int, meanwhile []string) {
	if t.err != nil {
		return
	}
	threads, err := slow.threads()
	switch {
	case err != nil:
		t.err = err
	case threads[window] > 0:
		t.err = fmt.Errorf("the window itself waited %d times for the disk", threads[window])
	case len(threads) == 0:
		t.err = fmt.Errorf("no call was slow: this proves nothing; %s", slow.said.String())
	case strings.Contains(strings.Join(meanwhile, "\n"), "saving done"):
		t.err = fmt.Errorf("it was saved before the keyboard went on:\n%s", strings.Join(meanwhile, "\n"))
	}
	t.found = fmt.Sprintf("saving waited for the disk %d times %v, the window itself never; it was busy for %v at most", total(threads), slowDisk, longestWait(meanwhile))
}

func total(threads map[int]int) (n int) {
	for _, calls := range threads {
		n += calls
	}
	return n
}

// longestWait is the longest time for which the window said that it was busy.
func longestWait(events []string) (longest time.Duration) {
	for _, line := range events {
		var ms int
		if n, _ := fmt.Sscanf(line, "waited %d ms", &ms); n == 1 {
			longest = max(longest, time.Duration(ms)*time.Millisecond)
		}
	}
	return longest
}

// abroad is a call that would leave this computer, to connect, send or listen at an address that is no file.
var abroad = regexp.MustCompile(`(?:connect|sendto|bind|sendmsg)\(.*AF_INET.*`)

// calls is where the calls of a journey are written down that have to do with a network.
func (p *person) calls() string { return filepath.Join(p.home, "calls") }

// stayedHome reads what a traced program did: it spoke with the display, and with nobody else.
func (p *person) stayedHome() {
	if p.err != nil {
		return
	}
	raw, err := os.ReadFile(p.calls())
	switch {
	case err != nil:
		p.err = err
	case abroad.Match(raw):
		p.err = fmt.Errorf("the window reached for the network: %s", abroad.Find(raw))
	case !bytes.Contains(raw, []byte("AF_UNIX")):
		p.err = errors.New("not even the call to the display was seen: this proves nothing")
	default:
		p.found = "traced: the window spoke with the display and reached for no network"
	}
}
