package workbook

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"doemee/assets/words"
)

// FuzzRead changes the inside of one part of a good workbook: whatever stands there, reading ends with a meaning or with an
// error, and what was read can be written and read again.
func FuzzRead(f *testing.F) {
	e := bundled(f)
	parts := unpacked(f, written_(f, sampleBook(f, words.NL)))
	f.Add("xl/worksheets/sheet3.xml", 0, 0, "")
	f.Add("xl/sharedStrings.xml", 2000, 10, "T-001")
	f.Add("xl/worksheets/sheet3.xml", 9000, 4, "V99")
	f.Add("xl/workbook.xml", 3000, 7, "$A$1")
	f.Add("docProps/custom.xml", 400, 4, "2")
	f.Fuzz(func(t *testing.T, part string, at, cut int, put string) {
		body, ok := parts[part]
		if !ok || at < 0 || cut < 0 || at > len(body) || cut > len(body)-at {
			return
		}
		raw := packedWith(t, parts, part, body[:at]+put+body[at+cut:])
		got, err := Read(bytes.NewReader(raw), int64(len(raw)), e)
		if err != nil {
			return
		}
		var out bytes.Buffer
		if err := Write(&out, Book{Submission: got.Submission, Edition: e, Language: words.NL}); err != nil {
			return // such as a text that only fits in a cell as it was marked there
		}
		again, err := Read(bytes.NewReader(out.Bytes()), int64(out.Len()), e)
		if err != nil {
			t.Fatal(err)
		}
		if err := sameLines("lines", got.Submission.Lines, again.Submission.Lines); err != nil {
			t.Error(err)
		}
	})
}

func unpacked(t testing.TB, raw []byte) map[string]string {
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, file := range z.File {
		r, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[file.Name] = string(body)
	}
	return parts
}

func packedWith(t testing.TB, parts map[string]string, name, body string) []byte {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for part, text := range parts {
		if part == name {
			text = body
		}
		w, err := z.Create(part)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(w, strings.NewReader(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}
