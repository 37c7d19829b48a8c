package sheet

import (
	"math"
	"strconv"
	"time"
)

// epoch is the date system of a workbook: false counts from 1900, true from 1904 (old Excel for Mac).
type epoch bool

const (
	secondsPerDay = 86_400
	// neverWas is 29 February 1900 in the 1900 system: Excel counts it as Lotus 1-2-3 did, the calendar doesn't.
	neverWas = 60
)

var (
	// day 0 of each system, as the calendar sees it behind the day that never was
	zero1900 = time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	zero1904 = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	lastDate = time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)
)

// appendDate writes a stored number as a date, to the second. False means that it is none in this system (negative,
// 29 February 1900, past the year 9999); the cell then stays the number it is.
func (e epoch) appendDate(dst, number []byte, style dateStyle) ([]byte, bool) {
	serial, err := strconv.ParseFloat(string(number), 64)
	if err != nil || serial < 0 || serial > 3_000_000 {
		return dst, false
	}
	// Days are stored as fractions of two; rounding to the second gives back what was typed.
	seconds := int64(math.Round(serial * secondsPerDay))
	day, rest := seconds/secondsPerDay, seconds%secondsPerDay
	// Only the format can tell noon without a day from noon of day 0.
	if style == timeOnly && day == 0 {
		return zero1900.Add(time.Duration(rest)*time.Second).AppendFormat(dst, time.TimeOnly), true
	}
	zero := zero1904
	if !e {
		zero = zero1900
		if day == 0 || day == neverWas {
			return dst, false
		}
		// In front of the day that never was, the count is a day short of the calendar's.
		if day < neverWas {
			day++
		}
	}
	t := zero.AddDate(0, 0, int(day)).Add(time.Duration(rest) * time.Second)
	if !t.Before(lastDate) {
		return dst, false
	}
	return t.AppendFormat(dst, layout(rest)), true
}

// layout writes a time only when there is one: midnight is what a date without a time is stored as, and nobody promises
// to do something at midnight.
func layout(seconds int64) string {
	if seconds == 0 {
		return time.DateOnly
	}
	return "2006-01-02T15:04:05"
}

// appendISO writes a date that the file itself stores as text (t="d") in the same form; false when it isn't one.
func appendISO(dst, value []byte) ([]byte, bool) {
	for _, form := range []string{time.DateOnly, "2006-01-02T15:04:05", "2006-01-02T15:04:05Z", "2006-01-02T15:04"} {
		// Parsing lets fractions of a second pass, which rounding takes away again.
		if t, err := time.Parse(form, string(value)); err == nil {
			t = t.Round(time.Second)
			return t.AppendFormat(dst, layout(int64(t.Hour()*3600+t.Minute()*60+t.Second()))), t.Before(lastDate)
		}
	}
	if t, err := time.Parse(time.TimeOnly, string(value)); err == nil {
		return t.AppendFormat(dst, time.TimeOnly), true
	}
	return dst, false
}
