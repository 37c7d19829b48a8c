package report

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"doemee/data/coalition"
)

// WriteListings writes lists as one JSON object: a list of objects by the name of each listing, a row a line. Values stand there as the
// program keeps them: codes, days, amounts as numbers; what is empty is left out.
func WriteListings(out io.Writer, lists []coalition.Listing) error {
	b := bufio.NewWriterSize(out, 1<<16)
	_ = b.WriteByte('{')
	for i, l := range lists {
		if i > 0 {
			_ = b.WriteByte(',')
		}
		_, _ = b.WriteString("\n" + quotedJSON(l.Name) + ":[")
		if err := writeObjects(b, l); err != nil {
			return err
		}
		_, _ = b.WriteString("]")
	}
	_, _ = b.WriteString("\n}\n")
	if err := b.Flush(); err != nil {
		return fmt.Errorf("write JSON: %w", err)
	}
	return nil
}

func writeObjects(b *bufio.Writer, l coalition.Listing) error {
	first := true
	for row, err := range l.Rows {
		if err != nil {
			return err
		}
		if !first {
			_ = b.WriteByte(',')
		}
		first = false
		_, _ = b.WriteString("\n{")
		comma := ""
		for i, c := range l.Columns {
			if row[i] != "" {
				_, _ = b.WriteString(comma + quotedJSON(c.Key) + ":" + jsonOf(c, row[i]))
				comma = ","
			}
		}
		_ = b.WriteByte('}')
	}
	return nil
}

func jsonOf(c coalition.Column, value string) string {
	switch c.Form {
	case coalition.FormDecimal, coalition.FormOrder:
		if json.Valid([]byte(value)) {
			return value
		}
	case coalition.FormBool:
		return "true"
	case coalition.FormCodes:
		var codes []string
		for _, code := range strings.Split(value, "\n") {
			codes = append(codes, quotedJSON(code))
		}
		return "[" + strings.Join(codes, ",") + "]"
	}
	return quotedJSON(value)
}

func quotedJSON(text string) string {
	raw, _ := json.Marshal(text) // a string always can
	return string(raw)
}
