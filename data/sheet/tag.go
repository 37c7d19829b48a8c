package sheet

import (
	"bytes"
	"unicode/utf8"
)

// Classes of bytes in text and values, one lookup each.
const (
	special = 1 << iota // references, line ends and what must be looked at twice
	foreign             // part of a letter outside ASCII
	never               // may not stand in XML
)

var class = func() (t [256]uint8) {
	for c := range 256 {
		switch {
		case c == '&' || c == '\r' || c == '\n' || c == '\t' || c == '<' || c == '>':
			t[c] = special
		case c < ' ':
			t[c] = never
		case c >= 0x80:
			t[c] = foreign
		}
	}
	return t
}()

// startTag reads "<name attributes>" or "<name attributes/>".
func (x *scanner) startTag() error {
	n, err := x.tagLength()
	if err != nil {
		return err
	}
	raw := x.buf[x.pos+1 : x.pos+n]
	if len(raw) > 0 && raw[len(raw)-1] == '/' {
		raw = raw[:len(raw)-1]
		x.selfClosed = true
	}
	name, rest := cutBlank(raw)
	if !validName(name) {
		return x.bad("<" + excerpt(raw))
	}
	if len(x.open) == 0 && x.rooted {
		return x.bad("a second root <" + excerpt(name))
	}
	if len(x.open) >= x.depthMost {
		return beyond(TooDeep, x.part, int64(len(x.open)+1), int64(x.depthMost))
	}
	x.rooted = true
	x.open = append(x.open, frame{name: len(x.names), bindings: len(x.bindings)})
	x.names = append(x.names, name...)
	x.attrs = x.attrs[:0]
	if len(rest) > 0 {
		if err := x.attributes(rest); err != nil {
			return err
		}
		if err := x.bind(); err != nil {
			return err
		}
	}
	if err := x.named(name); err != nil {
		return err
	}
	x.pos += n + 1
	return nil
}

// tagLength finds the '>' that ends a tag: one inside quotes doesn't.
func (x *scanner) tagLength() (int, error) {
	rest := x.buf[x.pos:x.end]
	if n := bytes.IndexByte(rest, '>'); n > 0 && bytes.Count(rest[:n], []byte{'"'})%2 == 0 && bytes.IndexByte(rest[:n], '\'') < 0 {
		return n, nil // every quote is closed in front of it
	}
	var quote byte
	for i := 1; ; {
		for ; x.pos+i < x.end; i++ {
			switch c := x.buf[x.pos+i]; {
			case quote != 0:
				if c == quote {
					quote = 0
				}
			case c == '>':
				return i, nil
			case c == '"' || c == '\'':
				quote = c
			}
		}
		if !x.fill() {
			return 0, x.cut()
		}
	}
}

// attributes splits what follows the name in a tag.
func (x *scanner) attributes(raw []byte) error {
	x.attrs = x.attrs[:0]
	x.decode = x.decode[:0]
	for {
		rest := trimBlank(raw)
		if len(rest) == 0 {
			return nil
		}
		if len(rest) == len(raw) || len(x.attrs) == attributesMost {
			return x.bad(excerpt(raw))
		}
		name, value, after, ok := cutAttribute(rest)
		if !ok || !validName(name) {
			return x.bad(excerpt(rest))
		}
		decoded, err := x.characters(value, true)
		if err != nil {
			return err
		}
		a := attribute{local: name, value: decoded}
		if i := bytes.IndexByte(name, ':'); i >= 0 {
			a.prefix, a.local = name[:i], name[i+1:]
		}
		for _, other := range x.attrs {
			if bytes.Equal(other.local, a.local) && bytes.Equal(other.prefix, a.prefix) {
				return x.bad(excerpt(name) + " twice")
			}
		}
		x.attrs = append(x.attrs, a)
		raw = after
	}
}

// cutAttribute splits `name = "value"` from the front.
func cutAttribute(raw []byte) (name, value, after []byte, ok bool) {
	i := bytes.IndexByte(raw, '=')
	if i < 0 {
		return nil, nil, nil, false
	}
	name = raw[:i]
	for len(name) > 0 && blank(name[len(name)-1]) {
		name = name[:len(name)-1]
	}
	rest := trimBlank(raw[i+1:])
	if len(rest) < 2 || rest[0] != '"' && rest[0] != '\'' {
		return nil, nil, nil, false
	}
	end := bytes.IndexByte(rest[1:], rest[0])
	if end < 0 {
		return nil, nil, nil, false
	}
	return name, rest[1 : 1+end], rest[2+end:], true
}

// attr gives the value of an attribute without prefix, or nil.
func (x *scanner) attr(name string) []byte {
	for i := range x.attrs {
		if a := &x.attrs[i]; a.prefix == nil && string(a.local) == name {
			return a.value
		}
	}
	return nil
}

// attrIn gives the value of an attribute in a space, or nil.
func (x *scanner) attrIn(s space, name string) []byte {
	for _, a := range x.attrs {
		if a.prefix != nil && string(a.local) == name {
			if found, ok := x.lookup(a.prefix); ok && found == s {
				return a.value
			}
		}
	}
	return nil
}

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

func blank(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' }

func trimBlank(raw []byte) []byte {
	for len(raw) > 0 && blank(raw[0]) {
		raw = raw[1:]
	}
	return raw
}

func cutBlank(raw []byte) (word, rest []byte) {
	for i, c := range raw {
		if blank(c) {
			return raw[:i], raw[i:]
		}
	}
	return raw, nil
}

// validName accepts names with at most one prefix. Letters outside ASCII all pass: telling them apart protects nobody.
func validName(name []byte) bool {
	colons, foreign := 0, false
	for i, c := range name {
		switch {
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_':
		case c >= 0x80:
			foreign = true
		case i > 0 && ('0' <= c && c <= '9' || c == '-' || c == '.'):
		case c == ':' && i > 0 && i < len(name)-1:
			colons++
		default:
			return false
		}
	}
	return len(name) > 0 && colons <= 1 && (!foreign || utf8.Valid(name))
}
