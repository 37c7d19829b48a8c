package sheet

import (
	"bytes"
	"unicode/utf8"
)

// Classes of bytes, as bits so that a whole text is judged in one pass.
const (
	special   = 1 << iota // references, line ends and what must be looked at twice
	foreign               // part of a letter outside ASCII
	never                 // may not stand in XML
	nameStart             // may begin a name; letters outside ASCII all may: telling them apart protects nobody
	nameMore              // may stand in a name

	rewritten = special | foreign | never // what keeps a text from being taken as it stands
)

var class = func() (t [256]uint8) {
	for c := range 0x20 {
		t[c] = never
	}
	for _, c := range "&\r\n\t<>" {
		t[c] = special
	}
	for c := 'a'; c <= 'z'; c++ {
		t[c], t[c-'a'+'A'] = nameStart|nameMore, nameStart|nameMore
	}
	t['_'] = nameStart | nameMore
	for _, c := range "0123456789-." {
		t[c] = nameMore
	}
	for c := 0x80; c < 0x100; c++ {
		t[c] = foreign | nameStart | nameMore
	}
	return t
}()

// characters checks text or a value and resolves references. What needs no rewriting, nearly everything, is given as
// it stands in the buffer.
func (x *scanner) characters(raw []byte, value bool) ([]byte, error) {
	var seen uint8
	for _, c := range raw {
		seen |= class[c]
	}
	switch {
	case seen&never != 0:
		return nil, x.valid(raw)
	case seen&foreign != 0:
		if err := x.validUTF8(raw); err != nil {
			return nil, err
		}
	}
	if seen&special == 0 {
		return raw, nil
	}
	if value && bytes.IndexByte(raw, '<') >= 0 {
		return nil, x.bad("< in a value")
	}
	if !value && bytes.Contains(raw, []byte("]]>")) {
		return nil, x.bad("]]> in text")
	}
	return x.rewrite(raw, value)
}

// rewrite resolves references and line ends as XML 1.0 asks (2.11, 3.3.3). Values of one tag share x.decode; growing
// it leaves the earlier ones where they were.
func (x *scanner) rewrite(raw []byte, value bool) ([]byte, error) {
	if !value {
		x.decode = x.decode[:0]
	}
	// Room only grows: what is written is never longer than what was read.
	start := len(x.decode)
	for i := 0; i < len(raw); {
		c := raw[i]
		switch {
		case c == '&':
			r, n := reference(raw[i:])
			if n == 0 {
				return nil, x.bad(excerpt(raw[i:min(len(raw), i+12)]))
			}
			x.decode = utf8.AppendRune(x.decode, r)
			i += n
			continue
		case c == '\r' && i+1 < len(raw) && raw[i+1] == '\n':
			i++
			continue
		case value && (c == '\r' || c == '\n' || c == '\t'):
			c = ' '
		case c == '\r':
			c = '\n'
		}
		x.decode = append(x.decode, c)
		i++
	}
	return x.decode[start:len(x.decode):len(x.decode)], nil
}

// reference reads "&…;" at the front and gives its letter and length; a length of 0 means it is none.
func reference(raw []byte) (rune, int) {
	end := bytes.IndexByte(raw[:min(len(raw), 12)], ';')
	if end < 2 {
		return 0, 0
	}
	name := raw[1:end]
	if name[0] == '#' {
		if r, ok := numeric(name[1:]); ok {
			return r, end + 1
		}
		return 0, 0
	}
	switch string(name) {
	case "lt":
		return '<', end + 1
	case "gt":
		return '>', end + 1
	case "amp":
		return '&', end + 1
	case "quot":
		return '"', end + 1
	case "apos":
		return '\'', end + 1
	}
	return 0, 0
}

// numeric reads the number of a letter, decimal or hexadecimal, and refuses those that may not stand in XML.
func numeric(digits []byte) (rune, bool) {
	base := rune(10)
	if len(digits) > 0 && digits[0] == 'x' {
		base, digits = 16, digits[1:]
	}
	var r rune
	for _, c := range digits {
		d, ok := digit(c)
		if !ok || d >= base {
			return 0, false
		}
		if r = r*base + d; r > utf8.MaxRune {
			return 0, false
		}
	}
	allowed := r >= ' ' || r == '\t' || r == '\n' || r == '\r'
	return r, len(digits) > 0 && allowed && utf8.ValidRune(r) && r != 0xFFFE && r != 0xFFFF
}

// digit gives the value of a hexadecimal digit.
func digit(c byte) (rune, bool) {
	switch {
	case '0' <= c && c <= '9':
		return rune(c - '0'), true
	case 'a' <= c && c <= 'f':
		return rune(c-'a') + 10, true
	case 'A' <= c && c <= 'F':
		return rune(c-'A') + 10, true
	}
	return 0, false
}

// blank tells whether a byte is one of the four blanks of XML; other spaces of Unicode are text.
func blank(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }

// skipBlank gives where the first byte from i on stands that isn't blank.
func skipBlank(raw []byte, i int) int {
	for i < len(raw) && blank(raw[i]) {
		i++
	}
	return i
}

// trimBlank leaves out blanks in front.
func trimBlank(raw []byte) []byte {
	return raw[skipBlank(raw, 0):]
}

// cutBlank splits off the first word; the rest begins with the blank behind it.
func cutBlank(raw []byte) (word, rest []byte) {
	for i, c := range raw {
		if blank(c) {
			return raw[:i], raw[i:]
		}
	}
	return raw, nil
}
