package coalition

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The functions of this file read what a person types in a field, where it is shown at once how it was understood. They may
// therefore take more than the functions that read files, where nothing may be guessed: a year of two digits, no year at all,
// a thousand with a point.

var (
	separators = regexp.MustCompile(`[-/.,\s]+`)
	rankedDay  = regexp.MustCompile(`^(\d{1,2})(e|ste|de|st|nd|rd|th)$`)
	digitsOnly = regexp.MustCompile(`^\d{1,4}$`)
	eightDigit = regexp.MustCompile(`^\d{8}$`)
)

// weekdayWords may stand before a day and say nothing that the day does not.
var weekdayWords = []string{"maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "ma", "di", "wo", "do", "vr",
	"za", "zo", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

// nearDays are days by their name, counted from today.
var nearDays = map[string]int{"eergisteren": -2, "gisteren": -1, "yesterday": -1, "vandaag": 0, "nu": 0, "today": 0, "morgen": 1, "tomorrow": 1, "overmorgen": 2}

// UnderstandDate reads a day as people type it: everything [ParseDate] takes, and 1-4-26, 1 april '26, wo 1 apr, 1-4 (in the
// year of today), april 1, 2026, 01042026, vandaag. A day that does not exist is refused with [*BadValue].
func UnderstandDate(s string, today Date) (Date, error) {
	if d, err := ParseDate(s); err == nil {
		return d, nil
	}
	words := wordsOf(s)
	if len(words) > 1 && slices.Contains(weekdayWords, words[0]) {
		words = words[1:]
	}
	day, month, year := partsOfDay(words, today)
	if day == "" || month == 0 {
		return "", badValue(FormDate, s)
	}
	return realDay(year, month, day, s)
}

// wordsOf splits what was typed at spaces and marks, in small letters, without the mark before a short year.
func wordsOf(s string) []string {
	plain := strings.NewReplacer("'", "", "’", "", "‘", "", "\u00a0", " ").Replace(strings.ToLower(s))
	return slices.DeleteFunc(separators.Split(plain, -1), func(word string) bool { return word == "" })
}

// partsOfDay finds day, month and year in two or three words, or in one that holds them all; month is 0 when it can't.
func partsOfDay(words []string, today Date) (day string, month int, year string) {
	switch len(words) {
	case 1:
		return partsOfOne(words[0], today)
	case 2:
		words = append(slices.Clone(words), string(today)[:min(4, len(today))])
	case 3:
	default:
		return "", 0, ""
	}
	switch first := monthWords[words[0]]; {
	case first > 0:
		words = []string{words[1], words[0], words[2]}
	case len(words[0]) == 4 && digitsOnly.MatchString(words[0]):
		words = []string{words[2], words[1], words[0]}
	}
	day = rankedDay.ReplaceAllString(words[0], "$1")
	month = monthOf(words[1])
	if !digitsOnly.MatchString(day) || !digitsOnly.MatchString(words[2]) {
		return "", 0, ""
	}
	return day, month, fullYear(words[2])
}

func partsOfOne(word string, today Date) (day string, month int, year string) {
	if days, ok := nearDays[word]; ok && today != "" {
		word = today.Time().AddDate(0, 0, days).Format("20060102")
	}
	if !eightDigit.MatchString(word) {
		return "", 0, ""
	}
	if year := atoi(word[:4]); year >= 1900 && year < 2200 {
		return word[6:], atoi(word[4:6]), word[:4]
	}
	return word[:2], atoi(word[2:4]), word[4:]
}

func monthOf(word string) int {
	if n, err := strconv.Atoi(word); err == nil {
		return n
	}
	return monthWords[word]
}

// fullYear takes a year of two digits to be of this century.
func fullYear(year string) string {
	if len(year) == 2 {
		return "20" + year
	}
	return year
}

var (
	quarterMark = regexp.MustCompile(`^(?:q|k|kw)([1-4])$`)
	quarterRank = regexp.MustCompile(`^([1-4])(?:e|de|ste|st|nd|rd|th)?$`)
)

// rankWords are quarters by their name; a part of a year by its name is the quarter it ends in.
var (
	rankWords = map[string]int{"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "first": 1, "second": 2, "third": 3, "fourth": 4}
	partWords = map[string]int{"begin": 1, "start": 1, "medio": 2, "half": 2, "halverwege": 2, "mid": 2, "eind": 4, "einde": 4, "end": 4}
)

// UnderstandDeadline reads a quarter or a day as people type it: Q2 2026, 2e kwartaal 2026, eind 2026, april 2026 (its last
// day), and everything [UnderstandDate] takes.
func UnderstandDeadline(s string, today Date) (Deadline, error) {
	if d, err := ParseDeadline(s); err == nil {
		return d, nil
	}
	words := slices.DeleteFunc(wordsOf(s), func(word string) bool { return word == "van" || word == "of" || word == "the" })
	if d := quarterOf(words, today); d != "" {
		return d, nil
	}
	if d := monthEnd(words); d != "" {
		return d, nil
	}
	d, err := UnderstandDate(s, today)
	if err != nil {
		return "", badValue(FormDeadline, s)
	}
	return Deadline(d), nil
}

// quarterOf finds a quarter and a year of four digits in any order; without a year it is the year of today.
func quarterOf(words []string, today Date) Deadline {
	var said quarterSaid
	for _, word := range words {
		if !said.take(word) {
			return ""
		}
	}
	n, year := said.n, said.year
	switch {
	case n == 0 && said.named:
		n = said.rank
	case n == 0 && said.rank == 0 && len(words) == 1 && year != 0:
		n = 4
	}
	if year == 0 && (said.named || len(words) == 1) {
		year = today.Time().Year()
	}
	if n == 0 || year < 1900 {
		return ""
	}
	return Quarter(year, n)
}

// quarterSaid is what the words about a quarter have said so far; 0 for nothing.
type quarterSaid struct {
	n     int  // Q2, eind
	rank  int  // 2e, tweede: a quarter only when the word kwartaal is there
	named bool // kwartaal
	year  int
}

// take understands one word, or tells that it can't.
func (q *quarterSaid) take(word string) bool {
	mark, rank := quarterMark.FindStringSubmatch(word), quarterRank.FindStringSubmatch(word)
	switch {
	case mark != nil:
		q.n = atoi(mark[1])
	case word == "kwartaal" || word == "quarter" || word == "kw":
		q.named = true
	case rankWords[word] > 0:
		q.rank = rankWords[word]
	case partWords[word] > 0:
		q.n = partWords[word]
	case rank != nil:
		q.rank = atoi(rank[1])
	case len(word) == 4 && digitsOnly.MatchString(word):
		q.year = atoi(word)
	default:
		return false
	}
	return true
}

// monthEnd is the last day of a month that is named with its year.
func monthEnd(words []string) Deadline {
	if len(words) == 3 && partWords[words[0]] == 4 {
		words = words[1:]
	}
	if len(words) != 2 || len(words[1]) != 4 || !digitsOnly.MatchString(words[1]) || atoi(words[1]) < 1900 {
		return ""
	}
	month := monthOf(words[0])
	if month < 1 || month > 12 {
		return ""
	}
	return Deadline(DateOf(time.Date(atoi(words[1]), time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC)))
}

var (
	moneyWords = regexp.MustCompile(`^(?:€|eur|euro)|(?:€|eur|euro's|euro’s|euro)$`)
	nothingAft = regexp.MustCompile(`[.,][-–—=]+$`)
	multiplied = regexp.MustCompile(`^(.*?)(duizend|thousand|miljoen|million|mln|mio)$`)
)

// UnderstandDecimal reads an amount as people type it: everything [ParseDecimal] takes, and 12.500 (a thousand: an amount has
// two places), € 12.500,-, 1,5 miljoen.
func UnderstandDecimal(s string) (Decimal, error) {
	if d, err := ParseDecimal(s); err == nil {
		return d, nil
	}
	t := strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "−", "-").Replace(strings.ToLower(s))
	t = nothingAft.ReplaceAllString(moneyWords.ReplaceAllString(t, ""), "")
	times := int64(1)
	if m := multiplied.FindStringSubmatch(t); m != nil {
		t, times = m[1], 1000
		if m[2] != "duizend" && m[2] != "thousand" {
			times = 1_000_000
		}
	}
	if ambiguous.MatchString(t) {
		t = strings.NewReplacer(".", "", ",", "").Replace(t)
	}
	d, err := ParseDecimal(t)
	if err != nil || !d.Given() || d.Hundredths() > 100*MaxDecimal/times {
		return Decimal{}, badValue(FormDecimal, s)
	}
	return Hundredths(d.Hundredths() * times), nil
}
