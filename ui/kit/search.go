package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// SearchWays are what a search tells: its text at each letter, and that the keyboard wants to go down into what is found, or
// to the first of it.
type SearchWays struct {
	Text  func(string)
	Down  func()
	Enter func()
}

// Search is a place to type what one looks for; Escape empties it.
type Search struct {
	widget.Entry
	ways SearchWays
}

// NewSearch makes a search.
func NewSearch(placeholder string, ways SearchWays) *Search {
	s := &Search{ways: ways}
	s.ExtendBaseWidget(s)
	s.SetPlaceHolder(placeholder)
	s.OnChanged = ways.Text
	s.OnSubmitted = func(string) { ways.Enter() }
	return s
}

// TypedKey clears the search at Escape and goes into the results at Down.
func (s *Search) TypedKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyEscape:
		s.SetText("")
	case fyne.KeyDown:
		s.ways.Down()
	default:
		if !PassOn(s, k) {
			s.Entry.TypedKey(k)
		}
	}
}
