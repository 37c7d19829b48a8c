package sheet

import (
	"bytes"
	"encoding/binary"
	"strconv"
	"strings"
	"testing"
)

// Every test here spoils one thing in a good workbook and asks for the reason by name.

func TestFirstBytes(t *testing.T) {
	ole := "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + strings.Repeat("\x00", 70_000)
	tests := []struct {
		name, bytes string
		want        Reason
	}{
		{"empty", "", Empty},
		{"prose", "Beste secretaris,\nhierbij onze toezeggingen.\n", PlainText},
		{"csv", "nummer;titel\nT-001;Energie\n", CSV},
		{"csv with a mark", "\xEF\xBB\xBFnummer,titel\r\nT-001,Energie\r\n", CSV},
		{"csv with lines in a cell", "nummer,titel\nT-001,\"een, twee\ndrie\"\n", CSV},
		{"tabs in one line", "nummer\ttitel", CSV},
		{"a short zip", "PK\x03\x04", Truncated},
		{"unicode text", "\xFF\xFEa\x00\t\x00b\x00\r\x00\n\x00c\x00\t\x00d\x00", CSV},
		{"html", "<!DOCTYPE html>\n<html><body>", HTML},
		{"a table as xls", "<meta charset=utf-8>\n<table><tr><td>1</td></tr></table>", HTML},
		{"xml", "<?xml version=\"1.0\"?><Workbook/>", NotXLSX},
		{"pdf", "%PDF-1.7\n", NotXLSX},
		{"ods", "PK\x03\x04" + strings.Repeat("\x00", 26) + "mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK", ODS},
		{"odt", "PK\x03\x04" + strings.Repeat("\x00", 26) + "mimetypeapplication/vnd.oasis.opendocument.textPK", NotXLSX},
		{"old xls", ole + string(wide("Workbook")), OldXLS},
		{"older xls", ole + string(wide("Book")), OldXLS},
		{"encrypted", ole + string(wide("EncryptedPackage")) + ole, Encrypted},
		{"another compound file", ole, NotXLSX},
		{"age", "age-encryption.org/v1\n-> X25519 …", Sealed},
		{"age in letters", "-----BEGIN AGE ENCRYPTED FILE-----\nYWdl", Sealed},
		{"a file that opens with a letter only", "a", PlainText},
		{"rtf", `{\rtf1\ansi`, NotXLSX},
		{"zeros", strings.Repeat("\x00", 100), NotXLSX},
		{"latin-1", "Geachte mevrouw Andr\xE9", PlainText},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := openBytes([]byte(tt.bytes), Submission)
			if got := reasonOf(t, err); got != tt.want {
				t.Errorf("got %q", got)
			}
		})
	}
}

func TestEncryptedNameAcrossPieces(t *testing.T) {
	name := wide("EncryptedPackage")
	for at := 64<<10 - len(name) - 1; at <= 64<<10+1; at++ {
		file := append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 140_000)...)
		copy(file[at:], name)
		if got, err := Sniff(bytes.NewReader(file), int64(len(file))); got != Encrypted || err != nil {
			t.Fatalf("name at %d: got %q, %v", at, got, err)
		}
	}
}

func TestPackageDoors(t *testing.T) {
	good := goodParts()
	replace := func(part string, pairs ...string) parts {
		return good.with(parts{part: strings.NewReplacer(pairs...).Replace(good[part])})
	}
	const types, top, book, rels = "[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
	mainType := strings.TrimSuffix(typeWorkbook, "sheet.main+xml")
	tests := []struct {
		name string
		p    parts
		want Reason
	}{
		{"no types", good.with(parts{types: ""}), NotXLSX},
		{"no root relations", good.with(parts{top: ""}), NotXLSX},
		{"a text document", replace(types, typeWorkbook, strings.Replace(mainType, "spreadsheetml", "wordprocessingml", 1)+"document.main+xml"), NotXLSX},
		{"a template", replace(types, typeWorkbook, mainType+"template.main+xml"), NotXLSX},
		{"macros by type", replace(types, typeWorkbook, "application/vnd.ms-excel.sheet.macroEnabled.main+xml"), Macros},
		{"macros by part", good.with(parts{"xl/VbaProject.bin": "x"}), Macros},
		{"macros by another name", replace(types, `<Default Extension="xml"`, `<Default Extension="png" ContentType="application/vnd.ms-office.vbaProject"/><Default Extension="xml"`).with(parts{"xl/a.png": "x"}), Macros},
		{"macro sheet", replace(types, "</Types>", `<Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.ms-excel.macrosheet+xml"/></Types>`), Macros},
		{"binary", replace(types, typeWorkbook, typeBinary), Binary},
		{"external link by relation", replace(rels, "</Relationships>", `<Relationship Id="x" Type="`+relsURI+`/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>`), ExternalSource},
		{"external link by type", replace(types, "</Types>", `<Override PartName="/xl/externalLinks/externalLink1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"/></Types>`).
			with(parts{"xl/externalLinks/externalLink1.xml": "<a/>"}), ExternalSource},
		{"strings from outside", replace(rels, `Target="sharedStrings.xml"`, `Target="http://example.org/s.xml" TargetMode="External"`), ExternalSource},
		{"relation climbing out", replace(rels, "worksheets/sheet1.xml", "../../../etc/passwd"), EscapingName},
		{"a sheet that isn't there", good.with(parts{"xl/worksheets/sheet1.xml": ""}), MissingPart},
		{"strings that aren't there", good.with(parts{"xl/sharedStrings.xml": ""}), MissingPart},
		{"styles that aren't there", good.with(parts{"xl/styles.xml": ""}), MissingPart},
		{"properties that aren't there", good.with(parts{"docProps/custom.xml": ""}), MissingPart},
		{"workbook that isn't there", replace(top, "xl/workbook.xml", "xl/workboek.xml").with(parts{types: strings.ReplaceAll(good[types], "workbook.xml", "workboek.xml")}), MissingPart},
		{"two workbooks", replace(top, "</Relationships>", `<Relationship Id="z" Type="`+relsURI+`/officeDocument" Target="b.xml"/></Relationships>`), Structure},
		{"two relations of one name", replace(rels, "rId2", "rId1"), Structure},
		{"two sheets of one name", replace(book, "Twee", "EéN"), Structure},
		{"two sheets of one part", replace(book, `r:id="rId2"`, `r:id="rId1"`), Structure},
		{"a sheet without relation", replace(book, `r:id="rId2"`, `r:id="rId7"`), Structure},
		{"no sheets", replace(book, `<sheet name="Eén" sheetId="1" r:id="rId1"/>`, "", `<sheet name="Twee" sheetId="2" state="hidden" r:id="rId2"/>`, ""), Structure},
		{"a name of no sheet", replace(book, `localSheetId="1"`, `localSheetId="x"`), Structure},
		{"another root", replace("xl/styles.xml", "styleSheet", "stylesheet"), Structure},
		{"root of no space", replace("xl/styles.xml", `xmlns="`+mainURI+`"`, ""), Structure},
		{"a property twice", replace("docProps/custom.xml", "</Properties>", `<property name="schema"><vt:lpwstr>2</vt:lpwstr></property></Properties>`), Structure},
		{"a template by extension only", replace(types, `<Override PartName="/xl/workbook.xml" ContentType="`+typeWorkbook+`"/>`, ""), NotXLSX},
		{"workbook outside", replace(top, `Target="xl/workbook.xml"`, `Target="http://example.org/x" TargetMode="External"`), Structure},
		{"workbook climbing out", replace(top, `Target="xl/workbook.xml"`, `Target="../x.xml"`), EscapingName},
		{"properties climbing out", replace(top, `Target="docProps/custom.xml"`, `Target="/../x.xml"`), EscapingName},
		{"two tables of strings", replace(rels, "</Relationships>", `<Relationship Id="z" Type="`+relsURI+`/sharedStrings" Target="styles.xml"/></Relationships>`), Structure},
		{"types cut off", good.with(parts{types: good[types][:300]}), Truncated},
		{"relations cut off", good.with(parts{rels: good[rels][:300]}), Truncated},
		{"root relations cut off", good.with(parts{top: good[top][:300]}), Truncated},
		{"element in a name", replace(book, "'Eén'!$B$1", "<b/>"), Structure},
		{"element in a text", replace("xl/sharedStrings.xml", "Toezegging", "<b/>"), Structure},
		{"element in a property", replace("docProps/custom.xml", ">1</vt", "><b/></vt"), Structure},
		{"a backslash", good.with(parts{`xl\evil.xml`: "x"}), EscapingName},
		{"dots", good.with(parts{`xl/../../evil.xml`: "x"}), EscapingName},
		{"absolute", good.with(parts{`/evil.xml`: "x"}), EscapingName},
		{"drive", good.with(parts{`C:evil.xml`: "x"}), EscapingName},
		{"two parts of one name", good.with(parts{"XL/Workbook.xml": "x"}), DuplicatePart},
	}
	texts := sentences(t, "nl")
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { refused(t, texts, tt.p.pack(t), Submission, tt.want) })
	}
}

// refused expects a file to be refused for a reason, with a fault that fills its sentence.
func refused(t *testing.T, texts map[string]string, file []byte, limits Limits, want Reason) {
	t.Helper()
	got, err := content(file, limits)
	if reasonOf(t, err) != want {
		t.Fatalf("want %s, got %v %s", want, err, got)
	}
	sayable(t, texts, err)
}

func TestSheetDoors(t *testing.T) {
	cell := func(c string) string { return sheetXML(`<row r="1">` + c + `</row>`) }
	tests := []struct {
		name, xml string
		want      Reason
	}{
		{"doctype", `<!DOCTYPE x [<!ENTITY a "b">]>` + sheetXML(""), Doctype},
		{"doctype in small letters", `<!doctype x>` + sheetXML(""), Doctype},
		{"entity", cell(`<c r="A1" t="str"><v>&a;</v></c>`), BadXML},
		{"cut off", strings.TrimSuffix(sheetXML(""), "</worksheet>"), Truncated},
		{"nothing", " ", Truncated},
		{"wrong end", strings.Replace(sheetXML(""), "</sheetData>", "</sheetdata>", 1), BadXML},
		{"end without begin", sheetXML("") + "</a>", BadXML},
		{"garbage behind", sheetXML("") + "x", BadXML},
		{"a second root", sheetXML("") + "<a/>", BadXML},
		{"a second declaration", sheetXML("") + "<?xml version=\"1.0\"?>", BadXML},
		{"XML 1.1", strings.Replace(sheetXML(""), `"1.0"`, `"1.1"`, 1), BadXML},
		{"latin-1", strings.Replace(sheetXML(""), "UTF-8", "ISO-8859-1", 1), Encoding},
		{"bytes outside UTF-8", cell("<c t=\"str\"><v>\xE9</v></c>"), Encoding},
		{"UTF-16 with a mark", "\xFF\xFE<\x00a\x00/\x00>\x00", Encoding},
		{"UTF-16 without", "<\x00a\x00/\x00>\x00", Encoding},
		{"UTF-16 the other way", "\x00<\x00a\x00/\x00>", Encoding},
		{"control character", cell("<c t=\"str\"><v>\x01</v></c>"), BadXML},
		{"control character by number", cell("<c t=\"str\"><v>&#1;</v></c>"), BadXML},
		{"no letter", cell("<c t=\"str\"><v>\uFFFF</v></c>"), BadXML},
		{"half a letter", cell("<c t=\"str\"><v>&#xD800;</v></c>"), BadXML},
		{"bare ampersand", cell("<c t=\"str\"><v>a & b</v></c>"), BadXML},
		{"]]> in text", cell("<c t=\"str\"><v>]]></v></c>"), BadXML},
		{"< in a value", cell(`<c r="<"><v>1</v></c>`), BadXML},
		{"attribute twice", cell(`<c r="A1" r="A1"><v>1</v></c>`), BadXML},
		{"attribute without value", cell(`<c r><v>1</v></c>`), BadXML},
		{"attribute without quotes", cell(`<c r=A1><v>1</v></c>`), BadXML},
		{"attributes joined", cell(`<c r="A1"s="1"><v>1</v></c>`), BadXML},
		{"bad name", cell(`<1c/>`), BadXML},
		{"prefix undeclared", cell(`<y:c/>`), BadXML},
		{"prefix of an attribute undeclared", cell(`<c y:r="1"/>`), BadXML},
		{"-- in a comment", cell(`<!-- a -- b -->`), BadXML},
		{"comment without end", sheetXML("") + "<!-- ", Truncated},
		{"a name after <!", cell(`<!x>`), BadXML},
		{"an endless tag", cell("<c " + strings.Repeat(" ", pieceMost+firstBuffer)), BadXML},
		{"endless blanks", cell(strings.Repeat(" ", 2*pieceMost)), BadXML},
		{"many attributes", cell("<c" + manyAttributes(attributesMost+1) + "/>"), BadXML},
		{"two tables", strings.Replace(sheetXML(""), "<sheetData>", "<sheetData/><sheetData>", 1), Structure},
		{"element in a value", cell(`<c r="A1"><v><b/>1</v></c>`), Structure},
		{"another root", `<chartsheet xmlns="` + mainURI + `"/>`, Structure},
		{"rows back", sheetXML(`<row r="2"/><row r="1"/>`), RowOrder},
		{"row twice", sheetXML(`<row r="2"/><row r="2"/>`), RowOrder},
		{"row 0", sheetXML(`<row r="0"/>`), CellPlace},
		{"row outside", sheetXML(`<row r="1048577"/>`), CellPlace},
		{"row pushed outside", sheetXML(`<row r="1048576"/><row/>`), CellPlace},
		{"cells back", cell(`<c r="B1"><v>1</v></c><c r="A1"><v>1</v></c>`), CellOrder},
		{"cell twice", cell(`<c r="B1"><v>1</v></c><c r="B1"><v>1</v></c>`), CellOrder},
		{"cell of another row", cell(`<c r="A2"><v>1</v></c>`), CellPlace},
		{"column outside", cell(`<c r="XFE1"><v>1</v></c>`), CellPlace},
		{"column pushed outside", cell(`<c r="XFD1"/><c/>`), CellPlace},
		{"small letters", cell(`<c r="a1"><v>1</v></c>`), CellPlace},
		{"no letters", cell(`<c r="1"><v>1</v></c>`), CellPlace},
		{"no number", cell(`<c r="A1"><v>1,5</v></c>`), CellValue},
		{"not a number", cell(`<c r="A1"><v>NaN</v></c>`), CellValue},
		{"exponent too long", cell(`<c r="A1"><v>1E99999</v></c>`), CellValue},
		{"a shared text that isn't there", cell(`<c r="A1" t="s"><v>2</v></c>`), CellValue},
		{"a shared text below", cell(`<c r="A1" t="s"><v>-1</v></c>`), CellValue},
		{"no boolean", cell(`<c r="A1" t="b"><v>2</v></c>`), CellValue},
		{"no error", cell(`<c r="A1" t="e"><v>N/A</v></c>`), CellValue},
		{"no date", cell(`<c r="A1" t="d"><v>2026-02-30</v></c>`), CellValue},
		{"no type", cell(`<c r="A1" t="x"><v>1</v></c>`), CellValue},
		{"two values", cell(`<c r="A1"><v>1</v><v>2</v></c>`), CellValue},
	}
	texts := sentences(t, "nl")
	limits := Submission
	limits.Ratio = 10_000 // not what is tried here
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			// The second sheet, so that a fault must get past one that is fine.
			refused(t, texts, goodParts().with(parts{"xl/worksheets/sheet2.xml": tt.xml}).pack(t), limits, tt.want)
		})
	}
}

func manyAttributes(n int) string {
	var s strings.Builder
	for i := range n {
		s.WriteString(" a" + strings.Repeat("b", i) + `=""`)
	}
	return s.String()
}

func TestPlaceOfAFault(t *testing.T) {
	for rows, want := range map[string]string{
		`<row r="7"><c r="C7"><v>x</v></c></row>`:  "'Eén'!C7",
		`<row r="7"/><row r="5"><c r="C7"/></row>`: "'Eén'!5",
		`<row r="7"><c r="C7"/><c r="B7"/></row>`:  "'Eén'!D7",
		`<row r="1"><c r="A1"><v>1</w></c></row>`:  "byte " + strconv.Itoa(len(xmlHead)+len(`<worksheet xmlns="`+mainURI+`"><sheetData><row r="1"><c r="A1"><v>1`)),
	} {
		_, err := content(goodParts().with(parts{"xl/worksheets/sheet1.xml": sheetXML(rows)}).pack(t), Submission)
		if f, ok := err.(*Fault); !ok || f.Place != want || f.Part != "xl/worksheets/sheet1.xml" {
			t.Errorf("%s: %v", rows, err)
		}
	}
}

func TestLimits(t *testing.T) {
	good := goodParts()
	rows := sheetXML(strings.Repeat(`<row><c><v>1</v></c><c/></row>`, 50))
	tests := []struct {
		name  string
		lower func(*Limits)
		p     parts
		want  Reason
	}{
		{"file", func(l *Limits) { l.FileBytes = 100 }, good, TooLarge},
		{"all parts", func(l *Limits) { l.UnpackedBytes = 1000 }, good, UnpackedSize},
		{"one part", func(l *Limits) { l.PartBytes = 400 }, good, PartSize},
		{"parts", func(l *Limits) { l.Parts = len(good) - 1 }, good, TooManyParts},
		{"ratio", func(*Limits) {}, good.with(parts{"xl/zeros.xml": strings.Repeat("0", 2<<20)}), Ratio},
		{"cells of one sheet", func(l *Limits) { l.Cells = 49 }, good.with(parts{"xl/worksheets/sheet1.xml": rows}), TooManyCells},
		{"cells of all sheets", func(l *Limits) { l.Cells = 50 }, good.with(parts{"xl/worksheets/sheet1.xml": rows}), TooManyCells},
		{"texts", func(l *Limits) { l.SharedStrings = 1 }, good, TooManyTexts},
		{"shared text", func(l *Limits) { l.TextUnits = 11 }, good, TextTooLong},
		{"text in place", func(*Limits) {}, good.with(parts{"xl/worksheets/sheet1.xml": sheetXML(`<row><c t="inlineStr"><is><t>` + strings.Repeat("😀", 16_384) + `</t></is></c></row>`)}), TextTooLong},
		{"depth of a plain value", func(l *Limits) { l.Depth = 4 }, good.with(parts{"xl/sharedStrings.xml": `<sst xmlns="` + mainURI + `"/>`, "xl/worksheets/sheet1.xml": rows}), TooDeep},
		{"depth", func(l *Limits) { l.Depth = 4 }, good, TooDeep},
		{"none at all", func(l *Limits) { *l = Limits{FileBytes: 1 << 20} }, good, TooManyParts},
	}
	texts := sentences(t, "nl")
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			limits := Submission
			tt.lower(&limits)
			refused(t, texts, tt.p.pack(t), limits, tt.want)
		})
	}
	exact := Submission
	exact.Cells, exact.TextUnits, exact.Parts, exact.SharedStrings, exact.Depth = 51, 12, len(good), 2, 5
	if _, err := content(good.with(parts{"xl/worksheets/sheet1.xml": rows}).pack(t), exact); err != nil {
		t.Errorf("at the limits: %v", err)
	}
}

// change overwrites bytes behind the nth place where a mark stands.
func change(t *testing.T, file []byte, mark string, nth, offset int, with ...byte) []byte {
	t.Helper()
	spoiled := bytes.Clone(file)
	at := -1
	for range nth {
		i := bytes.Index(spoiled[at+1:], []byte(mark))
		if i < 0 {
			t.Fatalf("no %q", mark)
		}
		at += 1 + i
	}
	copy(spoiled[at+offset:], with)
	return spoiled
}

// moved puts bytes in front of a file and corrects every place in it, as programs that unpack themselves do.
func moved(file, front []byte) []byte {
	all := append(bytes.Clone(front), file...)
	end := len(all) - endLength
	at := int(little.Uint32(all[end+16:])) + len(front)
	little.PutUint32(all[end+16:], uint32(at))
	for at < end {
		little.PutUint32(all[at+42:], little.Uint32(all[at+42:])+uint32(len(front)))
		at += centralLength + int(little.Uint16(all[at+28:])) + int(little.Uint16(all[at+30:])) + int(little.Uint16(all[at+32:]))
	}
	return all
}

func TestContainerDoors(t *testing.T) {
	file := goodParts().pack(t)
	const local, central, end = "PK\x03\x04", "PK\x01\x02", "PK\x05\x06"
	var zero [4]byte
	first := binary.LittleEndian.Uint32(file[bytes.Index(file, []byte(central))+24:])
	tests := []struct {
		name string
		file []byte
		want Reason
	}{
		{"cut", file[:len(file)-1], Truncated},
		{"bytes behind", append(bytes.Clone(file), 0), Truncated},
		{"bytes in front", append([]byte(local), file...), DamagedZip},
		{"packed bytes spoiled", change(t, file, local, 1, 60, 0xFF, 0xFF, 0xFF, 0xFF), Checksum},
		{"checksum spoiled", change(t, file, central, 1, 16, 1, 2, 3, 4), Checksum},
		{"another name in front", change(t, file, local, 2, 30, 'x'), HeadersDiffer},
		{"another packing in front", change(t, file, local, 2, 8, 0), HeadersDiffer},
		{"encrypted", change(t, file, central, 2, 8, 1), Packing},
		{"another packing", change(t, file, central, 2, 10, 12), Packing},
		{"smaller than it says", change(t, file, central, 1, 24, byte(first)+1), Truncated},
		{"larger than it says", change(t, file, central, 1, 24, byte(first)-1), HeadersDiffer},
		{"two of the same bytes", change(t, file, central, 2, 42, zero[:]...), Overlap},
		{"running into the next", change(t, file, central, 1, 21, 0xFF), Overlap},
		{"one part fewer", change(t, file, end, 1, 8, 9, 0, 9), DamagedZip},
		{"one part more", change(t, file, end, 1, 8, 11, 0, 11), DamagedZip},
		{"several volumes", change(t, file, end, 1, 8, 9), DamagedZip},
		{"directory elsewhere", change(t, file, end, 1, 16, 0), DamagedZip},
		{"64 bits without any", change(t, file, end, 1, 16, 0xFF, 0xFF, 0xFF, 0xFF), DamagedZip},
		{"a folder with content", bytes.ReplaceAll(goodParts().with(parts{"xl/folder~": "x"}).pack(t), []byte("xl/folder~"), []byte("xl/folder/")), DamagedZip},
		{"64-bit record spoiled", change(t, goodParts().in64(t), "PK\x06\x06", 1, 0, 'X'), DamagedZip},
		{"64-bit record with a huge directory", change(t, goodParts().in64(t), "PK\x06\x06", 1, 46, 0xFF, 0x7F), DamagedZip},
		{"64-bit record with a huge count", change(t, goodParts().in64(t), "PK\x06\x06", 1, 38, 0xFF, 0x7F), TooManyParts},
		{"a name that doesn't end", change(t, file, central, 10, 28, 0xFF, 0xFF), DamagedZip},
		{"64-bit size that isn't there", change(t, file, central, 1, 24, 0xFF, 0xFF, 0xFF, 0xFF), DamagedZip},
		{"part behind the directory", change(t, file, central, 10, 42, 0xFF, 0xFF, 0xFF, 0x7F), Truncated},
		{"sizes differ in front", change(t, goodParts().packed(t, stored), local, 2, 22, 1), HeadersDiffer},
		{"a name in front that runs out", change(t, file, local, 10, 26, 0xFF, 0xFF), Truncated},
		{"bytes behind the end of a part", change(t, file, central, 1, 20, file[bytes.Index(file, []byte(central))+20]+1), DamagedZip},
		{"bytes in front, all places moved", moved(file, []byte(local)), DamagedZip},
		{"no part in front", change(t, file, local, 2, 0, 'X'), DamagedZip},
	}
	texts := sentences(t, "nl")
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { refused(t, texts, tt.file, Submission, tt.want) })
	}
}
