package workbook

import (
	"bytes"
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/sheet"
)

func readBack(t testing.TB, raw []byte, e *coalition.Edition) *Received {
	t.Helper()
	got, err := Read(bytes.NewReader(raw), int64(len(raw)), e)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// edited is the workbook after somebody changed it with another program.
func edited(t testing.TB, raw []byte, change func(f *excelize.File) error) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := change(f); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func codesOf(reasons []Reason) []string {
	var codes []string
	for _, r := range reasons {
		codes = append(codes, r.Code)
	}
	return codes
}

// cellOf finds the cell of a column in a row of a sheet, rows counted from the first with data.
func cellOf(table, key string, row int) string {
	for _, t := range tables {
		for i, c := range t.columns {
			if t.name == table && c.key() == key {
				return at(i+1, firstRow+row)
			}
		}
	}
	panic("no column " + key)
}

func TestProve(t *testing.T) {
	for _, l := range words.Languages {
		b := sampleBook(t, l)
		raw := written_(t, b)
		if err := Prove(bytes.NewReader(raw), int64(len(raw)), b); err != nil {
			t.Errorf("%s: %v", l, err)
		}
		var different *Difference
		other := sampleBook(t, l)
		other.Submission.Lines = slices.Clone(other.Submission.Lines)
		other.Submission.Lines[3] = strings.Replace(other.Submission.Lines[3], "a", "b", 1)
		if err := Prove(bytes.NewReader(raw), int64(len(raw)), other); !errors.As(err, &different) || different.What != "lines" {
			t.Errorf("%s: another line passes as proved: %v", l, err)
		}
		other = sampleBook(t, l)
		other.Submission.Contact = strings.Replace(other.Submission.Contact, "digitaal", "anders", 1)
		if err := Prove(bytes.NewReader(raw), int64(len(raw)), other); !errors.As(err, &different) || different.What != "contact" {
			t.Errorf("%s: another contact passes as proved: %v", l, err)
		}
	}
}

func TestMetaComesBack(t *testing.T) {
	b := sampleBook(t, words.NL)
	want := b.Submission
	got := readBack(t, written_(t, b), b.Edition).Submission
	for what, pair := range map[string][2]any{
		"id": {want.ID, got.ID}, "organisation": {want.Organisation, got.Organisation}, "key": {want.Key, got.Key}, "name": {want.Name, got.Name},
		"edition": {want.Edition, got.Edition}, "version": {want.EditionVersion, got.EditionVersion}, "sequence": {want.Sequence, got.Sequence},
		"provisional": {want.Provisional, got.Provisional}, "made": {want.MadeAt, got.MadeAt}, "program": {want.Program, got.Program},
		"schema": {want.Schema, got.Schema}, "language": {want.Language, got.Language}, "hash": {want.Hash, got.Hash}, "file": {want.File, got.File},
		"salt": {want.ContactSalt, got.ContactSalt}, "contact hash": {want.ContactHash, got.ContactHash}, "replaces": {want.Replaces, got.Replaces},
		"commitments": {7, got.Counts["commitment"]},
	} {
		if pair[0] != pair[1] {
			t.Errorf("%s: %v became %v", what, pair[0], pair[1])
		}
	}
}

func TestContentComesBackInOrder(t *testing.T) {
	b := sampleBook(t, words.NL)
	got := readBack(t, written_(t, b), b.Edition).Content
	if len(got.Commitments) != 7 || len(got.Commitments[0].Contributions) != 4 || len(got.BuildingBlocks) != 2 || got.Contact.Role == "" {
		t.Fatalf("%d commitments, %d contributions, %d blocks", len(got.Commitments), len(got.Commitments[0].Contributions), len(got.BuildingBlocks))
	}
	for i, c := range got.Commitments[0].Contributions {
		if want := b.Content.Commitments[0].Contributions[i].Description; c.Description != want {
			t.Errorf("contribution %d: %q, want %q", i, c.Description, want)
		}
	}
	if note := got.Commitments[0].InternalNote; note != "" {
		t.Errorf("the internal note travelled: %q", note)
	}
}

// Whatever people do to the shape of the workbook, the content stays the same to the letter.
func TestChangedShapeSameContent(t *testing.T) {
	b := sampleBook(t, words.NL)
	raw := written_(t, b)
	const on = "Toezeggingen"
	for name, c := range map[string]struct {
		change func(f *excelize.File) error
		codes  []string
	}{
		"saved by another program": {func(*excelize.File) error { return nil }, nil},
		"sheet renamed":            {func(f *excelize.File) error { return f.SetSheetName(on, "Onze plannen") }, nil},
		"all sheets renamed": {func(f *excelize.File) error {
			for i, s := range f.GetSheetList() {
				if err := f.SetSheetName(s, string(rune('a'+i))); err != nil {
					return err
				}
			}
			return nil
		}, nil},
		"column inserted": {func(f *excelize.File) error {
			if err := f.InsertCols(on, "D", 1); err != nil {
				return err
			}
			return f.SetCellStr(on, "D5", "eigen notitie")
		}, []string{OutsideForm}},
		"row moved": {func(f *excelize.File) error {
			if err := f.DuplicateRowTo(on, firstRow+1, firstRow+20); err != nil {
				return err
			}
			return f.RemoveRow(on, firstRow+1)
		}, nil},
		"rows put above": {func(f *excelize.File) error { return f.InsertRows(on, 2, 3) }, nil},
		"keys removed":   {func(f *excelize.File) error { return f.RemoveRow(on, keyRow) }, nil},
		"keys and names removed": {func(f *excelize.File) error {
			return errors.Join(f.RemoveRow(on, keyRow), dropNames(f))
		}, nil},
		"note beside a field": {func(f *excelize.File) error { return f.SetCellStr("Organisatie", "H6", "nakijken") }, []string{OutsideForm}},
		"own sheet":           {func(f *excelize.File) error { return ownSheet(f) }, []string{OutsideForm}},
		"properties lost":     {dropProperties, nil},
		"contact removed":     {func(f *excelize.File) error { return f.DeleteSheet("Contact") }, nil},
		"columns shuffled":    {func(f *excelize.File) error { return moveColumn(f, on, "commitment.role", "commitment.title") }, nil},
		"half of it hidden": {func(f *excelize.File) error {
			return errors.Join(f.SetRowVisible(on, firstRow+1, false), f.SetColVisible(on, "D:F", false), f.SetSheetVisible("Mijlpalen", false))
		}, nil},
		"filtered":      {func(f *excelize.File) error { return f.AutoFilter("Techniek", "A4:B9", nil) }, nil},
		"with comments": {func(f *excelize.File) error { return commented(f, on) }, nil},
		"in bold pieces": {func(f *excelize.File) error {
			cell := cellOf("commitments", "commitment.title", 0)
			return f.SetCellRichText(on, cell, []excelize.RichTextRun{{Text: "Open warmtekaart "}, {Text: "voor alle buurten", Font: &excelize.Font{Bold: true}}})
		}, nil},
		"counted from 1904": {from1904, nil},
	} {
		t.Run(name, func(t *testing.T) {
			got := readBack(t, edited(t, raw, c.change), b.Edition)
			if err := sameLines("lines", b.Submission.Lines, got.Submission.Lines); err != nil {
				t.Error(err)
			}
			if codes := codesOf(got.Reasons); !slices.Equal(codes, c.codes) {
				t.Errorf("reasons %v, want %v", got.Reasons, c.codes)
			}
			if got.Edited || got.Repair() {
				t.Error("the content counts as edited or broken")
			}
		})
	}
}

// moveColumn puts a column before another. Its name is lost, as it is when a column is copied and the old one taken away.
func moveColumn(f *excelize.File, on, key, before string) error {
	from, to := cellOf("commitments", key, -firstRow+1), cellOf("commitments", before, -firstRow+1)
	err := f.InsertCols(on, strings.TrimSuffix(to, "1"), 1)
	column, _, splitErr := excelize.SplitCellName(from)
	n, numberErr := excelize.ColumnNameToNumber(column)
	err = errors.Join(err, splitErr, numberErr)
	for row := keyRow; row < firstRow+spareRows; row++ {
		text, getErr := f.GetCellValue(on, at(n+1, row))
		err = errors.Join(err, getErr, f.SetCellStr(on, strings.TrimSuffix(to, "1")+strconv.Itoa(row), text))
	}
	return errors.Join(err, f.DeleteDefinedName(&excelize.DefinedName{Name: nameOf(key)}), f.RemoveCol(on, sheet.ColumnName(n+1)))
}

func commented(f *excelize.File, on string) error {
	return f.AddComment(on, excelize.Comment{Cell: at(3, firstRow), Author: "J. Voorbeeld", Paragraph: []excelize.RichTextRun{{Text: "Klopt dit wel?"}}})
}

// from1904 makes the workbook one that counts its days from 1904, as Excel for Mac did: every date is 1462 days less.
func from1904(f *excelize.File) error {
	yes := true
	err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes})
	for _, t := range tables {
		on := words.In(words.NL).Say("workbook.sheet." + t.name)
		for i, c := range t.columns {
			for row := firstRow; row < firstRow+10; row++ {
				raw, rawErr := f.GetCellValue(on, at(i+1, row), excelize.Options{RawCellValue: true})
				field, _ := c.spec()
				days, notNumber := strconv.ParseFloat(raw, 64)
				if rawErr == nil && notNumber == nil && (field.Form == coalition.FormDate || c.part == partExact) {
					err = errors.Join(err, f.SetCellFloat(on, at(i+1, row), days-1462, -1, 64))
				}
			}
		}
	}
	at := cellOfField(coalition.KindSupport, "date")
	return errors.Join(err, f.SetCellFloat("Organisatie", at, 43545-1462, -1, 64), f.SetCellFloat("Organisatie", cellOfField(coalition.KindSupport, "decisionDate"), 43536-1462, -1, 64))
}

// cellOfField finds the value of a field on the sheet of the organisation.
func cellOfField(k coalition.Kind, name string) string {
	row := firstRow
	for _, kind := range organisationForm.kinds {
		for _, c := range formColumns(kind) {
			if kind == k && c.field == name {
				return at(formValue, row)
			}
			row++
		}
	}
	panic("no field " + name)
}

// The form of the standard that other software may write, with other names for everything.
func TestStrictOOXML(t *testing.T) {
	b := sampleBook(t, words.NL)
	parts := unpacked(t, written_(t, b))
	strict := strings.NewReplacer("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main",
		"http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties", "http://purl.oclc.org/ooxml/officeDocument/relationships/customProperties",
		"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties", "http://purl.oclc.org/ooxml/officeDocument/customProperties",
		"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes", "http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes",
		"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships")
	for name, body := range parts {
		parts[name] = strict.Replace(body)
	}
	unchanged(t, packedWith(t, parts, "", ""), b)
}

func dropNames(f *excelize.File) error {
	for _, n := range f.GetDefinedName() {
		if strings.HasPrefix(n.Name, "dm.") {
			if err := f.DeleteDefinedName(&excelize.DefinedName{Name: n.Name, Scope: n.Scope}); err != nil {
				return err
			}
		}
	}
	return nil
}

func dropProperties(f *excelize.File) error {
	all, err := f.GetCustomProps()
	for _, p := range all {
		err = errors.Join(err, f.SetCustomProps(excelize.CustomProperty{Name: p.Name}))
	}
	return err
}

func ownSheet(f *excelize.File) error {
	if _, err := f.NewSheet("Van ons"); err != nil {
		return err
	}
	return f.SetCellStr("Van ons", "B2", "iets van onszelf")
}

// Without keys and names the headings tell, also when they are in the other language than the file says.
func TestHeadingsInTheOtherLanguage(t *testing.T) {
	b := sampleBook(t, words.NL)
	raw := edited(t, written_(t, b), func(f *excelize.File) error {
		en := newVoice(b.Edition, words.EN, "government")
		for i, c := range tables[0].columns {
			if c.use != hidden {
				if err := f.SetCellStr("Toezeggingen", at(i+1, headRow), strings.ToUpper(en.heading(c))); err != nil {
					return err
				}
			}
		}
		return errors.Join(f.RemoveRow("Toezeggingen", keyRow), dropNames(f))
	})
	if err := sameLines("lines", b.Submission.Lines, readBack(t, raw, b.Edition).Submission.Lines); err != nil {
		t.Error(err)
	}
}

func TestMissingSheetsAndColumns(t *testing.T) {
	b := sampleBook(t, words.NL)
	raw := edited(t, written_(t, b), func(f *excelize.File) error {
		return errors.Join(dropNames(f), f.DeleteSheet("Mijlpalen"), f.DeleteSheet("Contact"), f.RemoveCol("Toezeggingen", "D"))
	})
	got := readBack(t, raw, b.Edition)
	if !slices.Contains(got.Missing[coalition.KindMilestone], "title") || !slices.Contains(got.Missing[coalition.KindContact], "role") {
		t.Errorf("missing sheets are not told: %v", got.Missing)
	}
	if fields := got.Missing[coalition.KindCommitment]; !slices.Equal(fields, []string{"result"}) {
		t.Errorf("missing column: %v", fields)
	}
	if codes := codesOf(got.Reasons); !slices.Contains(codes, MissingSheet) || !slices.Contains(codes, MissingColumn) || got.Repair() {
		t.Errorf("reasons %v", got.Reasons)
	}
	if !got.Edited {
		t.Error("lost content does not count as edited")
	}
}

func TestNotOursAndNewer(t *testing.T) {
	e := bundled(t)
	other := excelize.NewFile()
	defer other.Close()
	if err := other.SetCellStr("Sheet1", "A1", "Begroting"); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := other.Write(&out); err != nil {
		t.Fatal(err)
	}
	if _, err := Read(bytes.NewReader(out.Bytes()), int64(out.Len()), e); !errors.Is(err, ErrNotOurs) {
		t.Errorf("another workbook: %v", err)
	}
	newer := edited(t, written_(t, sampleBook(t, words.NL)), func(f *excelize.File) error {
		return f.SetCellStr("Techniek", at(2, firstRow+1), "2")
	})
	if _, err := Read(bytes.NewReader(newer), int64(len(newer)), e); !errors.Is(err, ErrNewer) {
		t.Errorf("a newer schema: %v", err)
	}
	var fault *sheet.Fault
	if _, err := Read(strings.NewReader("hello"), 5, e); !errors.As(err, &fault) {
		t.Errorf("no workbook at all: %v", err)
	}
}

func TestDamagedBase(t *testing.T) {
	b := sampleBook(t, words.NL)
	raw := edited(t, written_(t, b), func(f *excelize.File) error {
		rows, err := f.GetRows("Techniek")
		if err != nil {
			return err
		}
		return f.SetCellStr("Techniek", at(2, len(rows)), "{}")
	})
	got := readBack(t, raw, b.Edition)
	if got.Base != nil || !slices.Contains(codesOf(got.Reasons), BaseDamaged) || got.Repair() || got.Edited {
		t.Errorf("base %v, reasons %v", got.Base, got.Reasons)
	}
}
