package ledger

import (
	"context"
	"errors"
	"strconv"

	"fyne.io/fyne/v2"

	"doemee/data/exchange"
	"doemee/data/register"
	"doemee/ui/kit"
	"doemee/ui/office"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// export writes what the list shows to a file, in its order. It stands closed until it is asked for.
type export struct {
	Object *fyne.Container
	screen *Screen
	begin  *kit.Button
	saver  *kit.Saver
	stop   *kit.Button
	halt   func() // stops the writing; nil when nothing is written
}

func newExport(s *Screen) *export {
	w := s.office.Words()
	e := &export{screen: s}
	e.begin = kit.NewButton(kit.Extra, w.Say("ledger.export"), e.onBegin)
	e.saver = kit.NewSaver(w.Say("ledger.export.as"), w.Say("ledger.export.do"), e.onSave)
	e.stop = kit.NewButton(kit.Quiet, w.Say("ledger.export.stop"), e.onStop)
	e.stop.Hide()
	away := kit.NewButton(kit.Quiet, w.Say("ledger.export.close"), e.onClose)
	e.Object = kit.Column(0, kit.Panel(kit.Column(theme.Room, kit.Second(w.Say("ledger.export.what")).Object, e.saver.Object, kit.Wrap(e.stop, away))))
	e.Object.Hide()
	return e
}

func (e *export) onBegin() {
	e.saver.Path.Put(exchange.FreePath(e.screen.office.Words().Say("ledger.export.name"), ".csv"))
	e.Object.Show()
	e.screen.object.Refresh()
	e.saver.Path.Focus()
}

func (e *export) onClose() {
	e.Object.Hide()
	e.screen.object.Refresh()
}

func (e *export) onStop() {
	if e.halt != nil {
		e.halt()
	}
}

// onSave writes the file off the window's goroutine, and says how far it is.
func (e *export) onSave(path string) {
	o := e.screen.office
	w, q := o.Words(), e.screen.query
	if path == "" {
		e.saver.Fail(w.Say("ledger.export.nowhere"))
		return
	}
	path = exchange.InDocuments(path)
	e.saver.Busy(w.Say("ledger.export.busy"))
	e.stop.Show()
	lines := 0
	progress := func(done, of int) {
		o.Post(func() { e.saver.Busy(w.Say("ledger.export.far", "n", strconv.Itoa(done), "all", strconv.Itoa(of))) })
	}
	e.halt = o.Long(func(ctx context.Context, r *register.Register) (err error) {
		lines, err = exchange.ExportCommitments(ctx, r, q, w.Language(), path, progress)
		return err
	}, func(err error) { e.done(o, path, lines, err) })
}

func (e *export) done(o *office.Office, path string, lines int, err error) {
	w := o.Words()
	e.halt = nil
	e.stop.Hide()
	switch {
	case errors.Is(err, context.Canceled):
		e.saver.Fail(w.Say("ledger.export.stopped"))
	case err != nil:
		e.saver.Fail(session.Explain(w, err))
	default:
		e.saver.Done(w.Count("ledger.export.done", lines), path)
	}
}
