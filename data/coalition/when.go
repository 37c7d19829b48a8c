package coalition

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

// Date is a calendar day, written 2026-04-01. Empty means not given. Dates compare as texts.
type Date string

// Deadline is the day or the quarter by which something is done: 2026-06-30 or 2026-Q2. Empty means not given.
type Deadline string

// Month is a calendar month, written 2026-11. Empty means not given.
type Month string

// Moment is a point in time: RFC 3339, UTC, whole seconds. Empty means never.
type Moment string

var (
	isoDate  = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$`)
	dayFirst = regexp.MustCompile(`^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$`)
	wordDate = regexp.MustCompile(`^(\d{1,2})[- ]([a-zé]+)\.?[- ](\d{4})$`)
	weekday  = regexp.MustCompile(`^([a-z]{2,9})[.,]? (.+)$`)
	midnight = regexp.MustCompile(`[t ]0{1,2}:00(:00(\.0+)?)?z?$`)
	quarter  = regexp.MustCompile(`^(\d{4})[- ]?[qQkK]([1-4])$`)
	month    = regexp.MustCompile(`^(\d{4})-(0[1-9]|1[0-2])$`)
)

// Names of months in Dutch and English with their usual short forms; the number is the month.
var monthWords = map[string]int{
	"januari": 1, "january": 1, "jan": 1, "februari": 2, "february": 2, "feb": 2, "maart": 3, "march": 3, "mrt": 3, "mar": 3,
	"april": 4, "apr": 4, "mei": 5, "may": 5, "juni": 6, "june": 6, "jun": 6, "juli": 7, "july": 7, "jul": 7,
	"augustus": 8, "august": 8, "aug": 8, "september": 9, "sep": 9, "sept": 9, "oktober": 10, "october": 10, "okt": 10, "oct": 10,
	"november": 11, "nov": 11, "december": 12, "dec": 12,
}

// Names of days in Dutch and English with their usual short forms.
var dayWords = map[string]time.Weekday{
	"maandag": 1, "ma": 1, "monday": 1, "mon": 1, "dinsdag": 2, "di": 2, "tuesday": 2, "tue": 2, "woensdag": 3, "wo": 3, "wednesday": 3, "wed": 3,
	"donderdag": 4, "do": 4, "thursday": 4, "thu": 4, "vrijdag": 5, "vr": 5, "friday": 5, "fri": 5, "zaterdag": 6, "za": 6, "saturday": 6, "sat": 6,
	"zondag": 0, "zo": 0, "sunday": 0, "sun": 0,
}

// ParseDate reads a day as people in the Netherlands write it: 2026-04-01, 1-4-2026, 1/4/2026, 1 april 2026, wo 1 april 2026. The
// day comes first. A day that does not exist, a name of a day that is not that day's, or a year of two digits is refused;
// midnight, which programs add, is left out. The empty text is no date and no error.
func ParseDate(s string) (Date, error) {
	t := strings.ToLower(strings.Join(strings.Fields(s), " "))
	if t == "" {
		return "", nil
	}
	t = midnight.ReplaceAllString(t, "")
	m := weekday.FindStringSubmatch(t)
	if m == nil {
		return parseDay(t, s)
	}
	day, known := dayWords[m[1]]
	if d, err := parseDay(m[2], s); err != nil || known && d.Time().Weekday() == day {
		return d, err
	}
	return "", badValue(FormDate, s)
}

func parseDay(t, s string) (Date, error) {
	if m := isoDate.FindStringSubmatch(t); m != nil {
		return realDay(m[1], atoi(m[2]), m[3], s)
	}
	if m := dayFirst.FindStringSubmatch(t); m != nil {
		return realDay(m[3], atoi(m[2]), m[1], s)
	}
	if m := wordDate.FindStringSubmatch(t); m != nil {
		return realDay(m[3], monthWords[m[2]], m[1], s)
	}
	return "", badValue(FormDate, s)
}

func realDay(year string, month int, day, given string) (Date, error) {
	d := fmt.Sprintf("%s-%02d-%02d", year, month, atoi(day))
	if t, err := time.Parse(time.DateOnly, d); err != nil || t.Year() < 1900 {
		return "", badValue(FormDate, given)
	}
	return Date(d), nil
}

// DateOf is the calendar day of a time in its own zone.
func DateOf(t time.Time) Date { return Date(t.Format(time.DateOnly)) }

// Time is midnight UTC at the start of the day; the zero time when there is no date.
func (d Date) Time() time.Time {
	t, _ := time.Parse(time.DateOnly, string(d))
	return t
}

// AddMonths is the day n months later; past the end of a shorter month it is that month's last day.
func (d Date) AddMonths(n int) Date {
	if d == "" {
		return ""
	}
	t := d.Time()
	first := time.Date(t.Year(), t.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return DateOf(first.AddDate(0, 0, min(t.Day(), last)-1))
}

// Quarter is the quarter that ends a year's n-th three months, n from 1 to 4.
func Quarter(year, n int) Deadline { return Deadline(fmt.Sprintf("%04d-Q%d", year, n)) }

// ParseDeadline reads a quarter (2026-Q2, 2026 k2) or any date that [ParseDate] reads.
func ParseDeadline(s string) (Deadline, error) {
	if m := quarter.FindStringSubmatch(strings.TrimSpace(s)); m != nil && atoi(m[1]) >= 1900 {
		return Quarter(atoi(m[1]), atoi(m[2])), nil
	}
	d, err := ParseDate(s)
	if err != nil {
		return "", badValue(FormDeadline, s)
	}
	return Deadline(d), nil
}

// Quarter tells year and quarter when the deadline is a quarter; ok is false for an exact date and for none.
func (d Deadline) Quarter() (year, n int, ok bool) {
	m := quarter.FindStringSubmatch(string(d))
	if m == nil {
		return 0, 0, false
	}
	return atoi(m[1]), atoi(m[2]), true
}

// Last is the last day that is still in time.
func (d Deadline) Last() Date {
	year, n, ok := d.Quarter()
	if !ok {
		return Date(d)
	}
	return DateOf(time.Date(year, time.Month(3*n+1), 0, 0, 0, 0, 0, time.UTC))
}

// ParseMonth reads 2026-11. The empty text is no month and no error.
func ParseMonth(s string) (Month, error) {
	s = strings.TrimSpace(s)
	if s != "" && (!month.MatchString(s) || s < "1900") {
		return "", badValue(FormMonth, s)
	}
	return Month(s), nil
}

// MomentOf is a time in UTC, cut to whole seconds.
func MomentOf(t time.Time) Moment { return Moment(t.UTC().Format(time.RFC3339)) }

// ParseMoment reads an RFC 3339 time. The empty text is no moment and no error.
func ParseMoment(s string) (Moment, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return "", nil
	}
	t, err := time.Parse(time.RFC3339, s)
	if err != nil {
		return "", badValue(FormMoment, s)
	}
	return MomentOf(t), nil
}

// Time is the moment as a time; the zero time when there is none.
func (m Moment) Time() time.Time {
	t, _ := time.Parse(time.RFC3339, string(m))
	return t
}

// atoi reads digits that a pattern has already proved to be digits.
func atoi(digits string) int {
	n, _ := strconv.Atoi(digits)
	return n
}
