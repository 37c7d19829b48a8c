package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Search is a place to type what one looks for; it reports each letter, and nothing when Escape is pressed.
type Search struct {
	widget.Entry
	onText func(string)
}

// NewSearch makes a search; onText gets the text at each letter.
func NewSearch(placeholder string, onText func(string)) *Search {
	s := &Search{onText: onText}
	s.ExtendBaseWidget(s)
	s.SetPlaceHolder(placeholder)
	s.OnChanged = onText
	return s
}

// TypedKey clears the search at Escape.
func (s *Search) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape {
		s.SetText("")
		return
	}
	s.Entry.TypedKey(k)
}
