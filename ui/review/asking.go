package review

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"doemee/data/register"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// asking is where a question is typed.
type asking struct {
	sheet  *sheet
	object *fyne.Container
	about  *kit.Text
	entry  *kit.Entry
	field  *kit.Field
	line   line
	busy   bool // a question is being written down: a second tap asks no second one
}

func newAsking(p *sheet) *asking {
	w := p.screen.office.Words()
	a := &asking{sheet: p, about: kit.Strong(""), entry: kit.NewWrapped(2, func(string) {})}
	a.field = kit.NewField(w.Say("review.question"), w.Say("review.question.help"), a.entry)
	a.entry.OnSubmitted = func(string) { a.onAsk() }
	a.entry.OnEscape(a.onCancel)
	buttons := kit.Wrap(kit.NewButton(kit.Main, w.Say("review.question.ask"), a.onAsk), kit.NewButton(kit.Quiet, w.Say("review.question.cancel"), a.onCancel))
	a.object = kit.Inset(kit.Column(theme.Gap, a.about.Object, a.field.Object, buttons))
	a.object.Hide()
	return a
}

func (a *asking) open(l line) {
	a.line = l
	a.about.Say(l.heading)
	a.entry.SetText("")
	a.field.Find("", "")
	a.object.Show()
	a.sheet.scroll.Refresh()
	kit.Focus(a.entry)
}

func (a *asking) close() { a.object.Hide() }

// onCancel puts the keyboard back at what was read.
func (a *asking) onCancel() {
	a.close()
	a.back()
}

func (a *asking) back() {
	at := slices.IndexFunc(a.sheet.lines, func(l line) bool {
		return l.kind == a.line.kind && l.record == a.line.record && l.field == a.line.field
	})
	a.sheet.goTo(at)
}

// onAsk pins the question on the field.
func (a *asking) onAsk() {
	w, l, one := a.sheet.screen.office.Words(), a.line, a.sheet.one
	text := strings.TrimSpace(a.entry.Text)
	if text == "" {
		a.field.Find(kit.Bad, w.Say("review.question.missing"))
		return
	}
	if a.busy {
		return
	}
	a.busy = true
	q := register.Question{Organisation: one.Organisation, Commitment: one.ID, Kind: l.kind, Record: l.record, Field: l.field, Text: text}
	a.sheet.screen.office.Change(func(ctx context.Context, r *register.Register) error {
		_, err := r.Ask(ctx, q)
		return err
	}, func(err error) {
		a.busy = false
		if err != nil {
			a.field.Find(kit.Bad, session.Explain(w, err))
			return
		}
		a.close()
		a.back()
	})
}
