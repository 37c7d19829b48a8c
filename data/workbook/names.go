package workbook

import "strings"

// separator stands between several values in one cell.
const separator = ";"

// joinNames writes several names in one cell. A name that could be misread is put between quotes, with its own quotes doubled.
func joinNames(names []string) string {
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = n
		if strings.Contains(n, separator) || strings.HasPrefix(n, `"`) || strings.TrimSpace(n) != n {
			quoted[i] = `"` + strings.ReplaceAll(n, `"`, `""`) + `"`
		}
	}
	return strings.Join(quoted, separator+" ")
}

// splitNames reads what joinNames wrote, and what people write: names with a semicolon or a new line between them. Quotes
// around a name that did not need them are the person's own and stay.
func splitNames(text string) []string {
	var names []string
	for rest := text; rest != ""; {
		var name string
		name, rest = nextName(rest)
		if name != "" {
			names = append(names, name)
		}
	}
	return names
}

func nextName(text string) (name, rest string) {
	text = strings.TrimLeft(text, " \t\n\u00a0")
	if inner, after, ok := cutQuoted(text); ok {
		return inner, after
	}
	end := strings.IndexAny(text, separator+"\n")
	if end < 0 {
		return strings.TrimSpace(text), ""
	}
	return strings.TrimSpace(text[:end]), text[end+1:]
}

// cutQuoted takes a quoted name off the front; false when it isn't one or did not need its quotes.
func cutQuoted(text string) (inner, rest string, ok bool) {
	if !strings.HasPrefix(text, `"`) {
		return "", "", false
	}
	var b strings.Builder
	for i := 1; i < len(text); i++ {
		if text[i] != '"' {
			b.WriteByte(text[i])
			continue
		}
		if i+1 < len(text) && text[i+1] == '"' {
			b.WriteByte('"')
			i++
			continue
		}
		rest = strings.TrimLeft(text[i+1:], " ")
		if rest != "" && rest[0] != separator[0] && rest[0] != '\n' {
			return "", "", false
		}
		inner = b.String()
		if !strings.ContainsAny(inner, separator+`"`) && strings.TrimSpace(inner) == inner {
			return "", "", false
		}
		return inner, strings.TrimLeft(rest, separator+"\n"), true
	}
	return "", "", false
}

// splitList reads several choices, references or dates in one cell.
func splitList(text string) []string {
	var parts []string
	for p := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ';' || r == '\n' }) {
		if p = strings.TrimSpace(p); p != "" {
			parts = append(parts, p)
		}
	}
	return parts
}
