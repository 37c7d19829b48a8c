package sheet

import (
	"bytes"
)

// What stands in XML beside elements and text: marks, declarations, comments, instructions.

// around checks what stands outside the root: a byte order mark at the very beginning, and blanks.
func (x *scanner) around(raw []byte) error {
	x.pos += len(raw)
	if !x.begun && (raw[0] >= 0xFE || raw[0] == 0) {
		return x.utf16()
	}
	if !x.begun && x.before+int64(x.pos) == int64(len(raw)) {
		raw = bytes.TrimPrefix(raw, []byte("\xEF\xBB\xBF"))
	}
	x.begun = x.begun || len(raw) > 0
	if len(bytes.TrimLeft(raw, " \t\r\n")) > 0 {
		return x.bad(excerpt(raw))
	}
	return nil
}

// utf16 refuses the one other encoding that workbooks are met in.
func (x *scanner) utf16() error {
	return &Fault{Reason: Encoding, Part: x.part, Found: "UTF-16", Expected: "UTF-8"}
}

// declaration handles "<!": comments, CDATA, and what is refused.
func (x *scanner) declaration() (e event, ok bool, err error) {
	const cdata, comment = "<![CDATA[", "<!--"
	x.ensure(len(cdata))
	head := x.buf[x.pos:min(x.end, x.pos+len(cdata))]
	switch {
	case bytes.HasPrefix(head, []byte(comment)):
		body, err := x.until(len(comment), "-->")
		if err == nil && bytes.Contains(body, []byte("--")) || bytes.HasSuffix(body, []byte("-")) {
			err = x.bad("-- in a comment")
		}
		if err == nil {
			err = x.valid(body)
		}
		return 0, false, err
	case bytes.Equal(head, []byte(cdata)) && len(x.open) > 0:
		body, err := x.until(len(cdata), "]]>")
		if err == nil {
			err = x.valid(body)
		}
		x.text = bytes.ReplaceAll(body, []byte("\r\n"), []byte("\n"))
		return text, true, err
	case bytes.HasPrefix(bytes.ToUpper(head), []byte("<!DOCTYPE")), bytes.HasPrefix(bytes.ToUpper(head), []byte("<!ENTITY")):
		return 0, false, &Fault{Reason: Doctype, Part: x.part, Place: x.place(), Found: string(bytes.ToUpper(head))}
	}
	return 0, false, x.bad(excerpt(head))
}

// instruction passes over "<?…?>"; the XML declaration may stand at the very beginning only, and must say UTF-8.
func (x *scanner) instruction(first bool) error {
	body, err := x.until(2, "?>")
	if err != nil {
		return err
	}
	if err := x.valid(body); err != nil {
		return err
	}
	target, rest := cutBlank(body)
	switch {
	case !validName(target):
		return x.bad("<?" + excerpt(target))
	case !bytes.EqualFold(target, []byte("xml")):
		return nil
	case !first || string(target) != "xml":
		return x.bad("a second <?xml")
	}
	return x.declared(rest)
}

// declared checks the XML declaration's version and encoding.
func (x *scanner) declared(rest []byte) error {
	if err := x.attributes(append([]byte(" "), rest...)); err != nil {
		return err
	}
	// Excel refuses other versions too; XML 1.1 allows control characters that nothing downstream expects.
	for _, a := range x.attrs {
		switch string(a.local) {
		case "version":
			if string(a.value) != "1.0" {
				return x.bad("XML " + excerpt(a.value))
			}
		case "encoding":
			if !bytes.EqualFold(a.value, []byte("UTF-8")) && !bytes.EqualFold(a.value, []byte("US-ASCII")) {
				return &Fault{Reason: Encoding, Part: x.part, Found: excerpt(a.value), Expected: "UTF-8"}
			}
		case "standalone":
		default:
			return x.bad(excerpt(a.local) + " in <?xml")
		}
	}
	return nil
}

// until takes what stands between a beginning of n bytes and a mark, and moves behind the mark.
func (x *scanner) until(n int, mark string) ([]byte, error) {
	last := mark[len(mark)-1]
	for from := n + len(mark) - 1; ; {
		if !x.ensure(from + 1) {
			return nil, x.cut()
		}
		i, found := x.find(last, from)
		if !found {
			return nil, x.cut()
		}
		from = i + 1
		if piece := x.buf[x.pos : x.pos+from]; bytes.HasSuffix(piece, []byte(mark)) {
			x.pos += from
			return piece[n : from-len(mark)], nil
		}
	}
}
