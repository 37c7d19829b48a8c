// Package settings is the screen on which people choose language, colours and size of text. What they choose holds at once.
package settings

import (
	"strconv"

	"fyne.io/fyne/v2"

	"doemee/assets/words"
	"doemee/data/exchange"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// Screen holds the choices.
type Screen struct {
	scroll fyne.CanvasObject
}

// New lays the screen out; onChange is called after each choice, which stands in the preferences by then.
func New(w *words.Words, p *session.Preferences, file string, onChange func()) *Screen {
	choices := kit.Panel(kit.Column(theme.Room,
		kit.Strong(w.Say("settings.language")).Object, Languages(w, p, onChange),
		kit.Strong(w.Say("settings.mode")).Object, modes(w, p, onChange),
		kit.Strong(w.Say("settings.size")).Object, Sizes(w, p, onChange),
		kit.Second(w.Say("settings.kept")).Object))
	about := kit.Panel(kit.Column(theme.Room, kit.Heading(w.Say("settings.about")).Object,
		kit.Body(w.Say("settings.about.what", "version", exchange.Program)).Object))
	if file != "" {
		about = kit.Panel(kit.Column(theme.Room, kit.Heading(w.Say("settings.about")).Object,
			kit.Body(w.Say("settings.about.what", "version", exchange.Program)).Object,
			kit.Strong(w.Say("settings.file")).Object, kit.Body(file).Object))
	}
	return &Screen{scroll: kit.Page(kit.Column(theme.Wide, kit.Title(w.Say("settings.title")).Object, kit.Columns([]float32{1, 1}, choices, about)))}
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
