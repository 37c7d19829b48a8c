package report

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"doemee/assets/words"
	"doemee/data/coalition"
)

var update = flag.Bool("update", false, "write the golden files anew")

// edition is a small agenda of this test's own, so that the golden pages don't change with the bundled one.
func edition(t *testing.T) *coalition.Edition {
	t.Helper()
	raw, err := os.Open(filepath.Join("testdata", "edition.json"))
	must(t, err)
	defer raw.Close()
	e, err := coalition.ReadEdition(raw)
	must(t, err)
	return e
}

// content reads a file with one record per line, as show --json prints them; a row names its commitment.
func content(t *testing.T, name string) *coalition.Content {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", name))
	must(t, err)
	c := coalition.NewContent(coalition.DeriveID("", "report"))
	e := c.Edit("add", coalition.CauseScreen)
	for line := range strings.Lines(string(raw)) {
		var head struct {
			Is coalition.Kind `json:"is"`
		}
		must(t, json.Unmarshal([]byte(line), &head))
		s, err := coalition.ReadRecord(head.Is, strings.NewReader(line))
		must(t, err)
		_, err = e.Put(head.Is, s)
		must(t, err)
	}
	return c
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func written(t *testing.T, c *coalition.Content, l words.Language) string {
	t.Helper()
	var b bytes.Buffer
	must(t, HTML(&b, View{Content: c, Edition: edition(t), Words: words.In(l), Today: "2020-04-28"}))
	return b.String()
}

func TestThePageIsAsItWas(t *testing.T) {
	for _, l := range words.Languages {
		path := filepath.Join("testdata", "page."+string(l)+".html")
		got := written(t, content(t, "content.jsonl"), l)
		if *update {
			must(t, os.WriteFile(path, []byte(got), 0o600))
		}
		want, err := os.ReadFile(path)
		must(t, err)
		if got != string(want) {
			t.Errorf("%s differs from %s; look at the difference and run with -update when it is meant", l, path)
		}
	}
}

// Whatever is typed, in any field, stays text.
func TestEverythingIsEscaped(t *testing.T) {
	c := content(t, "content.jsonl")
	const evil = `</style><script>alert(1)</script>"'&`
	for r := range c.Records {
		for _, f := range coalition.Fields(r.Kind()) {
			if f.Form == coalition.FormLine || f.Form == coalition.FormText || f.Form == coalition.FormNames {
				must(t, r.Put(f.Name, evil))
			}
		}
	}
	got := written(t, c, words.NL)
	if strings.Contains(got, "<script") || strings.Count(got, "</style>") != 1 || !strings.Contains(got, "&lt;script&gt;") {
		t.Error("something typed became markup")
	}
}

func TestWhatStaysHomeIsNotPrinted(t *testing.T) {
	c := content(t, "content.jsonl")
	c.Commitments[0].InternalNote, c.Contact.Name, c.Contact.Phone, c.Support.SignerName = "geheim-1", "geheim-2", "geheim-3", "geheim-4"
	c.Commitments[1].Title, c.Commitments[1].Trashed = "geheim-5", "2020-04-01T10:00:00Z"
	if got := written(t, c, words.NL); strings.Contains(got, "geheim") {
		t.Error(regexp.MustCompile(`.{40}geheim.{10}`).FindString(got))
	}
}

func TestThePageLoadsNothing(t *testing.T) {
	c := content(t, "content.jsonl")
	c.Organisation.Website = "https://www.voorbeeldstad.example"
	got := written(t, c, words.NL)
	if found := regexp.MustCompile(`(?i)<(script|link|img|iframe|object|embed|base|form)\b|\bsrc=|@import|url\(|\bon[a-z]+=`).FindString(got); found != "" {
		t.Errorf("the page holds %s", found)
	}
	if !strings.Contains(got, `content="default-src 'none'; style-src 'unsafe-inline'"`) {
		t.Error("nothing keeps the browser from loading")
	}
}

// What people with a screen reader and people with paper both need.
func TestThePageIsAccessible(t *testing.T) {
	for _, l := range words.Languages {
		got := written(t, content(t, "content.jsonl"), l)
		for _, want := range []string{`<html lang="` + string(l) + `">`, "<title>", "<main>", "@page { size: A4"} {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %s", l, want)
			}
		}
		if n := strings.Count(got, "<h1>"); n != 1 {
			t.Errorf("%s: %d main headings", l, n)
		}
		ids := map[string]bool{}
		for _, m := range regexp.MustCompile(` id="([^"]*)"`).FindAllStringSubmatch(got, -1) {
			if ids[m[1]] || m[1] == "" {
				t.Errorf("%s: id %q twice or empty", l, m[1])
			}
			ids[m[1]] = true
		}
		for _, m := range regexp.MustCompile(`aria-labelledby="([^"]*)"`).FindAllStringSubmatch(got, -1) {
			if !ids[m[1]] {
				t.Errorf("%s: %q labels nothing", l, m[1])
			}
		}
		if cells := regexp.MustCompile(`<th>`).FindString(got); cells != "" {
			t.Errorf("%s: a heading that does not say what it heads", l)
		}
		if missing := regexp.MustCompile(`\[[a-z]+\.[a-zA-Z.-]+\]`).FindString(got); missing != "" {
			t.Errorf("%s: no text for %s", l, missing)
		}
	}
}

func TestHoursFteAndEuroStayApart(t *testing.T) {
	got := written(t, content(t, "content.jsonl"), words.NL)
	for _, want := range []string{`<th scope="row">uur</th><td>520</td>`, `<th scope="row">fte</th><td>0,8</td>`, `<th scope="row">euro</th><td>7.500</td>`} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s", want)
		}
	}
}

func TestAnEmptyDossierPrintsToo(t *testing.T) {
	for _, l := range words.Languages {
		got := written(t, coalition.NewContent(coalition.DeriveID("", "empty")), l)
		if !strings.Contains(got, words.In(l).Say("report.unnamed")) || strings.Contains(got, "<tbody>\n</tbody>") {
			t.Error(got)
		}
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

var errFull = errors.New("disk full")

func TestAFullDiskIsSaid(t *testing.T) {
	err := HTML(full{}, View{Content: coalition.NewContent(""), Edition: edition(t), Words: words.In(words.NL), Today: "2020-04-28"})
	if !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
}
