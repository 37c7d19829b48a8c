package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"doemee/ui/theme"
)

// Option is one thing to choose: its code and its word.
type Option struct{ Code, Label string }

// Choice is a list that drops down, of which one option or none is chosen.
type Choice struct {
	widget.Select
	label
	options  []Option
	onChoose func(code string)
	showing  bool
	focused  bool
	onLeave  func()
}

// NewChoice makes a choice. The first option should be the empty one where nothing may be chosen.
func NewChoice(options []Option, onChoose func(code string)) *Choice {
	c := &Choice{onChoose: onChoose}
	c.ExtendBaseWidget(c)
	c.OnChanged = func(string) { c.chosen() }
	c.Offer(options)
	return c
}

// Offer changes what can be chosen.
func (c *Choice) Offer(options []Option) {
	c.options = options
	labels := make([]string, len(options))
	for i, o := range options {
		labels[i] = o.Label
	}
	if !slices.Equal(labels, c.Options) {
		c.SetOptions(labels)
	}
}

// Put puts the word of a code on the screen; an unknown code stands there as it is.
func (c *Choice) Put(code string) {
	label := code
	for _, o := range c.options {
		if o.Code == code {
			label = o.Label
		}
	}
	if c.Selected != label {
		c.showing = true
		c.Selected = label
		c.Refresh()
		c.showing = false
	}
}

// MinSize is narrower than the longest option, which is cut with dots where there is no room for it.
func (c *Choice) MinSize() fyne.Size {
	m := c.Select.MinSize()
	return fyne.NewSize(min(m.Width, theme.Size(120).At()), m.Height)
}

// CreateRenderer draws the ring around what Fyne draws.
func (c *Choice) CreateRenderer() fyne.WidgetRenderer {
	return newRinged(c.Select.CreateRenderer(), &c.focused)
}

// FocusGained brings the choice into view.
func (c *Choice) FocusGained() {
	c.focused = true
	c.Select.FocusGained()
	Reveal(c)
}

// FocusLost tells that the keyboard goes elsewhere.
func (c *Choice) FocusLost() {
	c.focused = false
	c.Select.FocusLost()
	if c.onLeave != nil {
		c.onLeave()
	}
}

// OnLeave has a function called when the keyboard goes elsewhere.
func (c *Choice) OnLeave(on func()) { c.onLeave = on }

// OnChoose has a function called with the code that is chosen.
func (c *Choice) OnChoose(on func(code string)) { c.onChoose = on }

func (c *Choice) chosen() {
	if i := c.SelectedIndex(); i >= 0 && !c.showing {
		c.onChoose(c.options[i].Code)
	}
}

var _ fyne.Focusable = (*Choice)(nil)

// Choices is a list of which any number can be chosen.
type Choices struct {
	Object   *fyne.Container
	checks   []*Check
	options  []Option
	onChoose func(codes []string)
}

// NewChoices makes such a list, in two columns; onChoose gets the codes in the order of the options.
func NewChoices(options []Option, columns int, onChoose func(codes []string)) *Choices {
	c := &Choices{options: options, onChoose: onChoose, Object: grid(columns)}
	for _, o := range options {
		check := NewCheck(o.Label, func(bool) { c.onChoose(c.chosen()) })
		c.checks = append(c.checks, check)
		c.Object.Add(check)
	}
	return c
}

// Put ticks the codes that are chosen.
func (c *Choices) Put(codes []string) {
	for i, o := range c.options {
		c.checks[i].Put(slices.Contains(codes, o.Code))
	}
}

func (c *Choices) chosen() []string {
	var codes []string
	for i, check := range c.checks {
		if check.Checked {
			codes = append(codes, c.options[i].Code)
		}
	}
	return codes
}

// Check is one thing that holds or does not.
type Check struct {
	widget.Check
	showing bool
	focused bool
}

// NewCheck makes a check with its words.
func NewCheck(label string, onChange func(bool)) *Check {
	c := &Check{}
	c.ExtendBaseWidget(c)
	c.Text = label
	c.OnChanged = func(on bool) {
		if !c.showing {
			onChange(on)
		}
	}
	return c
}

// Put ticks it or not.
func (c *Check) Put(on bool) {
	if c.Checked != on {
		c.showing = true
		c.SetChecked(on)
		c.showing = false
	}
}

// CreateRenderer draws the ring around what Fyne draws.
func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	return newRinged(c.Check.CreateRenderer(), &c.focused)
}

// FocusLost takes the ring away.
func (c *Check) FocusLost() {
	c.focused = false
	c.Check.FocusLost()
}

// FocusGained brings the check into view.
func (c *Check) FocusGained() {
	c.focused = true
	c.Check.FocusGained()
	Reveal(c)
}

// bare tells that the field around it draws its edge.
func (c *Choice) bare() {}
