package main

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"

	"doemee/assets/words"
	"doemee/data/database"
	"doemee/data/dossier"
	"doemee/data/exchange"
)

// becoming makes of this binary what a test asks for; where nothing is asked for, or can be, it runs the tests.
var becoming = func() {}

func TestMain(m *testing.M) {
	becoming()
	testscript.Main(m, map[string]func(){"doemeectl": main})
}

// The scripts in testdata are the manual: each shows a part of the work, with everything that can go wrong in it.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		// A home of its own for every script: backups go there.
		Setup: func(env *testscript.Env) error {
			env.Setenv("HOME", filepath.Join(env.WorkDir, "home"))
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "hold": hold, "patch": patch, "fill": fill, "interrupt": interrupt, "edit": edit, "beside": beside,
			"hold-register": holdRegister, "decide": decideOne, "undo-newest": undoNewest,
			"spoil": spoil, "take": take, "age": age, "forge": forge,
		},
	})
}

// exits CODE COMMAND… runs doemeectl and wants exactly this exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE doemeectl ARGS…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	var exit interface{ ExitCode() int }
	got := 0
	switch {
	case errors.As(err, &exit):
		got = exit.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// hold FILE keeps a dossier open in another program until the script ends.
func hold(ts *testscript.TestScript, _ bool, args []string) {
	d, err := dossier.Open(context.Background(), ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Defer(func() { _ = d.Close() })
}

// patch FILE OFFSET HEX writes bytes into a file.
func patch(ts *testscript.TestScript, _ bool, args []string) {
	at, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	raw, err := hex.DecodeString(args[2])
	ts.Check(err)
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_WRONLY, 0)
	ts.Check(err)
	_, err = f.WriteAt(raw, at)
	ts.Check(errors.Join(err, f.Close()))
}

// spoil FILE TEXT breaks the page of a database in which a text stands first.
func spoil(ts *testscript.TestScript, _ bool, args []string) {
	raw := []byte(ts.ReadFile(args[0]))
	at := bytes.Index(raw, []byte(args[1]))
	if at < 0 {
		ts.Fatalf("%s does not hold %s", args[0], args[1])
	}
	page := raw[at/4096*4096:]
	copy(page, bytes.Repeat([]byte{0xff}, 100))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), raw, 0o600))
}

// take PATTERN NAME gives the one file that fits a pattern a name that a script can know.
func take(ts *testscript.TestScript, _ bool, args []string) {
	found, err := filepath.Glob(ts.MkAbs(args[0]))
	ts.Check(err)
	if len(found) != 1 {
		ts.Fatalf("%s is %v", args[0], found)
	}
	ts.Check(os.Rename(found[0], ts.MkAbs(args[1])))
}

// age FILE makes a dossier what the first version of the program wrote.
func age(ts *testscript.TestScript, _ bool, args []string) { ts.Check(agedFile(ts.MkAbs(args[0]))) }

// agedFile takes out of a dossier what later versions added.
func agedFile(path string) error {
	ctx := context.Background()
	db, err := database.Open(ctx, path, dossier.Identity)
	if err != nil {
		return err
	}
	err = db.Update(ctx, func(tx *database.Tx) error {
		for _, statement := range []string{"DROP TABLE refusal", "DROP TABLE accepted", "DROP TABLE decision", "DROP TABLE edition", "PRAGMA user_version = 1"} {
			if _, err := tx.Exec(statement); err != nil {
				return err
			}
		}
		return nil
	})
	return errors.Join(err, db.Close())
}

// fill FILE BYTES makes a file of that many letters.
func fill(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), bytes.Repeat([]byte("x"), n), 0o600))
}

// interrupt CODE FILE doemeectl ARGS… runs a command, interrupts it as Ctrl+C does once the file is there, and wants this exit code.
func interrupt(ts *testscript.TestScript, _ bool, args []string) {
	command := exec.Command(args[2], args[3:]...)
	command.Dir, command.Stdout, command.Stderr = ts.Getenv("WORK"), ts.Stdout(), ts.Stderr()
	ts.Check(command.Start())
	for range 1000 {
		if _, err := os.Stat(ts.MkAbs(args[1])); err == nil {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	ts.Check(command.Process.Signal(os.Interrupt))
	_ = command.Wait() // the code says it all
	if got := strconv.Itoa(command.ProcessState.ExitCode()); got != args[0] {
		ts.Fatalf("exit code %s, want %s", got, args[0])
	}
}

// edit FILE SHEET KEY NUMBER VALUE writes a cell as somebody with a spreadsheet does: in the column of a key, in the row of a
// commitment.
func edit(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(writeCell(ts.MkAbs(args[0]), args[1], args[2], args[3], args[4]))
}

func writeCell(path, sheet, key, number, value string) error {
	f, err := excelize.OpenFile(path)
	if err != nil {
		return err
	}
	rows, err := f.GetRows(sheet)
	column, row := 0, 0
	for i, cells := range rows {
		for j, text := range cells {
			if text == key {
				column = j + 1
			}
			if text == number && row == 0 {
				row = i + 1
			}
		}
	}
	cell, nowhere := excelize.CoordinatesToCellName(column, row)
	return errors.Join(err, nowhere, f.SetCellStr(sheet, cell, value), f.SaveAs(path), f.Close())
}

// beside FILE SHEET NUMBER HEADING VALUE writes in a column that is not of the form.
func beside(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	f, err := excelize.OpenFile(path)
	ts.Check(err)
	rows, err := f.GetRows(args[1])
	ts.Check(err)
	row := slices.IndexFunc(rows, func(cells []string) bool { return slices.Contains(cells, args[2]) }) + 1
	head := slices.IndexFunc(rows, func(cells []string) bool { return slices.Contains(cells, "T-001") })
	ts.Check(f.SetCellStr(args[1], fmt.Sprint("DA", head), args[3]))
	ts.Check(f.SetCellStr(args[1], fmt.Sprint("DA", row), args[4]))
	ts.Check(errors.Join(f.SaveAs(path), f.Close()))
}

// run executes verbs in this process and gives the exit code and both outputs.
func run(ctx context.Context, all []verb, in io.Reader, args ...string) (code int, out, err string) {
	var o, e bytes.Buffer
	code = execute(ctx, all, args, &streams{in: in, out: &o, err: &e, words: words.In(words.NL)})
	return code, o.String(), e.String()
}

func TestAPanicLeavesAReportWithoutPersonalData(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	broken := []verb{{name: "break", args: []string{"FILE"}, flags: runs(func() error { panic("geheime naam") })},
		{name: "index", args: []string{"FILE"}, flags: runs(func() error { return []error{}[len(os.Args)+7] })}}
	for _, name := range []string{"break", "index"} {
		code, _, message := run(t.Context(), broken, nil, name, "geheim-dossier.doemee")
		left, err := filepath.Glob(filepath.Join(os.TempDir(), "doemeectl-*.txt"))
		if err != nil || len(left) != 1 || code != exchange.ExitBug || !strings.Contains(message, left[0]) {
			t.Fatalf("code %d, reports %v: %s", code, left, message)
		}
		raw, err := os.ReadFile(left[0])
		if err != nil || bytes.Contains(raw, []byte("geheim")) || !bytes.Contains(raw, []byte("main_test.go")) {
			t.Errorf("%v: %s", err, raw)
		}
		if err := os.Remove(left[0]); err != nil {
			t.Fatal(err)
		}
	}
}

// An interrupted command ends with 130 and changes nothing, also while it waits for input.
func TestInterrupted(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.doemee")
	if code, _, message := run(t.Context(), verbs, nil, "new", file); code != exchange.ExitDone {
		t.Fatal(message)
	}
	silent, writer := io.Pipe()
	defer writer.Close()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for _, args := range [][]string{{"put", file, "commitment"}, {"show", file}, {"demo", filepath.Join(dir, "demo")}, {"print", file, "-o", filepath.Join(dir, "p.html")}} {
		if code, out, message := run(ctx, verbs, silent, args...); code != exchange.ExitInterrupted || out != "" {
			t.Errorf("%s: code %d, %s%s", args[0], code, out, message)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "p.html")); err == nil {
		t.Error("an interrupted print left its file")
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

// A command that can't tell what it did must not end as if it had.
func TestAFullDiskForTheOutput(t *testing.T) {
	for _, args := range [][]string{{"version"}, {"help"}, {"help", "put"}, {"version", "--json"}} {
		var message bytes.Buffer
		s := &streams{out: full{}, err: &message, words: words.In(words.NL)}
		if code := execute(t.Context(), verbs, args, s); code != exchange.ExitStore || !strings.Contains(message.String(), "no space left") {
			t.Errorf("%v: code %d, %s", args, code, message.String())
		}
	}
}

func TestTheLanguageOfTheSystem(t *testing.T) {
	for _, c := range []struct {
		env  map[string]string
		want words.Language
	}{
		{nil, words.NL},
		{map[string]string{"LANG": "en_GB.UTF-8"}, words.EN},
		{map[string]string{"LANG": "C"}, words.NL},
		{map[string]string{"LANG": "en_US", "LC_ALL": "nl_NL"}, words.NL},
		{map[string]string{"LANG": "nl_NL", "LC_MESSAGES": "en_US"}, words.EN},
	} {
		if got := spoken(func(name string) string { return c.env[name] }); got != c.want {
			t.Errorf("%v: got %s, want %s", c.env, got, c.want)
		}
	}
}

func TestNothingSteersTheTerminal(t *testing.T) {
	if got, want := printable("a\x1b[2Jb\u009bc\nd\te"), "a\uFFFD[2Jb\uFFFDc\nd\te"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Every command, flag and exit code is explained in both languages.
func TestHelpIsComplete(t *testing.T) {
	for _, l := range words.Languages {
		for _, v := range verbs {
			_, out, _ := run(t.Context(), verbs, nil, "--lang", string(l), "help", v.name)
			if strings.Contains(out, "[cli.") || !strings.Contains(out, v.usage()) || !strings.Contains(out, "130") {
				t.Errorf("%s %s:\n%s", l, v.name, out)
			}
			_, same, _ := run(t.Context(), verbs, nil, v.name, "--help", "--lang", string(l))
			if same != out {
				t.Errorf("%s %s --help differs from help %s", l, v.name, v.name)
			}
		}
	}
}

func TestVerbsAreNamedOnce(t *testing.T) {
	var names []string
	for _, v := range verbs {
		if slices.Contains(names, v.name) {
			t.Errorf("%s stands there twice", v.name)
		}
		names = append(names, v.name)
	}
}
