package workbook

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"doemee/assets/words"
	"doemee/data/coalition"
)

func editionBook(t testing.TB, e *coalition.Edition, l words.Language) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := WriteEdition(&out, e, l); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func sameEdition(t *testing.T, got, want *coalition.Edition) {
	t.Helper()
	a, _ := got.JSON()
	b, _ := want.JSON()
	empty := func(raw []byte) []byte { return bytes.ReplaceAll(raw, []byte(": null"), []byte(": []")) }
	if !bytes.Equal(empty(a), empty(b)) {
		t.Errorf("read back as\n%s", a)
	}
}

func TestAnEditionComesThroughAWorkbook(t *testing.T) {
	e := *bundled(t)
	e.Rounds = []coalition.Round{{Code: "r-2027-1", Label: coalition.Text{NL: "Eerste", EN: "First"}, Closes: "2027-03-31"}}
	e.Keys = coalition.Keys{Signing: "a+b+c", Sealing: []string{"age1x", "age1y"}}
	e.Title.NL = "=1+1 – _x0041_"
	for _, l := range words.Languages {
		raw := editionBook(t, &e, l)
		if *look_ != "" {
			if err := os.WriteFile(filepath.Join(*look_, "agenda-"+string(l)+".xlsx"), raw, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		back, err := ReadEdition(bytes.NewReader(raw), int64(len(raw)))
		if err != nil {
			t.Fatal(err)
		}
		sameEdition(t, back, &e)
		if again := editionBook(t, &e, l); !bytes.Equal(raw, again) {
			t.Error("the same edition gives other bytes")
		}
	}
}

// changedEdition changes cells of an edition's workbook as somebody with a spreadsheet does.
func changedEdition(t *testing.T, change func(*excelize.File)) (*coalition.Edition, error) {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(editionBook(t, bundled(t), words.NL)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	change(f)
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return ReadEdition(bytes.NewReader(out.Bytes()), int64(out.Len()))
}

func TestAnEditionThatPeopleChanged(t *testing.T) {
	set := func(f *excelize.File, sheet, cell string, v any) {
		if err := f.SetCellValue(sheet, cell, v); err != nil {
			t.Fatal(err)
		}
	}
	e, err := changedEdition(t, func(f *excelize.File) {
		set(f, "Thema’s", "I5", "Ja")            // gone
		set(f, "Thema’s", "A12", "theme-water")  // a new row
		set(f, "Thema’s", "B12", "Water")        //
		set(f, "Thema’s", "C12", "Water")        //
		set(f, "Agenda", "F5", "1 januari 2027") // a day as people write it
		set(f, "Agenda", "G5", 47118)            // and one that Excel made a number of, see below
		set(f, "Icoonprojecten", "A200", "")     // nothing
		if err := f.MoveSheet("Thema’s", "Agenda"); err != nil {
			t.Fatal(err)
		}
		style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellStyle("Agenda", "G5", "G5", style); err != nil {
			t.Fatal(err)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if !e.Themes[0].Gone || len(e.Themes) != 8 || e.Themes[7].Label.NL != "Water" || e.Starts != "2027-01-01" || e.Ends != "2028-12-31" {
		t.Errorf("%+v, %s to %s", e.Themes[7], e.Starts, e.Ends)
	}
}

func TestCellsOfAnEditionThatMakeNoSense(t *testing.T) {
	for _, c := range []struct {
		sheet, cell string
		value       any
		code, place string
	}{
		{"Agenda", "F5", "binnenkort", coalition.EditionCell, "Agenda!F5"},
		{"Agenda", "B5", "twee", coalition.EditionCell, "Agenda!B5"},
		{"Thema’s", "I6", "misschien", coalition.EditionCell, "Thema’s!I6"},
		{"Gezocht", "A5", "nergens", coalition.EditionCell, "Gezocht!A5"},
		{"Thema’s", "A6", "theme-urbanisation", coalition.EditionTwice, "theme"},
	} {
		_, err := changedEdition(t, func(f *excelize.File) {
			if err := f.SetCellValue(c.sheet, c.cell, c.value); err != nil {
				t.Fatal(err)
			}
		})
		var bad *coalition.BadEdition
		if !errors.As(err, &bad) || bad.Code != c.code || bad.Place != c.place {
			t.Errorf("%s!%s: %v", c.sheet, c.cell, err)
		}
	}
	if _, err := changedEdition(t, func(f *excelize.File) {
		if err := f.DeleteSheet("Thema’s"); err != nil {
			t.Fatal(err)
		}
	}); !errors.Is(err, ErrNotOurs) {
		t.Errorf("without a sheet: %v", err)
	}
	raw := written_(t, sampleBook(t, words.NL))
	if _, err := ReadEdition(bytes.NewReader(raw), int64(len(raw))); !errors.Is(err, ErrNotOurs) {
		t.Errorf("a submission: %v", err)
	}
}

// Whatever stands in a part of the workbook, reading ends with a sound edition or an error.
func FuzzReadEdition(f *testing.F) {
	parts := unpacked(f, editionBook(f, bundled(f), words.NL))
	f.Add("xl/worksheets/sheet6.xml", 3000, 4, "99")
	f.Add("xl/sharedStrings.xml", 2000, 10, "x")
	f.Fuzz(func(t *testing.T, part string, at, cut int, put string) {
		body, ok := parts[part]
		if !ok || at < 0 || cut < 0 || at > len(body) || cut > len(body)-at {
			return
		}
		raw := packedWith(t, parts, part, body[:at]+put+body[at+cut:])
		if e, err := ReadEdition(bytes.NewReader(raw), int64(len(raw))); err == nil && e.Sound() != nil {
			t.Error("not sound")
		}
	})
}
