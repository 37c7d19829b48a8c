package commitments

import (
	"strconv"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/ui/form"
	"doemee/ui/kit"
	"doemee/ui/theme"
)

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

// questions are the eight that are needed or missed.
func (e *editor) questions() fyne.CanvasObject {
	f := e.form
	return kit.Column(theme.Room,
		f.Line("title", e.label(1, true)),
		f.Text("result", 2, e.label(2, false)),
		kit.Column(theme.Tight, f.MainFirst("iconProjects", coalition.ListIconProject, e.label(3, true)), f.Themes("themes")),
		e.contributions(),
		kit.Flow(f.Deadline("end", e.label(5, false)), f.Line("role", e.label(6, true))),
		kit.Flow(f.Choice("mandate", coalition.ListMandate, e.label(7, true)), f.Choice("funding", coalition.ListFunding, e.label(8, true))))
}

func (e *editor) contributions() fyne.CanvasObject {
	rows := e.addRows(coalition.KindContribution, "commitments.row.add", e.contributionPlan())
	return e.form.Group("contributions", e.label(4, true), rows.Object)
}

// groupOf names the question in which the rows of a kind stand.
var groupOf = map[coalition.Kind]string{coalition.KindContribution: "contributions", coalition.KindMilestone: "milestones",
	coalition.KindNeed: "needs", coalition.KindProgress: "progress"}

func (e *editor) addRows(kind coalition.Kind, add string, plan form.Plan) *form.Rows {
	rows := form.NewRows(e.session, form.Owned(kind, e.owner), plan, e.session.Words().Say(add))
	e.rows = append(e.rows, rows)
	e.groups[groupOf[kind]] = rows
	return rows
}

// folded is what most people leave closed: the two questions that may stay open, and what most never need.
func (e *editor) folded() fyne.CanvasObject {
	w := e.session.Words()
	needs := e.addRows(coalition.KindNeed, "commitments.row.add.need", e.needPlan())
	milestones := e.addRows(coalition.KindMilestone, "commitments.row.add.milestone", e.milestonePlan())
	e.blocks = newBlocks(e)
	column := kit.Column(theme.Gap)
	for _, part := range []struct {
		title   string
		content fyne.CanvasObject
	}{
		{"commitments.fold.partners", e.form.Names("partners", form.Labels{Question: e.label(9, false).Question, Help: w.Say("question.9.help")}, w.Say("commitments.row.add.partner"))},
		{"commitments.fold.needs", kit.Column(theme.Gap, kit.Second(w.Say("question.10.help")).Object, needs.Object)},
		{"commitments.milestones", e.form.Group("milestones", form.Labels{Help: w.Say("commitments.milestones.what")}, milestones.Object)},
		{"commitments.blocks", kit.Column(theme.Gap, kit.Second(w.Say("commitments.blocks.what")).Object, e.blocks.object)},
		{"commitments.measure", e.measure()},
		{"commitments.more", e.more()},
	} {
		fold := kit.NewFold(w.Say(part.title), part.content)
		e.folds = append(e.folds, fold)
		column.Add(fold.Object)
	}
	return column
}

// measure is the indicator, which is filled in wholly or not at all.
func (e *editor) measure() fyne.CanvasObject {
	f := e.form
	l := func(name string) form.Labels { return f.LabelsOf(coalition.KindCommitment, name) }
	return kit.Column(theme.Room, f.Line("indicator", l("indicator")),
		kit.Flow(f.Amount("baseline", l("baseline")), f.Amount("target", l("target"))), f.Line("unit", l("unit")))
}

// more is what most people never need.
func (e *editor) more() fyne.CanvasObject {
	w, f := e.session.Words(), e.form
	l := func(name string) form.Labels { return f.LabelsOf(coalition.KindCommitment, name) }
	note := l("internalNote")
	note.Help = w.Say("commitments.internal")
	e.state = newState(e)
	return kit.Column(theme.Room,
		f.Text("description", 4, l("description")),
		kit.Flow(f.Choice("ownRole", coalition.ListOwnRole, l("ownRole")), f.Date("start", l("start"))),
		kit.Flow(f.Date("decisionDate", l("decisionDate")), f.Line("decisionReference", l("decisionReference"))),
		f.Text("conditions", 2, l("conditions")),
		f.Choices("ambitions", coalition.ListAmbition, 1, l("ambitions")), f.Choices("effects", coalition.ListEffect, 2, l("effects")),
		kit.Flow(f.Line("area", l("area")), f.Choice("personalData", coalition.ListPersonalData, l("personalData"))),
		f.Choice("visibility", coalition.ListVisibility, l("visibility")),
		e.state.object, f.Text("remark", 2, l("remark")), f.Text("internalNote", 3, note))
}
