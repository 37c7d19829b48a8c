package register

import (
	"context"
	"fmt"
	"strings"

	"doemee/data/database"
)

// list is one list that can be asked for: what is shown, from where, of what, and which part of it.
type list struct {
	shown string // with a ? for bound
	bound any    // what the shown part asks for, nil for nothing
	from  string
	join  string // how the tables of from belong together, where it does not say so itself
	// alone is from where the whole can be counted when nothing is asked of the organisation (o), empty when it can't.
	alone string
	conditions
	order string
	part  string
}

// statement is the whole list in its order, without the part.
func (l *list) statement() string {
	if l.join != "" {
		l.parts = append(l.parts, l.join)
	}
	where := l.where()
	if l.bound != nil {
		l.shown = strings.Replace(l.shown, "?", l.hole(l.bound), 1)
	}
	return "SELECT " + l.shown + " FROM " + l.from + where + l.order
}

// counting is the statement that counts the whole list.
func (l *list) counting() string {
	if where := l.where(); l.alone != "" && !strings.Contains(where, "o.") {
		return "SELECT count(*) FROM " + l.alone + where
	}
	whole := list{from: l.from, join: l.join, conditions: l.conditions, shown: "count(*)"}
	return whole.statement()
}

// listed reads one part of a list and counts the whole, in one look at the file.
func listed[T any](ctx context.Context, r *Register, one func(func(...any) error) (T, error), l list) (all []T, total int, err error) {
	err = r.db.Read(ctx, func(tx *database.Tx) error {
		if total, err = number(tx, l.counting(), l.conditions.bound...); err != nil {
			return err
		}
		statement := l.statement()
		all, err = database.Collect(tx, one, statement+l.part, l.conditions.bound...)
		return err
	})
	return all, total, err
}

// Page is which part of a list is asked for, and in which order. Sort names a column of the list as its type says; a list
// without a known one has its own order. A Limit of 0 asks for the first two hundred.
type Page struct {
	Sort   string
	Desc   bool
	Limit  int
	Offset int
}

const usualLimit = 200

// order is the order of a list. Ties are broken by id, so that no row comes twice or never while paging.
func (p Page) order(columns map[string]string, usual, tie string) string {
	order, known := columns[p.Sort]
	if !known {
		order = usual
	}
	if p.Desc && known {
		order = strings.ReplaceAll(order, ",", " DESC,") + " DESC"
	}
	return fmt.Sprintf(" ORDER BY %s, %s", order, tie)
}

// part is which part of a list is asked for.
func (p Page) part() string {
	limit := p.Limit
	if limit <= 0 {
		limit = usualLimit
	}
	return fmt.Sprintf(" LIMIT %d OFFSET %d", limit, max(p.Offset, 0))
}
