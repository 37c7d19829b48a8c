package sheet

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// readStrings reads the table of shared strings into one piece of memory that all of them point into.
func (b *Book) readStrings(part string) error {
	var (
		all  strings.Builder
		ends []int
		one  []byte
	)
	err := b.scan(part, mainSpace, "sst", func(x *scanner) error {
		if !x.is(mainSpace, "si") {
			return nil
		}
		if len(ends) == b.limits.SharedStrings {
			return beyond(TooManyTexts, part, int64(len(ends)+1), int64(b.limits.SharedStrings))
		}
		var err error
		if one, err = x.richText(one[:0]); err != nil {
			return err
		}
		if n := units(one); n > b.limits.TextUnits {
			return tooLong(part, x.place(), n, b.limits.TextUnits)
		}
		all.Write(one)
		ends = append(ends, all.Len())
		return nil
	})
	if err != nil {
		return err
	}
	b.proven[fold(part)] = true
	// Only now, since the builder moves its memory while it grows.
	whole, start := all.String(), 0
	b.strings = make([]string, len(ends))
	for i, end := range ends {
		b.strings[i], start = whole[start:end], end
	}
	return nil
}

// tooLong is the fault of a text that no cell of Excel could hold: another program's file, or an attack.
func tooLong(part, place string, found, limit int) *Fault {
	f := beyond(TextTooLong, part, int64(found), int64(limit))
	f.Place = place
	return f
}

// richText appends the text of an <si> or <is>: its own, or that of its runs joined. Readings for East Asian
// letters (<rPh>) are an aid beside the text and left out. Blanks are kept whether or not xml:space asks for it:
// dropping them would join words of neighbouring runs.
func (x *scanner) richText(dst []byte) ([]byte, error) {
	// A text without runs, which most are.
	if simple, ok := x.leaf(mainSpace, "<t>", "</t>"); ok {
		dst = append(dst, simple...)
		dst = append(dst[:len(dst)-len(simple)], unescape(dst[len(dst)-len(simple):])...)
	}
	// Escapes are resolved run by run: half of one at the end of a run is text.
	part := func() (err error) {
		if x.is(mainSpace, "t") {
			start := len(dst)
			dst, err = x.content(dst)
			dst = append(dst[:start], unescape(dst[start:])...)
		}
		return err
	}
	err := x.children(func() error {
		if x.is(mainSpace, "r") {
			return x.children(part)
		}
		return part()
	})
	return dst, err
}

// unescape turns _x000D_ into the letter it stands for, as Excel writes what XML can't hold; _x005F_ is the
// underscore of such a sequence that was meant literally. It works in place.
func unescape(s []byte) []byte {
	if !bytes.Contains(s, []byte("_x")) {
		return s
	}
	out := s[:0]
	for i := 0; i < len(s); {
		r, n := escape(s[i:])
		if n == 0 {
			out = append(out, s[i])
			i++
			continue
		}
		// Letters beyond the first 65,536 are written as two escapes, as UTF-16 has them.
		if utf16.IsSurrogate(r) {
			second, m := escape(s[i+n:])
			if r = utf16.DecodeRune(r, second); m == 0 || r == utf8.RuneError {
				// Half a letter is none: it stays as it was written.
				out = append(out, s[i:i+n]...)
				i += n
				continue
			}
			n += m
		}
		out = utf8.AppendRune(out, r)
		i += n
	}
	return out
}

// escape reads _xHHHH_ at the front; a length of 0 means there is none.
func escape(s []byte) (rune, int) {
	const length = len("_x000D_")
	if len(s) < length || s[0] != '_' || s[1] != 'x' || s[length-1] != '_' {
		return 0, 0
	}
	var r rune
	for _, c := range s[2 : length-1] {
		d, ok := digit(c)
		if !ok {
			return 0, 0
		}
		r = r<<4 | d
	}
	return r, length
}

// units counts a text as Excel does, in UTF-16 units.
func units(s []byte) int {
	n := 0
	for _, c := range s {
		// Every letter has one byte that doesn't continue another; four-byte letters take two units.
		if c&0xC0 != 0x80 {
			n++
		}
		if c >= 0xF0 {
			n++
		}
	}
	return n
}
