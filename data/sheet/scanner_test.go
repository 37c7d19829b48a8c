package sheet

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
)

// dripping gives one byte at a time.
type dripping struct{ io.Reader }

func (d *dripping) Read(p []byte) (int, error) { return d.Reader.Read(p[:min(1, len(p))]) }

// events lists what the scanner meets, with neighbouring texts joined.
func events(r io.Reader) ([]string, error) {
	x := newScanner(r, "test.xml", 0, 64)
	var all []string
	for {
		e, err := x.next()
		if err != nil {
			return all, err
		}
		switch e {
		case atEnd:
			return all, nil
		case closing:
			all = append(all, "/")
		case text:
			all = joinText(all, string(x.text))
		case opening:
			s := string(x.local)
			for _, a := range x.attrs {
				if !bytes.Equal(a.local, []byte("xmlns")) && !bytes.Equal(a.prefix, []byte("xmlns")) {
					s += fmt.Sprintf(" %s=%q", a.local, a.value)
				}
			}
			all = append(all, s)
		}
	}
}

// second lists the same by the standard library's reader.
func second(r io.Reader) ([]string, error) {
	d := xml.NewDecoder(r)
	var all []string
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return all, nil
		}
		if err != nil {
			return all, err
		}
		switch token := token.(type) {
		case xml.EndElement:
			all = append(all, "/")
		case xml.CharData:
			if d.InputOffset() > 0 && len(all) > 0 {
				all = joinText(all, string(token))
			}
		case xml.StartElement:
			s := token.Name.Local
			for _, a := range token.Attr {
				if a.Name.Local != "xmlns" && a.Name.Space != "xmlns" {
					s += fmt.Sprintf(" %s=%q", a.Name.Local, a.Value)
				}
			}
			all = append(all, s)
		}
	}
}

func joinText(all []string, s string) []string {
	if s == "" {
		return all
	}
	if n := len(all); n > 0 && strings.HasPrefix(all[n-1], "“") {
		all[n-1] += s
		return all
	}
	return append(all, "“"+s)
}

func joined(all []string) string { return strings.TrimRight(strings.Join(all, "\n"), " \r\n\t“") }

// randomXML makes a well-formed document of every form the scanner knows.
func randomXML(random *rand.Rand, depth int) string {
	name := string("abcx"[random.IntN(4)])
	var s strings.Builder
	s.WriteString("<" + name)
	for i := range random.IntN(3) {
		fmt.Fprintf(&s, "%sk%d%s=%s", []string{" ", "\n\t", "  "}[random.IntN(3)], i, []string{"", " "}[random.IntN(2)],
			[]string{`"v"`, `'a>b'`, `"&lt;&#65;"`, `"é'"`, `""`}[random.IntN(5)])
	}
	if random.IntN(5) == 0 {
		return s.String() + []string{"/>", " />"}[random.IntN(2)]
	}
	s.WriteString(">")
	for range random.IntN(5) {
		switch random.IntN(6) {
		case 0, 1:
			if depth > 0 {
				s.WriteString(randomXML(random, depth-1))
			}
		case 2:
			s.WriteString([]string{"tekst", " \r\n ", "é€😀", "a > b", "\t"}[random.IntN(5)])
		case 3:
			s.WriteString([]string{"&amp;", "&#x1F600;", "&#10;", "&quot;&apos;"}[random.IntN(4)])
		case 4:
			s.WriteString([]string{"<!-- c > -->", "<!---->", "<?p i ?>"}[random.IntN(3)])
		case 5:
			s.WriteString([]string{"<![CDATA[<x>&]]>", "<![CDATA[]]>", "<![CDATA[]]]>"}[random.IntN(3)])
		}
	}
	return s.String() + "</" + name + []string{">", " >"}[random.IntN(2)]
}

func TestScannerAgreesWithStandardLibrary(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	for range 3_000 {
		doc := randomXML(random, 5)
		got, err := events(strings.NewReader(doc))
		if err != nil {
			t.Fatalf("%q: %v", doc, err)
		}
		want, err := second(strings.NewReader(doc))
		if err != nil {
			t.Fatalf("%q: %v", doc, err)
		}
		if joined(got) != joined(want) {
			t.Fatalf("%q:\ngot  %q\nwant %q", doc, got, want)
		}
		if pieces, err := events(&dripping{strings.NewReader(doc)}); err != nil || joined(pieces) != joined(got) {
			t.Fatalf("%q in pieces: %q %v", doc, pieces, err)
		}
	}
}

// TestScannerRefusesWhatTheLibraryRefuses spoils good documents; ours may be stricter, never laxer.
func TestScannerRefusesWhatTheLibraryRefuses(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 8))
	refusals := 0
	for range 20_000 {
		doc := []byte(randomXML(random, 3))
		at := random.IntN(len(doc))
		switch random.IntN(3) {
		case 0:
			doc[at] = "<>/&;'\"= !?-]a:\x00\x1F\xFF"[random.IntN(17)]
		case 1:
			doc = append(doc[:at], doc[at+1:]...)
		case 2:
			doc = append(doc[:at:at], append([]byte{doc[at]}, doc[at:]...)...)
		}
		if _, err := events(bytes.NewReader(doc)); err != nil {
			refusals++
			continue
		}
		wellFormed(t, string(doc))
	}
	if refusals < 5_000 {
		t.Errorf("only %d refused", refusals)
	}
}

// wellFormed sees that the standard library takes what the scanner took.
func wellFormed(t *testing.T, doc string) {
	t.Helper()
	if _, err := second(strings.NewReader(strings.TrimPrefix(doc, "\xEF\xBB\xBF"))); err != nil {
		t.Fatalf("%q passes, but: %v", doc, err)
	}
}

func TestAttributesSurviveGrowth(t *testing.T) {
	doc := `<a k0="&lt;` + strings.Repeat("x", 300) + `" k1="&gt;` + strings.Repeat("y", 70_000) + `"/>`
	x := newScanner(strings.NewReader(doc), "test.xml", 0, 1)
	if _, err := x.next(); err != nil {
		t.Fatal(err)
	}
	if got := string(x.attr("k0")); got != "<"+strings.Repeat("x", 300) {
		t.Errorf("got %d letters", len(got))
	}
	if got := x.attr("k1"); len(got) != 70_001 || x.attr("k2") != nil {
		t.Errorf("got %d letters", len(got))
	}
}
