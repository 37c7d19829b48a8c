package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"unsafe"
)

// The programs run here as they are, and every call with which they change a file first passes by the test: the kernel stops the
// caller (seccomp, user notification) until the test has said that it goes on, fails with an error, or that the whole program is
// killed there and then. So a fault strikes at the same call every time, whichever of the program's threads makes it.

// call is one call that changes a file or a folder, before it is carried out.
type call struct {
	name  string // as in the manual of the system, without the variants
	path  string // of the file it is about
	other string // the second path of rename and link
	at    int64  // where write begins, the length that truncate leaves
	data  []byte // what write writes
	flags int    // of open
}

// verdict is what becomes of a call.
type verdict struct {
	fails syscall.Errno // the error it gets; 0 lets it go on
	kills bool          // the program ends here, as by kill -9
}

// ran is what came of a program.
type ran struct {
	code        int // -1 when it was killed
	said, noted string
}

// watched is the variable that makes this test binary the program to be watched: it takes the filter and goes on as doemeectl.
const watched = "DOEMEE_TEST_WATCHED"

func init() {
	if os.Getenv(watched) == "" {
		return
	}
	becoming = func() {
		if err := becomeWatched(); err != nil {
			fmt.Fprintln(os.Stderr, "watching:", err)
			os.Exit(99)
		}
		main()
	}
}

// The numbers of the system calls, for this processor only.
const (
	sysWrite, sysOpen, sysPwrite, sysFsync, sysFdatasync, sysTruncate, sysFtruncate = 1, 2, 18, 74, 75, 76, 77
	sysRename, sysMkdir, sysRmdir, sysLink, sysUnlink, sysOpenat, sysMkdirat        = 82, 83, 84, 86, 87, 257, 258
	sysUnlinkat, sysRenameat, sysLinkat, sysRenameat2, sysSeccomp, sysCopyRange     = 263, 264, 265, 316, 317, 326
)

var stopped = []uint32{sysWrite, sysOpen, sysPwrite, sysFsync, sysFdatasync, sysTruncate, sysFtruncate, sysRename, sysMkdir, sysRmdir, sysLink,
	sysUnlink, sysOpenat, sysMkdirat, sysUnlinkat, sysRenameat, sysLinkat, sysRenameat2}

// becomeWatched puts the filter on every thread of this process and hands the other end to the test.
func becomeWatched() error {
	const load, jumpEqual, give = 0x20, 0x15, 0x06 // of the Berkeley packet filter
	const notify, allow, noSuchCall = 0x7fc00000, 0x7fff0000, 0x00050000 | uint32(syscall.ENOSYS)
	filter := []syscall.SockFilter{{Code: load, K: 0}} // the number of the call
	for _, nr := range stopped {
		filter = append(filter, syscall.SockFilter{Code: jumpEqual, Jf: 1, K: nr}, syscall.SockFilter{Code: give, K: notify})
	}
	// Copying inside the kernel would pass by unseen; without it programs read and write.
	filter = append(filter, syscall.SockFilter{Code: jumpEqual, Jf: 1, K: sysCopyRange}, syscall.SockFilter{Code: give, K: noSuchCall},
		syscall.SockFilter{Code: give, K: allow})
	program := syscall.SockFprog{Len: uint16(len(filter)), Filter: &filter[0]}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if _, _, err := syscall.RawSyscall6(syscall.SYS_PRCTL, 38 /* no new privileges */, 1, 0, 0, 0, 0); err != 0 {
		return err
	}
	const everyThread, newListener, orTellWhy = 1, 8, 16
	fd, _, err := syscall.RawSyscall(sysSeccomp, 1 /* filter */, everyThread|newListener|orTellWhy, uintptr(unsafe.Pointer(&program)))
	if err != 0 {
		return err
	}
	return syscall.Sendmsg(3, []byte{0}, syscall.UnixRights(int(fd)), nil, 0)
}

// watch runs doemeectl and asks about every call that changes something below a folder.
func watch(t *testing.T, below, in string, ask func(call) verdict, args ...string) ran {
	t.Helper()
	pair, err := syscall.Socketpair(syscall.AF_UNIX, syscall.SOCK_STREAM|syscall.SOCK_CLOEXEC, 0)
	if err != nil {
		t.Fatal(err)
	}
	theirs := os.NewFile(uintptr(pair[1]), "theirs")
	defer syscall.Close(pair[0])
	child := exec.Command(os.Args[0], args...)
	child.Dir = below
	child.Env = []string{watched + "=1", "HOME=" + filepath.Join(below, "home"), "TMPDIR=" + below, "LANG=nl_NL.UTF-8"}
	child.ExtraFiles = []*os.File{theirs}
	var said, noted bytes.Buffer
	child.Stdin, child.Stdout, child.Stderr = strings.NewReader(in), &said, &noted
	err = child.Start()
	theirs.Close()
	if err != nil {
		t.Fatal(err)
	}
	listener, err := receiveListener(pair[0])
	if err != nil {
		_ = child.Wait()
		t.Skipf("calls can't be watched here: %v; %s", err, noted.String())
	}
	w := &watching{listener: listener, below: below, ask: ask, child: child.Process}
	done := make(chan error, 1)
	go func() { done <- w.run() }()
	_ = child.Wait() // its code says how it ended
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	return ran{child.ProcessState.ExitCode(), said.String(), noted.String()}
}

// receiveListener takes over the end of the filter at which calls are answered.
func receiveListener(socket int) (int, error) {
	oob := make([]byte, syscall.CmsgSpace(4))
	n, noob, _, _, err := syscall.Recvmsg(socket, make([]byte, 1), oob, syscall.MSG_CMSG_CLOEXEC)
	if err != nil || n == 0 {
		return 0, errors.Join(errors.New("the filter was not taken"), err)
	}
	messages, err := syscall.ParseSocketControlMessage(oob[:noob])
	if err != nil || len(messages) == 0 {
		return 0, errors.Join(errors.New("no listener came"), err)
	}
	fds, err := syscall.ParseUnixRights(&messages[0])
	if err != nil {
		return 0, err
	}
	return fds[0], nil
}

// watching answers for one program.
type watching struct {
	listener int
	below    string
	ask      func(call) verdict
	child    *os.Process
	killed   bool
}

// run answers until the program has ended.
func (w *watching) run() error {
	defer syscall.Close(w.listener)
	for {
		poll := struct {
			fd              int32
			events, happens int16
		}{int32(w.listener), 1, 0}
		_, _, err := syscall.Syscall(syscall.SYS_POLL, uintptr(unsafe.Pointer(&poll)), 1, 10_000)
		switch {
		case err == syscall.EINTR:
			continue
		case err != 0:
			return err
		case poll.happens&1 == 0 && poll.happens != 0:
			return nil // nobody is left behind the filter
		case poll.happens == 0:
			continue
		}
		if err := w.one(); err != nil {
			return err
		}
	}
}

// one answers one call.
func (w *watching) one() error {
	var notice [80]byte
	if _, _, err := syscall.Syscall(syscall.SYS_IOCTL, uintptr(w.listener), 0xc0502100, uintptr(unsafe.Pointer(&notice))); err != 0 {
		if err == syscall.ENOENT || err == syscall.EINTR {
			return nil // the caller has ended meanwhile
		}
		return err
	}
	var args [6]uint64
	for i := range args {
		args[i] = binary.LittleEndian.Uint64(notice[32+8*i:])
	}
	caller := process(binary.LittleEndian.Uint32(notice[8:]))
	v := verdict{}
	if c, ok := caller.read(int(binary.LittleEndian.Uint32(notice[16:])), args); ok && !w.killed && c.in(w.below) {
		v = w.ask(c)
	}
	if v.kills {
		w.killed = true
		return w.child.Kill() // the call is not answered any more
	}
	var answer [24]byte
	copy(answer[:8], notice[:8])
	if v.fails == 0 {
		binary.LittleEndian.PutUint32(answer[20:], 1) // go on
	} else {
		binary.LittleEndian.PutUint32(answer[16:], uint32(-int32(v.fails)))
	}
	_, _, err := syscall.Syscall(syscall.SYS_IOCTL, uintptr(w.listener), 0xc0182101, uintptr(unsafe.Pointer(&answer)))
	if err != 0 && err != syscall.ENOENT && err != syscall.EINTR {
		return err
	}
	return nil
}

// in tells whether the call changes something below a folder. Opening counts when it makes or empties a file, or is for writing.
func (c call) in(below string) bool {
	if c.name == "open" && c.flags&(syscall.O_CREAT|syscall.O_TRUNC|syscall.O_WRONLY|syscall.O_RDWR) == 0 {
		return false
	}
	return strings.HasPrefix(c.path, below+"/") || c.path == below || strings.HasPrefix(c.other, below+"/")
}

// process is a thread that waits for an answer; its memory and its open files can be read.
type process int

// read makes a call of the numbers that the kernel gives.
func (p process) read(nr int, args [6]uint64) (call, bool) {
	const here = ^uint64(99) // the folder in which the program runs
	switch nr {
	case sysWrite:
		return call{name: "write", path: p.file(args[0]), at: p.position(args[0]), data: p.memory(args[1], args[2])}, true
	case sysPwrite:
		return call{name: "write", path: p.file(args[0]), at: int64(args[3]), data: p.memory(args[1], args[2])}, true
	case sysFtruncate:
		return call{name: "truncate", path: p.file(args[0]), at: int64(args[1])}, true
	case sysTruncate:
		return call{name: "truncate", path: p.name(here, args[0]), at: int64(args[1])}, true
	case sysFsync, sysFdatasync:
		return call{name: "sync", path: p.file(args[0])}, true
	case sysOpen:
		return call{name: "open", path: p.name(here, args[0]), flags: int(args[1])}, true
	case sysOpenat:
		return call{name: "open", path: p.name(args[0], args[1]), flags: int(args[2])}, true
	}
	return p.readNames(nr, args)
}

// readNames does so for the calls that are about names only.
func (p process) readNames(nr int, args [6]uint64) (call, bool) {
	const here = ^uint64(99)
	switch nr {
	case sysRename:
		return call{name: "rename", path: p.name(here, args[0]), other: p.name(here, args[1])}, true
	case sysRenameat, sysRenameat2:
		return call{name: "rename", path: p.name(args[0], args[1]), other: p.name(args[2], args[3])}, true
	case sysLink:
		return call{name: "link", path: p.name(here, args[0]), other: p.name(here, args[1])}, true
	case sysLinkat:
		return call{name: "link", path: p.name(args[0], args[1]), other: p.name(args[2], args[3])}, true
	case sysUnlink, sysRmdir:
		return call{name: "unlink", path: p.name(here, args[0])}, true
	case sysUnlinkat:
		return call{name: "unlink", path: p.name(args[0], args[1])}, true
	case sysMkdir:
		return call{name: "mkdir", path: p.name(here, args[0])}, true
	case sysMkdirat:
		return call{name: "mkdir", path: p.name(args[0], args[1])}, true
	}
	return call{}, false
}

// file is the path of an open file as it is called now.
func (p process) file(fd uint64) string {
	path, err := os.Readlink(fmt.Sprintf("/proc/%d/fd/%d", p, int32(fd)))
	if err != nil {
		return ""
	}
	return path
}

// position is where the next write in an open file goes.
func (p process) position(fd uint64) (at int64) {
	raw, err := os.ReadFile(fmt.Sprintf("/proc/%d/fdinfo/%d", p, int32(fd)))
	if err == nil {
		_, _ = fmt.Sscanf(string(raw), "pos: %d", &at)
	}
	return at
}

// memory is what stands at a place in the caller's memory.
func (p process) memory(at, length uint64) []byte {
	f, err := os.Open(fmt.Sprintf("/proc/%d/mem", p))
	if err != nil {
		return nil
	}
	defer f.Close()
	raw := make([]byte, length)
	n, _ := f.ReadAt(raw, int64(at))
	return raw[:n]
}

// name is a path in the caller's memory, made absolute.
func (p process) name(folder, at uint64) string {
	var text []byte
	for len(text) < 4096 && !bytes.ContainsRune(text, 0) {
		piece := p.memory(at+uint64(len(text)), 64)
		if len(piece) == 0 {
			break
		}
		text = append(text, piece...)
	}
	path, _, _ := strings.Cut(string(text), "\x00")
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	base := fmt.Sprintf("/proc/%d/cwd", p)
	if int32(folder) >= 0 {
		base = fmt.Sprintf("/proc/%d/fd/%d", p, int32(folder))
	}
	to, err := os.Readlink(base)
	if err != nil {
		return path
	}
	return filepath.Join(to, path)
}

// A watched program does what it always does, and the watcher sees what it did.
func TestTheWatcherSeesWhatIsWritten(t *testing.T) {
	dir := t.TempDir()
	var seen []call
	got := watch(t, dir, "", func(c call) verdict { seen = append(seen, c); return verdict{} }, "new", "a.doemee", "--name", "Voorbeeldstad")
	if got.code != 0 {
		t.Fatalf("%+v", got)
	}
	count := map[string]int{}
	for _, c := range seen {
		count[c.name]++
	}
	if count["write"] == 0 || count["sync"] == 0 || count["rename"] == 0 || count["open"] == 0 {
		t.Errorf("seen are %v", count)
	}
	if got := watch(t, dir, "", func(call) verdict { return verdict{kills: true} }, "new", "b.doemee", "--name", "Voorbeeldstad"); got.code != -1 {
		t.Errorf("killed and yet %+v", got)
	}
}
