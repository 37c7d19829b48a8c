package sheet

import (
	"bytes"
	"strings"
	"testing"
)

// smallFile is as short as a workbook can be while holding something of everything, so that all of it can be spoiled
// byte by byte.
func smallFile(t testing.TB) []byte { return goodParts().pack(t) }

func TestCutAnywhere(t *testing.T) {
	file := smallFile(t)
	for n := range file {
		if got, err := content(file[:n], Submission); err == nil {
			t.Errorf("cut at %d of %d passes:\n%s", n, len(file), got)
		} else if reasonOf(t, err) == "" {
			t.Errorf("cut at %d: %v", n, err)
		}
	}
}

// TestSpoiledAnywhere changes each byte in several ways: the file is refused, or says exactly the same (some bytes,
// such as times of packing, mean nothing).
func TestSpoiledAnywhere(t *testing.T) {
	file := smallFile(t)
	want, err := content(file, Submission)
	if err != nil {
		t.Fatal(err)
	}
	refusals := 0
	for at := range file {
		for _, mask := range []byte{0x01, 0x80, 0x20, 0xFF} {
			spoiled := bytes.Clone(file)
			spoiled[at] ^= mask
			got, err := content(spoiled, Submission)
			switch {
			case err != nil:
				refusals++
				reasonOf(t, err)
			case got != want:
				t.Errorf("byte %d changed by %#x says something else:\n%s", at, mask, got)
			}
		}
	}
	if refusals < 2*len(file) {
		t.Errorf("only %d of %d refused", refusals, 4*len(file))
	}
}

// TestXMLCutAnywhere cuts inside a part with everything around it whole, as a program that crashed while saving does.
func TestXMLCutAnywhere(t *testing.T) {
	good := goodParts()
	for _, part := range []string{"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "docProps/custom.xml"} {
		for n := range good[part] {
			cut := good.with(parts{part: good[part][:n]})
			cut[part] = good[part][:n]
			if got, err := content(cut.pack(t), Submission); reasonOf(t, err) == "" {
				t.Fatalf("%s cut at %d passes:\n%s", part, n, got)
			}
		}
	}
}

// TestSmallPieces feeds the scanner a byte at a time: what it says may not depend on how bytes arrive.
func TestSmallPieces(t *testing.T) {
	for _, part := range goodParts() {
		whole, err := events(strings.NewReader(part))
		if err != nil {
			t.Fatal(err)
		}
		pieces, err := events(&dripping{strings.NewReader(part)})
		if err != nil || joined(pieces) != joined(whole) {
			t.Errorf("got %v %v, want %v", pieces, err, whole)
		}
	}
}

func FuzzOpen(f *testing.F) {
	good := goodParts()
	f.Add(good.pack(f))
	f.Add(good.with(parts{"xl/worksheets/sheet1.xml": sheetXML(`<row><c t="inlineStr"><is><r><t>a</t></r></is></c><c s="1"><v>1</v></c></row>`)}).pack(f))
	f.Add(good.with(parts{"xl/worksheets/sheet1.xml": sheetXML("")[:90]}).pack(f))
	f.Add(good.pack(f)[:900])
	f.Add([]byte("PK\x05\x06" + strings.Repeat("\x00", 18)))
	f.Add([]byte("nummer;titel\n1;2\n"))
	limits := Limits{FileBytes: 1 << 20, UnpackedBytes: 4 << 20, PartBytes: 2 << 20, Ratio: 200, Parts: 50, Cells: 5_000, TextUnits: 32_767, SharedStrings: 1_000, Depth: 64}
	f.Fuzz(func(t *testing.T, file []byte) {
		first, err := content(file, limits)
		if err != nil {
			reasonOf(t, err)
			return
		}
		if again, err := content(file, limits); err != nil || again != first {
			t.Errorf("a second reading differs: %v", err)
		}
	})
}

// FuzzSheet spoils the XML itself, past the checksums that stop nearly every change of FuzzOpen.
func FuzzSheet(f *testing.F) {
	for _, rows := range []string{``, `<row r="1"><c r="A1" t="s"><v>0</v></c></row>`, `<row><c t="inlineStr"><is><t>a&amp;b</t></is></c></row>`, `<row hidden="1"><c s="1"><v>46113.5</v></c></row>`} {
		f.Add(sheetXML(rows))
	}
	f.Add(`<x:worksheet xmlns:x="` + mainURI + `"><!-- c --><x:sheetData/><![CDATA[ ]]><?a b?></x:worksheet>`)
	limits := Submission
	limits.PartBytes, limits.Cells = 1<<20, 2_000
	f.Fuzz(func(t *testing.T, xml string) {
		p := goodParts()
		p["xl/worksheets/sheet1.xml"] = xml
		b, err := openBytes(p.pack(t), limits)
		if err != nil {
			reasonOf(t, err)
			return
		}
		last := 0
		for row, err := range b.Rows("Eén") {
			if err != nil {
				reasonOf(t, err)
				return
			}
			if row.Number <= last || row.Number > lastRow || len(row.Cells) == 0 {
				t.Fatalf("row %d behind %d with %d cells", row.Number, last, len(row.Cells))
			}
			last = row.Number
			inOrder(t, row)
		}
		wellFormed(t, xml)
	})
}

func inOrder(t *testing.T, row Row) {
	column := 0
	for _, c := range row.Cells {
		if c.Column <= column || c.Column > lastColumn || c.Text == "" && !c.Formula {
			t.Fatalf("row %d: %+v behind column %d", row.Number, c, column)
		}
		column = c.Column
	}
}
