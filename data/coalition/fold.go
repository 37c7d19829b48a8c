package coalition

import (
	"unicode"
	"unicode/utf8"
)

// plain holds, for the letters of the Latin alphabets of Europe, the small letter without its accent; 0 for what stays as it is.
var plain = func() (table [0x180]byte) {
	for r := 'A'; r <= 'Z'; r++ {
		table[r] = byte(unicode.ToLower(r))
	}
	for letter, accented := range map[byte]string{'a': "àáâãäåāăą", 'c': "çćĉċč", 'd': "ďđ", 'e': "èéêëēĕėęě", 'g': "ĝğġģ", 'h': "ĥħ",
		'i': "ìíîïĩīĭį", 'j': "ĵ", 'k': "ķ", 'l': "ĺļľŀł", 'n': "ñńņňŉ", 'o': "òóôõöøōŏő", 'r': "ŕŗř", 's': "śŝşš", 't': "ţťŧ",
		'u': "ùúûüũūŭůűų", 'w': "ŵ", 'y': "ýÿŷ", 'z': "źżž"} {
		for _, r := range accented {
			table[r] = letter
			if upper := unicode.ToUpper(r); int(upper) < len(table) {
				table[upper] = letter
			}
		}
	}
	return table
}()

// Fold makes texts alike that differ in capitals and accents only. Each letter stays one letter.
func Fold(text string) string { return string(appendFolded(nil, text)) }

// appendFolded adds a folded text to a buffer, so that thousands of texts can be folded in the same one.
func appendFolded(to []byte, text string) []byte {
	for i := 0; i < len(text); i++ {
		b := text[i]
		if b >= utf8.RuneSelf {
			return appendFoldedRunes(to, text[i:])
		}
		if low := plain[b]; low != 0 {
			b = low
		}
		to = append(to, b)
	}
	return to
}

func appendFoldedRunes(to []byte, text string) []byte {
	for _, r := range text {
		to = utf8.AppendRune(to, foldRune(r))
	}
	return to
}

func foldRune(r rune) rune {
	if int(r) < len(plain) {
		if low := plain[r]; low != 0 {
			return rune(low)
		}
		return r
	}
	return unicode.ToLower(r)
}
