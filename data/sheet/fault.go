package sheet

import (
	"strconv"
	"strings"
)

// Reason is why a file was refused, as a stable code. The sentence for people stands in the translations as
// "sheet.<reason>". A reason is an error itself, so that errors.Is(err, sheet.Encrypted) tells one from another.
type Reason string

// What the first bytes say: the file is something else.
const (
	Empty     Reason = "empty"     // no bytes at all
	PlainText Reason = "text"      // readable text, not a table
	CSV       Reason = "csv"       // text in columns
	HTML      Reason = "html"      // a web page
	ODS       Reason = "ods"       // OpenDocument spreadsheet
	OldXLS    Reason = "old-xls"   // Excel 97-2003
	Encrypted Reason = "encrypted" // a workbook with an Excel password
	Sealed    Reason = "sealed"    // encrypted with age
	Binary    Reason = "xlsb"      // Excel binary workbook
	NotXLSX   Reason = "not-xlsx"  // anything else
)

// What the container says.
const (
	DamagedZip     Reason = "damaged-zip"     // the list of parts can't be read or contradicts itself
	Truncated      Reason = "truncated"       // a part or the file ends early
	Checksum       Reason = "checksum"        // a part isn't what was packed
	HeadersDiffer  Reason = "headers-differ"  // the two descriptions of a part contradict each other
	Overlap        Reason = "overlap"         // two parts share bytes
	Packing        Reason = "packing"         // packed or encrypted in a way workbooks never are
	DuplicatePart  Reason = "duplicate-part"  // two parts of one name
	EscapingName   Reason = "escaping-name"   // a name that points outside the file
	MissingPart    Reason = "missing-part"    // a part that another part needs
	Macros         Reason = "macros"          // holds program code
	ExternalSource Reason = "external-source" // takes values from another file
)

// What is too much.
const (
	TooLarge     Reason = "too-large"        // the file
	UnpackedSize Reason = "unpacked-size"    // all parts together
	PartSize     Reason = "part-size"        // one part
	Ratio        Reason = "ratio"            // packed suspiciously small
	TooManyParts Reason = "too-many-parts"   //
	TooManyCells Reason = "too-many-cells"   //
	TextTooLong  Reason = "text-too-long"    // one cell
	TooManyTexts Reason = "too-many-strings" // shared strings
	TooDeep      Reason = "too-deep"         // elements inside one another
)

// What the XML and the cells say.
const (
	Doctype   Reason = "doctype"    // document type or entity declarations
	Encoding  Reason = "encoding"   // not UTF-8
	BadXML    Reason = "xml"        // not well-formed
	Structure Reason = "structure"  // well-formed, but no workbook
	RowOrder  Reason = "row-order"  // rows out of order or twice
	CellOrder Reason = "cell-order" // cells out of order or twice
	CellPlace Reason = "cell-place" // a row or cell outside the grid, or with an unreadable place
	CellValue Reason = "cell-value" // a value that isn't of the kind it says
	NoSheet   Reason = "no-sheet"   // asked for a sheet that isn't there
)

// Reasons lists every reason there is, in the order above.
func Reasons() []Reason {
	return []Reason{
		Empty, PlainText, CSV, HTML, ODS, OldXLS, Encrypted, Sealed, Binary, NotXLSX,
		DamagedZip, Truncated, Checksum, HeadersDiffer, Overlap, Packing, DuplicatePart, EscapingName, MissingPart,
		Macros, ExternalSource,
		TooLarge, UnpackedSize, PartSize, Ratio, TooManyParts, TooManyCells, TextTooLong, TooManyTexts, TooDeep,
		Doctype, Encoding, BadXML, Structure, RowOrder, CellOrder, CellPlace, CellValue, NoSheet,
	}
}

// Error gives the code itself.
func (r Reason) Error() string { return string(r) }

// Fault is a refusal: why, in which part of the file, where, what was found and what was expected. Fields that say
// nothing for a reason are empty.
type Fault struct {
	Reason   Reason
	Part     string // name of the part inside the file: "xl/workbook.xml"
	Place    string // "'Toezeggingen'!C7" or "byte 1234" of the unpacked part
	Found    string // at most some dozens of letters
	Expected string // a limit or a form
}

// Error is a short line for logs, in English.
func (f *Fault) Error() string {
	var s strings.Builder
	s.WriteString("workbook refused: ")
	s.WriteString(string(f.Reason))
	for _, piece := range [...][2]string{{" in ", f.Part}, {" at ", f.Place}, {", found ", f.Found}, {", expected ", f.Expected}} {
		if piece[1] != "" {
			s.WriteString(piece[0])
			s.WriteString(piece[1])
		}
	}
	return s.String()
}

// Unwrap gives the reason, for errors.Is.
func (f *Fault) Unwrap() error { return f.Reason }

// Values gives the placeholders of the reason's sentence: part, place, found, expected.
func (f *Fault) Values() map[string]string {
	return map[string]string{"part": f.Part, "place": f.Place, "found": f.Found, "expected": f.Expected}
}

// beyond is the fault of a limit passed, in plain numbers.
func beyond(reason Reason, part string, found, limit int64) *Fault {
	return &Fault{Reason: reason, Part: part, Found: strconv.FormatInt(found, 10), Expected: strconv.FormatInt(limit, 10)}
}

// oversize is beyond for bytes, in a unit that people know; what was found is rounded up, so that it never looks allowed.
func oversize(reason Reason, part string, found, limit int64) *Fault {
	return &Fault{Reason: reason, Part: part, Found: mebibytes(found), Expected: mebibytes(limit)}
}

// mebibytes writes a size as file managers do, the same in both languages.
func mebibytes(n int64) string {
	const mebibyte = 1 << 20
	if n < mebibyte {
		return strconv.FormatInt(n, 10) + " bytes"
	}
	return strconv.FormatInt((n-1)/mebibyte+1, 10) + " MiB"
}

// excerpt shortens what a file holds to what a sentence can carry.
func excerpt(s []byte) string {
	// Cut before converting: what is found may be a megabyte.
	const most = 40
	runes := []rune(strings.ToValidUTF8(string(s[:min(len(s), 4*most)]), "\uFFFD"))
	if len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return string(runes)
}
