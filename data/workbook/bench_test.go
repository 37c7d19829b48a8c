package workbook

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"

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

// BenchmarkHandIn writes sixty commitments and proves them by reading back. It reports how many times as long that takes as the
// same cells with a look cost excelize alone: no tables, rules, names or proof.
func BenchmarkHandIn(b *testing.B) {
	book := sixty(b)
	sheets := bareCells(b, written_(b, book))
	var bare, own time.Duration
	for b.Loop() {
		bare += timed(b, func() error { return writeBare(sheets) })
		own += timed(b, func() error {
			raw := written_(b, book)
			return Prove(bytes.NewReader(raw), int64(len(raw)), book)
		})
	}
	b.ReportMetric(float64(own)/float64(bare), "×bare")
	b.ReportMetric(float64(own.Microseconds())/1000/float64(b.N), "ms/hand-in")
}

// keep is where the submission of the benchmark stays, for other libraries to read.
var keep = flag.String("keep", "", "file in which the submission of the benchmark is kept")

// BenchmarkRead reports how many times as long as inflating the same file it takes to read a submission into records.
func BenchmarkRead(b *testing.B) {
	book := sixty(b)
	raw := written_(b, book)
	if *keep != "" {
		if err := os.WriteFile(*keep, raw, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	var bare, own time.Duration
	for b.Loop() {
		bare += timed(b, func() error { return inflate(raw) })
		own += timed(b, func() error {
			readBack(b, raw, book.Edition)
			return nil
		})
	}
	b.ReportMetric(float64(own)/float64(bare), "×inflating")
	b.ReportMetric(float64(own.Microseconds())/1000/float64(b.N), "ms/read")
}

// overviewRows is how many rows the overview of the benchmark has, over all of its lists.
var overviewRows = flag.Int("rows", 60_000, "rows in the overview of the benchmark")

// BenchmarkOverview reports how many times as long as deflating the same parts it takes to write an overview, and the most memory
// that was in use beside what was before.
func BenchmarkOverview(b *testing.B) {
	var bare, own time.Duration
	var most uint64
	for b.Loop() {
		var out bytes.Buffer
		out.Grow(64 << 20)
		own += timed(b, func() error {
			used, err := highest(func() error { return WriteOverview(&out, overviewOf(b, words.NL, *overviewRows/3)) })
			most = max(most, used)
			return err
		})
		parts := unpacked(b, out.Bytes())
		bare += timed(b, func() error { return deflate(parts) })
	}
	b.ReportMetric(float64(own)/float64(bare), "×deflating")
	b.ReportMetric(float64(most)/(1<<20), "MiB")
	b.ReportMetric(float64(own.Microseconds())/1000/float64(b.N), "ms/overview")
}

func timed(t testing.TB, job func() error) time.Duration {
	start := time.Now()
	if err := job(); err != nil {
		t.Fatal(err)
	}
	return time.Since(start)
}

// inflate unpacks every part and keeps nothing.
func inflate(raw []byte) error {
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return err
	}
	for _, f := range z.File {
		part, err := f.Open()
		if err != nil {
			return err
		}
		if _, err := io.Copy(io.Discard, part); err != nil {
			return err
		}
	}
	return nil
}

// deflate packs parts with the standard library, and keeps nothing.
func deflate(parts map[string]string) error {
	w, err := flate.NewWriter(io.Discard, flate.DefaultCompression)
	if err != nil {
		return err
	}
	for _, p := range parts {
		w.Reset(io.Discard)
		if _, err := io.WriteString(w, p); err != nil {
			return err
		}
		if err := w.Close(); err != nil {
			return err
		}
	}
	return nil
}

// highest tells how much more memory a job had in use at most than there was before it, as far as looking often shows.
func highest(job func() error) (uint64, error) {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	before, most, done := m.HeapInuse, m.HeapInuse, make(chan error)
	go func() { done <- job() }()
	for {
		select {
		case err := <-done:
			return most - before, err
		case <-time.After(5 * time.Millisecond):
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapInuse)
		}
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

// writeBare has excelize write the cells, each with a look.
func writeBare(sheets map[string][]bareCell) error {
	f := excelize.NewFile()
	style, err := f.NewStyle(styles[inputStyle]())
	if err != nil {
		return err
	}
	for name, cells := range sheets {
		if _, err := f.NewSheet(name); err != nil {
			return err
		}
		for _, c := range cells {
			if err := bareCellInto(f, name, c, style); err != nil {
				return err
			}
		}
	}
	return f.Write(io.Discard)
}

func bareCellInto(f *excelize.File, name string, c bareCell, style int) error {
	if c.text != "" {
		if err := f.SetCellStr(name, c.at, c.text); err != nil {
			return err
		}
	}
	return f.SetCellStyle(name, c.at, c.at, style)
}
