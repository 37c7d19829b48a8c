package register

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"doemee/data/coalition"
	"doemee/data/database"
)

// Salvaged is what could be read of a damaged register, and what could not. Kinds are names of tables.
type Salvaged struct {
	Saved    map[string]int
	Doubtful []Piece // saved, but not what was once written
	Lost     []Piece // not saved
}

// Piece is one thing that is damaged: its table, its name as far as that could be read, and what was seen.
type Piece struct{ Kind, Name, Found string }

// Whole tells that nothing is lost and nothing in doubt.
func (s *Salvaged) Whole() bool { return len(s.Doubtful)+len(s.Lost) == 0 }

// Salvage reads what it can of a damaged file, row by row, and makes a new register of it at target: what came in and what the
// secretariat did. The present view is not read but must be made anew with [Register.Rebuild]. The file must be a private copy:
// SQLite rolls an unfinished write back in it. Rows go from one file to the other without being held.
func Salvage(ctx context.Context, copied, target string) (*Salvaged, error) {
	s := &Salvaged{Saved: map[string]int{}}
	err := database.Salvage(ctx, copied, Identity, func(from *database.Tx) error {
		db, err := database.Create(ctx, target, Identity, func(to *database.Tx) error {
			if err := s.tables(ctx, from, to); err != nil {
				return err
			}
			return facts(to, copied)
		})
		if err != nil {
			return err
		}
		return db.Close()
	})
	return s, err
}

// tables copies what is kept. An interruption is no damage: it ends everything.
func (s *Salvaged) tables(ctx context.Context, from, to *database.Tx) error {
	for _, name := range kept {
		if err := errors.Join(s.table(from, to, name), ctx.Err()); err != nil {
			return err
		}
	}
	return nil
}

// facts makes sure that a register knows for which edition it takes submissions, and tells itself from others.
func facts(to *database.Tx, copied string) error {
	edition, err := text(to, "SELECT value FROM meta WHERE name = $1", metaEdition)
	if err == nil && edition == "" {
		err = &database.Fault{Code: database.Damaged, Path: copied, Found: "0", Expected: metaEdition}
	}
	if err != nil {
		return err
	}
	id, err := text(to, "SELECT value FROM meta WHERE name = $1", metaID)
	if err != nil || id != "" {
		return err
	}
	return setMeta(to, metaID, string(coalition.NewID()))
}

// table copies a table from its first row on, and where that stops at a broken page, from its last row back.
func (s *Salvaged) table(from, to *database.Tx, name string) error {
	columns, key, err := columnsOf(to, name)
	if err != nil {
		return err
	}
	hole := make([]string, len(columns))
	for i := range columns {
		hole[i] = fmt.Sprintf("$%d", i+1)
	}
	insert := "INSERT INTO " + name + " (" + strings.Join(columns, ", ") + ") VALUES (" + strings.Join(hole, ", ") + ") ON CONFLICT DO NOTHING"
	for _, order := range []string{"", " DESC"} {
		var unwritten error
		err := from.Each(func(scan func(...any) error) error {
			row := make([]any, len(columns))
			into := make([]any, len(columns))
			for i := range row {
				into[i] = &row[i]
			}
			if err := scan(into...); err != nil {
				return err
			}
			unwritten = s.row(to, name, insert, row)
			return unwritten
		}, "SELECT "+strings.Join(columns, ", ")+" FROM "+name+" ORDER BY "+strings.Join(key, order+", ")+order)
		if err == nil || unwritten != nil {
			return unwritten
		}
		if order == "" {
			s.Lost = append(s.Lost, Piece{name, "", brief(err)})
		}
	}
	return nil
}

// columnsOf are the columns of a table, and those of its key.
func columnsOf(tx *database.Tx, table string) (columns, key []string, err error) {
	err = tx.Each(func(scan func(...any) error) error {
		var name string
		var part int
		err := scan(&name, &part)
		columns = append(columns, name)
		if part > 0 {
			key = append(key, name)
		}
		return err
	}, "SELECT name, pk FROM pragma_table_info($1) ORDER BY cid", table)
	return columns, key, err
}

// row writes one row. A submission is judged by its own hash first, a reading by its submission; what the rules refuse is lost, and told.
// The error is that of a disk which takes no more.
func (s *Salvaged) row(to *database.Tx, table, insert string, row []any) (err error) {
	name, doubt := fmt.Sprint(row[0]), ""
	switch table {
	case "submission":
		row, doubt, err = judgedRow(row)
	case "reading":
		err = readable(to, row)
	}
	if err != nil {
		s.Lost = append(s.Lost, Piece{table, name, brief(err)})
		return nil
	}
	n, err := to.Exec(insert, row...)
	switch {
	case err != nil && !database.BreaksRule(err):
		return err
	case err != nil:
		s.Lost = append(s.Lost, Piece{table, name, brief(err)})
	case n == 0: // it was read from the other end already
	default:
		s.Saved[table]++
		if doubt != "" {
			s.Doubtful = append(s.Doubtful, Piece{table, name, doubt})
		}
	}
	return nil
}

// readable tells whether a reading still fits its submission: one that does not would keep every view from being made.
func readable(to *database.Tx, row []any) error {
	one, err := scanReading(func(into ...any) error { return assign(into, row) })
	if err != nil {
		return err
	}
	s, err := submission(to, one.Submission)
	if err != nil {
		return err
	}
	return readInto(&s, &one)
}

// judgedRow reads a submission. One that is not what was once written, but can still be read, gets the hashes of what it says now, so
// that the file it came from is not taken for the same.
func judgedRow(row []any) (judged []any, doubt string, err error) {
	s, err := scanSubmission(func(into ...any) error { return assign(into, row) })
	if err == nil {
		return row, "", nil
	}
	doubt = brief(err)
	if _, err := s.ContentOf(); err != nil {
		return nil, "", err
	}
	s.Content = coalition.Hash(s.Lines)
	values := s.values()
	return append(values, sumOf(values)), doubt, nil
}

// assign puts values as they came from a file into variables.
func assign(into, row []any) error {
	for i := range into {
		text := fmt.Sprint(row[i])
		switch v := into[i].(type) {
		case *bool:
			*v = text == "1"
		case *int:
			if _, err := fmt.Sscan(text, v); err != nil {
				return err
			}
		case *string:
			*v = text
		case *coalition.Kind:
			*v = coalition.Kind(text)
		case *coalition.ID:
			*v = coalition.ID(text)
		case *coalition.Moment:
			*v = coalition.Moment(text)
		case *coalition.Class:
			*v = coalition.Class(text)
		case *coalition.Verdict:
			*v = coalition.Verdict(text)
		default:
			return fmt.Errorf("a value of %T", v)
		}
	}
	return nil
}

// brief is what an error says, short enough for a line.
func brief(err error) string {
	text := []rune(err.Error())
	return string(text[:min(len(text), 160)])
}
