package commitments

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/data/coalition"
	"doemee/ui/form"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// editor is the ten questions of one commitment, with the rest folded away.
type editor struct {
	session *session.Session
	owner   func() *coalition.Commitment
	object  *fyne.Container
	empty   fyne.CanvasObject
	full    fyne.CanvasObject

	heading *kit.Text
	clear   *kit.Notice
	trashed *kit.Notice
	form    *form.Form
	rows    []*form.Rows
	trash   *kit.Button
}

func newEditor(s *session.Session, owner func() *coalition.Commitment) *editor {
	w := s.Words()
	e := &editor{session: s, owner: owner, heading: kit.Heading(""), clear: kit.NewNotice(kit.Warn, "", "")}
	e.form = form.New(s, func() (coalition.Record, bool) {
		if c := owner(); c != nil {
			return coalition.AsRecord(c), true
		}
		return coalition.Record{}, false
	})
	e.trash = kit.NewButton(kit.Quiet, w.Say("commitments.trash"), e.onTrash)
	e.trashed = kit.NewNotice(kit.Neutral, w.Say("commitments.trash.what"), "", kit.NewButton(kit.Extra, w.Say("commitments.restore"), e.onRestore))
	tools := kit.Row(theme.Tight, kit.NewButton(kit.Quiet, w.Say("commitments.copy"), e.onCopy), e.trash)
	questions := kit.Column(theme.Room, e.trashed.Object, e.clear.Object, e.questions(), e.partners(), e.needs(), e.more())
	scroll := container.NewVScroll(kit.Pad(questions, 0, theme.Gap))
	e.full = kit.Panel(container.NewBorder(kit.Pad(kit.Beside(e.heading.Object, tools), 0, theme.Gap), nil, nil, nil, kit.Pad(scroll, theme.Gap, 0)))
	e.empty = kit.Panel(kit.Column(theme.Room, kit.Heading(w.Say("commitments.empty")).Object, kit.Body(w.Say("commitments.empty.what")).Object))
	e.object = container.NewStack(e.empty, e.full)
	return e
}

// label is the words of one of the ten questions, by its number.
func (e *editor) label(n int, needed bool) form.Labels {
	w := e.session.Words()
	key := "question." + strconv.Itoa(n)
	l := form.Labels{Question: strconv.Itoa(n) + " " + w.Say(key), Help: w.Say(key + ".help")}
	if needed {
		l.Question += " " + w.Say("question.needed")
	}
	return l
}

func (e *editor) questions() fyne.CanvasObject {
	f, two := e.form, []float32{1, 1}
	return kit.Column(theme.Room,
		f.Line("title", e.label(1, true)),
		f.Text("result", 2, e.label(2, false)),
		f.MainFirst("iconProjects", coalition.ListIconProject, e.label(3, true)),
		f.Themes("themes"),
		e.contributions(),
		f.Deadline("end", e.label(5, false)),
		f.Line("role", e.label(6, true)),
		kit.Split(theme.Room, two, f.Choice("mandate", coalition.ListMandate, e.label(7, true)), f.Choice("funding", coalition.ListFunding, e.label(8, true))))
}

func (e *editor) contributions() fyne.CanvasObject {
	w := e.session.Words()
	rows := e.addRows(coalition.KindContribution, "commitments.row.add", func(f *form.Form) fyne.CanvasObject {
		l := func(name string) form.Labels { return f.QuestionOf(coalition.KindContribution, name) }
		return kit.Column(theme.Gap,
			kit.Split(theme.Gap, []float32{4, 3, 4}, f.Choice("kind", coalition.ListContribution, l("kind")),
				f.Amount("quantity", l("quantity")), f.Choice("unit", coalition.ListUnit, l("unit"))),
			f.Line("description", l("description")))
	})
	label := e.label(4, true)
	field := e.form.Group("contributions", form.Labels{Question: label.Question, Help: w.Say("question.4.help")}, rows.Object)
	return field
}

func (e *editor) addRows(kind coalition.Kind, add string, lay func(*form.Form) fyne.CanvasObject) *form.Rows {
	rows := form.NewRows(e.session, kind, e.owner, e.session.Words().Say(add), lay)
	e.rows = append(e.rows, rows)
	return rows
}

func (e *editor) partners() fyne.CanvasObject {
	w := e.session.Words()
	return kit.NewFold(w.Say("commitments.fold.partners"), e.form.Names("partners", 3, form.Labels{Question: w.Say("question.9"), Help: w.Say("question.9.help")})).Object
}

func (e *editor) needs() fyne.CanvasObject {
	w := e.session.Words()
	rows := e.addRows(coalition.KindNeed, "commitments.row.add.need", func(f *form.Form) fyne.CanvasObject {
		l := func(name string) form.Labels { return f.QuestionOf(coalition.KindNeed, name) }
		return kit.Column(theme.Gap,
			kit.Split(theme.Gap, []float32{4, 3, 4}, f.Choice("kind", coalition.ListContribution, l("kind")),
				f.Amount("quantity", l("quantity")), f.Choice("unit", coalition.ListUnit, l("unit"))),
			f.Line("description", l("description")))
	})
	return kit.NewFold(w.Say("commitments.fold.needs"), kit.Column(theme.Gap, kit.Second(w.Say("question.10.help")).Object, rows.Object)).Object
}

// more is what most people never need.
func (e *editor) more() fyne.CanvasObject {
	w, f, two := e.session.Words(), e.form, []float32{1, 1}
	l := func(name string) form.Labels { return f.LabelsOf(coalition.KindCommitment, name) }
	milestones := e.addRows(coalition.KindMilestone, "commitments.row.add.milestone", func(row *form.Form) fyne.CanvasObject {
		m := func(name string) form.Labels { return row.QuestionOf(coalition.KindMilestone, name) }
		return kit.Column(theme.Gap,
			kit.Split(theme.Gap, []float32{5, 3}, row.Line("title", m("title")), row.Date("date", m("date"))),
			kit.Split(theme.Gap, []float32{5, 3}, row.Line("evidence", m("evidence")), row.Choice("status", coalition.ListMilestoneStatus, m("status"))))
	})
	note := l("internalNote")
	note.Help = w.Say("commitments.internal")
	return kit.NewFold(w.Say("commitments.more"), kit.Column(theme.Room,
		f.Text("description", 4, l("description")),
		kit.Split(theme.Room, two, f.Choice("ownRole", coalition.ListOwnRole, l("ownRole")), f.Date("start", l("start"))),
		kit.Split(theme.Room, two, f.Date("decisionDate", l("decisionDate")), f.Line("decisionReference", l("decisionReference"))),
		f.Text("conditions", 2, l("conditions")),
		kit.Heading(w.Say("commitments.milestones")).Object, milestones.Object,
		f.Line("indicator", l("indicator")),
		kit.Split(theme.Room, []float32{1, 1, 1}, f.Amount("baseline", l("baseline")), f.Amount("target", l("target")), f.Line("unit", l("unit"))),
		f.Choices("ambitions", coalition.ListAmbition, 1, l("ambitions")), f.Choices("effects", coalition.ListEffect, 2, l("effects")),
		kit.Split(theme.Room, two, f.Line("area", l("area")), f.Choice("personalData", coalition.ListPersonalData, l("personalData"))),
		f.Choice("visibility", coalition.ListVisibility, l("visibility")),
		f.Text("remark", 2, l("remark")), f.Text("internalNote", 3, note))).Object
}

func (e *editor) refresh() {
	c := e.owner()
	if c == nil {
		e.full.Hide()
		e.empty.Show()
		return
	}
	e.empty.Hide()
	e.full.Show()
	title := c.Title
	if title == "" {
		title = e.session.Words().Say("commitments.untitled")
	}
	e.heading.Say(string(c.Number) + " · " + title)
	e.refreshState(c)
	e.form.Refresh()
	for _, r := range e.rows {
		r.Refresh()
	}
	e.object.Refresh()
}

func (e *editor) refreshState(c *coalition.Commitment) {
	w := e.session.Words()
	concrete := coalition.ConcretenessOf(c)
	head, missing, tone := w.Say("commitments.clear", "n", strconv.Itoa(len(concrete.Clear))), "", kit.Warn
	if len(concrete.Missing) == 0 {
		head, tone = w.Say("commitments.clear.all"), kit.Good
	} else {
		words := make([]string, len(concrete.Missing))
		for i, a := range concrete.Missing {
			words[i] = w.Say("concrete." + string(a))
		}
		missing = w.Say("commitments.clear.missing", "list", strings.Join(words, ", "))
	}
	e.clear.Say(tone, head, missing)
	if c.Trashed == "" {
		e.trashed.Object.Hide()
		e.trash.Show()
	} else {
		e.trashed.Object.Show()
		e.trash.Hide()
	}
}

// leave forgets what belongs to the commitment that was shown.
func (e *editor) leave() { e.form.Leave() }

// focus puts the keyboard at a field.
func (e *editor) focus(field string) { e.form.Focus(field) }

func (e *editor) onTrash() {
	e.change("trash", func(edit *coalition.Edit, r coalition.Record) error {
		return edit.Trash(r, coalition.MomentOf(e.session.Now()))
	})
}

func (e *editor) onRestore() {
	e.change("restore", func(edit *coalition.Edit, r coalition.Record) error { return edit.Restore(r) })
}

func (e *editor) onCopy() {
	id := coalition.NewID()
	e.change("copy", func(edit *coalition.Edit, r coalition.Record) error {
		_, err := edit.Copy(e.owner(), id)
		return err
	})
	e.session.Visit(session.Place{Screen: "commitments", Record: id, Field: "title"})
}

func (e *editor) change(name string, gather func(*coalition.Edit, coalition.Record) error) {
	c := e.owner()
	if c == nil {
		return
	}
	e.session.Report(e.session.Change(name, func(edit *coalition.Edit) error { return gather(edit, coalition.AsRecord(c)) }))
}
