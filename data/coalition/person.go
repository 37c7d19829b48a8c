package coalition

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// ErrTooShort refuses to erase a text of fewer than [ShortestErased] characters: it would be found inside other words.
var ErrTooShort = errors.New("the text to erase is too short")

// ShortestErased is the fewest characters a text to erase may have.
const ShortestErased = 3

// Person is the pattern by which the texts about a person are found, in a record, in JSON and in the bytes of a file. [ErrTooShort]
// refuses what would be found inside other words.
func Person(texts []string) (*regexp.Regexp, error) {
	var ways []string
	for _, text := range texts {
		text = strings.TrimSpace(text)
		if utf8.RuneCountInString(text) < ShortestErased {
			return nil, ErrTooShort
		}
		// Kept submissions are JSON, in which a quotation mark in a nickname is written otherwise.
		ways = append(ways, regexp.QuoteMeta(text), regexp.QuoteMeta(strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text)))
	}
	// The longest first: a surname alone would leave the first name that stands before it.
	slices.SortStableFunc(ways, func(a, b string) int { return len(b) - len(a) })
	if len(ways) == 0 {
		return nil, ErrTooShort
	}
	return regexp.Compile("(?i)" + strings.Join(ways, "|"))
}

// Prose tells whether a form is people's own words; a name can't stand in another one.
func Prose(f Form) bool { return f == FormLine || f == FormText || f == FormNames }
