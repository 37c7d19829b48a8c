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

// Nav is the navigation: a list at the left side of the window or, where there is little room, a list that drops down above the
// screen.
type Nav struct {
	Object  *fyne.Container
	items   []NavItem
	buttons map[string]*Button // of the list at the side
	drop    *Choice            // the list that drops down
	chosen  string
}

// NewNav makes the navigation with the program's name above it.
func NewNav(title, subtitle string, items []NavItem, onGo func(code string)) *Nav {
	n := &Nav{items: items, buttons: map[string]*Button{}}
	top, bottom := Column(theme.Hair), Column(theme.Hair)
	for _, item := range items {
		b := NewButton(Other, item.Label, func() { onGo(item.Code) })
		b.Note, b.leading = item.Count, true
		n.buttons[item.Code] = b
		if item.Last {
			bottom.Add(b)
		} else {
			top.Add(b)
		}
	}
	head := Pad(Column(theme.Tight, Brand(title).Object, Second(subtitle).Object), theme.Gap, 10)
	n.Object = Surface(Width(Pad(container.NewBorder(Column(theme.Gap, head, top), bottom, nil, nil), theme.Room, theme.Room), 215), RightSide)
	return n
}

// NewTopNav makes the same navigation as one line, for a narrow window.
func NewTopNav(title string, items []NavItem, onGo func(code string)) *Nav {
	n := &Nav{items: items}
	n.drop = NewChoice(nil, onGo)
	n.drop.Call(title)
	n.offer()
	line := container.NewBorder(nil, nil, Pad(Brand(title).Object, theme.Gap, theme.Gap), nil, Framed(n.drop))
	n.Object = Surface(Pad(line, theme.Tight, theme.Wide), BottomSide)
	return n
}

func (n *Nav) offer() {
	var options []Option
	for _, item := range n.items {
		label := item.Label
		if item.Count != "" {
			label += " (" + item.Count + ")"
		}
		options = append(options, Option{Code: item.Code, Label: label})
	}
	n.drop.Offer(options)
	n.drop.Put(n.chosen)
}

// Choose marks the screen that is shown.
func (n *Nav) Choose(code string) {
	n.chosen = code
	if n.drop != nil {
		n.drop.Put(code)
	}
	for c, b := range n.buttons {
		b.Weigh(map[bool]Weight{true: Current, false: Other}[c == code])
	}
}

// Has tells whether the keyboard is at the navigation.
func (n *Nav) Has(focused fyne.Focusable) bool {
	if n.drop != nil {
		return focused == fyne.Focusable(n.drop)
	}
	for _, b := range n.buttons {
		if focused == fyne.Focusable(b) {
			return true
		}
	}
	return false
}

// Focus puts the keyboard at the screen that is shown.
func (n *Nav) Focus() {
	if n.drop != nil {
		Focus(n.drop)
	} else if b := n.buttons[n.chosen]; b != nil {
		Focus(b)
	}
}

// Count changes the short text beside an item.
func (n *Nav) Count(code, count string) {
	for i := range n.items {
		if n.items[i].Code != code || n.items[i].Count == count {
			continue
		}
		n.items[i].Count = count
		if n.drop != nil {
			n.offer()
			return
		}
		n.buttons[code].Note = count
		n.buttons[code].Refresh()
	}
}
