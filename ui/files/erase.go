package files

import (
	"context"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/data/dossier"
	"doemee/data/exchange"
	"doemee/ui/kit"
	"doemee/ui/theme"
)

// erasing is the way to erase a person: what to look for, where it stands, and then the proof that it is gone.
type erasing struct {
	screen *Screen
	object fyne.CanvasObject
	text   *kit.Entry
	which  *kit.Field
	found  *fyne.Container
	notice *kit.Notice
}

func newErasing(f *Screen) *erasing {
	w := f.words
	e := &erasing{screen: f, found: kit.Column(theme.Room), notice: hidden()}
	e.text = kit.NewEntry(func(string) { e.which.Find(kit.Muted, "") })
	e.which = kit.NewField(w.Say("files.erase.text"), w.Say("files.erase.help"), e.text)
	var known []fyne.CanvasObject
	for _, text := range exchange.PersonalTexts(f.session.Content()) {
		known = append(known, kit.NewButton(kit.Other, text, func() { e.text.Put(text); e.OnFind() }))
	}
	e.object = kit.Column(theme.Room, kit.Heading(w.Say("files.erase")).Object, kit.Second(w.Say("files.erase.what")).Object, kit.Wrap(known...),
		e.which.Object, kit.Wrap(kit.NewButton(kit.Extra, w.Say("files.erase.find"), e.OnFind)), e.found, e.notice.Object)
	return e
}

// texts are what to erase: several are put under each other with a semicolon.
func (e *erasing) texts() (texts []string) {
	for text := range strings.SplitSeq(e.text.Text, ";") {
		if text = strings.TrimSpace(text); text != "" {
			texts = append(texts, text)
		}
	}
	return texts
}

// OnFind shows where the text stands; nothing is changed.
func (e *erasing) OnFind() {
	w, places := e.screen.words, e.screen.session.Places()
	e.text.Keep()
	texts := e.texts()
	if len(texts) == 0 {
		e.which.Find(kit.Bad, w.Say("files.erase.missing"))
		return
	}
	var found []exchange.Found
	e.screen.session.Work(func(ctx context.Context, d *dossier.Dossier) (err error) {
		found, err = places.FindPersonal(ctx, d, texts)
		return err
	}, func(err error) {
		if err != nil {
			e.screen.fail(e.notice, err)
			return
		}
		e.show(texts, found)
	})
}

func (e *erasing) show(texts []string, found []exchange.Found) {
	w := e.screen.words
	e.notice.Object.Hide()
	if len(found) == 0 {
		e.found.Objects = []fyne.CanvasObject{kit.Body(w.Say("erase.found.none")).Object}
	} else {
		var rows []fyne.CanvasObject
		for _, f := range found {
			rows = append(rows, kit.Body(e.line(f)).Object)
		}
		erase := kit.NewButton(kit.Main, w.Say("files.erase.do"), func() { e.OnErase(texts) })
		e.found.Objects = []fyne.CanvasObject{kit.Strong(w.Say("files.erase.found")).Object, kit.Rows(rows...), kit.Second(w.Say("files.erase.final")).Object, kit.Wrap(erase)}
	}
	e.found.Refresh()
	e.screen.scroll.Refresh()
}

// line is one place in words.
func (e *erasing) line(f exchange.Found) string {
	w, name, field := e.screen.words, f.Name, ""
	if f.Kind != "" {
		name = strings.TrimSpace(w.Say("kind."+string(f.Kind)) + " " + f.Name)
		field = w.Say("field." + string(f.Kind) + "." + f.Field)
	}
	return w.Say("erase.found."+f.Where, "name", name, "field", field, "n", strconv.Itoa(f.Times))
}

// OnErase overwrites the text everywhere and looks for it again. The dossier is read anew, because what was erased stands in memory.
func (e *erasing) OnErase(texts []string) {
	w, places, now := e.screen.words, e.screen.session.Places(), e.screen.session.Now()
	var done exchange.Erased
	var content *coalition.Content
	e.screen.session.WorkSaved(func(ctx context.Context, d *dossier.Dossier) (err error) {
		if done, err = places.Erase(ctx, d, texts, exchange.EraseMark(w.Say, now)); err != nil {
			return err
		}
		content, err = d.Content(ctx)
		return err
	}, func(err error) {
		if err != nil {
			e.screen.fail(e.notice, err)
			return
		}
		e.screen.session.Reread(content)
		e.erased(done)
	})
}

// erased gives the proof, or names what remains.
func (e *erasing) erased(done exchange.Erased) {
	w := e.screen.words
	e.found.Objects = nil
	e.found.Refresh()
	head, tone := w.Say("erase.proof"), kit.Good
	lines := []string{w.Say("erase.done", "n", strconv.Itoa(done.Places), "backups", strconv.Itoa(done.Backups)), w.Say("erase.elsewhere")}
	if len(done.Remains) > 0 {
		head, tone = w.Say("files.erase.remains"), kit.Warn
		for _, r := range done.Remains {
			lines = append(lines, w.Say("erase.remains", "file", r.File))
		}
	}
	tell(e.notice, tone, head, strings.Join(lines, "\n"))
	e.screen.scroll.Refresh()
}
