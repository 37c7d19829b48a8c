package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// person sits at the program in a real window and uses nothing but the keyboard. What the window did is read from the lines it
// writes about itself, so that a person waits for what happened and never for a time. After the first thing that goes wrong
// a person does nothing any more; err tells what it was.
type person struct {
	ctx      context.Context // of the journey
	err      error
	screen   *virtual
	programs string // the folder they were built in
	home     string // documents and settings of this person
	program  *exec.Cmd
	said     bytes.Buffer
	ended    chan error
	seen     int    // lines of events that were waited for already
	strokes  int    // keys pressed and texts written
	traced   bool   // calls that have to do with a network are written down
	found    string // what is worth telling of the journey
}

// sit opens the program, with a file when one is named.
func (p *person) sit(file ...string) {
	if p.err != nil {
		return
	}
	args := append([]string{filepath.Join(p.programs, "doemee")}, file...)
	if p.traced {
		args = append([]string{"strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=network", "-o", p.calls()}, args...)
	}
	p.program = exec.Command(args[0], args[1:]...)
	p.program.Env = append(os.Environ(), "DISPLAY=:"+p.screen.number, "WAYLAND_DISPLAY=", "LIBGL_ALWAYS_SOFTWARE=1", "HOME="+p.home,
		"XDG_CONFIG_HOME="+filepath.Join(p.home, "settings"), "XDG_CACHE_HOME="+filepath.Join(p.home, "cache"), "LANG=nl_NL.UTF-8", "DOEMEE_EVENTS="+p.file())
	p.said.Reset()
	p.program.Stdout, p.program.Stderr = &p.said, &p.said
	if p.err = p.program.Start(); p.err != nil {
		return
	}
	p.seen, p.ended = len(p.events()), make(chan error, 1)
	go func(c *exec.Cmd, ended chan<- error) { ended <- c.Wait() }(p.program, p.ended)
}

func (p *person) file() string { return filepath.Join(p.home, "events") }

// kill ends the program as a power cut would.
func (p *person) kill() {
	if p.program != nil && p.program.Process != nil {
		_ = p.program.Process.Kill()
		<-p.ended
		p.program = nil
	}
}

// until waits for an event that begins with a text, and gives the rest of its line. Each event is waited for once.
func (p *person) until(begins string) (rest string) {
	for p.err == nil {
		lines := p.events()
		for i := p.seen; i < len(lines); i++ {
			if after, ok := strings.CutPrefix(lines[i], begins); ok {
				p.seen = i + 1
				return after
			}
		}
		p.pause("waiting for " + begins)
	}
	return ""
}

// pause lets a moment pass; it is an error when the program ended or the journey took too long.
func (p *person) pause(during string) {
	select {
	case err := <-p.ended:
		p.ended <- err
		p.err = fmt.Errorf("%s: the program ended: %w; it said:\n%s", during, err, p.said.String())
	case <-p.ctx.Done():
		p.err = fmt.Errorf("%s: in vain; the last events:\n%s\nit said:\n%s", during, p.lately(), p.said.String())
	case <-time.After(20 * time.Millisecond):
	}
}

// untilSaved waits until something more was written: what was typed is kept after a pause.
func (p *person) untilSaved() { p.until("saving done") }

// appears waits for a file that fits a pattern.
func (p *person) appears(pattern string) string {
	for p.err == nil {
		if found, err := filepath.Glob(pattern); err == nil && len(found) > 0 {
			return found[0]
		}
		p.pause("waiting for a file " + filepath.Base(pattern))
	}
	return ""
}

// events are the whole lines that the window wrote up to now.
func (p *person) events() []string {
	raw, err := os.ReadFile(p.file())
	if err != nil {
		return nil
	}
	return strings.Split(string(raw[:bytes.LastIndexByte(raw, '\n')+1]), "\n")[:bytes.Count(raw, []byte("\n"))]
}

// lately is what the window wrote last.
func (p *person) lately() string {
	lines := p.events()
	return strings.Join(lines[max(0, len(lines)-12):], "\n")
}

// press presses keys one after the other, by the names of X.
func (p *person) press(keys ...string) {
	p.strokes += len(keys)
	p.xdotool(append([]string{"key", "--clearmodifiers", "--delay", "40"}, keys...)...)
}

// write types a text letter by letter.
func (p *person) write(text string) {
	p.strokes++
	p.xdotool("type", "--delay", "15", "--", text)
}

func (p *person) xdotool(args ...string) {
	if p.err != nil {
		return
	}
	c := exec.CommandContext(p.ctx, "xdotool", args...)
	c.Env = append(os.Environ(), "DISPLAY=:"+p.screen.number)
	if out, err := c.CombinedOutput(); err != nil {
		p.err = fmt.Errorf("xdotool %s: %w: %s", strings.Join(args, " "), err, out)
	}
}

// far is how many things that take the keyboard a person passes before giving up.
const far = 60

// tabTo presses Tab until what is named has the keyboard.
func (p *person) tabTo(name string) {
	if p.err != nil {
		return
	}
	var passed []string
	for p.err == nil && len(passed) < far {
		p.seen = len(p.events()) // what had the keyboard before is no answer to this Tab
		p.press("Tab")
		now := p.until("focus ")
		if p.err == nil && strings.HasPrefix(now, name) {
			return
		}
		passed = append(passed, now)
	}
	if len(passed) == far || p.ctx.Err() != nil {
		p.err = errors.Join(p.err, fmt.Errorf("the Tab key never reached %q; it passed: %s", name, strings.Join(passed, " · ")))
	}
}

// focus gives the window the keyboard: on a display without a window manager nobody else does.
func (p *person) focus() {
	p.xdotool("search", "--sync", "--onlyvisible", "--name", "Doe mee", "windowfocus", "--sync")
}

// leave closes the program by its key and waits until it has ended well.
func (p *person) leave() {
	p.press("ctrl+q")
	if p.err != nil {
		return
	}
	select {
	case err := <-p.ended:
		p.program = nil
		if err != nil {
			p.err = fmt.Errorf("the program ended badly: %w; it said:\n%s", err, p.said.String())
			return
		}
		p.err = wrongThread(p.said.String())
	case <-p.ctx.Done():
		p.err = fmt.Errorf("the program did not end when it was asked to; the last events:\n%s\nit did:\n%s", p.lately(), p.stacks())
	}
}

// stacks ends the program in the way in which Go says what each goroutine was doing.
func (p *person) stacks() string {
	_ = p.program.Process.Signal(syscall.SIGQUIT)
	p.ended <- <-p.ended
	return p.said.String()
}

// wrongThread finds what Fyne says of calls that did not come from the window's own goroutine.
func wrongThread(said string) error {
	if strings.Contains(said, "fyne.Do") || strings.Contains(said, "call thread") {
		return fmt.Errorf("the window was called on a wrong thread:\n%s", said)
	}
	return nil
}
