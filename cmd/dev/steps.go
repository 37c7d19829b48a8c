package main

import (
	"bytes"
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"time"
)

// step is one check with its name.
type step struct {
	name string
	do   func(context.Context, *bench) error
}

var quick = []step{
	{"gofmt", formatted}, {"top level and import table", housed}, {"shape of the code", shaped}, {"sqlite and libc are a pair", paired},
}

var thorough = []step{
	{"go vet", command(nil, "go", "vet", "./...")},
	{"staticcheck", command(nil, "go", "tool", "staticcheck", "./...")},
	{"complexity at most 15", complexity},
	{"licences of what is linked", licensed},
	{"what is linked that could reach a network", unreached},
	{"all but the window builds without cgo", without("build")},
	{"other programs to test with", joined},
	{"tests", without("test")},
	{"race detector where several work at once", raced},
	{"the window", windowed},
	{"journeys by keyboard", travelled},
}

// check runs what needs no building.
func check(ctx context.Context, b *bench) error { return b.all(ctx, quick) }

// onLinux are the steps that need its display for tests, or its peers.
var onLinux = []string{"other programs to test with", "the window", "journeys by keyboard"}

// test sets up and runs everything, and stops at the first thing that fails. Elsewhere than on Linux it says what it leaves out.
func test(ctx context.Context, b *bench) error {
	steps := append([]step{{"setup", setup}}, quick...)
	for _, s := range thorough {
		if runtime.GOOS != "linux" && slices.Contains(onLinux, s.name) {
			b.say("left out here, it is done on Linux: %s", s.name)
			continue
		}
		steps = append(steps, s)
	}
	return b.all(ctx, steps)
}

func (b *bench) all(ctx context.Context, steps []step) error {
	begin := time.Now()
	for _, s := range steps {
		b.say("== %s", s.name)
		started := time.Now()
		if err := s.do(ctx, b); err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		b.say("   %.1f s", time.Since(started).Seconds())
	}
	b.say("all is well, in %.0f s", time.Since(begin).Seconds())
	return nil
}

func command(env []string, name string, args ...string) func(context.Context, *bench) error {
	return func(ctx context.Context, b *bench) error { return b.do(ctx, env, name, args...) }
}

// raced runs the race detector, which makes everything ten times slower, where there are goroutines: in the rooms that start them, on the
// tests in which they meet. The file of a dossier is used by several in the tests of the session.
func raced(ctx context.Context, b *bench) error {
	args := []string{"test", "-race", "-short"}
	err := b.do(ctx, nil, "go", append(args, "./assets/...", "./data/database", "./data/register", "./data/sheet", "./ui/session")...)
	if err != nil {
		return err
	}
	return b.do(ctx, nil, "go", append(args, "-run", "TakeIn|TakingIn|TakenIn|WholeCoalition", "./data/exchange")...)
}

func formatted(ctx context.Context, b *bench) error {
	untidy, err := ask(ctx, "gofmt", "-l", "cmd", "ui", "data", "assets")
	if err != nil {
		return err
	}
	if untidy != "" {
		return fmt.Errorf("not formatted; run gofmt -w on:\n%s", untidy)
	}
	return nil
}

func complexity(ctx context.Context, b *bench) error {
	var found bytes.Buffer
	if err := (&bench{out: &found}).do(ctx, nil, "go", "tool", "gocyclo", "-over", "15", "-ignore", "_test", "cmd", "ui", "data", "assets"); err != nil {
		return fmt.Errorf("functions with more than 15 ways through:\n%s", found.String())
	}
	return nil
}

// without runs go build or go test on every package but the one that links OpenGL, without cgo.
func without(verb string) func(context.Context, *bench) error {
	return func(ctx context.Context, b *bench) error {
		list, err := ask(ctx, "go", "list", "./...")
		if err != nil {
			return err
		}
		args := []string{verb}
		for p := range strings.FieldsSeq(list) {
			if p != "doemee/cmd/doemee" {
				args = append(args, p)
			}
		}
		return b.do(ctx, append(peersEnv(), "CGO_ENABLED=0"), "go", args...)
	}
}

// paired sees to it that libc is exactly the one that this version of SQLite was made with; other pairs have crashed.
func paired(ctx context.Context, b *bench) error {
	ours, err := ask(ctx, "go", "list", "-m", "-f", "{{.Version}}", "modernc.org/libc")
	if err != nil {
		return err
	}
	if err := b.do(ctx, nil, "go", "mod", "download", "modernc.org/sqlite"); err != nil {
		return err
	}
	file, err := ask(ctx, "go", "list", "-m", "-f", "{{.GoMod}}", "modernc.org/sqlite")
	if err != nil {
		return err
	}
	wanted, err := requirement(strings.TrimSpace(file), "modernc.org/libc")
	if err != nil {
		return err
	}
	if ours := strings.TrimSpace(ours); ours != wanted {
		return fmt.Errorf("go.mod has modernc.org/libc %s; modernc.org/sqlite was made with %s: go get modernc.org/libc@%s", ours, wanted, wanted)
	}
	return nil
}
