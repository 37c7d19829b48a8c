package sheet

import (
	"bytes"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
)

// cost reads a file whole and gives the bytes of memory asked for on the way.
func cost(t *testing.T, file []byte, limits Limits) (uint64, error) {
	t.Helper()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	b, err := openBytes(file, limits)
	if err == nil {
		err = b.Check()
	}
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc, err
}

// TestHostileFilesAreCheap tries what costs other readers gigabytes. What is refused and what passes is said for each;
// no file may cost more than a few times its unpacked size.
func TestHostileFilesAreCheap(t *testing.T) {
	far := func() string {
		var s strings.Builder
		for row := 1; row <= 2_000; row++ {
			fmt.Fprintf(&s, `<row r="%d"><c r="XFD%d"><v>1</v></c></row>`, row, row)
		}
		return s.String()
	}
	const million = 1_000_000
	sheet1 := "xl/worksheets/sheet1.xml"
	tests := []struct {
		name  string
		p     parts
		want  Reason
		bytes uint64
	}{
		{"a cell in the last column of 2,000 rows", parts{sheet1: sheetXML(far())}, "", 2 << 20},
		{"many blanks", parts{sheet1: sheetXML(strings.Repeat(" ", 40*million))}, BadXML, 8 << 20},
		{"one endless text", parts{"xl/sharedStrings.xml": `<sst xmlns="` + mainURI + `"><si><t>` + strings.Repeat("x", 8*million) + `</t></si></sst>`}, BadXML, 8 << 20},
		{"a text of many runs", parts{"xl/sharedStrings.xml": `<sst xmlns="` + mainURI + `"><si>` + strings.Repeat("<r><t>xxxxxxxxxx</t></r>", million/10) + `</si></sst>`}, TextTooLong, 8 << 20},
		{"one text a hundred thousand times", parts{sheet1: sheetXML("<row>" + strings.Repeat(`</row><row><c t="s"><v>0</v></c>`, 100_000) + "</row>")}, "", 64 << 20},
		{"empty rows", parts{sheet1: sheetXML(strings.Repeat("<row/>", million))}, "", 2 << 20},
		{"empty cells", parts{sheet1: sheetXML("<row>" + strings.Repeat("<c/>", 16_384) + "</row>")}, "", 2 << 20},
		{"too many rows", parts{sheet1: sheetXML(strings.Repeat("<row/>", lastRow+1))}, CellPlace, 2 << 20},
		{"too many strings", parts{"xl/sharedStrings.xml": `<sst xmlns="` + mainURI + `">` + strings.Repeat("<si/>", 100_001) + `</sst>`}, TooManyTexts, 16 << 20},
		{"deep", parts{sheet1: strings.Repeat("<a>", million)}, Structure, 2 << 20},
		{"deep inside", parts{sheet1: sheetXML(strings.Repeat("<a>", million))}, TooDeep, 2 << 20},
		{"many comments", parts{sheet1: sheetXML(strings.Repeat("<!---->", million))}, "", 2 << 20},
		{"namespaces", parts{sheet1: sheetXML(strings.Repeat(`<a xmlns="b"/>`, million))}, "", 2 << 20},
		{"quotes that hide the end", parts{sheet1: sheetXML(`<row a="` + strings.Repeat(">", million*2) + `"/>`)}, BadXML, 8 << 20},
	}
	limits := Submission
	limits.Ratio = 100_000 // what the ratio would have stopped must be harmless without it
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			spent, err := cost(t, goodParts().with(tt.p).pack(t), limits)
			if got := reasonOf(t, err); got != tt.want {
				t.Errorf("got %v, want %q", err, tt.want)
			}
			if spent > tt.bytes {
				t.Errorf("took %d bytes, more than %d", spent, tt.bytes)
			}
		})
	}
}

func TestRatioStopsBeforeUnpacking(t *testing.T) {
	file := goodParts().with(parts{"xl/worksheets/sheet1.xml": sheetXML(strings.Repeat(" ", 60<<20))}).pack(t)
	spent, err := cost(t, file, Submission)
	if got := reasonOf(t, err); got != Ratio || spent > 256<<10 {
		t.Errorf("%v after %d bytes", err, spent)
	}
}

// TestSizesThatLie says in both headers that a part is small, with the true checksum of what really comes out.
func TestSizesThatLie(t *testing.T) {
	p := goodParts().with(parts{"xl/worksheets/sheet1.xml": sheetXML(strings.Repeat(" ", 32<<20))})
	file := p.pack(t)
	at := bytes.Index(file, []byte("PK\x01\x02"))
	for ; at >= 0; at += 1 + bytes.Index(file[at+1:], []byte("PK\x01\x02")) {
		if bytes.HasPrefix(file[at+centralLength:], []byte("xl/worksheets/sheet1.xml")) {
			little.PutUint32(file[at+24:], 1000)
			break
		}
	}
	spent, err := cost(t, file, Submission)
	if got := reasonOf(t, err); got != HeadersDiffer || spent > 1<<20 {
		t.Errorf("%v after %d bytes", err, spent)
	}
}

func TestSeveralReadersOfOneBook(t *testing.T) {
	file, _ := randomBook(t, fixedRandom(3), 60, 20)
	b, err := openBytes(file, Submission)
	if err != nil {
		t.Fatal(err)
	}
	want, err := b.All()
	if err != nil {
		t.Fatal(err)
	}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for _, s := range b.Sheets() {
				var rows []Row
				for row, err := range b.Rows(s.Name) {
					if err != nil {
						t.Error(err)
						return
					}
					rows = append(rows, row)
				}
				if written(rows) != written(want[s.Name]) {
					t.Errorf("%s differs", s.Name)
				}
			}
		})
	}
	group.Wait()
}

func TestListsAreTheCallers(t *testing.T) {
	b, err := openBytes(goodParts().pack(t), Submission)
	if err != nil {
		t.Fatal(err)
	}
	b.Sheets()[0].Name, b.Names()[0].Name = "weg", "weg"
	if b.Sheets()[0].Name != "Eén" || b.Names()[0].Name != "hash" {
		t.Error("a caller changed the book")
	}
	for _, err := range b.Rows("Drie") {
		if reasonOf(t, err) != NoSheet {
			t.Errorf("got %v", err)
		}
		sayable(t, sentences(t, "nl"), err)
	}
}

// TestPartsNobodyReads sees that damage in a part that no row needs is found all the same, by Check and not before.
func TestPartsNobodyReads(t *testing.T) {
	p := goodParts().with(parts{"xl/media/image1.png": "not really a picture, but long enough to be spoiled"})
	file := p.packed(t, stored)
	at := bytes.Index(file, []byte("really"))
	file[at] ^= 1
	b, err := openBytes(file, Submission)
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range b.Rows("Eén") {
		if err != nil {
			t.Fatal(err)
		}
	}
	if got := reasonOf(t, b.Check()); got != Checksum {
		t.Errorf("got %q", got)
	}
	if all, err := b.All(); all != nil || err == nil {
		t.Error("rows of a damaged file")
	}
}

// TestRowsEndWithTheFault shows what streaming means: rows before the damage come, then the fault, then nothing.
func TestRowsEndWithTheFault(t *testing.T) {
	file := goodParts().with(parts{"xl/worksheets/sheet1.xml": sheetXML(`<row><c><v>1</v></c></row><row><c><v>x</v></c></row><row><c><v>3</v></c></row>`)}).pack(t)
	b, err := openBytes(file, Submission)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for row, err := range b.Rows("Eén") {
		if err != nil {
			got = append(got, string(reasonOf(t, err)))
			continue
		}
		got = append(got, row.Cells[0].Text)
	}
	if !slices.Equal(got, []string{"1", string(CellValue)}) {
		t.Errorf("got %v", got)
	}
}

func TestPropertiesOfOthers(t *testing.T) {
	custom := xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">` +
		`<property name="getal"><vt:i4>3</vt:i4></property><property name="lijst"><vt:vector size="1"><vt:lpwstr>a</vt:lpwstr></vt:vector></property>` +
		`<property name="leeg"/><property name="regel"><vt:lpwstr>a_x000A_b &amp; c</vt:lpwstr></property><other/></Properties>`
	b, err := openBytes(goodParts().with(parts{"docProps/custom.xml": custom}).pack(t), Submission)
	if err != nil {
		t.Fatal(err)
	}
	got, err := b.Properties()
	if want := map[string]string{"getal": "3", "lijst": "", "leeg": "", "regel": "a\nb & c"}; err != nil || !maps.Equal(got, want) {
		t.Errorf("got %v %v", got, err)
	}
	none := goodParts().with(parts{"docProps/custom.xml": ""})
	none["_rels/.rels"] = strings.Replace(none["_rels/.rels"], "/custom-properties", "/thumbnail", 1)
	if b, err = openBytes(none.pack(t), Submission); err != nil {
		t.Fatal(err)
	}
	if got, err := b.Properties(); err != nil || len(got) != 0 {
		t.Errorf("got %v %v", got, err)
	}
	if err := b.Check(); err != nil {
		t.Error(err)
	}
}
