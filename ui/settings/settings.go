// Package settings is the screen on which people choose language, colours and size of text. What they choose holds at once.
package settings

import (
	"strconv"

	"fyne.io/fyne/v2"

	"doemee/assets/words"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// Screen holds the choices.
type Screen struct {
	scroll fyne.CanvasObject
}

// New lays the screen out; onChange is called after each choice, which stands in the preferences by then.
func New(w *words.Words, p *session.Preferences, onChange func()) *Screen {
	part := func(key string, choice fyne.CanvasObject) fyne.CanvasObject {
		kit.Call(choice, w.Say("settings."+key))
		return kit.Panel(kit.Column(theme.Room, kit.Heading(w.Say("settings."+key)).Object, choice))
	}
	page := kit.Column(theme.Wide, kit.Column(theme.Tight, kit.Title(w.Say("settings.title")).Object, kit.Second(w.Say("settings.kept")).Object),
		kit.Columns([]float32{1, 1, 1}, part("language", Languages(w, p, onChange)), part("mode", modes(w, p, onChange)), part("size", Sizes(w, p, onChange))))
	return &Screen{scroll: kit.Page(page)}
}

// Object is what stands in the window.
func (s *Screen) Object() fyne.CanvasObject { return s.scroll }

// Refresh has nothing to do: the screen is laid out anew after each choice.
func (s *Screen) Refresh() {}

// Languages is the choice of language, each language named in itself.
func Languages(w *words.Words, p *session.Preferences, onChange func()) fyne.CanvasObject {
	var options []kit.Option
	for _, l := range words.Languages {
		options = append(options, kit.Option{Code: string(l), Label: w.Say("settings." + string(l))})
	}
	radio := kit.NewRadio(options, func(code string) {
		p.Language = words.Language(code)
		onChange()
	})
	radio.Put(string(p.Language))
	return radio
}

func modes(w *words.Words, p *session.Preferences, onChange func()) fyne.CanvasObject {
	var options []kit.Option
	for _, m := range session.Modes {
		options = append(options, kit.Option{Code: m, Label: w.Say("settings." + m)})
	}
	radio := kit.NewRadio(options, func(code string) {
		p.Mode = code
		onChange()
	})
	radio.Put(p.Mode)
	return radio
}

// Sizes is the choice of the size of text.
func Sizes(w *words.Words, p *session.Preferences, onChange func()) fyne.CanvasObject {
	var options []kit.Option
	for _, percent := range session.Sizes {
		n := strconv.Itoa(percent)
		options = append(options, kit.Option{Code: n, Label: w.Say("settings.size.percent", "n", n)})
	}
	radio := kit.NewRadio(options, func(code string) {
		p.Percent, _ = strconv.Atoi(code)
		onChange()
	})
	radio.Put(strconv.Itoa(p.Percent))
	return radio
}
