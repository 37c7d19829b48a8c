package sheet

import (
	"bytes"
	"errors"
	"io"
)

// sniffBytes is how much of a text is looked at: enough for a few lines of a table or the head of a page.
const sniffBytes = 4096

// Sniff tells from the bytes themselves, never from a name, what a file is. It gives "" for a container that Open may
// try, otherwise the reason Open would refuse it with: Encrypted for a workbook with a password, Sealed for age.
// The error is that of reading r.
func Sniff(r io.ReaderAt, size int64) (Reason, error) {
	head, err := readAt(r, 0, min(size, sniffBytes))
	if err != nil {
		return "", err
	}
	switch {
	case len(head) == 0:
		return Empty, nil
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return sniffZip(head), nil
	case bytes.HasPrefix(head, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return sniffCompound(io.NewSectionReader(r, 0, size))
	case bytes.HasPrefix(head, []byte("age-encryption.org/")), bytes.HasPrefix(head, []byte("-----BEGIN AGE ENCRYPTED FILE")):
		return Sealed, nil
	}
	return sniffText(head), nil
}

// sniffZip knows OpenDocument by its first entry, which is stored as it is so that exactly this can be done.
func sniffZip(head []byte) Reason {
	const name, kind = "mimetype", "application/vnd.oasis.opendocument."
	if len(head) < 30 || !bytes.HasPrefix(head[30:], []byte(name)) {
		return ""
	}
	_, rest, found := bytes.Cut(head[30+len(name):], []byte(kind))
	switch {
	case found && bytes.HasPrefix(rest, []byte("spreadsheet")):
		return ODS
	case found:
		return NotXLSX
	}
	return ""
}

// sniffCompound looks through a compound file (the old container of Microsoft's programs) for the names of its streams.
// An encrypted package may stand anywhere in it, so all of it is looked at, in pieces that overlap by a name.
func sniffCompound(r io.Reader) (Reason, error) {
	// Names stand in UTF-16; "Book" is what Excel 5 wrote, "Workbook" its successors.
	encrypted, workbook, book := wide("EncryptedPackage"), wide("Workbook"), wide("Book")
	const piece = 64 << 10
	buf := make([]byte, 0, piece+len(encrypted))
	form := NotXLSX
	for {
		n, err := io.ReadFull(r, buf[len(buf):len(buf)+piece])
		buf = buf[:len(buf)+n]
		if bytes.Contains(buf, encrypted) {
			return Encrypted, nil
		}
		if bytes.Contains(buf, workbook) || bytes.Contains(buf, book) {
			form = OldXLS
		}
		if err == io.EOF || errors.Is(err, io.ErrUnexpectedEOF) {
			return form, nil
		}
		if err != nil {
			return "", err
		}
		buf = append(buf[:0], buf[len(buf)-len(encrypted):]...)
	}
}

// wide writes an ASCII name as compound files do, in UTF-16.
func wide(name string) []byte {
	w := make([]byte, 0, 2*len(name))
	for i := range len(name) {
		w = append(w, name[i], 0)
	}
	return w
}

// sniffText tells apart what has no mark of its own in front. It needn't be right always: it only chooses between
// sentences that all say "not this file".
func sniffText(head []byte) Reason {
	text := head
	if bytes.HasPrefix(head, []byte("\xFF\xFE")) || bytes.HasPrefix(head, []byte("\xFE\xFF")) {
		// "Unicode text" of Excel: without the zero bytes its letters and separators read as plain text.
		text = bytes.ReplaceAll(head[2:], []byte{0}, nil)
	}
	text = bytes.TrimPrefix(text, []byte("\xEF\xBB\xBF"))
	if !readable(text) {
		return NotXLSX
	}
	start := bytes.ToLower(bytes.TrimSpace(text))
	switch {
	case bytes.HasPrefix(start, []byte("<!doctype html")), bytes.HasPrefix(start, []byte("<html")),
		bytes.HasPrefix(start, []byte("<")) && (bytes.Contains(start, []byte("<html")) || bytes.Contains(start, []byte("<table"))):
		return HTML
	case bytes.HasPrefix(start, []byte("<?xml")), bytes.HasPrefix(start, []byte("%pdf")), bytes.HasPrefix(start, []byte(`{\rtf`)):
		return NotXLSX
	case inColumns(text):
		return CSV
	}
	return PlainText
}

// readable tells whether bytes could be a text of any common encoding: no control characters but those that lay out.
func readable(text []byte) bool {
	for _, c := range text {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' || c == 0x7F {
			return false
		}
	}
	return true
}

// inColumns tells whether the first lines have the same separator, equally often. A comma in a single line is prose.
func inColumns(text []byte) bool {
	lines := bytes.Split(bytes.TrimSpace(unquoted(text)), []byte("\n"))
	for _, separator := range []byte(";\t,|") {
		mark := []byte{separator}
		n := bytes.Count(lines[0], mark)
		if n > 0 && (len(lines) == 1 && separator != ',' || len(lines) > 1 && bytes.Count(lines[1], mark) == n) {
			return true
		}
	}
	return false
}

// unquoted leaves out what stands between quotes: separators and line ends in there belong to a cell.
func unquoted(text []byte) []byte {
	var outside []byte
	for i, piece := range bytes.Split(text, []byte{'"'}) {
		if i%2 == 0 {
			outside = append(outside, piece...)
		}
	}
	return outside
}
