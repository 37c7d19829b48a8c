package workbook

import (
	"strings"

	"doemee/data/coalition"
	"doemee/data/sheet"
)

// table writes a sheet with one record a row and empty rows that stand ready.
func (w *writer) table(t table, entries []entry) {
	t = w.laidOut(t, entries)
	if t.kind == coalition.KindReply && len(entries) == 0 {
		return // nobody asked anything
	}
	w.head(t.name, keysOf(t.columns))
	if w.blank && t.kind == coalition.KindExplanation {
		w.paint.put(1, hintRow, textValue(w.say("hint.controls")), look{style: hintStyle})
	}
	w.headings(t)
	spare := t.spare
	if len(entries)+spare == 0 {
		spare = 1
	}
	last := firstRow + len(entries) + spare - 1
	for i, e := range entries {
		w.row(t, e, firstRow+i)
	}
	for i := range spare {
		w.spare(t, firstRow+len(entries)+i, i, len(entries))
	}
	for i, c := range t.columns {
		w.paint.name(c.name(), i+1, firstRow, i+1, last)
		w.ruleFor(c, i+1)
		w.arrange(c, i+1)
		if c.field == fieldTodo {
			w.paint.highlight(i+1, firstRow, last, w.say("todo.nothing"))
		}
	}
	w.paint.table(t.name, len(t.columns), headRow, last)
	w.paint.freeze(t.frozen, headRow)
	w.paint.print(t.pages, headRow, t.frozen, w.foot())
}

func keysOf(columns []column) []string {
	keys := make([]string, len(columns))
	for i, c := range columns {
		keys[i] = c.key()
	}
	return keys
}

func (w *writer) headings(t table) {
	texts, widths := make([]string, len(t.columns)), make([]float64, len(t.columns))
	for i, c := range t.columns {
		texts[i], widths[i] = w.voice.heading(c), c.width
		if c.use == hidden {
			texts[i] = c.key()
		}
	}
	w.heads(texts, widths)
	w.paint.height[headRow] = headHeight
	for i, c := range t.columns {
		if c.use != hidden {
			w.paint.high(headRow, texts[i], widths[i]-filterButton)
		}
	}
}

func (w *writer) row(t table, e entry, row int) {
	p := w.paint
	for i, c := range t.columns {
		switch v := w.value(c, e); {
		case c.field == fieldTodo:
			p.formula(i+1, row, w.todo(t, e), w.todoFormula(t, row), look{style: fixedStyle, open: true})
			p.high(row, w.todo(t, e), c.width)
		case c.lookup():
			p.formula(i+1, row, v.text, titleFormula(row), lookOf(c.use))
			p.high(row, v.text, c.width)
		case c.field == "message" && e.formula != "":
			p.formula(i+1, row, v.text, e.formula, lookOf(c.use))
		default:
			p.put(i+1, row, v, w.lookFor(c))
			if c.use != hidden && !c.more {
				p.high(row, v.text, c.width)
			}
		}
	}
}

// lookFor is the look of a column's cells, with the form that its field wants even while they are empty.
func (w *writer) lookFor(c column) look {
	l := lookOf(c.use)
	f, ok := c.spec()
	switch {
	case !ok:
	case f.Form == coalition.FormDecimal || c.part == partYear:
		l.form = asNumber
	case f.Form == coalition.FormDate || c.part == partExact:
		l.form = asDate
	}
	return l
}

// spare writes an empty row; n is its rank among them. Commitments and building blocks have their name ready.
func (w *writer) spare(t table, row, n, filled int) {
	p := w.paint
	p.height[row] = lineHeight
	for i, c := range t.columns {
		switch {
		case c.field == fieldTodo:
			p.formula(i+1, row, "", w.todoFormula(t, row), look{style: fixedStyle, open: true})
		case c.lookup():
			p.formula(i+1, row, "", titleFormula(row), lookOf(c.use))
		case c.field == "number":
			p.put(i+1, row, textValue(string(coalition.NumberOf(w.lastNumber()+n+1))), lookOf(c.use))
		case c.field == fieldRef:
			p.put(i+1, row, textValue(refOf(filled+n+1)), lookOf(c.use))
		default:
			p.dress(i+1, row, i+1, row, w.lookFor(c))
		}
	}
}

// lastNumber is the highest number that was ever given, as far as the book knows.
func (w *writer) lastNumber() int {
	last := w.cargo.lastNumber()
	if w.book.Content != nil {
		last = max(last, w.book.Content.LastNumber)
	}
	return last
}

// arrange hides and folds columns.
func (w *writer) arrange(c column, i int) {
	switch {
	case c.use == hidden:
		w.paint.hideColumn(i)
	case c.more:
		w.paint.try(w.paint.file.SetColOutlineLevel(w.paint.on, sheet.ColumnName(i), 1))
		w.paint.hideColumn(i)
	}
}

// titleFormula looks up the title of the commitment whose number stands in the first column.
func titleFormula(row int) string {
	cell := "$" + at(1, row)
	return `IF(` + cell + `="","",IFERROR(INDEX(dm.commitment.title,MATCH(` + cell + `,dm.commitment.number,0))&"",""))`
}

// question is one thing that a commitment needs, and the columns of which one at least must be filled.
type question struct {
	word string
	keys []string
}

// needed are the eight questions that handing in needs or warns about, in their order.
var needed = []question{
	{"title", []string{"commitment.title"}},
	{"result", []string{"commitment.result"}},
	{"place", []string{"commitment.iconProjects.main", "commitment.themes"}},
	{"contribution", []string{"contribution.1.kind", "contribution.2.kind", "contribution.3.kind"}},
	{"end", []string{"commitment.end.year", "commitment.end.exact"}},
	{"role", []string{"commitment.role"}},
	{"mandate", []string{"commitment.mandate"}},
	{"funding", []string{"commitment.funding"}},
}

// todo is what the formula of todoFormula answers.
func (w *writer) todo(t table, e entry) string {
	var missing []string
	for _, q := range needed {
		there := false
		for _, c := range t.columns {
			for _, key := range q.keys {
				there = there || c.key() == key && !w.value(c, e).empty()
			}
		}
		if !there {
			missing = append(missing, unbroken(w.say("todo."+q.word)))
		}
	}
	if len(missing) == 0 {
		return w.say("todo.nothing")
	}
	if len(missing) == len(needed) {
		return ""
	}
	return strings.Join(missing, ", ")
}

// todoFormula answers in words what a row still needs: nothing for a row that nobody has begun. TRIM leaves single spaces
// between the words, which then become commas; spaces inside a word don't break, so that TRIM leaves them alone.
func (w *writer) todoFormula(t table, row int) string {
	var any, words []string
	for _, q := range needed {
		var cells []string
		for i, c := range t.columns {
			for _, key := range q.keys {
				if c.key() == key {
					cells = append(cells, at(i+1, row))
				}
			}
		}
		all := strings.Join(cells, "&")
		any = append(any, all)
		words = append(words, `IF(`+all+`="","`+unbroken(w.say("todo."+q.word))+` ","")`)
	}
	begun, list := strings.Join(any, "&"), "TRIM("+strings.Join(words, "&")+")"
	return `IF(` + begun + `="","",IF(` + list + `="","` + w.say("todo.nothing") + `",SUBSTITUTE(` + list + `," ",", ")))`
}

func unbroken(text string) string { return strings.ReplaceAll(text, " ", "\u00a0") }
