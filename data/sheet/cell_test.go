package sheet

import (
	"strings"
	"testing"
)

func replaceOnce(t *testing.T, s, old, with string) string {
	t.Helper()
	if strings.Count(s, old) != 1 {
		t.Fatalf("%q stands %d times", old, strings.Count(s, old))
	}
	return strings.Replace(s, old, with, 1)
}

func TestPlacesRoundTrip(t *testing.T) {
	for column, name := range map[int]string{1: "A", 26: "Z", 27: "AA", 52: "AZ", 53: "BA", 702: "ZZ", 703: "AAA", 16_384: "XFD"} {
		if got := ColumnName(column); got != name {
			t.Errorf("column %d is %s", column, got)
		}
		if c, r, ok := parseRef([]byte(Cell{Column: column}.Ref(7))); c != column || r != 7 || !ok {
			t.Errorf("%s7 is %d, %d", name, c, r)
		}
	}
	for _, ref := range []string{"", "A", "7", "A0", "A07", "a7", "XFE1", "AAAA1", "A1048577", "$A$1", "A1:B2", "A 1", "A99999999999999999999"} {
		if _, _, ok := parseRef([]byte(ref)); ok {
			t.Errorf("%q is a place", ref)
		}
	}
}

func TestDecimal(t *testing.T) {
	for _, good := range []string{"0", "-1", "+1", "1.", ".5", "1.50", "1E5", "1e-300", "-1.5E+10", "12345678901234567890"} {
		if !decimal([]byte(good)) {
			t.Errorf("%q is a number", good)
		}
	}
	for _, bad := range []string{"", "-", ".", "E5", "1E", "1E+", "1,5", "1.5.2", "0x10", "1_000", "NaN", "INF", "1 2", "1E12345"} {
		if decimal([]byte(bad)) {
			t.Errorf("%q isn't a number", bad)
		}
	}
}

func TestUnescape(t *testing.T) {
	for given, want := range map[string]string{
		"plain":                 "plain",
		"_x":                    "_x",
		"_x000D":                "_x000D",
		"_x000D_":               "\r",
		"_x000d_":               "\r",
		"_x00_x000D_":           "_x00\r",
		"_x005F_x000D_":         "_x000D_",
		"_xZZZZ_":               "_xZZZZ_",
		"_xD83D__xDE00_":        "😀",
		"_xDE00__xD83D_":        "_xDE00__xD83D_",
		"_xD83D_a":              "_xD83D_a",
		"_x0041__x0042_":        "AB",
		"a_x20AC_b":             "a€b",
		"__x0041_":              "_A",
		"_x0000_":               "\x00",
		"_xD83D__xD83D__xDE00_": "_xD83D_😀",
	} {
		if got := string(unescape([]byte(given))); got != want {
			t.Errorf("%s: got %q", given, got)
		}
	}
}

func TestUnits(t *testing.T) {
	for s, want := range map[string]int{"": 0, "abc": 3, "één": 3, "€": 1, "😀": 2, "a😀b": 4} {
		if got := units([]byte(s)); got != want {
			t.Errorf("%q has %d units", s, got)
		}
	}
}
