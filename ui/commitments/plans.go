package commitments

import (
	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/ui/form"
	"doemee/ui/kit"
	"doemee/ui/theme"
)

// The plans say how a row of each kind looks.

// lineLeast is the width from which the fields of a row stand in one line.
const lineLeast theme.Size = 420

func (e *editor) headings(keys ...string) (headings []string) {
	for _, key := range keys {
		headings = append(headings, e.session.Words().Say("commitments.row."+key))
	}
	return headings
}

// cell is the words of one field of a row.
func (e *editor) cell(key string) form.Labels {
	return form.Labels{Question: e.session.Words().Say("commitments.row." + key)}
}

// unitsOf are the units that fit the kind of contribution of a row; all of them when it has none yet.
func (e *editor) unitsOf(r coalition.Record) []coalition.Code {
	for _, k := range e.session.Edition().Contributions {
		if string(k.Code) == r.Value("kind") {
			return k.Units
		}
	}
	return e.session.Edition().Codes(coalition.ListUnit)
}

func (e *editor) subkindsOf(r coalition.Record) (codes []coalition.Code) {
	for _, k := range e.session.Edition().Contributions {
		if string(k.Code) != r.Value("kind") {
			continue
		}
		for _, s := range k.Subkinds {
			codes = append(codes, s.Code)
		}
	}
	return codes
}

func (e *editor) contributionPlan() form.Plan {
	l := func(f *form.Form, name string) form.Labels { return f.LabelsOf(coalition.KindContribution, name) }
	return form.Plan{
		Shape: kit.RowShape{Headings: e.headings("kind", "what", "quantity", "unit"), Shares: []float32{8, 11, 5, 6}, Groups: [][]int{{0}, {1}, {2, 3}}, Least: lineLeast},
		Fields: func(f *form.Form) []fyne.CanvasObject {
			return []fyne.CanvasObject{f.Choice("kind", coalition.ListContribution, e.cell("kind")), f.Text("description", 2, e.cell("what")),
				f.Amount("quantity", e.cell("quantity")), f.ChoiceOf("unit", coalition.ListUnit, e.cell("unit"), e.unitsOf)}
		},
		More: func(f *form.Form) fyne.CanvasObject {
			return kit.Column(theme.Gap, f.ChoiceOf("subkind", coalition.ListSubkind, l(f, "subkind"), e.subkindsOf),
				kit.Flow(f.Choice("period", coalition.ListPeriod, l(f, "period")), f.Choice("certainty", coalition.ListCertainty, l(f, "certainty"))))
		},
	}
}

func (e *editor) needPlan() form.Plan {
	l := func(f *form.Form, name string) form.Labels { return f.LabelsOf(coalition.KindNeed, name) }
	return form.Plan{
		Shape: kit.RowShape{Headings: e.headings("kind", "what", "quantity", "unit"), Shares: []float32{8, 11, 5, 6}, Groups: [][]int{{0}, {1}, {2, 3}}, Least: lineLeast},
		Fields: func(f *form.Form) []fyne.CanvasObject {
			return []fyne.CanvasObject{f.Choice("kind", coalition.ListContribution, e.cell("kind")), f.Text("description", 2, e.cell("what")),
				f.Amount("quantity", e.cell("quantity")), f.ChoiceOf("unit", coalition.ListUnit, e.cell("unit"), e.unitsOf)}
		},
		More: func(f *form.Form) fyne.CanvasObject {
			return kit.Flow(f.Date("before", l(f, "before")), f.Choice("status", coalition.ListNeedStatus, l(f, "status")))
		},
	}
}

func (e *editor) milestonePlan() form.Plan {
	l := func(f *form.Form, name string) form.Labels { return f.LabelsOf(coalition.KindMilestone, name) }
	return form.Plan{
		Shape: kit.RowShape{Headings: e.headings("milestone", "date", "evidence"), Shares: []float32{9, 7, 9}, Groups: [][]int{{0}, {1}, {2}}, Least: lineLeast},
		Fields: func(f *form.Form) []fyne.CanvasObject {
			return []fyne.CanvasObject{f.Wrapped("title", 2, e.cell("milestone")), f.Date("date", e.cell("date")), f.Text("evidence", 2, e.cell("evidence"))}
		},
		More: func(f *form.Form) fyne.CanvasObject {
			return kit.Flow(f.Choice("status", coalition.ListMilestoneStatus, l(f, "status")), f.Date("metOn", l(f, "metOn")))
		},
	}
}

func (e *editor) progressPlan() form.Plan {
	l := func(f *form.Form, name string) form.Labels { return f.LabelsOf(coalition.KindProgress, name) }
	return form.Plan{
		Shape: kit.RowShape{Headings: e.headings("date", "completion", "happened"), Shares: []float32{7, 8, 10}, Groups: [][]int{{0}, {1}, {2}}, Least: lineLeast},
		Fields: func(f *form.Form) []fyne.CanvasObject {
			return []fyne.CanvasObject{f.Date("date", e.cell("date")), f.Choice("completion", coalition.ListCompletion, e.cell("completion")),
				f.Text("text", 2, e.cell("happened"))}
		},
		More: func(f *form.Form) fyne.CanvasObject {
			return kit.Column(theme.Gap, f.Truth("unchanged", l(f, "unchanged")), f.Choices("obstacles", coalition.ListObstacle, 2, l(f, "obstacles")),
				f.Text("evidence", 2, l(f, "evidence")), f.Text("lesson", 2, l(f, "lesson")))
		},
	}
}

func (e *editor) blockPlan() form.Plan {
	l := func(f *form.Form, name string) form.Labels { return f.LabelsOf(coalition.KindBuildingBlock, name) }
	return form.Plan{
		Shape: kit.RowShape{Headings: e.headings("name", "kind", "maturity"), Shares: []float32{10, 8, 8}, Groups: [][]int{{0}, {1}, {2}}, Least: lineLeast},
		Fields: func(f *form.Form) []fyne.CanvasObject {
			return []fyne.CanvasObject{f.Wrapped("name", 2, e.cell("name")), f.Choice("kind", coalition.ListBuildingBlock, e.cell("kind")),
				f.Choice("maturity", coalition.ListMaturity, e.cell("maturity"))}
		},
		More: func(f *form.Form) fyne.CanvasObject {
			return kit.Column(theme.Gap, f.Text("text", 2, l(f, "text")), kit.Flow(f.Choice("reuse", coalition.ListReuse, l(f, "reuse")), f.Line("licence", l(f, "licence"))),
				f.Line("location", l(f, "location")))
		},
	}
}
