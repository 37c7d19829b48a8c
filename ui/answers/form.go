package answers

import (
	"fyne.io/fyne/v2"

	"doemee/data/exchange"
	"doemee/ui/kit"
	"doemee/ui/theme"
)

// form is what making answers needs: the key that signs, what opens it, and a folder.
type form struct {
	screen *Screen
	object fyne.CanvasObject
	key    *kit.Path
	phrase *kit.Entry
	folder *kit.Path
	again  *kit.Check
	make   *kit.Button
}

func newForm(s *Screen) *form {
	w := s.office.Words()
	f := &form{screen: s, key: kit.NewPath(w.Say("answers.key"), "", w.Say("bringin.browse"), ".key", ".age", ".txt"),
		folder: kit.NewFolder(w.Say("answers.folder"), "", w.Say("bringin.browse")), phrase: kit.NewEntry(func(string) {})}
	f.phrase.Password = true
	f.phrase.OnSubmitted = func(string) { s.OnMake() }
	f.folder.Put(exchange.Documents())
	f.folder.OnEnter(s.OnMake)
	f.again = kit.NewCheck(w.Say("answers.again"), func(bool) { s.load() })
	f.make = kit.NewButton(kit.Main, "", s.OnMake)
	secret := kit.NewField(w.Say("publish.phrase"), "", f.phrase)
	fields := kit.Columns([]float32{3, 2}, f.key.Object, secret.Object)
	f.object = kit.Panel(kit.Column(theme.Room, fields, f.folder.Object, kit.Wrap(f.make, f.again)))
	return f
}

// sound says at the field what is missing.
func (f *form) sound() bool {
	w := f.screen.office.Words()
	f.key.Fail("")
	f.folder.Fail("")
	switch {
	case f.key.Text() == "":
		f.key.Fail(w.Say("answers.key.missing"))
		f.key.Focus()
	case f.folder.Text() == "":
		f.folder.Fail(w.Say("answers.folder.missing"))
		f.folder.Focus()
	default:
		return true
	}
	return false
}
