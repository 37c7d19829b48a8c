package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// other is a library people would use instead. Its script does the same work and prints how many seconds that took, its own start
// not counted.
type other struct {
	name, script string
	command      []string // that runs the script
	debian       string   // the package that brings it, where a script is not in JavaScript
}

// python is the system's, which sees the libraries that packages of the system bring.
const python = "/usr/bin/python3"

var otherWriters = []other{
	{"openpyxl (Python)", "write_openpyxl.py", []string{python}, "python3-openpyxl"},
	{"XlsxWriter (Python)", "write_xlsxwriter.py", []string{python}, "python3-xlsxwriter"},
	{"exceljs (JavaScript)", "write_exceljs.js", []string{"node"}, ""},
	{"SheetJS (JavaScript)", "write_sheetjs.js", []string{"node"}, ""},
}

var otherReaders = []other{
	{"openpyxl (Python)", "read_openpyxl.py", []string{python}, "python3-openpyxl"},
	{"exceljs (JavaScript)", "read_exceljs.js", []string{"node"}, ""},
	{"SheetJS (JavaScript)", "read_sheetjs.js", []string{"node"}, ""},
}

// otherRows is how many rows the others write: as many as the overview of the benchmark has.
const otherRows = 60_000

// others has other libraries write as many rows of the same eight columns as our overview has, and read the same submission.
func (b *bench) others(ctx context.Context, f figures) error {
	if err := joined(ctx, b); err != nil {
		return err
	}
	if err := b.brought(ctx); err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "doemee-others-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	submission, err := b.submission(ctx, folder)
	if err != nil {
		return err
	}
	for range rounds {
		for _, o := range otherWriters {
			if err := o.time(ctx, f, "write", filepath.Join(folder, "rows.xlsx"), strconv.Itoa(otherRows)); err != nil {
				return err
			}
		}
		for _, o := range otherReaders {
			if err := o.time(ctx, f, "read", submission); err != nil {
				return err
			}
		}
	}
	return nil
}

// brought installs the libraries in Python that are missing.
func (b *bench) brought(ctx context.Context) error {
	var missing []string
	for _, o := range append(otherWriters, otherReaders...) {
		if o.debian != "" && exec.CommandContext(ctx, "dpkg", "-s", o.debian).Run() != nil {
			missing = append(missing, o.debian)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return managers[0].get(ctx, b, missing)
}

// submission is the workbook of the benchmark: sixty commitments, kept by the test that makes it.
func (b *bench) submission(ctx context.Context, folder string) (string, error) {
	path := filepath.Join(folder, "submission.xlsx")
	err := b.do(ctx, []string{"CGO_ENABLED=0"}, "go", "test", "./data/workbook", "-run", "^$", "-bench", "^BenchmarkRead$", "-benchtime", "1x", "-keep", path)
	return path, err
}

// time runs a script once. A library that is not there is left out; the table shows none of it.
func (o other) time(ctx context.Context, f figures, verb string, args ...string) error {
	if _, err := exec.LookPath(o.command[0]); err != nil {
		return nil
	}
	script := filepath.Join("cmd", "dev", "testdata", "peers", o.script)
	said, err := askWith(ctx, peersEnv(), o.command[0], append([]string{script}, args...)...)
	if err != nil {
		return fmt.Errorf("%s: %w", o.name, err)
	}
	seconds, err := strconv.ParseFloat(strings.TrimSpace(said), 64)
	if err != nil {
		return fmt.Errorf("%s printed no seconds: %q", o.name, said)
	}
	f.add(verb+"/"+o.name, "ms", 1000*seconds)
	return nil
}

// othersTable holds what others take beside what we take.
func othersTable(f figures) string {
	var t strings.Builder
	fmt.Fprintf(&t, "| what people would use instead | write %d rows | × ours | read a submission of 60 commitments | × ours |\n|---|---|---|---|---|\n", otherRows)
	write, _ := f.middle("Overview", "ms/overview")
	read, _ := f.middle("Read", "ms/read")
	fmt.Fprintf(&t, "| **Doe mee** | %s ms | | %s ms, into checked records | |\n", short(write.middle), short(read.middle))
	for _, o := range otherWriters {
		fmt.Fprintf(&t, "| %s | %s | %s |\n", o.name, f.beside("write/"+o.name, write.middle), f.beside("read/"+o.name, read.middle))
	}
	return t.String()
}

// beside is a figure of another and how many times ours it is.
func (f figures) beside(name string, ours float64) string {
	s, ok := f.middle(name, "ms")
	if !ok || ours == 0 {
		return "– | –"
	}
	return short(s.middle) + " ms | " + short(s.middle/ours)
}
