package workbook

import (
	"slices"
	"strconv"
	"strings"

	"doemee/data/coalition"
)

// replies are the rows of the sheet of questions: each question with the reply to it, or room for one, then replies to questions
// that this book does not know.
func (w *writer) replies() []entry {
	var list []entry
	given := map[coalition.ID]coalition.Record{}
	for _, r := range w.cargo.records[coalition.KindReply] {
		given[coalition.ID(r.Value("question"))] = r
	}
	shown := map[coalition.ID]bool{}
	for _, q := range w.book.Questions {
		e := w.questionRow(q)
		if r, there := given[q.ID]; there {
			e.records[string(coalition.KindReply)] = r
			shown[r.ID()] = true
		}
		list = append(list, e)
	}
	for _, r := range w.cargo.records[coalition.KindReply] {
		if !shown[r.ID()] {
			list = append(list, rowOf(r))
		}
	}
	return list
}

// questionRow is the row of a question. The hidden column says what a reply written there would answer.
func (w *writer) questionRow(q coalition.Question) entry {
	kind, owner := w.cargo.kindOf(q.Record)
	return entry{records: map[string]coalition.Record{}, texts: map[string]string{fieldAsked: q.Text, "question": string(q.ID),
		"where": w.whereabouts(kind, q.Record, owner), "what": w.fieldName(kind, q.Field)}}
}

// kindOf finds the kind of a record in the book, and the commitment it belongs to or its own id.
func (c *cargo) kindOf(id coalition.ID) (kind coalition.Kind, owner coalition.ID) {
	for k, list := range c.records {
		for _, r := range list {
			if r.ID() == id {
				return k, ownerOf(r)
			}
		}
	}
	return "", id
}

// laidOut is a table with a column of questions, behind the columns that say which row it is, where something is asked about one
// of its rows.
func (w *writer) laidOut(t table, entries []entry) table {
	if t.kind == coalition.KindReply {
		return t
	}
	any := false
	for i := range entries {
		text := w.askedAbout(entries[i])
		any = any || text != ""
		entries[i].texts[fieldAsked] = text
	}
	if any {
		at := min(t.frozen, 2)
		t.columns = slices.Insert(slices.Clone(t.columns), at, t.asked())
		t.frozen++
	}
	return t
}

// askedAbout is everything that is asked about the records of a row, each with the name of its field.
func (w *writer) askedAbout(e entry) string {
	var texts []string
	for _, q := range w.book.Questions {
		for _, r := range e.records {
			if r.ID() != q.Record || w.book.Answer == nil {
				continue
			}
			text := q.Text
			if name := w.fieldName(r.Kind(), q.Field); name != "" {
				text = name + ": " + text
			}
			texts = append(texts, text)
		}
	}
	return strings.Join(texts, "\n")
}

// askedOf is what is asked about one field of a record.
func (w *writer) askedOf(r coalition.Record, field string) string {
	var texts []string
	for _, q := range w.book.Questions {
		if w.book.Answer != nil && q.Record != "" && q.Record == idOf(r) && q.Field == field {
			texts = append(texts, w.say("answer.question", "text", q.Text))
		}
	}
	return strings.Join(texts, "\n")
}

// idOf is the id of a record that may not be there.
func idOf(r coalition.Record) coalition.ID {
	if r.Kind() == "" {
		return ""
	}
	return r.ID()
}

// verdictPart writes on the first sheet what the coalition says and what to do with it, and gives the row below it.
func (w *writer) verdictPart(row int) int {
	a := w.book.Answer
	if a == nil {
		return row
	}
	row = w.part(row, "answer.says")
	row = w.line(row, w.say("answer.verdict."+string(a.Verdict)))
	if n := len(w.book.Questions); n > 0 {
		row = w.line(row, w.voice.say.Count("workbook.answer.questions", n))
	}
	row = w.judgedPart(row, a)
	for n := 1; w.voice.say.Has("workbook.answer.step." + strconv.Itoa(n)); n++ {
		row = w.line(row, w.say("answer.step."+strconv.Itoa(n)))
	}
	return row + 1
}

// judgedPart writes which commitments are in order, and how cells were read.
func (w *writer) judgedPart(row int, a *Answer) int {
	var numbers []string
	for _, id := range a.Accepted {
		if n, there := w.cargo.numbers[id]; there {
			numbers = append(numbers, n)
		}
	}
	if len(numbers) > 0 {
		row = w.line(row, w.say("answer.in-order", "numbers", strings.Join(numbers, ", ")))
	}
	for _, one := range a.Readings {
		kind, owner := w.cargo.kindOf(one.Record)
		row = w.line(row, w.say("answer.reading", "where", w.whereabouts(kind, one.Record, owner), "what", w.fieldName(kind, one.Field),
			"found", one.Found, "value", w.readingOf(kind, one)))
	}
	return row
}

// readingOf is the value of a reading in words.
func (w *writer) readingOf(k coalition.Kind, one coalition.NoteReading) string {
	f, _ := coalition.FieldOf(k, one.Field)
	switch f.Form {
	case coalition.FormCode, coalition.FormCodes:
		return w.showCodes(column{}, f.List, one.Value)
	case coalition.FormDate, coalition.FormDeadline:
		return w.voice.say.Deadline(one.Value)
	}
	return one.Value
}

// answerLines is the signed answer line by line; none in another workbook.
func (w *writer) answerLines() []string {
	if w.book.Answer == nil {
		return nil
	}
	return strings.Split(strings.TrimSuffix(w.book.Answer.Note, "\n"), "\n")
}

// joinedAnswer is the signed answer as it was before it was cut in lines.
func joinedAnswer(lines []string) string {
	if len(lines) == 0 {
		return ""
	}
	return strings.Join(lines, "\n") + "\n"
}
