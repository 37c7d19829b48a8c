package sheet

import (
	"bufio"
	"compress/flate"
	"errors"
	"hash/crc32"
	"io"
	"strconv"
	"sync"
)

// partReader gives the unpacked bytes of one part and a *Fault where they aren't what the directory promised: more,
// fewer, or with another checksum. io.EOF from it means that the part is proven.
type partReader struct {
	*gear // until the end or a fault

	e     *entry
	bytes io.Reader
	sum   uint32
	read  int64
	err   error
}

// open begins unpacking a part; bytes are counted and summed while they come out.
func (a *archive) open(e *entry) *partReader {
	p := &partReader{e: e, gear: gears.Get().(*gear)}
	p.packed.Reset(io.NewSectionReader(a.r, e.data, e.packed))
	p.bytes = p.packed
	if e.method == deflated {
		// Resetting without a dictionary never fails.
		_ = p.inflater.(flate.Resetter).Reset(p.packed, nil)
		p.bytes = p.inflater
	}
	return p
}

// gear is what unpacking needs room for. A workbook has many small parts, so it is used again.
type gear struct {
	packed   *bufio.Reader
	inflater io.ReadCloser
}

var gears = sync.Pool{New: func() any {
	return &gear{packed: bufio.NewReader(nil), inflater: flate.NewReader(nil)}
}}

// drain reads a part to its end for its checksum alone.
func (a *archive) drain(e *entry) error {
	_, err := io.Copy(io.Discard, a.open(e))
	return err
}

// Read stops at the first byte too many: a header that says less than comes out is a lie, and believing it is how small
// files fill a memory. The excess is at most what one call asked for.
func (p *partReader) Read(into []byte) (int, error) {
	if p.err != nil {
		return 0, p.err
	}
	n, err := p.bytes.Read(into)
	p.sum = crc32.Update(p.sum, crc32.IEEETable, into[:n])
	p.read += int64(n)
	switch {
	case p.read > p.e.unpacked:
		p.err = &Fault{Reason: HeadersDiffer, Part: p.e.name, Found: "> " + strconv.FormatInt(p.e.unpacked, 10), Expected: strconv.FormatInt(p.e.unpacked, 10)}
	case err == io.EOF:
		p.err = p.ended()
	case err != nil:
		p.err = p.broken(err)
	}
	if p.err != nil {
		// Given back exactly once; from here on only the error answers.
		gears.Put(p.gear)
		p.gear, p.bytes = nil, nil
	}
	return n, p.err
}

// ended is reached once, at the end of the unpacked bytes.
func (p *partReader) ended() error {
	switch _, more := p.packed.ReadByte(); {
	case p.read < p.e.unpacked:
		return &Fault{Reason: Truncated, Part: p.e.name, Place: "byte " + strconv.FormatInt(p.read, 10)}
	case p.sum != p.e.crc:
		return &Fault{Reason: Checksum, Part: p.e.name}
	case more == nil:
		return damaged(p.e.name, "bytes behind the end of the part")
	}
	return io.EOF
}

// broken tells damage in the packed bytes from a failure to read the file.
func (p *partReader) broken(err error) error {
	var corrupt flate.CorruptInputError
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return &Fault{Reason: Truncated, Part: p.e.name, Place: "byte " + strconv.FormatInt(p.read, 10)}
	case errors.As(err, &corrupt):
		return &Fault{Reason: Checksum, Part: p.e.name, Place: "byte " + strconv.FormatInt(p.read, 10)}
	}
	return err
}
