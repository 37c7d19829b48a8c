package workbook

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/sheet"
)

// peersVariable tells that other programs must be there: without it a test that needs one that is missing is skipped.
const peersVariable = "DOEMEE_PEERS"

// peer runs another program, or skips the test where it is missing.
func peer(t *testing.T, name string, args ...string) {
	t.Helper()
	if testing.Short() {
		t.Skip("other programs take seconds")
	}
	path, err := exec.LookPath(name)
	if err != nil {
		absent(t, err)
	}
	if out, err := exec.Command(path, args...).CombinedOutput(); err != nil {
		absent(t, fmt.Errorf("%s: %w\n%s", name, err, out))
	}
}

// absent ends a test whose other program can't be used: where all of them must be there, that is a failure.
func absent(t *testing.T, err error) {
	t.Helper()
	if os.Getenv(peersVariable) != "" {
		t.Fatal(err)
	}
	t.Skip(err)
}

// office is a list of things that LibreOffice does in one start.
type office struct{ lines []string }

// The formats of LibreOffice by its own names.
const (
	asXLSX = "Calc MS Excel 2007 XML"
	asODS  = "calc8"
	asPDF  = "calc_pdf_Export"
)

func (o *office) do(words ...string) { o.lines = append(o.lines, strings.Join(words, "\t")) }

// saved opens a file and saves it as another.
func (o *office) saved(from, to, format string) {
	o.do("open", from)
	o.do("save", to, format)
	o.do("close")
}

// run starts LibreOffice with a profile of its own.
func (o *office) run(t *testing.T) {
	t.Helper()
	dir := t.TempDir()
	list, profile := filepath.Join(dir, "list.txt"), filepath.Join(dir, "profile")
	kept(t, list, []byte(strings.Join(o.lines, "\n")+"\n"))
	if err := os.CopyFS(filepath.Join(profile, "user"), os.DirFS("testdata/libreoffice")); err != nil {
		t.Fatal(err)
	}
	peer(t, "soffice", "-env:UserInstallation=file://"+filepath.ToSlash(profile), "--headless", "--norestore", "macro:///Standard.Jobs.Run("+list+")")
}

func kept(t *testing.T, path string, raw []byte) {
	t.Helper()
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
}

func loaded(t *testing.T, path string) []byte {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// writer is another program that opens a workbook and saves it again.
type otherProgram struct {
	name string
	save func(t *testing.T, from, to string)
	// literal tells that the program takes _x0041_, which Excel writes for itself when somebody types it, for the letter A.
	literal bool
}

var otherPrograms = []otherProgram{
	{"openpyxl", func(t *testing.T, from, to string) {
		peer(t, "/usr/bin/python3", "-c", "import openpyxl, sys; openpyxl.load_workbook(sys.argv[1]).save(sys.argv[2])", from, to)
	}, false},
	{"exceljs", func(t *testing.T, from, to string) {
		peer(t, "node", "-e", `const w = new (require("exceljs").Workbook)(), [from, to] = process.argv.slice(1);
			w.xlsx.readFile(from).then(() => w.xlsx.writeFile(to)).catch(e => { console.error(e); process.exit(1) })`, from, to)
	}, true},
	{"sheetjs", func(t *testing.T, from, to string) {
		peer(t, "node", "-e", `const x = require("xlsx"), [from, to] = process.argv.slice(1);
			x.writeFile(x.readFile(from, {cellStyles: true, cellNF: true}), to, {bookSST: true, compression: true, cellStyles: true})`, from, to)
	}, true},
}

// plainSample is the sample, without the one text that some programs take for something else.
func plainSample(t *testing.T, literal bool) Book {
	b := sampleBook(t, words.NL)
	if !literal {
		return b
	}
	for i, line := range b.Submission.Lines {
		b.Submission.Lines[i] = strings.ReplaceAll(line, "_x0041_", "A")
	}
	b.Submission.Hash = coalition.Hash(b.Submission.Lines)
	return b
}

// Opened and saved by another program, our workbook says the same to the letter, and nothing has to be remarked.
func TestOtherProgramsKeepEverything(t *testing.T) {
	for _, p := range otherPrograms {
		t.Run(p.name, func(t *testing.T) {
			dir := t.TempDir()
			from, to := filepath.Join(dir, "from.xlsx"), filepath.Join(dir, "to.xlsx")
			b := plainSample(t, p.literal)
			kept(t, from, written_(t, b))
			p.save(t, from, to)
			unchanged(t, loaded(t, to), b)
			goldenFile(t, p.name, to)
			form := blankForm(t, Book{Edition: b.Edition, Language: words.EN})
			kept(t, from, form)
			p.save(t, from, to)
			sameForm(t, form, loaded(t, to), b.Edition)
		})
	}
}

// unchanged tells that a workbook holds what was meant, base and contact included.
func unchanged(t *testing.T, raw []byte, b Book) {
	t.Helper()
	got := readBack(t, raw, b.Edition)
	for what, lines := range map[string][]string{"lines": got.Submission.Lines, "base": got.Base} {
		if err := sameLines(what, b.Submission.Lines, lines); err != nil {
			t.Error(err)
		}
	}
	if got.Edited || len(got.Reasons) > 0 || got.Submission.Contact != b.Submission.Contact || got.Submission.Hash != b.Submission.Hash {
		t.Errorf("edited %v, contact %q, reasons %v", got.Edited, got.Submission.Contact, got.Reasons)
	}
}

// sameForm tells that an empty form still is one.
func sameForm(t *testing.T, form, raw []byte, e *coalition.Edition) {
	t.Helper()
	was, got := readBack(t, form, e), readBack(t, raw, e)
	if err := sameLines("lines", was.Submission.Lines, got.Submission.Lines); err != nil {
		t.Error(err)
	}
	if !got.Blank || len(got.Reasons) > 0 || len(got.Content.Commitments) > 0 {
		t.Errorf("blank %v, reasons %v", got.Blank, got.Reasons)
	}
}

func TestLibreOffice(t *testing.T) {
	dir := t.TempDir()
	in := func(name string) string { return filepath.Join(dir, name) }
	b := sampleBook(t, words.NL)
	form := blankForm(t, Book{Edition: b.Edition, Language: words.NL})
	kept(t, in("from.xlsx"), written_(t, b))
	kept(t, in("form.xlsx"), form)
	var o office
	o.saved(in("from.xlsx"), in("saved.xlsx"), asXLSX)
	o.saved(in("saved.xlsx"), in("twice.xlsx"), asXLSX)
	o.saved(in("from.xlsx"), in("other.ods"), asODS)
	o.saved(in("other.ods"), in("ods.xlsx"), asXLSX)
	o.saved(in("form.xlsx"), in("formsaved.xlsx"), asXLSX)
	o.do("open", in("form.xlsx"))
	for _, typed := range [][3]string{{"commitment.title", "0", "Open warmtekaart"}, {"commitment.mandate", "0", "de wethouder"},
		{"commitment.title", "1", "Een tweede"}, {"commitment.start", "1", "2021-05-01"}, {"commitment.end.exact", "1", "2020-04-01"},
		{"commitment.start", "2", "2021-05-01"}, {"commitment.end.year", "2", "2020"}, {"commitment.start", "3", "2020-12-31"}, {"commitment.end.year", "3", "2020"}} {
		row, _ := strconv.Atoi(typed[1])
		o.do("type", "Toezeggingen", cellOf("commitments", typed[0], row), typed[2])
	}
	o.do("type", "Organisatie", at(formValue, firstRow), "Gemeente Voorbeeldstad")
	o.do("calculate")
	o.do("save", in("calculated.xlsx"), asXLSX)
	o.do("close")
	o.do("open", in("from.xlsx"))
	o.do("lock", in("locked.xlsx"), asXLSX, goldenPassword)
	o.do("close")
	o.run(t)
	for _, name := range []string{"saved", "twice", "ods"} {
		t.Run(name, func(t *testing.T) { unchanged(t, loaded(t, in(name+".xlsx")), b) })
	}
	t.Run("form", func(t *testing.T) { sameForm(t, form, loaded(t, in("formsaved.xlsx")), b.Edition) })
	t.Run("formulas", func(t *testing.T) {
		for at, want := range map[string]string{"Toezeggingen B5": "resultaat, icoonproject, bijdrage, einde, functie, geld", "Toezeggingen B24": "",
			"Controles D5": "In orde", "Controles D6": "Nog invullen", "Controles D7": "Nog invullen",
			"Controles D8": "Nog niet compleet, aantal toezeggingen: 4", "Controles D9": "Einde ligt voor het begin, aantal keer: 2",
			"Controles D10": "Staat niet in de lijst, aantal keer: 1"} {
			if got := calculated(t, in("calculated.xlsx"))[at]; strings.ReplaceAll(got, "\u00a0", " ") != want {
				t.Errorf("%s: %q, want %q", at, got, want)
			}
		}
	})
	t.Run("password", func(t *testing.T) {
		plain, err := Unlock(loaded(t, in("locked.xlsx")), goldenPassword)
		if err != nil {
			t.Fatal(err)
		}
		unchanged(t, plain, b)
		if *update {
			kept(t, "testdata/locked/standard.xlsx", loaded(t, in("locked.xlsx")))
		}
	})
	goldenFile(t, "libreoffice", in("saved.xlsx"))
	goldenFile(t, "ods", in("ods.xlsx"))
}

// calculated gives the result of every formula, by sheet and cell.
func calculated(t *testing.T, path string) map[string]string {
	t.Helper()
	raw := loaded(t, path)
	book, err := sheet.Open(bytes.NewReader(raw), int64(len(raw)), sheet.Submission)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := book.All()
	if err != nil {
		t.Fatal(err)
	}
	results := map[string]string{}
	for on, list := range rows {
		for _, row := range list {
			for _, c := range row.Cells {
				if c.Formula {
					results[on+" "+c.Ref(row.Number)] = c.Text
				}
			}
		}
	}
	return results
}

// A form that is filled in already says the same as the formulas would.
func TestChecksOfAForm(t *testing.T) {
	e, c := bundled(t), sampleContent(t)
	c.Commitments[2].Mandate = "gone-from-the-list"
	path := filepath.Join(t.TempDir(), "form.xlsx")
	kept(t, path, blankForm(t, Book{Edition: e, Language: words.NL, Content: c}))
	for at, want := range map[string]string{"Controles D5": "In orde", "Controles D6": "In orde", "Controles D7": "In orde",
		"Controles D8": "Nog niet compleet, aantal toezeggingen: 2", "Controles D9": "In orde", "Controles D10": "Staat niet in de lijst, aantal keer: 1"} {
		if got, there := calculated(t, path)[at]; got != want || !there {
			t.Errorf("%s: %q, want %q", at, got, want)
		}
	}
	for _, l := range words.Languages {
		for _, key := range words.In(l).Keys() {
			if strings.HasPrefix(key, "workbook.control") && strings.Contains(words.In(l).Say(key), `"`) {
				t.Errorf("%s %s can't stand in a formula", l, key)
			}
		}
	}
}

// goldenFile keeps what another program made of the sample, so that reading it is tested where that program is missing.
func goldenFile(t *testing.T, name, path string) {
	t.Helper()
	if *update {
		kept(t, filepath.Join("testdata/saved", name+".xlsx"), loaded(t, path))
		kept(t, "testdata/saved/lines.jsonl", []byte(strings.Join(sampleBook(t, words.NL).Submission.Lines, "\n")))
	}
}

// What other programs made of a workbook of an earlier day is read as what it was, whatever the form is like by now.
func TestSavedByOtherPrograms(t *testing.T) {
	files, err := filepath.Glob("testdata/saved/*.xlsx")
	if err != nil || len(files) < 5 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	lines := string(loaded(t, "testdata/saved/lines.jsonl"))
	for _, path := range files {
		want := strings.Split(lines, "\n")
		name := strings.TrimSuffix(filepath.Base(path), ".xlsx")
		if slices.ContainsFunc(otherPrograms, func(p otherProgram) bool { return p.name == name && p.literal }) {
			want = strings.Split(strings.ReplaceAll(lines, "_x0041_", "A"), "\n")
		}
		got := readBack(t, loaded(t, path), bundled(t))
		if err := sameLines("lines", want, got.Submission.Lines); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if got.Repair() || got.Edited || len(got.Base) != len(want) {
			t.Errorf("%s: edited %v, base of %d, reasons %v", name, got.Edited, len(got.Base), got.Reasons)
		}
	}
}
