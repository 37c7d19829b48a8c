package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"
)

// A small workbook by hand, so that every test can spoil exactly one thing in it.

const (
	xmlHead  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainURI  = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relsURI  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packURI  = "http://schemas.openxmlformats.org/package/2006/relationships"
	typesURI = "http://schemas.openxmlformats.org/package/2006/content-types"
)

// parts is what a workbook consists of, by name.
type parts map[string]string

func goodParts() parts {
	return parts{
		"[Content_Types].xml": xmlHead + `<Types xmlns="` + typesURI + `"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="` + typeWorkbook + `"/></Types>`,
		"_rels/.rels": xmlHead + `<Relationships xmlns="` + packURI + `"><Relationship Id="rId1" Type="` + relsURI + `/officeDocument" Target="xl/workbook.xml"/>` +
			`<Relationship Id="rId2" Type="` + relsURI + `/custom-properties" Target="docProps/custom.xml"/></Relationships>`,
		"xl/workbook.xml": xmlHead + `<workbook xmlns="` + mainURI + `" xmlns:r="` + relsURI + `"><workbookPr/><sheets><sheet name="Eén" sheetId="1" r:id="rId1"/>` +
			`<sheet name="Twee" sheetId="2" state="hidden" r:id="rId2"/></sheets><definedNames><definedName name="hash">'Eén'!$B$1</definedName>` +
			`<definedName name="eigen" localSheetId="1">Twee!$A$1</definedName></definedNames></workbook>`,
		"xl/_rels/workbook.xml.rels": xmlHead + `<Relationships xmlns="` + packURI + `"><Relationship Id="rId1" Type="` + relsURI + `/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId2" Type="` + relsURI + `/worksheet" Target="/xl/worksheets/sheet2.xml"/><Relationship Id="rId3" Type="` + relsURI + `/styles" Target="styles.xml"/>` +
			`<Relationship Id="rId4" Type="` + relsURI + `/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		"xl/styles.xml": xmlHead + `<styleSheet xmlns="` + mainURI + `"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\-mm\-yyyy;@"/></numFmts>` +
			`<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="20"/></cellXfs></styleSheet>`,
		"xl/sharedStrings.xml": xmlHead + `<sst xmlns="` + mainURI + `" count="2" uniqueCount="2"><si><t>Toezegging</t></si><si><r><t xml:space="preserve">rijk </t></r>` +
			`<r><rPr><b/></rPr><t>e tekst</t></r><rPh sb="0" eb="1"><t>weg</t></rPh></si></sst>`,
		"xl/worksheets/sheet1.xml": sheetXML(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>0.1</v></c></row>`),
		"xl/worksheets/sheet2.xml": sheetXML(`<row r="3" hidden="1"><c r="C3" t="b"><v>1</v></c></row>`),
		"docProps/custom.xml": xmlHead + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" ` +
			`xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property name="schema" pid="2"><vt:lpwstr>1</vt:lpwstr></property></Properties>`,
		"docProps/app.xml": xmlHead + `<Properties/>`,
	}
}

// sheetXML wraps rows into a worksheet.
func sheetXML(rows string) string {
	return xmlHead + `<worksheet xmlns="` + mainURI + `"><sheetData>` + rows + `</sheetData></worksheet>`
}

// with gives the parts with some replaced; an empty text removes one.
func (p parts) with(changes parts) parts {
	all := maps.Clone(p)
	for name, content := range changes {
		if all[name] = content; content == "" {
			delete(all, name)
		}
	}
	return all
}

// pack zips the parts in order of their names; "[Content_Types].xml" comes first by that.
func (p parts) pack(t testing.TB) []byte {
	t.Helper()
	var file bytes.Buffer
	z := zip.NewWriter(&file)
	for _, name := range slices.Sorted(maps.Keys(p)) {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(p[name])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// unpacked gives the parts of a file by the standard library, so that they can be spoiled and packed again.
func unpacked(t testing.TB, file []byte) parts {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	p := parts{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		raw, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		p[f.Name] = string(raw)
	}
	return p
}

func openBytes(file []byte, limits Limits) (*Book, error) {
	return Open(bytes.NewReader(file), int64(len(file)), limits)
}

// content gives everything a file says in one text, or why it is refused.
func content(file []byte, limits Limits) (string, error) {
	b, err := openBytes(file, limits)
	if err != nil {
		return "", err
	}
	all, err := b.All()
	if err != nil {
		return "", err
	}
	properties, err := b.Properties()
	if err != nil {
		return "", err
	}
	var s strings.Builder
	for _, sheet := range b.Sheets() {
		fmt.Fprintf(&s, "%s %t\n%s", sheet.Name, sheet.Hidden, written(all[sheet.Name]))
	}
	fmt.Fprintln(&s, b.Names(), properties)
	return s.String(), nil
}

var kindNames = [...]string{"text", "number", "bool", "date", "error", "uncalculated"}

// written gives rows as text, one cell a line.
func written(rows []Row) string {
	var s strings.Builder
	for _, row := range rows {
		for _, c := range row.Cells {
			fmt.Fprintf(&s, "%s %s %q", c.Ref(row.Number), kindNames[c.Kind], c.Text)
			if c.Formula {
				s.WriteString(" formula")
			}
			if row.Hidden {
				s.WriteString(" hidden")
			}
			s.WriteByte('\n')
		}
	}
	return s.String()
}

// reasonOf gives the reason a file is refused for, or "" when it isn't.
func reasonOf(t testing.TB, err error) Reason {
	t.Helper()
	if err == nil {
		return ""
	}
	var f *Fault
	if !errors.As(err, &f) {
		t.Fatalf("an error that is no fault: %v", err)
	}
	return f.Reason
}
