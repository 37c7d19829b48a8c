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
	for i := 0; i < len(code); i++ {
		switch c := code[i] | 0x20; {
		case code[i] == ';':
			return s.String(), elapsed
		case code[i] == '"':
			i = skipTo(code, i, '"')
		case code[i] == '[':
			end := skipTo(code, i, ']')
			inside := strings.ToLower(code[i+1 : min(end, len(code))])
			elapsed = elapsed || inside != "" && strings.Trim(inside, inside[:1]) == "" && strings.ContainsAny(inside, "hms")
			i = end
		case code[i] == '\\', code[i] == '_', code[i] == '*':
			i++
		case c == 'e' && i+1 < len(code) && (code[i+1] == '+' || code[i+1] == '-'):
			i++
		case strings.HasPrefix(strings.ToLower(code[i:]), "am/pm"):
			i += len("am/pm") - 1
		case code[i] == '#' || code[i] == '?':
			s.WriteByte('#') // places of digits: a number, whatever letters stand beside it
		case c >= 'a' && c <= 'z':
			s.WriteByte(c)
		}
	}
	return s.String(), elapsed
}

// skipTo gives where the next mark behind i stands, or the end.
func skipTo(code string, i int, mark byte) int {
	if n := strings.IndexByte(code[i+1:], mark); n >= 0 {
		return i + 1 + n
	}
	return len(code)
}
