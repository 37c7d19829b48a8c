package commitments

import (
	"fyne.io/fyne/v2"

	"doemee/ui/session"
)

// Where is the commitment that is shown, and the field of it that has the keyboard.
func (c *Screen) Where(focused fyne.Focusable) session.Place {
	row, field := c.editor.where(focused)
	return session.Place{Record: c.chosen, Row: row, Field: field}
}
