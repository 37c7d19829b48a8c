package workbook

import (
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/sheet"
)

// reader finds the meaning of one workbook.
type reader struct {
	book    *sheet.Book
	rows    map[string][]sheet.Row
	voice   *voice
	facts   map[string]string
	base    []string
	answer  []string        // lines of a signed answer
	claimed map[string]bool // sheets that were recognised
	reasons []Reason
	missing map[coalition.Kind][]string
	read    []Row
	partial map[coalition.Kind]bool
	absent  map[string][]string // fields without a place, by slot
	unread  []string            // fields of the record being read with a cell that was not understood

	space        coalition.ID // in which ids of rows without one are made
	seen         map[place]bool
	derived      map[string]int
	records      []coalition.Record
	numbered     map[coalition.Number][]coalition.ID
	blocks       map[string][]coalition.ID
	yes, no      map[string]bool
	quarters     map[string]int
	headings     map[string]map[string]column // by table and folded heading
	formHeadings map[string][]column          // by folded heading
	voices       []*voice                     // one for each language
	standing     map[string]bool              // folded texts of the form itself
}

// Read finds the meaning of a workbook that a stranger sent: a submission or a filled-in form, as this program made it or as
// people changed it. It gives [ErrNotOurs], [ErrNewer] or a *sheet.Fault when the file is refused as a whole; everything in a
// cell that was not understood is among the reasons, and nothing is made up in its place.
//
// e is the edition whose words the choices are read with; Submission.Edition tells which edition the file is of.
func Read(from io.ReaderAt, size int64, e *coalition.Edition) (*Received, error) {
	r := &reader{claimed: map[string]bool{}, missing: map[coalition.Kind][]string{}, partial: map[coalition.Kind]bool{},
		absent: map[string][]string{}, seen: map[place]bool{}, derived: map[string]int{},
		numbered: map[coalition.Number][]coalition.ID{}, blocks: map[string][]coalition.ID{}}
	if err := r.open(from, size); err != nil {
		return nil, err
	}
	if err := r.recognise(); err != nil {
		return nil, err
	}
	r.voice = newVoice(e, words.ParseLanguage(r.facts[metaLanguage]), coalition.Code(r.facts[metaLabels]))
	r.learnWords()
	r.readAll()
	return r.received(), nil
}

func (r *reader) open(from io.ReaderAt, size int64) (err error) {
	if r.book, err = sheet.Open(from, size, sheet.Submission); err != nil {
		return err
	}
	r.rows, err = r.book.All()
	return err
}

// recognise tells whether the file is ours, by its technical sheet, its properties or the keys of its columns.
func (r *reader) recognise() error {
	if err := r.readFacts(); err != nil {
		return err
	}
	schema, err := strconv.Atoi(r.facts[metaSchema])
	switch {
	case r.facts[metaFormat] == ourFormat && err == nil && schema > Schema:
		return ErrNewer
	case r.facts[metaFormat] == ourFormat && err == nil && schema >= 1:
		return nil
	case r.keyed():
		return nil
	}
	return ErrNotOurs
}

// learnWords prepares the words that stand for something else than a choice, in both languages.
func (r *reader) learnWords() {
	r.yes, r.no, r.quarters = map[string]bool{"x": true, "1": true, "true": true}, map[string]bool{"0": true, "false": true, "-": true}, map[string]int{}
	for _, l := range words.Languages {
		r.voices = append(r.voices, r.voice.in(l))
	}
	for _, v := range r.voices {
		r.yes[fold(v.say.Say("workbook.yes"))], r.no[fold(v.say.Say("workbook.no"))] = true, true
		for n := 1; n <= 4; n++ {
			r.quarters[fold(v.quarter(n))] = n
			for _, short := range []string{"", "q", "k", "kw"} {
				r.quarters[short+strconv.Itoa(n)] = n
			}
		}
	}
	r.learnForms()
}

// readAll reads the sheets in the order in which they refer to each other.
func (r *reader) readAll() {
	found := r.locate()
	r.organisation(found)
	for _, name := range []string{"blocks", "commitments", "contributions", "milestones", "needs", "progress", "questions", "checks"} {
		for _, t := range tables {
			if t.name == name {
				r.readTable(t, found.tables[name])
			}
		}
	}
	r.strangers()
}

// readTable reads the rows of one sheet.
func (r *reader) readTable(t table, at *located) {
	if at == nil {
		if t.kind != coalition.KindReply {
			r.note(Reason{Code: MissingSheet, Sheet: r.voice.say.Say("workbook.sheet." + t.name)})
			r.lack(t.columns...)
		}
		for _, c := range t.columns {
			r.partial[c.kind()] = true
		}
		return
	}
	r.lackColumns(t, at)
	for _, row := range r.rows[at.sheet] {
		if row.Number <= at.head {
			continue
		}
		from := len(r.reasons)
		switch cells := r.cellsOf(at, row); {
		case !r.filled(t, cells):
		case stray(t, cells):
			r.passOver(at, cells)
		default:
			r.about(from, r.readRow(t, cells))
		}
	}
}

// stray tells whether a row explains or answers nothing: text beside a check of a blank form, or below the questions.
func stray(t table, cells map[string]cell) bool {
	about, bound := map[coalition.Kind]string{coalition.KindExplanation: "rule", coalition.KindReply: "question"}[t.kind]
	key := func(field string) string { return string(t.kind) + "." + field }
	return bound && strings.TrimSpace(cells[key(about)].Text) == "" && strings.TrimSpace(cells[key(fieldID)].Text) == ""
}

// passOver reports what stands in a row that is no part of the form after all.
func (r *reader) passOver(at *located, cells map[string]cell) {
	for _, key := range slices.Sorted(maps.Keys(cells)) {
		c := cells[key]
		if _, isField := c.from.spec(); isField && r.outside(at.sheet, c.Cell, c.row) {
			r.reasons[len(r.reasons)-1].Heading = r.headingAt(at, c.Column)
		}
	}
}

// lack remembers that a column has no place in the file.
func (r *reader) lack(columns ...column) {
	for _, c := range columns {
		if _, ok := c.spec(); ok && c.part == "" {
			r.missing[c.kind()] = append(r.missing[c.kind()], c.field)
		}
	}
}

func (r *reader) lackColumns(t table, at *located) {
	there := map[string]bool{}
	for _, c := range at.columns {
		there[c.key()] = true
	}
	for _, c := range t.columns {
		if _, ok := c.spec(); there[c.key()] || !ok && c.field != fieldID {
			continue
		}
		r.note(Reason{Code: MissingColumn, Sheet: at.sheet, Field: c.key(), Expected: r.voice.heading(c)})
		c.part = "" // a part that is gone takes the whole value along
		r.lack(c)
		if c.field == fieldID {
			r.partial[c.kind()] = true
			continue
		}
		r.absent[c.slot] = append(r.absent[c.slot], c.field)
	}
}

// cellsOf gathers the cells of a row by column key, and reports those that are no part of the form.
func (r *reader) cellsOf(at *located, row sheet.Row) map[string]cell {
	cells := map[string]cell{}
	for _, found := range row.Cells {
		c, ok := at.columns[found.Column]
		if !ok {
			if r.outside(at.sheet, found, row.Number) {
				r.reasons[len(r.reasons)-1].Heading = r.headingAt(at, found.Column)
			}
			continue
		}
		cells[c.key()] = cell{found, row.Number, at.sheet, c}
	}
	return cells
}

// outside reports a cell that is no part of the form, and tells whether it could: an empty one is none, and reasons are bounded.
func (r *reader) outside(on string, c sheet.Cell, row int) bool {
	if strings.TrimSpace(c.Text) == "" {
		return false
	}
	r.note(Reason{Code: OutsideForm, Sheet: on, Cell: c.Ref(row), Found: c.Text})
	return len(r.reasons) <= mostReasons
}

// headingAt is what stands above a column.
func (r *reader) headingAt(at *located, column int) string {
	for _, row := range r.rows[at.sheet] {
		if row.Number != at.head {
			continue
		}
		for _, c := range row.Cells {
			if c.Column == column {
				return strings.TrimSpace(c.Text)
			}
		}
		break
	}
	return ""
}

// about tells of reasons in which record's row they stand, where that is not known yet.
func (r *reader) about(from int, id coalition.ID) {
	for i := from; i < len(r.reasons); i++ {
		if r.reasons[i].Record == "" {
			r.reasons[i].Record = id
		}
	}
}

// keep puts a record among those that were read.
func (r *reader) keep(row Row, slot string) {
	row.Unread, row.Absent = r.unread, r.absent[slot]
	r.unread = nil
	r.records, r.read = append(r.records, row.Record), append(r.read, row)
}

// filled tells whether a row holds a record: it has an id, or people filled in something.
func (r *reader) filled(t table, cells map[string]cell) bool {
	for _, c := range t.columns {
		found, there := cells[c.key()]
		if there && (c.use == input || c.field == fieldID) && (strings.TrimSpace(found.Text) != "" || found.Kind == sheet.Uncalculated) {
			return true
		}
	}
	return false
}
