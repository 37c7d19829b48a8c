// Package sheet reads the cells of an .xlsx workbook that a stranger sent: strictly, streaming, within limits. It knows
// nothing of commitments; the room that carries workbooks (data/workbook) finds meaning in the rows given here.
//
// What it promises:
//   - A file is whole or it is refused. Damage, two parts of one name, a failed checksum, a cut sheet, cells out of
//     order: each ends in a *Fault that says the reason, the part and the place. Check and All prove a whole file
//     before a row of it is used; Rows alone finds damage only when it gets there.
//   - Nothing in a file decides how much memory or time is spent: Limits does. Sizes in headers are held against what
//     really comes out while it comes out.
//   - Values are given as they are stored: numbers keep their decimal text, formulas count by their stored result,
//     nothing is guessed and no cell is dropped.
//   - No network, no external file, no macro, no entity is ever followed.
//
// How a file comes through: Sniff looks at the first bytes and says what else it could be. The directory (directory.go)
// lists the parts; archive.go holds it against what stands in front of each part and against the limits; part.go unpacks
// one and sums it. The scanner (scanner.go, tag.go, text.go, prolog.go, names.go) turns a part into elements and text.
// package.go and workbook.go find the sheets, styles.go and strings.go read what cells refer to, rows.go and value.go
// the cells.
//
// How it is used: Open, then either All, which proves the file and gives every row in one pass, or Check and then Rows
// for what is too large to hold. A caller that asks for a password does so when errors.Is(err, Encrypted), decrypts, and
// opens the result again: what was encrypted is read as strictly as anything else.
//
// Memory: one row, the shared strings, and buffers that don't grow beyond two megabytes, whatever the file says.
//
// It reads transitional and strict Office Open XML in UTF-8, as Excel, LibreOffice, Google Sheets, Numbers and WPS write it.
package sheet

import (
	"io"
	"path"
	"strings"
)

// Sheet is one worksheet as the workbook lists it; chart sheets hold no cells and are left out.
type Sheet struct {
	Name   string
	Hidden bool // hidden or "very hidden"

	part string
}

// Name is a defined name and what it refers to, as stored: "'Toezeggingen'!$B$3". Sheet is the name of the sheet it
// belongs to, or empty for the whole workbook.
type Name struct {
	Name, Refers, Sheet string
}

// Book is an opened workbook. It holds the list of sheets, the shared strings and the date formats; rows are read from
// the file each time they are asked for. It doesn't change after Open and may be read by several goroutines.
type Book struct {
	limits  Limits
	parts   *archive
	sheets  []Sheet
	names   []Name
	strings []string
	dates   []dateStyle // by cell style index
	epoch   epoch
	custom  string          // the part with custom properties, or ""
	proven  map[string]bool // parts read to their end while opening, by folded name
}

// Open looks at the first bytes, the container and the workbook's own parts, and at no sheet, so that a file that isn't
// wanted after all costs little. The reader must stay open as long as the
// book is used. Every error about the file is a *Fault; others come from reading r.
func Open(r io.ReaderAt, size int64, limits Limits) (*Book, error) {
	if size > limits.FileBytes {
		return nil, oversize(TooLarge, "", size, limits.FileBytes)
	}
	form, err := Sniff(r, size)
	if err != nil {
		return nil, err
	}
	if form != "" {
		return nil, &Fault{Reason: form}
	}
	parts, err := readArchive(r, size, limits)
	if err != nil {
		return nil, err
	}
	b := &Book{limits: limits, parts: parts, proven: map[string]bool{}}
	if err := b.readPackage(); err != nil {
		return nil, err
	}
	return b, nil
}

// Sheets lists the worksheets in the order of the workbook.
func (b *Book) Sheets() []Sheet { return append([]Sheet(nil), b.sheets...) }

// Names lists the defined names in the order of the workbook.
func (b *Book) Names() []Name { return append([]Name(nil), b.names...) }

// Check reads the whole file once and keeps nothing: every sheet with its limits, every other part with its checksum.
// A nil error means that later reading finds the same whole content.
func (b *Book) Check() error { return b.prove(func(string, Row) {}) }

// All proves the whole file as Check does and gives the rows of every sheet by its name, in the same single pass.
func (b *Book) All() (map[string][]Row, error) {
	all := make(map[string][]Row, len(b.sheets))
	err := b.prove(func(name string, row Row) { all[name] = append(all[name], row) })
	if err != nil {
		return nil, err
	}
	return all, nil
}

// prove reads everything once: sheets row by row, then the parts that nobody reads for their checksum alone. A picture
// that is damaged makes no row wrong, but it shows that the file isn't the one that was sent.
func (b *Book) prove(keep func(sheet string, row Row)) error {
	done := map[string]bool{}
	cells := 0
	for _, s := range b.sheets {
		done[fold(s.part)] = true
		for row, err := range b.rows(s, &cells) {
			if err != nil {
				return err
			}
			keep(s.Name, row)
		}
	}
	if b.custom != "" {
		done[fold(b.custom)] = true
		if _, err := b.Properties(); err != nil {
			return err
		}
	}
	for _, e := range b.parts.entries {
		if name := fold(e.name); done[name] || b.proven[name] {
			continue
		}
		if err := b.parts.drain(e); err != nil {
			return err
		}
	}
	return nil
}

// scan reads one part as XML with a root element of that name and space; fn meets the root's children.
func (b *Book) scan(part string, s space, root string, fn func(x *scanner) error) error {
	e, ok := b.parts.byName[fold(part)]
	if !ok {
		return &Fault{Reason: MissingPart, Part: part}
	}
	x := newScanner(b.parts.open(e), e.name, e.unpacked, b.limits.Depth)
	if err := x.root(s, root); err != nil {
		return err
	}
	if err := x.children(func() error { return fn(x) }); err != nil {
		return err
	}
	return x.finish()
}

// fold makes names of parts comparable: they differ in more than case or they are the same part.
func fold(name string) string { return strings.ToLower(name) }

// resolve turns the target of a relation into the name of a part, as seen from the part that holds the relation.
func resolve(from, target string) (string, error) {
	if rest, absolute := strings.CutPrefix(target, "/"); absolute {
		from, target = "", rest
	}
	name := path.Join(path.Dir(from), target)
	if !safeName(name) || strings.HasPrefix(target, "/") {
		return "", &Fault{Reason: EscapingName, Part: from, Found: target}
	}
	return name, nil
}
