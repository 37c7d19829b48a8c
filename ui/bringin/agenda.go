package bringin

import (
	"context"
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/data/dossier"
	"doemee/data/exchange"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// agenda is an edition that may be taken on: who signed it, what it does to these commitments, and, for the first one, the mark of
// the key that is compared with the coalition by telephone.
type agenda struct {
	screen *Screen
	object *fyne.Container
	plan   exchange.TakeOn
	trust  *kit.Entry
	field  *kit.Field
	busy   bool
}

func newAgenda(b *Screen) *agenda {
	a := &agenda{screen: b, object: kit.Column(theme.Wide), trust: kit.NewEntry(func(string) {})}
	w := b.session.Words()
	a.field = kit.NewField(w.Say("bringin.agenda.trust"), w.Say("bringin.agenda.trust.help"), a.trust)
	a.trust.OnSubmitted = func(string) { a.onTake() }
	a.object.Hide()
	return a
}

// look reads an edition and shows what it would do. Nothing is changed.
func (a *agenda) look(path string) {
	b := a.screen
	content, today := b.session.Content().Clone(), b.session.Today()
	var plan exchange.TakeOn
	b.session.Work(func(ctx context.Context, d *dossier.Dossier) error {
		read, err := exchange.ReadAgenda(path)
		if err != nil {
			return err
		}
		plan, err = exchange.PlanTakeOn(ctx, d, content, read, today)
		return err
	}, func(err error) {
		if b.reading != path {
			return
		}
		b.reading = ""
		if err != nil {
			b.tell(kit.Bad, session.Explain(b.session.Words(), err), "")
			return
		}
		a.show(plan, filepath.Base(path))
	})
}

func (a *agenda) show(plan exchange.TakeOn, file string) {
	b := a.screen
	w := b.session.Words()
	if plan.Present {
		b.tell(kit.Good, w.Say("bringin.agenda.present"), file)
		return
	}
	b.outcome.Object.Hide()
	b.chooser.object.Hide()
	b.intro.Say(w.Say("bringin.agenda.intro"))
	a.plan = plan
	a.trust.Put("")
	a.field.Find("", "")
	e := plan.Edition
	head := kit.Column(theme.Gap, kit.Heading(e.Title.In(w.Code())).Object,
		kit.Second(w.Say("bringin.agenda.which", "name", e.Name, "version", strconv.Itoa(e.Version), "n", strconv.Itoa(e.Serial))).Object, a.key())
	if plan.First {
		head.Add(a.field.Object)
	}
	a.object.Objects = []fyne.CanvasObject{kit.Panel(head), kit.Panel(a.effect()),
		kit.Wrap(kit.NewButton(kit.Main, w.Say("bringin.agenda.take"), a.onTake), kit.NewButton(kit.Extra, w.Say("bringin.cancel"), b.onCancel))}
	a.object.Show()
	a.object.Refresh()
	kit.ToTop(b.scroll)
}

// key says whose key signed it.
func (a *agenda) key() fyne.CanvasObject {
	w := a.screen.session.Words()
	switch {
	case a.plan.First:
		return kit.NewNotice(kit.Warn, w.Say("bringin.agenda.first", "found", a.plan.Fingerprint), w.Say("bringin.agenda.first.what")).Object
	case a.plan.HandOver:
		return kit.NewNotice(kit.Info, w.Say("bringin.agenda.hand-over"), w.Say("bringin.agenda.mark", "found", a.plan.Fingerprint)).Object
	}
	return kit.NewNotice(kit.Good, w.Say("bringin.agenda.known"), w.Say("bringin.agenda.mark", "found", a.plan.Fingerprint)).Object
}

// effect lists item by item what is different for this dossier, and what is asked anew.
func (a *agenda) effect() fyne.CanvasObject {
	w, f := a.screen.session.Words(), a.plan.Effect
	column := kit.Column(theme.Tight, kit.Heading(w.Say("bringin.agenda.effect")).Object)
	for _, part := range []struct {
		key     string
		changes []coalition.EditionChange
	}{{"gone", f.Gone}, {"renamed", f.Renamed}, {"added", f.Added}} {
		for _, c := range part.changes {
			text := w.Say("bringin.agenda."+part.key, "was", c.Was.In(w.Code()), "is", c.Is.In(w.Code()))
			if len(c.Used) > 0 {
				text += " " + w.Say("bringin.agenda.used", "numbers", joined(c.Used))
			}
			column.Add(kit.Body(text).Object)
		}
	}
	for _, q := range f.Questions {
		column.Add(kit.Body(w.Say("bringin.agenda.question", "text", w.Fill("rule."+string(q.Rule), q.Shown(w, a.plan.Edition)))).Object)
	}
	if len(f.Deciding) > 0 {
		column.Add(kit.Strong(w.Say("bringin.agenda.deciding", "numbers", joined(f.Deciding))).Object)
	}
	if !f.Touched() {
		column.Add(kit.Body(w.Say("bringin.agenda.untouched")).Object)
	}
	return column
}

func joined(numbers []coalition.Number) (text string) {
	for i, n := range numbers {
		if i > 0 {
			text += ", "
		}
		text += string(n)
	}
	return text
}

// onTake takes the edition on. Everything on every screen answers to it from then on, so the dossier is opened anew.
func (a *agenda) onTake() {
	b := a.screen
	if a.busy {
		return
	}
	a.trust.Keep()
	a.busy = true
	plan, trust := a.plan, a.trust.Text
	b.session.WorkSaved(func(ctx context.Context, d *dossier.Dossier) error {
		return exchange.TakeOnEdition(ctx, d, plan, trust)
	}, func(err error) {
		a.busy = false
		switch {
		case err != nil && exchange.FaultOf(err).Key == "exchange.fault.agenda-fingerprint":
			a.field.Find(kit.Bad, b.session.Words().Say("bringin.agenda.trust.wrong"))
		case err != nil:
			b.tell(kit.Bad, session.Explain(b.session.Words(), err), "")
		default:
			b.session.Away(session.Away{Path: b.session.Path()})
		}
	})
}
