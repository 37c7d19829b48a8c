package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"doemee/data/exchange"
)

// mostMemory is what reading one file may take, the program itself included.
const mostMemory = 256 << 20

// form gives the parts of an empty form of ours, to be spoiled.
func form(t *testing.T) map[string]string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "form.xlsx")
	if err := exchange.Blank(t.Context(), path, exchange.Bundled(), nil, "nl"); err != nil {
		t.Fatal(err)
	}
	z, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer z.Close()
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(body)
	}
	return parts
}

// filler is a part that is too long to be kept: a text that is repeated between two others. What a child process is said to take
// includes what its parent took when it started it, so this one stays small.
type filler struct {
	before, fill string
	times        int
	after        string
}

func (f filler) write(w io.Writer) error {
	_, err := io.WriteString(w, f.before)
	for range f.times {
		_, more := io.WriteString(w, f.fill)
		err = errors.Join(err, more)
	}
	_, more := io.WriteString(w, f.after)
	return errors.Join(err, more)
}

// packed makes a workbook of parts, with some put in or replaced.
func packed(t *testing.T, parts map[string]string, changed map[string]string, long ...map[string]filler) []byte {
	t.Helper()
	all := map[string]filler{}
	for _, some := range []map[string]string{parts, changed} {
		for name, body := range some {
			all[name] = filler{before: body}
		}
	}
	for _, some := range long {
		maps.Copy(all, some)
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		body := all[name]
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := body.write(w); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// Whatever somebody sends: one sentence, exit 3, and no more memory than was promised, measured from outside.
func TestHostileAndOddFiles(t *testing.T) {
	good := form(t)
	workbook := good["xl/workbook.xml"]
	many := map[string]string{}
	for i := range 2100 {
		many["xl/media/"+strings.Repeat("a", i%50)+string(rune('a'+i%26))+strings.Repeat("b", i/50)] = ""
	}
	sheet := func(rows string) map[string]string {
		return map[string]string{"xl/worksheets/sheet3.xml": `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + `</sheetData></worksheet>`}
	}
	whole := packed(t, good, nil)
	compound := "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 2040)
	for name, raw := range map[string][]byte{
		"bomb":        packed(t, good, nil, map[string]filler{"xl/worksheets/sheet3.xml": {fill: strings.Repeat(" ", 1<<20), times: 200}}),
		"two bombs":   packed(t, good, nil, map[string]filler{"xl/a.xml": noise(1), "xl/b.xml": noise(2), "xl/c.xml": noise(3)}),
		"many parts":  packed(t, good, many),
		"entities":    packed(t, good, map[string]string{"xl/workbook.xml": `<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>` + workbook}),
		"long text":   packed(t, good, sheet(`<row r="1"><c r="A1" t="inlineStr"><is><t>`+strings.Repeat("x", 8<<20)+`</t></is></c></row>`)),
		"far cells":   packed(t, good, sheet(`<row r="1"><c r="XFE1"><v>1</v></c></row>`)),
		"cell twice":  packed(t, good, sheet(`<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>`)),
		"cells":       packed(t, good, sheet(strings.Repeat(`<row>`+strings.Repeat(`<c><v>1</v></c>`, 210)+`</row>`, 1000))),
		"deep":        packed(t, good, map[string]string{"xl/workbook.xml": strings.Repeat("<a>", 100_000)}),
		"macros":      packed(t, good, map[string]string{"xl/vbaProject.bin": "code", "[Content_Types].xml": strings.ReplaceAll(good["[Content_Types].xml"], "spreadsheetml.sheet.main+xml", "x") + " "}),
		"path":        packed(t, good, map[string]string{"../../evil": "x"}),
		"truncated":   whole[:len(whole)*2/3],
		"spoiled":     bytes.Replace(whole, whole[3000:3004], []byte{0, 0, 0, 0}, 1),
		"empty":       {},
		"text":        []byte("Geachte heer, mevrouw,\nhierbij onze toezegging.\n"),
		"csv":         []byte("naam;bedrag\nA;1\nB;2\n"),
		"html":        []byte("<!doctype html><html><table></table></html>"),
		"ods":         []byte("PK\x03\x04" + strings.Repeat("\x00", 26) + "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
		"old excel":   []byte(compound + "W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00"),
		"unknown":     []byte(compound),
		"locked":      []byte(compound + wide("EncryptedPackage")),
		"other":       []byte("\x89PNG\r\n\x1a\n\x00\x00"),
		"other books": packed(t, good, map[string]string{"xl/externalLinks/externalLink1.xml": "<externalLink/>", "xl/_rels/workbook.xml.rels": linked(good["xl/_rels/workbook.xml.rels"])}),
	} {
		t.Run(name, func(t *testing.T) { refused(t, raw) })
	}
}

// noise is 63 MiB that pack no better than a workbook does, so that only all of them together are too much.
func noise(seed uint64) filler {
	rng := rand.New(rand.NewPCG(seed, seed))
	piece := make([]byte, 1<<20)
	for i := range piece {
		if piece[i] = 'a'; i%64 == 0 {
			piece[i] = byte('a' + rng.IntN(26))
		}
	}
	return filler{fill: string(piece), times: 63}
}

func wide(text string) string {
	var b strings.Builder
	for _, r := range text {
		b.WriteString(string(r) + "\x00")
	}
	return b.String()
}

// linked gives the workbook a source outside itself.
func linked(rels string) string {
	return strings.Replace(rels, "</Relationships>", `<Relationship Id="rId999" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink" `+
		`Target="file:///c:/geheim.xlsx" TargetMode="External"/></Relationships>`, 1)
}

func refused(t *testing.T, raw []byte) {
	path := filepath.Join(t.TempDir(), "in.xlsx")
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	c := exec.CommandContext(t.Context(), "doemeectl", "check", path, "--lang", "nl")
	c.Env = append(os.Environ(), "HOME="+t.TempDir())
	var out, said bytes.Buffer
	c.Stdout, c.Stderr = &out, &said
	_ = c.Run()
	used, ok := c.ProcessState.SysUsage().(*syscall.Rusage)
	text := strings.TrimSpace(said.String())
	switch {
	case c.ProcessState.ExitCode() != exchange.ExitRefused || out.Len() > 0:
		t.Errorf("exit %d, %q, %q", c.ProcessState.ExitCode(), out.String(), text)
	case text == "" || strings.Contains(text, "\n") || strings.Contains(text, "["):
		t.Errorf("not one sentence: %q", text)
	case ok && used.Maxrss<<10 > mostMemory:
		t.Errorf("%d MiB for a file of %d bytes", used.Maxrss>>10, len(raw))
	}
	t.Logf("%d bytes: %d MiB, %.1f s of work: %s", len(raw), used.Maxrss>>10, (c.ProcessState.UserTime() + c.ProcessState.SystemTime()).Seconds(), text)
}
