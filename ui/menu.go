package ui

import (
	"encoding/json"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/lang"

	"doemee/assets/words"
	"doemee/ui/commitments"
	"doemee/ui/kit"
	"doemee/ui/session"
)

// menu holds every shortcut: those of the canvas are swallowed by a field that has the keyboard, those of a menu are not.
func (p *Program) menu() *fyne.MainMenu {
	w := p.words()
	menus := []*fyne.Menu{p.fileMenu()}
	if p.session != nil {
		menus = append(menus, p.editMenu())
	}
	if p.frame != nil {
		menus = append(menus, p.goMenu())
	}
	language := fyne.NewMenuItem(w.Say("ui.menu.language"), p.onLanguage)
	language.Shortcut = &desktop.CustomShortcut{KeyName: fyne.KeyL, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
	view := fyne.NewMenu(w.Say("ui.menu.view"), item(w.Say("ui.menu.larger"), fyne.KeyEqual, func() { p.onSize(25) }),
		item(w.Say("ui.menu.smaller"), fyne.KeyMinus, func() { p.onSize(-25) }), language)
	return fyne.NewMainMenu(append(menus, view, p.helpMenu())...)
}

// fileMenu holds the ways to another dossier or register, those that were open before among them: who works for several organisations goes
// from one to the next here.
func (p *Program) fileMenu() *fyne.Menu {
	w := p.words()
	fresh := fyne.NewMenuItem(w.Say("ui.menu.new"), p.onCloseDossier)
	open := item(w.Say("ui.menu.open"), fyne.KeyO, func() { p.onBrowseFor(p.Open, dossierEnd) })
	register := fyne.NewMenuItem(w.Say("ui.menu.open-register"), func() { p.onBrowseFor(p.Open, registerEnd) })
	register.Shortcut = &desktop.CustomShortcut{KeyName: fyne.KeyO, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
	shut := item(w.Say(p.closing()), fyne.KeyW, p.onCloseDossier)
	shut.Disabled, fresh.Disabled = p.open() == nil, p.open() == nil
	quit := item(w.Say("ui.menu.quit"), fyne.KeyQ, p.onClose)
	quit.IsQuit = true
	menu := fyne.NewMenu(w.Say("ui.menu.file"), fresh, open, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(w.Say("ui.menu.new-register"), p.onNewRegister), register,
		fyne.NewMenuItemSeparator())
	if recent := p.recentMenu(); len(recent.Items) > 0 {
		before := fyne.NewMenuItem(w.Say("welcome.recent"), nil)
		before.ChildMenu = recent
		menu.Items = append(menu.Items, before)
	}
	menu.Items = append(menu.Items, shut, fyne.NewMenuItemSeparator(), quit)
	return menu
}

// closing names what would be closed.
func (p *Program) closing() string {
	if p.office != nil {
		return "ui.menu.close-register"
	}
	return "ui.menu.close"
}

// recentMenu lists the files that were open before, without the one that is.
func (p *Program) recentMenu() *fyne.Menu {
	menu := fyne.NewMenu("")
	for _, recent := range p.preferences.Recent {
		if p.open() == nil || p.open().Path() != recent.Path {
			menu.Items = append(menu.Items, fyne.NewMenuItem(filepath.Base(recent.Path), func() { p.Open(recent.Path) }))
		}
	}
	return menu
}

// helpMenu shows F1, which the window itself looks after.
func (p *Program) helpMenu() *fyne.Menu {
	w := p.words()
	screen := fyne.NewMenuItem(w.Say("ui.menu.help.screen"), func() { p.onHelp("") })
	screen.Shortcut = &desktop.CustomShortcut{KeyName: fyne.KeyF1}
	menu := fyne.NewMenu(w.Say("ui.menu.help"), screen)
	if p.frame != nil {
		menu.Items = append(menu.Items, fyne.NewMenuItem(w.Say("ui.menu.help.keys"), func() { p.onHelp("keys") }),
			fyne.NewMenuItem(w.Say("ui.menu.help.about"), func() { p.onHelp("about") }))
	}
	return menu
}

func item(label string, key fyne.KeyName, do func()) *fyne.MenuItem {
	one := fyne.NewMenuItem(label, do)
	one.Shortcut = &desktop.CustomShortcut{KeyName: key, Modifier: fyne.KeyModifierShortcutDefault}
	return one
}

func (p *Program) editMenu() *fyne.Menu {
	undo, redo := item("", fyne.KeyZ, p.onUndo), item("", fyne.KeyY, p.onRedo)
	// Fyne knows these two keys under names of their own.
	undo.Shortcut, redo.Shortcut = &fyne.ShortcutUndo{}, &fyne.ShortcutRedo{}
	p.nameSteps(undo, redo)
	return fyne.NewMenu(p.words().Say("ui.menu.edit"), undo, redo, fyne.NewMenuItemSeparator(),
		item(p.words().Say("ui.menu.new-commitment"), fyne.KeyN, p.onNewCommitment))
}

// nameSteps says in the menu what would be undone and done again.
func (p *Program) nameSteps(undo, redo *fyne.MenuItem) {
	w := p.words()
	back, again := p.session.Reversible()
	for _, one := range []struct {
		item      *fyne.MenuItem
		key, step string
	}{{undo, "ui.menu.undo", back}, {redo, "ui.menu.redo", again}} {
		one.item.Label = w.Say(one.key + ".none")
		if one.step != "" {
			one.item.Label = w.Say(one.key, "step", one.step)
		}
	}
}

// refreshMenu renames undo and redo. The menu is shown again only when a name changed: showing it is work.
func (p *Program) refreshMenu() {
	main := p.window.MainMenu()
	if main == nil || p.session == nil || len(main.Items) < 3 {
		return
	}
	undo, redo := main.Items[1].Items[0], main.Items[1].Items[1]
	before := undo.Label + redo.Label
	p.nameSteps(undo, redo)
	if undo.Label+redo.Label != before {
		main.Refresh()
	}
}

// digits go to the screens in the order of the navigation.
var digits = []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4, fyne.Key5, fyne.Key6, fyne.Key7, fyne.Key8, fyne.Key9}

func (p *Program) goMenu() *fyne.Menu {
	w := p.words()
	menu := fyne.NewMenu(w.Say("ui.menu.go"))
	if p.frame.found != nil {
		menu.Items = append(menu.Items, item(w.Say("ui.menu.find"), fyne.KeyF, p.onFind))
	}
	for i, e := range p.frame.desk.entries {
		one := fyne.NewMenuItem(w.Say("ui.nav."+e.code), func() { p.frame.desk.Visit(session.Place{Screen: e.code}) })
		if i < len(digits) {
			one.Shortcut = &desktop.CustomShortcut{KeyName: digits[i], Modifier: fyne.KeyModifierShortcutDefault}
		}
		menu.Items = append(menu.Items, one)
	}
	part := fyne.NewMenuItem(w.Say("ui.menu.part"), p.onPart)
	part.Shortcut = &desktop.CustomShortcut{KeyName: fyne.KeyF6}
	menu.Items = append(menu.Items, part)
	return menu
}

// onUndo takes back what is being typed in a field first, and else the last step.
func (p *Program) onUndo() {
	if entry, ok := p.window.Canvas().Focused().(*kit.Entry); ok && entry.Typing() {
		entry.Undo()
		return
	}
	p.session.Undo()
}

func (p *Program) onRedo() {
	if entry, ok := p.window.Canvas().Focused().(*kit.Entry); ok && entry.Typing() {
		entry.Redo()
		return
	}
	p.session.Redo()
}

func (p *Program) onNewCommitment() {
	p.session.Visit(session.Place{Screen: "commitments"})
	if list, ok := p.frame.screens["commitments"].(*commitments.Screen); ok {
		list.OnNew()
	}
}

func (p *Program) onSize(by int) {
	p.preferences.Percent = min(max(p.preferences.Percent+by, 100), 200)
	p.onPreferences()
}

func (p *Program) onLanguage() {
	if p.preferences.Language == words.NL {
		p.preferences.Language = words.EN
	} else {
		p.preferences.Language = words.NL
	}
	p.onPreferences()
}

// speakFyne gives Fyne its own few words in the chosen language. Fyne looks them up under the language of the system, so that
// is where they are put.
func speakFyne(w *words.Words) {
	base := map[string]string{}
	for _, key := range w.Keys() {
		if own, ok := strings.CutPrefix(key, "fyne."); ok {
			base[own] = w.Say(key)
		}
	}
	raw, err := json.Marshal(base)
	if err == nil {
		err = lang.AddTranslationsForLocale(raw, lang.SystemLocale())
	}
	if err != nil {
		fyne.LogError("Fyne's own words stay English", err)
	}
}
