package kit

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
)

// Spoken are the words for states that are drawn and must also be said. The window sets them in its language.
var Spoken = struct{ Chosen, Ticked, Open, Closed, Off string }{"chosen", "ticked", "open", "closed", "not available now"}

// Called is what has a name of its own, without what somebody typed or chose in it: the question of a field, the words of a
// button. A screen reader says it first.
type Called interface{ Called() string }

// label keeps the question that a field asks, for an input that can't show it itself.
type label struct{ question string }

// Call gives the input its name.
func (l *label) Call(question string) { l.question = question }

// Called is the question.
func (l *label) Called() string { return l.question }

// Call names every input in an object that has no name yet after the question above it.
func Call(o fyne.CanvasObject, question string) {
	switch it := o.(type) {
	case interface {
		Called
		Call(string)
	}:
		if it.Called() == "" {
			it.Call(question)
		}
	case *fyne.Container:
		for _, inside := range it.Objects {
			Call(inside, question)
		}
	}
}

// saying puts a name and what stands there together, as a screen reader says it.
func saying(name, value string) string {
	switch {
	case name == "":
		return value
	case value == "":
		return name
	}
	return name + ": " + value
}

// Speak gives a button a name that can be understood apart from what stands around it, such as "Bekijk Veiligheid".
func (b *Button) Speak(name string) *Button {
	b.name = name
	return b
}

// Called is the name of the button: what it was given, or else its text without the arrows that are there for the eye.
func (b *Button) Called() string {
	if b.name != "" {
		return b.name
	}
	return strings.Trim(b.Text, " ‹›▸▾")
}

// AccessibilityLabel is the name, the note and the state.
func (b *Button) AccessibilityLabel() string {
	said := saying(b.Called(), b.Note)
	if b.weight == Current {
		said = saying(said, Spoken.Chosen)
	}
	switch b.state {
	case opened:
		said = saying(said, Spoken.Open)
	case closed:
		said = saying(said, Spoken.Closed)
	}
	if b.off {
		said = saying(said, Spoken.Off)
	}
	return said
}

// AccessibilityRole is that of a button, or of a link for one in a line of text.
func (b *Button) AccessibilityRole() fyne.AccessibleRole {
	if b.weight == Quiet && b.state == "" {
		return fyne.AccessibleRoleLink
	}
	return fyne.AccessibleRoleButton
}

// AccessibilityLabel is the words on the pill.
func (p *Pill) AccessibilityLabel() string { return p.text }

// AccessibilityRole is that of text.
func (p *Pill) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// spoken is text on a coloured area that is read aloud as any other.
type spoken struct{ text string }

// AccessibilityLabel is the text.
func (s spoken) AccessibilityLabel() string { return s.text }

// AccessibilityRole is that of text.
func (s spoken) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is the question and what stands there.
func (e *Entry) AccessibilityLabel() string { return saying(e.Called(), e.Text) }

// AccessibilityRole is that of a text: Fyne has none for an input.
func (e *Entry) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// Called is what can be looked for.
func (s *Search) Called() string { return s.PlaceHolder }

// AccessibilityLabel is what can be looked for and what is.
func (s *Search) AccessibilityLabel() string { return saying(s.PlaceHolder, s.Text) }

// AccessibilityRole is that of a text.
func (s *Search) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// AccessibilityLabel is the question and the option that is chosen.
func (c *Choice) AccessibilityLabel() string { return saying(c.Called(), c.Selected) }

// AccessibilityRole is that of a button: it opens the list.
func (c *Choice) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel is the question and the option that is chosen.
func (p *Picker) AccessibilityLabel() string { return saying(p.Called(), p.Said()) }

// AccessibilityRole is that of a button: it opens the list.
func (p *Picker) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel is the name of the list and the row that is chosen.
func (k *keyList) AccessibilityLabel() string {
	if at := k.of.chosen; at >= 0 && at < k.of.n {
		return saying(k.Called(), strings.Join(k.of.row(at).Cells, ", "))
	}
	return k.Called()
}

// AccessibilityRole is that of a container of rows.
func (k *keyList) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// Called is the month that is shown.
func (c *calendar) Called() string {
	return c.words.Months[c.at.Month()-1] + " " + strconv.Itoa(c.at.Year())
}

// AccessibilityLabel is the day that the keyboard is at, with its weekday.
func (c *calendar) AccessibilityLabel() string {
	return c.words.Days[(int(c.at.Weekday())+6)%7] + " " + strconv.Itoa(c.at.Day()) + " " + c.Called()
}

// AccessibilityRole is that of a button: it chooses the day.
func (c *calendar) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// Called is the words beside the box.
func (c *Check) Called() string { return c.Text }

// AccessibilityLabel is the words beside the box and whether it is ticked.
func (c *Check) AccessibilityLabel() string {
	if c.Checked {
		return saying(c.Text, Spoken.Ticked)
	}
	return c.Text
}

// AccessibilityRole is that of a button: it ticks the box.
func (c *Check) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// AccessibilityLabel is the question and the option that is chosen.
func (r *Radio) AccessibilityLabel() string { return saying(r.Called(), r.Selected) }

// AccessibilityRole is that of a container of options.
func (r *Radio) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

var _, _, _, _, _, _ fyne.Accessible = (*Button)(nil), (*Entry)(nil), (*Search)(nil), (*Choice)(nil), (*Check)(nil), (*Radio)(nil)
var _, _, _, _ fyne.Accessible = (*Picker)(nil), (*pickerSearch)(nil), (*keyList)(nil), (*calendar)(nil)
