package workbook

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"doemee/assets/words"
	"doemee/data/coalition"
)

// sixty is a submission of sixty commitments, each with what people usually fill in.
func sixty(t testing.TB) Book {
	b := sampleBook(t, words.NL)
	var records []coalition.Record
	for _, line := range b.Submission.Lines {
		r, err := coalition.ReadLine(line)
		if err != nil {
			t.Fatal(err)
		}
		if r.Kind() != coalition.KindCommitment && !r.Kind().Belongs() {
			records = append(records, r)
		}
	}
	for n := range 60 {
		c, _ := coalition.New(coalition.KindCommitment, coalition.DeriveID("sixty", fmt.Sprint(n)))
		put(t, c, map[string]string{"number": string(coalition.NumberOf(n + 1)), "title": fmt.Sprintf("Toezegging nummer %d", n+1),
			"result": fmt.Sprintf("Kaart van %d buurten openbaar", n), "iconProjects": "icon-safety", "end": "2020-Q3", "role": "adviseur", "mandate": "management",
			"funding": "covered", "partners": "Waterschap Voorbeeld", "status": "committed", "visibility": "coalition"})
		records = append(records, c)
		for i := range 3 {
			r, _ := coalition.New(coalition.KindContribution, coalition.DeriveID(c.ID(), fmt.Sprint(i)))
			put(t, r, map[string]string{"commitment": string(c.ID()), "kind": "knowledge", "description": fmt.Sprintf("Gegevens %d van %d", i, n), "quantity": "12.5", "unit": "hours"})
			records = append(records, r)
		}
	}
	b.Submission.Lines = coalition.Lines(records)
	b.Submission.Hash = coalition.Hash(b.Submission.Lines)
	b.Content, b.Previous, b.Findings = nil, nil, nil
	return b
}

// BenchmarkHandIn writes sixty commitments and proves them by reading back.
func BenchmarkHandIn(b *testing.B) {
	book := sixty(b)
	for b.Loop() {
		raw := written_(b, book)
		if err := Prove(bytes.NewReader(raw), int64(len(raw)), book); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWrite(b *testing.B) {
	book := sixty(b)
	for b.Loop() {
		written_(b, book)
	}
}

func BenchmarkRead(b *testing.B) {
	book := sixty(b)
	raw := written_(b, book)
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		readBack(b, raw, book.Edition)
	}
}

// bareCell is a cell of the peer: what it holds and where.
type bareCell struct{ at, text string }

// cellsOf are all cells of a workbook, those that are empty and have a look included.
func bareCells(t testing.TB, raw []byte) map[string][]bareCell {
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sheets := map[string][]bareCell{}
	for _, name := range f.GetSheetList() {
		dimension, err := f.GetSheetDimension(name)
		if err != nil {
			t.Fatal(err)
		}
		columns, rows, err := excelize.CellNameToCoordinates(strings.TrimPrefix(dimension, "A1:"))
		if err != nil {
			t.Fatal(err)
		}
		for row := 1; row <= rows; row++ {
			for column := 1; column <= columns; column++ {
				text, err := f.GetCellValue(name, at(column, row))
				if err != nil {
					t.Fatal(err)
				}
				sheets[name] = append(sheets[name], bareCell{at(column, row), text})
			}
		}
	}
	return sheets
}

// BenchmarkBareCells is what the same cells with a look cost excelize alone: no tables, rules, names or proof.
func BenchmarkBareCells(b *testing.B) {
	sheets := bareCells(b, written_(b, sixty(b)))
	for b.Loop() {
		f := excelize.NewFile()
		style, err := f.NewStyle(styles[inputStyle]())
		if err != nil {
			b.Fatal(err)
		}
		for name, cells := range sheets {
			if _, err := f.NewSheet(name); err != nil {
				b.Fatal(err)
			}
			for _, c := range cells {
				if err := bareCellInto(f, name, c, style); err != nil {
					b.Fatal(err)
				}
			}
		}
		if err := f.Write(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}

func bareCellInto(f *excelize.File, name string, c bareCell, style int) error {
	if c.text != "" {
		if err := f.SetCellStr(name, c.at, c.text); err != nil {
			return err
		}
	}
	return f.SetCellStyle(name, c.at, c.at, style)
}
