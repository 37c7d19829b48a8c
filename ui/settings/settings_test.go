package settings

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"doemee/assets/words"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

func TestEveryChoiceIsTakenAndTold(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	p := &session.Preferences{Language: words.NL, Mode: "light", Percent: 100}
	changes := 0
	s := New(words.In(words.NL), p, func() { changes++ })
	test.NewTempWindow(t, s.Object()).Resize(fyne.NewSize(1000, 700))
	for _, o := range test.LaidOutObjects(s.Object()) {
		if radio, ok := o.(*kit.Radio); ok {
			radio.SetSelected(radio.Options[len(radio.Options)-1])
		}
	}
	if p.Language != words.EN || p.Mode != "contrast" || p.Percent != 200 || changes != 3 {
		t.Errorf("after %d changes: %+v", changes, p)
	}
}
