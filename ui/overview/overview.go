// Package overview is the first screen of a dossier: what is still to do, the steps to handing in with the next one at hand, a
// picture per icon project, what changed since the last submission, and the milestones that come.
package overview

import (
	"context"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/data/coalition"
	"doemee/data/dossier"
	"doemee/ui/form"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// Screen is the overview.
type Screen struct {
	session     *session.Session
	stack       *fyne.Container
	submissions []coalition.Submission
	first       map[coalition.ID]coalition.Date // on which each commitment was first handed in
	replies     form.Replies
	same        []*kit.Button // say of a commitment that nothing has changed
}

// New lays the overview out.
func New(s *session.Session) *Screen {
	o := &Screen{session: s, stack: container.NewStack(), replies: form.Replies{}}
	o.Refresh()
	o.load()
	return o
}

// Object is what stands in the window.
func (o *Screen) Object() fyne.CanvasObject { return o.stack }

// load reads what was handed in before.
func (o *Screen) load() {
	var all []coalition.Submission
	var first map[coalition.ID]coalition.Date
	o.session.Work(func(ctx context.Context, d *dossier.Dossier) (err error) {
		all, err = d.Submissions(ctx)
		first = coalition.FirstHandedIn(all)
		return err
	}, func(err error) {
		if err != nil {
			o.session.Report(err)
			return
		}
		o.submissions, o.first = all, first
		o.Refresh()
	})
}

// Refresh lays out what there is to say now.
func (o *Screen) Refresh() {
	w := o.session.Words()
	todo := o.todo()
	title := w.Count("overview.todo", todo)
	if todo == 0 {
		title = w.Say("overview.todo.none")
	}
	head := kit.Column(theme.Tight, kit.Title(title).Object, kit.Second(w.Say("overview.offline", "file", filepath.Base(o.session.Path()))).Object)
	top := kit.Columns([]float32{8, 7}, o.steps(), o.chart())
	right := kit.Column(theme.Wide, o.milestones())
	if lights := o.lights(); lights != nil {
		right.Add(lights)
	}
	column := kit.Column(theme.Wide, head)
	if answer := o.answer(); answer != nil {
		column.Add(answer)
	}
	if news := o.news(); news != nil {
		column.Add(news)
	}
	column.Add(top)
	column.Add(kit.Columns([]float32{8, 7}, o.since(), right))
	page := kit.Page(column)
	if before, ok := o.scrolled(); ok {
		page.Offset = before
	}
	o.stack.Objects = []fyne.CanvasObject{page}
	o.stack.Refresh()
}

// scrolled is how far the page was scrolled before it is laid out anew.
func (o *Screen) scrolled() (fyne.Position, bool) {
	if len(o.stack.Objects) == 0 {
		return fyne.Position{}, false
	}
	page, ok := o.stack.Objects[0].(*container.Scroll)
	if !ok {
		return fyne.Position{}, false
	}
	return page.Offset, true
}

// incomplete counts the commitments that still ask something.
func (o *Screen) incomplete() int {
	owners := map[coalition.ID]bool{}
	for _, f := range coalition.Asking(o.session.Findings()) {
		if o.session.Content().Commitment(f.Owner) != nil {
			owners[f.Owner] = true
		}
	}
	return len(owners)
}

// organisationErrors counts what still must be filled in about the organisation and its contact.
func (o *Screen) organisationErrors() int {
	n := 0
	for _, f := range coalition.Of(o.session.Findings(), coalition.Error) {
		if f.Kind == coalition.KindOrganisation || f.Kind == coalition.KindContact || f.Kind == coalition.KindSupport {
			n++
		}
	}
	return n
}

// todo counts the steps that still ask something.
func (o *Screen) todo() int {
	n := 0
	for _, open := range []bool{o.organisationErrors() > 0, len(o.session.Content().Active()) == 0 && !o.session.Content().Support.NoCommitment,
		o.incomplete() > 0, len(o.submissions) == 0, o.open() > 0, len(o.owesNews()) > 0} {
		if open {
			n++
		}
	}
	return n
}

func (o *Screen) chart() fyne.CanvasObject {
	w, active := o.session.Words(), o.session.Content().Active()
	most := 1
	tallies := coalition.Tallies(o.session.Edition(), active)
	for _, t := range tallies {
		most = max(most, t.Count)
	}
	bars := make([]kit.Bar, len(tallies))
	for i, t := range tallies {
		label := w.Say("overview.chart.other")
		if t.Project != "" {
			label = o.session.Label(coalition.ListIconProject, t.Project)
		}
		bars[i] = kit.Bar{Label: label, Value: strconv.Itoa(t.Count), Share: float32(t.Count) / float32(most), Picture: string(t.Project)}
	}
	column := kit.Column(theme.Wide, kit.Heading(w.Say("overview.chart")).Object, kit.Bars(bars))
	if amounts := o.amounts(active); amounts != "" {
		column.Add(kit.Second(w.Say("overview.total", "amounts", amounts)).Object)
	}
	return kit.Panel(column)
}

// amounts adds up per unit; hours, fte and euro stay apart.
func (o *Screen) amounts(active []*coalition.Commitment) string {
	var parts []string
	for _, t := range coalition.Totals(o.session.Edition(), active) {
		parts = append(parts, o.session.Words().Amount(t.Amount.String())+" "+o.session.Label(coalition.ListUnit, t.Unit))
	}
	return strings.Join(parts, " · ")
}

func (o *Screen) milestones() fyne.CanvasObject {
	w, today := o.session.Words(), o.session.Today()
	var coming []coalition.Milestone
	for _, c := range o.session.Content().Active() {
		for _, m := range c.Milestones {
			if m.Date != "" && m.Status != coalition.MilestoneMet && m.Status != coalition.MilestoneDropped {
				coming = append(coming, m)
			}
		}
	}
	slices.SortStableFunc(coming, func(a, b coalition.Milestone) int { return strings.Compare(string(a.Date), string(b.Date)) })
	var rows []fyne.CanvasObject
	for _, m := range coming[:min(len(coming), 6)] {
		pill := kit.NewPill(kit.Bad, w.Say("overview.late"))
		if m.Date >= today {
			days := int(m.Date.Time().Sub(today.Time()).Hours() / 24)
			pill.Say(map[bool]kit.Tone{true: kit.Warn, false: kit.Good}[days <= 60], w.Count("overview.days", days))
		}
		rows = append(rows, kit.Beside(kit.Column(theme.Hair, kit.Second(w.Date(string(m.Date))).Object, kit.Body(m.Title).Object), pill))
	}
	if len(rows) == 0 {
		rows = append(rows, kit.Second(w.Say("overview.milestones.none")).Object)
	}
	return kit.Panel(kit.Column(theme.Gap, kit.Heading(w.Say("overview.milestones")).Object, kit.Rows(rows...)))
}
