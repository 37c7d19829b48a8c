package sheet

// space is a namespace this reader knows, in its transitional or strict form alike.
type space uint8

const (
	noSpace       space = iota
	otherSpace          // one that means nothing here
	mainSpace           // cells, workbook, styles, strings
	relationSpace       // attributes that point at relations
	packageSpace        // parts with relations
	typesSpace          // list of content types
	customSpace         // custom properties
	variantSpace        // their values
	xmlSpace
	bindSpace // xmlns itself
)

// spaces names every namespace that is looked for, in both editions of the standard: transitional, which nearly all
// programs write, and strict, which Excel offers as "Strict Open XML".
var spaces = map[string]space{
	"": noSpace,
	"http://schemas.openxmlformats.org/spreadsheetml/2006/main":               mainSpace,
	"http://purl.oclc.org/ooxml/spreadsheetml/main":                           mainSpace,
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships":     relationSpace,
	"http://purl.oclc.org/ooxml/officeDocument/relationships":                 relationSpace,
	"http://schemas.openxmlformats.org/package/2006/relationships":            packageSpace,
	"http://schemas.openxmlformats.org/package/2006/content-types":            typesSpace,
	"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties": customSpace,
	"http://purl.oclc.org/ooxml/officeDocument/customProperties":              customSpace,
	"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes":    variantSpace,
	"http://purl.oclc.org/ooxml/officeDocument/docPropsVTypes":                variantSpace,
	"http://www.w3.org/XML/1998/namespace":                                    xmlSpace,
	"http://www.w3.org/2000/xmlns/":                                           bindSpace,
}

// binding is a prefix, or "" for the default, that stands for a space.
type binding struct {
	prefix string
	space  space
}

// bind takes the namespace declarations of the tag just read, and sees that every other prefix is declared.
func (x *scanner) bind() error {
	// Declarations first: an attribute in front may use a prefix declared behind it.
	prefixed := false
	for _, a := range x.attrs {
		switch {
		case a.prefix == nil && string(a.local) == "xmlns":
			x.bindings = append(x.bindings, binding{space: spaceOf(a.value)})
			x.unprefixed = spaceOf(a.value)
		case string(a.prefix) == "xmlns":
			if len(a.value) == 0 {
				return x.bad("xmlns:" + excerpt(a.local) + ` = ""`)
			}
			x.bindings = append(x.bindings, binding{prefix: string(a.local), space: spaceOf(a.value)})
		case a.prefix != nil:
			prefixed = true
		}
	}
	if !prefixed {
		return nil
	}
	for _, a := range x.attrs {
		if a.prefix == nil {
			continue
		}
		if _, ok := x.lookup(a.prefix); !ok {
			return x.bad("prefix " + excerpt(a.prefix))
		}
	}
	return nil
}

// spaceOf gives what a namespace stands for. Unknown ones are fine: every producer has extensions of its own, and their
// elements are passed over.
func spaceOf(uri []byte) space {
	if s, known := spaces[string(uri)]; known {
		return s
	}
	return otherSpace
}

// lookup gives the space of a prefix; the innermost declaration counts.
func (x *scanner) lookup(prefix []byte) (space, bool) {
	for i := len(x.bindings) - 1; i >= 0; i-- {
		if x.bindings[i].prefix == string(prefix) {
			return x.bindings[i].space, true
		}
	}
	switch string(prefix) {
	case "":
		return noSpace, true
	case "xml":
		return xmlSpace, true
	case "xmlns":
		return bindSpace, true
	}
	return noSpace, false
}

// named takes the name of the element just begun apart.
func (x *scanner) named(name []byte, colon int) error {
	if colon < 0 {
		x.space, x.local = x.unprefixed, name
		return nil
	}
	var declared bool
	if x.space, declared = x.lookup(name[:colon]); !declared {
		return x.bad("prefix " + excerpt(name[:colon]))
	}
	x.local = name[colon+1:]
	return nil
}

// is tells whether the element just begun has this name.
func (x *scanner) is(s space, local string) bool { return x.space == s && string(x.local) == local }

// root moves into the root element, which must have this name.
func (x *scanner) root(s space, local string) error {
	if _, err := x.next(); err != nil {
		return err
	}
	if !x.is(s, local) {
		return &Fault{Reason: Structure, Part: x.part, Found: "<" + excerpt(x.local) + ">", Expected: "<" + local + ">"}
	}
	return nil
}

// children calls fn for each element inside the one just begun and returns behind its end. What fn leaves unread of a
// child is passed over, with its form checked.
func (x *scanner) children(fn func() error) error {
	for {
		e, err := x.next()
		if err != nil {
			return err
		}
		if e == closing || e == atEnd {
			return nil
		}
		if e != opening {
			continue
		}
		depth := len(x.open)
		if err := fn(); err != nil {
			return err
		}
		for len(x.open) >= depth {
			if _, err := x.next(); err != nil {
				return err
			}
		}
	}
}

// content appends the text of the element just begun to dst and returns behind its end.
func (x *scanner) content(dst []byte) ([]byte, error) {
	for {
		e, err := x.next()
		switch {
		case err != nil:
			return dst, err
		case e == text:
			dst = append(dst, x.text...)
		case e == opening:
			return dst, &Fault{Reason: Structure, Part: x.part, Place: x.place(), Found: "<" + excerpt(x.local) + ">"}
		default:
			return dst, nil
		}
	}
}

// leaf takes a whole `<v>text</v>` without attributes in one step, when that is what comes next: most of a sheet is made
// of these. False means that it is something else, however slightly, and nothing was taken.
func (x *scanner) leaf(s space, begin, end string) ([]byte, bool) {
	if x.selfClosed || x.unprefixed != s || len(x.open) >= x.depthMost {
		return nil, false
	}
	rest := x.buf[x.pos:x.end]
	if len(rest) < len(begin) || string(rest[:len(begin)]) != begin {
		return nil, false
	}
	rest = rest[len(begin):]
	for i, c := range rest {
		if class[c]&rewritten == 0 {
			continue
		}
		if c != '<' || len(rest)-i < len(end) || string(rest[i:i+len(end)]) != end {
			break
		}
		x.pos += len(begin) + i + len(end)
		return rest[:i], true
	}
	return nil, false
}

// finish reads behind the root to the end of the part, which proves its checksum.
func (x *scanner) finish() error {
	_, err := x.next()
	return err
}
