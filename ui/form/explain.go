package form

import (
	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/ui/kit"
	"doemee/ui/theme"
)

// notABSN is the rule that one click answers.
const notABSN coalition.Rule = "bsn-like"

// explainer stands under a field with a warning: a way to explain it in place and, for a number that looks like a BSN, to say
// in one click that it is none.
type explainer struct {
	b       *bound
	finding coalition.Finding
	object  *fyne.Container
	open    *kit.Button
	none    *kit.Button
	entry   *kit.Entry
	label   *kit.Text
	busy    bool // somebody is writing in it
}

// explained shows the explainer for a warning, and takes it away for anything else.
func (b *bound) explained(found *coalition.Finding) {
	if found == nil || found.Severity != coalition.Warning {
		if b.explain != nil {
			b.explain.object.Hide()
			b.field.Notes.Refresh()
		}
		return
	}
	if b.explain == nil {
		b.explain = newExplainer(b)
		b.field.Notes.Add(b.explain.object)
	}
	b.explain.show(*found)
}

func newExplainer(b *bound) *explainer {
	w := b.form.session.Words()
	x := &explainer{b: b, label: kit.Strong(w.Say("form.explain.what"))}
	x.entry = kit.NewArea(2, x.keep)
	x.entry.OnLeave(x.onLeave) // and not when it is kept: that happens while somebody thinks
	x.open = kit.NewButton(kit.Quiet, w.Say("form.explain"), x.onOpen)
	x.none = kit.NewButton(kit.Quiet, w.Say("form.explain.no-bsn"), func() {
		x.keep(w.Say("form.explain.no-bsn.text"))
		x.fold(false)
	})
	x.object = kit.Column(theme.Tight, kit.Row(theme.Gap, x.open, x.none), x.label.Object, x.entry)
	x.fold(false)
	return x
}

func (x *explainer) show(f coalition.Finding) {
	if x.finding.Rule != f.Rule || x.finding.Record != f.Record || x.finding.Field != f.Field {
		x.fold(false)
	}
	x.finding = f
	w := x.b.form.session.Words()
	x.open.Say(w.Say("form.explain"))
	if f.Explained != "" {
		x.open.Say(w.Say("form.explain.change"))
	}
	visible(x.none, f.Rule == notABSN && f.Explained == "")
	x.entry.Put(f.Explained)
	x.object.Show()
	x.b.field.Notes.Refresh()
}

func (x *explainer) onOpen() {
	x.busy = true
	x.fold(true)
	kit.Focus(x.entry)
}

// onLeave shows what is found now: what was explained may have made room for something else.
func (x *explainer) onLeave() {
	x.busy = false
	x.fold(false)
	if r, ok := x.b.form.record(); ok {
		x.b.find(r)
	}
}

// writing tells whether somebody is explaining something of a record. What is found under the field waits for that: the explanation
// must not go on as that of something else.
func (x *explainer) writing(r coalition.Record) bool {
	return x != nil && x.busy && x.finding.Record == r.ID()
}

func (x *explainer) fold(open bool) {
	visible(x.open, !open)
	visible(x.label.Object, open)
	visible(x.entry, open)
	x.object.Refresh()
	if x.b.field != nil {
		x.b.field.Notes.Refresh()
	}
}

func visible(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// keep writes the explanation; an empty one takes it away.
func (x *explainer) keep(text string) {
	f := x.finding
	x.b.form.session.Report(x.b.form.session.Change("explain", func(e *coalition.Edit) error { return e.Explain(f, text) }))
	if r, ok := x.b.form.record(); ok {
		x.b.find(r)
	}
}
