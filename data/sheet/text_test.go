package sheet

import (
	"strings"
	"testing"
)

func TestReferences(t *testing.T) {
	for given, want := range map[string]string{
		"&lt;": "<", "&gt;x": ">", "&amp;": "&", "&quot;": `"`, "&apos;": "'", "&#65;": "A", "&#x41;": "A", "&#x20AC;": "€", "&#x1F600;": "😀", "&#9;": "\t", "&#10;": "\n",
		"&#x10FFFF;": "\U0010FFFF", "&#0000065;": "A",
	} {
		r, n := reference([]byte(given))
		if string(r) != want || n != strings.IndexByte(given, ';')+1 {
			t.Errorf("%s is %q of %d bytes", given, r, n)
		}
	}
	for _, given := range []string{
		"&", "&;", "&l;", "&LT;", "&nbsp;", "&#;", "&#x;", "&#xG;", "&#a;", "&#0;", "&#x1F;", "&#xD800;", "&#xDFFF;", "&#xFFFE;", "&#x110000;", "&#-65;", "&#X41;",
		"&lt", "& lt;", "&#99999999;", "&#00000000000065;",
	} {
		if r, n := reference([]byte(given)); n != 0 {
			t.Errorf("%s is %q", given, r)
		}
	}
}

func TestScanName(t *testing.T) {
	tests := []struct {
		raw      string
		n, colon int
	}{
		{"row r=", 3, -1}, {"c", 1, -1}, {"x:row ", 5, 1}, {"_a-b.c9>", 7, -1}, {"é", 2, -1}, {"a/", 1, -1}, {"xmlns:x14ac=", 11, 5},
		{"", 0, -1}, {"1a", 0, -1}, {"-a", 0, -1}, {".a", 0, -1}, {":a", 0, -1}, {"a:", 0, -1}, {"a:1", 0, -1}, {"a::b", 0, -1}, {" a", 0, -1}, {"\xFF", 0, -1},
		{"a:b:c", 3, 1}, // the second colon ends the name, and what follows is refused
	}
	for _, tt := range tests {
		if n, colon := scanName([]byte(tt.raw)); n != tt.n || colon != tt.colon {
			t.Errorf("%q: %d, %d", tt.raw, n, colon)
		}
	}
}

func TestPrefixesAndSpaces(t *testing.T) {
	const ours = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	tests := []struct{ xml, want string }{
		{`<a xmlns="` + ours + `"><b/></a>`, "a b"},
		{`<p:a xmlns:p="` + ours + `"><b/><p:c/></p:a>`, "a c"},
		{`<a xmlns="` + ours + `"><b xmlns=""><c/></b><d/></a>`, "a d"},
		{`<a xmlns="` + ours + `"><b xmlns="urn:other"><c/></b><d/></a>`, "a d"},
		{`<p:a xmlns:p="` + ours + `"><p:b xmlns:p="urn:other"><p:c/></p:b><p:d/></p:a>`, "a d"},
		{`<a xmlns:p="` + ours + `"><p:b/><c xml:space="preserve"/></a>`, "b"},
		{`<a/>`, ""},
	}
	for _, tt := range tests {
		x := newScanner(strings.NewReader(tt.xml), "test.xml", 0, 9)
		var found []string
		for {
			e, err := x.next()
			if err != nil {
				t.Fatalf("%s: %v", tt.xml, err)
			}
			if e == atEnd {
				break
			}
			if e == opening && x.space == mainSpace {
				found = append(found, string(x.local))
			}
		}
		if got := strings.Join(found, " "); got != tt.want {
			t.Errorf("%s: got %q", tt.xml, got)
		}
	}
	for _, xml := range []string{`<a xmlns:p=""/>`, `<p:a/>`, `<a><b xmlns:p="urn:x"/><p:c/></a>`, `<a p:b="1"/>`} {
		if _, err := events(strings.NewReader(xml)); reasonOf(t, err) != BadXML {
			t.Errorf("%s: %v", xml, err)
		}
	}
}

func TestAttributesOfASpace(t *testing.T) {
	x := newScanner(strings.NewReader(`<a xmlns:q="`+relsURI+`" xmlns:o="urn:other" id="1" o:id="2" q:id="3"/>`), "test.xml", 0, 9)
	if _, err := x.next(); err != nil {
		t.Fatal(err)
	}
	if got := string(x.attrIn(relationSpace, "id")); got != "3" {
		t.Errorf("got %q", got)
	}
	if got := string(x.attr("id")); got != "1" {
		t.Errorf("got %q", got)
	}
	if got := x.attrIn(relationSpace, "name"); got != nil {
		t.Errorf("got %q", got)
	}
}

// spellings are ways to write the same tags; none may change what a sheet says. They also lead around the shortcuts
// for tags written in the usual way.
var spellings = map[string]*strings.Replacer{
	"blanks in tags":       strings.NewReplacer("<v>", "<v >", "</v>", "</v\n>", "<t>", "<t\t>", "</t>", "</t >", "</c>", "</c  >", "</row>", "</row\r\n>"),
	"comments in values":   strings.NewReplacer("</v>", "<!-- x --></v>", "<t>", "<t><!---->"),
	"instructions":         strings.NewReplacer("</v>", "<?a b?></v>", "<c ", "<?x?><c "),
	"character data":       strings.NewReplacer("<v>", "<v><![CDATA[", "</v>", "]]></v>"),
	"single quotes":        strings.NewReplacer(`"`, `'`),
	"blanks between":       strings.NewReplacer("<c ", "\n  <c ", "<row ", "\n<row ", "</row>", "\n</row>"),
	"blanks at equals":     strings.NewReplacer(`r="`, `r = "`, `t="`, "t\n=\t\""),
	"attributes of others": strings.NewReplacer(`<c `, `<c xml:lang="nl" a="x>y" b='"' `),
}

func TestSpellingChangesNothing(t *testing.T) {
	for seed := range uint64(4) {
		file, _ := randomBook(t, fixedRandom(seed), 25, 12)
		want, err := content(file, Submission)
		if err != nil {
			t.Fatal(err)
		}
		for name, spelling := range spellings {
			p := unpacked(t, file)
			for part, xml := range p {
				if strings.HasPrefix(part, "xl/worksheets/sheet") {
					head, rest, _ := strings.Cut(xml, "<sheetData>")
					p[part] = head + "<sheetData>" + spelling.Replace(rest)
				}
			}
			got, err := content(p.pack(t), Submission)
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			if got != want {
				t.Errorf("%s changes what seed %d says", name, seed)
			}
		}
	}
}
