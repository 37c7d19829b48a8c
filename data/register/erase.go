package register

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"doemee/data/coalition"
	"doemee/data/database"
)

// erasable are the columns in which people's own words stand, by table; submissions are gone through record by record.
var erasable = []struct {
	table   string
	key     string
	columns []string
}{
	{"batch", "id", []string{"source"}},
	{"file", "id", []string{"path", "inside", "sender", "name"}},
	{"reason", "file || ' ' || n", []string{"sheet", "found", "expected", "details"}},
	{"question", "id", []string{"text", "found", "reply"}},
	{"answer", "id", []string{"file", "note"}},
	{"reading", "id", []string{"found", "value"}},
	{"supporter", "id", []string{"name", "identifier", "mailbox"}},
	{"approach", "id", []string{"whom", "by_whom", "next_step", "note"}},
	{"decision", "id", []string{"details"}},
}

// Erase overwrites a person: wherever one of the texts stands in a submission, a file's name, a question, an approach or anything
// else that the register keeps, mark stands afterwards, and the present view is made anew from that. It tells in how many places that
// was. Content hashes of submissions stay as they were, so that the same file is still recognised; an answer that named the person can
// no longer be verified. SQLite overwrites the old bytes with zeros; backups are files of their own, to be erased likewise.
func (r *Register) Erase(ctx context.Context, e *coalition.Edition, texts []string, mark string) (places int, err error) {
	find, err := coalition.Person(texts)
	if err != nil {
		return 0, err
	}
	err = r.db.Update(ctx, func(tx *database.Tx) error {
		k := &erasing{tx: tx, find: find, mark: mark}
		touched, err := k.everywhere()
		if places = k.places; err != nil || places == 0 {
			return err
		}
		for _, organisation := range touched {
			if err := r.rebuild(tx, e, organisation); err != nil {
				return err
			}
		}
		return r.decide(tx, "erase", mark, "")
	})
	return places, r.named(err)
}

// FindPerson tells in how many places one of the texts stands that [Register.Erase] would overwrite. It changes nothing.
func (r *Register) FindPerson(ctx context.Context, texts []string) (places int, err error) {
	find, err := coalition.Person(texts)
	if err != nil {
		return 0, err
	}
	k := &erasing{find: find, look: true}
	err = r.db.Read(ctx, func(tx *database.Tx) error {
		k.tx = tx
		_, err := k.everywhere()
		return err
	})
	return k.places, r.named(err)
}

// erasing goes through a file once, overwriting and counting.
type erasing struct {
	tx     *database.Tx
	find   *regexp.Regexp
	mark   string
	look   bool // only count
	places int
}

// everywhere goes through all tables and gives the organisations whose view must be made anew.
func (k *erasing) everywhere() ([]coalition.ID, error) {
	for _, t := range erasable {
		if err := k.table(t.table, t.key, t.columns); err != nil {
			return nil, err
		}
	}
	return k.submissions()
}

// in overwrites one value and counts it when that made a difference.
func (k *erasing) in(value *string) (changed bool) {
	is := k.find.ReplaceAllLiteralString(*value, k.mark)
	if changed = is != *value; changed {
		k.places++
	}
	*value = is
	return changed
}

// table overwrites the columns of one table. Only rows that change are held.
func (k *erasing) table(name, key string, columns []string) error {
	var changed [][]string
	err := k.tx.Each(func(scan func(...any) error) error {
		row := make([]string, len(columns)+1)
		if err := scan(pointers(row)...); err != nil {
			return err
		}
		differs := false
		for i := range columns {
			differs = k.in(&row[i+1]) || differs
		}
		if differs && !k.look {
			changed = append(changed, row)
		}
		return nil
	}, "SELECT "+key+", "+strings.Join(columns, ", ")+" FROM "+name)
	if err != nil {
		return err
	}
	sets := make([]string, len(columns))
	for i, c := range columns {
		sets[i] = fmt.Sprintf("%s = $%d", c, i+2)
	}
	if name == "supporter" {
		sets = append(sets, fmt.Sprintf("folded = $%d", len(columns)+2))
	}
	for _, row := range changed {
		if name == "supporter" {
			row = append(row, coalition.Fold(row[1]))
		}
		if err := one(k.tx.Exec("UPDATE "+name+" SET "+strings.Join(sets, ", ")+" WHERE "+key+" = $1", bound(row)...)); err != nil {
			return err
		}
	}
	return nil
}

func pointers(row []string) []any {
	all := make([]any, len(row))
	for i := range row {
		all[i] = &row[i]
	}
	return all
}

func bound(row []string) []any {
	all := make([]any, len(row))
	for i, text := range row {
		all[i] = text
	}
	return all
}

// submissions overwrites what was handed in, and gives the organisations whose view must be made anew: theirs, and those with a
// reading, which was overwritten before.
func (k *erasing) submissions() (touched []coalition.ID, err error) {
	var changed []Submission
	err = k.tx.Each(func(scan func(...any) error) error {
		s, err := scanSubmission(scan)
		if err != nil {
			return err
		}
		if k.submission(&s) && !k.look {
			changed = append(changed, s)
		}
		return nil
	}, "SELECT "+submissionColumns+" FROM submission")
	if err != nil {
		return nil, err
	}
	for _, s := range changed {
		values := s.values()
		if err := one(k.tx.Exec("UPDATE submission SET file_name = $1, name = $2, contact = $3, lines = $4, sum = $5 WHERE id = $6", s.File, s.Name,
			s.Contact, strings.Join(s.Lines, "\n"), sumOf(values), string(s.Taken))); err != nil {
			return nil, err
		}
		touched = append(touched, s.Registered)
	}
	read, err := database.Collect(k.tx, func(scan func(...any) error) (id coalition.ID, err error) { return id, scan(&id) },
		"SELECT DISTINCT s.organisation FROM reading g JOIN submission s ON s.id = g.submission WHERE g.value LIKE $1", "%"+k.mark+"%")
	touched = append(touched, read...)
	slices.Sort(touched)
	return slices.Compact(touched), err
}

func (k *erasing) submission(s *Submission) bool {
	before := k.places
	k.in(&s.File)
	k.in(&s.Name)
	s.Contact = k.line(s.Contact)
	for i, line := range s.Lines {
		s.Lines[i] = k.line(line)
	}
	return k.places > before
}

// line overwrites the people's own words of one record; names of fields and codes are left alone.
func (k *erasing) line(text string) string {
	if text == "" || !k.find.MatchString(text) {
		return text
	}
	record, err := coalition.ReadLine(text)
	if err != nil {
		k.in(&text) // it was no record of ours; it must go all the same
		return text
	}
	before := k.places
	for _, f := range coalition.Fields(record.Kind()) {
		value := record.Value(f.Name)
		if !coalition.Prose(f.Form) || !k.in(&value) {
			continue
		}
		if err := record.Put(f.Name, value); err != nil {
			k.in(&text)
			return text
		}
	}
	if k.places == before {
		return text
	}
	return record.Line()
}

// Rest lets go of the file while a function looks at its bytes, and opens it again. Nothing else may read an open file.
func (r *Register) Rest(ctx context.Context, look func(path string) error) error {
	return r.db.Rest(ctx, look)
}
