package handin

import (
	"context"
	"net/url"
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/data/exchange"
	"doemee/ui/kit"
	"doemee/ui/theme"
)

// outcome is what came of making something, above everything else: that it is being made, why it was not, or where it is and what
// to do now.
type outcome struct {
	screen *Screen
	object *fyne.Container
}

func newOutcome(h *Screen) *outcome {
	o := &outcome{screen: h, object: kit.Column(0)}
	o.object.Hide()
	return o
}

func (o *outcome) put(content fyne.CanvasObject) {
	o.object.Objects = []fyne.CanvasObject{content}
	o.object.Show()
	o.object.Refresh()
	o.screen.scroll.Refresh()
	kit.ToTop(o.screen.scroll)
}

func (o *outcome) busy(stop context.CancelFunc) {
	w := o.screen.session.Words()
	o.put(kit.NewNotice(kit.Info, w.Say("handin.making"), "", kit.NewButton(kit.Extra, w.Say("handin.stop"), stop)).Object)
}

func (o *outcome) fail(sentence string) { o.put(kit.NewNotice(kit.Bad, sentence, "").Object) }

// printed tells where the print view is.
func (o *outcome) printed(path string) {
	w := o.screen.session.Words()
	o.put(kit.NewNotice(kit.Good, w.Say("handin.printed", "path", path), "", o.opening(w.Say("handin.open.page"), path)).Object)
}

// made tells where the workbook is, what to write in the mail, and what comes next.
func (o *outcome) made(handed exchange.Handed, s coalition.Submission, secured bool) {
	w := o.screen.session.Words()
	folder := o.opening(w.Say("handin.open.folder"), filepath.Dir(handed.Path))
	head := kit.Column(theme.Tight, kit.Heading(w.Say("handin.done")).Object, kit.Strong(handed.File).Object,
		kit.Second(filepath.Dir(handed.Path)).Object, kit.Second(w.Say("handin.done.mark", "mark", coalition.Short(handed.Hash))).Object, kit.Wrap(folder))
	steps := []string{w.Say("handin.next.mail"), w.Say("handin.next.answer")}
	if secured {
		steps = append([]string{w.Say("handin.next.passphrase")}, steps...)
	}
	next := kit.Column(theme.Tight, kit.Strong(w.Say("handin.next")).Object)
	for i, step := range steps {
		next.Add(kit.Body(strconv.Itoa(i+1) + ". " + step).Object)
	}
	o.put(kit.Striped(2, kit.Columns([]float32{1, 1}, kit.Column(theme.Room, head, next), o.mail(handed, s))))
}

// mail is the text to send along, to be copied part by part. The program sends nothing itself.
func (o *outcome) mail(handed exchange.Handed, s coalition.Submission) fyne.CanvasObject {
	w := o.screen.session.Words()
	text := exchange.LetterOf(w, o.screen.session.Edition(), s, handed)
	column := kit.Column(theme.Room, kit.Strong(w.Say("handin.mail")).Object)
	for _, part := range []struct{ key, text string }{{"to", text.To}, {"subject", text.Subject}, {"body", text.Body}} {
		shown := part.text
		if shown == "" {
			shown = w.Say("handin.mail.unknown")
		}
		lines := kit.Column(theme.Hair, kit.Second(w.Say("handin.mail."+part.key)).Object, kit.Body(shown).Object)
		if part.text == "" {
			column.Add(lines)
			continue
		}
		var button *kit.Button
		button = kit.NewButton(kit.Quiet, w.Say("handin.copy"), func() {
			fyne.CurrentApp().Clipboard().SetContent(part.text)
			button.Say(w.Say("handin.copied"))
		})
		column.Add(kit.Beside(lines, button))
	}
	return column
}

// opening is a button that has the system open a folder or a page.
func (o *outcome) opening(label, path string) fyne.CanvasObject {
	return kit.NewButton(kit.Extra, label, func() {
		slashed := filepath.ToSlash(path)
		if slashed != "" && slashed[0] != '/' {
			slashed = "/" + slashed
		}
		if err := fyne.CurrentApp().OpenURL(&url.URL{Scheme: "file", Path: slashed}); err != nil {
			o.fail(o.screen.session.Words().Say("handin.open.failed", "path", path))
		}
	})
}
