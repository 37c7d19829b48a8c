package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// growthPicture shows how cost grows; the README has it.
const growthPicture = "assets/pictures/growth.svg"

// sizes of a register for which the questions are timed, in submissions of twenty commitments.
var sizes = []int{100, 1000, 10_000}

// curve is one line of the picture: what is done, and milliseconds by size: commitments of a dossier, submissions of a register.
type curve struct {
	name   string
	points [][2]float64
}

// grown times loading by the number of commitments and questions by the number of submissions, and draws both.
func (b *bench) grown(ctx context.Context, f figures) error {
	load := curve{name: "load a dossier"}
	for _, n := range []int{20, 200, 1000, 5000} {
		if s, ok := f.middle("Load/"+strconv.Itoa(n), "ms/load"); ok {
			load.points = append(load.points, [2]float64{float64(n), s.middle})
		}
	}
	asked := []curve{{name: "coverage"}, {name: "follow-up"}, {name: "a page of commitments"}}
	for _, n := range sizes {
		var said bytes.Buffer
		err := (&bench{out: &said}).do(ctx, []string{"CGO_ENABLED=0"}, "go", "test", "./data/register", "-run", "^$", "-bench", "^BenchmarkAsk$",
			"-benchtime", "20x", "-timeout", "60m", "-submissions", strconv.Itoa(n))
		if err != nil {
			return fmt.Errorf("%w\n%s", err, said.String())
		}
		one := figures{}
		one.read(said.String())
		for i, question := range []string{"coverage", "standing", "commitments"} {
			if s, ok := one.middle("Ask/"+question, "ms"); ok {
				asked[i].points = append(asked[i].points, [2]float64{float64(n), s.middle})
			}
		}
	}
	if err := os.MkdirAll(filepath.Dir(growthPicture), 0o755); err != nil {
		return err
	}
	return os.WriteFile(growthPicture, []byte(draw(append(asked, load))), 0o644)
}

// The picture: both axes by powers of ten, so that what grows as fast as its size is a line of one slope.
const (
	pictureWide, pictureTall = 720.0, 400.0
	axisLeft, axisBottom     = 70.0, 50.0
	fewest, most             = 10.0, 100_000.0
	shortest, longest        = 0.1, 1000.0
)

// dashes tell the curves apart without colour.
var dashes = []string{"", "6 4", "2 3", "10 3 2 3"}

func draw(curves []curve) string {
	var s strings.Builder
	fmt.Fprintf(&s, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %g %g" font-family="sans-serif" font-size="12" role="img" aria-label="Time by size">`+"\n", pictureWide, pictureTall)
	s.WriteString(`<rect width="100%" height="100%" fill="#fff"/>` + "\n")
	for n := fewest; n <= most; n *= 10 {
		grid(&s, across(n), pictureTall-axisBottom, across(n), 20)
		fmt.Fprintf(&s, `<text x="%.0f" y="%.0f" text-anchor="middle">%.0f</text>`+"\n", across(n), pictureTall-axisBottom+18, n)
	}
	for ms := shortest; ms <= longest*1.01; ms *= 10 {
		grid(&s, axisLeft, up(ms), pictureWide-150, up(ms))
		fmt.Fprintf(&s, `<text x="%.0f" y="%.0f" text-anchor="end">%s ms</text>`+"\n", axisLeft-8, up(ms)+4, strconv.FormatFloat(ms, 'f', max(0, -int(math.Floor(math.Log10(ms)+0.001))), 64))
	}
	curves = slices.DeleteFunc(curves, func(c curve) bool { return len(c.points) == 0 })
	slices.SortFunc(curves, func(a, b curve) int { return cmp.Compare(b.last()[1], a.last()[1]) })
	above := 0.0
	for i, c := range curves {
		above = max(up(c.last()[1])+4, above+nameTall) // names that would touch move apart
		c.draw(&s, dashes[i%len(dashes)], above)
	}
	fmt.Fprintf(&s, `<text x="%.0f" y="%.0f">commitments in the dossier, or submissions of twenty commitments in the register</text>`+"\n</svg>\n", axisLeft, pictureTall-10)
	return s.String()
}

func grid(s *strings.Builder, x1, y1, x2, y2 float64) {
	fmt.Fprintf(s, `<line x1="%.0f" y1="%.0f" x2="%.0f" y2="%.0f" stroke="#ddd"/>`+"\n", x1, y1, x2, y2)
}

// nameTall is the least distance between the names of two curves.
const nameTall = 15.0

func (c curve) last() [2]float64 { return c.points[len(c.points)-1] }

func (c curve) draw(s *strings.Builder, dash string, name float64) {
	var places []string
	for _, p := range c.points {
		places = append(places, fmt.Sprintf("%.1f,%.1f", across(p[0]), up(p[1])))
		fmt.Fprintf(s, `<circle cx="%.1f" cy="%.1f" r="3" fill="#1d4e4a"/>`+"\n", across(p[0]), up(p[1]))
	}
	fmt.Fprintf(s, `<polyline points="%s" fill="none" stroke="#1d4e4a" stroke-width="2" stroke-dasharray="%s"/>`+"\n", strings.Join(places, " "), dash)
	fmt.Fprintf(s, `<text x="%.0f" y="%.0f">%s</text>`+"\n", across(c.last()[0])+8, name, c.name)
}

// across is where a size stands, up where a time does; what lies outside is drawn at the edge.
func across(n float64) float64 { return axisLeft + part(n, fewest, most)*(pictureWide-150-axisLeft) }

func up(ms float64) float64 {
	return pictureTall - axisBottom - part(ms, shortest, longest)*(pictureTall-axisBottom-20)
}

func part(n, least, most float64) float64 {
	n = min(max(n, least), most)
	return math.Log10(n/least) / math.Log10(most/least)
}
