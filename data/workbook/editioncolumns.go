package workbook

import (
	"errors"
	"strconv"
	"strings"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/sheet"
)

// editionForm is what a column of an edition holds, as far as the reader must know.
type editionForm uint8

const (
	formAny editionForm = iota
	formTruth
	formDate
	formKind // a code of a contribution kind
)

// editionColumn is one column of a sheet of an edition.
type editionColumn struct {
	key   string
	width float64
	form  editionForm
}

// editionSheet is one list of an edition as a sheet. rows and put are each other's inverse.
type editionSheet struct {
	name    string
	columns []editionColumn
	single  bool // one row, and never another
	rows    func(*coalition.Edition) [][]string
	// put adds a row to the edition; it gives the column that makes no sense, or -1.
	put func(*coalition.Edition, []string) int
}

// editionSlot ties a column to a place in a value of type T.
type editionSlot[T any] struct {
	editionColumn
	get func(*T) string
	set func(*T, string) error
}

func str[T any, S ~string](key string, width float64, at func(*T) *S) editionSlot[T] {
	return editionSlot[T]{editionColumn{key, width, formAny}, func(t *T) string { return string(*at(t)) },
		func(t *T, text string) error { *at(t) = S(text); return nil }}
}

func day[T any](key string, at func(*T) *coalition.Date) editionSlot[T] {
	s := str(key, 16, at)
	s.form = formDate
	return s
}

func kindOf[T any](key string, at func(*T) *coalition.Code) editionSlot[T] {
	s := str(key, 18, at)
	s.form = formKind
	return s
}

func truth[T any](key string, at func(*T) *bool) editionSlot[T] {
	return editionSlot[T]{editionColumn{key, 12, formTruth}, func(t *T) string {
		if *at(t) {
			return coalition.Yes
		}
		return ""
	}, func(t *T, text string) error { *at(t) = text == coalition.Yes; return nil }}
}

func whole[T any](key string, at func(*T) *int) editionSlot[T] {
	return editionSlot[T]{editionColumn{key, 12, formAny}, func(t *T) string {
		if *at(t) == 0 {
			return ""
		}
		return strconv.Itoa(*at(t))
	}, func(t *T, text string) (err error) {
		if text != "" {
			*at(t), err = strconv.Atoi(text)
		}
		return err
	}}
}

func several[T any, S ~string](key string, width float64, at func(*T) *[]S) editionSlot[T] {
	return editionSlot[T]{editionColumn{key, width, formAny}, func(t *T) string {
		texts := make([]string, len(*at(t)))
		for i, s := range *at(t) {
			texts[i] = string(s)
		}
		return strings.Join(texts, separator+" ")
	}, func(t *T, text string) error {
		*at(t) = nil
		for _, s := range splitList(text) {
			*at(t) = append(*at(t), S(s))
		}
		return nil
	}}
}

// both is a text in two columns, Dutch first.
func both[T any](key string, width float64, at func(*T) *coalition.Text) []editionSlot[T] {
	return []editionSlot[T]{str(key+".nl", width, func(t *T) *string { return &at(t).NL }), str(key+".en", width, func(t *T) *string { return &at(t).EN })}
}

// joined puts together slots and pairs of slots.
func joined[T any](parts ...any) (all []editionSlot[T]) {
	for _, p := range parts {
		switch p := p.(type) {
		case editionSlot[T]:
			all = append(all, p)
		case []editionSlot[T]:
			all = append(all, p...)
		}
	}
	return all
}

// itemSlots are the columns that every coded item has.
func itemSlots[T any](at func(*T) *coalition.Item) []editionSlot[T] {
	return joined[T](
		str("code", 26, func(t *T) *coalition.Code { return &at(t).Code }),
		both("label", 34, func(t *T) *coalition.Text { return &at(t).Label }),
		both("help", 48, func(t *T) *coalition.Text { return &at(t).Help }),
		both("about", 60, func(t *T) *coalition.Text { return &at(t).About }),
		several("links", 40, func(t *T) *[]coalition.Code { return &at(t).Links }),
		truth("gone", func(t *T) *bool { return &at(t).Gone }),
		truth("example", func(t *T) *bool { return &at(t).Example }),
	)
}

// ErrCell is what a cell of an edition can't be read as; the place says the rest.
var errCell = errors.New("not readable")

// read is the text of a cell as the edition keeps it: a day as 2027-01-01, a truth as yes or nothing.
func (c editionColumn) read(cell sheet.Cell) (string, error) {
	text := strings.TrimSpace(cell.Text)
	switch {
	case cell.Kind == sheet.Error || cell.Kind == sheet.Uncalculated:
		return "", errCell
	case c.form == formTruth:
		return readTruth(text)
	case c.form == formDate:
		d, err := coalition.ParseDate(text)
		return string(d), err
	}
	return text, nil
}

func readTruth(text string) (string, error) {
	for _, l := range words.Languages {
		switch w := words.In(l); {
		case fold(text) == fold(w.Say("workbook.yes")) || text == coalition.Yes:
			return coalition.Yes, nil
		case text == "" || fold(text) == fold(w.Say("workbook.no")):
			return "", nil
		}
	}
	return "", errCell
}

// columnsOf are the columns of slots.
func columnsOf[T any](slots []editionSlot[T]) []editionColumn {
	columns := make([]editionColumn, len(slots))
	for i, s := range slots {
		columns[i] = s.editionColumn
	}
	return columns
}

func textsOf[T any](slots []editionSlot[T], t T) []string {
	row := make([]string, len(slots))
	for i, s := range slots {
		row[i] = s.get(&t)
	}
	return row
}

func filled[T any](slots []editionSlot[T], row []string) (t T, wrong int) {
	for i, s := range slots {
		if err := s.set(&t, row[i]); err != nil {
			return t, i
		}
	}
	return t, -1
}

// listed makes a sheet of a list that stands in the edition as it is.
func listed[T any](name string, slots []editionSlot[T], at func(*coalition.Edition) *[]T) editionSheet {
	return editionSheet{name: name, columns: columnsOf(slots), rows: func(e *coalition.Edition) (rows [][]string) {
		for _, t := range *at(e) {
			rows = append(rows, textsOf(slots, t))
		}
		return rows
	}, put: func(e *coalition.Edition, row []string) int {
		t, wrong := filled(slots, row)
		if wrong < 0 {
			*at(e) = append(*at(e), t)
		}
		return wrong
	}}
}

// under makes a sheet of lists that stand inside the items of another list; the first column names the item.
func under[P, T any](name, owner string, slots []editionSlot[T], parents func(*coalition.Edition) []P, code func(P) coalition.Code,
	at func(*coalition.Edition, int) *[]T) editionSheet {
	columns := append([]editionColumn{{owner, 26, formAny}}, columnsOf(slots)...)
	return editionSheet{name: name, columns: columns, rows: func(e *coalition.Edition) (rows [][]string) {
		for i, p := range parents(e) {
			for _, t := range *at(e, i) {
				rows = append(rows, append([]string{string(code(p))}, textsOf(slots, t)...))
			}
		}
		return rows
	}, put: func(e *coalition.Edition, row []string) int {
		t, wrong := filled(slots, row[1:])
		if wrong >= 0 {
			return wrong + 1
		}
		for i, p := range parents(e) {
			if string(code(p)) == row[0] {
				*at(e, i) = append(*at(e, i), t)
				return -1
			}
		}
		return 0
	}}
}
