package report

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
)

func TestNoCellBecomesAFormula(t *testing.T) {
	for _, text := range []string{"=1+1", "+31 6", "-5", "@x", "\tx", "\r=x", "'=1", "''-1", "'s-Hertogenbosch", "gewoon", "", "'", "a;b\"c\nd"} {
		var out bytes.Buffer
		c := NewCSV(&out)
		if err := c.Row(text, "b"); err != nil || c.Close() != nil {
			t.Fatal(err)
		}
		raw, marked := strings.CutPrefix(out.String(), byteOrderMark)
		if !marked || !strings.HasSuffix(raw, "\n") {
			t.Errorf("%q is written as %q", text, out.String())
		}
		r := csv.NewReader(strings.NewReader(raw))
		r.Comma = ';'
		cells, err := r.Read()
		if err != nil || strings.ContainsAny(cells[0][:min(1, len(cells[0]))], "=+-@\t\r") {
			t.Errorf("%q stands as %q, %v", text, cells, err)
		}
		if back := Plain(cells[0]); back != text {
			t.Errorf("%q comes back as %q", text, back)
		}
	}
	if Safe("'s-Hertogenbosch") != "'s-Hertogenbosch" {
		t.Error("a name is spoilt")
	}
}

func FuzzSafe(f *testing.F) {
	f.Add("=cmd|' /C calc'!A0")
	f.Fuzz(func(t *testing.T, text string) {
		if safe := Safe(text); Plain(safe) != text || strings.IndexAny(safe, "=+-@\t\r") == 0 {
			t.Errorf("%q as %q comes back as %q", text, safe, Plain(safe))
		}
	})
}
