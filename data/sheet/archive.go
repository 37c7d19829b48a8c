package sheet

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// archive is the zip container, read by hand: the standard library forgives what must not be forgiven here, such as
// bytes before the first part, parts that share bytes, or two descriptions of one part that disagree.
type archive struct {
	r       io.ReaderAt
	entries []*entry // in the order of the directory
	byName  map[string]*entry
}

// entry is one part as the directory at the end describes it.
type entry struct {
	name             string
	method           uint16
	crc              uint32
	packed, unpacked int64
	header, data     int64 // where its local header and its bytes begin
}

// Signatures and fixed lengths of the zip format (APPNOTE.TXT 4.3).
const (
	localSignature   = 0x04034b50
	centralSignature = 0x02014b50
	endSignature     = 0x06054b50
	end64Signature   = 0x06064b50
	localLength      = 30
	centralLength    = 46
	endLength        = 22
	locatorLength    = 20
	end64Length      = 56

	stored   = 0
	deflated = 8

	flagEncrypted  = 1
	flagDescriptor = 8
	in64           = 0xFFFFFFFF // a 32-bit field that says: look in the 64-bit one
)

var little = binary.LittleEndian

// readArchive reads the directory, finds every part and holds all sizes against the limits, before a byte is unpacked.
// The order matters: where parts lie bounds their packed sizes by the file, and only then is a ratio worth anything.
func readArchive(r io.ReaderAt, size int64, limits Limits) (*archive, error) {
	d, err := findDirectory(r, size)
	if err != nil {
		return nil, err
	}
	if d.count > int64(limits.Parts) {
		return nil, beyond(TooManyParts, "", d.count, int64(limits.Parts))
	}
	a := &archive{r: r, byName: make(map[string]*entry, d.count)}
	raw, err := readAt(r, d.offset, d.size)
	if err != nil {
		return nil, err
	}
	for range d.count {
		e, n, err := parseCentral(raw)
		if err != nil {
			return nil, err
		}
		raw = raw[n:]
		if err := a.add(e); err != nil {
			return nil, err
		}
	}
	if len(raw) != 0 {
		return nil, damaged("directory", "more bytes than parts")
	}
	if err := a.locate(d.offset); err != nil {
		return nil, err
	}
	return a, a.measure(limits)
}

// add takes an entry into the list. Two names that differ only in case are one part to Excel and two to other readers;
// which one counts must not depend on who reads.
func (a *archive) add(e *entry) error {
	if !safeName(strings.TrimSuffix(e.name, "/")) {
		return &Fault{Reason: EscapingName, Found: excerpt([]byte(e.name))}
	}
	key := fold(e.name)
	if _, twice := a.byName[key]; twice {
		return &Fault{Reason: DuplicatePart, Part: e.name}
	}
	if strings.HasSuffix(e.name, "/") && e.unpacked != 0 {
		return damaged(e.name, "a folder with content")
	}
	a.byName[key] = e
	a.entries = append(a.entries, e)
	return nil
}

// safeName tells whether a name stays inside the file. Names are never used as paths; a file with such a name
// was made to hurt somebody.
func safeName(name string) bool {
	return name != "" && name == path.Clean(name) && name[0] != '/' && name != "." && name != ".." && !strings.HasPrefix(name, "../") &&
		!strings.ContainsAny(name, "\\:") && utf8.ValidString(name) && !strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == 0x7F })
}

// measure holds what the directory declares against the limits. Reading never goes past what is declared, so these
// sums bound what can really come out.
func (a *archive) measure(limits Limits) error {
	var total int64
	for _, e := range a.entries {
		if e.unpacked > limits.PartBytes {
			return oversize(PartSize, e.name, e.unpacked, limits.PartBytes)
		}
		if total += e.unpacked; total > limits.UnpackedBytes {
			return oversize(UnpackedSize, e.name, total, limits.UnpackedBytes)
		}
		if e.unpacked > ratioFloor && e.unpacked > e.packed*int64(limits.Ratio) {
			return beyond(Ratio, e.name, e.unpacked/max(1, e.packed), int64(limits.Ratio))
		}
	}
	return nil
}

// locate reads the description in front of every part, compares it with the directory's, and sees that parts follow
// one another without sharing bytes and end before the directory begins.
func (a *archive) locate(limit int64) error {
	// In the order they lie in the file, which needn't be that of the directory.
	order := slices.Clone(a.entries)
	slices.SortStableFunc(order, func(x, y *entry) int { return int(min(1, max(-1, x.header-y.header))) })
	if len(order) == 0 || order[0].header != 0 {
		return damaged("directory", "no part at the beginning")
	}
	for i, e := range order {
		if err := a.readLocal(e, limit); err != nil {
			return err
		}
		// A descriptor, padding or nothing may stand between a part and the next; the part itself may not reach it.
		next := limit
		if i+1 < len(order) {
			next = order[i+1].header
		}
		if e.packed > next-e.data {
			return &Fault{Reason: Overlap, Part: e.name}
		}
	}
	return nil
}

// readLocal finds where a part's bytes begin. That depends on lengths that only the local header knows, since producers
// pad it differently from the directory.
func (a *archive) readLocal(e *entry, limit int64) error {
	if e.header > limit-localLength {
		return &Fault{Reason: Truncated, Part: e.name}
	}
	raw, err := readAt(a.r, e.header, localLength)
	if err != nil {
		return err
	}
	if little.Uint32(raw) != localSignature {
		return damaged(e.name, "no part where the directory says")
	}
	nameLength, extraLength := int64(little.Uint16(raw[26:])), int64(little.Uint16(raw[28:]))
	e.data = e.header + localLength + nameLength + extraLength
	if e.data > limit {
		return &Fault{Reason: Truncated, Part: e.name}
	}
	rest, err := readAt(a.r, e.header+localLength, nameLength+extraLength)
	if err != nil {
		return err
	}
	return e.compare(raw, rest[:nameLength], rest[nameLength:])
}

// compare holds the local header against the directory. A part written in one go may leave its sizes and checksum
// for later; then they are zero here, or what the directory says.
func (e *entry) compare(raw, name, extra []byte) error {
	crc, packed, unpacked := little.Uint32(raw[14:]), int64(little.Uint32(raw[18:])), int64(little.Uint32(raw[22:]))
	if !bytes.Equal(name, []byte(e.name)) {
		return &Fault{Reason: HeadersDiffer, Part: e.name, Found: excerpt(name), Expected: e.name}
	}
	flags := little.Uint16(raw[6:])
	if flags&flagEncrypted != 0 || little.Uint16(raw[8:]) != e.method {
		return &Fault{Reason: HeadersDiffer, Part: e.name, Found: "packing " + strconv.Itoa(int(little.Uint16(raw[8:]))), Expected: "packing " + strconv.Itoa(int(e.method))}
	}
	// Sizes in 64 bits may be left for later too; then their field is missing or zero.
	later := flags&flagDescriptor != 0
	if !widen(extra, &unpacked, &packed) && !later {
		return damaged(e.name, "bad 64-bit sizes")
	}
	agrees := func(local, central int64) bool { return local == central || later && (local == 0 || local == in64) }
	if !agrees(int64(crc), int64(e.crc)) || !agrees(packed, e.packed) || !agrees(unpacked, e.unpacked) {
		return &Fault{Reason: HeadersDiffer, Part: e.name, Found: strconv.FormatInt(unpacked, 10), Expected: strconv.FormatInt(e.unpacked, 10)}
	}
	return nil
}

// readAt reads exactly n bytes; the caller has bounded n by the size of the file.
func readAt(r io.ReaderAt, at, n int64) ([]byte, error) {
	raw := make([]byte, n)
	if _, err := io.ReadFull(io.NewSectionReader(r, at, n), raw); err != nil {
		if err == io.EOF || errors.Is(err, io.ErrUnexpectedEOF) {
			return nil, &Fault{Reason: Truncated, Place: "byte " + strconv.FormatInt(at, 10)}
		}
		return nil, err
	}
	return raw, nil
}

// damaged is the fault of a container that contradicts itself. What was found is for the log: people are told to ask for
// the file again, whatever it was.
func damaged(part, found string) *Fault { return &Fault{Reason: DamagedZip, Part: part, Found: found} }
