package workbook

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/sheet"
)

// What people type into one cell, and what becomes of it.
func TestOneCell(t *testing.T) {
	b := sampleBook(t, words.NL)
	raw := written_(t, b)
	council := words.In(words.NL).Say("code.mandate.council.government")
	for _, c := range []struct {
		key   string
		typed any
		field string
		want  string
		code  string
	}{
		{"commitment.mandate", "  " + strings.ReplaceAll(strings.ToUpper(council), " ", "\u00a0") + " ", "mandate", "council", ""},
		{"commitment.mandate", "council", "mandate", "council", ""},
		{"commitment.mandate", words.In(words.EN).Say("code.mandate.intention"), "mandate", "intention", ""},
		{"commitment.mandate", words.In(words.NL).Say("code.mandate.executive-board.company"), "mandate", "executive-board", ""},
		{"commitment.mandate", "de wethouder", "mandate", "", UnknownChoice},
		{"commitment.mandate", "wethouder", "mandate", "", UnknownChoice},
		{"commitment.mandate", "#N/A", "mandate", "", UnknownChoice},
		{"commitment.iconProjects.main", "icon-safety", "iconProjects", "icon-safety\nicon-responsible-data", ""},
		{"commitment.iconProjects.other", "Veiligheid ; icon-other", "iconProjects", "icon-climate-energy\nicon-safety\nicon-other", ""},
		{"commitment.iconProjects.other", "Veiligheid; vrede", "iconProjects", "icon-climate-energy\nicon-safety", UnknownChoice},
		{"commitment.start", "1 april 2026", "start", "2026-04-01", ""},
		{"commitment.start", "1-4-2026", "start", "2026-04-01", ""},
		{"commitment.start", time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC), "start", "2026-04-01", ""},
		{"commitment.start", "april 2026", "start", "", NotADate},
		{"commitment.target", "1.234,56", "target", "1234.56", ""},
		{"commitment.target", "1234.56", "target", "1234.56", ""},
		{"commitment.target", 0.1 + 0.2, "target", "0.3", ""},
		{"commitment.target", 1234.567, "target", "", NotAnAmount},
		{"commitment.target", "1.234", "target", "", NotAnAmount},
		{"commitment.target", "ongeveer 12", "target", "", NotAnAmount},
		{"commitment.partners", "Een; Twee\nDrie", "partners", "Een\nTwee\nDrie", ""},
		{"commitment.title", 42, "title", "42", ""},
		{"commitment.title", true, "title", "true", NotAText},
		{"commitment.end.quarter", "Q3", "end", "2020-06-30", EndDisagrees},
		{"commitment.end.quarter", "zomer", "end", "2020-06-30", NotAQuarter},
		{"commitment.end.year", "volgend jaar", "end", "2020-06-30", NotAYear},
		{"commitment.end.exact", "", "end", "2020-Q2", ""},
		{"commitment.buildingBlocks", "b-02; Warmtekaart per buurt", "buildingBlocks", string(b.Content.BuildingBlocks[1].ID) + "\n" + string(b.Content.BuildingBlocks[0].ID), ""},
		{"commitment.buildingBlocks", "B-99", "buildingBlocks", "", UnknownBlock},
		{"commitment.id", "geen id", "", "", NotAnID},
	} {
		got := readBack(t, edited(t, raw, func(f *excelize.File) error {
			return f.SetCellValue("Toezeggingen", cellOf("commitments", c.key, 0), c.typed)
		}), b.Edition)
		first := coalition.AsRecord(&got.Content.Commitments[0])
		if value := first.Value(c.field); value != c.want {
			t.Errorf("%s %v: read %q, want %q", c.key, c.typed, value, c.want)
		}
		if has := slices.Contains(codesOf(got.Reasons), c.code); has != (c.code != "") || len(got.Reasons) > 1 || c.code == "" && len(got.Reasons) > 0 {
			t.Errorf("%s %v: reasons %v, want %q", c.key, c.typed, got.Reasons, c.code)
		}
	}
}

func TestReasonsNameTheCell(t *testing.T) {
	b := sampleBook(t, words.NL)
	at := cellOf("commitments", "commitment.start", 2)
	got := readBack(t, edited(t, written_(t, b), func(f *excelize.File) error { return f.SetCellStr("Toezeggingen", at, "straks") }), b.Edition)
	want := Reason{Code: NotADate, Sheet: "Toezeggingen", Cell: at, Field: "commitment.start", Found: "straks", Expected: "31-12-2026",
		Record: got.Content.Commitments[2].ID}
	if len(got.Reasons) != 1 || got.Reasons[0] != want || !got.Repair() {
		t.Errorf("got %v, want %v", got.Reasons, want)
	}
	for _, l := range words.Languages {
		say := words.In(l)
		for code := range map[string]bool{UnknownChoice: true, NotADate: true, NotAMonth: true, NotAnAmount: true, NotAYear: true, NotAQuarter: true,
			NotYesOrNo: true, NotAText: true, NotANumber: true, UnknownNumber: true, AmbiguousNumber: true, UnknownBlock: true, NoCommitment: true,
			NotAnID: true, IDTwice: true, EndIncomplete: true, EndDisagrees: true, ErrorValue: true, Uncalculated: true, ZeroLost: true, Restored: true, Formula: true,
			OutsideForm: true, NumberTwice: true, MissingSheet: true, MissingColumn: true, ColumnTwice: true, ColumnDisagrees: true, BaseDamaged: true,
			MetaDisagrees: true, ContactDisagrees: true, HadPassword: true, TooMany: true} {
			if !say.Has("reason." + code) {
				t.Errorf("%s has no sentence for %s", l, code)
			}
		}
	}
}

// A formula of somebody else counts by its stored result and is told; without a result it is not understood.
func TestFormulasOfOthers(t *testing.T) {
	b := sampleBook(t, words.NL)
	raw := written_(t, b)
	got := readBack(t, edited(t, raw, func(f *excelize.File) error {
		cell := cellOf("commitments", "contribution.1.quantity", 0)
		return errors.Join(f.SetCellInt("Toezeggingen", cell, 120), f.SetCellFormula("Toezeggingen", cell, "60*2"))
	}), b.Edition)
	if codes := codesOf(got.Reasons); !slices.Equal(codes, []string{Formula}) || got.Edited || got.Repair() {
		t.Errorf("reasons %v, edited %v", got.Reasons, got.Edited)
	}
	got = readBack(t, edited(t, raw, func(f *excelize.File) error {
		return f.SetCellFormula("Toezeggingen", cellOf("commitments", "contribution.3.unit", 1), `"uur"`)
	}), b.Edition)
	if codes := codesOf(got.Reasons); !slices.Equal(codes, []string{Uncalculated}) || !got.Repair() {
		t.Errorf("reasons %v", got.Reasons)
	}
}

// Formulas of ours carry the result that a program would calculate, and a person's title in it stays a text.
func TestOwnFormulasCarryTheirResult(t *testing.T) {
	b := sampleBook(t, words.NL)
	book, err := sheet.Open(bytes.NewReader(written_(t, b)), int64(len(written_(t, b))), sheet.Submission)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := book.All()
	if err != nil {
		t.Fatal(err)
	}
	results := map[string]string{}
	for _, on := range []string{"Toezeggingen", "Mijlpalen"} {
		for _, row := range rows[on] {
			for _, c := range row.Cells {
				if c.Formula {
					results[on+" "+c.Ref(row.Number)] = c.Text
				}
			}
		}
	}
	for at, want := range map[string]string{"Toezeggingen B5": "niets", "Toezeggingen B7": "resultaat, einde, geld", "Toezeggingen B20": "",
		"Mijlpalen B5": "Open warmtekaart voor alle buurten", "Mijlpalen B20": ""} {
		if got, there := results[at]; got != want || !there {
			t.Errorf("%s: %q, want %q", at, got, want)
		}
	}
}

// New rows get ids that follow from what they say: the same each time the file is read, different from one another.
func TestNewRows(t *testing.T) {
	b := sampleBook(t, words.NL)
	raw := edited(t, written_(t, b), func(f *excelize.File) error {
		for row := 10; row < 12; row++ {
			if err := f.SetCellStr("Toezeggingen", cellOf("commitments", "commitment.title", row), "Nieuwe toezegging"); err != nil {
				return err
			}
		}
		if err := f.SetCellStr("Toezeggingen", cellOf("commitments", "contribution.2.kind", 10), "kennis"); err != nil {
			return err
		}
		if err := f.SetCellStr("Mijlpalen", cellOf("milestones", "milestone.commitment", 5), "t13"); err != nil {
			return err
		}
		return f.SetCellStr("Mijlpalen", cellOf("milestones", "milestone.title", 5), "Eerste stap")
	})
	one, two := readBack(t, raw, b.Edition), readBack(t, raw, b.Edition)
	if err := sameLines("lines", one.Submission.Lines, two.Submission.Lines); err != nil {
		t.Error(err)
	}
	c := one.Content
	if len(c.Commitments) != 9 || len(one.Reasons) > 0 {
		t.Fatalf("%d commitments, reasons %v", len(c.Commitments), one.Reasons)
	}
	first, second := c.Commitments[7], c.Commitments[8]
	if first.ID == second.ID || first.Number != "T-013" || second.Number != "T-014" {
		t.Errorf("new ones: %s %s, %s %s", first.ID, first.Number, second.ID, second.Number)
	}
	if len(first.Contributions) != 1 || first.Contributions[0].Kind != "knowledge" || len(first.Milestones) != 1 || first.Milestones[0].Title != "Eerste stap" {
		t.Errorf("rows of the new one: %+v %+v", first.Contributions, first.Milestones)
	}
}

func TestCopiedRow(t *testing.T) {
	b := sampleBook(t, words.NL)
	got := readBack(t, edited(t, written_(t, b), func(f *excelize.File) error {
		return f.DuplicateRowTo("Mijlpalen", firstRow, firstRow+2)
	}), b.Edition)
	m := got.Content.Commitments[0].Milestones
	if len(m) != 3 || m[0].ID == m[2].ID || m[0].Title != m[2].Title || !slices.Equal(codesOf(got.Reasons), []string{IDTwice}) {
		t.Errorf("%d milestones, reasons %v", len(m), got.Reasons)
	}
}

func TestRowsWithoutACommitment(t *testing.T) {
	b := sampleBook(t, words.NL)
	for typed, want := range map[string]string{"": NoCommitment, "T-099": UnknownNumber, "deze": NotANumber} {
		got := readBack(t, edited(t, written_(t, b), func(f *excelize.File) error {
			return f.SetCellStr("Mijlpalen", cellOf("milestones", "milestone.commitment", 0), typed)
		}), b.Edition)
		if codes := codesOf(got.Reasons); !slices.Equal(codes, []string{want}) {
			t.Errorf("%q: reasons %v, want %s", typed, got.Reasons, want)
		}
	}
}

func TestExplanationsAreRead(t *testing.T) {
	b := sampleBook(t, words.NL)
	got := readBack(t, edited(t, written_(t, b), func(f *excelize.File) error {
		return f.SetCellStr("Controles", cellOf("checks", "explanation.text", 0), "Het resultaat volgt na de proef.")
	}), b.Edition)
	third := b.Content.Commitments[2].ID
	if len(got.Content.Explanations) != 2 {
		t.Fatalf("explanations %+v", got.Content.Explanations)
	}
	e := got.Content.Explanations[0]
	if e.Rule != "commitment-result-missing" || e.Record != third || e.Field != "result" || e.Text != "Het resultaat volgt na de proef." {
		t.Errorf("got %+v", e)
	}
}

func TestFormsOfPeopleWithoutTheProgram(t *testing.T) {
	e := bundled(t)
	for _, l := range words.Languages {
		raw := blankForm(t, Book{Edition: e, Language: l})
		say := words.In(l)
		empty := readBack(t, raw, e)
		if !empty.Blank || empty.Edited || len(empty.Reasons) > 0 || len(empty.Content.Commitments) > 0 || empty.Submission.Edition != e.Name {
			t.Errorf("%s: an empty form: %+v", l, empty.Reasons)
		}
		filled := edited(t, raw, func(f *excelize.File) error {
			organisation, commitments := say.Say("workbook.sheet.organisation"), say.Say("workbook.sheet.commitments")
			for cell, text := range map[string]string{at(formValue, firstRow): "Gemeente Voorbeeldstad", at(formValue, firstRow+2): "government",
				at(formValue, firstRow+4): "GM", at(formValue, firstRow+5): "GM9999", at(formValue, firstRow+len(formColumns(coalition.KindOrganisation))+10): "november 2026"} {
				if err := f.SetCellStr(organisation, cell, text); err != nil {
					return err
				}
			}
			return f.SetCellStr(commitments, cellOf("commitments", "commitment.title", 0), "Open warmtekaart")
		})
		got := readBack(t, filled, e)
		if again := readBack(t, filled, e); again.Submission.Organisation != got.Submission.Organisation || got.Submission.Organisation == "" {
			t.Errorf("%s: organisation %q, then %q", l, got.Submission.Organisation, again.Submission.Organisation)
		}
		if got.Submission.Key != "GM9999" || got.Content.Support.ContactIn != "2026-11" || len(got.Content.Commitments) != 1 || got.Content.Commitments[0].Number != "T-001" {
			t.Errorf("%s: %+v %v", l, got.Content, got.Reasons)
		}
	}
}

func TestPrefilledFormCarriesNoIDs(t *testing.T) {
	e, c := bundled(t), sampleContent(t)
	raw := blankForm(t, Book{Edition: e, Language: words.EN, Content: c})
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	ids := map[string]bool{}
	c.Records(func(r coalition.Record) bool { ids[string(r.ID())] = true; return true })
	for _, s := range f.GetSheetList() {
		rows, err := f.GetRows(s)
		if err != nil {
			t.Fatal(err)
		}
		for i, row := range rows {
			for j, text := range row {
				if ids[text] {
					t.Errorf("%s %s holds the id %s", s, at(j+1, i+1), text)
				}
			}
		}
	}
	got := readBack(t, raw, e)
	if !got.Blank || len(got.Content.Commitments) != 7 || len(got.Content.Commitments[0].Contributions) != 4 || len(got.Reasons) > 0 {
		t.Errorf("%d commitments, reasons %v", len(got.Content.Commitments), got.Reasons)
	}
}

// A number that lost its zeros is put right where something proves it, asked about where they are likely, and left alone else.
func TestLostZeros(t *testing.T) {
	b := sampleBook(t, words.NL)
	raw := written_(t, b)
	b.Submission.Key = "KVK01234567"
	known := written_(t, b)
	for _, c := range []struct {
		file   []byte
		scheme string
		typed  any
		want   string
		code   string
		offer  string
	}{
		{raw, "kvk", 1234567, "1234567", ZeroLost, "01234567"},
		{raw, "kvk", "1234567", "1234567", "", ""},
		{raw, "kvk", 123456, "123456", "", ""},
		{raw, "kvk", "01234567", "01234567", "", ""},
		{known, "kvk", 1234567, "01234567", Restored, "01234567"},
		{known, "kvk", 7654321, "7654321", ZeroLost, "07654321"},
		{raw, "gm", 363, "GM0363", Restored, "GM0363"},
		{raw, "gm", "0363", "GM0363", Restored, "GM0363"},
		{raw, "gm", " gm 9999", "GM9999", Restored, "GM9999"},
		{raw, "gm", "GM9999", "GM9999", "", ""},
		{raw, "gm", 12345, "12345", "", ""},
		{raw, "gm", "Amsterdam", "Amsterdam", "", ""},
		{raw, "oin", 1234567890000, "1234567890000", ZeroLost, "00000001234567890000"},
		{raw, "oin", "00000001234567890000", "00000001234567890000", "", ""},
		{raw, "brin", "00AA", "00AA", "", ""},
	} {
		got := readBack(t, edited(t, c.file, func(f *excelize.File) error {
			return errors.Join(f.SetCellStr("Organisatie", at(formValue, firstRow+4), c.scheme), f.SetCellValue("Organisatie", at(formValue, firstRow+5), c.typed))
		}), b.Edition)
		var code, offer string
		for _, r := range got.Reasons {
			code, offer = r.Code, r.Expected
		}
		if code != c.code || offer != c.offer || len(got.Reasons) > 1 || got.Content.Organisation.Identifier != c.want {
			t.Errorf("%s %v: read %q, reasons %v", c.scheme, c.typed, got.Content.Organisation.Identifier, got.Reasons)
		}
	}
	phone := readBack(t, edited(t, raw, func(f *excelize.File) error {
		return f.SetCellInt("Contact", at(formValue, firstRow+3), 612345678)
	}), b.Edition)
	if !slices.Equal(codesOf(phone.Reasons), []string{ZeroLost, ContactDisagrees}) || phone.Reasons[0].Expected != "0612345678" {
		t.Errorf("phone: %v", phone.Reasons)
	}
}
