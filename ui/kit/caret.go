package kit

import "fyne.io/fyne/v2"

// Caret is how many letters stand before the place where typing goes on.
func (e *Entry) Caret() int { return e.CursorTextOffset() }

// PutCaret goes to a place in the text, or to its end where the text is shorter. It goes the way a person would: how the text
// stands in lines is known to Fyne's entry only.
func (e *Entry) PutCaret(letters int) {
	letters = min(letters, len([]rune(e.Text)))
	for _, key := range []fyne.KeyName{fyne.KeyPageUp, fyne.KeyHome} {
		e.Entry.TypedKey(&fyne.KeyEvent{Name: key})
	}
	for range 2 * letters { // a line that wraps asks one step more
		if e.CursorTextOffset() >= letters {
			return
		}
		e.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
}
