package coalition

import (
	"crypto/rand"
	"crypto/sha1"
	"encoding/hex"
	"fmt"
	"regexp"
	"strings"
)

// ID names one record for ever, through export, Excel and return: a UUID in lower case. Empty means none.
type ID string

var uuid = regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$`)

// NewID makes a random ID (UUID version 4).
func NewID() ID {
	var b [16]byte
	// crypto/rand.Read never fails since Go 1.24; it ends the program instead.
	_, _ = rand.Read(b[:])
	return shape(b, 4)
}

// DeriveID makes the same ID (UUID version 5) for the same parts, so that a row that came without an id is the same
// record each time it is read. Parts are joined with a line feed.
func DeriveID(space ID, parts ...string) ID {
	name := string(space) + "\n" + strings.Join(parts, "\n")
	sum := sha1.Sum([]byte(name))
	return shape([16]byte(sum[:16]), 5)
}

func shape(b [16]byte, version byte) ID {
	b[6] = b[6]&0x0f | version<<4
	b[8] = b[8]&0x3f | 0x80
	h := hex.EncodeToString(b[:])
	return ID(h[:8] + "-" + h[8:12] + "-" + h[12:16] + "-" + h[16:20] + "-" + h[20:])
}

// ParseID reads an ID; upper case and surrounding spaces are forgiven. The empty text is no ID and no error.
func ParseID(s string) (ID, error) {
	s = strings.ToLower(strings.TrimSpace(s))
	if s != "" && !uuid.MatchString(s) {
		return "", badValue(FormID, s)
	}
	return ID(s), nil
}

// Number is how people call a commitment: T-001, given once by the program and never again.
type Number string

var number = regexp.MustCompile(`^[Tt]-?0*([1-9][0-9]{0,6})$`)

// NumberOf gives the number of the n-th commitment of a dossier, n from 1.
func NumberOf(n int) Number { return Number(fmt.Sprintf("T-%03d", n)) }

// ParseNumber reads T-001, also written t1 or T-1. The empty text is no number and no error.
func ParseNumber(s string) (Number, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return "", nil
	}
	m := number.FindStringSubmatch(s)
	if m == nil {
		return "", badValue(FormNumber, s)
	}
	return NumberOf(atoi(m[1])), nil
}

// Rank is the n in the number of the n-th commitment; 0 when there is no number.
func (n Number) Rank() int {
	if m := number.FindStringSubmatch(string(n)); m != nil {
		return atoi(m[1])
	}
	return 0
}

// Code is a stable, language-free word for a choice, such as icon-climate-energy. Empty means not chosen.
type Code string

// ParseCode reads a code. Whether it stands in a list is for [Check] to say: an unknown code is kept.
func ParseCode(s string) (Code, error) {
	s = strings.TrimSpace(s)
	if s != "" && (len(s) > 60 || !codeShaped(s)) {
		return "", badValue(FormCode, s)
	}
	return Code(s), nil
}

// codeShaped tells whether a text is words of a-z and 0-9 with single hyphens between them. A dossier holds tens of
// thousands of codes: a regular expression took a fifth of loading it.
func codeShaped(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
		case c != '-' || i == 0 || i == len(s)-1 || s[i-1] == '-':
			return false
		}
	}
	return true
}
