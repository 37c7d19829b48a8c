package sheet

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
)

// excelize writes the books here and is the second opinion on what they hold.

// written by excelize, cell by cell: what was meant, by place.
type meant map[string]Cell

// randomBook writes cells of every kind at random places and tells what it meant.
func randomBook(t testing.TB, random *rand.Rand, rows, columns int) ([]byte, map[string]meant) {
	t.Helper()
	f := excelize.NewFile()
	day, err := f.NewStyle(&excelize.Style{CustomNumFmt: new("dd-mm-yyyy hh:mm")})
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]meant{}
	for _, name := range []string{"Sheet1", "Bijdragen & meer", "Leeg"} {
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		all[name] = meant{}
		if name == "Leeg" {
			continue
		}
		for range rows * columns / 2 {
			column, row := 1+random.IntN(columns), 1+random.IntN(rows)
			place := Cell{Column: column}.Ref(row)
			cell, err := randomCell(f, name, place, day, random)
			if err != nil {
				t.Fatal(err)
			}
			cell.Column = column
			if all[name][place] = cell; cell.Text == "" && !cell.Formula {
				delete(all[name], place)
			}
		}
	}
	var file bytes.Buffer
	if err := f.Write(&file); err != nil {
		t.Fatal(err)
	}
	return file.Bytes(), all
}

// randomCell writes one cell and gives what a reader must find there.
func randomCell(f *excelize.File, name, place string, day int, random *rand.Rand) (Cell, error) {
	// A place may be drawn twice; nothing of the first may remain.
	if err := f.SetCellFormula(name, place, ""); err != nil {
		return Cell{}, err
	}
	if err := f.SetCellStyle(name, place, place, 0); err != nil {
		return Cell{}, err
	}
	switch random.IntN(6) {
	case 0:
		n := random.Int64() >> random.IntN(64)
		return Cell{Kind: Number, Text: strconv.FormatInt(n, 10)}, f.SetCellInt(name, place, n)
	case 1:
		x := float64(random.IntN(2_000_000)-1_000_000) / 64 // few enough digits for any writer
		return Cell{Kind: Number, Text: strconv.FormatFloat(x, 'f', -1, 64)}, f.SetCellFloat(name, place, x, -1, 64)
	case 2:
		return Cell{Kind: Bool, Text: "true"}, f.SetCellBool(name, place, true)
	case 3:
		at := time.Date(1950, 1, 1, 0, 0, 0, 0, time.UTC).Add(time.Duration(random.IntN(100*365*1440)) * time.Minute)
		cell := Cell{Kind: Date, Text: string(at.AppendFormat(nil, layout(int64(at.Hour()*3600+at.Minute()*60))))}
		serial := at.Sub(zero1900).Hours() / 24
		if err := f.SetCellFloat(name, place, serial, -1, 64); err != nil {
			return cell, err
		}
		return cell, f.SetCellStyle(name, place, place, day)
	case 4:
		s := randomText(random)
		return Cell{Kind: Text, Text: s}, f.SetCellRichText(name, place, []excelize.RichTextRun{{Text: s[:0]}, {Text: s, Font: &excelize.Font{Bold: true}}})
	}
	s := randomText(random)
	return Cell{Kind: Text, Text: s}, f.SetCellStr(name, place, s)
}

var letters = []rune("abc XYZ  019_x<>&\"';é€😀\t\n=+-@]")

func randomText(random *rand.Rand) string {
	s := make([]rune, random.IntN(30))
	for i := range s {
		s[i] = letters[random.IntN(len(letters))]
	}
	return string(s)
}

func TestAgreesWithExcelize(t *testing.T) {
	for seed := range uint64(12) {
		random := fixedRandom(seed)
		file, all := randomBook(t, random, 40, 30)
		b, err := openBytes(file, Submission)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := b.All()
		if err != nil {
			t.Fatal(err)
		}
		second, err := excelize.OpenReader(bytes.NewReader(file))
		if err != nil {
			t.Fatal(err)
		}
		for name, want := range all {
			found := 0
			for _, row := range rows[name] {
				for _, got := range row.Cells {
					found++
					place := got.Ref(row.Number)
					if got != want[place] {
						t.Fatalf("seed %d, %s!%s: got %+v, want %+v", seed, name, place, got, want[place])
					}
					agree(t, second, name, place, got)
				}
			}
			if found != len(want) {
				t.Errorf("seed %d, %s: %d cells, want %d", seed, name, found, len(want))
			}
		}
	}
}

// agree asks excelize for the same cell.
func agree(t *testing.T, second *excelize.File, name, place string, got Cell) {
	t.Helper()
	value, err := second.GetCellValue(name, place, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	switch got.Kind {
	case Bool:
		value = strconv.FormatBool(value == "1")
	case Date:
		text, ok := epoch(false).appendDate(nil, []byte(value), dateOnly)
		if value = string(text); !ok {
			t.Fatalf("%s!%s: %s is no date", name, place, value)
		}
	}
	if value != got.Text {
		t.Errorf("%s!%s: got %q, excelize %q", name, place, got.Text, value)
	}
}

func TestFeaturesOfExcelizeFiles(t *testing.T) {
	f := excelize.NewFile()
	steps := []error{
		f.SetCellStr("Sheet1", "A1", "nummer"), f.SetCellStr("Sheet1", "B1", "titel"), f.SetCellStr("Sheet1", "A2", "T-001"),
		f.SetCellStr("Sheet1", "D4", ""), f.SetCellFormula("Sheet1", "C2", `IF(B2="","nog invullen","")`),
		f.AddTable("Sheet1", &excelize.Table{Range: "A1:B3", Name: "toezeggingen"}),
		f.AddComment("Sheet1", excelize.Comment{Cell: "A2", Author: "secretariaat", Text: "let op"}),
		f.SetCellHyperLink("Sheet1", "B2", "https://example.org/", "External"),
		f.SetRowVisible("Sheet1", 2, false),
		f.SetDefinedName(&excelize.DefinedName{Name: "titel", RefersTo: "Sheet1!$B$1"}),
		f.SetCustomProps(excelize.CustomProperty{Name: "doemee.schema", Value: "1 & <2>"}),
		f.SetCustomProps(excelize.CustomProperty{Name: "volgnummer", Value: int32(3)}),
		f.SetPanes("Sheet1", &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}),
		f.AddChart("Sheet1", "F1", &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{Values: "Sheet1!$A$1:$A$2"}}}),
	}
	if _, err := f.NewSheet("Techniek"); err != nil {
		t.Fatal(err)
	}
	steps = append(steps, f.SetSheetVisible("Techniek", false))
	for i, err := range steps {
		if err != nil {
			t.Fatalf("step %d: %v", i, err)
		}
	}
	var file bytes.Buffer
	if err := f.Write(&file); err != nil {
		t.Fatal(err)
	}
	got, err := content(file.Bytes(), Submission)
	if err != nil {
		t.Fatal(err)
	}
	want := "Sheet1 false\nA1 text \"nummer\"\nB1 text \"titel\"\nA2 text \"T-001\" hidden\nC2 uncalculated \"\" formula hidden\nTechniek true\n" +
		"[{titel Sheet1!$B$1 }] map[doemee.schema:1 & <2> volgnummer:3]\n"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestPasswordIsRecognised(t *testing.T) {
	f := excelize.NewFile()
	var file bytes.Buffer
	if err := f.Write(&file, excelize.Options{Password: "geheim"}); err != nil {
		t.Fatal(err)
	}
	_, err := openBytes(file.Bytes(), Submission)
	if got := reasonOf(t, err); got != Encrypted {
		t.Errorf("got %v", err)
	}
}

// benchBook is a submission of a size that happens: one sheet of rows by columns.
func benchBook(b testing.TB, rows, columns int) []byte {
	b.Helper()
	f := excelize.NewFile()
	for row := 1; row <= rows; row++ {
		values := make([]any, columns)
		for i := range values {
			switch i % 3 {
			case 0:
				values[i] = fmt.Sprintf("toezegging %d van kolom %d", row, i)
			case 1:
				values[i] = row * i
			default:
				values[i] = float64(row) / 8
			}
		}
		if err := f.SetSheetRow("Sheet1", "A"+strconv.Itoa(row), &values); err != nil {
			b.Fatal(err)
		}
	}
	var file bytes.Buffer
	if err := f.Write(&file); err != nil {
		b.Fatal(err)
	}
	return file.Bytes()
}

// inflate is the floor: the same parts unpacked and summed, nothing read.
func inflate(b testing.TB, file []byte) {
	a, err := readArchive(bytes.NewReader(file), int64(len(file)), Submission)
	if err != nil {
		b.Fatal(err)
	}
	for _, e := range a.entries {
		if err := a.drain(e); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRead reports how many times as long as inflating the same bytes a whole proof takes, and excelize.
func BenchmarkRead(b *testing.B) {
	for _, size := range [][2]int{{33, 50}, {5_000, 40}} {
		file := benchBook(b, size[0], size[1])
		b.Run(fmt.Sprintf("%d cells", size[0]*size[1]), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := everything(file); err != nil {
					b.Fatal(err)
				}
			}
			own := middle(func() { _, _ = everything(file) })
			floor := middle(func() { inflate(b, file) })
			other := middle(func() { readSecond(b, file) })
			b.ReportMetric(own/floor, "×inflating")
			b.ReportMetric(other/floor, "excelize×inflating")
		})
	}
}

func everything(file []byte) (map[string][]Row, error) {
	b, err := openBytes(file, Submission)
	if err != nil {
		return nil, err
	}
	return b.All()
}

func readSecond(b testing.TB, file []byte) {
	f, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		b.Fatal(err)
	}
	if _, err := f.GetRows("Sheet1"); err != nil {
		b.Fatal(err)
	}
}

// middle gives the median time of some runs, in seconds.
func middle(work func()) float64 {
	times := make([]float64, 9)
	for i := range times {
		start := time.Now()
		work()
		times[i] = time.Since(start).Seconds()
	}
	slices.Sort(times)
	return times[len(times)/2]
}

func fixedRandom(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 1)) }
