// Package handin is the screen on which people see what still asks something, choose what goes along, make the workbook, and
// find what they handed in before.
package handin

import (
	"context"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/data/dossier"
	"doemee/data/exchange"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// Screen is the check beside the submission, and the earlier ones below.
type Screen struct {
	session  *session.Session
	scroll   fyne.CanvasObject
	check    *fyne.Container
	heading  *kit.Text
	what     *kit.Radio
	state    *kit.Radio
	staying  *kit.Text
	leaves   *kit.Text
	stays    *kit.Text
	file     *kit.Text
	folder   *kit.Entry
	inFolder *kit.Field
	outcome  *kit.Notice
	earlier  *fyne.Container

	complete    bool // only what nothing is open about
	provisional bool
	submissions []coalition.Submission
	plan        exchange.Plan
}

// New lays the screen out.
func New(s *session.Session) *Screen {
	w := s.Words()
	h := &Screen{session: s, complete: true, check: kit.Column(0), heading: kit.Heading(""), staying: kit.Second(""), leaves: kit.Body(""),
		stays: kit.Second(""), file: kit.Body(""), outcome: kit.NewNotice(kit.Good, "", ""), earlier: kit.Column(0)}
	h.outcome.Object.Hide()
	head := kit.Column(theme.Tight, kit.Title(w.Say("handin.title")).Object, kit.Second(w.Say("handin.intro")).Object)
	left := kit.Column(theme.Wide, kit.Panel(h.check), kit.Panel(kit.Column(theme.Gap, kit.Heading(w.Say("handin.leaves")).Object, h.leaves.Object,
		kit.Heading(w.Say("handin.stays")).Object, h.stays.Object)))
	h.scroll = kit.Page(kit.Column(theme.Wide, head, h.outcome.Object, kit.Columns([]float32{6, 5}, left, h.submission()),
		kit.Panel(kit.Column(theme.Gap, kit.Heading(w.Say("handin.earlier")).Object, h.earlier))))
	h.Refresh()
	h.loadEarlier()
	return h
}

// Object is what stands in the window.
func (h *Screen) Object() fyne.CanvasObject { return h.scroll }

func (h *Screen) submission() fyne.CanvasObject {
	w := h.session.Words()
	h.what = kit.NewRadio(nil, h.onWhat)
	h.state = kit.NewRadio([]kit.Option{{Code: "final", Label: w.Say("handin.final")}, {Code: "provisional", Label: w.Say("handin.provisional")}}, h.onState)
	h.state.Put("final")
	h.folder = kit.NewEntry(func(string) { h.inFolder.Find(kit.Muted, "") })
	h.folder.Put(defaultFolder(h.session.Path()))
	h.inFolder = kit.NewField(w.Say("handin.folder"), "", h.folder)
	buttons := kit.Row(theme.Gap, kit.NewButton(kit.Main, w.Say("handin.make"), h.OnMake), kit.NewButton(kit.Extra, w.Say("handin.print"), h.onPrint))
	return kit.Panel(kit.Column(theme.Room, h.heading.Object, kit.Strong(w.Say("handin.what")).Object, h.what, h.staying.Object,
		kit.Strong(w.Say("handin.state")).Object, h.state, kit.Strong(w.Say("handin.file")).Object, h.file.Object, h.inFolder.Object, buttons))
}

// defaultFolder is where people look for what they made: their documents, or else beside the dossier.
func defaultFolder(dossier string) string {
	if home, err := os.UserHomeDir(); err == nil {
		for _, name := range []string{"Documents", "Documenten"} {
			folder := filepath.Join(home, name)
			if info, err := os.Stat(folder); err == nil && info.IsDir() {
				return folder
			}
		}
	}
	return filepath.Dir(dossier)
}

// Refresh works the plan out again and shows it.
func (h *Screen) Refresh() {
	h.plan = exchange.PlanHandIn(h.session.Content(), h.session.Edition(), h.submissions, h.wish())
	h.showCheck()
	h.showPlan()
	h.showEarlier()
	h.scroll.Refresh()
}

func (h *Screen) wish() exchange.Wish {
	wish := exchange.Wish{Provisional: h.provisional, CompleteOnly: true, Language: h.session.Words().Language(), Now: h.session.Now()}
	if h.complete {
		wish.Only = append([]coalition.ID{}, exchange.Complete(h.session.Content(), h.session.Findings())...)
	}
	return wish
}

func (h *Screen) onWhat(code string) {
	h.complete = code == "complete"
	h.Refresh()
}

func (h *Screen) onState(code string) {
	h.provisional = code == "provisional"
	h.Refresh()
}

// OnMake makes the workbook, proves it and records it.
func (h *Screen) OnMake() {
	w := h.session.Words()
	h.folder.Keep()
	if len(h.plan.Stops) > 0 {
		stop := h.plan.Stops[0]
		h.tell(kit.Bad, w.Fill("exchange.stop."+stop.Code, stop.Values), "")
		return
	}
	h.tell(kit.Info, w.Say("handin.making"), "")
	var handed exchange.Handed
	plan, content, folder := h.plan, h.session.Content().Clone(), h.folder.Text
	h.session.Work(func(ctx context.Context, d *dossier.Dossier) (err error) {
		handed, err = exchange.HandIn(ctx, d, content, h.session.Edition(), plan, folder)
		return err
	}, func(err error) { h.made(handed, plan, err) })
}

func (h *Screen) made(handed exchange.Handed, plan exchange.Plan, err error) {
	w := h.session.Words()
	if err != nil {
		h.tell(kit.Bad, session.Explain(w, err), "")
		return
	}
	h.session.Happened(plan.Step)
	h.tell(kit.Good, w.Say("handin.done"), w.Say("handin.done.what", "path", handed.Path, "hash", coalition.Short(handed.Hash)))
	h.loadEarlier()
}

func (h *Screen) onPrint() {
	w := h.session.Words()
	h.folder.Keep()
	name := h.plan.Submission.FileName()
	path := filepath.Join(h.folder.Text, name[:len(name)-len(filepath.Ext(name))]+".html")
	content, today := h.session.Content().Clone(), h.session.Today()
	h.session.Work(func(ctx context.Context, _ *dossier.Dossier) error {
		return exchange.WritePrintView(ctx, path, content, h.session.Edition(), today, w.Language())
	}, func(err error) {
		if err != nil {
			h.tell(kit.Bad, session.Explain(w, err), "")
			return
		}
		h.tell(kit.Good, w.Say("handin.printed", "path", path), "")
	})
}

func (h *Screen) tell(tone kit.Tone, head, text string) {
	h.outcome.Say(tone, head, text)
	h.outcome.Object.Show()
	kit.ToTop(h.scroll)
}

func (h *Screen) loadEarlier() {
	var all []coalition.Submission
	h.session.Work(func(ctx context.Context, d *dossier.Dossier) (err error) {
		all, err = d.Submissions(ctx)
		return err
	}, func(err error) {
		if err != nil {
			h.session.Report(err)
			return
		}
		h.submissions = all
		h.Refresh()
	})
}
