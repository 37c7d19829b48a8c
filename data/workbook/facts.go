package workbook

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/sheet"
)

// readFacts reads the file data from the technical sheet, and from the properties what the sheet does not say.
func (r *reader) readFacts() error {
	r.facts = map[string]string{}
	properties, err := r.book.Properties()
	if err != nil {
		return err
	}
	for _, s := range r.book.Sheets() {
		if key, value, head, ok := technicalOn(s.Name, r.rows[s.Name]); ok {
			r.claimed[s.Name] = true
			r.readTechnical(s.Name, key, value, head)
			break
		}
	}
	for _, name := range slices.Sorted(maps.Keys(properties)) {
		key, ours := strings.CutPrefix(name, propertyMark)
		text, said := r.facts[key]
		switch {
		case !ours:
		case !said:
			r.facts[key] = properties[name]
		case text != properties[name]:
			r.note(Reason{Code: MetaDisagrees, Field: key, Found: properties[name], Expected: text})
		}
	}
	return nil
}

// technicalOn tells whether a sheet is the technical one and where its keys and values stand.
func technicalOn(name string, rows []sheet.Row) (key, value, head int, ok bool) {
	for _, row := range rows[:min(len(rows), searchedRows)] {
		for _, c := range row.Cells {
			switch strings.TrimSpace(c.Text) {
			case "technical.key":
				key, head = c.Column, row.Number
			case "technical.value":
				value = c.Column
			}
		}
		if key > 0 && value > 0 {
			return key, value, head, true
		}
	}
	for _, l := range words.Languages {
		if fold(name) == fold(words.In(l).Say("workbook.sheet.technical")) {
			return 1, 2, 0, true
		}
	}
	return 0, 0, 0, false
}

func (r *reader) readTechnical(on string, keyColumn, valueColumn, head int) {
	for _, row := range r.rows[on] {
		key, text := "", ""
		for _, c := range row.Cells {
			switch {
			case row.Number <= head:
			case c.Column == keyColumn:
				key = strings.TrimSpace(c.Text)
			case c.Column == valueColumn:
				text = c.Text
			default:
				r.outside(on, c, row.Number)
			}
		}
		switch {
		case key == metaBase:
			r.base = append(r.base, text)
		case key == metaBaseOn && len(r.base) > 0:
			r.base[len(r.base)-1] += text
		case key == metaAnswer:
			r.answer = append(r.answer, text)
		case key == metaAnswerOn && len(r.answer) > 0:
			r.answer[len(r.answer)-1] += text
		case key != "" && text != "":
			if _, twice := r.facts[key]; !twice {
				r.facts[key] = text
			}
		}
	}
}

// submission is the file data as the domain knows them. What can't be read is empty; it decides nothing by itself.
func (r *reader) submission() coalition.Submission {
	f := r.facts
	number := func(key string) int {
		n, err := strconv.Atoi(f[key])
		if err != nil || n < 0 {
			return 0
		}
		return n
	}
	id := func(key string) coalition.ID {
		id, err := coalition.ParseID(f[key])
		if err != nil {
			r.note(Reason{Code: MetaDisagrees, Field: key, Found: f[key]})
		}
		return id
	}
	made, err := coalition.ParseMoment(f[metaMadeAt])
	if err != nil {
		r.note(Reason{Code: MetaDisagrees, Field: metaMadeAt, Found: f[metaMadeAt], Expected: "2026-11-23T09:00:00Z"})
	}
	s := coalition.Submission{
		ID: id(metaSubmission), Organisation: id(metaOrg), Key: f[metaKey], Name: f[metaName], Edition: f[metaEdition],
		EditionVersion: number(metaVersion), Sequence: number(metaSequence), Provisional: f[metaState] == provisional, MadeAt: made,
		Program: f[metaProgram], Schema: number(metaSchema), Language: f[metaLanguage], Counts: map[string]int{}, Hash: f[metaHash],
		ContactSalt: f[metaSalt], ContactHash: f[metaContact], Replaces: id(metaReplaces), File: f[metaFile],
	}
	for key := range f {
		if kind, ok := strings.CutPrefix(key, metaRows); ok {
			s.Counts[kind] = number(key)
		}
	}
	return s
}

// received puts together what was read.
func (r *reader) received() *Received {
	out := &Received{Submission: r.submission(), Missing: r.missing, Rows: r.read, Partial: r.partial}
	var travelling []coalition.Record
	for _, rec := range r.records {
		if rec.Kind() == coalition.KindContact {
			out.Submission.Contact = rec.Line()
			continue
		}
		travelling = append(travelling, rec)
	}
	out.Submission.Lines = coalition.Lines(travelling)
	out.Blank = out.Submission.ID == ""
	out.Content = contentOf(r.records)
	if len(r.base) > 0 && coalition.Hash(r.base) == out.Submission.Hash {
		out.Base = r.base
	} else if !out.Blank {
		r.note(Reason{Code: BaseDamaged, Found: coalition.Short(coalition.Hash(r.base)), Expected: coalition.Short(out.Submission.Hash)})
	}
	out.Edited = !out.Blank && (coalition.Hash(out.Submission.Lines) != out.Submission.Hash || r.contactChanged(out.Submission))
	if out.Blank {
		out.Submission.Organisation = out.Content.Organisation.ID
		out.Submission.Key, out.Submission.Name = out.Content.Organisation.Key(), out.Content.Organisation.ShownName()
	}
	out.Reasons, out.Answer = r.reasons, joinedAnswer(r.answer)
	return out
}

func (r *reader) contactChanged(s coalition.Submission) bool {
	if s.Contact == "" || s.ContactHash == coalition.ContactHash(s.ContactSalt, s.Contact) {
		return false
	}
	r.note(Reason{Code: ContactDisagrees})
	return true
}

// passedOver tells whether a sheet is one of the form's own on which nothing is filled in: by its key, else by its name.
func (r *reader) passedOver(name string) bool {
	for _, l := range words.Languages {
		for _, own := range []string{"readme", "changes", "lists"} {
			if fold(name) == fold(words.In(l).Say("workbook.sheet."+own)) {
				r.claimed[name] = true
				return true
			}
		}
	}
	if keyedBy(r.rows[name], map[string]bool{"readme": true, changeKeys[0]: true, listKeys[0]: true}) {
		r.claimed[name] = true
		return true
	}
	return false
}

// strangers reports the cells of sheets that are no part of the form.
func (r *reader) strangers() {
	for _, s := range r.book.Sheets() {
		if r.claimed[s.Name] {
			continue
		}
		for _, row := range r.rows[s.Name] {
			for _, c := range row.Cells {
				r.outside(s.Name, c, row.Number)
			}
		}
	}
}

func keyedBy(rows []sheet.Row, keys map[string]bool) bool {
	for _, row := range rows[:min(len(rows), searchedRows)] {
		for _, c := range row.Cells {
			if keys[strings.TrimSpace(c.Text)] {
				return true
			}
		}
	}
	return false
}
