package commitments

import (
	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/ui/form"
	"doemee/ui/kit"
	"doemee/ui/theme"
)

// news is where progress is reported: in a round it is asked, and one click says that nothing has changed.
type news struct {
	editor *editor
	object *fyne.Container
	ask    *kit.Notice
	fold   *kit.Fold
	rows   *form.Rows
	end    fyne.CanvasObject
}

func (e *editor) newsSection() fyne.CanvasObject {
	w := e.session.Words()
	n := &news{editor: e}
	n.ask = kit.NewNotice(kit.Info, "", "", kit.NewButton(kit.Extra, w.Say("commitments.news.same"), func() { n.report(true) }),
		kit.NewButton(kit.Main, w.Say("commitments.news.update"), func() { n.report(false) }))
	n.rows = e.addRows(coalition.KindProgress, "commitments.row.add.progress", e.progressPlan())
	n.end = e.form.Again(e.form.Deadline("end", form.Labels{Question: w.Say("commitments.news.end"), Help: w.Say("commitments.news.end.help")}))
	n.fold = kit.NewFold(w.Say("commitments.news"), kit.Column(theme.Gap, e.form.Group("progress", form.Labels{}, n.rows.Object), n.end))
	e.folds = append(e.folds, n.fold)
	n.object = kit.Column(theme.Gap, n.ask.Object, n.fold.Object)
	e.news = n
	return n.object
}

func (n *news) refresh(c *coalition.Commitment) {
	s := n.editor.session
	asked := coalition.NewsAsked(c, s.Edition(), s.Today())
	show(n.object, c.Status != coalition.StatusDraft && c.Status != "" || len(c.Progress) > 0)
	show(n.ask.Object, asked)
	show(n.end, len(c.Progress) > 0)
	if round, ok := s.Edition().OpenRound(s.Today()); ok && asked {
		n.ask.Say(kit.Info, s.Words().Say("commitments.news.ask", "round", round.Label.In(s.Words().Code()), "closes", s.Words().Date(string(round.Closes))), "")
	}
}

// report adds news; when something has changed the keyboard goes to what it is.
func (n *news) report(unchanged bool) {
	id := coalition.NewID()
	s := n.editor.session
	n.editor.change("update", func(e *coalition.Edit, _ coalition.Record) error {
		_, err := e.Report(n.editor.owner(), s.Edition(), s.Today(), unchanged, id)
		return err
	})
	if !unchanged {
		n.fold.Open(true)
		n.rows.Begin(id, "completion")
	}
}
