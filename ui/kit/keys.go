package kit

import "fyne.io/fyne/v2"

// PassOn gives a key that an object has no use for to the window, and tells whether it is one of the window's: F1 and F6. Fyne
// gives keys without Ctrl or Alt to what has the keyboard and to nobody else.
func PassOn(from fyne.CanvasObject, k *fyne.KeyEvent) bool {
	if k.Name != fyne.KeyF1 && k.Name != fyne.KeyF6 {
		return false
	}
	if c := canvasOf(from); c != nil && c.OnTypedKey() != nil {
		c.OnTypedKey()(k)
	}
	return true
}

// TypedKey passes on what the check box has no use for.
func (c *Check) TypedKey(k *fyne.KeyEvent) {
	if !PassOn(c, k) {
		c.Check.TypedKey(k)
	}
}

// TypedKey passes on what the choice has no use for.
func (c *Choice) TypedKey(k *fyne.KeyEvent) {
	if !PassOn(c, k) {
		c.Select.TypedKey(k)
	}
}
