package workbook

import (
	"math"
	"strconv"
	"strings"

	"doemee/data/coalition"
	"doemee/data/sheet"
)

// cell is one cell as it was found, with its place.
type cell struct {
	sheet.Cell
	row  int
	on   string
	from column
}

func (c cell) ref() string { return c.Ref(c.row) }

func (r *reader) complain(c cell, code, expected string) {
	reason := Reason{Code: code, Sheet: c.on, Cell: c.ref(), Field: c.from.key(), Found: c.Text, Expected: expected}
	if _, isField := c.from.spec(); isField && !reason.Note() {
		r.unread = append(r.unread, c.from.field)
	}
	r.note(reason)
}

// mostReasons is how many reasons are kept: whoever mends a file does not read more.
const mostReasons = 1000

func (r *reader) note(reason Reason) {
	if len(r.reasons) == mostReasons {
		r.reasons = append(r.reasons, Reason{Code: TooMany, Expected: strconv.Itoa(mostReasons)})
	}
	if len(r.reasons) < mostReasons {
		r.reasons = append(r.reasons, reason)
	}
}

// take reads the cell of a field into the field's canonical text. What is not understood is complained of and left out, so that
// nothing is made up.
func (r *reader) take(c cell) string {
	if c.Formula && c.Kind != sheet.Uncalculated {
		r.complain(c, Formula, "")
	}
	switch c.Kind {
	case sheet.Error:
		r.complain(c, ErrorValue, "")
		return ""
	case sheet.Uncalculated:
		r.complain(c, Uncalculated, "")
		return ""
	}
	f, _ := c.from.spec()
	switch f.Form {
	case coalition.FormLine, coalition.FormText:
		return r.takeText(c)
	}
	if strings.TrimSpace(c.Text) == "" {
		return ""
	}
	return r.takeForm(c, f)
}

func (r *reader) takeForm(c cell, f coalition.Field) string {
	switch f.Form {
	case coalition.FormCode:
		return r.takeCode(c, f.List, c.Text)
	case coalition.FormCodes:
		return r.takeCodes(c, f.List)
	case coalition.FormNames:
		return strings.Join(splitNames(r.takeText(c)), "\n")
	case coalition.FormDate:
		return r.takeDate(c)
	case coalition.FormMonth:
		return r.takeMonth(c)
	case coalition.FormDecimal:
		return r.takeAmount(c)
	case coalition.FormBool:
		return r.takeYes(c)
	case coalition.FormNumber:
		return takeParsed(r, c, coalition.ParseNumber, NotANumber, "T-001")
	case coalition.FormID:
		if f.Name == "commitment" {
			return string(r.takeCommitment(c))
		}
		return takeParsed(r, c, coalition.ParseID, NotAnID, "")
	case coalition.FormIDs:
		return r.takeBlocks(c)
	}
	return c.Text
}

func takeParsed[T ~string](r *reader, c cell, parse func(string) (T, error), code, expected string) string {
	v, err := parse(c.Text)
	if err != nil {
		r.complain(c, code, expected)
	}
	return string(v)
}

// takeText keeps a text as it stands. Numbers are texts too; what a program made a date or a truth is kept and asked about.
func (r *reader) takeText(c cell) string {
	switch c.Kind {
	case sheet.Date, sheet.Bool:
		r.complain(c, NotAText, "")
	case sheet.Number:
		if strings.ContainsAny(c.Text, "eE") {
			r.complain(c, NotAText, "")
		}
	}
	return c.Text
}

func (r *reader) takeCode(c cell, l coalition.List, text string) string {
	code, ok := r.voice.choices(l).find(text)
	if !ok {
		c.Text = text
		r.complain(c, UnknownChoice, r.someChoices(l))
	}
	return string(code)
}

// someChoices are the first words of a list, to show what was expected.
func (r *reader) someChoices(l coalition.List) string {
	var list []string
	for _, c := range r.voice.choices(l).offered {
		if list = append(list, c.shown); len(list) == 8 {
			break
		}
	}
	return strings.Join(list, separator+" ")
}

func (r *reader) takeCodes(c cell, l coalition.List) string {
	if c.from.part == partMain {
		return r.takeCode(c, l, c.Text)
	}
	var codes []string
	for _, text := range splitList(c.Text) {
		if code := r.takeCode(c, l, text); code != "" {
			codes = append(codes, code)
		}
	}
	return strings.Join(codes, "\n")
}

func (r *reader) takeDate(c cell) string {
	d, err := coalition.ParseDate(c.Text)
	if err != nil || c.Kind == sheet.Number || c.Kind == sheet.Bool {
		r.complain(c, NotADate, "31-12-2026")
		return ""
	}
	return string(d)
}

// takeMonth reads november 2026, 2026-11 and 11-2026; a day stands for its month when a program made one of it.
func (r *reader) takeMonth(c cell) string {
	text := strings.TrimSpace(c.Text)
	if m, err := coalition.ParseMonth(text); err == nil {
		return string(m)
	}
	for _, day := range []string{text, "1 " + text, "1-" + text} {
		d, err := coalition.ParseDate(day)
		if err == nil && (c.Kind == sheet.Date && strings.HasSuffix(string(d), "-01") || c.Kind == sheet.Text && day != text) {
			return string(d)[:len("2026-11")]
		}
	}
	r.complain(c, NotAMonth, "november 2026")
	return ""
}

func (r *reader) takeAmount(c cell) string {
	text := c.Text
	if c.Kind == sheet.Number {
		text = cents(text)
	}
	d, err := coalition.ParseDecimal(text)
	if c.Kind == sheet.Number {
		d, err = coalition.ParsePlainDecimal(text)
	}
	if err != nil || c.Kind == sheet.Date || c.Kind == sheet.Bool {
		r.complain(c, NotAnAmount, "1234,56")
		return ""
	}
	return d.String()
}

// cents writes a stored number with two places when that is all it has: programs store 0.1+0.2 with seventeen.
func cents(text string) string {
	n, err := strconv.ParseFloat(text, 64)
	if err != nil || math.Abs(n) > coalition.MaxDecimal {
		return text
	}
	rounded := math.Round(n*100) / 100
	if math.Abs(rounded-n) > 1e-9*math.Max(1, math.Abs(n)) {
		return text
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

func (r *reader) takeYes(c cell) string {
	switch word := fold(c.Text); {
	case r.yes[word]:
		return coalition.Yes
	case r.no[word]:
		return ""
	}
	r.complain(c, NotYesOrNo, r.voice.say.Say("workbook.yes")+separator+" "+r.voice.say.Say("workbook.no"))
	return ""
}

// takeCommitment finds the commitment that a cell names by number or id.
func (r *reader) takeCommitment(c cell) coalition.ID {
	if id, err := coalition.ParseID(c.Text); err == nil {
		return id
	}
	n, err := coalition.ParseNumber(c.Text)
	if err != nil && c.Kind == sheet.Number {
		n, err = coalition.ParseNumber("T-" + c.Text)
	}
	ids := r.numbered[n]
	switch {
	case err != nil:
		r.complain(c, NotANumber, "T-001")
	case len(ids) == 0:
		r.complain(c, UnknownNumber, "")
	case len(ids) > 1:
		r.complain(c, AmbiguousNumber, "")
	default:
		return ids[0]
	}
	return ""
}

func (r *reader) takeBlocks(c cell) string {
	var ids []string
	for _, text := range splitList(c.Text) {
		if id, err := coalition.ParseID(text); err == nil {
			ids = append(ids, string(id))
			continue
		}
		found := r.blocks[fold(text)]
		if len(found) != 1 {
			whole := c
			whole.Text = text
			r.complain(whole, UnknownBlock, refOf(1))
			continue
		}
		ids = append(ids, string(found[0]))
	}
	return strings.Join(ids, "\n")
}

func (r *reader) takeYear(c cell) int {
	text := strings.TrimSpace(c.Text)
	if text == "" {
		return 0
	}
	n, err := strconv.Atoi(strings.TrimSuffix(text, ".0"))
	if err != nil || n < 1900 || n > 9999 || c.Kind == sheet.Date {
		r.complain(c, NotAYear, "2026")
		return 0
	}
	return n
}

func (r *reader) takeQuarter(c cell) int {
	word := fold(c.Text)
	if word == "" {
		return 0
	}
	n, ok := r.quarters[word]
	if !ok || c.Kind == sheet.Date {
		r.complain(c, NotAQuarter, r.voice.quarter(1))
	}
	return n
}
