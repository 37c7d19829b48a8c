package exchange

import (
	"context"
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/register"
)

func withCancel(t *testing.T) (context.Context, context.CancelFunc) {
	ctx, stop := context.WithCancel(t.Context())
	t.Cleanup(stop)
	return ctx, stop
}

// list writes a list of supporters to a file.
func list(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAListOfSupportersIsRead(t *testing.T) {
	want := []register.Entry{{Name: "Gemeente Oord", Identifier: "GM1001", Key: "GM1001", Date: "2019-03-21", Mailbox: "digitaal@oord.example"},
		{Name: "Stichting Één", Date: "2019-04-01"}, {Name: "Bedrijf", Identifier: "12", Mailbox: "=x@y.example"}}
	rows := "Naam;Nummer;Datum;Postvak\r\nGemeente  Oord;GM1001;21-3-2019;digitaal@oord.example\r\nStichting Één;;1 april 2019;\r\n;;;\r\nBedrijf;12;medio mei;'=x@y.example\r\n;x;;\r\n"
	latin := strings.NewReplacer("É", "\xc9", "é", "\xe9").Replace(rows)
	for name, content := range map[string]string{"utf-8": rows, "bom": "\xEF\xBB\xBF" + rows, "windows": latin, "preamble": "Lijst van steun\n\n" + rows,
		"tabs": strings.ReplaceAll(rows, ";", "\t"), "english": strings.Replace(rows, "Naam;Nummer;Datum;Postvak", "Name;Identifier;Date;Mailbox", 1)} {
		got, reasons, err := ReadSupporters(t.Context(), list(t, "lijst.csv", content))
		if err != nil || len(got) != len(want) {
			t.Errorf("%s: got %+v, %v", name, got, err)
			continue
		}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s: got %+v, want %+v", name, got[i], want[i])
			}
		}
		var codes []string
		for _, r := range reasons {
			codes = append(codes, r.Code)
		}
		if strings.Join(codes, " ") != "date identifier no-name" {
			t.Errorf("%s: reasons %+v", name, reasons)
		}
	}
}

func TestAWorkbookOfSupportersIsRead(t *testing.T) {
	f := excelize.NewFile()
	for cell, value := range map[string]any{"B2": "naam", "C2": "datum", "B3": "Gemeente Oord", "C3": "21-03-2019", "B4": "Zonder datum"} {
		if err := f.SetCellValue("Sheet1", cell, value); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "lijst.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	got, reasons, err := ReadSupporters(t.Context(), path)
	if err != nil || len(got) != 2 || got[0].Date != "2019-03-21" || got[1].Name != "Zonder datum" || len(reasons) != 0 {
		t.Errorf("got %+v, %+v, %v", got, reasons, err)
	}
}

func TestListsThatAreRefused(t *testing.T) {
	for name, content := range map[string]string{"no headings": "Gemeente Oord;GM1001\n", "wide": "naam" + strings.Repeat(";x", mostListCells+1) + "\n",
		"long": "naam\n" + strings.Repeat("a\n", mostListRows+1), "picture": "\xff\xd8\xff\xe0\x00\x00", "nothing": ""} {
		_, _, err := ReadSupporters(t.Context(), list(t, "lijst.csv", content))
		if fault := FaultOf(err); err == nil || fault.Exit != ExitRefused {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func FuzzSupporters(f *testing.F) {
	f.Add([]byte("naam;datum\n\"a;b\";1-1-2020\n"))
	f.Add([]byte("\xEF\xBB\xBFname,mailbox\n'=1,\xe9\n"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		rows, err := csvRows(raw)
		if err != nil {
			return
		}
		entries, _, err := entriesOf(rows)
		if err == nil && len(entries) > len(rows) {
			t.Errorf("%d entries of %d rows", len(entries), len(rows))
		}
		for _, e := range entries {
			if e.Name == "" || len([]rune(e.Name)) > mostListText {
				t.Errorf("a name of %d letters", len(e.Name))
			}
		}
	})
}

func TestTheFollowUpListIsReadyForMailMerge(t *testing.T) {
	r := newRegister(t)
	if _, err := r.ImportSupporters(t.Context(), []register.Entry{{Name: "=HYPERLINK(1)", Date: "2019-03-21"}, {Name: "'s-Gravenoord"}}); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "opvolging.csv")
	n, err := ExportFollowUp(t.Context(), r, register.SupporterQuery{NoAgreement: true}, "2019-03-31", words.NL, path)
	if err != nil || n != 2 {
		t.Fatalf("%d lines, %v", n, err)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	plain, marked := strings.CutPrefix(string(raw), "\xEF\xBB\xBF")
	reader := csv.NewReader(strings.NewReader(plain))
	reader.Comma = ';'
	rows, err := reader.ReadAll()
	if err != nil || !marked || len(rows) != 3 || rows[0][0] != "naam" || rows[1][0] != "'s-Gravenoord" || rows[2][0] != "'=HYPERLINK(1)" || rows[2][5] != "10" {
		t.Errorf("got %q, %v", rows, err)
	}
	if _, err := ExportFollowUp(t.Context(), r, register.SupporterQuery{}, "2019-03-31", words.NL, path); FaultOf(err).Exit != ExitRefused {
		t.Errorf("a file that exists: %v", err)
	}
}

func TestACellIsReadByHand(t *testing.T) {
	dir, _ := mailbox(t, 8)
	r := newRegister(t)
	takeIn(t, r, TakeInWish{}, dir)
	files, n, err := r.Files(t.Context(), register.FileQuery{Classes: []coalition.Class{coalition.ClassRepair}})
	if err != nil || n != 1 {
		t.Fatal(n, err)
	}
	file, err := r.File(t.Context(), files[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	read := 0
	for _, reason := range file.Reasons {
		if reason.Note {
			continue
		}
		one, err := ReadAs(t.Context(), r, file.ID, reason.Sheet, strings.ToLower(reason.Cell), "Het bestuur")
		if err != nil || one.Value != string(coalition.MandateBoard) || one.Field != "mandate" || one.Found != reason.Found {
			t.Fatalf("got %+v, %v", one, err)
		}
		read++
	}
	if err := Overrule(t.Context(), r, file.Submission); err != nil {
		t.Fatal(err)
	}
	_, boards, err := r.Commitments(t.Context(), register.CommitmentQuery{Organisation: file.Organisation, Mandate: coalition.MandateBoard})
	if err != nil || boards < read || read == 0 {
		t.Errorf("%d of %d cells are read, %v", boards, read, err)
	}
	if _, open, _ := r.Questions(t.Context(), register.QuestionQuery{}); open != 0 {
		t.Errorf("%d questions about cells that were read", open)
	}
	if _, err := ReadAs(t.Context(), r, file.ID, "Toezeggingen", "ZZ9", "x"); FaultOf(err).Exit != ExitRefused {
		t.Errorf("a cell nobody asked about: %v", err)
	}
}

func TestEveryClassHasItsWordsAndItsMail(t *testing.T) {
	for _, l := range words.Languages {
		say := words.In(l)
		for _, class := range coalition.Classes {
			if !say.Has("class." + string(class)) {
				t.Errorf("%s: no word for %s", l, class)
			}
			text := MailText(l, register.Seen{Path: `C:\in\a.xlsx`, Name: "Oord", Class: class, Sequence: 2,
				Reasons: []register.Reason{{Key: "reason.not-a-date", Sheet: "S", Cell: "C7", Values: map[string]string{"found": "mei", "expected": "1-1-2020"}}}})
			if strings.ContainsAny(text, "{}[]") || strings.Contains(text, `\`) || !strings.Contains(text, "\n") {
				t.Errorf("%s %s: %s", l, class, text)
			}
		}
		for _, b := range coalition.Buckets {
			if !say.Has("bucket." + string(b)) {
				t.Errorf("%s: no word for %s", l, b)
			}
		}
		for _, code := range []string{ListNoName, ListDate, ListIdentifier, ListTooLong} {
			if text := say.Fill("supporters."+code, ListReason{1, code, "x"}.Values()); strings.ContainsAny(text, "{}[]") {
				t.Error(text)
			}
		}
		for _, column := range followUpColumns {
			if !say.Has("followup.column." + column) {
				t.Errorf("%s: no heading for %s", l, column)
			}
		}
	}
}
