package welcome

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"doemee/data/exchange"
	"doemee/ui/kit"
	"doemee/ui/theme"
)

// registerEnd is how the name of a register ends.
const registerEnd = ".doemee-register"

// registerCard is for the secretariat: few people need it, so it stands below everything else.
func (s *Screen) registerCard() fyne.CanvasObject {
	w := s.words
	if s.draft.Register == "" {
		s.draft.Register = free(exchange.Documents(), w.Say("welcome.register.name"), registerEnd)
	}
	s.register = kit.NewLong(func(text string) { s.draft.Register = strings.TrimSpace(text) })
	s.register.Put(s.draft.Register)
	which := kit.NewField(w.Say("welcome.register.path"), w.Say("welcome.path.help"), s.register)
	make := kit.NewButton(kit.Extra, w.Say("welcome.register.make"), func() {
		s.register.Keep()
		missing := s.draft.Register == ""
		find(which, missing, w.Say("welcome.file.missing"))
		if !missing {
			s.ways.Register(registerPath(s.draft.Register))
		}
	})
	s.register.OnSubmitted = func(string) { make.Tapped(nil) }
	open := kit.NewButton(kit.Quiet, w.Say("welcome.register.open"), func() { s.ways.Browse(s.ways.Open) })
	return kit.Striped(4, kit.Column(theme.Room, kit.Heading(w.Say("welcome.register")).Object, kit.Second(w.Say("welcome.register.what")).Object,
		which.Object, kit.Wrap(make, open)))
}

// AskRegister puts the keyboard at where a new register goes.
func (s *Screen) AskRegister() { kit.Focus(s.register) }

// registerPath is where a new register goes: a name without a folder goes into the documents.
func registerPath(typed string) string {
	if !strings.EqualFold(filepath.Ext(typed), registerEnd) {
		typed += registerEnd
	}
	return exchange.InDocuments(typed)
}
