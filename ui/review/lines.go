package review

import (
	"slices"
	"strings"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/register"
	"doemee/data/report"
)

// line is one field of a commitment, or one of its rows, as it is read.
type line struct {
	kind    coalition.Kind
	record  coalition.ID
	field   string // empty for a whole row
	section string // a heading above it, empty for none
	heading string
	value   string
	change  string // added, removed or changed since the submission before; empty for neither
	was     string
	asked   string // what was asked about it, with the replies
	open    bool   // a question about it has no reply
}

// reader puts a commitment in lines.
type reader struct {
	words     *words.Words
	shower    report.Shower
	version   version
	questions []register.Question
}

// needed are the fields that are shown even when nothing stands in them.
var needed = []string{"title", "result", "iconProjects", "end", "role", "mandate", "funding"}

// unread are the fields that say nothing to who reads.
var unread = []string{"number", "position", "trashed", "commitment", "unit"}

// lines are the fields of a commitment and then its rows.
func (d *reader) lines(c *coalition.Commitment) (all []line) {
	record := coalition.AsRecord(c)
	for _, f := range coalition.Fields(coalition.KindCommitment) {
		value := record.Value(f.Name)
		was := d.changed(record, f.Name)
		if f.Stays || slices.Contains(unread, f.Name) || value == "" && was == nil && !slices.Contains(needed, f.Name) {
			continue
		}
		l := d.line(record, f.Name, d.shower.Heading(record.Kind(), f.Name), d.shower.Show(f, value))
		if was != nil {
			l.change, l.was = coalition.Changed, d.before().Show(f, was.Old)
		}
		all = append(all, l)
	}
	c.Rows(func(r coalition.Record) bool {
		all = append(all, d.row(r))
		return true
	})
	return d.sections(append(all, d.removed(c.ID)...))
}

// line is one of them, with what was asked about it.
func (d *reader) line(r coalition.Record, field, heading, value string) line {
	l := line{kind: r.Kind(), record: r.ID(), field: field, heading: heading, value: value}
	if value == "" {
		l.value = d.words.Say("review.empty")
	}
	l.asked, l.open = d.asked(r.Kind(), r.ID(), field)
	return l
}

// row is a whole row in one line.
func (d *reader) row(r coalition.Record) line {
	l := d.line(r, "", d.words.Say("kind."+string(r.Kind())), d.summary(d.shower, r))
	switch ch := d.version.of(r); ch.Sort {
	case coalition.Added:
		l.change = coalition.Added
	case coalition.Changed:
		l.change = coalition.Changed
		if old, there := d.version.before.Find(r.Kind(), r.ID()); there {
			l.was = d.summary(d.before(), old)
		}
	}
	return l
}

// removed are the rows that are not there any more.
func (d *reader) removed(commitment coalition.ID) (all []line) {
	for _, ch := range d.version.changes {
		if ch.Sort != coalition.Removed || ch.Owner != commitment || ch.ID == commitment {
			continue
		}
		if old, there := d.version.before.Find(ch.Kind, ch.ID); there {
			all = append(all, line{kind: ch.Kind, record: ch.ID, heading: d.words.Say("kind." + string(ch.Kind)), value: d.summary(d.before(), old), change: coalition.Removed})
		}
	}
	return all
}

// summary is what stands in a row, one value after another.
func (d *reader) summary(s report.Shower, r coalition.Record) string {
	var parts []string
	for _, f := range coalition.Fields(r.Kind()) {
		value := r.Value(f.Name)
		if f.Stays || value == "" || slices.Contains(unread, f.Name) {
			continue
		}
		text := s.Show(f, value)
		if f.Name == "quantity" {
			quantity, _ := coalition.ParsePlainDecimal(value)
			text = s.Amount(quantity, coalition.Code(r.Value("unit")))
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, " · ")
}

// changed is how a field differs from the submission before; nil when it does not.
func (d *reader) changed(r coalition.Record, field string) *coalition.FieldChange {
	ch := d.version.of(r)
	for i := range ch.Fields {
		if ch.Fields[i].Field == field {
			return &ch.Fields[i]
		}
	}
	return nil
}

// before shows values of the submission before.
func (d *reader) before() report.Shower {
	s := d.shower
	if d.version.before != nil {
		s.Content = d.version.before
	}
	return s
}

// asked is what was asked about a field or row, with how far each question is.
func (d *reader) asked(k coalition.Kind, record coalition.ID, field string) (text string, open bool) {
	var parts []string
	for _, q := range d.questions {
		if q.Kind != k || q.Record != record || fieldOf(q) != field {
			continue
		}
		state := "review.asked.unsent"
		switch {
		case q.ClosedAt != "":
			state = "review.asked.closed"
		case q.Answer != "":
			state = "review.asked.sent"
		}
		open = open || q.ClosedAt == ""
		parts = append(parts, d.words.Say(state, "text", q.Text, "reply", q.Reply))
	}
	return strings.Join(parts, "\n"), open
}

// fieldOf is the field of the record that a question is about: a cell that could not be read names its column, such as
// commitment.end.year.
func fieldOf(q register.Question) string {
	if _, known := coalition.FieldOf(q.Kind, q.Field); known || q.Field == "" {
		return q.Field
	}
	for _, part := range strings.Split(q.Field, ".") {
		if _, known := coalition.FieldOf(q.Kind, part); known && q.Kind == coalition.KindCommitment {
			return part
		}
	}
	return ""
}

// sections puts a heading above the first line of each kind of rows.
func (d *reader) sections(all []line) []line {
	seen := map[coalition.Kind]bool{coalition.KindCommitment: true}
	slices.SortStableFunc(all, func(a, b line) int { return place(a.kind) - place(b.kind) })
	for i := range all {
		if !seen[all[i].kind] {
			seen[all[i].kind] = true
			all[i].section = words.Capital(d.words.Say("kind." + string(all[i].kind) + ".many"))
		}
	}
	return all
}

// place orders the kinds as the questions are asked.
func place(k coalition.Kind) int {
	return slices.Index([]coalition.Kind{coalition.KindCommitment, coalition.KindContribution, coalition.KindMilestone, coalition.KindNeed, coalition.KindProgress}, k)
}
