package workbook

import (
	"strconv"
	"unicode/utf8"

	"doemee/data/coalition"
)

// Keys of the file data, as they stand in the technical sheet and, after propertyMark, as custom properties.
const (
	metaFormat     = "format"
	metaSchema     = "schema"
	metaEdition    = "edition"
	metaVersion    = "editionVersion"
	metaSubmission = "submission"
	metaOrg        = "organisation"
	metaKey        = "key"
	metaName       = "name"
	metaLabels     = "labels" // the type of organisation whose words the choices use
	metaSequence   = "sequence"
	metaState      = "state"
	metaProgram    = "program"
	metaMadeAt     = "madeAt"
	metaLanguage   = "language"
	metaReplaces   = "replaces"
	metaFile       = "file"
	metaHash       = "hash"
	metaSalt       = "contactSalt"
	metaContact    = "contactHash"
	metaRows       = "rows."
	metaBase       = "base"    // one canonical line
	metaBaseOn     = "base+"   // the rest of the line above
	metaAnswer     = "answer"  // one line of a signed answer
	metaAnswerOn   = "answer+" // the rest of the line above

	ourFormat    = "doemee"
	propertyMark = "doemee."
	provisional  = "provisional"
	final        = "final"
)

type fact struct{ key, text string }

// facts are the file data in their order; what is not known is left out.
func (w *writer) facts() []fact {
	s := w.book.Submission
	state := final
	if s.Provisional {
		state = provisional
	}
	list := []fact{{metaFormat, ourFormat}, {metaSchema, strconv.Itoa(Schema)}, {metaEdition, s.Edition},
		{metaVersion, strconv.Itoa(s.EditionVersion)}, {metaLanguage, string(w.book.Language)}, {metaLabels, string(w.voice.orgType)}}
	if !w.blank {
		list = append(list, fact{metaSubmission, string(s.ID)}, fact{metaOrg, string(s.Organisation)}, fact{metaKey, s.Key}, fact{metaName, s.Name},
			fact{metaSequence, strconv.Itoa(s.Sequence)}, fact{metaState, state}, fact{metaProgram, s.Program}, fact{metaMadeAt, string(s.MadeAt)},
			fact{metaReplaces, string(s.Replaces)}, fact{metaFile, s.File}, fact{metaHash, s.Hash}, fact{metaSalt, s.ContactSalt},
			fact{metaContact, s.ContactHash})
		for _, k := range coalition.Kinds {
			list = append(list, fact{metaRows + string(k), strconv.Itoa(len(w.cargo.records[k]))})
		}
	}
	var known []fact
	for _, f := range list {
		if f.text != "" {
			known = append(known, f)
		}
	}
	return known
}

// pieceUnits is where a line of the base goes on in the next row: well within a cell, also when every letter of it had to be
// marked, see carried.
const pieceUnits = 18_000

var technicalWidths = []float64{22, 120}

// technical writes the file data and the base: the canonical content as it was made, one line a row.
func (w *writer) technical() {
	w.head("technical", []string{"technical.key", "technical.value"})
	w.heads([]string{w.say("heading.technical.key"), w.say("heading.technical.value")}, technicalWidths)
	row := firstRow
	put := func(key, text string) {
		w.paint.put(1, row, textValue(key), look{style: codeStyle})
		w.paint.put(2, row, textValue(text), look{style: codeStyle})
		w.paint.height[row] = lineHeight
		row++
	}
	for _, f := range w.facts() {
		put(f.key, f.text)
		w.paint.property(propertyMark+f.key, f.text)
	}
	for _, line := range w.book.Submission.Lines {
		for i, piece := range pieces(line, pieceUnits) {
			put([]string{metaBase, metaBaseOn}[min(i, 1)], piece)
		}
	}
	for _, line := range w.answerLines() {
		for i, piece := range pieces(line, pieceUnits) {
			put([]string{metaAnswer, metaAnswerOn}[min(i, 1)], piece)
		}
	}
	w.paint.name("dm.technical", 1, firstRow, 2, row-1)
	w.paint.table("technical", 2, headRow, row-1)
	w.paint.freeze(0, headRow)
	w.paint.print(1, headRow, 0, w.foot())
	w.paint.guard()
}

// pieces cuts a text so that each piece fits in a cell; no letter is cut in two.
func pieces(text string, most int) []string {
	var list []string
	for units(text) > most {
		used, end := 0, 0
		for i, r := range text {
			n := 1
			if r > 0xFFFF {
				n = 2
			}
			if used+n > most {
				break
			}
			used, end = used+n, i+utf8.RuneLen(r)
		}
		list, text = append(list, text[:end]), text[end:]
	}
	return append(list, text)
}
