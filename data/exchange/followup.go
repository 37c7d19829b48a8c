package exchange

import (
	"bytes"
	"context"
	"strconv"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/register"
	"doemee/data/report"
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
	var out bytes.Buffer
	table := report.NewCSV(&out)
	say := words.In(l)
	headings := make([]string, len(followUpColumns))
	for i, name := range followUpColumns {
		headings[i] = say.Say("followup.column." + name)
	}
	if err := table.Row(headings...); err != nil {
		return 0, err
	}
	for q.Limit, q.Offset = pageRows, 0; ; q.Offset += pageRows {
		page, total, err := r.Supporters(ctx, q)
		if err != nil {
			return lines, err
		}
		for i := range page {
			if err := table.Row(followUpCells(&page[i], e, say, today)...); err != nil {
				return lines, err
			}
		}
		if lines += len(page); len(page) == 0 || lines >= total {
			break
		}
	}
	if err := table.Close(); err != nil {
		return lines, err
	}
	return lines, writeWhole(path, out.Bytes())
}

// followUpCells are the cells of one supporter, in the order of the columns.
func followUpCells(s *register.Supporter, e *coalition.Edition, say *words.Words, today coalition.Date) []string {
	days := ""
	if n := s.Days(today); n >= 0 {
		days = strconv.Itoa(n)
	}
	made := ""
	if s.MadeAt != "" {
		made = say.Date(string(s.MadeAt[:min(10, len(s.MadeAt))]))
	}
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
