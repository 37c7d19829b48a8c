package form

import (
	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// Asked is a question of the coalition with the reply to it: what was replied, or a way to reply in place.
type Asked struct {
	Object *fyne.Container

	session  *session.Session
	question coalition.ID
	notice   *kit.Notice
	open     *kit.Button
	entry    *kit.Entry
	label    *kit.Text
	answer   *fyne.Container
}

// NewAsked makes the place for a question; [Asked.Show] says which.
func NewAsked(s *session.Session) *Asked {
	w := s.Words()
	a := &Asked{session: s, label: kit.Strong(w.Say("asked.reply"))}
	a.entry = kit.NewArea(2, a.keep)
	kit.Call(a.entry, w.Say("asked.reply"))
	a.entry.OnLeave(func() { a.fold(false) })
	a.open = kit.NewButton(kit.Quiet, w.Say("asked.reply"), func() {
		a.fold(true)
		kit.Focus(a.entry)
	})
	a.notice = kit.NewNotice(kit.Info, "", "", a.open)
	a.answer = kit.Column(theme.Tight, a.label.Object, a.entry, kit.Second(w.Say("asked.travels")).Object)
	a.Object = kit.Column(theme.Tight, a.notice.Object, a.answer)
	a.fold(false)
	return a
}

// Show shows a question; where is what it is about, empty at the field itself.
func (a *Asked) Show(p coalition.Pinned, where string) {
	w := a.session.Words()
	if a.question != p.ID {
		a.question = p.ID
		a.fold(false)
	}
	head := w.Say("asked.question", "text", p.Text)
	if where != "" {
		head = where + " · " + head
	}
	a.entry.Put(p.Reply)
	if p.Reply == "" {
		a.open.Say(w.Say("asked.reply"))
		a.notice.Say(kit.Info, head, "")
		return
	}
	a.open.Say(w.Say("asked.change"))
	a.notice.Say(kit.Good, head, w.Say("asked.replied", "text", p.Reply))
}

func (a *Asked) fold(open bool) {
	visible(a.open, !open)
	visible(a.answer, open)
	a.notice.Object.Refresh()
	a.Object.Refresh()
}

// keep writes the reply; an empty one takes it away.
func (a *Asked) keep(text string) { a.session.Report(a.session.Reply(a.question, text)) }

// ask shows what the coalition asks about the field, under it.
func (b *bound) ask(r coalition.Record) {
	if b.quiet {
		return
	}
	questions := b.form.session.AskedAt(r.ID(), b.name)
	for i := len(b.asked); i < len(questions); i++ {
		b.asked = append(b.asked, NewAsked(b.form.session))
		b.field.Notes.Add(b.asked[i].Object)
	}
	where, changed := "", false
	if b.cell {
		where = b.question
	}
	for i, a := range b.asked {
		there := i < len(questions)
		changed = changed || there != a.Object.Visible()
		if visible(a.Object, there); there {
			a.Show(questions[i], where)
		}
	}
	if changed || len(questions) > 0 {
		b.field.Notes.Refresh()
	}
}
