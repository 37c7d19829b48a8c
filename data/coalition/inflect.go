package coalition

import (
	"slices"
	"strings"
)

// irregular pairs words of the agenda with plurals that follow no rule.
var irregular = [][2]string{{"stad", "steden"}, {"lid", "leden"}, {"schip", "schepen"}, {"kind", "kinderen"}, {"museum", "musea"}}

// shortForm is the shortest beginning of a word that is looked for.
const shortForm = 3

// forms lists what a folded word is looked for as: itself, and what it is without or with a usual Dutch or English ending. A
// plural finds the one, and the other way round: scholen and school, huizen and huis, slimme and slim, cities and city.
func forms(word string) []string {
	all := []string{word}
	add := func(form string) {
		if length(form) >= shortForm && !slices.Contains(all, form) {
			all = append(all, form)
		}
	}
	for _, form := range append(unended(word), ended(word)...) {
		add(form)
	}
	for _, pair := range irregular {
		if i := slices.Index(pair[:], word); i >= 0 {
			add(pair[1-i])
		}
	}
	// Where one is found, so is every one that holds it.
	return slices.DeleteFunc(slices.Clone(all), func(form string) bool {
		return slices.ContainsFunc(all, func(other string) bool {
			return length(other) > shortForm && other != form && strings.Contains(form, other)
		})
	})
}

// unended takes an ending off, and gives the word the spelling it then has.
func unended(word string) []string {
	if root, ok := strings.CutSuffix(word, "heden"); ok {
		return []string{root + "heid"}
	}
	if root, ok := strings.CutSuffix(word, "ies"); ok {
		return []string{root + "y", root + "ie"}
	}
	for _, ending := range []string{"en", "e"} {
		if root, ok := strings.CutSuffix(word, ending); ok && len(root) >= 2 {
			return respelled(root)
		}
	}
	if root, ok := strings.CutSuffix(word, "s"); ok && len(root) > shortForm {
		return []string{root}
	}
	return nil
}

// respelled is how a word without its ending is written: huiz is huis, golv golf, kart kart or kaart, mann man.
func respelled(root string) []string {
	last, before, cut := root[len(root)-1], root[len(root)-2], root[:len(root)-1]
	switch {
	case last == 'z':
		return []string{cut + "s"}
	case last == 'v':
		return []string{cut + "f"}
	case last == before && !vowel(last):
		return []string{cut}
	case !vowel(last) && vowel(before) && (len(root) < 3 || !vowel(root[len(root)-3])):
		return []string{root, cut + string(before) + string(last)}
	}
	return []string{root}
}

// ended gives the beginning that a word has when an ending changes its spelling; endings that do not are found by the word itself.
func ended(word string) []string {
	if len(word) < shortForm {
		return nil
	}
	last, before, third := word[len(word)-1], word[len(word)-2], word[len(word)-3]
	switch {
	case strings.HasSuffix(word, "heid"):
		return []string{word[:len(word)-4] + "hede"}
	case !vowel(last) && before == third && vowel(before):
		return []string{word[:len(word)-2] + string(last) + "e"}
	case last == 's':
		return []string{word[:len(word)-1] + "ze"}
	case last == 'f':
		return []string{word[:len(word)-1] + "ve"}
	case last == 'y' && !vowel(before):
		return []string{word[:len(word)-1] + "ie"}
	}
	return nil
}

func vowel(b byte) bool { return strings.IndexByte("aeiou", b) >= 0 }

// SearchWords is what is looked for when somebody types a text: its words without capitals, accents and usual endings, for texts
// that [Fold] made alike. Words of one letter are left out.
func SearchWords(text string) []string {
	var words []string
	for _, w := range strings.FieldsFunc(Fold(text), func(r rune) bool { return !letter(r) }) {
		if length(w) >= 2 {
			words = append(words, stem(w))
		}
	}
	return words
}

// stem takes off the ending of a longer word, so that projecten finds project.
func stem(word string) string {
	for _, ending := range []string{"en", "s", "e", "n"} {
		if cut, ok := strings.CutSuffix(word, ending); ok && length(cut) >= 4 {
			return cut
		}
	}
	return word
}
