package sheet

import (
	"encoding/json"
	"errors"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

var placeholder = regexp.MustCompile(`\{(\w+)\}`)

// sentences reads the texts for people straight from the file: this package knows no other of ours.
func sentences(t *testing.T, language string) map[string]string {
	t.Helper()
	raw, err := os.ReadFile("../../assets/translations/" + language + "/sheet.json")
	if err != nil {
		t.Fatal(err)
	}
	var texts map[string]string
	if err := json.Unmarshal(raw, &texts); err != nil {
		t.Fatal(err)
	}
	return texts
}

func TestEveryReasonHasASentence(t *testing.T) {
	nl, en := sentences(t, "nl"), sentences(t, "en")
	reasons := Reasons()
	if len(nl) != len(reasons) || len(en) != len(reasons) {
		t.Errorf("%d reasons, %d Dutch and %d English sentences", len(reasons), len(nl), len(en))
	}
	for _, r := range reasons {
		key := "sheet." + string(r)
		if nl[key] == "" || en[key] == "" {
			t.Errorf("%s has no sentence", r)
		}
		if a, b := used(nl[key]), used(en[key]); !slices.Equal(a, b) {
			t.Errorf("%s: Dutch has %v, English %v", r, a, b)
		}
	}
}

// used lists the placeholders of a sentence in order of their names.
func used(sentence string) []string {
	var names []string
	for _, m := range placeholder.FindAllStringSubmatch(sentence, -1) {
		names = append(names, m[1])
	}
	slices.Sort(names)
	return names
}

// sayable sees that a fault fills every placeholder of its sentence.
func sayable(t *testing.T, texts map[string]string, err error) {
	t.Helper()
	var f *Fault
	if !errors.As(err, &f) {
		t.Fatalf("no fault: %v", err)
	}
	values := f.Values()
	for _, name := range used(texts["sheet."+string(f.Reason)]) {
		if values[name] == "" {
			t.Errorf("%v: the sentence needs {%s}", f, name)
		}
	}
}

func TestFaultIsRecognisable(t *testing.T) {
	err := error(&Fault{Reason: Encrypted})
	if !errors.Is(err, Encrypted) || errors.Is(err, Sealed) {
		t.Error("a fault must be its reason and no other")
	}
	whole := &Fault{Reason: CellValue, Part: "xl/worksheets/sheet1.xml", Place: "'Eén'!C7", Found: "x", Expected: "0, 1"}
	if got, want := whole.Error(), "workbook refused: cell-value in xl/worksheets/sheet1.xml at 'Eén'!C7, found x, expected 0, 1"; got != want {
		t.Errorf("got %s", got)
	}
	if got := Encrypted.Error(); got != "encrypted" {
		t.Errorf("got %s", got)
	}
}

func TestExcerptIsShortAndReadable(t *testing.T) {
	for given, want := range map[string]string{
		"kort":                  "kort",
		strings.Repeat("é", 90): strings.Repeat("é", 40) + "…",
		"a\xFFb":                "a\uFFFDb",
	} {
		if got := excerpt([]byte(given)); got != want {
			t.Errorf("excerpt(%q) = %q", given, got)
		}
	}
	if got := mebibytes(25<<20 + 1); got != "26 MiB" {
		t.Errorf("got %s", got)
	}
}
