package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/sheet"
)

var corpus = flag.Int("corpus", 1, "how many times as many damaged workbooks are read")

// outcomes counts what became of workbooks.
type outcomes struct {
	edition             *coalition.Edition
	read, told, refused int
}

func (o outcomes) String() string {
	return fmt.Sprintf("%d read, %d read with something told, %d refused", o.read, o.told, o.refused)
}

// judge reads a workbook. It is refused with a reason that people know, or says what it said, or tells that it does not.
func (o *outcomes) judge(t *testing.T, name string, raw []byte, whole *Received) {
	t.Helper()
	got, err := Read(bytes.NewReader(raw), int64(len(raw)), o.edition)
	var known *sheet.Fault
	switch {
	case err != nil:
		if o.refused++; !errors.As(err, &known) && !errors.Is(err, ErrNotOurs) && !errors.Is(err, ErrNewer) {
			t.Errorf("%s: refused without a sentence: %v", name, err)
		}
	case len(got.Reasons) > 0 || got.Edited:
		o.told++
	case whole == nil || whole.Blank:
		o.read++
	default:
		if o.read++; sameLines("lines", whole.Submission.Lines, got.Submission.Lines) != nil {
			t.Errorf("%s: it says something else, and tells nothing", name)
		}
	}
}

// ours is every sort of workbook that this program writes.
func ours(t *testing.T) map[string][]byte {
	nl, en := sampleBook(t, words.NL), sampleBook(t, words.EN)
	answer := sampleBook(t, words.NL)
	answer.Answer = &Answer{Note: "doemee/answer/v1\n{}\n\n— x AAAA\n", Sequence: 1, Verdict: coalition.Questions}
	answer.Questions = append(answer.Questions, coalition.Question{ID: sampleID(801), Record: answer.Content.Commitments[0].ID, Field: "title", Text: "Welke wijken?"})
	var edition bytes.Buffer
	if err := WriteEdition(&edition, nl.Edition, words.NL); err != nil {
		t.Fatal(err)
	}
	return map[string][]byte{"submission-nl": written_(t, nl), "submission-en": written_(t, en), "answer": written_(t, answer),
		"blank": blankForm(t, Book{Edition: nl.Edition, Language: words.NL}), "edition": edition.Bytes(),
		"prefilled": blankForm(t, Book{Edition: nl.Edition, Language: words.EN, Content: nl.Content})}
}

// Every sort of our own workbooks in every sort of damage: 0 panics, and nothing is said that was not meant.
func TestDamagedWorkbooks(t *testing.T) {
	chance := rand.New(rand.NewPCG(1, 1))
	edition, all := sampleBook(t, words.NL).Edition, ours(t)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		raw := all[name]
		whole, err := Read(bytes.NewReader(raw), int64(len(raw)), edition)
		if (err != nil) != (name == "edition") {
			t.Fatalf("%s: %v", name, err)
		}
		bytewise, partwise := outcomes{edition: edition}, outcomes{edition: edition}
		for i := range 20 * *corpus {
			cut := chance.IntN(len(raw))
			bytewise.judge(t, fmt.Sprintf("%s cut at %d", name, cut), raw[:cut], whole)
			spoiled := bytes.Clone(raw)
			at := chance.IntN(len(raw))
			spoiled[at] ^= byte(1 << (i % 8))
			bytewise.judge(t, fmt.Sprintf("%s spoiled at %d", name, at), spoiled, whole)
		}
		for _, damage := range partDamage(t, raw, chance, *corpus) {
			partwise.judge(t, name+" "+damage.name, damage.raw, whole)
		}
		t.Logf("%s: bytes: %v; parts: %v", name, bytewise, partwise)
	}
}

// damaged is a workbook with one part in which something is wrong, packed well.
type damaged struct {
	name string
	raw  []byte
}

// wrongs is what can be wrong with a part.
var wrongs = map[string]func(string) string{
	"empty":        func(string) string { return "" },
	"cut":          func(s string) string { return s[:len(s)/2] },
	"doubled":      func(s string) string { return s + s },
	"not XML":      func(string) string { return "PK\x03\x04 dit is geen XML" },
	"other tags":   func(s string) string { return strings.ReplaceAll(s, "<c ", "<d ") },
	"huge":         func(s string) string { return strings.Replace(s, `="1"`, `="99999999999999999999"`, 1) },
	"negative":     func(s string) string { return strings.ReplaceAll(s, `="0"`, `="-1"`) },
	"entity":       func(s string) string { return strings.Replace(s, "?>", "?><!DOCTYPE a [<!ENTITY b 'c'>]>", 1) },
	"no spaces":    func(s string) string { return strings.ReplaceAll(s, ` xmlns="`, ` xmlns:z="`) },
	"strings gone": func(s string) string { return strings.ReplaceAll(s, ` t="s"`, "") },
	"rows turned":  func(s string) string { return strings.Replace(s, `r="A5"`, `r="A4"`, 1) },
}

// partDamage damages the parts of a workbook, one at a time: some of the ways for each part, in turn, or with a higher share all.
func partDamage(t *testing.T, raw []byte, chance *rand.Rand, share int) (all []damaged) {
	names, contents := parts(t, raw)
	for i, name := range names {
		without := slices.Delete(slices.Clone(names), i, i+1)
		all = append(all, damaged{"without " + name, repacked(t, without, contents)})
		ways := slices.Sorted(maps.Keys(wrongs))
		chance.Shuffle(len(ways), func(i, j int) { ways[i], ways[j] = ways[j], ways[i] })
		for _, way := range ways[:min(len(ways), share)] {
			changed := maps.Clone(contents)
			changed[name] = wrongs[way](contents[name])
			all = append(all, damaged{name + " " + way, repacked(t, names, changed)})
		}
	}
	return all
}

func parts(t *testing.T, raw []byte) (names []string, contents map[string]string) {
	t.Helper()
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	contents = map[string]string{}
	for _, f := range archive.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err := errors.Join(err, r.Close()); err != nil {
			t.Fatal(err)
		}
		names, contents[f.Name] = append(names, f.Name), string(content)
	}
	return names, contents
}

func repacked(t *testing.T, names []string, contents map[string]string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, name := range names {
		part, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(part, contents[name]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Workbooks of somebody else are none of ours: those with which excelize tests itself, where its source is at hand.
func TestWorkbooksOfOthers(t *testing.T) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/xuri/excelize/v2").Output()
	if err != nil {
		t.Skip("no source of excelize here")
	}
	found, err := filepath.Glob(filepath.Join(strings.TrimSpace(string(dir)), "test", "*.xls*"))
	if err != nil || len(found) == 0 {
		t.Skip("no workbooks beside the source of excelize")
	}
	all := outcomes{edition: sampleBook(t, words.NL).Edition}
	for _, path := range found {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		before := all
		all.judge(t, filepath.Base(path), raw, nil)
		if all.refused != before.refused+1 {
			t.Errorf("%s is taken for one of ours", filepath.Base(path))
		}
		for i := range 20 * *corpus {
			all.judge(t, filepath.Base(path), raw[:len(raw)*i/(20**corpus)], nil)
		}
	}
	t.Logf("%d workbooks, whole and cut: %v", len(found), all)
}
