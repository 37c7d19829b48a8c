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
	tail string
}

// listed reads one part of a list and counts the whole, in one look at the file.
func listed[T any](ctx context.Context, r *Register, one func(func(...any) error) (T, error), l list) (all []T, total int, err error) {
	counted := " FROM " + l.alone + l.where()
	asked := l.alone == "" || strings.Contains(l.where(), "o.")
	if l.join != "" {
		l.parts = append(l.parts, l.join)
	}
	from := " FROM " + l.from + l.where()
	if asked {
		counted = from
	}
	err = r.db.Read(ctx, func(tx *database.Tx) error {
		if total, err = number(tx, "SELECT count(*)"+counted, l.conditions.bound...); err != nil {
			return err
		}
		if l.bound != nil {
			l.shown = strings.Replace(l.shown, "?", l.hole(l.bound), 1)
		}
		all, err = database.Collect(tx, one, "SELECT "+l.shown+from+l.tail, l.conditions.bound...)
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

// tail is the end of a statement: order and part. Ties are broken by id, so that no row comes twice or never while paging.
func (p Page) tail(columns map[string]string, usual, tie string) string {
	order, known := columns[p.Sort]
	if !known {
		order = usual
	}
	if p.Desc && known {
		order = strings.ReplaceAll(order, ",", " DESC,") + " DESC"
	}
	limit := p.Limit
	if limit <= 0 {
		limit = usualLimit
	}
	return fmt.Sprintf(" ORDER BY %s, %s LIMIT %d OFFSET %d", order, tie, limit, max(p.Offset, 0))
}
