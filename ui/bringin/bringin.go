// Package bringin is the screen on which people bring in a workbook that was changed elsewhere: they choose the file, see every
// difference with their dossier, choose what they keep, and take it over in one go.
package bringin

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/data/coalition"
	"doemee/data/dossier"
	"doemee/data/exchange"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// Screen is the choice of a file, or what bringing it in would change.
type Screen struct {
	session *session.Session
	object  *fyne.Container
	scroll  fyne.CanvasObject
	title   *kit.Text
	intro   *kit.Text
	outcome *kit.Notice
	undo    *kit.Button
	chooser *chooser
	preview *preview
	agenda  *agenda

	reading string // the file that is being read, empty when none is
	plan    *exchange.BringingIn
	choices []coalition.Choice
	busy    bool // taking over
}

// New lays the screen out.
func New(s *session.Session) *Screen {
	w := s.Words()
	b := &Screen{session: s, title: kit.Title(w.Say("bringin.title")), intro: kit.Second("")}
	b.undo = kit.NewButton(kit.Extra, w.Say("bringin.undo.button"), b.onUndo)
	b.outcome = kit.NewNotice(kit.Good, "", "", b.undo)
	b.outcome.Object.Hide()
	b.chooser = newChooser(w, s.Path(), b.Look)
	b.preview, b.agenda = newPreview(b), newAgenda(b)
	b.scroll = kit.Page(kit.Column(theme.Wide, kit.Column(theme.Tight, b.title.Object, b.intro.Object), b.outcome.Object, b.chooser.object, b.preview.object,
		b.agenda.object))
	b.object = container.NewStack(b.scroll)
	b.show()
	return b
}

// Object is what stands in the window.
func (b *Screen) Object() fyne.CanvasObject { return b.object }

// Refresh compares anew after the dossier changed; what was chosen stays chosen where the line is still there.
func (b *Screen) Refresh() {
	if b.plan != nil {
		chosen := map[lineKey]coalition.Choice{}
		for i, l := range b.plan.Lines {
			chosen[keyOf(l)] = b.choices[i]
		}
		b.plan.Compare(b.session.Content())
		b.choices = b.plan.Choices()
		for i, l := range b.plan.Lines {
			if c, ok := chosen[keyOf(l)]; ok {
				b.choices[i] = c
			}
		}
	}
	b.show()
}

// lineKey names a line over a comparison anew.
type lineKey struct {
	sort   coalition.MergeSort
	record coalition.ID
	field  string
	theirs string
}

func keyOf(l coalition.MergeLine) lineKey { return lineKey{l.Sort, l.Record, l.Field, l.Theirs} }

// Visit takes a file that was dropped on the window.
func (b *Screen) Visit(p session.Place) {
	if p.Field != "" {
		b.chooser.put(p.Field)
		b.Look(p.Field, "")
	}
}

// Look reads a file and shows what bringing it in would change. Nothing is changed.
func (b *Screen) Look(path, passphrase string) {
	w := b.session.Words()
	b.plan, b.reading = nil, path
	b.agenda.object.Hide()
	b.show()
	b.tell(kit.Info, w.Say("bringin.looking"), filepath.Base(path))
	if exchange.ComingIn(path) == exchange.ComingAgenda {
		b.agenda.look(path)
		return
	}
	content := b.session.Content().Clone()
	var plan exchange.BringingIn
	b.session.Work(func(ctx context.Context, d *dossier.Dossier) (err error) {
		plan, err = exchange.PlanBringIn(ctx, d, content, path, passphrase)
		return err
	}, func(err error) {
		if b.reading == path {
			b.reading = ""
			b.looked(plan, err)
		}
	})
}

func (b *Screen) looked(plan exchange.BringingIn, err error) {
	w := b.session.Words()
	if err != nil {
		b.chooser.failed(exchange.FaultOf(err).Key)
		b.tell(kit.Bad, session.Explain(w, err), "")
		return
	}
	b.outcome.Object.Hide()
	if plan.Same() && !plan.Says() && len(plan.Lines) == 0 && len(plan.Outside) == 0 {
		b.tell(kit.Good, w.Say("bringin.same"), w.Say("bringin.same.what", "file", plan.File))
		return
	}
	b.plan, b.choices = &plan, plan.Choices()
	b.Refresh()
	kit.ToTop(b.scroll)
}

// show shows the choice of a file, or the differences of the one that was chosen.
func (b *Screen) show() {
	w := b.session.Words()
	switch {
	case b.agenda.object.Visible():
	case b.plan == nil:
		b.intro.Say(w.Say("bringin.intro"))
		b.preview.object.Hide()
		b.chooser.object.Show()
	default:
		b.intro.Say(b.summary())
		b.chooser.object.Hide()
		b.preview.object.Show()
		b.preview.refresh()
	}
	b.object.Refresh()
}

// summary says which file it is, how much differs, and what is known of how it was.
func (b *Screen) summary() string {
	w := b.session.Words()
	var sentences []string
	if n := len(b.preview.rows()); n > 0 || b.plan.Answer == nil {
		sentences = append(sentences, w.Count("bringin.summary", n, "file", b.plan.File))
	} else {
		sentences = append(sentences, w.Say("bringin.answer.only", "file", b.plan.File))
	}
	if b.plan.Elsewhere() {
		sentences = append(sentences, w.Say("bringin.elsewhere"))
	}
	if b.plan.Base == exchange.BaseNone && !b.plan.Received.Blank {
		sentences = append(sentences, w.Say("bringin.no-base"))
	}
	return strings.Join(sentences, " ")
}

func (b *Screen) tell(tone kit.Tone, head, text string) {
	b.undo.Hide()
	b.outcome.Say(tone, head, text)
	b.outcome.Object.Show()
	kit.ToTop(b.scroll)
}

// choose keeps a choice for a line.
func (b *Screen) choose(line int, c coalition.Choice) {
	b.choices[line] = c
	b.preview.refresh()
}

// chooseAll answers every line that is still open.
func (b *Screen) chooseAll(c coalition.Choice) {
	b.choices = b.plan.Decided(b.choices, c)
	b.preview.refresh()
}

// onAccept takes over what was chosen, after a backup.
func (b *Screen) onAccept() {
	w := b.session.Words()
	if open := b.plan.Open(b.choices); open > 0 {
		b.tell(kit.Warn, w.Count("bringin.open", open), "")
		return
	}
	taken := b.plan.Taken(b.choices)
	if taken == 0 && !b.plan.Says() || b.busy {
		return
	}
	b.busy = true
	done := w.Count("bringin.done", taken)
	if b.plan.Says() {
		done = w.Say("bringin.answer.done")
	}
	b.session.BringIn(*b.plan, b.choices, func(err error) {
		b.busy = false
		if err != nil {
			b.tell(kit.Bad, session.Explain(w, err), "")
			return
		}
		b.plan = nil
		b.show()
		b.tell(kit.Good, done, w.Say("bringin.done.what"))
		if taken > 0 {
			b.undo.Show()
		}
	})
}

func (b *Screen) onCancel() {
	b.plan = nil
	b.agenda.object.Hide()
	b.outcome.Object.Hide()
	b.show()
	kit.ToTop(b.scroll)
}

func (b *Screen) onUndo() {
	b.outcome.Object.Hide()
	b.session.Undo()
}
