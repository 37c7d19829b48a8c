package sheet

import (
	"strconv"
	"strings"
)

// dateStyle says what a cell style makes of a number.
type dateStyle uint8

const (
	noDate   dateStyle = iota
	dateOnly           // a day, perhaps with a time
	timeOnly           // a time of day
)

// readStyles keeps of all styles one thing: which of them show a number as a date.
func (b *Book) readStyles(part string) error {
	custom := map[int]dateStyle{}
	err := b.scan(part, mainSpace, "styleSheet", func(x *scanner) error {
		switch {
		case x.is(mainSpace, "numFmts"):
			return x.children(func() error {
				if id, err := strconv.Atoi(string(x.attr("numFmtId"))); err == nil && x.is(mainSpace, "numFmt") {
					custom[id] = formatStyle(string(x.attr("formatCode")))
				}
				return nil
			})
		case x.is(mainSpace, "cellXfs"):
			return x.children(func() error {
				if x.is(mainSpace, "xf") {
					b.dates = append(b.dates, styleOf(string(x.attr("numFmtId")), custom))
				}
				return nil
			})
		}
		return nil
	})
	b.proven[fold(part)] = err == nil
	return err
}

// styleOf knows the numbers that stand for formats without a code: dates 14-17 and 22, times 18-21, 45 and 47, and the
// dates and times of East Asian editions. 46 counts elapsed hours and is a number.
func styleOf(number string, custom map[int]dateStyle) dateStyle {
	id, err := strconv.Atoi(number)
	if err != nil {
		return noDate
	}
	if style, ok := custom[id]; ok {
		return style
	}
	switch {
	case id >= 18 && id <= 21, id == 45, id == 47, id >= 32 && id <= 35:
		return timeOnly
	case id >= 14 && id <= 17, id == 22, id >= 27 && id <= 36, id >= 50 && id <= 58:
		return dateOnly
	}
	return noDate
}

// formatStyle tells from a format code ("dd-mm-yyyy;@") what it shows. Only the section for positive numbers counts.
// Elapsed time ("[h]:mm") may pass a day and is left a number.
func formatStyle(code string) dateStyle {
	// Letters of a number's format never mean a day; "General" is a word and no letters at all.
	letters, elapsed := formatLetters(code)
	switch {
	case elapsed, strings.Contains(letters, "#"), strings.Contains(letters, "general"):
		return noDate
	case strings.ContainsAny(letters, "yde"), strings.Contains(letters, "m") && !strings.ContainsAny(letters, "hs"):
		return dateOnly
	case strings.ContainsAny(letters, "hs"):
		return timeOnly
	}
	return noDate
}

// formatLetters gives the letters of the first section that mean something, in lower case: not those in quotes,
// behind a backslash, in brackets, or in the exponent "E+".
func formatLetters(code string) (letters string, elapsed bool) {
	var s strings.Builder
	for i := 0; i < len(code) && code[i] != ';'; i++ {
		switch c := code[i]; {
		case c == '"':
			i = skipTo(code, i, '"')
		case c == '[':
			end := skipTo(code, i, ']')
			elapsed = elapsed || counts(code[i+1:min(end, len(code))])
			i = end
		case c == '\\', c == '_', c == '*':
			i++
		case c == '#', c == '?':
			s.WriteByte('#') // places of digits: a number, whatever letters stand beside it
		default:
			i += formatLetter(&s, code[i:])
		}
	}
	return s.String(), elapsed
}

// formatLetter keeps a letter that means something and tells how many bytes behind it belong to it.
func formatLetter(s *strings.Builder, code string) int {
	const half = "am/pm"
	c := code[0] | 0x20
	switch {
	case c == 'e' && len(code) > 1 && (code[1] == '+' || code[1] == '-'):
		return 1
	case len(code) >= len(half) && strings.EqualFold(code[:len(half)], half):
		return len(half) - 1
	case c >= 'a' && c <= 'z':
		s.WriteByte(c)
	}
	return 0
}

// counts tells whether a bracket asks for elapsed hours, minutes or seconds: "h", "mm", not "Red" or "$-413".
func counts(bracket string) bool {
	for _, unit := range []string{"h", "m", "s"} {
		if n := len(bracket); n > 0 && strings.EqualFold(bracket, strings.Repeat(unit, n)) {
			return true
		}
	}
	return false
}

// skipTo gives where the next mark behind i stands, or the end.
func skipTo(code string, i int, mark byte) int {
	if n := strings.IndexByte(code[i+1:], mark); n >= 0 {
		return i + 1 + n
	}
	return len(code)
}
