package words

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Code is the language as a plain text: nl or en.
func (w *Words) Code() string { return string(w.language) }

// Date shows 2026-04-01 as 01-04-2026, the same in both languages; what is no such date is shown as it is.
func (w *Words) Date(iso string) string {
	day, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	return day.Format("02-01-2006")
}

// Day shows 2026-04-01 in full, as woensdag 1 april 2026; what is no such date is shown as it is.
func (w *Words) Day(iso string) string {
	day, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	weekday := w.Say("format.weekday." + strconv.Itoa((int(day.Weekday())+6)%7+1))
	return weekday + " " + strconv.Itoa(day.Day()) + " " + w.Month(iso[:7])
}

// Deadline shows a quarter (2026-Q2) in words and an exact date as [Words.Date] does.
func (w *Words) Deadline(text string) string {
	year, quarter, found := strings.Cut(text, "-Q")
	if !found {
		return w.Date(text)
	}
	return w.Say("format.quarter", "n", quarter, "year", year)
}

// Month shows 2026-11 as november 2026.
func (w *Words) Month(text string) string {
	m, err := time.Parse("2006-01", text)
	if err != nil {
		return text
	}
	return w.Say("format.month."+m.Format("01")) + " " + m.Format("2006")
}

// Moment shows an RFC 3339 time as day and time on the reader's clock.
func (w *Words) Moment(rfc string) string {
	t, err := time.Parse(time.RFC3339, rfc)
	if err != nil {
		return rfc
	}
	return t.Local().Format("02-01-2006 15:04")
}

// Amount shows a canonical decimal (1234.5) with the marks of the language: 1.234,5 or 1,234.5.
func (w *Words) Amount(text string) string {
	whole, part, _ := strings.Cut(text, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	group, point := ".", ","
	if w.language == EN {
		group, point = ",", "."
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + group + whole[i:]
	}
	if part != "" {
		whole += point + part
	}
	return sign + whole
}

// Capital begins a text with a capital letter, as a heading does.
func Capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + text[size:]
}
