package exchange

import (
	"context"
	"strconv"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/register"
)

// pageRows is how many rows are asked of a register at a time when a whole list is written.
const pageRows = 500

// followUpColumns are the columns of a follow-up list; their headings are the translations followup.column.<name>.
var followUpColumns = []string{"name", "key", "mailbox", "type", "since", "days", "commitments", "agreements", "bucket", "made", "questions", "approached",
	"whom", "by", "outcome", "next", "nextOn", "note"}

// ExportFollowUp writes supporters to a CSV file that mail merge takes as it is: one line each, all those that the query chooses. A
// file that exists is refused. It tells how many lines there are.
func ExportFollowUp(ctx context.Context, r *register.Register, q register.SupporterQuery, today coalition.Date, l words.Language, path string) (lines int, err error) {
	e, err := RegisterEdition(ctx, r)
	if err != nil {
		return 0, err
	}
	say := words.In(l)
	q.Limit = pageRows
	return rowsOf[register.Supporter]{headings: headingsFor(say, "followup.column.", followUpColumns), page: q.Page,
		read: func(ctx context.Context, page register.Page) ([]register.Supporter, int, error) {
			q.Page = page
			return r.Supporters(ctx, q)
		}, cells: func(s *register.Supporter) []string { return followUpCells(s, e, say, today) }}.write(ctx, path)
}

// headingsFor are the words for the columns of a list.
func headingsFor(say *words.Words, prefix string, columns []string) []string {
	headings := make([]string, len(columns))
	for i, name := range columns {
		headings[i] = say.Say(prefix + name)
	}
	return headings
}

// followUpCells are the cells of one supporter, in the order of the columns.
func followUpCells(s *register.Supporter, e *coalition.Edition, say *words.Words, today coalition.Date) []string {
	days := ""
	if n := s.Days(today); n >= 0 {
		days = strconv.Itoa(n)
	}
	made := dayOf(say, s.MadeAt)
	a := s.Latest
	return []string{s.Name, s.Key, s.Mailbox, e.Label(say, coalition.ListOrganisationType, s.Type, ""), dated(say, s.Date), days,
		strconv.Itoa(s.Commitments), strconv.Itoa(s.Agreements), say.Say("bucket." + string(s.Bucket)), made, strconv.Itoa(s.Questions),
		dated(say, a.Date), a.Whom, a.By, e.Label(say, coalition.ListOutcome, a.Outcome, ""), a.NextStep, dated(say, a.NextDate), a.Note}
}

// dated is a day as people read it, empty for none.
func dated(say *words.Words, d coalition.Date) string {
	if d == "" {
		return ""
	}
	return say.Date(string(d))
}

// dayOf is the day of a moment as people read it, empty for none.
func dayOf(say *words.Words, m coalition.Moment) string {
	return dated(say, coalition.Date(m[:min(len("2026-04-01"), len(m))]))
}

// askingColumns are the columns of a list of organisations that owe an answer; their headings stand with those of follow-up.
var askingColumns = []string{"name", "key", "mailbox", "role", "type", "since", "commitments", "agreements", "bucket", "made", "questions", "overdue"}

// ExportOrganisations writes organisations to a CSV file for mail merge, all those that the query chooses. A file that exists is
// refused. It tells how many lines there are.
func ExportOrganisations(ctx context.Context, r *register.Register, q register.OrganisationQuery, l words.Language, path string) (lines int, err error) {
	e, err := RegisterEdition(ctx, r)
	if err != nil {
		return 0, err
	}
	say := words.In(l)
	q.Limit = pageRows
	return rowsOf[register.Organisation]{headings: headingsFor(say, "followup.column.", askingColumns), page: q.Page,
		read: func(ctx context.Context, page register.Page) ([]register.Organisation, int, error) {
			q.Page = page
			return r.Organisations(ctx, q)
		}, cells: func(o *register.Organisation) []string {
			return []string{o.Name, o.Key, o.Mailbox, o.Role, e.Label(say, coalition.ListOrganisationType, o.Type, ""), dated(say, o.SupportDate),
				strconv.Itoa(o.Commitments), strconv.Itoa(o.Agreements), say.Say("bucket." + string(o.Bucket)), dayOf(say, o.MadeAt),
				strconv.Itoa(o.Questions), strconv.Itoa(o.Overdue)}
		}}.write(ctx, path)
}
