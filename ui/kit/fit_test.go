package kit

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"doemee/ui/theme"
)

func TestTextsFitInLines(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Light, 1))
	wide := fyne.MeasureText("twaalf buurten", theme.Body.At(), fyne.TextStyle{}).Width + 1
	for _, c := range []struct {
		text  string
		most  int
		want  string
		lines int
	}{
		{"", 3, "", 1},
		{"kort", 3, "kort", 1},
		{"twaalf buurten", 3, "twaalf buurten", 1},
		{"twaalf buurten en meer", 3, "twaalf buurten en meer", 2},
		{"een\ntwee\ndrie", 3, "een\ntwee\ndrie", 3},
		{"een\ntwee\ndrie\nvier", 3, "een\ntwee\ndrie…", 3},
		{strings.Repeat("x", 200), 2, "", 2},
		{" twaalf", 3, " twaalf", 1},
		{"  twaalf   buurten  en meer", 4, "  twaalf   buurten  en meer", 3},
		{"   ", 3, "   ", 1},
	} {
		got, lines := FitLines(c.text, wide, c.most, false)
		if c.want != "" && got != c.want || lines != c.lines {
			t.Errorf("%q: %q in %d lines, want %q in %d", c.text, got, lines, c.want, c.lines)
		}
		for line := range strings.SplitSeq(got, "\n") {
			if lines == c.most && strings.HasSuffix(got, "…") && fyne.MeasureText(line, theme.Body.At(), fyne.TextStyle{}).Width > wide {
				t.Errorf("%q is too wide", line)
			}
		}
	}
}

// What is cut off may be ten thousand letters long: it is measured once, and not again for each letter less.
func TestWhatIsCutOffIsMeasuredOnce(t *testing.T) {
	long, measured := strings.Repeat("é", 10_000), 0
	got := dotted(long, func(s string) bool {
		measured += len(s)
		return len(s) > 30
	})
	if got != strings.Repeat("é", 13)+"…" || measured > 2*len(long) {
		t.Errorf("%q, after measuring %d letters", got, measured)
	}
}

// Whatever somebody types, it is laid out, and nothing of what fits is lost.
func FuzzFitLines(f *testing.F) {
	for _, text := range []string{"", " ", "  /tmp/lijst.csv ", "een\n\n twee", "\u00a0\u200b", "é👩‍👧 x"} {
		f.Add(text, float32(60))
	}
	test.NewTempApp(f)
	f.Fuzz(func(t *testing.T, text string, width float32) {
		if fitted, lines := FitLines(text, width, 4, false); lines < 4 && fitted != text || lines > 4 {
			t.Errorf("%q became %q in %d lines", text, fitted, lines)
		}
	})
}
