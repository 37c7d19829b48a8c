package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/ui/theme"
)

// NavItem is one screen to go to.
type NavItem struct {
	Code, Label string
	Count       string // at the right side; empty for none
	Last        bool   // stands at the bottom
}

// Nav is the navigation at the left side of the window.
type Nav struct {
	Object   *fyne.Container
	title    *Text
	subtitle *Text
	buttons  map[string]*Button
	chosen   string
}

// NewNav makes the navigation with the program's name above it.
func NewNav(title, subtitle string, items []NavItem, onGo func(code string)) *Nav {
	n := newNav(title, subtitle)
	top, bottom := Column(theme.Hair), Column(theme.Hair)
	for _, item := range items {
		b := n.add(item, onGo)
		b.leading = true
		if item.Last {
			bottom.Add(b)
		} else {
			top.Add(b)
		}
	}
	head := Pad(Column(theme.Tight, n.title.Object, n.subtitle.Object), theme.Gap, 10)
	n.Object = Surface(Width(Pad(container.NewBorder(Column(theme.Gap, head, top), bottom, nil, nil), theme.Room, theme.Room), 215), RightSide)
	return n
}

// NewTopNav makes the same navigation as a row that wraps, for a narrow window.
func NewTopNav(title string, items []NavItem, onGo func(code string)) *Nav {
	n := newNav(title, "")
	row := Wrap(Pad(Brand(title).Object, theme.Tight, theme.Gap))
	for _, item := range items {
		b := n.add(item, onGo)
		b.round = true
		row.Add(b)
	}
	n.Object = Surface(Pad(row, theme.Tight, theme.Gap), BottomSide)
	return n
}

func newNav(title, subtitle string) *Nav {
	return &Nav{title: Brand(title), subtitle: Second(subtitle), buttons: map[string]*Button{}}
}

func (n *Nav) add(item NavItem, onGo func(code string)) *Button {
	b := NewButton(Other, item.Label, func() { onGo(item.Code) })
	b.Note = item.Count
	n.buttons[item.Code] = b
	return b
}

// Choose marks the screen that is shown.
func (n *Nav) Choose(code string) {
	n.chosen = code
	for c, b := range n.buttons {
		if c == code {
			b.Weigh(Current)
		} else {
			b.Weigh(Other)
		}
	}
}

// Has tells whether the keyboard is at one of the screens.
func (n *Nav) Has(focused fyne.Focusable) bool {
	for _, b := range n.buttons {
		if focused == fyne.Focusable(b) {
			return true
		}
	}
	return false
}

// Focus puts the keyboard at the screen that is shown.
func (n *Nav) Focus() {
	if b := n.buttons[n.chosen]; b != nil {
		Focus(b)
	}
}

// Count changes the short text beside an item.
func (n *Nav) Count(code, count string) {
	if b := n.buttons[code]; b != nil && b.Note != count {
		b.Note = count
		b.Refresh()
	}
}
