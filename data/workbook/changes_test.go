package workbook

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"doemee/assets/words"
	"doemee/data/coalition"
)

// changesOf are the rows of the sheet of changes: where, what, was, is.
func changesOf(t *testing.T, b Book) (rows []string) {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(written_(t, b)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := f.GetRows("Wijzigingen")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range all[firstRow-1:] {
		rows = append(rows, strings.Join(row, " | "))
	}
	return rows
}

func TestChangesTellWhatIsDifferent(t *testing.T) {
	b := sampleBook(t, words.NL)
	b.Previous = nil
	if got := changesOf(t, b); !slices.Equal(got, []string{"Dit is de eerste inzending"}) {
		t.Errorf("the first: %v", got)
	}
	b.Previous = b.Submission.Lines
	if got := changesOf(t, b); !slices.Equal(got, []string{"Er is niets veranderd"}) {
		t.Errorf("the same: %v", got)
	}
	before := b.Content.Clone()
	before.Commitments[0].Role = "adviseur energie"
	before.Commitments[0].Contributions = append(before.Commitments[0].Contributions,
		coalition.Contribution{ID: coalition.NewID(), Commitment: before.Commitments[0].ID, Kind: "people", Description: "Stagiair"})
	before.Commitments[1].Milestones = nil
	gone := coalition.Commitment{ID: coalition.NewID(), Number: "T-099", Title: "Iets van vroeger",
		Needs: []coalition.Need{{ID: coalition.NewID(), Kind: "people", Description: "Hulp"}}}
	gone.Needs[0].Commitment = gone.ID
	before.Commitments = append(before.Commitments, gone)
	b.Previous = coalition.Lines(before.Travelling(allOf(before)))
	got := changesOf(t, b)
	for _, want := range []string{"T-001 | Verantwoordelijke functie | adviseur energie | adviseur duurzaamheid", "Stagiair | (weg)",
		"T-099 |  | Iets van vroeger | (gaat niet mee; bij de coalitie blijft het staan)"} {
		if !slices.ContainsFunc(got, func(row string) bool { return strings.HasSuffix(row, want) }) {
			t.Errorf("no %q in\n%s", want, strings.Join(got, "\n"))
		}
	}
	if slices.ContainsFunc(got, func(row string) bool { return strings.Contains(row, "Hulp") }) {
		t.Errorf("the rows of a commitment that is left out stay as well:\n%s", strings.Join(got, "\n"))
	}
}

func allOf(c *coalition.Content) (ids []coalition.ID) {
	for _, t := range c.Commitments {
		ids = append(ids, t.ID)
	}
	return ids
}

// Edited elsewhere is what the content says, told from the base inside the file; how it looks, and what stands beside it, is not.
func TestEditedElsewhere(t *testing.T) {
	b := sampleBook(t, words.NL)
	raw := written_(t, b)
	for _, c := range []struct {
		name   string
		change func(*excelize.File) error
		want   bool
	}{
		{"nothing", func(*excelize.File) error { return nil }, false},
		{"a title", func(f *excelize.File) error {
			return f.SetCellStr("Toezeggingen", cellOf("commitments", "commitment.title", 0), "Warmtekaart")
		}, true},
		{"a title and back", func(f *excelize.File) error {
			return f.SetCellStr("Toezeggingen", cellOf("commitments", "commitment.title", 0), b.Content.Commitments[0].Title)
		}, false},
		{"a row less", func(f *excelize.File) error { return f.RemoveRow("Mijlpalen", firstRow) }, true},
		{"a new row", func(f *excelize.File) error {
			return f.SetCellStr("Toezeggingen", cellOf("commitments", "commitment.title", 12), "Nieuw")
		}, true},
		{"the contact", func(f *excelize.File) error { return f.SetCellStr("Contact", at(formValue, firstRow), "wethouder") }, true},
		{"a width", func(f *excelize.File) error { return f.SetColWidth("Toezeggingen", "C", "C", 60) }, false},
		{"a cell beside", func(f *excelize.File) error { return f.SetCellStr("Toezeggingen", at(90, firstRow), "opmerking") }, false},
		{"a sheet renamed", func(f *excelize.File) error { return f.SetSheetName("Toezeggingen", "Acties") }, false},
	} {
		got := readBack(t, edited(t, raw, c.change), b.Edition)
		if got.Edited != c.want || !slices.Equal(got.Base, b.Submission.Lines) {
			t.Errorf("%s: edited %v, base of %d lines", c.name, got.Edited, len(got.Base))
		}
	}
}
