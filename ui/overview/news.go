package overview

import (
	"strconv"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// mostNews bounds how many commitments are asked about at once; the next come when these have answered.
const mostNews = 8

// owesNews are the commitments about which news is asked in the round that is open.
func (o *Screen) owesNews() []*coalition.Commitment {
	return coalition.AskedForNews(o.session.Content(), o.session.Edition(), o.session.Today())
}

// news asks what has changed in the round that is open: for each commitment one click says that nothing has, and another leads to
// where it is told. It is nil while nothing is asked.
func (o *Screen) news() fyne.CanvasObject {
	o.same = nil
	asked := o.owesNews()
	open, ok := o.session.Edition().OpenRound(o.session.Today())
	if !ok || len(asked) == 0 {
		return nil
	}
	w := o.session.Words()
	var rows []fyne.CanvasObject
	for i, c := range asked[:min(len(asked), mostNews)] {
		rows = append(rows, o.newsOf(i, c))
	}
	head := kit.Column(theme.Tight, kit.Heading(w.Say("overview.news", "round", open.Label.In(w.Code()), "n", strconv.Itoa(len(asked)))).Object,
		kit.Second(w.Say("overview.news.what", "closes", w.Date(string(open.Closes)))).Object)
	column := kit.Column(theme.Gap, head, kit.Rows(rows...))
	if more := len(asked) - len(rows); more > 0 {
		column.Add(kit.Second(w.Count("overview.since.more", more)).Object)
	}
	if len(asked) > 1 {
		column.Add(kit.Wrap(kit.NewButton(kit.Quiet, w.Say("overview.news.all", "n", strconv.Itoa(len(asked))), func() { o.onSame(0, asked...) })))
	}
	return kit.Panel(column)
}

func (o *Screen) newsOf(i int, c *coalition.Commitment) fyne.CanvasObject {
	w := o.session.Words()
	name := string(c.Number) + " " + c.Title
	same := kit.NewButton(kit.Extra, w.Say("commitments.news.same"), func() { o.onSame(i, c) })
	same.Speak(w.Say("commitments.news.same") + ": " + name)
	update := kit.NewButton(kit.Quiet, w.Say("commitments.news.update"), func() { o.onUpdate(c) })
	update.Speak(w.Say("commitments.news.update") + ": " + name)
	o.same = append(o.same, same)
	return kit.Beside(kit.Body(name).Object, kit.Row(theme.Gap, same, update))
}

// onSame reports of commitments that nothing has changed, in one step, and leaves the keyboard at the next one that is asked about.
func (o *Screen) onSame(at int, all ...*coalition.Commitment) {
	err := o.session.Change("update", func(e *coalition.Edit) error {
		for _, c := range all {
			if _, err := e.Report(c, o.session.Edition(), o.session.Today(), true, coalition.NewID()); err != nil {
				return err
			}
		}
		return nil
	})
	o.session.Report(err)
	o.Refresh()
	if len(o.same) > 0 {
		kit.Focus(o.same[min(at, len(o.same)-1)])
	}
}

// onUpdate begins news about a commitment, and goes to where it is told how far it is.
func (o *Screen) onUpdate(c *coalition.Commitment) {
	id, owner := coalition.NewID(), c.ID
	err := o.session.Change("update", func(e *coalition.Edit) error {
		_, err := e.Report(c, o.session.Edition(), o.session.Today(), false, id)
		return err
	})
	if err != nil {
		o.session.Report(err)
		return
	}
	o.session.Visit(session.Place{Screen: "commitments", Record: owner, Row: id, Field: "completion"})
}
