package coalition

import (
	"iter"
	"strings"
)

// Column is one column of a list that leaves the register: the overview as a workbook, CSV or JSON. Its heading is that of the
// field with the same key (commitment.title), else listing.heading.<key>.
type Column struct {
	Key      string
	Form     Form
	List     List    // of the codes in it
	Prefix   string  // of the translations of a code that is in no list, such as class.
	Width    float64 // in a workbook, in characters
	Personal bool    // about a person, or between the coalition and one member: left out of what is published
}

// Listing is a list of rows that may be too long to hold: they come one by one, each a text per column as the column's form
// writes it. An error ends the rows.
type Listing struct {
	Name    string // stable, lower case
	Columns []Column
	Rows    iter.Seq2[[]string, error]
}

// Shown is a value as people read it, where its form has no notation of its own in a file: labels for codes, yes for what is
// true. Dates and amounts come back as they are written.
func (c Column) Shown(say Formatter, e *Edition, value string) string {
	switch {
	case value == "":
		return ""
	case c.Prefix != "":
		return say.Say(c.Prefix + value)
	case c.Form == FormCode:
		return e.Label(say, c.List, Code(value), "")
	case c.Form == FormCodes:
		labels := strings.Split(value, "\n")
		for i, code := range labels {
			labels[i] = e.Label(say, c.List, Code(code), "")
		}
		return strings.Join(labels, "; ")
	case c.Form == FormBool:
		return say.Say("report.yes")
	case c.Form == FormDeadline:
		return say.Deadline(value)
	}
	return value
}

// Day is the day of a value that holds one, as 2026-04-01; empty when it holds none.
func (c Column) Day(value string) string {
	if (c.Form == FormDate || c.Form == FormMoment) && len(value) >= len("2026-04-01") {
		return value[:len("2026-04-01")]
	}
	return ""
}

// Publishable is the list without what is about persons. Which rows may be published is for whoever gives the rows.
func (l Listing) Publishable() Listing {
	var kept []int
	public := Listing{Name: l.Name}
	for i, c := range l.Columns {
		if !c.Personal {
			kept, public.Columns = append(kept, i), append(public.Columns, c)
		}
	}
	public.Rows = func(yield func([]string, error) bool) {
		for row, err := range l.Rows {
			var short []string
			for _, i := range kept {
				if err == nil {
					short = append(short, row[i])
				}
			}
			if !yield(short, err) {
				return
			}
		}
	}
	return public
}
