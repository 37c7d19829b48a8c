package workbook

import (
	"strconv"

	"doemee/assets/words"
	"doemee/data/coalition"
)

var (
	listKeys   = []string{"lists.list", "lists.code", "lists.nl", "lists.en"}
	listWidths = []float64{30, 30, 50, 50}
)

// yearsAhead is how many years from the edition's first the drop-down offers.
const yearsAhead = 12

// lists writes every list of choices with its words in both languages; the drop-downs refer to the column of the workbook's own.
func (w *writer) lists() {
	w.head("lists", listKeys)
	heads := make([]string, len(listKeys))
	for i, key := range listKeys {
		heads[i] = w.say("heading." + key)
	}
	w.heads(heads, listWidths)
	row := firstRow
	for _, l := range usedLists() {
		row = w.list(l, row)
	}
	row = w.numberList("years", row, w.years())
	row = w.wordList("quarters", row, 4, func(v *voice, i int) string { return v.quarter(i + 1) })
	row = w.wordList("yes", row, 2, func(v *voice, i int) string { return v.say.Say("workbook." + []string{"yes", "no"}[i]) })
	w.paint.table("lists", len(listKeys), headRow, row-1)
	w.paint.freeze(0, headRow)
	w.paint.print(1, headRow, 0, w.foot())
	w.paint.guard()
}

// usedLists are the lists that some field chooses from, in the order in which people meet them.
func usedLists() []coalition.List {
	var all []coalition.List
	seen := map[coalition.List]bool{"": true}
	for _, k := range coalition.Kinds {
		for _, f := range coalition.Fields(k) {
			if !seen[f.List] {
				seen[f.List] = true
				all = append(all, f.List)
			}
		}
	}
	return all
}

// ownColumn is the column of the workbook's own language.
func (w *writer) ownColumn() int {
	if w.book.Language == words.EN {
		return 4
	}
	return 3
}

func (w *writer) list(l coalition.List, row int) int {
	nl, en := w.voice.in(words.NL).choices(l), w.voice.in(words.EN).choices(l)
	first, offered := row, w.voice.choices(l).offered
	for _, c := range offered {
		w.listRow(row, w.say("list."+string(l)), textValue(string(c.code)), textValue(nl.show(c.code)), textValue(en.show(c.code)))
		row++
	}
	if len(offered) == 0 { // a drop-down without anything to choose still needs a place to refer to
		w.listRow(row, w.say("list."+string(l)), value{}, value{}, value{})
		row++
	}
	w.paint.name(listName(l), w.ownColumn(), first, w.ownColumn(), row-1)
	return row
}

func (w *writer) years() []int {
	first := 0
	for _, d := range []coalition.Date{w.book.Edition.Starts, coalition.Date(w.book.Submission.MadeAt)[:min(10, len(w.book.Submission.MadeAt))]} {
		if y := d.Time().Year(); d != "" && (first == 0 || y < first) {
			first = y
		}
	}
	var years []int
	for i := range yearsAhead {
		years = append(years, first+i)
	}
	return years
}

func (w *writer) numberList(name string, row int, numbers []int) int {
	first := row
	for _, n := range numbers {
		v := value{form: asNumber, number: float64(n)}
		w.listRow(row, w.say("list."+name), textValue(strconv.Itoa(n)), v, v)
		row++
	}
	w.paint.name("dl."+name, w.ownColumn(), first, w.ownColumn(), row-1)
	return row
}

func (w *writer) wordList(name string, row, n int, word func(*voice, int) string) int {
	nl, en := w.voice.in(words.NL), w.voice.in(words.EN)
	for i := range n {
		w.listRow(row+i, w.say("list."+name), textValue(strconv.Itoa(i+1)), textValue(word(nl, i)), textValue(word(en, i)))
	}
	w.paint.name("dl."+name, w.ownColumn(), row, w.ownColumn(), row+n-1)
	return row + n
}

func (w *writer) listRow(row int, list string, cells ...value) {
	for i, v := range append([]value{textValue(list)}, cells...) {
		w.paint.put(i+1, row, v, look{style: fixedStyle})
		w.paint.high(row, v.text, listWidths[i])
	}
}
