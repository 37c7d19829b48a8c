package workbook

import (
	"strconv"
	"strings"

	"doemee/data/coalition"
)

// value is what a cell holds: a text, a number, or a day as a number.
type value struct {
	form   valueForm
	text   string
	number float64
}

type valueForm uint8

const (
	asText valueForm = iota
	asNumber
	asWhole // a whole number with its thousands apart
	asCents // the same with two decimals
	asDate
)

func textValue(text string) value { return value{text: text} }

func (v value) empty() bool { return v.form == asText && v.text == "" }

// show is the value of a field as its column shows it.
func (w *writer) show(c column, f coalition.Field, text string) value {
	switch f.Form {
	case coalition.FormCode:
		return textValue(w.voice.choices(f.List).show(coalition.Code(text)))
	case coalition.FormCodes:
		return textValue(w.showCodes(c, f.List, text))
	case coalition.FormNames:
		return textValue(joinNames(lines(text)))
	case coalition.FormDate:
		return dateValue(coalition.Date(text))
	case coalition.FormDeadline:
		return w.showDeadline(c, coalition.Deadline(text))
	case coalition.FormMonth:
		return textValue(w.voice.say.Month(text))
	case coalition.FormDecimal:
		return decimalValue(text)
	case coalition.FormBool:
		if text == coalition.Yes {
			return textValue(w.voice.say.Say("workbook.yes"))
		}
	case coalition.FormID:
		if f.Name == "commitment" {
			return textValue(w.cargo.commitment(coalition.ID(text)))
		}
		return textValue(text)
	case coalition.FormIDs:
		return textValue(w.showBlocks(text))
	default:
		return textValue(text)
	}
	return value{}
}

func (w *writer) showCodes(c column, l coalition.List, text string) string {
	codes := lines(text)
	switch {
	case c.part == partMain:
		codes = codes[:min(1, len(codes))]
	case c.part == partOther && len(codes) > 0:
		codes = codes[1:]
	}
	shown := make([]string, len(codes))
	for i, code := range codes {
		shown[i] = w.voice.choices(l).show(coalition.Code(code))
	}
	return strings.Join(shown, separator+" ")
}

// showDeadline fills year and quarter for an exact day too, so that people can sort and filter.
func (w *writer) showDeadline(c column, d coalition.Deadline) value {
	year, quarter, inQuarter := d.Quarter()
	if day := d.Last(); day != "" && !inQuarter {
		year, quarter = day.Time().Year(), (int(day.Time().Month())+2)/3
	}
	switch {
	case d == "" || c.part == partExact && inQuarter:
		return value{}
	case c.part == partYear:
		return value{form: asNumber, number: float64(year)}
	case c.part == partQuarter:
		return textValue(w.voice.quarter(quarter))
	}
	return dateValue(d.Last())
}

// quarter is the word for the n-th three months of a year.
func (v *voice) quarter(n int) string { return v.say.Say("workbook.quarter", "n", strconv.Itoa(n)) }

func (w *writer) showBlocks(text string) string {
	ids := lines(text)
	for i, id := range ids {
		if ref, ok := w.cargo.refs[coalition.ID(id)]; ok {
			ids[i] = ref
		}
	}
	return strings.Join(ids, separator+" ")
}

// commitment is how a cell names a commitment.
func (c *cargo) commitment(id coalition.ID) string {
	if n, ok := c.numbers[id]; ok {
		return n
	}
	return string(id)
}

func lines(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}

// neverWas is 29 February 1900, a day that workbooks count and the calendar does not.
const neverWas = 60

// dateValue is a day as workbooks count it, from 1900.
func dateValue(d coalition.Date) value {
	if d == "" {
		return value{}
	}
	days := d.Time().Sub(coalition.Date("1899-12-30").Time()).Hours() / 24
	if days <= neverWas {
		days--
	}
	return value{form: asDate, number: days}
}

func decimalValue(text string) value {
	if text == "" {
		return value{}
	}
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return textValue(text) // the domain writes no such amount; better seen than lost
	}
	return value{form: asNumber, number: n}
}

// plain is the value of a field as one text, for showing what changed.
func (w *writer) plain(f coalition.Field, text string) string {
	say := w.voice.say
	switch f.Form {
	case coalition.FormDate:
		return say.Date(text)
	case coalition.FormDeadline:
		return say.Deadline(text)
	case coalition.FormMoment:
		return say.Moment(text)
	case coalition.FormDecimal:
		return say.Amount(text)
	}
	return w.show(column{}, f, text).text
}
