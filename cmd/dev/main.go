// Dev is what a developer runs. It uses the standard library only, so that it builds in seconds on a bare machine with Go, gcc
// and git.
//
// Usage: go run ./cmd/dev COMMAND
//
//	setup   installs the system packages that are missing, with the system's own package manager
//	run     setup, then builds and starts the program; without a display it does the same job headless, in out/
//	check   the checks that take no building: format, house, shape
//	test    setup, then every check and every test, and the program once in a real window
//	shots   draws every screen in out/shots
//	deps    lists what is linked with its licences, writes assets/licences.md and out/sbom.cdx.json, looks for known faults
//	faults  injects every fault in full and prints the counts; it takes long
//	window  the program once in a real window that nobody sees
//	package  makes the packages for every system in out/packages, with their checksums and what is in them
//	repackage  makes them again of a copy in another folder, with nothing built before, and compares every byte
//	bench   measures every promise of speed against its floor and puts the table in the README; it takes half an hour
//	journeys  what people do in the program from begin to end, by keyboard, in a real window
//
// Exit codes: 0 all is well, 1 something is not, 2 the command does not exist.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"strings"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

const usage = "usage: go run ./cmd/dev setup | run | check | test | shots | deps | faults | window | journeys | package | repackage | bench"

func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	commands := map[string]func(context.Context, *bench) error{"setup": setup, "run": start, "check": check, "test": test, "shots": shots, "window": windowed,
		"deps": deps, "faults": faults, "journeys": travelled,
		"bench": measured, "package": packaged, "repackage": repackaged}
	if len(args) == 1 && (args[0] == "-h" || args[0] == "--help" || args[0] == "help") {
		fmt.Fprintln(stdout, usage)
		return 0
	}
	if len(args) != 1 || commands[args[0]] == nil {
		fmt.Fprintf(stderr, "%q is not a command; %s\n", strings.Join(args, " "), usage)
		return 2
	}
	if err := commands[args[0]](ctx, &bench{out: stdout}); err != nil {
		fmt.Fprintln(stderr, err)
		return 1
	}
	return 0
}

// bench is where the work is done: the checkout, and somebody who reads along.
type bench struct {
	out io.Writer
	in  string // the folder to work in; empty for the checkout
}

func (b *bench) say(format string, args ...any) { fmt.Fprintf(b.out, format+"\n", args...) }

// do runs a command and shows what it prints.
func (b *bench) do(ctx context.Context, env []string, name string, args ...string) error {
	c := exec.CommandContext(ctx, name, args...)
	c.Dir, c.Env = b.in, append(os.Environ(), env...)
	c.Stdout, c.Stderr = b.out, b.out
	if err := c.Run(); err != nil {
		return fmt.Errorf("%s %s: %w", name, strings.Join(args, " "), err)
	}
	return nil
}

// ask runs a command and gives what it prints.
func ask(ctx context.Context, name string, args ...string) (string, error) {
	return askWith(ctx, nil, name, args...)
}

// askWith does so with more in the environment.
func askWith(ctx context.Context, env []string, name string, args ...string) (string, error) {
	c := exec.CommandContext(ctx, name, args...)
	c.Env = append(os.Environ(), env...)
	out, err := c.Output()
	var failed *exec.ExitError
	if errors.As(err, &failed) {
		return "", fmt.Errorf("%s %s: %w\n%s", name, strings.Join(args, " "), err, failed.Stderr)
	}
	return string(out), err
}
