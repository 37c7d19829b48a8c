package publish

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/data/exchange"
	"doemee/data/register"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// editor lets the agenda out as a workbook that people edit, and reads back what they made of it.
type editor struct {
	Object  *fyne.Container
	screen  *Screen
	saver   *kit.Saver
	path    *kit.Path
	preview *fyne.Container
	draft   *coalition.Edition // what was read in; nil for nothing
}

func newEditor(s *Screen) *editor {
	w := s.office.Words()
	e := &editor{screen: s, preview: kit.Column(theme.Gap)}
	e.saver = kit.NewSaver(w.Say("publish.edit.as"), w.Say("publish.edit.do"), e.onSave)
	name := strings.ToLower(coalition.FileWord(s.office.Edition().Name, 30))
	e.saver.Path.Put(exchange.FreePath(name+"-"+w.Say("publish.edit.name"), ".xlsx"))
	e.path = kit.NewPath(w.Say("publish.read.file"), w.Say("publish.read.help"), w.Say("bringin.browse"), ".xlsx", ".json", ".agenda")
	e.path.OnEnter(e.onRead)
	e.Object = kit.Column(theme.Room, kit.Heading(w.Say("publish.edit")).Object, kit.Second(w.Say("publish.edit.what")).Object, e.saver.Object, kit.Hairline(),
		kit.Heading(w.Say("publish.read")).Object, e.path.Object, kit.Wrap(kit.NewButton(kit.Extra, w.Say("publish.read.do"), e.onRead)), e.preview)
	return e
}

// onSave writes the agenda that would be published as a workbook or, where the name says so, as JSON.
func (e *editor) onSave(path string) {
	o, edition := e.screen.office, e.screen.next()
	w := o.Words()
	if path == "" {
		e.saver.Fail(w.Say("publish.edit.nowhere"))
		return
	}
	path = exchange.InDocuments(path)
	e.saver.Busy(w.Say("publish.busy"))
	o.Long(func(context.Context, *register.Register) error {
		return exchange.WriteEditionFile(path, edition, w.Language())
	}, func(err error) {
		if err != nil {
			e.saver.Fail(session.Explain(w, err))
			return
		}
		e.saver.Done(w.Say("publish.edit.done"), path)
		e.path.Put(path)
	})
}

// onRead reads an edited agenda and shows what is different in it. A file with a mistake is refused with the place.
func (e *editor) onRead() {
	o := e.screen.office
	w, path := o.Words(), e.path.Text()
	if path == "" {
		e.path.Fail(w.Say("publish.read.nowhere"))
		return
	}
	var read *coalition.Edition
	o.Long(func(context.Context, *register.Register) (err error) {
		read, err = exchange.ReadEditionFile(exchange.InDocuments(path))
		return err
	}, func(err error) {
		if err != nil {
			e.draft = nil
			e.path.Fail(session.Explain(w, err))
		} else {
			e.draft = read
			e.path.Fail("")
		}
		e.screen.Refresh()
	})
}

// onForget goes back to the present agenda.
func (e *editor) onForget() {
	e.draft = nil
	e.screen.Refresh()
}

// show says what the agenda that was read in has differently.
func (e *editor) show() {
	if e.draft == nil {
		e.preview.Objects = nil
		return
	}
	w := e.screen.office.Words()
	lines := append([]fyne.CanvasObject{kit.Hairline(), kit.Heading(w.Say("publish.read.next")).Object}, e.screen.contents(e.draft)...)
	lines = append(lines, e.screen.changes(e.screen.office.Edition(), e.draft)...)
	e.preview.Objects = append(lines, kit.Wrap(kit.NewButton(kit.Quiet, w.Say("publish.read.forget"), e.onForget)))
}
