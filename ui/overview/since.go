package overview

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/data/coalition"
	"doemee/data/exchange"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// mostChanges bounds the list of what changed.
const mostChanges = 8

// since is what changed after the last submission.
func (o *Screen) since() fyne.CanvasObject {
	w := o.session.Words()
	if len(o.submissions) == 0 {
		return kit.Panel(kit.Column(theme.Gap, kit.Heading(w.Say("handin.earlier")).Object, kit.Second(w.Say("overview.since.none")).Object))
	}
	plan := exchange.PlanHandIn(o.session.Content(), o.session.Edition(), o.submissions,
		exchange.Wish{CompleteOnly: true, Language: w.Language(), Now: o.session.Now()})
	last := plan.Previous
	head := w.Say("overview.since", "n", strconv.Itoa(last.Sequence), "date", w.Date(string(last.MadeAt)[:10]))
	lines := o.changes(plan.Changes)
	rows := lines[:min(len(lines), mostChanges):min(len(lines), mostChanges)]
	if more := len(lines) - mostChanges; more > 0 {
		rows = append(rows, kit.Second(w.Count("overview.since.more", more)).Object)
	}
	if len(rows) == 0 {
		rows = append(rows, kit.Second(w.Say("overview.since.same")).Object)
	}
	return kit.Panel(kit.Column(theme.Gap, kit.Heading(head).Object, kit.Rows(rows...)))
}

// changes are a line each: a new record, one that is gone, and every field that is not as it was.
func (o *Screen) changes(all []coalition.RecordChange) (lines []fyne.CanvasObject) {
	w := o.session.Words()
	added := map[coalition.ID]bool{}
	for _, ch := range all {
		added[ch.ID] = ch.Sort == coalition.Added
	}
	for _, ch := range all {
		owner := o.session.Content().Commitment(ch.Owner)
		if owner == nil || added[ch.Owner] && ch.Kind != coalition.KindCommitment {
			continue // what belongs to a new commitment is new with it
		}
		switch {
		case ch.Sort == coalition.Added && ch.Kind == coalition.KindCommitment:
			lines = append(lines, o.line(kit.Good, "overview.new", owner, owner.Title, ""))
		case ch.Sort == coalition.Removed && ch.Kind == coalition.KindCommitment:
			lines = append(lines, o.line(kit.Neutral, "overview.gone", owner, owner.Title, ""))
		case ch.Sort != coalition.Changed:
			key := map[string]string{coalition.Added: "overview.row.new", coalition.Removed: "overview.row.gone"}[ch.Sort]
			lines = append(lines, o.line(kit.Warn, "overview.changed", owner, w.Say(key, "what", w.Say("kind."+string(ch.Kind))), ""))
		default:
			for _, f := range ch.Fields {
				lines = append(lines, o.line(kit.Warn, "overview.changed", owner, o.oldToNew(ch.Kind, f), fieldOf(ch, f)))
			}
		}
	}
	return lines
}

// fieldOf is the field to go to for a change; that of a row can't be gone to apart.
func fieldOf(ch coalition.RecordChange, f coalition.FieldChange) string {
	if ch.Kind == coalition.KindCommitment {
		return f.Field
	}
	return ""
}

func (o *Screen) line(tone kit.Tone, key string, c *coalition.Commitment, text, field string) fyne.CanvasObject {
	w := o.session.Words()
	id := c.ID
	open := kit.NewButton(kit.Quiet, string(c.Number)+" ›", func() {
		o.session.Visit(session.Place{Screen: "commitments", Record: id, Field: field})
	}).Speak(string(c.Number) + " " + w.Say(key) + ": " + text)
	marks := kit.Row(theme.Tight, container.NewCenter(kit.NewPill(tone, w.Say(key))), container.NewCenter(open))
	return container.NewBorder(nil, nil, container.NewCenter(marks), nil, kit.Pad(kit.Body(text).Object, theme.Tight, theme.Tight))
}

// oldToNew says what a field was and what it is.
func (o *Screen) oldToNew(k coalition.Kind, f coalition.FieldChange) string {
	w := o.session.Words()
	name := strings.TrimSuffix(w.Say("field."+string(k)+"."+f.Field), "?")
	return name + ": " + o.value(k, f.Field, f.Old) + " → " + o.value(k, f.Field, f.New)
}

// longestValue is how much of a text is shown, in letters.
const longestValue = 40

// value is a written value as people read it, cut where it is long.
func (o *Screen) value(k coalition.Kind, name, written string) string {
	w := o.session.Words()
	field, _ := coalition.FieldOf(k, name)
	switch {
	case written == "":
		return w.Say("overview.nothing")
	case field.List != "":
		var labels []string
		for _, code := range strings.Split(written, "\n") {
			labels = append(labels, o.session.Label(field.List, coalition.Code(code)))
		}
		written = strings.Join(labels, ", ")
	case slices.Contains([]coalition.Form{coalition.FormDate, coalition.FormDeadline}, field.Form):
		return w.Deadline(written)
	case field.Form == coalition.FormDecimal:
		return w.Amount(written)
	}
	if letters := []rune(strings.Join(strings.Fields(written), " ")); len(letters) > longestValue {
		return "‘" + string(letters[:longestValue]) + "…’"
	}
	return "‘" + written + "’"
}
