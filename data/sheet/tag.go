package sheet

import (
	"bytes"
	"unicode/utf8"
)

// startTag reads "<name attributes>" or "<name attributes/>".
func (x *scanner) startTag() error {
	length, err := x.tagLength()
	if err != nil {
		return err
	}
	raw := x.buf[x.pos+1 : x.pos+length]
	if len(raw) > 0 && raw[len(raw)-1] == '/' {
		raw = raw[:len(raw)-1]
		x.selfClosed = true
	}
	n, colon := scanName(raw)
	name, rest := raw[:n], raw[n:]
	if n == 0 || len(rest) > 0 && !blank(rest[0]) {
		return x.bad("<" + excerpt(raw))
	}
	if len(x.open) == 0 && x.rooted {
		return x.bad("a second root <" + excerpt(name))
	}
	if len(x.open) >= x.depthMost {
		return beyond(TooDeep, x.part, int64(len(x.open)+1), int64(x.depthMost))
	}
	// The name is copied: the end tag comes long after the buffer has moved on.
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
	if err := x.named(name, colon); err != nil {
		return err
	}
	x.pos += length + 1
	return nil
}

// tagLength finds the '>' that ends a tag: one inside quotes doesn't.
func (x *scanner) tagLength() (int, error) {
	rest := x.buf[x.pos:x.end]
	if n := bytes.IndexByte(rest, '>'); n > 0 && bytes.Count(rest[:n], []byte{'"'})%2 == 0 && bytes.IndexByte(rest[:n], '\'') < 0 {
		return n, nil // every quote is closed in front of it
	}
	// The slow way, a byte at a time and resuming where the buffer ended, so that no tag is gone through twice.
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
	x.attrs, x.decode = x.attrs[:0], x.decode[:0]
	for {
		rest := trimBlank(raw)
		if len(rest) == 0 {
			return nil
		}
		if len(rest) == len(raw) || len(x.attrs) == attributesMost {
			return x.bad(excerpt(raw))
		}
		a, n, err := x.attribute(rest)
		if err != nil {
			return err
		}
		for i := range x.attrs {
			if other := &x.attrs[i]; string(other.local) == string(a.local) && string(other.prefix) == string(a.prefix) {
				return x.bad(excerpt(a.local) + " twice")
			}
		}
		x.attrs = append(x.attrs, a)
		raw = rest[n:]
	}
}

// attribute reads `name = "value"` at the front and tells its length.
func (x *scanner) attribute(raw []byte) (attribute, int, error) {
	var a attribute
	n, colon := scanName(raw)
	equals := skipBlank(raw, n)
	if n == 0 || equals == len(raw) || raw[equals] != '=' {
		return a, 0, x.bad(excerpt(raw))
	}
	if a.local = raw[:n]; colon > 0 {
		a.prefix, a.local = raw[:colon], raw[colon+1:n]
	}
	begin := skipBlank(raw, equals+1)
	if begin == len(raw) || raw[begin] != '"' && raw[begin] != '\'' {
		return a, 0, x.bad(excerpt(raw))
	}
	// The value is judged while its end is looked for: nearly none holds anything but letters and digits.
	var seen uint8
	end := begin + 1
	for ; end < len(raw) && raw[end] != raw[begin]; end++ {
		seen |= class[raw[end]]
	}
	if end == len(raw) {
		return a, 0, x.bad(excerpt(raw))
	}
	a.value = raw[begin+1 : end]
	if seen&rewritten == 0 {
		return a, end + 1, nil
	}
	var err error
	a.value, err = x.characters(a.value, true)
	return a, end + 1, err
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

// scanName gives the length of the name at the front, 0 when there is none, and where the colon behind its prefix
// stands, or -1.
func scanName(raw []byte) (n, colon int) {
	colon = -1
	needed, seen := uint8(nameStart), uint8(0)
	for ; n < len(raw); n++ {
		c := raw[n]
		if c == ':' && colon < 0 && needed == nameMore {
			colon, needed = n, nameStart
			continue
		}
		if class[c]&needed == 0 {
			break
		}
		seen |= class[c]
		needed = nameMore
	}
	if needed == nameStart || seen&foreign != 0 && !utf8.Valid(raw[:n]) {
		return 0, -1
	}
	return n, colon
}

// validName tells whether all of it is one name.
func validName(name []byte) bool {
	n, _ := scanName(name)
	return n > 0 && n == len(name)
}
