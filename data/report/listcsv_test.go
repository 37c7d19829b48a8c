package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"doemee/assets/words"
	"doemee/data/coalition"
)

func listing(rows ...[]string) coalition.Listing {
	return coalition.Listing{Name: "commitments", Columns: []coalition.Column{
		{Key: "title", Form: coalition.FormLine}, {Key: "amount", Form: coalition.FormDecimal}, {Key: "endsOn", Form: coalition.FormDate},
		{Key: "project", Form: coalition.FormCode, List: coalition.ListIconProject}, {Key: "mailbox", Form: coalition.FormLine, Personal: true},
	}, Rows: func(yield func([]string, error) bool) {
		for _, row := range rows {
			if !yield(row, nil) {
				return
			}
		}
	}}
}

func csvOf(t *testing.T, l words.Language, list coalition.Listing) string {
	t.Helper()
	var out bytes.Buffer
	if err := WriteCSV(&out, list, edition(t), words.In(l)); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestCSVOpensByItself(t *testing.T) {
	text := csvOf(t, words.NL, listing([]string{"Een plein; \"veilig\"", "-12.5", "2020-12-31", "icon-a", "a@b.example"}, []string{"", "", "", "", ""}))
	want := "\ufeffToezegging;Hoeveel;\"Uiterste dag\";Icoonproject;Postbus\r\n" +
		"\"Een plein; \"\"veilig\"\"\";\"-12,5\";2020-12-31;\"Project A\";a@b.example\r\n;;;;\r\n"
	if text != want {
		t.Errorf("got %q", text)
	}
	if text := csvOf(t, words.EN, listing([]string{"a", "12.5", "", "", ""})); !strings.Contains(text, "a;12.5;") {
		t.Errorf("in English %q", text)
	}
}

// What a program could take for a formula does not begin a cell, and reads back as it was.
func TestCSVHoldsNoFormula(t *testing.T) {
	for _, text := range []string{"=1+1", "+31 20", "-", "@SUM(A1)", "\tx", "\rx", "'=1+1", "''", "'t Gooi", "a=1", "", "'", "\"=1\"", "é\r\nb", " =1"} {
		line := csvOf(t, words.NL, listing([]string{text, "", "", "", ""}))
		rows, err := ReadCSV(line)
		if err != nil || rows[1][0] != text {
			t.Errorf("%q reads back as %q, %v", text, rows, err)
		}
		cell := strings.TrimPrefix(strings.Split(line, "\r\n")[1], `"`)
		if text != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
			t.Errorf("%q stands as %q", text, cell)
		}
	}
}

func FuzzCSVReadsBack(f *testing.F) {
	f.Add("=cmd|x", "a;b")
	f.Add("'", "\r\n\"")
	f.Fuzz(func(t *testing.T, a, b string) {
		rows, err := ReadCSV(csvOf(t, words.NL, listing([]string{a, "", "", "", b})))
		if err != nil || len(rows) != 2 || rows[1][0] != a || rows[1][4] != b {
			t.Errorf("%q and %q read back as %q, %v", a, b, rows, err)
		}
	})
}

func FuzzReadCSV(f *testing.F) {
	f.Add("\ufeffa;\"b\r\n")
	f.Fuzz(func(t *testing.T, text string) {
		if _, err := ReadCSV(text); err != nil && !errors.Is(err, ErrCSV) {
			t.Error(err)
		}
	})
}

func TestPublishableLeavesPersonsOut(t *testing.T) {
	text := csvOf(t, words.NL, listing([]string{"a", "1", "2020-12-31", "icon-a", "info@voorbeeldstad.example"}).Publishable())
	if strings.Contains(text, "voorbeeldstad") || strings.Contains(text, "Postbus") || !strings.Contains(text, "a;1;2020-12-31;\"Project A\"\r\n") {
		t.Errorf("got %q", text)
	}
}

func TestListingsAsJSON(t *testing.T) {
	var out bytes.Buffer
	empty := listing()
	empty.Name = "needs"
	if err := WriteListings(&out, []coalition.Listing{listing([]string{"=1", "12.5", "2020-12-31", "icon-a", ""}, []string{"b", "", "", "", ""}), empty}); err != nil {
		t.Fatal(err)
	}
	var got map[string][]map[string]any
	if err := json.Unmarshal(out.Bytes(), &got); err != nil {
		t.Fatalf("%v in\n%s", err, out.String())
	}
	want := map[string][]map[string]any{"commitments": {{"title": "=1", "amount": 12.5, "endsOn": "2020-12-31", "project": "icon-a"}, {"title": "b"}}, "needs": {}}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v", got)
	}
}

func TestAnErrorAmongTheRowsIsTold(t *testing.T) {
	gone := errors.New("gone")
	list := listing()
	list.Rows = func(yield func([]string, error) bool) { yield(nil, gone) }
	if err := WriteCSV(&bytes.Buffer{}, list, edition(t), words.In(words.NL)); !errors.Is(err, gone) {
		t.Errorf("CSV: %v", err)
	}
	if err := WriteListings(&bytes.Buffer{}, []coalition.Listing{list.Publishable()}); !errors.Is(err, gone) {
		t.Errorf("JSON: %v", err)
	}
}
