package workbook

import (
	"errors"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"

	"doemee/assets/words"
	"doemee/data/coalition"
)

// readOf finds what was read of one record.
func readOf(t *testing.T, got *Received, id coalition.ID) Row {
	t.Helper()
	for _, row := range got.Rows {
		if row.Record.ID() == id {
			return row
		}
	}
	t.Fatalf("nothing was read of %s", id)
	return Row{}
}

func TestRowsTellWhatTheirValuesDoNot(t *testing.T) {
	b := sampleBook(t, words.NL)
	first := b.Content.Commitments[0]
	got := readBack(t, edited(t, written_(t, b), func(f *excelize.File) error {
		return errors.Join(
			f.SetCellStr("Toezeggingen", cellOf("commitments", "commitment.start", 0), "straks"),
			f.SetCellStr("Toezeggingen", cellOf("commitments", "contribution.2.quantity", 0), "veel"),
			f.SetCellStr("Toezeggingen", cellOf("commitments", "commitment.title", 9), "Nieuw"),
			f.SetCellStr("Toezeggingen", at(80, headRow), "Opmerking wethouder"),
			f.SetCellStr("Toezeggingen", at(80, firstRow), "Graag eerder"),
			f.DuplicateRowTo("Mijlpalen", firstRow, firstRow+2),
		)
	}), b.Edition)
	if row := readOf(t, got, first.ID); !slices.Equal(row.Unread, []string{"start"}) || !row.HasID || row.Sheet != "Toezeggingen" || row.Row != firstRow {
		t.Errorf("the first commitment: %+v", row)
	}
	if row := readOf(t, got, first.Contributions[1].ID); !slices.Equal(row.Unread, []string{"quantity"}) {
		t.Errorf("its second contribution: %+v", row)
	}
	if row := readOf(t, got, got.Content.Commitments[7].ID); row.HasID || row.Copy {
		t.Errorf("the new commitment: %+v", row)
	}
	copied := slices.DeleteFunc(slices.Clone(got.Rows), func(r Row) bool { return !r.Copy })
	if len(copied) != 1 || copied[0].Record.Kind() != coalition.KindMilestone {
		t.Errorf("copies: %+v", copied)
	}
	for _, reason := range got.Reasons {
		if reason.Code == OutsideForm && (reason.Record != first.ID || reason.Heading != "Opmerking wethouder") {
			t.Errorf("outside the form: %+v", reason)
		}
	}
}

// What was taken away says nothing: neither that values were cleared nor that records went.
func TestPlacesThatAreGone(t *testing.T) {
	b := sampleBook(t, words.NL)
	raw := written_(t, b)
	got := readBack(t, edited(t, raw, func(f *excelize.File) error { return f.DeleteSheet("Meer bijdragen") }), b.Edition)
	first := b.Content.Commitments[0]
	if !got.Partial[coalition.KindContribution] || got.Partial[coalition.KindCommitment] || len(readOf(t, got, first.Contributions[0].ID).Absent) > 0 {
		t.Errorf("without a sheet: partial %v", got.Partial)
	}
	column := cellOf("commitments", "commitment.remark", 0)
	name, _, err := excelize.SplitCellName(column)
	if err != nil {
		t.Fatal(err)
	}
	got = readBack(t, edited(t, raw, func(f *excelize.File) error { return f.RemoveCol("Toezeggingen", name) }), b.Edition)
	if row := readOf(t, got, first.ID); !slices.Equal(row.Absent, []string{"remark"}) || got.Partial[coalition.KindCommitment] {
		t.Errorf("without a column: %+v, partial %v", row, got.Partial)
	}
}
