package exchange

import (
	"context"
	"strconv"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/register"
)

// ledgerRows is how many commitments are read at a time: skipping those before costs too, so that pages are large.
const ledgerRows = 5000

// ledgerColumns are the columns of a list of commitments; their headings are the translations ledger.column.<name>.
var ledgerColumns = []string{"name", "key", "type", "number", "title", "project", "theme", "status", "mandate", "funding", "ends", "clear", "level",
	"review", "questions", "reported"}

// ExportCommitments writes the commitments that a query chooses, in its order, to a CSV file. A file that exists is refused, and an
// interruption leaves none. progress is called now and then, from this goroutine; it may be nil. It tells how many lines there are.
func ExportCommitments(ctx context.Context, r *register.Register, q register.CommitmentQuery, l words.Language, path string, progress func(done, of int)) (lines int, err error) {
	e, err := RegisterEdition(ctx, r)
	if err != nil {
		return 0, err
	}
	say := words.In(l)
	q.Limit = ledgerRows
	return rowsOf[register.Commitment]{headings: headingsFor(say, "ledger.column.", ledgerColumns), page: q.Page, progress: progress,
		read: func(ctx context.Context, page register.Page) ([]register.Commitment, int, error) {
			q.Page = page
			return r.Commitments(ctx, q)
		}, cells: func(c *register.Commitment) []string { return ledgerCells(c, e, say) }}.write(ctx, path)
}

// ledgerCells are the cells of one commitment, in the order of the columns.
func ledgerCells(c *register.Commitment, e *coalition.Edition, say *words.Words) []string {
	label := func(l coalition.List, code coalition.Code) string { return e.Label(say, l, code, c.Type) }
	ends, review := "", ""
	if c.Ends != "" {
		ends = say.Deadline(string(c.Ends))
	}
	if c.Review != "" {
		review = say.Say("ledger.review." + string(c.Review))
	}
	return []string{c.Name, c.Key, label(coalition.ListOrganisationType, c.Type), string(c.Number), c.Title, label(coalition.ListIconProject, c.Project),
		label(coalition.ListTheme, c.Theme), label(coalition.ListStatus, c.Status), label(coalition.ListMandate, c.Mandate),
		label(coalition.ListFunding, c.Funding), ends, strconv.Itoa(c.Clear), say.Say("concrete." + string(c.Level)), review, strconv.Itoa(c.Questions),
		dated(say, c.ReportedOn)}
}
