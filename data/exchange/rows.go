package exchange

import (
	"bufio"
	"context"

	"doemee/data/register"
	"doemee/data/report"
)

// rowsOf is a list of a register on its way to a CSV file: read page by page, so that it is never held whole and the register answers
// others between two pages.
type rowsOf[T any] struct {
	headings []string
	read     func(context.Context, register.Page) ([]T, int, error)
	cells    func(*T) []string
	progress func(done, of int) // nil when nobody looks
	page     register.Page      // its order; a page of rows is asked at a time
}

// write writes the list to a file that does not exist yet, whole or not at all, and tells how many lines there are.
func (l rowsOf[T]) write(ctx context.Context, path string) (lines int, err error) {
	p, err := place(path)
	if err != nil {
		return 0, err
	}
	defer p.drop()
	out := bufio.NewWriterSize(p.temp, 1<<16)
	table := report.NewCSV(out)
	if err := table.Row(l.headings...); err != nil {
		return 0, storeFault(path, err)
	}
	if lines, err = l.fill(ctx, table, path); err != nil {
		return lines, err
	}
	if err := table.Close(); err != nil {
		return lines, storeFault(path, err)
	}
	if err := out.Flush(); err != nil {
		return lines, storeFault(path, err)
	}
	if err := p.temp.Sync(); err != nil {
		return lines, storeFault(path, err)
	}
	return lines, p.settle()
}

func (l rowsOf[T]) fill(ctx context.Context, table *report.CSV, path string) (lines int, err error) {
	for l.page.Offset = 0; ; l.page.Offset += l.page.Limit {
		rows, total, err := l.read(ctx, l.page)
		if err != nil {
			return lines, err
		}
		for i := range rows {
			if err := table.Row(l.cells(&rows[i])...); err != nil {
				return lines, storeFault(path, err)
			}
		}
		lines += len(rows)
		if l.progress != nil {
			l.progress(lines, total)
		}
		if len(rows) == 0 || lines >= total {
			return lines, nil
		}
	}
}
