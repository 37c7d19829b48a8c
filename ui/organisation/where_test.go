package organisation

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"doemee/assets/words"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

func TestEveryPlaceOfAFindingIsReached(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, _ := uitest.Session(t, words.NL)
	o := New(s)
	w := test.NewTempWindow(t, o.Object())
	w.Resize(fyne.NewSize(1000, 700))
	for _, place := range []session.Place{
		{Record: s.Content().Organisation.ID, Field: "name"}, {Record: s.Content().Contact.ID, Field: "name"},
		{Record: s.Content().Contact.ID, Field: "mailbox"}, {Record: s.Content().Organisation.ID, Field: "identifier"},
	} {
		o.Visit(place)
		if got := o.Where(w.Canvas().Focused()); got != place {
			t.Errorf("asked for %+v, the keyboard is at %+v", place, got)
		}
	}
}
