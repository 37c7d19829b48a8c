package ui

import (
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/driver/desktop"

	"doemee/ui/help"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// onKey is for keys that go without Ctrl: those that nothing on the screen has a use for.
func (p *Program) onKey(k *fyne.KeyEvent) {
	switch k.Name {
	case fyne.KeyF1:
		p.onHelp("")
	case fyne.KeyF6:
		p.onPart()
	case fyne.KeyEscape:
		// Fyne's own dialogs know no Escape.
		if over := p.window.Canvas().Overlays(); over.Top() != nil {
			over.Remove(over.Top())
		}
	}
}

// onFind puts the keyboard at the search, with what was looked for before marked, so that typing replaces it.
func (p *Program) onFind() {
	p.window.Canvas().Focus(p.frame.search)
	p.frame.search.TypedShortcut(&fyne.ShortcutSelectAll{})
}

// onHelp opens the help: on a topic or, when none is given, on the screen that is shown. Without a frame it opens over the
// welcome.
func (p *Program) onHelp(topic string) {
	switch {
	case p.frame == nil:
		w := p.words()
		page := dialog.NewCustom(w.Say("help.title"), w.Say("help.close"), kit.Page(help.Page(w, "start")), p.window)
		page.Resize(fyne.NewSize(theme.Size(640).At(), theme.Size(480).At()).Min(p.window.Canvas().Size()))
		page.Show()
		return
	case topic == "":
		topic = p.frame.shown
	}
	p.frame.desk.Visit(session.Place{Screen: "help", Field: topic})
}

// onPart takes the keyboard from the navigation to the screen that is shown, and from anywhere else to the navigation.
func (p *Program) onPart() {
	if p.frame == nil {
		return
	}
	c := p.window.Canvas()
	for _, nav := range p.frame.navs {
		if nav.Has(c.Focused()) {
			if first := firstIn(p.frame.room); first != nil {
				c.Focus(first)
			}
			return
		}
	}
	for _, nav := range p.frame.navs {
		if nav.Object.Visible() {
			nav.Focus()
		}
	}
}

// firstIn is the first thing in an object that can have the keyboard; nil when there is none.
func firstIn(o fyne.CanvasObject) fyne.Focusable {
	if !o.Visible() {
		return nil
	}
	if off, ok := o.(fyne.Disableable); !ok || !off.Disabled() {
		if one, ok := o.(fyne.Focusable); ok {
			return one
		}
	}
	for _, inside := range kit.Inside(o) {
		if one := firstIn(inside); one != nil {
			return one
		}
	}
	return nil
}

// keys lists what the menu can do by keyboard, as the help shows it.
func (p *Program) keys() (all []help.Key) {
	menu := p.window.MainMenu()
	if menu == nil {
		return nil
	}
	for _, m := range menu.Items {
		for _, item := range m.Items {
			if press := pressed(item.Shortcut); press != "" {
				all = append(all, help.Key{What: item.Label, Press: press})
			}
		}
	}
	return all
}

// pressed is how a shortcut is written: Ctrl+F, or ⌘+F on a Mac.
func pressed(s fyne.Shortcut) string {
	control := "Ctrl+"
	if runtime.GOOS == "darwin" {
		control = "Cmd+"
	}
	switch one := s.(type) {
	case *fyne.ShortcutUndo:
		return control + "Z"
	case *fyne.ShortcutRedo:
		return control + "Y"
	case *desktop.CustomShortcut:
		name := string(one.KeyName)
		if one.Modifier&fyne.KeyModifierShift != 0 {
			name = "Shift+" + name
		}
		if one.Modifier&fyne.KeyModifierShortcutDefault != 0 {
			name = control + name
		}
		return strings.Replace(name, "=", " +", 1)
	}
	return ""
}
