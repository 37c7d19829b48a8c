package workbook

import (
	"encoding/binary"
	"unicode/utf16"
)

// compound is the container of a workbook with a password: the file system in a file that Microsoft's programs used before zip
// (MS-CFB). Only what is asked of it here is read: streams by their name. Every chain of sectors is bounded by the file itself.
type compound struct {
	raw    []byte
	size   int      // of a sector
	next   []uint32 // the sector after each
	small  []uint32 // the piece after each in the stream of small pieces
	pieces []byte   // the stream of small pieces
	files  []compoundFile
}

// compoundFile is one entry of the directory.
type compoundFile struct {
	name  string
	kind  byte
	start uint32
	size  uint64
}

// Fixed places and values of the format.
const (
	compoundHeader = 512
	headerSectors  = 109 // sectors of the table that the header itself names
	entryLength    = 128
	pieceLength    = 64
	smallBelow     = 4096    // streams below this stand in small pieces
	mostTables     = 1 << 20 // bytes of a table, a directory or all small pieces: far more than two streams need
	lastSector     = 0xFFFFFFFA
	kindStream     = 2
	kindRoot       = 5
)

var little = binary.LittleEndian

// openCompound reads the tables and the directory. Whatever contradicts itself gives [ErrLockDamaged].
func openCompound(raw []byte) (*compound, error) {
	if len(raw) < compoundHeader {
		return nil, ErrLockDamaged
	}
	shift := little.Uint16(raw[30:])
	if shift != 9 && shift != 12 || little.Uint16(raw[32:]) != 6 || little.Uint32(raw[56:]) != smallBelow {
		return nil, ErrLockDamaged
	}
	c := &compound{raw: raw, size: 1 << shift}
	if err := c.readTable(); err != nil {
		return nil, err
	}
	small, err := c.chain(little.Uint32(raw[60:]), mostTables)
	if err != nil {
		return nil, err
	}
	c.small = numbers(small)
	return c, c.readDirectory(little.Uint32(raw[48:]))
}

// sector gives a sector by its number; the header stands before the first.
func (c *compound) sector(n uint32) ([]byte, error) {
	from := (int64(n) + 1) * int64(c.size)
	if n > lastSector || from+int64(c.size) > int64(len(c.raw)) {
		return nil, ErrLockDamaged
	}
	return c.raw[from : from+int64(c.size)], nil
}

// readTable gathers the table that tells of every sector which one comes after it. Its own sectors are listed in the header,
// and further ones in sectors that end with the number of the next.
func (c *compound) readTable() error {
	list := numbers(c.raw[76 : 76+4*headerSectors])
	more := little.Uint32(c.raw[68:])
	for range len(c.raw) / c.size {
		if more > lastSector {
			break
		}
		s, err := c.sector(more)
		if err != nil {
			return err
		}
		all := numbers(s)
		list, more = append(list, all[:len(all)-1]...), all[len(all)-1]
	}
	for _, n := range list {
		if n > lastSector {
			continue
		}
		s, err := c.sector(n)
		if err != nil || len(c.next) > 2*(len(c.raw)/c.size)+c.size {
			return ErrLockDamaged // more of them than the file has sectors
		}
		c.next = append(c.next, numbers(s)...)
	}
	return nil
}

// chain gives the bytes of the sectors that follow one another, from the first, and no more than so many.
func (c *compound) chain(n uint32, most int) ([]byte, error) {
	var all []byte
	for n <= lastSector {
		s, err := c.sector(n)
		if err != nil || int64(n) >= int64(len(c.next)) || len(all) >= most {
			return nil, ErrLockDamaged
		}
		all, n = append(all, s...), c.next[n]
	}
	return all, nil
}

func (c *compound) readDirectory(start uint32) error {
	all, err := c.chain(start, mostTables)
	if err != nil {
		return err
	}
	for ; len(all) >= entryLength; all = all[entryLength:] {
		f := compoundFile{kind: all[66], start: little.Uint32(all[116:]), size: little.Uint64(all[120:])}
		if c.size == 1<<9 {
			f.size &= 0xFFFFFFFF // the older form leaves the rest undefined
		}
		if n := int(little.Uint16(all[64:])) - 2; n >= 0 && n < 64 {
			f.name = fromWide(all[:n])
		}
		if f.kind == kindRoot {
			if c.pieces, err = c.chain(f.start, mostTables); err != nil {
				return err
			}
		}
		c.files = append(c.files, f)
	}
	return nil
}

// stream gives the content of the one stream of a name.
func (c *compound) stream(name string) ([]byte, error) {
	var found []compoundFile
	for _, f := range c.files {
		if f.kind == kindStream && f.name == name {
			found = append(found, f)
		}
	}
	if len(found) != 1 || found[0].size > uint64(len(c.raw)) {
		return nil, ErrLockDamaged
	}
	f := found[0]
	all, err := []byte(nil), error(nil)
	if f.size < smallBelow {
		all, err = c.piecesFrom(f.start)
	} else {
		all, err = c.chain(f.start, len(c.raw))
	}
	if err != nil || uint64(len(all)) < f.size {
		return nil, ErrLockDamaged
	}
	return all[:f.size], nil
}

func (c *compound) piecesFrom(n uint32) ([]byte, error) {
	var all []byte
	for n <= lastSector {
		to := (int64(n) + 1) * pieceLength
		if to > int64(len(c.pieces)) || int64(n) >= int64(len(c.small)) || len(all) >= smallBelow {
			return nil, ErrLockDamaged
		}
		all, n = append(all, c.pieces[to-pieceLength:to]...), c.small[n]
	}
	return all, nil
}

func numbers(b []byte) []uint32 {
	list := make([]uint32, len(b)/4)
	for i := range list {
		list[i] = little.Uint32(b[4*i:])
	}
	return list
}

func fromWide(b []byte) string {
	list := make([]uint16, len(b)/2)
	for i := range list {
		list[i] = little.Uint16(b[2*i:])
	}
	return string(utf16.Decode(list))
}
