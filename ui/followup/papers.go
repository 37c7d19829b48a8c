package followup

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"

	"doemee/data/exchange"
	"doemee/data/register"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// papers are the list of supporters that comes in, and the lists for mail merge that go out. Both stand closed until they are asked
// for.
type papers struct {
	Object  *fyne.Container
	buttons fyne.CanvasObject
	screen  *Screen
	in, out *fyne.Container
	path    *kit.Path
	preview *fyne.Container
	saver   *kit.Saver
}

// mostReasons bounds what is said about lines of a list.
const mostReasons = 12

func newPapers(s *Screen) *papers {
	w := s.office.Words()
	p := &papers{screen: s, preview: kit.Column(theme.Gap)}
	p.buttons = kit.Wrap(kit.NewButton(kit.Extra, w.Say("followup.import"), func() { p.open(p.in) }),
		kit.NewButton(kit.Extra, w.Say("followup.export"), p.onExport))
	p.path = kit.NewPath(w.Say("followup.import.file"), w.Say("followup.import.help"), w.Say("bringin.browse"), ".xlsx", ".csv", ".txt")
	p.path.OnEnter(p.onLook)
	shut := func() fyne.CanvasObject {
		return kit.NewButton(kit.Quiet, w.Say("followup.close"), func() { p.open(nil) })
	}
	p.in = kit.Column(0, kit.Panel(kit.Column(theme.Room, kit.Heading(w.Say("followup.import.title")).Object, p.path.Object, p.preview,
		kit.Wrap(kit.NewButton(kit.Main, w.Say("followup.import.look"), p.onLook), shut()))))
	p.saver = kit.NewSaver(w.Say("followup.export.as"), w.Say("followup.export.do"), p.onSave)
	p.saver.Weigh(kit.Main)
	p.out = kit.Column(0, kit.Panel(kit.Column(theme.Room, kit.Heading(w.Say("followup.export.title")).Object, kit.Second(w.Say("followup.export.what")).Object,
		p.saver.Object, kit.Wrap(shut()))))
	p.Object = kit.Column(0, p.in, p.out)
	p.in.Hide()
	p.out.Hide()
	p.Object.Hide()
	return p
}

// open shows one of the two, or neither.
func (p *papers) open(part *fyne.Container) {
	for _, one := range []*fyne.Container{p.in, p.out} {
		if one == part {
			one.Show()
		} else {
			one.Hide()
		}
	}
	if part == nil {
		p.Object.Hide()
	} else {
		p.Object.Show()
	}
	if part == p.in && part != nil {
		p.preview.Objects = nil
		p.path.Focus()
	}
	p.screen.object.Refresh()
}

// onLook reads the list and says what would be taken over. Nothing is yet.
func (p *papers) onLook() {
	o := p.screen.office
	path := p.path.Text()
	if path == "" {
		p.path.Fail(o.Words().Say("followup.import.nowhere"))
		return
	}
	path = exchange.InDocuments(path)
	var entries []register.Entry
	var reasons []exchange.ListReason
	o.Long(func(ctx context.Context, _ *register.Register) (err error) {
		entries, reasons, err = exchange.ReadSupporters(ctx, path)
		return err
	}, func(err error) {
		if err != nil {
			p.path.Fail(session.Explain(o.Words(), err))
			return
		}
		p.path.Fail("")
		p.show(entries, reasons)
	})
}

// show says how many lines there are, what is remarkable in them, and offers to take them over.
func (p *papers) show(entries []register.Entry, reasons []exchange.ListReason) {
	w := p.screen.office.Words()
	lines := []fyne.CanvasObject{kit.Strong(w.Count("followup.import.found", len(entries))).Object}
	for _, r := range reasons[:min(len(reasons), mostReasons)] {
		lines = append(lines, kit.Body(w.Fill("supporters."+r.Code, r.Values())).Object)
	}
	if more := len(reasons) - mostReasons; more > 0 {
		lines = append(lines, kit.Second(w.Say("followup.import.more", "n", strconv.Itoa(more))).Object)
	}
	if len(entries) > 0 {
		lines = append(lines, kit.Second(w.Say("followup.import.effect")).Object,
			kit.Wrap(kit.NewButton(kit.Main, w.Count("followup.import.do", len(entries)), func() { p.onTake(entries) })))
	}
	p.preview.Objects = lines
	p.screen.object.Refresh()
}

// onTake takes the list over in one go.
func (p *papers) onTake(entries []register.Entry) {
	o := p.screen.office
	var done register.Imported
	o.Change(func(ctx context.Context, r *register.Register) (err error) {
		done, err = r.ImportSupporters(ctx, entries)
		return err
	}, func(err error) {
		w := o.Words()
		if err != nil {
			p.path.Fail(session.Explain(w, err))
			return
		}
		notice := kit.NewNotice(kit.Good, w.Say("followup.import.done", "added", strconv.Itoa(done.Added), "changed", strconv.Itoa(done.Changed), "same",
			strconv.Itoa(done.Same)), "")
		p.preview.Objects = []fyne.CanvasObject{notice.Object}
		p.screen.object.Refresh()
	})
}

// onExport proposes a name for the list that is shown.
func (p *papers) onExport() {
	p.saver.Path.Put(exchange.FreePath(p.screen.office.Words().Say("followup.export.name"), ".csv"))
	p.open(p.out)
	p.saver.Path.Focus()
}

// onSave writes the list that is shown, off the window's goroutine.
func (p *papers) onSave(path string) {
	o := p.screen.office
	w, today, v := o.Words(), o.Today(), p.screen.current()
	if path == "" {
		p.saver.Fail(w.Say("followup.export.nowhere"))
		return
	}
	path = exchange.InDocuments(path)
	supporters, organisations := p.screen.supporterQuery(p.screen.supporters.page), p.screen.organisationQuery(p.screen.organisations.page)
	lines := 0
	p.saver.Busy(w.Say("followup.export.busy"))
	o.Long(func(ctx context.Context, r *register.Register) (err error) {
		if v.supporters != nil {
			lines, err = exchange.ExportFollowUp(ctx, r, supporters, today, w.Language(), path)
		} else {
			lines, err = exchange.ExportOrganisations(ctx, r, organisations, w.Language(), path)
		}
		return err
	}, func(err error) {
		if err != nil {
			p.saver.Fail(session.Explain(w, err))
			return
		}
		p.saver.Done(w.Count("followup.export.done", lines), path)
	})
}
