package workbook

import (
	"strings"

	"doemee/data/coalition"
)

// Some fields stand in several columns. The part tells which share of the value a column holds.
const (
	partMain    = "main"    // the first of several codes
	partOther   = "other"   // the further ones
	partYear    = "year"    // of a deadline
	partQuarter = "quarter" // of a deadline
	partExact   = "exact"   // a deadline to the day
)

// use tells who fills a column.
type use uint8

const (
	input  use = iota // people do
	fixed             // the program does
	remark            // the program says something there
	hidden            // only programs look
)

// column is one entry of the table that drives writer and reader alike. Its value is found and put through the field table of
// the domain; a new column is one entry.
type column struct {
	slot  string // which record of the row: its kind, or kind and rank as contribution.2
	field string
	part  string
	width float64
	use   use
	more  bool // stands in the part that is folded away
	must  bool // needed before handing in
}

// Columns that are no field of a record.
const (
	fieldID    = "id"
	fieldTodo  = "todo"            // what is still to fill in, in words
	fieldTitle = "commitmentTitle" // of the commitment that a row belongs to
	fieldRef   = "ref"             // how other sheets name a building block
	fieldAsked = "asked"           // what the coalition asks about the row, in an answer only
)

// key is the stable name of the column: commitment.end.year, contribution.2.kind.
func (c column) key() string {
	key := c.slot + "." + c.field
	if c.part != "" {
		key += "." + c.part
	}
	return key
}

// name is the defined name of the column; Excel allows no hyphen there.
func (c column) name() string { return nameOf(c.key()) }

func nameOf(key string) string { return "dm." + strings.ReplaceAll(key, "-", "_") }

func (c column) kind() coalition.Kind {
	kind, _, _ := strings.Cut(c.slot, ".")
	return coalition.Kind(kind)
}

// spec is the domain's description of the field; ok is false for columns that are no field.
func (c column) spec() (coalition.Field, bool) {
	return coalition.FieldOf(c.kind(), c.field)
}

// lookup tells that the column shows the title of the row's commitment.
func (c column) lookup() bool { return c.field == fieldTitle }

// heading is what stands above the column. A heading of its own wins over the name of the field.
func (v *voice) heading(c column) string {
	text := v.plainHeading(c)
	if c.must {
		return v.say.Say("workbook.required", "field", text)
	}
	return text
}

func (v *voice) plainHeading(c column) string {
	generic := c.key()
	kind, rank, inline := strings.Cut(c.slot, ".")
	if inline {
		generic = kind + ".n." + c.field
	}
	if key := "workbook.heading." + generic; v.say.Has(key) {
		return v.say.Say(key, "n", rank)
	}
	text := v.say.Say("field." + kind + "." + c.field)
	if inline {
		return v.say.Say("workbook.slot."+kind, "n", rank, "field", text)
	}
	return text
}
