package coalition

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// excerptLength is how much of a long text is shown around what was found, in bytes.
const excerptLength = 160

// excerpt cuts a text to the part around the first mark, on one line, and marks the words in which something was found.
func (s *search) excerpt(text string) (string, []Span) {
	text = strings.Join(strings.Fields(text), " ")
	marks := s.marks(text)
	if len(text) <= excerptLength || len(marks) == 0 {
		return text, marks
	}
	from := wordStart(text, max(0, min(marks[0].From-excerptLength/3, len(text)-excerptLength)))
	to := wordStart(text, min(len(text), max(from+excerptLength, marks[0].To)))
	if to < len(text) && to <= marks[0].To {
		to = len(text)
	}
	before, after := "", ""
	if from > 0 {
		before = "… "
	}
	if to < len(text) {
		after = " …"
	}
	var kept []Span
	for _, m := range marks {
		if m.To <= to {
			kept = append(kept, Span{m.From - from + len(before), m.To - from + len(before)})
		}
	}
	return before + strings.TrimSpace(text[from:to]) + after, kept
}

// wordStart goes back from a place in a text to the beginning of the word there.
func wordStart(text string, at int) int {
	if at >= len(text) {
		return len(text)
	}
	return strings.LastIndexByte(text[:at], ' ') + 1
}

// marks lists the words of a text in which something was found, in order and apart.
func (s *search) marks(text string) []Span {
	var marks []Span
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !letter(r) {
			at += size
			continue
		}
		end := at + strings.IndexFunc(text[at:]+" ", func(r rune) bool { return !letter(r) && !unicode.Is(unicode.Mn, r) })
		if word := []byte(Fold(text[at:end])); s.finds(word) {
			marks = append(marks, Span{at, end})
		}
		at = end
	}
	return marks
}

// finds tells whether any word that is looked for stands in a word.
func (s *search) finds(word []byte) bool {
	return slices.ContainsFunc(s.terms, func(term [][]byte) bool {
		return slices.ContainsFunc(term, func(form []byte) bool { return indexForm(word, form) >= 0 })
	})
}
