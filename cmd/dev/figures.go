package main

import (
	"bufio"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// figures are what benchmarks reported, over several runs: of each benchmark and unit all that was measured.
type figures map[string][]float64

// processors is what go test puts behind the name of a benchmark.
var processors = regexp.MustCompile(`-\d+$`)

// read takes in what a run of benchmarks printed.
func (f figures) read(said string) {
	lines := bufio.NewScanner(strings.NewReader(said))
	for lines.Scan() {
		words := strings.Fields(lines.Text())
		if len(words) < 4 || !strings.HasPrefix(words[0], "Benchmark") {
			continue
		}
		name := processors.ReplaceAllString(strings.TrimPrefix(words[0], "Benchmark"), "")
		for i := 2; i+1 < len(words); i += 2 {
			if n, err := strconv.ParseFloat(words[i], 64); err == nil {
				f.add(name, words[i+1], n)
			}
		}
	}
}

func (f figures) add(name, unit string, n float64) { f[name+" "+unit] = append(f[name+" "+unit], n) }

// middle is the median of a figure, with the least and the most that was measured; false when it never was.
func (f figures) middle(name, unit string) (s spread, ok bool) {
	all := slices.Sorted(slices.Values(f[name+" "+unit]))
	if len(all) == 0 {
		return spread{}, false
	}
	return spread{all[0], all[len(all)/2], all[len(all)-1]}, true
}

// spread is the median of several runs between their extremes.
type spread struct{ least, middle, most float64 }

func (s spread) String() string {
	return fmt.Sprintf("%s (%s–%s)", short(s.middle), short(s.least), short(s.most))
}

// short is a figure with as many digits as mean something.
func short(n float64) string {
	digits := 2
	switch {
	case n >= 100:
		digits = 0
	case n >= 10:
		digits = 1
	}
	return strconv.FormatFloat(n, 'f', digits, 64)
}
