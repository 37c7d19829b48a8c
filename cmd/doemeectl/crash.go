package main

import (
	"fmt"
	"os"
	"runtime"
	"runtime/debug"

	"doemee/data/exchange"
)

// crashed leaves a report that may be sent to the makers and gives the exit code of our own bugs. The report holds versions and
// where it went wrong; no arguments, file names or values, because those may be about a person.
func crashed(s *streams, cause any) int {
	path, err := writeCrash(crashText(cause, debug.Stack()))
	if err != nil {
		s.note(s.words.Say("cli.crash.unsaved"))
		return exchange.ExitBug
	}
	s.note(s.words.Say("cli.crash", "file", path))
	return exchange.ExitBug
}

// crashText tells only the type of the cause: its text may hold what somebody typed. A runtime error has no such text.
func crashText(cause any, stack []byte) string {
	what := fmt.Sprintf("%T", cause)
	if runtimeError, ok := cause.(runtime.Error); ok {
		what += ": " + runtimeError.Error()
	}
	return fmt.Sprintf("doemeectl %s\n%s %s/%s\n%s\n\n%s", exchange.Program, runtime.Version(), runtime.GOOS, runtime.GOARCH, what, stack)
}

// writeCrash makes a file that only its owner can read, under a name that nobody can have prepared.
func writeCrash(text string) (string, error) {
	f, err := os.CreateTemp("", "doemeectl-*.txt")
	if err != nil {
		return "", err
	}
	if _, err := f.WriteString(text); err != nil {
		_ = f.Close()
		return "", err
	}
	return f.Name(), f.Close()
}
