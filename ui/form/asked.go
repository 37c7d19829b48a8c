package form

import (
	"maps"

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

// Replies are the places of questions that were shown. A question keeps its own: somebody may be typing a reply there while others come
// and go.
type Replies map[coalition.ID]*Asked

// Show shows a question in its place; where is what it is about, empty at the field itself.
func (r Replies) Show(s *session.Session, p coalition.Pinned, where string) *Asked {
	if r[p.ID] == nil {
		r[p.ID] = newAsked(s, p.ID)
	}
	r[p.ID].show(p, where)
	return r[p.ID]
}

func newAsked(s *session.Session, question coalition.ID) *Asked {
	w := s.Words()
	a := &Asked{session: s, question: question, label: kit.Strong(w.Say("asked.reply"))}
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

func (a *Asked) show(p coalition.Pinned, where string) {
	w := a.session.Words()
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

// NewVerdict is what an answer of the coalition comes to, in a word or two.
func NewVerdict(s *session.Session, a coalition.Answer) *kit.Pill {
	w := s.Words()
	tone := map[coalition.Verdict]kit.Tone{coalition.Accepted: kit.Good, coalition.Questions: kit.Warn, coalition.Unreadable: kit.Bad}[a.Verdict]
	if a.Verdict == coalition.Questions {
		return kit.NewPill(tone, w.Count("handin.answer.questions", len(a.Questions)))
	}
	return kit.NewPill(tone, w.Say("handin.answer."+string(a.Verdict)))
}

// keep writes the reply; an empty one takes it away.
func (a *Asked) keep(text string) { a.session.Report(a.session.Reply(a.question, text)) }

// ask shows what the coalition asks about the field, under it.
func (b *bound) ask(r coalition.Record) {
	if b.quiet {
		return
	}
	questions := b.form.session.AskedAt(r.ID(), b.name)
	if len(questions) == 0 && len(b.asked) == 0 {
		return
	}
	if b.asked == nil {
		b.asked = Replies{}
	}
	where, elsewhere := "", maps.Clone(b.asked)
	if b.cell {
		where = b.question
	}
	for _, p := range questions {
		known := b.asked[p.ID] != nil
		a := b.asked.Show(b.form.session, p, where)
		if delete(elsewhere, p.ID); !known {
			b.field.Notes.Add(a.Object)
		}
		a.Object.Show()
	}
	for _, a := range elsewhere {
		a.Object.Hide()
	}
	b.field.Notes.Refresh()
}
