package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const printed = `goos: linux
BenchmarkApply-2   	      30	  40741515 ns/op	     25788 µs/apply	         1.40 ×bare
BenchmarkAsk/coverage-8 	 10	 1000 ns/op	 7.5 ms
PASS
`

func TestFiguresAreTakenFromWhatBenchmarksPrint(t *testing.T) {
	f := figures{}
	f.read(printed)
	f.read(strings.ReplaceAll(printed, "1.40", "1.70"))
	f.read(strings.ReplaceAll(printed, "1.40", "1.45"))
	if s, ok := f.middle("Apply", "×bare"); !ok || s != (spread{1.4, 1.45, 1.7}) {
		t.Errorf("got %v, %t", s, ok)
	}
	if s, ok := f.middle("Ask/coverage", "ms"); !ok || s.middle != 7.5 {
		t.Errorf("got %v, %t", s, ok)
	}
	if _, ok := f.middle("Fly", "ms"); ok {
		t.Error("a figure that nobody measured")
	}
}

func TestTheTableTellsWhatIsKept(t *testing.T) {
	f := figures{}
	f.read(printed)
	f.add("TakeIn", "×one-core", 1.2)
	f.add("start/bare", "ms", 400)
	f.add("start/20", "ms", 600)
	table := speedTable(f)
	for _, line := range []string{"≤ 1.50 × | 1.40 (1.40–1.40) | kept |", "≥ 1.80 × | 1.20 (1.20–1.20) | **not kept** |", "≤ 1.30 × | 1.50 × (600 ms) | **not kept** |"} {
		if !strings.Contains(table, line) {
			t.Errorf("no %q in\n%s", line, table)
		}
	}
	if strings.Contains(table, "search") {
		t.Error("a line without a figure")
	}
}

func TestATableTakesThePlaceOfTheOneBefore(t *testing.T) {
	path := filepath.Join(t.TempDir(), "README.md")
	if err := os.WriteFile(path, []byte("before\n"+tableBegins+"\nold\n"+tableEnds+"\nafter\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := intoReadme(path, "new"); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if s := string(got); !strings.HasPrefix(s, "before\n") || !strings.HasSuffix(s, "\nafter\n") || strings.Contains(s, "old") || !strings.Contains(s, "new") {
		t.Errorf("got %q", s)
	}
	if err := os.WriteFile(path, []byte("nothing"), 0o600); err != nil {
		t.Fatal(err)
	}
	if intoReadme(path, "new") == nil {
		t.Error("a README without a place for the table was accepted")
	}
}

func TestEveryPromiseHasABenchmark(t *testing.T) {
	order, picks := rooms()
	for _, room := range order {
		files, err := filepath.Glob(filepath.Join("..", "..", room, "*_test.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s has no tests: %v", room, err)
		}
		for _, pick := range picks[room] {
			top, _, _ := strings.Cut(pick, "/")
			if !slices.ContainsFunc(files, func(file string) bool { return holds(t, file, "func Benchmark"+top+"(") }) {
				t.Errorf("%s has no Benchmark%s", room, top)
			}
		}
	}
}

// The expression picks what go test calls the benchmarks, and a promise of which nothing was measured is an error.
func TestBenchmarksArePickedByTheirNames(t *testing.T) {
	pick := regexp.MustCompile(picking([]string{"Ask/coverage", "Ask/standing", "Read"}))
	if !pick.MatchString("BenchmarkAsk") || !pick.MatchString("BenchmarkRead") || pick.MatchString("BenchmarkReader") {
		t.Errorf("%s", pick)
	}
	f := figures{}
	for _, p := range promises {
		f.add(p.bench, p.unit, 1)
	}
	if err := complete(f); err != nil {
		t.Error(err)
	}
	delete(f, "TakeIn ×memory")
	if err := complete(f); err == nil || !strings.Contains(err.Error(), "TakeIn") {
		t.Errorf("got %v", err)
	}
}

func holds(t *testing.T, file, text string) bool {
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Contains(string(raw), text)
}

func TestAProcessIsLookedAt(t *testing.T) {
	if _, err := os.Stat("/proc/self/task"); err != nil {
		t.Skip("this system has no /proc")
	}
	u, err := burdenOf(os.Getpid())
	if err != nil || u.memory <= 0 {
		t.Errorf("%+v, %v", u, err)
	}
	if _, err := burdenOf(1 << 30); err == nil {
		t.Error("a process that is not there")
	}
}
