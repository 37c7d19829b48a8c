package kit

import (
	"strings"

	"fyne.io/fyne/v2"

	"doemee/ui/theme"
)

// FitLines cuts a text to at most so many lines of a width, as a label wraps it, and tells how many lines it then takes. What is cut off
// shows as three dots.
func FitLines(text string, width float32, most int, bold bool) (fitted string, lines int) {
	wide := func(s string) bool {
		return fyne.MeasureText(s, theme.Body.At(), fyne.TextStyle{Bold: bold}).Width > width
	}
	var kept []string
	for paragraph := range strings.SplitSeq(text, "\n") {
		for {
			line, rest := fillLine(paragraph, wide)
			if kept = append(kept, line); len(kept) > most {
				return strings.Join(kept[:most-1], "\n") + "\n" + dotted(kept[most-1], wide), most
			}
			if paragraph = rest; rest == "" {
				break
			}
		}
	}
	return text, len(kept)
}

// fillLine takes as many words as stand on one line, at least one; a word that is wider than the line is broken by letters.
func fillLine(text string, wide func(string) bool) (line, rest string) {
	end := 0
	for end < len(text) {
		next := wordEnd(text, end)
		if wide(text[:next]) {
			break
		}
		end = next
	}
	if end == 0 {
		end = letters(text, wide)
	}
	return text[:end], strings.TrimPrefix(text[end:], " ")
}

// wordEnd is where the word ends that begins at or after a place; spaces before it belong to it, so that it always lies further.
func wordEnd(text string, from int) int {
	rest := strings.TrimLeft(text[from:], " ")
	begin := len(text) - len(rest)
	if length := strings.IndexByte(rest, ' '); length >= 0 {
		return begin + length
	}
	return len(text)
}

// letters is how many bytes of a text stand on one line, at least one letter.
func letters(text string, wide func(string) bool) int {
	for i := range text {
		if i > 0 && wide(text[:i]) {
			return lastLetter(text, i)
		}
	}
	return len(text)
}

func lastLetter(text string, before int) (start int) {
	for i := range text[:before] {
		if i > 0 {
			start = i
		}
	}
	if start == 0 {
		return before
	}
	return start
}

// dotted ends a line with three dots, shortened until it fits.
func dotted(line string, wide func(string) bool) string {
	for line != "" && wide(line+"…") {
		line = line[:lastRune(line)]
	}
	return strings.TrimRight(line, " ") + "…"
}

func lastRune(text string) (start int) {
	for i := range text {
		start = i
	}
	return start
}
