package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"doemee/ui/theme"
)

// Chips is a row of filters of which one is chosen. It wraps onto more lines where there is no room.
type Chips struct {
	Object   *fyne.Container
	buttons  []*Button
	codes    []string
	chosen   string
	onChoose func(code string)
}

// NewChips makes an empty row; onChoose gets the code of a chip that is tapped.
func NewChips(onChoose func(code string)) *Chips {
	return &Chips{Object: container.New(layout.NewRowWrapLayoutWithCustomPadding(theme.Tight.At(), theme.Tight.At())), onChoose: onChoose}
}

// Offer changes the chips and which one is chosen. Chips that stay keep the focus.
func (c *Chips) Offer(options []Option, chosen string) {
	c.chosen = chosen
	c.codes = c.codes[:0]
	for i, o := range options {
		if i == len(c.buttons) {
			c.add(i)
		}
		c.codes = append(c.codes, o.Code)
		c.buttons[i].Say(o.Label)
		c.buttons[i].Weigh(map[bool]Weight{true: Current, false: Other}[o.Code == chosen])
		c.buttons[i].Show()
	}
	for _, b := range c.buttons[len(options):] {
		b.Hide()
	}
	c.Object.Refresh()
}

func (c *Chips) add(i int) {
	b := NewButton(Other, "", func() { c.onChoose(c.codes[i]) })
	b.round = true
	c.buttons = append(c.buttons, b)
	c.Object.Add(b)
}
