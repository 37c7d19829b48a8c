package register

import (
	"context"
	"slices"
	"strings"

	"doemee/data/coalition"
	"doemee/data/database"
)

// measure is one thing that is counted over the present view: a query that gives, for one organisation, rows to add to tally.
// What it does not tell apart stays empty.
type measure struct {
	name    string
	columns map[string]string // column of tally -> expression
	number  string
	amount  string
	from    string
	where   string
}

const running = "c.status IN ('committed', 'under-way', 'postponed')"
const overdue = running + " AND c.ends_on <> '' AND c.ends_on < "
const standing = "c.status NOT IN ('stopped', 'withdrawn')"
const public = "c.visibility = 'public'"

var (
	whole = map[string]string{"project": "c.project", "type": "c.type", "mandate": "c.mandate", "status": "c.status", "level": "c.level"}
	given = "commitment c JOIN contribution b ON b.organisation = c.organisation AND b.commitment = c.id"
)

// with adds columns to those that tell commitments apart.
func with(pairs ...string) map[string]string {
	columns := map[string]string{}
	for name, expression := range whole {
		columns[name] = expression
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		columns[pairs[i]] = pairs[i+1]
	}
	return columns
}

// measures is everything that is counted.
var measures = []measure{
	// Commitments, by everything that tells them apart.
	{name: "commitment", columns: whole, number: "count(*)", from: "commitment c"},
	// The same, once for each kind of contribution they make.
	{name: "kind", columns: with("code", "b.kind"), number: "count(DISTINCT c.id)", from: given},
	// Contributions with an amount; hours, fte and euro are never added together, nor once and per year.
	{name: "amount", columns: with("code", "b.kind", "unit", "b.unit", "period", "b.period"), number: "count(*)", amount: "sum(b.amount)", from: given,
		where: "b.unit <> '' AND b.amount <> 0"},
	// Organisations that contribute a kind to a project with a commitment that stands.
	{name: "organisation", columns: map[string]string{"project": "c.project", "code": "b.kind", "type": "c.type"}, number: "count(DISTINCT c.organisation)",
		from: given, where: standing},
	// Commitments that something hinders.
	{name: "obstacle", columns: map[string]string{"project": "c.project", "code": "o.code", "type": "c.type", "status": "c.status"}, number: "count(*)",
		from: "commitment c JOIN obstacle o ON o.organisation = c.organisation AND o.commitment = c.id"},
	// Running commitments by the last day of their end, by the day on which they first came in, and by the day of the newest that
	// is known of them.
	{name: "ends", columns: map[string]string{"code": "c.ends_on"}, number: "count(*)", from: "commitment c", where: running + " AND c.ends_on <> ''"},
	{name: "first", columns: map[string]string{"code": "c.first_on"}, number: "count(*)", from: "commitment c", where: running},
	{name: "news", columns: map[string]string{"code": newsOn}, number: "count(*)", from: "commitment c", where: running},
}

// newsOn is the day of the newest that is known of a commitment: it came in, or something was reported.
const newsOn = "CASE WHEN c.reported_on > c.first_on THEN c.reported_on ELSE c.first_on END"

var tallyKey = []string{"project", "code", "unit", "period", "type", "mandate", "status", "level"}

// statement is the query that adds what a measure counts, times $1, for organisation $2, or for all without a condition.
func (m measure) statement(all bool) string {
	where := "c.organisation = $2"
	if all {
		where = "$2 = ''"
	}
	key := strings.Join(tallyKey, ", ")
	return "INSERT INTO tally (measure, " + key + ", number, amount) " + m.counted("$1 * ", where) +
		" ON CONFLICT (measure, " + key + ") DO UPDATE SET number = tally.number + excluded.number, amount = tally.amount + excluded.amount"
}

// counted selects what a measure counts as rows of tally, each number times something, of the commitments for which a condition
// holds.
func (m measure) counted(times, where string) string {
	selected, grouped := []string{"'" + m.name + "' AS measure"}, []string{}
	for _, name := range tallyKey {
		expression, ok := m.columns[name]
		if !ok {
			selected = append(selected, "'' AS "+name)
			continue
		}
		selected = append(selected, expression+" AS "+name)
		grouped = append(grouped, expression)
	}
	amount := m.amount
	if amount == "" {
		amount = "0"
	}
	if m.where != "" {
		where += " AND " + m.where
	}
	return "SELECT " + strings.Join(selected, ", ") + ", " + times + m.number + " AS number, " + times + amount + " AS amount FROM " + m.from +
		" WHERE " + where + " GROUP BY " + strings.Join(grouped, ", ")
}

// measured is where the rows of a measure are counted from: the table that is kept up to date, or only what everybody may see,
// counted as it is asked.
func measured(name string, everybody bool) string {
	if everybody {
		for _, m := range measures {
			if m.name == name {
				return "(" + m.counted("", public) + ") tally"
			}
		}
	}
	return "tally"
}

var statements, everything = func() (each, all []string) {
	for _, m := range measures {
		each, all = append(each, m.statement(false)), append(all, m.statement(true))
	}
	return each, all
}()

// tally adds an organisation's part to the counts, or with sign -1 takes it out.
func tally(tx *database.Tx, organisation coalition.ID, sign int) error {
	for _, statement := range statements {
		if _, err := tx.Exec(statement, sign, string(organisation)); err != nil {
			return err
		}
	}
	return nil
}

// recount counts everything anew.
func recount(tx *database.Tx) error {
	if _, err := tx.Exec("DELETE FROM tally"); err != nil {
		return err
	}
	for _, statement := range everything {
		if _, err := tx.Exec(statement, 1, ""); err != nil {
			return err
		}
	}
	return nil
}

// Recount counts everything anew, and tells whether the counts that were kept were right.
func (r *Register) Recount(ctx context.Context) (right bool, err error) {
	err = r.db.Update(ctx, func(tx *database.Tx) error {
		before, err := tallies(tx)
		if err != nil {
			return err
		}
		if err := recount(tx); err != nil {
			return err
		}
		after, err := tallies(tx)
		right = slices.Equal(before, after)
		return err
	})
	return right, err
}

// asLine writes rows of tally as lines, to compare them.
const asLine = "measure || ' ' || project || ' ' || code || ' ' || unit || ' ' || period || ' ' || type || ' ' || mandate || ' ' || status || ' ' || level" +
	" || ' ' || number || ' ' || amount"

func tallies(tx *database.Tx) ([]string, error) {
	return database.Collect(tx, line, "SELECT "+asLine+" FROM tally WHERE number <> 0 ORDER BY 1")
}

// tallied is what tally must hold, counted anew.
func tallied(tx *database.Tx) (lines []string, err error) {
	for _, m := range measures {
		counted, err := database.Collect(tx, line, "SELECT "+asLine+" FROM ("+m.counted("", "1 = 1")+") x")
		if err != nil {
			return nil, err
		}
		lines = append(lines, counted...)
	}
	slices.Sort(lines)
	return lines, nil
}

func line(scan func(...any) error) (text string, err error) { return text, scan(&text) }
