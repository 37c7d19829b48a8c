package sheet

import (
	"bytes"
	"io"
	"strconv"
	"unicode/utf8"
)

// event is what the scanner met.
type event uint8

const (
	atEnd   event = iota // the part is over and proven
	opening              // an element begins: space, local, attributes
	closing              // the innermost element ends
	text                 // a piece of character data in x.text
)

// scanner reads XML as workbooks use it: elements, attributes, text, CDATA, comments, processing instructions, the
// five named entities and numeric references, namespaces, UTF-8. It is strict about form and refuses document types.
// It exists because encoding/xml takes several times longer than inflating and lets some bad forms pass.
//
// Names, attributes and text are slices of its buffer: valid until the next event.
type scanner struct {
	src       io.Reader
	part      string
	buf       []byte
	pos, end  int   // what of buf is still to be read
	before    int64 // bytes of the part in front of buf
	ended     bool  // src has given its last byte
	depthMost int

	open       []frame // elements begun and not ended
	names      []byte  // their names, one behind the other
	bindings   []binding
	unprefixed space // of names without a prefix
	begun      bool  // something stood already, be it blanks or a comment
	rooted     bool
	selfClosed bool // the next event ends the element just begun

	space  space
	local  []byte
	attrs  []attribute
	text   []byte
	decode []byte // room for text and values that hold references
}

type frame struct{ name, bindings int }

type attribute struct{ prefix, local, value []byte }

const (
	firstBuffer = 64 << 10
	// pieceMost bounds one tag, one run of text, one comment: longer ones exist only to cost memory.
	pieceMost = 1 << 20
	// attributesMost keeps the search for an attribute that occurs twice short.
	attributesMost = 128
)

// newScanner reads src, of which size bytes are expected; more or fewer do no harm.
func newScanner(src io.Reader, part string, size int64, depth int) *scanner {
	room := max(512, min(firstBuffer, size+1))
	return &scanner{src: src, part: part, buf: make([]byte, room), depthMost: depth}
}

// next gives the next event; comments and processing instructions are checked and passed over.
func (x *scanner) next() (event, error) {
	if x.selfClosed {
		x.selfClosed = false
		x.pop()
		return closing, nil
	}
	// Comments and the like give no event, so that callers meet only what workbooks are made of.
	for {
		if x.pos == x.end && !x.fill() {
			return atEnd, x.atEOF()
		}
		var (
			e   event
			err error
			ok  = true
		)
		if x.buf[x.pos] != '<' {
			e, err = text, x.chars()
			ok = len(x.open) > 0
		} else {
			e, ok, err = x.markup()
		}
		if ok || err != nil {
			return e, err
		}
	}
}

// atEOF says whether the part may end here; a failure of the source comes out here too.
func (x *scanner) atEOF() error {
	// The source remembers how it ended; io.EOF from a part means that its checksum held.
	_, err := x.src.Read(nil)
	switch {
	case err != nil && err != io.EOF:
		return err
	case len(x.open) > 0 || !x.rooted:
		return &Fault{Reason: Truncated, Part: x.part, Place: x.place()}
	}
	return nil
}

// fill reads more behind what is still to be read, making room in front or growing; false at the end of the source,
// after a failure (which atEOF or the next read reports), or when a piece is longer than any honest one.
func (x *scanner) fill() bool {
	if x.ended {
		return false
	}
	if x.pos > 0 {
		x.before += int64(x.pos)
		x.end = copy(x.buf, x.buf[x.pos:x.end])
		x.pos = 0
	}
	if x.end == len(x.buf) {
		// Doubling: what has been searched already isn't searched again, so a long piece costs its length and no more.
		if x.end >= pieceMost {
			return false
		}
		x.buf = append(x.buf, make([]byte, len(x.buf))...)
	}
	// A reader may give nothing now and then; one that never gives anything is at its end.
	for range 100 {
		n, err := x.src.Read(x.buf[x.end:])
		x.end += n
		x.ended = err != nil
		if n > 0 {
			return true
		}
		if err != nil {
			return false
		}
	}
	x.ended = true
	return false
}

// cut reports why a piece can't be completed: the source failed, ended, or the piece is too long.
func (x *scanner) cut() error {
	if !x.ended {
		return x.bad("a piece longer than " + strconv.Itoa(pieceMost) + " bytes")
	}
	if _, err := x.src.Read(nil); err != nil && err != io.EOF {
		return err
	}
	return &Fault{Reason: Truncated, Part: x.part, Place: x.place()}
}

// find gives how far from x.pos a byte stands, reading on as needed.
func (x *scanner) find(c byte, from int) (int, bool) {
	for {
		if i := bytes.IndexByte(x.buf[x.pos+from:x.end], c); i >= 0 {
			return from + i, true
		}
		from = x.end - x.pos
		if !x.fill() {
			return from, false
		}
	}
}

// ensure sees that n bytes are there to be looked at.
func (x *scanner) ensure(n int) bool {
	for x.end-x.pos < n {
		if !x.fill() {
			return false
		}
	}
	return true
}

// chars takes the text up to the next tag. Outside the root only blanks may stand.
func (x *scanner) chars() error {
	n, found := x.find('<', 0)
	if !found && (!x.ended || len(x.open) > 0) {
		return x.cut()
	}
	raw := x.buf[x.pos : x.pos+n]
	if len(x.open) == 0 {
		return x.around(raw)
	}
	decoded, err := x.characters(raw, false)
	x.text = decoded
	x.pos += n
	return err
}

// markup handles what begins with '<'; ok is false for what is no event.
func (x *scanner) markup() (e event, ok bool, err error) {
	if !x.ensure(2) {
		return 0, false, x.cut()
	}
	first := !x.begun
	x.begun = true
	switch x.buf[x.pos+1] {
	case 0:
		return 0, false, x.utf16()
	case '/':
		return closing, true, x.endTag()
	case '?':
		return 0, false, x.instruction(first)
	case '!':
		return x.declaration()
	}
	return opening, true, x.startTag()
}

// endTag ends the innermost element, which must have the same name, prefix included.
func (x *scanner) endTag() error {
	if len(x.open) > 0 {
		// Nearly always it is just the name, and there.
		name := x.names[x.open[len(x.open)-1].name:]
		if rest := x.buf[x.pos+2 : x.end]; len(rest) > len(name) && rest[len(name)] == '>' && bytes.Equal(rest[:len(name)], name) {
			x.pos += 2 + len(name) + 1
			x.pop()
			return nil
		}
	}
	return x.looseEndTag()
}

// looseEndTag handles the other forms: at the end of the buffer, with blanks, or wrong.
func (x *scanner) looseEndTag() error {
	n, found := x.find('>', 2)
	if !found {
		return x.cut()
	}
	raw := x.buf[x.pos+2 : x.pos+n]
	if len(x.open) == 0 {
		return x.bad("</" + excerpt(raw) + ">")
	}
	name := x.names[x.open[len(x.open)-1].name:]
	if !bytes.Equal(raw, name) && !bytes.Equal(bytes.TrimRight(raw, " \t\r\n"), name) {
		return x.bad("</" + excerpt(raw) + "> for <" + excerpt(name) + ">")
	}
	x.pos += n + 1
	x.pop()
	return nil
}

// pop forgets the innermost element and the prefixes declared on it.
func (x *scanner) pop() {
	f := x.open[len(x.open)-1]
	x.open = x.open[:len(x.open)-1]
	x.names = x.names[:f.name]
	if len(x.bindings) > f.bindings {
		x.bindings = x.bindings[:f.bindings]
		x.unprefixed, _ = x.lookup(nil)
	}
}

// place tells how far in the unpacked part the scanner is: the one thing that can be said of a place in broken XML, and
// enough for whoever unzips the file and looks.
func (x *scanner) place() string { return "byte " + strconv.FormatInt(x.before+int64(x.pos), 10) }

// bad makes the fault of bad form at the place reached.
func (x *scanner) bad(found string) error {
	return &Fault{Reason: BadXML, Part: x.part, Place: x.place(), Found: found}
}

// valid refuses bytes that may not stand in XML at all.
func (x *scanner) valid(raw []byte) error {
	for _, c := range raw {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' {
			return x.bad("control character " + strconv.Itoa(int(c)))
		}
	}
	return x.validUTF8(raw)
}

// validUTF8 refuses bytes of another encoding. Guessing one would turn names into other names; U+FFFE and U+FFFF are
// no letters in any.
func (x *scanner) validUTF8(raw []byte) error {
	if !utf8.Valid(raw) {
		return &Fault{Reason: Encoding, Part: x.part, Place: x.place(), Found: "?", Expected: "UTF-8"}
	}
	if bytes.Contains(raw, []byte("\uFFFE")) || bytes.Contains(raw, []byte("\uFFFF")) {
		return x.bad("U+FFFE")
	}
	return nil
}
