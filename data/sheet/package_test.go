package sheet

import (
	"bytes"
	"strings"
	"testing"
)

func TestResolve(t *testing.T) {
	tests := []struct{ from, target, want string }{
		{"", "xl/workbook.xml", "xl/workbook.xml"},
		{"", "/xl/workbook.xml", "xl/workbook.xml"},
		{"xl/workbook.xml", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"},
		{"xl/workbook.xml", "./styles.xml", "xl/styles.xml"},
		{"xl/workbook.xml", "/xl/styles.xml", "xl/styles.xml"},
		{"xl/worksheets/sheet1.xml", "../drawings/drawing1.xml", "xl/drawings/drawing1.xml"},
		{"xl/workbook.xml", "../../a.xml", ""},
		{"xl/workbook.xml", "/../a.xml", ""},
		{"xl/workbook.xml", "//server/share.xml", ""},
		{"xl/workbook.xml", `..\a.xml`, ""},
		{"xl/workbook.xml", "file:///etc/passwd", ""},
		{"xl/workbook.xml", "C:/a.xml", ""},
		{"", "..", ""},
		{"", "", ""},
	}
	for _, tt := range tests {
		got, err := resolve(tt.from, tt.target)
		if got != tt.want || (reasonOf(t, err) == EscapingName) != (tt.want == "") {
			t.Errorf("%s from %s: got %q, %v", tt.target, tt.from, got, err)
		}
	}
}

func TestKindsOfRelations(t *testing.T) {
	for uri, want := range map[string]string{
		relsURI + "/worksheet": "worksheet",
		"http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet": "worksheet",
		"urn:others/worksheet": "urn:others/worksheet",
		"worksheet":            "worksheet",
		"":                     "",
	} {
		if got := kindOf(uri); got != want {
			t.Errorf("%s: got %q", uri, got)
		}
	}
	for part, want := range map[string]string{"": "_rels/.rels", "xl/workbook.xml": "xl/_rels/workbook.xml.rels", "book.xml": "_rels/book.xml.rels"} {
		if got := relationsPart(part); got != want {
			t.Errorf("%s: got %q", part, got)
		}
	}
}

func TestHiddenSheets(t *testing.T) {
	for state, want := range map[string]bool{"": false, ` state="visible"`: false, ` state="hidden"`: true, ` state="veryHidden"`: true} {
		p := goodParts()
		p["xl/workbook.xml"] = replaceOnce(t, p["xl/workbook.xml"], ` state="hidden"`, state)
		b, err := openBytes(p.pack(t), Submission)
		if err != nil {
			t.Fatal(err)
		}
		if got := b.Sheets()[1]; got.Hidden != want || got.Name != "Twee" {
			t.Errorf("%s: got %+v", state, got)
		}
	}
}

// TestWorkbookElsewhere keeps everything in the root under other names, as some producers do.
func TestWorkbookElsewhere(t *testing.T) {
	moved := strings.NewReplacer("xl/worksheets/", "", "xl/", "", "worksheets/", "", "docProps/", "", "workbook.xml", "boek.xml", "sheet1.xml", "eerste.xml")
	p := parts{}
	for name, text := range goodParts() {
		if strings.HasSuffix(name, ".rels") || strings.HasPrefix(name, "[") {
			text = moved.Replace(text)
		}
		p[moved.Replace(name)] = text
	}
	want, err := content(goodParts().pack(t), Submission)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := content(p.pack(t), Submission); err != nil || got != want {
		t.Errorf("%v\n%s", err, got)
	}
}

// TestWithoutTables opens a workbook that has neither styles nor shared strings nor properties: the least there is.
func TestWithoutTables(t *testing.T) {
	p := goodParts().with(parts{"xl/styles.xml": "", "xl/sharedStrings.xml": "", "docProps/custom.xml": "", "docProps/app.xml": "",
		"xl/worksheets/sheet1.xml": sheetXML(`<row><c s="1"><v>46113</v></c><c t="inlineStr"><is><t>a</t></is></c></row>`)})
	p["_rels/.rels"] = strings.Replace(p["_rels/.rels"], "/custom-properties", "/other", 1)
	p["xl/_rels/workbook.xml.rels"] = strings.NewReplacer("/styles", "/other", "/sharedStrings", "/another").Replace(p["xl/_rels/workbook.xml.rels"])
	got, err := content(p.pack(t), Submission)
	if err != nil || !strings.HasPrefix(got, "Eén false\nA1 number \"46113\"\nB1 text \"a\"\n") {
		t.Errorf("%v\n%s", err, got)
	}
}

func TestSniffAgreesWithOpen(t *testing.T) {
	for _, file := range [][]byte{goodParts().pack(t), []byte("a;b\n1;2"), nil, []byte("<html>"), []byte("age-encryption.org/v1\n")} {
		form, err := Sniff(bytes.NewReader(file), int64(len(file)))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := openBytes(file, Submission); reasonOf(t, err) != form {
			t.Errorf("Sniff says %q, Open %v", form, err)
		}
	}
}

func TestTablesInText(t *testing.T) {
	for text, want := range map[string]bool{
		"a;b\n1;2":               true,
		"a\tb":                   true,
		"a,b\r\n1,2\r\n":         true,
		"a|b\n1|2":               true,
		"\"a;x\";b\n\"1\";2":     true,
		"Beste mensen, hierbij":  false,
		"a;b;c\nzonder":          false,
		"":                       false,
		"een\ntwee":              false,
		"Geachte heer,\nhierbij": false,
	} {
		if got := inColumns([]byte(text)); got != want {
			t.Errorf("%q: got %t", text, got)
		}
	}
}
