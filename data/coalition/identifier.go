package coalition

import (
	"regexp"
	"strings"
)

var (
	kvk      = regexp.MustCompile(`^\d{8}$`)
	gm       = regexp.MustCompile(`^GM\d{4}$`)
	oin      = regexp.MustCompile(`^\d{20}$`)
	brin     = regexp.MustCompile(`^\d{2}[A-Z]{2}$`)
	postcode = regexp.MustCompile(`^[1-9]\d{3} ?[A-Z]{2}$`)
	nine     = regexp.MustCompile(`\b\d{9}\b`)
	iban     = regexp.MustCompile(`\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b`)
)

// KvK tells whether a text is a number of the trade register: eight digits, leading zeros kept.
func KvK(s string) bool { return kvk.MatchString(s) }

// GM tells whether a text is a municipality's code: GM and four digits.
func GM(s string) bool { return gm.MatchString(s) }

// OIN tells whether a text is an organisation's identification number of the government: twenty digits, of which the first
// eight are the prefix that says which register the next eight or nine digits come from.
func OIN(s string) bool { return oin.MatchString(s) && strings.HasPrefix(s, "000000") }

// TestOIN tells whether an OIN is one for testing: prefix 99.
func TestOIN(s string) bool { return OIN(s) && s[6:8] == "99" }

// BRIN tells whether a text is the number of a school: two digits and two capitals.
func BRIN(s string) bool { return brin.MatchString(s) }

// Postcode tells whether a text is a Dutch postcode: four digits of which the first is not zero and two capitals other than
// SA, SD and SS, with or without a space.
func Postcode(s string) bool {
	return postcode.MatchString(s) && !strings.Contains("SA SD SS", s[max(0, len(s)-2):])
}

// BSN tells whether nine digits pass the test of a citizen service number: nine times the first digit, eight times the second
// and so on, minus the last, is a multiple of eleven.
func BSN(digits string) bool {
	if len(digits) != 9 || digits == "000000000" {
		return false
	}
	sum := 0
	for i, d := range digits {
		if d < '0' || d > '9' {
			return false
		}
		weight := 9 - i
		if i == 8 {
			weight = -1
		}
		sum += weight * int(d-'0')
	}
	return sum%11 == 0
}

// FindBSN gives the first number in a text that may be a citizen service number; empty when there is none.
func FindBSN(text string) string {
	for _, n := range nine.FindAllString(text, -1) {
		if BSN(n) {
			return n
		}
	}
	return ""
}

// IBAN tells whether a text is an account number: country, check digits, and the whole modulo 97 equal to one (ISO 13616).
// Spaces are forgiven.
func IBAN(s string) bool {
	s = strings.ReplaceAll(s, " ", "")
	if len(s) < 15 || len(s) > 34 {
		return false
	}
	rest := 0
	for _, r := range s[4:] + s[:4] {
		switch {
		case r >= '0' && r <= '9':
			rest = (rest*10 + int(r-'0')) % 97
		case r >= 'A' && r <= 'Z':
			rest = (rest*100 + int(r-'A') + 10) % 97
		default:
			return false
		}
	}
	return rest == 1
}

// FindIBAN gives the first account number in a text; empty when there is none.
func FindIBAN(text string) string {
	for _, n := range iban.FindAllString(text, -1) {
		if IBAN(n) {
			return n
		}
	}
	return ""
}
