package sheet

import (
	"io"
	"strconv"
)

// The directory of a zip stands at its end and is the one list of parts that counts: what lies between parts without
// being listed is never looked at. That makes its place and its length the first things a forged file plays with, so
// neither is searched for beyond what the format fixes: the last record ends where the file ends, and the directory
// ends where that record begins.

// directory is where the list of parts stands.
type directory struct {
	offset, size, count int64
}

// findDirectory reads the record at the very end. A comment must end where the file ends, so that nothing can hide
// behind it and a second record inside it counts for nothing.
func findDirectory(r io.ReaderAt, size int64) (directory, error) {
	var none directory
	tailStart := max(0, size-endLength-0xFFFF)
	tail, err := readAt(r, tailStart, size-tailStart)
	if err != nil {
		return none, err
	}
	for i := len(tail) - endLength; i >= 0; i-- {
		if little.Uint32(tail[i:]) != endSignature || int(little.Uint16(tail[i+20:])) != len(tail)-i-endLength {
			continue
		}
		end := tail[i:]
		// Both numbers of volumes, and a count for this one that differs from the count for all.
		if little.Uint32(end[4:]) != 0 || little.Uint16(end[8:]) != little.Uint16(end[10:]) {
			return none, damaged("directory", "several volumes")
		}
		d := directory{offset: int64(little.Uint32(end[16:])), size: int64(little.Uint32(end[12:])), count: int64(little.Uint16(end[10:]))}
		at := tailStart + int64(i)
		if d.offset == in64 || d.size == in64 || d.count == 0xFFFF {
			return findDirectory64(r, at)
		}
		if d.offset+d.size != at {
			return none, damaged("directory", "not where it should be")
		}
		return d, nil
	}
	return none, &Fault{Reason: Truncated, Place: "byte " + strconv.FormatInt(size, 10)}
}

// findDirectory64 reads the record that zip64 puts in front of the last one. Its place is computed and not taken from the
// locator between them: whatever else it says, the directory must end where this record begins.
func findDirectory64(r io.ReaderAt, end int64) (directory, error) {
	var none directory
	at := end - locatorLength - end64Length
	if at < 0 {
		return none, damaged("directory", "no 64-bit record")
	}
	raw, err := readAt(r, at, end64Length)
	if err != nil {
		return none, err
	}
	d := directory{offset: int64(little.Uint64(raw[48:])), size: int64(little.Uint64(raw[40:])), count: int64(little.Uint64(raw[32:]))}
	if little.Uint32(raw) != end64Signature || d.offset < 0 || d.size < 0 || d.count < 0 || d.size > at || d.offset != at-d.size {
		return none, damaged("directory", "bad 64-bit record")
	}
	return d, nil
}

// parseCentral reads one description from the directory and tells how many bytes it took.
func parseCentral(raw []byte) (*entry, int, error) {
	if len(raw) < centralLength || little.Uint32(raw) != centralSignature {
		return nil, 0, damaged("directory", "fewer parts than it says")
	}
	nameEnd := centralLength + int(little.Uint16(raw[28:]))
	extraEnd := nameEnd + int(little.Uint16(raw[30:]))
	end := extraEnd + int(little.Uint16(raw[32:]))
	if end > len(raw) {
		return nil, 0, damaged("directory", "a name that doesn't end")
	}
	e := &entry{
		name:     string(raw[centralLength:nameEnd]),
		method:   little.Uint16(raw[10:]),
		crc:      little.Uint32(raw[16:]),
		packed:   int64(little.Uint32(raw[20:])),
		unpacked: int64(little.Uint32(raw[24:])),
		header:   int64(little.Uint32(raw[42:])),
	}
	if little.Uint16(raw[8:])&flagEncrypted != 0 || e.method != stored && e.method != deflated {
		return nil, 0, &Fault{Reason: Packing, Part: e.name, Found: strconv.Itoa(int(e.method)), Expected: "0, 8"}
	}
	if !widen(raw[nameEnd:extraEnd], &e.unpacked, &e.packed, &e.header) {
		return nil, 0, damaged(e.name, "bad 64-bit sizes")
	}
	return e, end, nil
}

// widen fills in fields that say "look in the 64-bit one" from the extra field, in its fixed order.
func widen(extra []byte, fields ...*int64) bool {
	wide := extraField(extra, 1)
	for _, f := range fields {
		if *f != in64 {
			continue
		}
		if len(wide) < 8 {
			return false
		}
		*f = int64(little.Uint64(wide))
		wide = wide[8:]
		if *f < 0 {
			return false
		}
	}
	return true
}

// extraField finds one of the tagged fields behind a name. A field that runs out of its room counts as absent: most
// producers' fields are of no interest here, and the ones that are needed are missed by whoever needs them.
func extraField(extra []byte, id uint16) []byte {
	for len(extra) >= 4 {
		n := int(little.Uint16(extra[2:]))
		if 4+n > len(extra) {
			return nil
		}
		if little.Uint16(extra) == id {
			return extra[4 : 4+n]
		}
		extra = extra[4+n:]
	}
	return nil
}
