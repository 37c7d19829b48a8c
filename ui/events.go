package ui

import (
	"fmt"
	"io"
	"os"
	"sync/atomic"
	"time"

	"fyne.io/fyne/v2"

	"doemee/ui/kit"
)

// eventsVariable names the file to which the window writes what it does, a line each: which screen is shown, what has the
// keyboard, when everything was saved. It is for who drives the real window, a test or a script, and must wait for a state and
// not for a time. Nothing that a person typed is in it.
const eventsVariable = "DOEMEE_EVENTS"

// often is how soon a change is told.
const often = 25 * time.Millisecond

// narrator tells each thing once, when it changes.
type narrator struct {
	program *Program
	out     io.Writer
	told    map[string]string
	focused fyne.Focusable
	asked   atomic.Int64 // since when a look waits for its turn, in nanoseconds; 0 when none does
}

// narrate begins to tell, when somebody asked for it, and until the program ends.
func (p *Program) narrate() {
	file := os.Getenv(eventsVariable)
	if file == "" {
		return
	}
	out, err := os.OpenFile(file, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n", eventsVariable, err)
		return
	}
	n := &narrator{program: p, out: out, told: map[string]string{}}
	go func() {
		for range time.Tick(often) {
			n.ask()
		}
	}()
}

// ask has a look taken, unless one waits already: while the window is busy they must not pile up.
func (n *narrator) ask() {
	if n.asked.CompareAndSwap(0, time.Now().UnixNano()) {
		n.program.ways.Post(func() {
			n.waited(time.Since(time.Unix(0, n.asked.Swap(0))))
			n.look()
		})
	}
}

// noticed is how long a window may be busy before a person notices.
const noticed = 100 * time.Millisecond

// waited tells that the window was busy for so long that a person notices.
func (n *narrator) waited(long time.Duration) {
	if long > noticed {
		fmt.Fprintf(n.out, "waited %d ms\n", long.Milliseconds())
	}
}

// look tells what is not as it was the last time.
func (n *narrator) look() {
	n.tell("screen", n.program.shown())
	if s := n.program.open(); s != nil {
		state := s.Saving()
		switch {
		case state.Cause != nil:
			n.tell("saving", "failed")
		case state.Busy:
			n.tell("saving", "busy")
		default:
			n.tell("saving", "done "+state.At.Format(time.RFC3339Nano))
		}
		n.tell("language", string(n.program.preferences.Language))
	}
	if canvas := n.program.window.Canvas(); canvas.Focused() != n.focused {
		n.focused = canvas.Focused()
		fmt.Fprintf(n.out, "focus %s\n", spoken(n.focused))
	}
}

func (n *narrator) tell(what, how string) {
	if n.told[what] != how {
		n.told[what] = how
		fmt.Fprintf(n.out, "%s %s\n", what, how)
	}
}

// spoken is the name of what has the keyboard; what stands in it is nobody's business here.
func spoken(o fyne.Focusable) string {
	if o == nil {
		return "-"
	}
	if named, ok := o.(kit.Called); ok && named.Called() != "" {
		return named.Called()
	}
	return fmt.Sprintf("%T", o)
}

// shown is the code of the screen that is shown: the welcome when nothing is open.
func (p *Program) shown() string {
	if p.frame == nil {
		return "welcome"
	}
	return p.frame.shown
}
