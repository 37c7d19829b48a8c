package coalition

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Form tells how the value of a field is written.
type Form string

// The forms. A list is written with one item a line; in JSON it is an array. Every other form is one text; in JSON yes is true.
const (
	FormLine     Form = "line"     // text of one line
	FormText     Form = "text"     // text of several lines
	FormCode     Form = "code"     // one choice
	FormCodes    Form = "codes"    // several choices, in order
	FormNames    Form = "names"    // several names, in order
	FormDate     Form = "date"     // 2026-04-01
	FormDeadline Form = "deadline" // 2026-Q2 or 2026-06-30
	FormMonth    Form = "month"    // 2026-11
	FormMoment   Form = "moment"   // 2026-04-01T10:00:00Z
	FormDecimal  Form = "decimal"  // 1234.5
	FormBool     Form = "bool"     // yes or nothing
	FormNumber   Form = "number"   // T-001
	FormID       Form = "id"       // one record
	FormIDs      Form = "ids"      // several records, in order
	FormOrder    Form = "order"    // a whole number that only sorts
)

// Yes is the written value of a [FormBool] that holds.
const Yes = "yes"

// BadValue is the error of a text that does not have the form its field needs.
type BadValue struct {
	Field string // lowerCamel name, empty when only the value was looked at
	Form  Form
	Found string
}

// Error names field, value and form; people read the sentence fault.value.<form> instead.
func (b *BadValue) Error() string {
	return fmt.Sprintf("%s: %q is not a %s", b.Field, b.Found, b.Form)
}

func badValue(form Form, found string) error { return &BadValue{Form: form, Found: found} }

// slot is the place of one value in a record, read and written as its canonical text. Empty means absent.
type slot interface {
	read() string
	write(string) error
}

// parsed is a slot for a type whose values are texts already, with the function that reads them.
type parsed[T ~string] struct {
	at    *T
	parse func(string) (T, error)
}

func (p parsed[T]) read() string { return string(*p.at) }

func (p parsed[T]) write(s string) error {
	v, err := p.parse(s)
	if err == nil {
		*p.at = v
	}
	return err
}

// listed is a slot for a list of such values, one a line.
type listed[T ~string] struct {
	at    *[]T
	parse func(string) (T, error)
}

func (l listed[T]) read() string {
	texts := make([]string, len(*l.at))
	for i, v := range *l.at {
		texts[i] = string(v)
	}
	return strings.Join(texts, "\n")
}

func (l listed[T]) write(s string) error {
	var list []T
	for line := range strings.Lines(s) {
		v, err := l.parse(strings.TrimSuffix(line, "\n"))
		if err != nil {
			return err
		}
		if v != "" && !slices.Contains(list, v) {
			list = append(list, v)
		}
	}
	*l.at = list
	return nil
}

type decimalSlot struct{ at *Decimal }

func (d decimalSlot) read() string { return d.at.String() }

func (d decimalSlot) write(s string) error {
	v, err := ParsePlainDecimal(s)
	if err == nil {
		*d.at = v
	}
	return err
}

type boolSlot struct{ at *bool }

func (b boolSlot) read() string {
	if *b.at {
		return Yes
	}
	return ""
}

func (b boolSlot) write(s string) error {
	if s != "" && s != Yes {
		return badValue(FormBool, s)
	}
	*b.at = s == Yes
	return nil
}

type orderSlot struct{ at *int64 }

func (o orderSlot) read() string {
	if *o.at == 0 {
		return ""
	}
	return strconv.FormatInt(*o.at, 10)
}

func (o orderSlot) write(s string) error {
	if s == "" {
		*o.at = 0
		return nil
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return badValue(FormOrder, s)
	}
	*o.at = n
	return nil
}

// parseLine keeps one line of text: breaks and tabs become spaces, control characters are refused.
func parseLine(s string) (string, error) {
	if err := readable(FormLine, s); err != nil {
		return "", err
	}
	if !strings.ContainsAny(s, "\n\r\t") {
		return s, nil
	}
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' || r == '\t' }), " "), nil
}

// parseText keeps text of several lines with \n as the only line break.
func parseText(s string) (string, error) {
	if err := readable(FormText, s); err != nil {
		return "", err
	}
	if !strings.Contains(s, "\r") {
		return s, nil
	}
	return strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(s), nil
}

// readable refuses what no sheet and no screen can carry unchanged: bad UTF-8, control characters, non-characters.
func readable(form Form, s string) error {
	if !utf8.ValidString(s) {
		return badValue(form, strings.ToValidUTF8(s, "\uFFFD"))
	}
	for _, r := range s {
		if r < ' ' && r != '\n' && r != '\r' && r != '\t' || r == 0x7f || r == '\uFFFE' || r == '\uFFFF' {
			return badValue(form, strconv.QuoteRune(r))
		}
	}
	return nil
}
