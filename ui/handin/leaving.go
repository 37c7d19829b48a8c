package handin

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/data/report"
	"doemee/ui/kit"
	"doemee/ui/theme"
)

// leaving shows what leaves the building, sheet by sheet, what stays, and what is different from the submission before.
type leaving struct {
	screen     *Screen
	object     *fyne.Container
	summary    *kit.Text
	stays      *kit.Text
	content    *fyne.Container
	difference *fyne.Container
	all        *kit.Fold
	changed    *kit.Fold
}

func newLeaving(h *Screen) *leaving {
	w := h.session.Words()
	l := &leaving{screen: h, summary: kit.Body(""), stays: kit.Body(""), content: kit.Column(theme.Room), difference: kit.Column(theme.Room)}
	l.all, l.changed = kit.NewFold(w.Say("handin.leaves.all"), l.content), kit.NewFold(w.Say("handin.difference"), l.difference)
	left := kit.Column(theme.Gap, kit.Heading(w.Say("handin.leaves")).Object, l.summary.Object)
	right := kit.Column(theme.Gap, kit.Heading(w.Say("handin.stays")).Object, l.stays.Object)
	l.object = kit.Column(theme.Room, kit.Columns([]float32{1, 1}, left, right), kit.Second(w.Say("handin.unsigned")).Object, l.all.Object, l.changed.Object)
	return l
}

func (l *leaving) show() {
	w, plan := l.screen.session.Words(), l.screen.plan
	l.summary.Say(l.screen.counts(plan.Submission))
	stays := []string{w.Say("handin.stays.what")}
	if !l.screen.session.Content().Contact.Travels {
		stays = append(stays, w.Say("handin.stays.contact"))
	}
	if n := len(plan.Staying); n > 0 {
		stays = append(stays, w.Count("handin.stays.commitments", n))
	}
	l.stays.Say(strings.Join(stays, " "))
	l.content.Objects = l.screen.sheets(plan.Submission)
	l.content.Refresh()
	l.changed.Object.Hide()
	if plan.Previous != nil {
		l.difference.Objects = l.screen.changes(plan.Changes)
		l.difference.Refresh()
		l.changed.Object.Show()
	}
}

// sheetOf is the sheet of the workbook in which a kind of record stands.
var sheetOf = map[coalition.Kind]string{
	coalition.KindOrganisation: "organisation", coalition.KindSupport: "organisation", coalition.KindCommitment: "commitments",
	coalition.KindContribution: "commitments", coalition.KindMilestone: "milestones", coalition.KindNeed: "needs", coalition.KindProgress: "progress",
	coalition.KindBuildingBlock: "blocks", coalition.KindContact: "contact", coalition.KindExplanation: "checks", coalition.KindReply: "questions",
}

// sheetOrder is how the sheets stand in the workbook.
var sheetOrder = []string{"organisation", "commitments", "milestones", "blocks", "needs", "progress", "contact", "checks", "questions"}

// sheets lays out everything that a submission holds, every value of every record, by the sheet it stands on.
func (h *Screen) sheets(s coalition.Submission) (parts []fyne.CanvasObject) {
	w := h.session.Words()
	records := recordsOf(s)
	bySheet := map[string][]fyne.CanvasObject{}
	for _, r := range records {
		sheet := sheetOf[r.Kind()]
		bySheet[sheet] = append(bySheet[sheet], h.recordIn(r, records))
	}
	for _, sheet := range sheetOrder {
		if rows := bySheet[sheet]; len(rows) > 0 {
			title := w.Say("workbook.sheet."+sheet) + " (" + strconv.Itoa(len(rows)) + ")"
			parts = append(parts, kit.Column(theme.Tight, kit.Strong(title).Object, kit.Rows(rows...)))
		}
	}
	return append(parts, kit.Second(w.Say("handin.leaves.technical")).Object)
}

// recordsOf reads the lines of a submission back, the contact with them.
func recordsOf(s coalition.Submission) (records []coalition.Record) {
	for _, line := range append(s.Lines[:len(s.Lines):len(s.Lines)], s.Contact) {
		if r, err := coalition.ReadLine(line); err == nil && line != "" {
			records = append(records, r)
		}
	}
	return records
}

// recordIn is one record: what it is called, and its values in words.
func (h *Screen) recordIn(r coalition.Record, among []coalition.Record) fyne.CanvasObject {
	w := h.session.Words()
	shower := report.Shower{Words: w, Edition: h.session.Edition(), Content: h.session.Content()}
	var values []string
	for _, f := range coalition.Fields(r.Kind()) {
		if shown := shower.Show(f, r.Value(f.Name)); shown != "" && f.Name != "commitment" && f.Name != "number" && f.Name != "position" {
			values = append(values, shower.Heading(r.Kind(), f.Name)+": "+shown)
		}
	}
	name := strings.TrimSpace(numberIn(r, among) + " " + w.Say("kind."+string(r.Kind())))
	return kit.Column(theme.Hair, kit.Body(name).Object, kit.Second(strings.Join(values, " · ")).Object)
}

// numberIn is the number of the commitment that a record is or belongs to, as it was in that submission.
func numberIn(r coalition.Record, among []coalition.Record) string {
	if r.Kind() == coalition.KindCommitment {
		return r.Value("number")
	}
	for _, other := range among {
		if other.Kind() == coalition.KindCommitment && string(other.ID()) == r.Value("commitment") {
			return other.Value("number")
		}
	}
	return ""
}

var sorts = map[string]kit.Tone{coalition.Added: kit.Good, coalition.Removed: kit.Neutral, coalition.Changed: kit.Warn}

// changes lays out differences record by record, with what was and what is.
func (h *Screen) changes(all []coalition.RecordChange) (rows []fyne.CanvasObject) {
	w := h.session.Words()
	if len(all) == 0 {
		return []fyne.CanvasObject{kit.Body(w.Say("handin.difference.none")).Object}
	}
	shower := report.Shower{Words: w, Edition: h.session.Edition(), Content: h.session.Content()}
	for _, ch := range all {
		number := ""
		if c := h.session.Content().Commitment(ch.Owner); c != nil {
			number = string(c.Number) + " "
		}
		column := kit.Column(theme.Hair, kit.Row(theme.Gap, kit.NewPill(sorts[ch.Sort], w.Say("handin.difference."+ch.Sort)), kit.Line(number+w.Say("kind."+string(ch.Kind))).Object))
		for _, f := range ch.Fields {
			field, _ := coalition.FieldOf(ch.Kind, f.Field)
			column.Add(kit.Second(w.Say("files.restore.field", "field", shower.Heading(ch.Kind, f.Field), "now", shower.Show(field, f.Old), "then", shower.Show(field, f.New))).Object)
		}
		rows = append(rows, column)
	}
	return []fyne.CanvasObject{kit.Rows(rows...)}
}

// counts says in words how many records of each kind are in a submission.
func (h *Screen) counts(s coalition.Submission) string {
	w := h.session.Words()
	var parts []string
	count := map[coalition.Kind]int{}
	for _, r := range recordsOf(s) {
		count[r.Kind()]++
	}
	for _, k := range coalition.Kinds {
		if n := count[k]; n == 1 {
			parts = append(parts, "1 "+w.Say("kind."+string(k)))
		} else if n > 1 {
			parts = append(parts, strconv.Itoa(n)+" "+w.Say("kind."+string(k)+".many"))
		}
	}
	return strings.Join(parts, " · ")
}
