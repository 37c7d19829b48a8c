package coalition

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Decimal is an amount with two places, or no amount at all: an amount of zero is not the same as none. It compares with ==.
type Decimal struct {
	hundredths int64
	given      bool
}

// MaxDecimal bounds an amount on both sides; beyond it a cell or a field no longer holds a meant number.
const MaxDecimal = 1_000_000_000_000

var (
	plainNumber = regexp.MustCompile(`^(-?)(\d+)(?:[.,](\d{1,2})?0*)?$`)
	dutchGroups = regexp.MustCompile(`^-?\d{1,3}(\.\d{3})+(,\d+)?$`)
	otherGroups = regexp.MustCompile(`^-?\d{1,3}(,\d{3})+(\.\d+)?$`)
	ambiguous   = regexp.MustCompile(`^-?\d{1,3}[.,]\d{3}$`)
)

// Hundredths makes an amount from its hundredths.
func Hundredths(n int64) Decimal { return Decimal{n, true} }

// Whole makes an amount without decimals.
func Whole(n int64) Decimal { return Decimal{100 * n, true} }

// ParseDecimal reads an amount in Dutch or English notation: 1.234,56 · 1,234.56 · 1234,5 · 1234.56. What can be read in two
// ways (1.234, which may be a thousand or one and a bit) is refused, never guessed. More than two places are refused unless
// zero. The empty text is no amount and no error.
func ParseDecimal(s string) (Decimal, error) {
	t := strings.TrimSpace(strings.NewReplacer("\u00a0", "", " ", "", "\u202f", "", "−", "-").Replace(s))
	switch {
	case t == "":
		return Decimal{}, nil
	case ambiguous.MatchString(t) && !strings.HasPrefix(strings.TrimPrefix(t, "-"), "0"):
		return Decimal{}, badValue(FormDecimal, s)
	case dutchGroups.MatchString(t):
		t = strings.ReplaceAll(t, ".", "")
	case otherGroups.MatchString(t):
		t = strings.ReplaceAll(t, ",", "")
	}
	return exactDecimal(t, s)
}

// ParsePlainDecimal reads the canonical notation only: digits, a point, no groups. That is how files write amounts, where
// 1.234 can't mean a thousand.
func ParsePlainDecimal(s string) (Decimal, error) {
	if s == "" {
		return Decimal{}, nil
	}
	if strings.Contains(s, ",") {
		return Decimal{}, badValue(FormDecimal, s)
	}
	return exactDecimal(s, s)
}

func exactDecimal(t, given string) (Decimal, error) {
	m := plainNumber.FindStringSubmatch(t)
	if m == nil || len(m[2]) > 15 {
		return Decimal{}, badValue(FormDecimal, given)
	}
	cents, _ := strconv.ParseInt(m[2]+(m[3] + "00")[:2], 10, 64)
	if cents > 100*MaxDecimal {
		return Decimal{}, badValue(FormDecimal, given)
	}
	if m[1] == "-" {
		cents = -cents
	}
	return Hundredths(cents), nil
}

// Given tells whether there is an amount.
func (d Decimal) Given() bool { return d.given }

// Hundredths is the amount times one hundred; 0 when there is none.
func (d Decimal) Hundredths() int64 { return d.hundredths }

// Negative tells whether the amount is below zero.
func (d Decimal) Negative() bool { return d.hundredths < 0 }

// Float is the amount for drawing and sheets, where a rounding in the last place does no harm.
func (d Decimal) Float() float64 { return float64(d.hundredths) / 100 }

// String is the canonical text: a point, at most two places, no zeros at the end; empty when there is no amount.
func (d Decimal) String() string {
	if !d.given {
		return ""
	}
	n, sign := d.hundredths, ""
	if n < 0 {
		n, sign = -n, "-"
	}
	text := fmt.Sprintf("%s%d.%02d", sign, n/100, n%100)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}

// MarshalJSON writes the amount as a string, so that no reader rounds it.
func (d Decimal) MarshalJSON() ([]byte, error) { return json.Marshal(d.String()) }

// UnmarshalJSON reads what MarshalJSON wrote.
func (d *Decimal) UnmarshalJSON(raw []byte) error {
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		return badValue(FormDecimal, string(raw))
	}
	v, err := ParsePlainDecimal(s)
	*d = v
	return err
}
