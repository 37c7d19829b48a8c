package sheet

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"testing"
)

// longSheet makes rows of four cells: text of the table, number, date, text in place.
func longSheet(rows int) string {
	var s strings.Builder
	for row := 1; row <= rows; row++ {
		fmt.Fprintf(&s, `<row r="%d"><c r="A%d" t="s"><v>%d</v></c><c r="B%d"><v>%d.5</v></c><c r="C%d" s="1"><v>%d</v></c><c r="D%d" t="str"><v>rij %d</v></c></row>`,
			row, row, row%2, row, row, row, 40_000+row%5_000, row, row)
	}
	return sheetXML(s.String())
}

// TestReadingStreams sees that the memory held while rows pass doesn't grow with their number, and that a row costs
// no more than a handful of pieces.
func TestReadingStreams(t *testing.T) {
	const rows = 40_000
	file := goodParts().with(parts{"xl/worksheets/sheet1.xml": longSheet(rows)}).pack(t)
	b, err := openBytes(file, Submission)
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	pieces := testing.AllocsPerRun(1, func() {
		seen = 0
		for row, err := range b.Rows("Eén") {
			if err != nil {
				t.Fatal(err)
			}
			if seen++; row.Number != seen || len(row.Cells) != 4 {
				t.Fatalf("row %d with %d cells in place of %d", row.Number, len(row.Cells), seen)
			}
		}
	})
	if seen != rows || pieces > 3*rows {
		t.Errorf("%d rows in %.0f pieces of memory", seen, pieces)
	}
}

// TestRowsAreKept sees that a row stays what it was while others are read: nothing of it lies in shared room.
func TestRowsAreKept(t *testing.T) {
	const rows = 3_000
	b, err := openBytes(goodParts().with(parts{"xl/worksheets/sheet1.xml": longSheet(rows)}).pack(t), Submission)
	if err != nil {
		t.Fatal(err)
	}
	all, err := b.All()
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range all["Eén"] {
		n := i + 1
		shared := []string{"Toezegging", "rijk e tekst"}[n%2]
		want := []Cell{
			{Column: 1, Text: shared}, {Column: 2, Kind: Number, Text: strconv.Itoa(n) + ".5"},
			{Column: 3, Kind: Date, Text: zero1900.AddDate(0, 0, 40_000+n%5_000).Format("2006-01-02")}, {Column: 4, Text: "rij " + strconv.Itoa(n)},
		}
		for c := range want {
			if row.Cells[c] != want[c] {
				t.Fatalf("row %d: got %+v, want %+v", n, row.Cells[c], want[c])
			}
		}
	}
	if len(all["Eén"]) != rows {
		t.Errorf("%d rows", len(all["Eén"]))
	}
}

// TestEveryColumn writes a cell in each column of the grid, with and without saying which.
func TestEveryColumn(t *testing.T) {
	var said, silent strings.Builder
	for column := 1; column <= lastColumn; column++ {
		fmt.Fprintf(&said, `<c r="%s"><v>%d</v></c>`, Cell{Column: column}.Ref(1), column)
		fmt.Fprintf(&silent, `<c><v>%d</v></c>`, column)
	}
	for name, cells := range map[string]string{"said": said.String(), "silent": silent.String()} {
		b, err := openBytes(goodParts().with(parts{"xl/worksheets/sheet1.xml": sheetXML("<row>" + cells + "</row>")}).pack(t), Submission)
		if err != nil {
			t.Fatal(err)
		}
		for row, err := range b.Rows("Eén") {
			if err != nil || len(row.Cells) != lastColumn {
				t.Fatalf("%s: %d cells, %v", name, len(row.Cells), err)
			}
			for i, c := range row.Cells {
				if c.Column != i+1 || c.Text != strconv.Itoa(i+1) {
					t.Fatalf("%s: %+v in place %d", name, c, i)
				}
			}
		}
	}
}

// TestBufferBorders slides a sheet over the border of the first buffer a byte at a time, so that every kind of piece is
// cut in two by it.
func TestBufferBorders(t *testing.T) {
	rows := `<row r="1" a='>'><c r="A1" t="inlineStr"><is><t>a&amp;é😀</t></is></c><!-- - --><c r="B1"><v>1.5</v></c><?p i?><c r="C1" t="str"><v><![CDATA[]]]]><![CDATA[>]]></v></c></row>`
	want := "A1 text \"a&é😀\"\nB1 number \"1.5\"\nC1 text \"]]>\"\n"
	head := xmlHead + `<worksheet xmlns="` + mainURI + `"><sheetData>`
	tail := `</sheetData></worksheet>` + strings.Repeat(" ", firstBuffer)
	limits := Submission
	limits.Ratio = 10_000
	for shift := 0; shift < len(rows)+3; shift++ {
		xml := head + strings.Repeat(" ", firstBuffer-len(head)-shift) + rows + tail
		b, err := openBytes(goodParts().with(parts{"xl/worksheets/sheet1.xml": xml}).packed(t, stored), limits)
		if err != nil {
			t.Fatal(err)
		}
		for row, err := range b.Rows("Eén") {
			if err != nil {
				t.Fatalf("shift %d: %v", shift, err)
			}
			if got := written([]Row{row}); got != want {
				t.Fatalf("shift %d: got %s", shift, got)
			}
		}
	}
}

// FuzzSniff asks of any bytes that an answer comes, the same twice, and that it is a known one.
func FuzzSniff(f *testing.F) {
	for _, seed := range []string{"", "a;b\n1;2", "PK\x03\x04", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "<html>", "\xFF\xFEa\x00", "age-encryption.org/v1"} {
		f.Add([]byte(seed))
	}
	known := map[Reason]bool{"": true}
	for _, r := range Reasons() {
		known[r] = true
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		first, err := Sniff(bytes.NewReader(file), int64(len(file)))
		second, again := Sniff(bytes.NewReader(file), int64(len(file)))
		if err != nil || again != nil || first != second || !known[first] {
			t.Errorf("%q %v, then %q %v", first, err, second, again)
		}
	})
}
