package handin

import (
	"context"
	"os"
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/data/dossier"
	"doemee/data/exchange"
	"doemee/ui/form"
	"doemee/ui/kit"
	"doemee/ui/theme"
)

// earlier is what was handed in before: a list, and below it one of them as it was, or its difference with now.
type earlier struct {
	screen *Screen
	object *fyne.Container
	rows   *fyne.Container
	detail *fyne.Container
}

func newEarlier(h *Screen) *earlier {
	e := &earlier{screen: h, rows: kit.Column(0), detail: kit.Column(theme.Room)}
	e.object = kit.Column(theme.Gap, kit.Heading(h.session.Words().Say("handin.earlier")).Object, e.rows, e.detail)
	return e
}

func (e *earlier) show() {
	w, all := e.screen.session.Words(), e.screen.submissions
	rows := []fyne.CanvasObject{kit.Second(w.Say("handin.earlier.none")).Object}
	if len(all) > 0 {
		rows = rows[:0]
	}
	for i := len(all) - 1; i >= 0; i-- {
		rows = append(rows, e.row(all[i]))
	}
	e.rows.Objects = []fyne.CanvasObject{kit.Rows(rows...)}
	e.rows.Refresh()
}

// row is one submission: when, how much, its mark, what the coalition answered, and what can be done with it.
func (e *earlier) row(s coalition.Submission) fyne.CanvasObject {
	w := e.screen.session.Words()
	state := kit.NewPill(kit.Good, w.Say("handin.final"))
	if s.Provisional {
		state.Say(kit.Neutral, w.Say("handin.provisional"))
	}
	head := kit.Row(theme.Gap, kit.StrongLine(w.Say("handin.submission", "n", strconv.Itoa(s.Sequence))).Object, state, e.answer(s))
	line := w.Moment(string(s.MadeAt)) + " · " + w.Count("handin.commitments", s.Counts[string(coalition.KindCommitment)]) + " · " +
		w.Say("handin.done.mark", "mark", coalition.Short(s.Hash))
	ways := kit.Wrap(kit.NewButton(kit.Quiet, w.Say("handin.earlier.difference"), func() { e.OnDifference(s) }),
		kit.NewButton(kit.Quiet, w.Say("handin.earlier.look"), func() { e.OnLook(s) }),
		kit.NewButton(kit.Quiet, w.Say("handin.earlier.again"), func() { e.OnAgain(s) }))
	return kit.Column(theme.Hair, head, kit.Second(line).Object, kit.Second(s.File).Object, ways)
}

// answer says what the coalition answered last to a submission.
func (e *earlier) answer(s coalition.Submission) fyne.CanvasObject {
	w := e.screen.session.Words()
	pill := kit.NewPill(kit.Muted, w.Say("handin.answer.none"))
	for _, a := range e.screen.answers {
		if a.Submission == s.ID {
			pill = form.NewVerdict(e.screen.session, a)
		}
	}
	return pill
}

func (e *earlier) put(title string, content []fyne.CanvasObject) {
	w := e.screen.session.Words()
	away := kit.NewButton(kit.Quiet, w.Say("handin.earlier.close"), func() { e.detail.Objects = nil; e.detail.Refresh(); e.screen.scroll.Refresh() })
	e.detail.Objects = append([]fyne.CanvasObject{kit.Hairline(), kit.Beside(kit.Heading(title).Object, away)}, content...)
	e.detail.Refresh()
	e.screen.scroll.Refresh()
}

// OnLook shows a submission as it was, for ever.
func (e *earlier) OnLook(s coalition.Submission) {
	e.put(e.screen.session.Words().Say("handin.earlier.was", "n", strconv.Itoa(s.Sequence)), e.screen.sheets(s))
}

// OnDifference compares a submission with what would be handed in now.
func (e *earlier) OnDifference(s coalition.Submission) {
	changes, err := coalition.Difference(s.Lines, e.screen.plan.Submission.Lines)
	if err != nil {
		e.screen.session.Report(err)
		return
	}
	e.put(e.screen.session.Words().Say("handin.earlier.since", "n", strconv.Itoa(s.Sequence)), e.screen.changes(changes))
}

// OnAgain makes the workbook of a submission again from its record, when the file got lost. One that is there is not replaced.
func (e *earlier) OnAgain(s coalition.Submission) {
	h := e.screen
	h.folder.Keep()
	if h.stop != nil {
		return
	}
	path := filepath.Join(h.folder.Text, s.File)
	if _, err := os.Lstat(path); err == nil {
		w := h.session.Words()
		h.outcome.put(kit.NewNotice(kit.Info, w.Say("handin.earlier.there", "path", path), "", h.outcome.opening(w.Say("handin.open.folder"), h.folder.Text)).Object)
		return
	}
	var handed exchange.Handed
	folder := h.folder.Text
	h.begin(h.session.Work, func(ctx context.Context, d *dossier.Dossier) (err error) {
		handed, err = exchange.Remake(ctx, d, s, folder)
		return err
	}, func() { h.outcome.made(handed, s, false) })
}
