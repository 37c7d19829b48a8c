// Package handin is the screen on which people see what still asks something, choose what goes along, make the workbook, and
// find what they handed in before.
package handin

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/data/dossier"
	"doemee/data/exchange"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// Screen is the check beside the submission, then what leaves the building, and the earlier ones below.
type Screen struct {
	session  *session.Session
	scroll   fyne.CanvasObject
	check    *fyne.Container
	heading  *kit.Text
	what     *kit.Radio
	state    *kit.Radio
	staying  *kit.Text
	file     *kit.Text
	folder   *kit.Entry
	inFolder *kit.Field
	buttons  *fyne.Container
	leaving  *leaving
	secured  *securing
	outcome  *outcome
	earlier  *earlier

	complete    bool // only what nothing is open about
	chosen      bool // somebody said so
	provisional bool
	stop        context.CancelFunc // stops what is being made; nil when nothing is
	explaining  string             // the warning that is being explained, see [nameOf]
	submissions []coalition.Submission
	answers     []coalition.Answer
	plan        exchange.Plan
}

// New lays the screen out.
func New(s *session.Session) *Screen {
	w := s.Words()
	h := &Screen{session: s, complete: true, check: kit.Column(0), heading: kit.Heading(""), staying: kit.Second(""), file: kit.Body("")}
	h.outcome, h.leaving, h.earlier = newOutcome(h), newLeaving(h), newEarlier(h)
	head := kit.Column(theme.Tight, kit.Title(w.Say("handin.title")).Object, kit.Second(w.Say("handin.intro")).Object)
	top := kit.Columns([]float32{6, 5}, kit.Panel(h.check), h.submission())
	h.scroll = kit.Page(kit.Column(theme.Wide, head, h.outcome.object, top, kit.Panel(h.leaving.object), kit.Panel(h.earlier.object)))
	h.Refresh()
	h.load()
	return h
}

// Object is what stands in the window.
func (h *Screen) Object() fyne.CanvasObject { return h.scroll }

func (h *Screen) submission() fyne.CanvasObject {
	w := h.session.Words()
	h.what = kit.NewRadio(nil, h.onWhat)
	h.state = kit.NewRadio([]kit.Option{{Code: "final", Label: w.Say("handin.final")}, {Code: "provisional", Label: w.Say("handin.provisional")}}, h.onState)
	h.state.Put("final")
	h.what.Call(w.Say("handin.what"))
	h.state.Call(w.Say("handin.state"))
	h.secured = newSecuring(h)
	h.folder = kit.NewLong(func(string) { h.inFolder.Find(kit.Muted, "") })
	h.folder.Put(h.defaultFolder())
	h.inFolder = kit.NewField(w.Say("handin.folder"), "", h.folder)
	h.buttons = kit.Wrap(kit.NewButton(kit.Main, w.Say("handin.make"), h.OnMake), kit.NewButton(kit.Extra, w.Say("handin.print"), h.onPrint))
	return kit.Panel(kit.Column(theme.Room, h.heading.Object, kit.Strong(w.Say("handin.what")).Object, h.what, h.staying.Object,
		kit.Strong(w.Say("handin.state")).Object, h.state, h.secured.object, kit.Strong(w.Say("handin.file")).Object, h.file.Object, h.inFolder.Object, h.buttons))
}

// defaultFolder is where people look for what they made: their documents. Who carries the program on a stick leaves nothing behind,
// and finds it beside the dossier.
func (h *Screen) defaultFolder() string {
	if h.session.Places().Portable {
		return filepath.Dir(h.session.Path())
	}
	return exchange.Documents()
}

// Refresh works the plan out again and shows it.
func (h *Screen) Refresh() {
	if !h.chosen {
		h.complete = h.anyComplete() || h.withoutError() == 0
	}
	h.plan = exchange.PlanHandIn(h.session.Content(), h.session.Edition(), h.submissions, h.wish())
	h.showCheck()
	h.showPlan()
	h.leaving.show()
	h.earlier.show()
	h.scroll.Refresh()
}

func (h *Screen) wish() exchange.Wish {
	wish := exchange.Wish{Provisional: h.provisional, CompleteOnly: true, Language: h.session.Words().Language(), Now: h.session.Now()}
	if h.complete {
		wish.Only = append([]coalition.ID{}, exchange.Complete(h.session.Content(), h.session.Findings())...)
	}
	if h.secured != nil {
		h.secured.into(&wish)
	}
	return wish
}

// anyComplete tells whether there is a commitment that nothing is open about. Where there is none, what has no error is
// proposed: a first submission with remarks is better than none.
func (h *Screen) anyComplete() bool {
	return len(exchange.Complete(h.session.Content(), h.session.Findings())) > 0
}

func (h *Screen) onWhat(code string) {
	h.chosen, h.complete = true, code == "complete"
	h.Refresh()
}

func (h *Screen) onState(code string) {
	h.provisional = code == "provisional"
	h.Refresh()
}

// OnMake makes the workbook, proves it and records it. It can be stopped until it is recorded.
func (h *Screen) OnMake() {
	w := h.session.Words()
	h.folder.Keep()
	if h.stop != nil || !h.secured.sound() {
		return
	}
	h.plan = exchange.PlanHandIn(h.session.Content(), h.session.Edition(), h.submissions, h.wish())
	if len(h.plan.Stops) > 0 {
		stop := h.plan.Stops[0]
		h.outcome.fail(w.Fill("exchange.stop."+stop.Code, stop.Values))
		return
	}
	var handed exchange.Handed
	plan, content, edition, folder := h.plan, h.session.Content().Clone(), h.session.Edition(), h.folder.Text
	h.begin(h.session.WorkSaved, func(ctx context.Context, d *dossier.Dossier) (err error) {
		handed, err = exchange.HandIn(ctx, d, content, edition, plan, folder)
		return err
	}, func() { h.made(handed, plan) })
}

// job is something that takes time and can be stopped.
type job = func(context.Context, *dossier.Dossier) error

// begin has a job done by the session in one of its ways of working, and says so meanwhile.
func (h *Screen) begin(work func(job, func(error)), do job, done func()) {
	ctx, stop := context.WithCancel(context.Background())
	h.stop = stop
	h.outcome.busy(stop)
	work(func(_ context.Context, d *dossier.Dossier) error { return do(ctx, d) }, func(err error) {
		stop()
		h.stop = nil
		if err != nil {
			h.outcome.fail(session.Explain(h.session.Words(), err))
			return
		}
		done()
	})
}

func (h *Screen) made(handed exchange.Handed, plan exchange.Plan) {
	h.session.Happened(plan.Step)
	h.secured.forget()
	h.outcome.made(handed, plan.Submission, plan.Secured())
	h.load()
}

func (h *Screen) onPrint() {
	w := h.session.Words()
	h.folder.Keep()
	name := h.plan.Submission.FileName()
	path := filepath.Join(h.folder.Text, name[:len(name)-len(filepath.Ext(name))]+".html")
	content, edition, today := h.session.Content().Clone(), h.session.Edition(), h.session.Today()
	h.begin(h.session.Work, func(ctx context.Context, _ *dossier.Dossier) error {
		return exchange.WritePrintView(ctx, path, content, edition, today, w.Language())
	}, func() { h.outcome.printed(path) })
}

// load reads what was handed in before, and what was answered.
func (h *Screen) load() {
	var all []coalition.Submission
	var answers []coalition.Answer
	h.session.Work(func(ctx context.Context, d *dossier.Dossier) (err error) {
		if all, err = d.Submissions(ctx); err != nil {
			return err
		}
		answers, err = d.Answers(ctx)
		return err
	}, func(err error) {
		if err != nil {
			h.session.Report(err)
			return
		}
		h.submissions, h.answers = all, answers
		h.Refresh()
	})
}
