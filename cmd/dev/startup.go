package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// contender is a program whose window is timed, with the file it opens.
type contender struct {
	name    string
	program string
	args    []string
}

// Resting is looked at after the window has been still for a while, and for so long.
const (
	still   = 2 * time.Second
	resting = 5 * time.Second
)

// startUps times the window on a small and on a large dossier and a bare one of the same toolkit, in turn, so many times.
func (b *bench) startUps(ctx context.Context, f figures, runs int) error {
	folder, err := os.MkdirTemp("", "doemee-start-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	contenders, err := b.contenders(ctx, folder)
	if err != nil {
		return err
	}
	for run := range runs + 1 {
		for _, c := range contenders {
			seen, err := b.startUp(ctx, folder, c)
			if err != nil {
				return fmt.Errorf("%s: %w", c.name, err)
			}
			if run > 0 { // the first time reads the programs from the disk
				seen.report(c.name, f)
			}
		}
	}
	return nil
}

// contenders builds the programs and makes the dossiers.
func (b *bench) contenders(ctx context.Context, folder string) ([]contender, error) {
	ours, bare := filepath.Join(folder, "doemee"), filepath.Join(folder, "bare")
	for program, from := range map[string]string{ours: "./cmd/doemee", bare: "./cmd/dev/testdata/bare"} {
		if err := b.do(ctx, nil, "go", "build", "-ldflags=-s -w", "-o", program, from); err != nil {
			return nil, err
		}
	}
	all := []contender{{"bare", bare, nil}}
	for _, many := range []int{20, 5000} {
		dossier, err := b.example(ctx, filepath.Join(folder, strconv.Itoa(many)), many)
		if err != nil {
			return nil, err
		}
		all = append(all, contender{strconv.Itoa(many), ours, []string{dossier}})
	}
	return all, nil
}

// example makes a dossier of so many commitments.
func (b *bench) example(ctx context.Context, folder string, many int) (string, error) {
	if err := b.do(ctx, []string{"CGO_ENABLED=0"}, "go", "run", "./cmd/doemeectl", "demo", folder, "--organisations", "1", "--commitments", strconv.Itoa(many), "--seed", "1"); err != nil {
		return "", err
	}
	made, err := filepath.Glob(filepath.Join(folder, "*.doemee"))
	if err != nil || len(made) != 1 {
		return "", fmt.Errorf("the example of %d commitments was not made: %v %v", many, made, err)
	}
	return made[0], nil
}

// started is what was seen of one start.
type started struct {
	drawn  time.Duration // until the picture did not change any more
	memory float64       // MiB in use of its own, at rest
	work   float64       // milliseconds of processor a second, at rest
	wakes  float64       // a second, at rest
}

func (s started) report(name string, f figures) {
	f.add("start/"+name, "ms", float64(s.drawn.Milliseconds()))
	f.add("rest/"+name, "MiB", s.memory)
	f.add("rest/"+name, "ms/s", s.work)
	f.add("rest/"+name, "wakes/s", s.wakes)
}

func (b *bench) startUp(ctx context.Context, folder string, c contender) (started, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	screen, err := openDisplay(ctx, folder)
	if err != nil {
		return started{}, err
	}
	defer screen.close()
	home, err := os.MkdirTemp(folder, "home-")
	if err != nil {
		return started{}, err
	}
	var said bytes.Buffer
	program := exec.CommandContext(ctx, c.program, c.args...)
	program.Env = append(os.Environ(), "DISPLAY=:"+screen.number, "WAYLAND_DISPLAY=", "LIBGL_ALWAYS_SOFTWARE=1", "HOME="+home, "XDG_CONFIG_HOME="+home, "XDG_CACHE_HOME="+home)
	program.Stdout, program.Stderr = &said, &said
	began := time.Now()
	if err := program.Start(); err != nil {
		return started{}, err
	}
	defer func() {
		_ = program.Process.Kill()
		_ = program.Wait()
	}()
	drawn, err := settled(ctx, filepath.Join(folder, "Xvfb_screen0"), began)
	if err != nil {
		return started{}, fmt.Errorf("%w; it said:\n%s", err, said.String())
	}
	return atRest(program.Process.Pid, drawn)
}

// settled waits until the picture of the display has been still for a while, and tells after how long it changed last.
func settled(ctx context.Context, screen string, began time.Time) (time.Duration, error) {
	var before [sha256.Size]byte
	var changed time.Time
	changes := 0
	for ctx.Err() == nil {
		raw, err := os.ReadFile(screen)
		now := time.Now()
		if seen := sha256.Sum256(raw); err == nil && seen != before {
			before, changed, changes = seen, now, changes+1
		}
		if changes > 1 && now.Sub(changed) > still { // the first is the empty display
			return changed.Sub(began), nil
		}
		time.Sleep(4 * time.Millisecond)
	}
	return 0, errors.New("the picture never came to rest")
}

// atRest looks at a process that nobody touches.
func atRest(pid int, drawn time.Duration) (started, error) {
	before, err := burdenOf(pid)
	if err != nil {
		return started{}, err
	}
	time.Sleep(resting)
	after, err := burdenOf(pid)
	if err != nil {
		return started{}, err
	}
	seconds := resting.Seconds()
	return started{drawn, after.memory, (after.work - before.work) / seconds, (after.wakes - before.wakes) / seconds}, nil
}

// burden is what the system knows of a process and all of its threads.
type burden struct{ memory, work, wakes float64 }

// tick is the unit in which Linux counts processor time for other processes, in milliseconds.
const tick = 10

func burdenOf(pid int) (u burden, err error) {
	tasks, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*", pid))
	if err != nil || len(tasks) == 0 {
		return u, fmt.Errorf("process %d is gone", pid)
	}
	for _, task := range tasks {
		u.wakes += labelled(task+"/status", "voluntary_ctxt_switches:")
		stat, _ := os.ReadFile(task + "/stat")
		_, numbers, _ := strings.Cut(string(stat), ") ")
		if words := strings.Fields(numbers); len(words) > 12 {
			u.work += tick * (number(words[11]) + number(words[12]))
		}
	}
	u.memory = labelled(fmt.Sprintf("/proc/%d/status", pid), "RssAnon:") / 1024
	return u, nil
}

// labelled is the number behind a label in one of the system's files; 0 where it is not.
func labelled(path, label string) float64 {
	raw, _ := os.ReadFile(path)
	for line := range strings.Lines(string(raw)) {
		if rest, ok := strings.CutPrefix(line, label); ok {
			return number(strings.Fields(rest)[0])
		}
	}
	return 0
}

func number(text string) float64 {
	n, _ := strconv.ParseFloat(text, 64)
	return n
}
