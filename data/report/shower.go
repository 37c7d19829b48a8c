package report

import (
	"strings"

	"doemee/assets/words"
	"doemee/data/coalition"
)

// Shower shows values as people read them: labels for codes, dates day first, amounts with the marks of the language, names for
// building blocks.
type Shower struct {
	Words   *words.Words
	Edition *coalition.Edition
	Content *coalition.Content
}

// Show gives the text for the canonical value of a field; lists are joined with a semicolon. What it does not know is shown as
// it is, never hidden.
func (s Shower) Show(f coalition.Field, value string) string {
	if value == "" {
		return ""
	}
	switch f.Form {
	case coalition.FormBool:
		return s.Words.Say("report.yes")
	case coalition.FormDate:
		return s.Words.Date(value)
	case coalition.FormDeadline:
		return s.Words.Deadline(value)
	case coalition.FormMonth:
		return s.Words.Month(value)
	case coalition.FormMoment:
		return s.Words.Moment(value)
	case coalition.FormDecimal:
		return s.Words.Amount(value)
	case coalition.FormCode:
		return s.Label(f.List, coalition.Code(value))
	case coalition.FormCodes:
		return s.each(value, func(item string) string { return s.Label(f.List, coalition.Code(item)) })
	case coalition.FormNames:
		return s.each(value, func(item string) string { return item })
	case coalition.FormID, coalition.FormIDs:
		return s.each(value, s.name)
	}
	return value
}

// Label is the word for a code, as this organisation reads it.
func (s Shower) Label(l coalition.List, c coalition.Code) string {
	return s.Edition.Label(s.Words, l, c, s.Content.Organisation.Type)
}

// Heading is the short heading of a field.
func (s Shower) Heading(k coalition.Kind, field string) string {
	return s.Words.Say("field." + string(k) + "." + field)
}

// each shows the items of a list one by one.
func (s Shower) each(value string, show func(string) string) string {
	items := strings.Split(value, "\n")
	for i := range items {
		items[i] = show(items[i])
	}
	return strings.Join(items, "; ")
}

// name is what people call a record: a building block by its name, a commitment by its number.
func (s Shower) name(id string) string {
	if b := s.Content.Block(coalition.ID(id)); b != nil && b.Name != "" {
		return b.Name
	}
	if c := s.Content.Commitment(coalition.ID(id)); c != nil {
		return string(c.Number)
	}
	return id
}

// Amount shows a quantity with its unit: 120 uur, € 7.500.
func (s Shower) Amount(quantity coalition.Decimal, unit coalition.Code) string {
	if !quantity.Given() {
		return ""
	}
	number := s.Words.Amount(quantity.String())
	switch unit {
	case "":
		return number
	case coalition.UnitEuro:
		return "€ " + number
	}
	return number + " " + s.Label(coalition.ListUnit, unit)
}
