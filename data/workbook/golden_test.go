package workbook

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"doemee/assets/words"
)

var update = flag.Bool("update", false, "write the golden files anew")

// shape describes a workbook without the words in it: sheets, keys, widths, looks, names, rules, what is hidden and protected.
// The words stand in the translations and have tests of their own.
func shape(t *testing.T, raw []byte) string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out strings.Builder
	for i, on := range f.GetSheetList() {
		dimension, err := f.GetSheetDimension(on)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "sheet %d %s\n", i+1, dimension)
		shapeColumns(t, f, on, &out)
		shapeRules(t, f, on, &out)
	}
	var names []string
	for _, n := range f.GetDefinedName() {
		names = append(names, fmt.Sprintf("name %s %s %s\n", n.Name, n.RefersTo[strings.LastIndex(n.RefersTo, "!"):], n.Scope[:min(1, len(n.Scope))]))
	}
	slices.Sort(names)
	out.WriteString(strings.Join(names, ""))
	return out.String()
}

func shapeColumns(t *testing.T, f *excelize.File, on string, out *strings.Builder) {
	for column := 1; ; column++ {
		key, err := f.GetCellValue(on, at(column, keyRow))
		if err != nil {
			t.Fatal(err)
		}
		if key == "" {
			return
		}
		name := strings.TrimSuffix(at(column, 1), "1")
		width, err1 := f.GetColWidth(on, name)
		visible, err2 := f.GetColVisible(on, name)
		level, err3 := f.GetColOutlineLevel(on, name)
		head, err4 := f.GetCellStyle(on, at(column, headRow))
		first, err5 := f.GetCellStyle(on, at(column, firstRow))
		for _, err := range []error{err1, err2, err3, err4, err5} {
			if err != nil {
				t.Fatal(err)
			}
		}
		fmt.Fprintf(out, "  %s %s width %g visible %v level %d looks %d %d\n", name, key, width, visible, level, head, first)
	}
}

func shapeRules(t *testing.T, f *excelize.File, on string, out *strings.Builder) {
	rules, err := f.GetDataValidations(on)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rules {
		fmt.Fprintf(out, "  rule %s %s %s %s error %v\n", r.Sqref, r.Type, r.Formula1, r.Formula2, r.ShowErrorMessage)
	}
	tables, err := f.GetTables(on)
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range tables {
		fmt.Fprintf(out, "  table %s %s\n", table.Name, table.Range)
	}
	protection, err := f.GetSheetProtection(on)
	if err != nil {
		t.Fatal(err)
	}
	visible, err := f.GetRowVisible(on, keyRow)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(out, "  protected %v password %q keys visible %v\n", protection.SelectLockedCells, protection.Password, visible)
}

func TestShape(t *testing.T) {
	b := sampleBook(t, words.EN)
	for name, raw := range map[string][]byte{"submission": written_(t, b), "blank": blankForm(t, Book{Edition: b.Edition, Language: words.EN})} {
		path, got := filepath.Join("testdata", name+".golden"), shape(t, raw)
		if *update {
			if err := os.MkdirAll("testdata", 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s has another shape; look at it and run with -update:\n%s", name, firstDifference(string(want), got))
		}
	}
}

func firstDifference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("line %d\nwant %s\ngot  %s", i+1, a[i], b[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(b), len(a))
}

func TestSheetsStandInOrder(t *testing.T) {
	want := map[words.Language]string{
		words.NL: "Lees mij, Organisatie, Toezeggingen, Meer bijdragen, Mijlpalen, Bouwstenen, Behoeften, Voortgang, Contact, Controles, Wijzigingen, Lijsten, Techniek",
		words.EN: "Read me, Organisation, Commitments, More contributions, Milestones, Building blocks, Needs, Progress, Contact, Checks, Changes, Lists, Technical",
	}
	for l, names := range want {
		f, err := excelize.OpenReader(bytes.NewReader(written_(t, sampleBook(t, l))))
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(f.GetSheetList(), ", "); got != names {
			t.Errorf("%s: %s", l, got)
		}
		properties, err := f.GetDocProps()
		if err != nil {
			t.Fatal(err)
		}
		if properties.Creator != "" || properties.LastModifiedBy != "" || properties.Title == "" || properties.Language != string(l) {
			t.Errorf("%s: %+v", l, properties)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// Every field that may leave has a column, so that a new field can't be forgotten.
func TestEveryFieldHasAColumn(t *testing.T) {
	there := map[string]bool{}
	for _, table := range tables {
		seen := map[string]bool{}
		for _, c := range table.columns {
			there[string(c.kind())+"."+c.field] = true
			if seen[c.key()] {
				t.Errorf("%s has the key %s twice", table.name, c.key())
			}
			seen[c.key()] = true
		}
		if last := table.columns[len(table.columns)-1]; last.field != fieldID || last.use != hidden {
			t.Errorf("%s does not end in its id", table.name)
		}
	}
	for _, f := range []form{organisationForm, contactForm} {
		for _, k := range f.kinds {
			for _, c := range formColumns(k) {
				there[c.key()] = true
			}
		}
	}
	for _, k := range fieldsThatLeave() {
		if !there[k] {
			t.Errorf("%s has no column", k)
		}
	}
}

// Excel shows no longer captions and messages, and wants every heading of a table to be its own.
func TestWordsFitTheirPlace(t *testing.T) {
	for _, l := range words.Languages {
		say := words.In(l)
		for _, key := range say.Keys() {
			message := strings.HasPrefix(key, "workbook.input.") || strings.HasPrefix(key, "workbook.error.")
			switch n := units(say.Say(key)); {
			case message && strings.HasSuffix(key, ".text") && n > longestMessage, message && !strings.HasSuffix(key, ".text") && n > longestCaption:
				t.Errorf("%s %s: %d characters", l, key, n)
			case strings.HasPrefix(key, "workbook.sheet.") && n > 31:
				t.Errorf("%s %s: too long for the name of a sheet", l, key)
			case strings.HasPrefix(key, "workbook.todo.") && strings.ContainsAny(say.Say(key), `",`):
				t.Errorf("%s %s: can't stand in a formula", l, key)
			}
		}
	}
}

func TestHeadingsAreTheirOwn(t *testing.T) {
	for _, l := range words.Languages {
		v := newVoice(bundled(t), l, "")
		for _, table := range tables {
			seen := map[string]bool{}
			for _, c := range table.columns {
				text := fold(v.heading(c))
				if c.use == hidden {
					continue
				}
				if seen[text] || strings.Contains(text, "[") {
					t.Errorf("%s %s: heading %q", l, c.key(), text)
				}
				seen[text] = true
			}
		}
	}
}
