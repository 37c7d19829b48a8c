package office

import (
	"context"
	"maps"
	"slices"

	"doemee/data/register"
)

// pageLines is how many lines are read at once.
const pageLines = 200

// Read reads a page of a list and tells how many lines there are in all. It runs off the window's goroutine.
type Read[T any] func(context.Context, *register.Register, register.Page) ([]T, int, error)

// Lines is a long list out of the register. Only the pages that come in sight are read, and they are read anew when the list is
// loaded again.
type Lines[T any] struct {
	office  *Office
	begin   func() Read[T]
	read    Read[T]
	changed func()
	loading Slot
	asked   map[int]*Slot
	pages   map[int][]T
	total   int
}

// NewLines makes an empty list. begin is asked in the window, each time the list is loaded, how its pages are read: by the query as it
// then is; changed is called in the window when lines came.
func NewLines[T any](o *Office, begin func() Read[T], changed func()) *Lines[T] {
	return &Lines[T]{office: o, begin: begin, changed: changed}
}

// Turn sorts a list by one of its columns, the other way round when it is sorted by that already, and after that in the list's own
// order again, as tapping on its heading does. It tells whether that is possible: a column without a name can't be sorted by.
func Turn(p *register.Page, by string) bool {
	switch {
	case by == "":
		return false
	case p.Sort != by:
		p.Sort, p.Desc = by, false
	case !p.Desc:
		p.Desc = true
	default:
		p.Sort, p.Desc = "", false
	}
	return true
}

// Sorted is the column by which a list is sorted, of the names that its columns sort by; -1 for the list's own order.
func Sorted(p register.Page, columns []string) int {
	if p.Sort == "" {
		return -1
	}
	return slices.Index(columns, p.Sort)
}

type page[T any] struct {
	lines []T
	total int
}

func (l *Lines[T]) page(n int) func(context.Context, *register.Register) (page[T], error) {
	read := l.read
	return func(ctx context.Context, r *register.Register) (page[T], error) {
		lines, total, err := read(ctx, r, register.Page{Limit: pageLines, Offset: n * pageLines})
		return page[T]{lines, total}, err
	}
}

// Load reads the list anew, from its first page. What stands there stays until that has come.
func (l *Lines[T]) Load() {
	l.read = l.begin()
	Look(l.office, &l.loading, l.page(0), func(first page[T]) {
		for _, slot := range l.asked {
			slot.Drop()
		}
		l.total, l.pages, l.asked = first.total, map[int][]T{0: first.lines}, map[int]*Slot{}
		l.changed()
	})
}

// Len is how many lines there are in all.
func (l *Lines[T]) Len() int { return l.total }

// Loaded tells whether the list was read at all.
func (l *Lines[T]) Loaded() bool { return l.pages != nil }

// Find is where a line stands among those that were read, nearest to the beginning; -1 when it is not there.
func (l *Lines[T]) Find(is func(*T) bool) int {
	for _, n := range slices.Sorted(maps.Keys(l.pages)) {
		for i := range l.pages[n] {
			if is(&l.pages[n][i]) {
				return n*pageLines + i
			}
		}
	}
	return -1
}

// At is a line of the list. One that was not read yet is asked for, and is empty until it comes.
func (l *Lines[T]) At(i int) (line T, ok bool) {
	if i < 0 || i >= l.total {
		return line, false
	}
	n := i / pageLines
	if lines, there := l.pages[n]; there {
		if i%pageLines < len(lines) {
			return lines[i%pageLines], true
		}
		return line, false
	}
	if l.pages != nil && l.asked[n] == nil {
		l.asked[n] = &Slot{}
		Look(l.office, l.asked[n], l.page(n), func(p page[T]) {
			l.pages[n] = p.lines
			l.changed()
		})
	}
	return line, false
}
