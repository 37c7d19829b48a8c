package kit

import (
	"strings"

	"fyne.io/fyne/v2"

	"doemee/ui/theme"
)

// FitLines cuts a text to at most so many lines of a width, as a label wraps it, and tells how many lines it then takes. What is cut off
// shows as three dots.
func FitLines(text string, width float32, most int, bold bool) (fitted string, lines int) {
	wide := wider(width, theme.Body.At(), fyne.TextStyle{Bold: bold})
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

// wider gives what tells whether a text is wider than a width. One that is far too long shows that in its beginning: to measure ten
// thousand letters takes so long that whoever types would notice.
func wider(width, size float32, style fyne.TextStyle) func(string) bool {
	return func(text string) bool {
		for n := 256; n < len(text); n *= 4 {
			begin := strings.ToValidUTF8(text[:n], "")
			if fyne.MeasureText(begin, size, style).Width > width {
				return true
			}
		}
		return fyne.MeasureText(text, size, style).Width > width
	}
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

// dotted ends a line with three dots, after as many letters as then fit. It measures from the beginning: what is cut off may be long.
func dotted(line string, wide func(string) bool) string {
	end := len(line)
	if wide(line + "…") {
		end = 0
		for i := range line {
			if wide(line[:i] + "…") {
				break
			}
			end = i
		}
	}
	return strings.TrimRight(line[:end], " ") + "…"
}
