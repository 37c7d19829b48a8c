package workbook

import (
	"strconv"
	"strings"

	"doemee/data/coalition"
)

// Where things stand on every sheet.
const (
	titleRow = 1
	hintRow  = 2
	keyRow   = 3 // hidden
	headRow  = 4
	firstRow = 5

	filterButton = 1.5  // width that the button takes from a heading
	ruledRows    = 1000 // rows down to which drop-downs and checks reach
)

// writer writes one workbook.
type writer struct {
	book  Book
	cargo *cargo
	blank bool
	voice *voice
	paint *paint
}

func newWriter(b Book, c *cargo, blank bool) *writer {
	orgType := coalition.Code("")
	if r, ok := c.only(coalition.KindOrganisation); ok {
		orgType = coalition.Code(r.Value("type"))
	}
	return &writer{book: b, cargo: c, blank: blank, voice: newVoice(b.Edition, b.Language, orgType), paint: newPaint()}
}

func (w *writer) say(key string, pairs ...string) string {
	return w.voice.say.Say("workbook."+key, pairs...)
}

// entry is one row of a sheet: its records by slot, and texts for the columns that are no field.
type entry struct {
	records map[string]coalition.Record
	texts   map[string]string
	formula string // of the message, when it is one that answers by itself
}

func rowOf(r coalition.Record) entry {
	return entry{records: map[string]coalition.Record{string(r.Kind()): r}, texts: map[string]string{}}
}

// entries gathers the rows of a sheet.
func (w *writer) entries(t table) []entry {
	switch t.kind {
	case coalition.KindCommitment:
		return w.commitments()
	case coalition.KindExplanation:
		if w.blank {
			return w.controlRows()
		}
		return w.checks()
	case coalition.KindReply:
		return w.replies()
	}
	var list []entry
	inline := inlineSlots[t.kind]
	seen := map[coalition.ID]int{}
	for _, r := range w.cargo.records[t.kind] {
		owner := coalition.ID(r.Value("commitment"))
		seen[owner]++
		if _, there := w.cargo.numbers[owner]; there && seen[owner] <= inline {
			continue
		}
		e := rowOf(r)
		e.texts[fieldRef] = w.cargo.refs[r.ID()]
		e.texts[fieldTitle] = w.titleOf(owner)
		list = append(list, e)
	}
	return list
}

func (w *writer) commitments() []entry {
	var list []entry
	for _, r := range w.cargo.records[coalition.KindCommitment] {
		e := rowOf(r)
		for kind, most := range inlineSlots {
			for i, row := range w.cargo.owned(kind, r.ID()) {
				if i < most {
					e.records[slotOf(kind, i+1)] = row
				}
			}
		}
		list = append(list, e)
	}
	return list
}

func (w *writer) titleOf(id coalition.ID) string {
	for _, r := range w.cargo.records[coalition.KindCommitment] {
		if r.ID() == id {
			return r.Value("title")
		}
	}
	return ""
}

// value is what a column shows of a row.
func (w *writer) value(c column, e entry) value {
	r, there := e.records[c.slot]
	f, isField := c.spec()
	switch {
	case !isField && c.field != fieldID:
		return textValue(e.texts[c.field])
	case !there:
		return textValue(e.texts[c.field]) // what an explanation written here would answer
	case c.field == fieldID && w.blank:
		return value{}
	case c.field == fieldID:
		return textValue(string(r.ID()))
	}
	return w.show(c, f, r.Value(c.field))
}

// title is the title of the whole document.
func (w *writer) title() string {
	if w.book.Answer != nil {
		return w.say("title.answer", "n", strconv.Itoa(w.book.Answer.Sequence))
	}
	name := ""
	if r, ok := w.cargo.only(coalition.KindOrganisation); ok {
		name = r.Value("name")
	}
	if name == "" {
		return w.say("title.blank")
	}
	return w.say("title.submission", "name", name)
}

// foot is what stands below every printed page.
func (w *writer) foot() string {
	text := []rune(w.title() + " · " + w.book.Edition.Name)
	return strings.ReplaceAll(string(text[:min(len(text), 120)]), "&", "&&")
}

// head begins a sheet: title, help, hidden keys.
func (w *writer) head(name string, keys []string) {
	p := w.paint
	p.sheet(w.say("sheet." + name))
	p.put(1, titleRow, textValue(w.say("title.sheet."+name)), look{style: titleStyle})
	p.height[titleRow] = 30
	p.put(1, hintRow, textValue(w.say("hint."+name)), look{style: hintStyle})
	p.height[hintRow] = 22
	for i, key := range keys {
		p.put(i+1, keyRow, textValue(key), look{style: keyStyle})
	}
	p.hideRow(keyRow)
}

// heads writes the row of headings, high enough for the longest.
func (w *writer) heads(texts []string, widths []float64) {
	for i, text := range texts {
		w.paint.put(i+1, headRow, textValue(text), look{style: headStyle})
		w.paint.width(i+1, widths[i])
		w.paint.high(headRow, text, widths[i]-filterButton)
	}
	w.paint.height[headRow] = max(w.paint.height[headRow], headHeight)
}
