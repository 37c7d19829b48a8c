package coalition

import (
	"slices"
	"strings"
	"unicode"
)

// duplicates pairs each commitment with an earlier one that is likely the same: the same main place in the agenda and a title
// of the same words, whatever their order, capitals and short words; keyOf gives its [titleKey]. Work grows with the number of titles only.
func duplicates(commitments []*Commitment, keyOf func(*Commitment) string) map[ID]*Commitment {
	twins := map[ID]*Commitment{}
	first := map[string]*Commitment{}
	for _, c := range commitments {
		key := keyOf(c)
		if key == "" {
			continue
		}
		if twin, ok := first[key]; ok {
			twins[c.ID] = twin
		} else {
			first[key] = c
		}
	}
	return twins
}

// titleKey is the title as sorted words of more than three letters, after the main project; empty for a title without any.
func titleKey(c *Commitment) string {
	words := strings.FieldsFunc(strings.ToLower(c.Title), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	words = slices.DeleteFunc(words, func(w string) bool { return length(w) <= 3 })
	if len(words) == 0 {
		return ""
	}
	slices.Sort(words)
	return string(c.MainProject()) + " " + strings.Join(slices.Compact(words), " ")
}
