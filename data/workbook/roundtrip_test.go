package workbook

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"doemee/assets/words"
	"doemee/data/coalition"
)

// nasty are texts that some spreadsheet somewhere takes for something else.
var nasty = []string{"=1+1", "+31 6", "-1", "@SUM(A1)", "_x0041_", "_x005F_x0041_", "_x0041_x0042_", "__x0041__", "'quoted", "\"a;b\"", "a; b", " lead",
	"trail ", "\ttab", "two\nlines", "\n", "00123", "1E5", "TRUE", "2026-04-01", "T-001", "B-01", "é€😀", "\u00a0nbsp\u00a0", "#N/A", "[code]", "<b>&amp;</b>",
	"{=SUM(A1)}", "|cmd", "\u2028", "\u0085", "]]>", "a\u0300", "ﷺ", "x"}

type chance struct {
	*rand.Rand
	t testing.TB
	e *coalition.Edition
}

func (c chance) text(limit int) string {
	var b strings.Builder
	for range c.IntN(4) + 1 {
		b.WriteString(nasty[c.IntN(len(nasty))])
	}
	r := []rune(b.String())
	return string(r[:min(len(r), limit)])
}

func (c chance) codes(l coalition.List, most int) string {
	all := append(c.e.Codes(l), "gone-from-the-list")
	c.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	var picked []string
	for _, code := range all[:min(len(all), c.IntN(most)+1)] {
		picked = append(picked, string(code))
	}
	return strings.Join(picked, "\n")
}

func (c chance) id() coalition.ID { return coalition.DeriveID("chance", fmt.Sprint(c.Uint64())) }

// value makes up a value of a form.
func (c chance) value(f coalition.Field, blocks []coalition.ID) string {
	day := fmt.Sprintf("%d-%02d-%02d", 1900+c.IntN(200), 1+c.IntN(12), 1+c.IntN(28))
	switch f.Form {
	case coalition.FormLine, coalition.FormText:
		return c.text(max(f.Limit, 1))
	case coalition.FormNames:
		return c.text(40) + "\n" + c.text(40)
	case coalition.FormCode:
		return c.codes(f.List, 1)
	case coalition.FormCodes:
		return c.codes(f.List, 4)
	case coalition.FormDate:
		return day
	case coalition.FormDeadline:
		return []string{day, fmt.Sprintf("%d-Q%d", 1950+c.IntN(100), 1+c.IntN(4))}[c.IntN(2)]
	case coalition.FormMonth:
		return day[:7]
	case coalition.FormDecimal:
		return coalition.Hundredths(c.Int64N(2*coalition.MaxDecimal) - coalition.MaxDecimal).String()
	case coalition.FormBool:
		return coalition.Yes
	case coalition.FormIDs:
		if len(blocks) > 0 {
			return string(blocks[c.IntN(len(blocks))]) + "\n" + string(c.id())
		}
	case coalition.FormID:
		return string(c.id())
	}
	return ""
}

// record makes up a record; about half of its fields are there.
func (c chance) record(k coalition.Kind, parent coalition.ID, blocks []coalition.ID) coalition.Record {
	r, err := coalition.New(k, c.id())
	if err != nil {
		c.t.Fatal(err)
	}
	for _, f := range coalition.Fields(k) {
		switch {
		case f.Stays:
		case f.Name == "commitment":
			put(c.t, r, map[string]string{f.Name: string(parent)})
		case f.Form == coalition.FormNumber:
			put(c.t, r, map[string]string{f.Name: fmt.Sprintf("T-%03d", 1+c.IntN(30))}) // now and then the same twice
		case c.IntN(2) == 0:
			put(c.t, r, map[string]string{f.Name: c.value(f, blocks)})
		}
	}
	return r
}

func (c chance) book(l words.Language) Book {
	records := []coalition.Record{c.record(coalition.KindOrganisation, "", nil), c.record(coalition.KindSupport, "", nil)}
	var blocks []coalition.ID
	for range c.IntN(4) {
		records = append(records, c.record(coalition.KindBuildingBlock, "", nil))
		blocks = append(blocks, records[len(records)-1].ID())
	}
	for range c.IntN(6) {
		t := c.record(coalition.KindCommitment, "", blocks)
		records = append(records, t)
		for _, k := range []coalition.Kind{coalition.KindContribution, coalition.KindMilestone, coalition.KindNeed, coalition.KindProgress} {
			for range c.IntN(6) {
				records = append(records, c.record(k, t.ID(), nil))
			}
		}
	}
	for range c.IntN(3) {
		records = append(records, c.record(coalition.KindExplanation, "", nil), c.record(coalition.KindReply, "", nil))
	}
	s := coalition.Submission{ID: c.id(), Organisation: records[0].ID(), Edition: c.e.Name, EditionVersion: 1, Sequence: 1, Schema: Schema,
		MadeAt: "2026-11-23T09:00:00Z", Lines: coalition.Lines(records), Language: string(l)}
	s.Hash = coalition.Hash(s.Lines)
	if c.IntN(2) == 0 {
		s.Contact = c.record(coalition.KindContact, "", nil).Line()
		s.ContactHash = coalition.ContactHash("", s.Contact)
	}
	return Book{Submission: s, Edition: c.e, Language: l}
}

// Whatever a submission holds, the cells give it back to the letter, and the same book gives the same bytes.
func TestAnythingRoundTrips(t *testing.T) {
	e := bundled(t)
	for seed := range uint64(25) {
		c := chance{rand.New(rand.NewPCG(seed, 1)), t, e}
		b := c.book(words.Languages[seed%2])
		raw := written_(t, b)
		got := readBack(t, raw, e)
		for _, err := range []error{sameLines("lines", b.Submission.Lines, got.Submission.Lines), sameLines("base", b.Submission.Lines, got.Base)} {
			if err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
		}
		if got.Submission.Contact != b.Submission.Contact || got.Edited || got.Blank || got.Submission.ID != b.Submission.ID {
			t.Fatalf("seed %d: contact %q edited %v blank %v", seed, got.Submission.Contact, got.Edited, got.Blank)
		}
		for _, r := range got.Reasons {
			if r.Code != NumberTwice {
				t.Errorf("seed %d: %s", seed, r)
			}
		}
		if again := written_(t, b); !bytes.Equal(raw, again) {
			t.Errorf("seed %d: the second writing differs", seed)
		}
	}
}

// No text of a person becomes a formula, and a second reader sees the same texts.
func TestTextsStayTexts(t *testing.T) {
	b := sampleBook(t, words.NL)
	for i, text := range append(nasty, "x"+strings.Repeat("é", 32000)) {
		r, _ := coalition.New(coalition.KindCommitment, sampleID(i))
		put(t, r, map[string]string{"number": "T-001", "result": text})
		b.Submission.Lines, b.Content, b.Findings = coalition.Lines([]coalition.Record{r}), nil, nil
		raw := written_(t, b)
		if got := readBack(t, raw, b.Edition).Content.Commitments[0].Result; got != r.Value("result") {
			t.Errorf("wrote %.40q, read %.40q", r.Value("result"), got)
		}
		f, err := excelize.OpenReader(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		cell := at(4, firstRow)
		if seen, _ := f.GetCellValue("Toezeggingen", cell); seen != r.Value("result") {
			t.Errorf("a second reader sees %.40q for %.40q", seen, r.Value("result"))
		}
		if formula, _ := f.GetCellFormula("Toezeggingen", cell); formula != "" {
			t.Errorf("%.40q became the formula %q", text, formula)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestTooLongIsRefusedUnwritten(t *testing.T) {
	for _, text := range []string{strings.Repeat("x", 32768), strings.Repeat("😀", 16384), strings.Repeat("_x0041_", 3000)} {
		b := sampleBook(t, words.NL)
		r, _ := coalition.New(coalition.KindCommitment, sampleID(1))
		put(t, r, map[string]string{"result": text})
		b.Submission.Lines = coalition.Lines([]coalition.Record{r})
		var out bytes.Buffer
		var long *TooLong
		if err := Write(&out, b); !errors.As(err, &long) || long.Field != "result" || out.Len() > 0 {
			t.Errorf("%d bytes: %v, %d bytes written", len(text), err, out.Len())
		}
	}
}

func TestControlCharactersOfOtherOrigin(t *testing.T) {
	b := sampleBook(t, words.EN)
	b.Findings[0].Value = "a\x00b\x1f\uFFFE\xff"
	raw := written_(t, b)
	readBack(t, raw, b.Edition)
	for in, want := range map[string]string{"a\x00b": "a\uFFFDb", "a\nb": "a\nb", "_x0041_": "_x005f_x0041_", "_x0041_x0042_": "_x005f_x0041_x005f_x0042_",
		"_x00zz_": "_x00zz_"} {
		if got := carried(in); got != want {
			t.Errorf("%q is carried as %q, want %q", in, got, want)
		}
	}
}

func TestBaseRunsOnOverRows(t *testing.T) {
	b := sampleBook(t, words.NL)
	r, _ := coalition.New(coalition.KindCommitment, sampleID(1))
	put(t, r, map[string]string{"result": strings.Repeat("é😀", 10000), "description": strings.Repeat("y", 32000)})
	b.Submission.Lines = append(coalition.Lines([]coalition.Record{r}), b.Submission.Lines[10:]...)
	b.Submission.Hash = coalition.Hash(b.Submission.Lines)
	got := readBack(t, written_(t, b), b.Edition)
	if err := sameLines("base", b.Submission.Lines, got.Base); err != nil {
		t.Error(err)
	}
	for _, piece := range pieces(strings.Repeat("é😀", 20000), 100) {
		if n := units(piece); n > 100 {
			t.Fatalf("a piece of %d units", n)
		}
	}
}

func TestNamesInOneCell(t *testing.T) {
	for _, names := range [][]string{{"a", "b"}, {"a;b", "c"}, {`"a"`}, {`"`, `""`}, {" a ", "b"}, {`a"b`, `;`}, {"", ""}, {`"a;b"`, `x"; "y`}} {
		var want []string
		for _, n := range names {
			if n != "" {
				want = append(want, n)
			}
		}
		if got := splitNames(joinNames(want)); strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("%q: written %q, read %q", want, joinNames(want), got)
		}
	}
	for text, want := range map[string]string{"a;b ; c": "a|b|c", "a\nb": "a|b", `"De Brug"; b`: `"De Brug"|b`, ";;": "", `"open; b`: `"open|b`} {
		if got := strings.Join(splitNames(text), "|"); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
