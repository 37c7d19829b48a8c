package sheet

import (
	"strings"
	"testing"
)

func TestGoodWorkbook(t *testing.T) {
	got, err := content(goodParts().pack(t), Submission)
	if err != nil {
		t.Fatal(err)
	}
	want := `Eén false
A1 text "Toezegging"
B1 number "0.1"
Twee true
C3 bool "true" hidden
[{hash 'Eén'!$B$1 } {eigen Twee!$A$1 Twee}] map[schema:1]
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestCells(t *testing.T) {
	tests := []struct{ name, rows, want string }{
		{"shared text", `<row r="1"><c r="A1" t="s"><v>0</v></c></row>`, `A1 text "Toezegging"`},
		{"rich text without readings", `<row r="1"><c r="A1" t="s"><v>1</v></c></row>`, `A1 text "rijk e tekst"`},
		{"text in place", `<row r="1"><c r="A1" t="inlineStr"><is><t>a</t><r><t> b</t></r></is></c></row>`, `A1 text "a b"`},
		{"blanks kept", `<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve"> a  </t></is></c></row>`, `A1 text " a  "`},
		{"escapes", `<row r="1"><c r="A1" t="inlineStr"><is><t>a_x000D__x005F_x000D_b_xD83D__xDE00__xD83D_</t></is></c></row>`, `A1 text "a\r_x000D_b😀_xD83D_"`},
		{"references", `<row r="1"><c r="A1" t="inlineStr"><is><t>&lt;&gt;&amp;&quot;&apos;&#65;&#x1F600;</t></is></c></row>`, `A1 text "<>&\"'A😀"`},
		{"line ends", "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a\r\nb\rc&#13;d</t></is></c></row>", `A1 text "a\nb\nc\rd"`},
		{"character data and comments", `<row r="1"><c r="A1" t="inlineStr"><is><t>a<!-- x --><![CDATA[<b>&amp;]]>c</t></is></c></row>`, `A1 text "a<b>&amp;c"`},
		{"numbers as stored", `<row r="1"><c r="A1"><v>0.10</v></c><c r="B1" t="n"><v>-1.5E-7</v></c><c r="C1"><v> 12345678901234567890 </v></c></row>`,
			`A1 number "0.10"|B1 number "-1.5E-7"|C1 number "12345678901234567890"`},
		{"booleans and errors", `<row r="1"><c r="A1" t="b"><v>0</v></c><c r="B1" t="e"><v>#N/A</v></c></row>`, `A1 bool "false"|B1 error "#N/A"`},
		{"formulas", `<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>""</f><v></v></c><c r="C1"><f>A1</f></c><c r="D1" t="str"><f>"x"</f><v>x_x0041_</v></c></row>`,
			`A1 number "2" formula|B1 text "" formula|C1 uncalculated "" formula|D1 text "xA" formula`},
		{"no places", `<row><c><v>1</v></c><c><v>2</v></c></row><row><c r="C2"><v>3</v></c><c><v>4</v></c></row>`, `A1 number "1"|B1 number "2"|C2 number "3"|D2 number "4"`},
		{"empty ones left out", `<row r="1"><c r="A1" s="1"/><c r="B1"><v/></c><c r="C1" t="inlineStr"><is><t/></is></c></row><row r="2"/>`, ``},
		{"dates", `<row r="1"><c r="A1" s="1"><v>46113</v></c><c r="B1" s="1"><v>46113.5625</v></c><c r="C1" s="2"><v>0.5625</v></c><c r="D1" t="d"><v>2026-04-01</v></c></row>`,
			`A1 date "2026-04-01"|B1 date "2026-04-01T13:30:00"|C1 date "13:30:00"|D1 date "2026-04-01"`},
		{"a style that isn't there", `<row r="1"><c r="A1" s="99"><v>46113</v></c></row>`, `A1 number "46113"`},
		{"hidden rows", `<row r="2" hidden="true"><c r="XFD2"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>`, `XFD2 number "1" hidden|A1048576 number "1"`},
		{"values of other makers", `<row r="1"><m:c xmlns:m="` + mainURI + `" xmlns="urn:other" r="A1"><v>2</v><m:v>1</m:v></m:c></row>`, `A1 number "1"`},
		{"elements of other makers", `<row r="1"><c r="A1"><v>1</v><extLst><ext><v>2</v></ext></extLst></c></row>`, `A1 number "1"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			file := goodParts().with(parts{"xl/worksheets/sheet1.xml": sheetXML(tt.rows)}).pack(t)
			b, err := openBytes(file, Submission)
			if err != nil {
				t.Fatal(err)
			}
			all, err := b.All()
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.ReplaceAll(strings.TrimSpace(written(all["Eén"])), "\n", "|"); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestFormsOfOtherProducers(t *testing.T) {
	want, err := content(goodParts().pack(t), Submission)
	if err != nil {
		t.Fatal(err)
	}
	swap := func(p parts, pairs ...string) parts {
		all := parts{}
		for name, text := range p {
			all[name] = strings.NewReplacer(pairs...).Replace(text)
		}
		return all
	}
	prefixed := goodParts()
	for _, name := range []string{"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"} {
		prefixed[name] = strings.NewReplacer("</", "</x:", "<?", "<?", "<", "<x:", "xmlns=", "xmlns:x=").Replace(prefixed[name])
	}
	withFolders := goodParts()
	withFolders["xl/"], withFolders["xl/worksheets/"] = "", ""
	tests := map[string]parts{
		"strict": swap(goodParts(), mainURI, "http://purl.oclc.org/ooxml/spreadsheetml/main", relsURI+"/custom-properties",
			"http://purl.oclc.org/ooxml/officeDocument/relationships/customProperties", relsURI, "http://purl.oclc.org/ooxml/officeDocument/relationships"),
		"prefixes":               prefixed,
		"byte order mark":        swap(goodParts(), xmlHead, "\xEF\xBB\xBF"+xmlHead),
		"no declaration":         swap(goodParts(), xmlHead, ""),
		"names in another case":  goodParts().with(parts{"xl/styles.xml": "", "xl/Styles.XML": goodParts()["xl/styles.xml"]}),
		"folders":                withFolders,
		"quotes and line breaks": swap(goodParts(), `<row r="1">`, "<row\n\tr = '1'\r\n ht='a>b' >"),
		"a hyperlink to outside": goodParts().with(parts{"xl/worksheets/_rels/sheet1.xml.rels": `<Relationships xmlns="` + packURI + `"><Relationship Id="rId1" Type="` + relsURI + `/hyperlink" Target="https://example.org" TargetMode="External"/></Relationships>`}),
		"comments between":       swap(goodParts(), `<sheetData>`, `<!-- a > b --><?maker x?><sheetData> `+"\n"),
		"a chart sheet among them": swap(goodParts(), `<sheets>`, `<sheets><sheet name="Grafiek" sheetId="9" r:id="rId9"/>`, `<Relationship Id="rId1" Type="`+relsURI+`/worksheet"`,
			`<Relationship Id="rId9" Type="`+relsURI+`/chartsheet" Target="chartsheets/sheet1.xml"/><Relationship Id="rId1" Type="`+relsURI+`/worksheet"`, `localSheetId="1"`, `localSheetId="2"`),
	}
	for name, p := range tests {
		t.Run(name, func(t *testing.T) {
			got, err := content(p.pack(t), Submission)
			if err != nil {
				t.Fatal(err)
			}
			if got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func TestRowsStopsWhenAsked(t *testing.T) {
	file := goodParts().with(parts{"xl/worksheets/sheet1.xml": sheetXML(`<row><c><v>1</v></c></row><row><c><v>2</v></c></row>`)}).pack(t)
	b, err := openBytes(file, Submission)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // a second run begins anew
		n := 0
		for row, err := range b.Rows("Eén") {
			if err != nil || row.Number != 1 {
				t.Fatal(row, err)
			}
			n++
			break
		}
		if n != 1 {
			t.Errorf("got %d rows", n)
		}
	}
}
