package ui

import (
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"doemee/assets/words"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// movable is what can go on in another file when its own takes no writes.
type movable interface {
	Words() *words.Words
	Path() string
	MoveTo(path string, done func(error))
}

// elsewhere asks, under the banner that saving fails, for another place to save what is on the screen.
type elsewhere struct {
	opened movable
	onDone func(path string)
	object *fyne.Container
	folder *kit.Entry
	name   *kit.Entry
	field  *kit.Field
}

func newElsewhere(o movable, onDone func(path string)) *elsewhere {
	w := o.Words()
	e := &elsewhere{opened: o, onDone: onDone}
	e.folder, e.name = kit.NewLong(func(string) {}), kit.NewEntry(func(string) {})
	e.field = kit.NewField(w.Say("ui.elsewhere.folder"), w.Say("ui.elsewhere.what"), e.folder)
	name := kit.NewField(w.Say("ui.elsewhere.name"), "", e.name)
	save := kit.NewButton(kit.Main, w.Say("ui.elsewhere.save"), e.onSave)
	e.object = kit.Pad(kit.Column(theme.Room, e.field.Object, name.Object, kit.Row(0, save)), theme.Gap, theme.Margin)
	e.object.Hide()
	return e
}

// open proposes a place on another folder than the one that fails.
func (e *elsewhere) open() {
	path := e.opened.Path()
	home, err := os.UserHomeDir()
	if err != nil {
		home = os.TempDir()
	}
	e.folder.Put(home)
	e.name.Put(strings.TrimSuffix(filepath.Base(path), filepath.Ext(path)) + "-" + e.opened.Words().Say("ui.elsewhere.copy"))
	e.object.Show()
	kit.Focus(e.folder)
}

func (e *elsewhere) onSave() {
	name := strings.TrimSpace(e.name.Text)
	if name == "" || name != filepath.Base(name) {
		e.field.Find(kit.Bad, e.opened.Words().Say("ui.elsewhere.no-name", "found", name))
		return
	}
	if filepath.Ext(name) != ".doemee" {
		name += ".doemee"
	}
	path := filepath.Join(strings.TrimSpace(e.folder.Text), name)
	e.opened.MoveTo(path, func(err error) {
		if err != nil {
			e.field.Find(kit.Bad, session.Explain(e.opened.Words(), err))
			return
		}
		e.field.Find("", "")
		e.object.Hide()
		e.onDone(path)
	})
}
