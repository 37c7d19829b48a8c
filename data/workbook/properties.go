package workbook

import (
	"bytes"
	"encoding/xml"
	"fmt"
)

// property adds one custom property of the file. They are written all together when the file is packed: one by one, each would
// have the library read all earlier ones again.
func (p *paint) property(name, text string) {
	p.properties = append(p.properties, fact{name, carried(text)})
}

// customPart is the part with custom properties.
const customPart = "docProps/custom.xml"

// customProperties is the content of that part.
func customProperties(list []fact) []byte {
	var b bytes.Buffer
	b.WriteString(xml.Header + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" ` +
		`xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">`)
	for i, f := range list {
		fmt.Fprintf(&b, `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="%d" name="`, i+2)
		_ = xml.EscapeText(&b, []byte(f.key)) // a buffer takes everything
		b.WriteString(`"><vt:lpwstr>`)
		_ = xml.EscapeText(&b, []byte(f.text))
		b.WriteString(`</vt:lpwstr></property>`)
	}
	b.WriteString(`</Properties>`)
	return b.Bytes()
}
