package sheet

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"hash/crc32"
	"maps"
	"slices"
	"strings"
	"testing"
)

// packed zips the parts without leaving sizes for later, as Excel does, by one of the two packings.
func (p parts) packed(t *testing.T, method uint16) []byte {
	t.Helper()
	var file bytes.Buffer
	z := zip.NewWriter(&file)
	for _, name := range slices.Sorted(maps.Keys(p)) {
		raw := []byte(p[name])
		h := &zip.FileHeader{Name: name, Method: method, CRC32: crc32.ChecksumIEEE(raw), UncompressedSize64: uint64(len(raw))}
		if method == zip.Deflate {
			var small bytes.Buffer
			f, err := flate.NewWriter(&small, 9)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := f.Write(raw); err != nil {
				t.Fatal(err)
			}
			if err := f.Close(); err != nil {
				t.Fatal(err)
			}
			raw = small.Bytes()
		}
		h.CompressedSize64 = uint64(len(raw))
		w, err := z.CreateRaw(h)
		if err == nil {
			_, err = w.Write(raw)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// in64 puts the 64-bit record in front of the last one, as some writers do for small files too.
func (p parts) in64(t *testing.T) []byte {
	t.Helper()
	file := p.pack(t)
	end := bytes.Clone(file[len(file)-endLength:])
	file = file[:len(file)-endLength]
	at := uint64(len(file))
	file = little.AppendUint32(file, end64Signature)
	file = little.AppendUint64(file, end64Length-12)
	file = append(file, 45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0)
	for range 2 {
		file = little.AppendUint64(file, uint64(len(p)))
	}
	file = little.AppendUint64(file, uint64(little.Uint32(end[12:])))
	file = little.AppendUint64(file, uint64(little.Uint32(end[16:])))
	file = append(file, "PK\x06\x07\x00\x00\x00\x00"...)
	file = little.AppendUint64(file, at)
	file = append(file, 1, 0, 0, 0)
	little.PutUint32(end[16:], in64)
	return append(file, end...)
}

func TestPackingsOfOtherProducers(t *testing.T) {
	want, err := content(goodParts().pack(t), Submission)
	if err != nil {
		t.Fatal(err)
	}
	commented := goodParts().pack(t)
	commented = append(change(t, commented, "PK\x05\x06", 1, 20, 30), "PK\x05\x06 this is a comment only..."...)
	for name, file := range map[string][]byte{
		"stored":    goodParts().packed(t, zip.Store),
		"deflated":  goodParts().packed(t, zip.Deflate),
		"in 64":     goodParts().in64(t),
		"commented": commented,
	} {
		if got, err := content(file, Submission); err != nil || got != want {
			t.Errorf("%s: %v\n%s", name, err, got)
		}
	}
}

func TestWiden(t *testing.T) {
	extra := append([]byte{9, 0, 1, 0, 7, 1, 0, 16, 0}, 5, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0)
	unpacked, packed, header := int64(in64), int64(3), int64(in64)
	if !widen(extra, &unpacked, &packed, &header) || unpacked != 5 || packed != 3 || header != 6 {
		t.Error(unpacked, packed, header)
	}
	unpacked, packed = in64, in64
	if header = in64; widen(extra, &unpacked, &packed, &header) {
		t.Error("a third 64-bit size that isn't there")
	}
	negative := append([]byte{1, 0, 8, 0}, bytes.Repeat([]byte{0xFF}, 8)...)
	if unpacked = in64; widen(negative, &unpacked) {
		t.Error("a negative size")
	}
	if extraField([]byte{1, 0, 200, 0}, 1) != nil {
		t.Error("a field that runs out")
	}
}

func TestSafeName(t *testing.T) {
	for _, name := range []string{"a", "xl/workbook.xml", "[Content_Types].xml", "_rels/.rels", "a..b/c"} {
		if !safeName(name) {
			t.Errorf("%q is safe", name)
		}
	}
	for _, name := range []string{"", ".", "..", "../a", "a/../b", "/a", "a//b", "./a", `a\b`, "C:a", "a\x00", "a\xFF", "a/"} {
		if safeName(name) {
			t.Errorf("%q isn't safe", name)
		}
	}
}

// failing is a file on a medium that breaks.
type failing struct {
	*bytes.Reader
	from int64
}

var errMedium = errors.New("medium gone")

func (f failing) ReadAt(p []byte, at int64) (int, error) {
	if at+int64(len(p)) > f.from {
		return 0, errMedium
	}
	return f.Reader.ReadAt(p, at)
}

// later breaks once the directory has been read: everything after n reads fails.
type later struct {
	*bytes.Reader
	left *int
}

func (l later) ReadAt(p []byte, at int64) (int, error) {
	if *l.left--; *l.left < 0 {
		return 0, errMedium
	}
	return l.Reader.ReadAt(p, at)
}

func TestAFailingMediumIsNoFaultOfTheFile(t *testing.T) {
	file := goodParts().pack(t)
	_, err := Open(failing{bytes.NewReader(file), 100}, int64(len(file)), Submission)
	if !errors.Is(err, errMedium) {
		t.Errorf("got %v", err)
	}
	refusals := 0
	for n := range 100 {
		left := n
		b, err := Open(later{bytes.NewReader(file), &left}, int64(len(file)), Submission)
		if err == nil {
			err = b.Check()
		}
		if err == nil {
			break
		}
		if !errors.Is(err, errMedium) {
			t.Fatalf("after %d reads: %v", n, err)
		}
		refusals++
	}
	if refusals < 20 {
		t.Errorf("only %d reads", refusals)
	}
	compound := append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 200_000)...)
	if _, err := Sniff(failing{bytes.NewReader(compound), 80_000}, int64(len(compound))); !errors.Is(err, errMedium) {
		t.Errorf("got %v", err)
	}
}

func TestAFileShorterThanItsSize(t *testing.T) {
	file := goodParts().pack(t)
	_, err := Open(bytes.NewReader(file[:len(file)/2]), int64(len(file)), Submission)
	if got := reasonOf(t, err); got != Truncated {
		t.Errorf("got %v", err)
	}
	_, err = Open(strings.NewReader(""), 10, Submission)
	if got := reasonOf(t, err); got != Truncated {
		t.Errorf("got %v", err)
	}
}
