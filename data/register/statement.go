package register

import (
	"fmt"
	"strings"
	"sync"
)

var insertions sync.Map // by table and columns

// insertion is the statement that adds a row of an organisation to a table, made once. Names come from this package only.
func insertion(table, columns string, values int) string {
	key := table + " " + columns
	if made, ok := insertions.Load(key); ok {
		return made.(string)
	}
	holes := make([]string, values+1)
	for i := range holes {
		holes[i] = fmt.Sprintf("$%d", i+1)
	}
	made := "INSERT INTO " + table + " (organisation, " + columns + ") VALUES (" + strings.Join(holes, ", ") + ")"
	insertions.Store(key, made)
	return made
}

// conditions gathers the conditions of a list with the values they are bound to.
type conditions struct {
	parts []string
	bound []any
}

// hole binds a value and gives its place in the statement.
func (c *conditions) hole(value any) string {
	c.bound = append(c.bound, value)
	return fmt.Sprintf("$%d", len(c.bound))
}

// add adds a condition in which every ? stands for the next value.
func (c *conditions) add(part string, values ...any) {
	for _, v := range values {
		part = strings.Replace(part, "?", c.hole(v), 1)
	}
	c.parts = append(c.parts, part)
}

// is adds for pairs of column and value that the column has the value, unless none is asked for.
func (c *conditions) is(pairs ...string) {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			c.add(pairs[i]+" = ?", pairs[i+1])
		}
	}
}

// when adds a condition that somebody asked for, or not.
func (c *conditions) when(asked bool, part string, values ...any) {
	if asked {
		c.add(part, values...)
	}
}

// among adds that a column has one of some values, unless none is asked for.
func (c *conditions) among(column string, values ...string) {
	if len(values) == 0 {
		return
	}
	holes := make([]string, len(values))
	for i, v := range values {
		holes[i] = c.hole(v)
	}
	c.parts = append(c.parts, column+" IN ("+strings.Join(holes, ", ")+")")
}

// holds adds that a folded text holds every word of what somebody typed.
func (c *conditions) holds(expression string, words []string) {
	for _, w := range words {
		c.add(expression+` LIKE ? ESCAPE '\'`, "%"+likened.Replace(w)+"%")
	}
}

var likened = strings.NewReplacer(`\`, `\\`, `%`, `\%`, `_`, `\_`)

// where is the clause, empty when everything is asked for.
func (c *conditions) where() string {
	if len(c.parts) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(c.parts, " AND ")
}
