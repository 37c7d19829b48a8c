package commitments

import (
	"cmp"
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/dossier"
	"doemee/data/report"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// history shows what was changed in the commitment, newest first, each with a way back. It stands in the place of the
// questions while it is open.
type history struct {
	editor *editor
	object *fyne.Container
	scroll *container.Scroll
	list   *fyne.Container
	older  *kit.Button
	back   *kit.Button
	of     coalition.ID // the building block whose history it is; empty for the commitment
	limit  int
	shown  bool
}

// historyPage is how many steps are read at once.
const historyPage = 30

func newHistory(e *editor) *history {
	w := e.session.Words()
	h := &history{editor: e, list: kit.Column(theme.Gap)}
	h.back = kit.NewButton(kit.Extra, w.Say("commitments.history.back"), h.close)
	h.older = kit.NewButton(kit.Quiet, w.Say("commitments.history.older"), h.onOlder)
	h.scroll = container.NewVScroll(kit.Pad(kit.Column(theme.Room, h.list, kit.Row(0, h.older)), 0, theme.Gap))
	h.object = container.NewBorder(kit.Pad(kit.Beside(kit.Heading(w.Say("commitments.history")).Object, h.back), theme.Tight, theme.Gap), nil, nil, nil, h.scroll)
	h.object.Hide()
	return h
}

// open reads the history of the commitment and shows it.
func (h *history) open() { h.openOf("") }

// openOf reads the history of one of its building blocks.
func (h *history) openOf(block coalition.ID) {
	h.shown, h.limit, h.of = true, historyPage, block
	h.editor.form.Leave()
	h.editor.scroll.Hide()
	h.object.Show()
	h.scroll.ScrollToTop()
	h.refresh()
	kit.Focus(h.back)
}

// close brings the questions back.
func (h *history) close() {
	h.shown = false
	h.object.Hide()
	h.editor.scroll.Show()
}

func (h *history) onOlder() {
	h.limit += historyPage
	h.refresh()
}

// refresh reads the log again, off the window's goroutine.
func (h *history) refresh() {
	c := h.editor.owner()
	if !h.shown || c == nil {
		return
	}
	id, of, limit := c.ID, cmp.Or(h.of, c.ID), h.limit
	var entries []dossier.Entry
	h.editor.session.Work(func(ctx context.Context, d *dossier.Dossier) (err error) {
		entries, err = d.History(ctx, of, limit+1)
		return err
	}, func(err error) {
		h.editor.session.Report(err)
		if now := h.editor.owner(); err == nil && h.shown && now != nil && now.ID == id && cmp.Or(h.of, id) == of {
			h.put(entries)
		}
	})
}

func (h *history) put(entries []dossier.Entry) {
	show(h.older, len(entries) > h.limit)
	h.list.RemoveAll()
	for _, e := range entries[:min(len(entries), h.limit)] {
		h.list.Add(h.entry(e))
	}
	if len(entries) == 0 {
		h.list.Add(kit.Body(h.editor.session.Words().Say("commitments.history.none")).Object)
	}
	h.object.Refresh()
}

// entry is one step: when and how, and what it changed.
func (h *history) entry(e dossier.Entry) fyne.CanvasObject {
	w := h.editor.session.Words()
	rows := kit.Column(theme.Tight, kit.Second(w.Say("commitments.history.when", "at", w.Moment(string(e.At)), "what", session.Describe(w, e.Step), "cause", w.Say("cause."+string(e.Step.Cause)))).Object)
	shower := report.Shower{Words: w, Edition: h.editor.session.Edition(), Content: h.editor.session.Content()}
	for _, l := range told(shower, e.Step) {
		line := kit.Body(l.text).Object
		if !h.restorable(l.change) {
			rows.Add(line)
			continue
		}
		rows.Add(kit.Beside(line, kit.NewButton(kit.Quiet, w.Say("commitments.restore"), func() { h.restore(e.Step, l.change) })))
	}
	return kit.Inset(rows)
}

// historyLine is one change in words.
type historyLine struct {
	text   string
	change coalition.Change
}

// told says in words what a step changed; a record that came or went is one line, whatever it held.
func told(s report.Shower, step coalition.Step) (lines []historyLine) {
	whole := map[coalition.ID]bool{}
	for _, ch := range step.Changes {
		whole[ch.ID] = whole[ch.ID] || ch.Field == ""
	}
	for _, ch := range step.Changes {
		f, _ := coalition.FieldOf(ch.Kind, ch.Field)
		switch {
		case ch.Field == "":
			lines = append(lines, historyLine{s.Words.Say("commitments.history."+map[bool]string{true: "came", false: "went"}[ch.New == coalition.Yes],
				"kind", s.Words.Say("kind."+string(ch.Kind)), "name", nameIn(s, step, ch.ID)), ch})
		case whole[ch.ID] || f.Form == coalition.FormOrder || ch.Field == "number":
		default:
			lines = append(lines, historyLine{changed(s, f, ch), ch})
		}
	}
	return lines
}

// changed says what a value was and what it became.
func changed(s report.Shower, f coalition.Field, ch coalition.Change) string {
	nothing := s.Words.Say("commitments.history.empty")
	quoted := func(value string) string {
		if value == "" {
			return nothing
		}
		return "‘" + brief(s.Show(f, value)) + "’"
	}
	name := session.ShortName(s.Words, ch.Kind, ch.Field)
	if ch.Kind.Belongs() {
		name = s.Words.Say("kind."+string(ch.Kind)) + ", " + name
	}
	return s.Words.Say("commitments.history.line", "field", words.Capital(name), "old", quoted(ch.Old), "new", quoted(ch.New))
}

// nameIn is what a record was called by what the step says of it.
func nameIn(s report.Shower, step coalition.Step, id coalition.ID) string {
	for _, field := range []string{"title", "name", "description", "text", "kind"} {
		for _, ch := range step.Changes {
			if ch.ID == id && ch.Field == field && ch.Old+ch.New != "" {
				f, _ := coalition.FieldOf(ch.Kind, field)
				return "‘" + brief(s.Show(f, max(ch.Old, ch.New))) + "’"
			}
		}
	}
	return ""
}

// restorable tells whether there is an earlier value, or a record that went, to bring back.
func (h *history) restorable(ch coalition.Change) bool {
	r, there := h.editor.session.Content().Find(ch.Kind, ch.ID)
	if ch.Field == "" {
		return ch.New == "" && !there
	}
	f, _ := coalition.FieldOf(ch.Kind, ch.Field)
	return there && !f.Program && r.Value(ch.Field) != ch.Old
}

// restore brings back a value, or a record with all it held.
func (h *history) restore(step coalition.Step, ch coalition.Change) {
	s := h.editor.session
	s.Report(s.Change("restore", func(e *coalition.Edit) error {
		r, there := s.Content().Find(ch.Kind, ch.ID)
		if there {
			return e.Set(r, ch.Field, ch.Old)
		}
		r, err := e.Add(ch.Kind, ch.ID, ch.Parent)
		if err != nil {
			return err
		}
		for _, held := range slices.Backward(step.Changes) {
			if held.ID == ch.ID && held.Field != "" && err == nil {
				err = e.Set(r, held.Field, held.Old)
			}
		}
		return err
	}))
}
