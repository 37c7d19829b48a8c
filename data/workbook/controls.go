package workbook

import (
	"strconv"
	"strings"

	"doemee/data/coalition"
	"doemee/data/sheet"
)

// control is a simple check that the form does by itself: a formula that answers with a word, and that answer as it is now.
type control struct {
	sheet   string // where to look, by the name of the sheet
	what    string
	formula string
	result  string
}

// controlRows are the rows of the checks in a form, for people who have only a spreadsheet program.
func (w *writer) controlRows() []entry {
	var list []entry
	for _, c := range w.controls() {
		list = append(list, entry{records: map[string]coalition.Record{}, formula: `IFERROR(` + c.formula + `,"` + w.say("control.unknown") + `")`,
			texts: map[string]string{"severity": w.say("control"), "where": w.say("sheet." + c.sheet), "what": c.what, "message": c.result}})
	}
	return list
}

func (w *writer) controls() []control {
	name, kind := w.given("organisation", "organisation.name"), w.given("organisation", "organisation.type")
	contact := w.given("contact", "contact.role", "contact.mailbox")
	return []control{name, kind, contact, w.answered(), w.ordered(), w.listedOnly()}
}

// given checks that one of some fields of a form is filled in.
func (w *writer) given(on string, keys ...string) control {
	var names, whats []string
	there := false
	for _, key := range keys {
		c := column{}
		c.slot, c.field, _ = strings.Cut(key, ".")
		names, whats = append(names, c.name()), append(whats, w.voice.heading(c))
		r, ok := w.cargo.only(c.kind())
		there = there || ok && r.Value(c.field) != ""
	}
	c := control{on, strings.Join(whats, " / "), `IF(` + strings.Join(names, "&") + `="","` + w.say("control.fill") + `","` + w.say("control.ok") + `")`, w.say("control.ok")}
	if !there {
		c.result = w.say("control.fill")
	}
	return c
}

// counted is the answer to how often something is wrong.
func (w *writer) counted(what, sum string, n int) control {
	word := w.say("control." + what)
	c := control{"commitments", w.say("control.what." + what), `IF(` + sum + `=0,"` + w.say("control.ok") + `","` + word + ` "&` + sum + `)`, w.say("control.ok")}
	if n > 0 {
		c.result = word + " " + strconv.Itoa(n)
	}
	return c
}

// answered counts the commitments that still need something.
func (w *writer) answered() control {
	n := 0
	for _, e := range w.commitments() {
		if said := w.todo(tables[0], e); said != "" && said != w.say("todo.nothing") {
			n++
		}
	}
	all := w.cells("commitment." + fieldTodo)
	return w.counted("rows", `SUMPRODUCT((`+all+`<>"")*(`+all+`<>"`+w.say("todo.nothing")+`"))`, n)
}

// ordered counts the commitments that end before they start, by the exact day or by the year.
func (w *writer) ordered() control {
	n := 0
	for _, r := range w.cargo.records[coalition.KindCommitment] {
		start, end := coalition.Date(r.Value("start")), coalition.Deadline(r.Value("end"))
		year, _, inQuarter := end.Quarter()
		if start != "" && end != "" && (!inQuarter && start > end.Last() || inQuarter && start.Time().Year() > year) {
			n++
		}
	}
	start, exact, year := w.cells("commitment.start"), w.cells("commitment.end.exact"), w.cells("commitment.end.year")
	return w.counted("dates", `SUMPRODUCT((`+exact+`<>"")*(`+start+`>`+exact+`)+(`+exact+`="")*(`+year+`<>"")*(`+start+`>INT((`+year+`-1899)*365.2425)+2))`, n)
}

// listedOnly counts the choices that stand in no list.
func (w *writer) listedOnly() control {
	n, sums := 0, []string{}
	entries := w.commitments()
	for _, c := range tables[0].columns {
		f, ok := c.spec()
		if !ok || c.use != input || f.Form != coalition.FormCode && c.part != partMain {
			continue
		}
		for _, e := range entries {
			if strings.HasPrefix(w.value(c, e).text, "[") {
				n++
			}
		}
		all := w.cells(c.key())
		sums = append(sums, `SUMPRODUCT((`+all+`<>"")*(COUNTIF(`+listName(f.List)+`,`+all+`)=0))`)
	}
	return w.counted("choices", `(`+strings.Join(sums, "+")+`)`, n)
}

// cells is the range of a column of the commitments, as far down as the drop-downs reach.
func (w *writer) cells(key string) string {
	for i, c := range tables[0].columns {
		if c.key() == key {
			name := sheet.ColumnName(i + 1)
			return quoted(w.say("sheet.commitments")) + "!$" + name + "$" + strconv.Itoa(firstRow) + ":$" + name + "$" + strconv.Itoa(firstRow+ruledRows)
		}
	}
	return ""
}
