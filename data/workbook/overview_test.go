package workbook

import (
	"bytes"
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/sheet"
)

var overviewColumns = []coalition.Column{
	{Key: "number", Form: coalition.FormNumber, Width: 10}, {Key: "title", Form: coalition.FormLine, Width: 50},
	{Key: "project", Form: coalition.FormCode, List: coalition.ListIconProject, Width: 26}, {Key: "ends", Form: coalition.FormDeadline, Width: 18},
	{Key: "endsOn", Form: coalition.FormDate, Width: 14}, {Key: "amount", Form: coalition.FormDecimal, Width: 12},
	{Key: "provisional", Form: coalition.FormBool, Width: 12}, {Key: "mailbox", Form: coalition.FormLine, Width: 30, Personal: true},
}

// rowsOfOverview makes n rows without holding them.
func rowsOfOverview(n int) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		for i := range n {
			row := []string{string(coalition.NumberOf(i%900 + 1)), fmt.Sprintf("=1+%d een veilig plein met slim licht", i), "icon-safety", "2020-Q4", "2020-12-31",
				"12.5", coalition.Yes, "info@voorbeeldstad.example"}
			if !yield(row, nil) {
				return
			}
		}
	}
}

func overviewOf(t testing.TB, l words.Language, n int) Overview {
	t.Helper()
	names := func(list coalition.List) (names []string) {
		for _, item := range bundled(t).Items(list) {
			names = append(names, item.Label.In(string(l)))
		}
		return names
	}
	o := Overview{Title: "Overzicht van de coalitie", Subtitle: "Smart Society-agenda & meer", Edition: bundled(t), Language: l, TempDir: t.TempDir(),
		Figures: []Figure{{"Organisaties", "12"}, {"Toegezegd: uur", "1240.5"}},
		Charts: []Chart{{Title: "Per icoonproject en soort bijdrage", Rows: names(coalition.ListIconProject), Columns: names(coalition.ListContribution),
			Values: [][]int{{4, 2, 1, 0}, {0, 0, 3, 1}, {2, 2, 2, 2}, {0, 1, 0, 0}, {5, 0, 0, 2}}},
			{Title: "Per status", Rows: []string{"Toegezegd", "Bezig", "Klaar"}, Columns: []string{"Toezeggingen"}, Values: [][]int{{9}, {4}, {2}}}}}
	for _, name := range []string{"submissions", "organisations", "commitments", "checks"} {
		o.Lists = append(o.Lists, coalition.Listing{Name: name, Columns: overviewColumns, Rows: rowsOfOverview(n)})
	}
	o.Lists[3].Rows = rowsOfOverview(0)
	return o
}

func TestAnOverviewReadsBack(t *testing.T) {
	var out bytes.Buffer
	if err := WriteOverview(&out, overviewOf(t, words.NL, 40)); err != nil {
		t.Fatal(err)
	}
	if *look_ != "" {
		if err := os.WriteFile(filepath.Join(*look_, "overzicht.xlsx"), out.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	book, err := sheet.Open(bytes.NewReader(out.Bytes()), int64(out.Len()), sheet.Submission)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := book.All()
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, s := range book.Sheets() {
		names = append(names, s.Name)
	}
	if got := strings.Join(names, ", "); got != "Overzicht, Inzendingen, Organisaties, Toezeggingen, Controles" {
		t.Errorf("sheets %s", got)
	}
	got := rows["Toezeggingen"]
	if len(got) != 43 || len(rows["Controles"]) != 3 {
		t.Fatalf("%d rows, and %d on an empty sheet", len(got), len(rows["Controles"]))
	}
	var cells []string
	for _, c := range got[3].Cells {
		cells = append(cells, fmt.Sprint(c.Kind, " ", c.Text, " ", c.Formula))
	}
	want := []string{"0 T-001 false", "0 =1+0 een veilig plein met slim licht false", "0 Veiligheid false", "0 4e kwartaal 2020 false", "3 2020-12-31 false",
		"1 12.5 false", "0 ja false", "0 info@voorbeeldstad.example false"}
	if strings.Join(cells, "\n") != strings.Join(want, "\n") {
		t.Errorf("a row reads back as\n%s", strings.Join(cells, "\n"))
	}
}

// Excel's own library must find the tables and the charts, and each name of a table once.
func TestAnOverviewHasTablesAndCharts(t *testing.T) {
	var out bytes.Buffer
	if err := WriteOverview(&out, overviewOf(t, words.EN, 3)); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for name, want := range map[string]string{"Submissions": "A3:H6", "Commitments": "A3:H6", "Checks": "A3:H4"} {
		tables, err := f.GetTables(name)
		if err != nil || len(tables) != 1 || tables[0].Range != want {
			t.Errorf("%s: %+v, %v", name, tables, err)
		}
	}
	parts := unpacked(t, out.Bytes())
	if !strings.Contains(parts["xl/charts/chart1.xml"], "barChart") || !strings.Contains(parts["xl/charts/chart2.xml"], "barChart") {
		t.Error("a chart is missing")
	}
	if strings.Contains(parts["docProps/core.xml"], "xuri") {
		t.Error("the library is named as author")
	}
}

func TestALongListGoesOnInTheNextSheet(t *testing.T) {
	if testing.Short() {
		t.Skip("writes more than a million rows")
	}
	o := overviewOf(t, words.NL, 0)
	o.Lists = o.Lists[:1]
	o.Lists[0].Columns = overviewColumns[:1]
	o.Lists[0].Rows = func(yield func([]string, error) bool) {
		for i := 0; i < lastRow+7 && yield([]string{"T-001"}, nil); i++ {
		}
	}
	file, err := os.Create(filepath.Join(t.TempDir(), "o.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	if err := WriteOverview(file, o); err != nil {
		t.Fatal(err)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	info, err := file.Stat()
	if err != nil {
		t.Fatal(err)
	}
	if held := int64(after.HeapAlloc) - int64(before.HeapAlloc); held > 32<<20 {
		t.Errorf("%d bytes are held afterwards", held)
	}
	limits := sheet.Submission
	limits.FileBytes, limits.UnpackedBytes, limits.PartBytes, limits.Cells = 1<<30, 1<<30, 1<<30, 1<<30
	book, err := sheet.Open(file, info.Size(), limits)
	if err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{}
	for _, s := range book.Sheets() {
		for row, err := range book.Rows(s.Name) {
			if err != nil {
				t.Fatal(err)
			}
			counts[s.Name] = row.Number
		}
	}
	if counts["Inzendingen"] != lastRow || counts["Inzendingen 2"] != 3+7+3 {
		t.Errorf("last rows %v", counts)
	}
}

func TestAnErrorAmongTheRowsEndsTheOverview(t *testing.T) {
	o := overviewOf(t, words.NL, 2)
	broken := errors.New("the register went away")
	o.Lists[1].Rows = func(yield func([]string, error) bool) { yield(nil, broken) }
	if err := WriteOverview(&bytes.Buffer{}, o); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}
