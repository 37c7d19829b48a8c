package organisation

import (
	"fyne.io/fyne/v2"

	"doemee/ui/session"
)

// Visit puts the keyboard at a field of the profile, the contact or the support.
func (o *Screen) Visit(place session.Place) {
	for _, f := range o.forms {
		if r, ok := f.Record(); ok && (place.Record == "" || r.ID() == place.Record) {
			f.Focus(place.Field)
		}
	}
}

// Where is the field that has the keyboard.
func (o *Screen) Where(focused fyne.Focusable) session.Place {
	for _, f := range o.forms {
		if field := f.Where(focused); field != "" {
			r, _ := f.Record()
			return session.Place{Record: r.ID(), Field: field}
		}
	}
	return session.Place{}
}
