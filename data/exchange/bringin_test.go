package exchange

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"doemee/data/coalition"
	"doemee/data/dossier"
	"doemee/data/workbook"
)

var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

// returned hands a content in, changes the workbook as somebody with a spreadsheet does, and gives both.
func returned(t *testing.T, c *coalition.Content, change func(*excelize.File)) (*dossier.Dossier, string) {
	t.Helper()
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	d := kept(t, c)
	p := PlanHandIn(c, Bundled(), nil, wish(nil))
	handed, err := HandIn(t.Context(), d, c, Bundled(), p, t.TempDir())
	must(t, err)
	must(t, c.Apply(p.Step))
	edit(t, handed.Path, change)
	return d, handed.Path
}

func edit(t *testing.T, path string, change func(*excelize.File)) {
	t.Helper()
	if change == nil {
		return
	}
	f, err := excelize.OpenFile(path)
	must(t, err)
	change(f)
	must(t, errors.Join(f.Save(), f.Close()))
}

// cellAt finds the cell in the column of a key and the row of a commitment's number.
func cellAt(t *testing.T, f *excelize.File, on, key, number string) string {
	t.Helper()
	rows, err := f.GetRows(on)
	must(t, err)
	column, row := 0, 0
	for i, cells := range rows {
		for j, text := range cells {
			if text == key {
				column = j + 1
			}
			if text == number && row == 0 {
				row = i + 1
			}
		}
	}
	cell, err := excelize.CoordinatesToCellName(column, row)
	must(t, err)
	return cell
}

// write puts a text in the cell of a key and a number.
func write(t *testing.T, on, key, number, text string) func(*excelize.File) {
	return func(f *excelize.File) { must(t, f.SetCellStr(on, cellAt(t, f, on, key, number), text)) }
}

func planned(t *testing.T, d *dossier.Dossier, c *coalition.Content, path string) BringingIn {
	t.Helper()
	b, err := PlanBringIn(t.Context(), d, c, path, "")
	must(t, err)
	return b
}

func TestBringInTakesOverAndCanBeTakenBack(t *testing.T) {
	c := complete(t, 2)
	d, path := returned(t, c, write(t, "Toezeggingen", "commitment.title", "T-001", "Kaart van energieverbruik"))
	b := planned(t, d, c, path)
	if b.Base != BaseKept || !b.Elsewhere() || len(b.Lines) != 1 || b.Lines[0].Sort != coalition.MergeChanged {
		t.Fatalf("base %s, edited %v, lines %+v", b.Base, b.Elsewhere(), b.Lines)
	}
	step, err := BringIn(t.Context(), d, c, b, b.Choices(), noon)
	must(t, err)
	must(t, c.Apply(step))
	stored, err := d.Content(t.Context())
	must(t, err)
	if stored.Commitments[0].Title != "Kaart van energieverbruik" || step.Cause != coalition.CauseImport {
		t.Errorf("stored %q", stored.Commitments[0].Title)
	}
	backups, err := filepath.Glob(filepath.Join(os.Getenv("XDG_DATA_HOME"), "doemee", "backups", "*", "*.doemee"))
	must(t, err)
	if len(backups) != 1 {
		t.Errorf("backups %v", backups)
	}
	if again := planned(t, d, c, path); !again.Same() {
		t.Errorf("the second time: %+v", again.Lines)
	}
	back, err := d.Undo(t.Context())
	must(t, err)
	if back.Name != "bring-in" || len(back.Changes) != len(step.Changes) {
		t.Errorf("undone: %+v", back)
	}
	must(t, c.Apply(back))
	if anew := planned(t, d, c, path); len(anew.Lines) != 1 {
		t.Errorf("after taking it back: %+v", anew.Lines)
	}
}

func TestWhatMustBeChosenStopsEverything(t *testing.T) {
	c := complete(t, 2)
	d, path := returned(t, c, func(f *excelize.File) {
		write(t, "Toezeggingen", "commitment.title", "T-001", "Kaart in Excel")(f)
		write(t, "Toezeggingen", "commitment.remark", "T-002", "Erbij")(f)
	})
	e := c.Edit("edit", coalition.CauseScreen)
	must(t, e.Set(coalition.AsRecord(&c.Commitments[0]), "title", "Kaart in het dossier"))
	must(t, d.Apply(t.Context(), e.Step()))
	b := planned(t, d, c, path)
	if _, err := BringIn(t.Context(), d, c, b, b.Choices(), noon); FaultOf(err).Exit != ExitFindings {
		t.Errorf("undecided: %v", err)
	}
	for choice, want := range map[coalition.Choice]string{coalition.KeepOurs: "Kaart in het dossier", coalition.TakeTheirs: "Kaart in Excel"} {
		step, err := b.Step(c, b.Decided(b.Choices(), choice), coalition.MomentOf(noon))
		must(t, err)
		after := c.Clone()
		must(t, after.Apply(step))
		if after.Commitments[0].Title != want || after.Commitments[1].Remark != "Erbij" {
			t.Errorf("%s: %q, %q", choice, after.Commitments[0].Title, after.Commitments[1].Remark)
		}
	}
}

// Without the dossier's own submission the copy in the file serves, and without that nobody knows what it was.
func TestWhatItWas(t *testing.T) {
	c := complete(t, 1)
	_, path := returned(t, c, write(t, "Toezeggingen", "commitment.title", "T-001", "Kaart"))
	other := kept(t, c) // a copy of the dossier that never handed in
	b := planned(t, other, c, path)
	if b.Base != BaseFile || len(b.Lines) != 1 || b.Lines[0].Sort != coalition.MergeChanged {
		t.Errorf("from the file: %s %+v", b.Base, b.Lines)
	}
	edit(t, path, func(f *excelize.File) {
		rows, err := f.GetRows("Techniek")
		must(t, err)
		for i, row := range rows {
			if len(row) > 0 && row[0] == "base" {
				cell, err := excelize.CoordinatesToCellName(2, i+1)
				must(t, err)
				must(t, f.SetCellStr("Techniek", cell, strings.Replace(row[1], "Voorbeeld", "Ander", 1)+" "))
			}
		}
	})
	b = planned(t, other, c, path)
	if b.Base != BaseNone || len(b.Lines) == 0 || b.Lines[0].Sort != coalition.MergeBoth {
		t.Errorf("a damaged copy: %s %+v", b.Base, b.Lines)
	}
}

func TestCellsThatCanNotBeRead(t *testing.T) {
	c := complete(t, 2)
	var cell string
	d, path := returned(t, c, func(f *excelize.File) {
		cell = cellAt(t, f, "Toezeggingen", "commitment.end.exact", "T-002")
		must(t, f.SetCellStr("Toezeggingen", cell, "medio mei"))
		must(t, f.SetCellStr("Toezeggingen", "CZ4", "Opmerking wethouder"))
		must(t, f.SetCellStr("Toezeggingen", "CZ5", "graag eerder"))
	})
	b := planned(t, d, c, path)
	if len(b.Lines) != 2 {
		t.Fatalf("lines %+v", b.Lines)
	}
	reason, ok := b.Cell(b.Lines[0])
	if !ok || reason.Cell != cell || b.Lines[0].Field != "end" || b.Lines[0].Theirs != "medio mei" || b.Lines[0].Takeable() {
		t.Errorf("%+v, %+v", b.Lines[0], reason)
	}
	if len(b.Outside) != 1 || b.Outside[0].Column != "CZ" || b.Outside[0].Heading != "Opmerking wethouder" || len(b.Outside[0].Cells) != 1 {
		t.Errorf("outside: %+v", b.Outside)
	}
	choices := b.Choices()
	choices[1] = coalition.TakeTheirs
	step, err := BringIn(t.Context(), d, c, b, choices, noon)
	must(t, err)
	must(t, c.Apply(step))
	if note := c.Commitments[0].InternalNote; note != "intern 1\nOpmerking wethouder: graag eerder" && !strings.HasSuffix(note, "Opmerking wethouder: graag eerder") {
		t.Errorf("note %q", note)
	}
}

func TestAnotherOrganisationIsRefused(t *testing.T) {
	c := complete(t, 1)
	d, path := returned(t, c, nil)
	stranger := c.Clone()
	stranger.Organisation.ID, stranger.Organisation.Identifier = coalition.NewID(), "GM0001"
	_, err := PlanBringIn(t.Context(), d, stranger, path, "")
	if f := FaultOf(err); f.Key != "exchange.fault.other-organisation" || f.Exit != ExitRefused || !strings.Contains(f.Values["expected"], "GM0001") {
		t.Errorf("%+v", f)
	}
	form := filepath.Join(t.TempDir(), "form.xlsx")
	must(t, Blank(t.Context(), form, Bundled(), c, "nl"))
	if _, err := PlanBringIn(t.Context(), d, stranger, form, ""); FaultOf(err).Key != "exchange.fault.other-organisation" {
		t.Errorf("a form: %v", err)
	}
}

// A form that somebody filled in comes in as new rows, once.
func TestFormsComeIn(t *testing.T) {
	c := complete(t, 2)
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	d := kept(t, c)
	form := filepath.Join(t.TempDir(), "form.xlsx")
	must(t, Blank(t.Context(), form, Bundled(), nil, "nl"))
	edit(t, form, func(f *excelize.File) {
		write(t, "Toezeggingen", "commitment.title", "T-001", "Fietsdata delen met de regio")(f)
		write(t, "Toezeggingen", "contribution.1.kind", "T-001", "kennis")(f)
	})
	b := planned(t, d, c, form)
	if len(b.Lines) != 1 || b.Lines[0].Sort != coalition.MergeNew || b.Lines[0].Number != "T-003" || b.Lines[0].Renumbered != "T-001" {
		t.Fatalf("lines %+v", b.Lines)
	}
	if row, ok := b.Row(b.Lines[0]); !ok || row.Sheet != "Toezeggingen" || row.Row == 0 {
		t.Errorf("row %+v", row)
	}
	step, err := BringIn(t.Context(), d, c, b, b.Choices(), noon)
	must(t, err)
	must(t, c.Apply(step))
	if got := c.Numbered("T-003"); got == nil || len(got.Contributions) != 1 || got.Contributions[0].Kind != "knowledge" {
		t.Errorf("new: %+v", got)
	}
	if again := planned(t, d, c, form); !again.Same() {
		t.Errorf("the second time: %+v", again.Lines)
	}
	filled := filepath.Join(t.TempDir(), "filled.xlsx")
	must(t, Blank(t.Context(), filled, Bundled(), c, "en"))
	if own := planned(t, d, c, filled); len(own.Lines) > 0 {
		t.Errorf("a form of what is here: %+v", own.Lines)
	}
}

func TestMissingSheetsSayNothing(t *testing.T) {
	c := complete(t, 2)
	d, path := returned(t, c, func(f *excelize.File) {
		must(t, errors.Join(f.DeleteSheet("Mijlpalen"), f.DeleteSheet("Contact"), f.DeleteSheet("Bouwstenen"), f.DeleteSheet("Organisatie")))
	})
	b := planned(t, d, c, path)
	codes := []string{}
	for _, r := range b.Also {
		codes = append(codes, r.Code)
	}
	if !b.Same() || !slices.Contains(codes, workbook.MissingSheet) {
		t.Errorf("lines %+v, also %v", b.Lines, codes)
	}
}

// A row that was copied whole has the id of another: whether it is meant as a new one is asked, and it gets a number of its own.
func TestCopiedRowsAreAskedAbout(t *testing.T) {
	c := complete(t, 2)
	d, path := returned(t, c, func(f *excelize.File) {
		_, row, err := excelize.CellNameToCoordinates(cellAt(t, f, "Toezeggingen", "commitment.number", "T-001"))
		must(t, err)
		must(t, f.DuplicateRowTo("Toezeggingen", row, row+2))
	})
	b := planned(t, d, c, path)
	var unsure []coalition.MergeLine
	for _, l := range b.Lines {
		if l.Takeable() {
			unsure = append(unsure, l)
		}
	}
	if len(unsure) == 0 || unsure[0].Sort != coalition.MergeUnsure || unsure[0].Number != "T-003" || unsure[0].Renumbered != "T-001" || b.Open(b.Choices()) == 0 {
		t.Fatalf("lines %+v", b.Lines)
	}
	for choice, want := range map[coalition.Choice]int{coalition.KeepOurs: 2, coalition.TakeTheirs: 3} {
		step, err := b.Step(c, b.Decided(b.Choices(), choice), coalition.MomentOf(noon))
		must(t, err)
		after := c.Clone()
		must(t, after.Apply(step))
		if len(after.Commitments) != want {
			t.Errorf("%s: %d commitments", choice, len(after.Commitments))
		}
	}
}

// The contact is compared with what travelled of it: a name that was not ticked stays as it is here.
func TestTheContactComesIn(t *testing.T) {
	c := complete(t, 1)
	c.Contact.Name = "Sam Voorbeeld"
	d, path := returned(t, c, func(f *excelize.File) {
		rows, err := f.GetRows("Contact")
		must(t, err)
		for i, row := range rows {
			for j, text := range row {
				if text == c.Contact.Mailbox {
					cell, err := excelize.CoordinatesToCellName(j+1, i+1)
					must(t, err)
					must(t, f.SetCellStr("Contact", cell, "nieuw@voorbeeldstad.example"))
				}
			}
		}
	})
	for base, dossier := range map[Base]*dossier.Dossier{BaseKept: d, BaseFile: kept(t, c)} {
		b := planned(t, dossier, c, path)
		if b.Base != base || len(b.Lines) != 1 || b.Lines[0].Field != "mailbox" || b.Lines[0].MustChoose() != (base == BaseFile) {
			t.Errorf("%s: %s %+v", base, b.Base, b.Lines)
		}
	}
}
