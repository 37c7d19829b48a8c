package followup

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/data/register"
	"doemee/ui/form"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// approachForm is where somebody writes down how they turned to a supporter or organisation.
type approachForm struct {
	Object    *fyne.Container
	pane      *partyPane
	whom, by  *kit.Entry
	step      *kit.Entry
	note      *kit.Entry
	when      *dayField
	next      *dayField
	outcome   *kit.Choice
	outcomeIs coalition.Code
	outcomes  *kit.Field
	told      *kit.Notice
	saving    bool // it is being written: a second tap writes no second one
}

func newApproachForm(p *partyPane) *approachForm {
	o := p.screen.office
	w := o.Words()
	f := &approachForm{pane: p, whom: plain(), by: plain(), step: plain(), note: kit.NewArea(2, func(string) {}), told: kit.NewNotice(kit.Good, "", "")}
	f.told.Object.Hide()
	options := []kit.Option{{Label: w.Say("followup.outcome.choose")}}
	for _, code := range o.Edition().Codes(coalition.ListOutcome) {
		options = append(options, kit.Option{Code: string(code), Label: o.Label(coalition.ListOutcome, code, "")})
	}
	f.outcome = kit.NewChoice(options, func(code string) {
		f.outcomeIs = coalition.Code(code)
		f.outcomes.Find("", "")
	})
	f.outcomes = kit.NewField(w.Say("followup.outcome"), "", f.outcome)
	f.when, f.next = newDay(p.screen, w.Say("followup.when")), newDay(p.screen, w.Say("followup.next-date"))
	field := func(key string, entry *kit.Entry) fyne.CanvasObject {
		return kit.NewField(w.Say(key), "", entry).Object
	}
	f.Object = kit.Column(theme.Room, kit.Strong(w.Say("followup.approach")).Object, kit.Flow(field("followup.whom", f.whom), f.when.field.Object),
		kit.Flow(field("followup.by", f.by), f.outcomes.Object), kit.Flow(field("followup.next", f.step), f.next.field.Object), field("followup.note", f.note),
		f.told.Object, kit.Wrap(kit.NewButton(kit.Main, w.Say("followup.save"), f.onSave)))
	f.clear()
	return f
}

func plain() *kit.Entry { return kit.NewEntry(func(string) {}) }

// clear empties the form for another one. Who writes stays.
func (f *approachForm) clear() {
	for _, e := range []*kit.Entry{f.whom, f.step, f.note} {
		e.Put("")
	}
	f.outcomeIs = ""
	f.outcome.Put("")
	f.outcomes.Find("", "")
	f.when.put(f.pane.screen.office.Today())
	f.next.put("")
	f.told.Object.Hide()
}

// propose fills in who wrote last, where nobody is named yet.
func (f *approachForm) propose(by string) {
	if strings.TrimSpace(f.by.Text) == "" && !f.by.Typing() {
		f.by.Put(by)
	}
}

// onSave writes the approach down, or says at the field what is missing.
func (f *approachForm) onSave() {
	w := f.pane.screen.office.Words()
	for _, e := range []*kit.Entry{f.whom, f.by, f.step, f.note} {
		e.Keep()
	}
	when, known := f.when.read()
	next, planned := f.next.read()
	if f.outcomeIs == "" {
		f.outcomes.Find(kit.Bad, w.Say("followup.outcome.missing"))
		known = false
	}
	if !known || !planned || f.saving {
		return
	}
	f.saving = true
	a := register.Approach{Supporter: f.pane.is.supporter, Organisation: f.pane.is.organisation, Date: when, Whom: strings.TrimSpace(f.whom.Text),
		By: strings.TrimSpace(f.by.Text), Outcome: f.outcomeIs, NextStep: strings.TrimSpace(f.step.Text), NextDate: next, Note: strings.TrimSpace(f.note.Text)}
	f.pane.screen.office.Change(func(ctx context.Context, r *register.Register) error {
		_, err := r.AddApproach(ctx, a)
		return err
	}, func(err error) { f.saved(a, err) })
}

// saved says what came of it. What was typed stays when it could not be written.
func (f *approachForm) saved(a register.Approach, err error) {
	w := f.pane.screen.office.Words()
	f.saving = false
	if err != nil {
		f.told.Say(kit.Bad, session.Explain(w, err), "")
		f.told.Object.Show()
		return
	}
	if f.pane.is.same(party{supporter: a.Supporter, organisation: a.Organisation}) {
		f.clear()
		f.told.Say(kit.Good, w.Say("followup.saved"), "")
		f.told.Object.Show()
	}
}

// dayField is a day as people type it, with how it is understood below it.
type dayField struct {
	screen *Screen
	entry  *kit.Entry
	field  *kit.Field
}

func newDay(s *Screen, label string) *dayField {
	d := &dayField{screen: s}
	d.entry = kit.NewEntry(func(string) { d.read() })
	date := kit.NewDateEntry(d.entry, form.CalendarWords(s.office.Words(), false), s.office.Today().Time(), d.day, func(written string) {
		d.put(coalition.Date(written))
	})
	d.field = kit.NewField(label, "", date.Object)
	return d
}

func (d *dayField) put(day coalition.Date) {
	text := ""
	if day != "" {
		text = d.screen.office.Words().Date(string(day))
	}
	d.entry.Put(text)
	d.field.Find("", "")
}

// day is the day that stands there, the zero time for none.
func (d *dayField) day() time.Time {
	day, err := coalition.UnderstandDate(d.entry.Text, d.screen.office.Today())
	if err != nil || day == "" {
		return time.Time{}
	}
	return day.Time()
}

// read is the day that stands there; false when what stands there is none, which the field says.
func (d *dayField) read() (coalition.Date, bool) {
	if strings.TrimSpace(d.entry.Text) == "" {
		d.field.Find("", "")
		return "", true
	}
	day, err := coalition.UnderstandDate(d.entry.Text, d.screen.office.Today())
	if err != nil {
		d.field.Find(kit.Bad, d.screen.office.Words().Say("followup.no-day", "found", d.entry.Text))
		return "", false
	}
	d.put(day)
	return day, true
}
