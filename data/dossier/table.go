package dossier

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"

	"doemee/data/coalition"
)

// table is how one kind of record stands in the file: its statements, built once from the domain's field table, and one
// buffer into which rows are read. Everything that uses the buffer holds the file alone.
type table struct {
	kind   coalition.Kind
	fields []coalition.Field

	all, one, add, change, remove string
}

var tables = func() map[coalition.Kind]*table {
	made := map[coalition.Kind]*table{coalition.KindQuestion: newTable(coalition.KindQuestion)}
	for _, k := range coalition.Kinds {
		made[k] = newTable(k)
	}
	return made
}()

// newTable builds the five statements of a kind. Names come from the field table, never from a file; values are always bound.
func newTable(k coalition.Kind) *table {
	t := &table{kind: k, fields: coalition.Fields(k)}
	var columns, settings []string
	for _, f := range t.fields {
		columns = append(columns, `"`+column(f.Name)+`"`)
		settings = append(settings, `"`+column(f.Name)+`" = ?`)
	}
	names, name := strings.Join(columns, ", "), tableName(k)
	t.one = fmt.Sprintf(`SELECT id, sum, concat_ws(char(31), %s) FROM %s WHERE id = ?`, names, name)
	t.all = fmt.Sprintf(`SELECT id, sum, concat_ws(char(31), %s) FROM %s ORDER BY rowid`, names, name)
	t.add = fmt.Sprintf(`INSERT INTO %s (id, %s, sum) VALUES (?%s)`, name, names, strings.Repeat(", ?", len(columns)+1))
	t.change = fmt.Sprintf(`UPDATE %s SET %s, sum = ? WHERE id = ? AND sum = ?`, name, strings.Join(settings, ", "))
	t.remove = fmt.Sprintf(`DELETE FROM %s WHERE id = ? AND sum = ?`, name)
	return t
}

// tableName is the kind in snake case: building-block is building_block.
func tableName(k coalition.Kind) string { return strings.ReplaceAll(string(k), "-", "_") }

// column is the field's name in snake case: iconProjects is icon_projects.
func column(field string) string {
	var b strings.Builder
	for _, r := range field {
		if r >= 'A' && r <= 'Z' {
			b.WriteByte('_')
			r += 'a' - 'A'
		}
		b.WriteRune(r)
	}
	return b.String()
}

// whole tells whether a form is kept as a whole number.
func whole(f coalition.Form) bool { return f == coalition.FormBool || f == coalition.FormOrder }

// between stands between the values of a row while it is read. Asking SQLite for one long text instead of thirty short ones
// halves the time of loading; the domain refuses this character in every value.
const between = "\x1f"

// row is one row of a table as canonical texts, reused from row to row.
type row struct {
	table   *table
	id      string
	sum     string
	values  []string // one per field, as the domain writes them
	scratch []byte
}

func (t *table) row() *row { return &row{table: t, values: make([]string, len(t.fields))} }

// read takes the next row of a query and proves that its content is what was once written.
func (r *row) read(scan func(into ...any) error) error {
	var text string
	if err := scan(&r.id, &r.sum, &text); err != nil {
		return err
	}
	for i, f := range r.table.fields {
		r.values[i], text, _ = strings.Cut(text, between)
		if whole(f.Form) {
			r.values[i] = written(f.Form, r.values[i])
		}
	}
	if found := r.hash(); found != r.sum || text != "" {
		return &damage{kind: r.table.kind, id: r.id, found: found, expected: r.sum}
	}
	return nil
}

// written is the canonical text of a whole number: 0 is absent, and 1 is yes where yes or no is asked.
func written(form coalition.Form, number string) string {
	switch {
	case number == "0":
		return ""
	case form == coalition.FormBool:
		return coalition.Yes
	}
	return number
}

// hash covers kind, id and every field that is present, by name: a field that a later version adds changes no old hash.
func (r *row) hash() string {
	b := append(r.scratch[:0], r.table.kind...)
	b = append(append(b, 0), r.id...)
	for i, v := range r.values {
		if v != "" {
			b = append(append(b, 0), r.table.fields[i].Name...)
			b = append(append(b, 0), v...)
		}
	}
	r.scratch = b
	return sumOf(b)
}

// sumOf is the first 16 hexadecimal digits of SHA-256: enough to see an accident, not meant against a forger.
func sumOf(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:8])
}

// from fills the row from a record.
func (r *row) from(record coalition.Record) {
	r.id = string(record.ID())
	for i, f := range r.table.fields {
		r.values[i] = record.Value(f.Name)
	}
}

// arguments are the values of the fields as they are bound, followed by more.
func (r *row) arguments(before []any, after ...any) []any {
	bound := before
	for i, f := range r.table.fields {
		if !whole(f.Form) {
			bound = append(bound, r.values[i])
			continue
		}
		n, _ := strconv.ParseInt(r.values[i], 10, 64)
		if f.Form == coalition.FormBool && r.values[i] == coalition.Yes {
			n = 1
		}
		bound = append(bound, n)
	}
	return append(bound, after...)
}

// damage is the cause of a fault: a row whose content is not what was written.
type damage struct {
	kind            coalition.Kind
	id              string
	found, expected string
}

func (d *damage) Error() string {
	return fmt.Sprintf("%s %s: content has hash %s, not %s", d.kind, d.id, d.found, d.expected)
}
