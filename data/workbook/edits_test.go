package workbook

import (
	"bytes"
	"cmp"
	"flag"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"doemee/assets/words"
	"doemee/data/coalition"
)

var rounds = flag.Uint64("rounds", 12, "how many workbooks are edited at random")

// editor is a person who changes a workbook with another program, and remembers what it should say by now.
type editor struct {
	chance
	file    *excelize.File
	say     *words.Words
	records map[coalition.ID]coalition.Record
	added   []string            // lines of new rows, without their ids
	keys    map[string][]string // of every sheet, in the order of its columns
	known   []spot              // where every record stands, until rows or columns move
	made    int
}

// spot is one record in a row of a sheet.
type spot struct {
	table table
	sheet string
	row   int
	slot  string
	id    coalition.ID
}

// place finds the column of a key where it stands by now.
func (e *editor) place(sheet, key string) int {
	if e.keys[sheet] == nil {
		rows, err := e.file.GetRows(sheet)
		e.do(err)
		e.keys[sheet] = rows[keyRow-1]
	}
	return slices.Index(e.keys[sheet], key) + 1
}

// spots lists every record that stands in a table.
func (e *editor) spots() []spot {
	if e.known == nil {
		e.known = e.look()
	}
	return e.known
}

func (e *editor) look() (all []spot) {
	for _, t := range tables {
		on := e.say.Say("workbook.sheet." + t.name)
		rows, err := e.file.GetRows(on)
		if err != nil {
			continue // a sheet that this book doesn't have
		}
		for i := headRow; i < len(rows); i++ {
			for _, slot := range slots(t) {
				place := slices.Index(rows[keyRow-1], slot+"."+fieldID)
				if place >= 0 && place < len(rows[i]) && rows[i][place] != "" {
					all = append(all, spot{t, on, i + 1, slot, coalition.ID(rows[i][place])})
				}
			}
		}
	}
	return all
}

// fields lists what a person can fill in of a record.
func (s spot) fields() (list []coalition.Field) {
	for _, c := range s.table.columns {
		f, ok := c.spec()
		if ok && c.slot == s.slot && c.use == input && f.Form != coalition.FormID && f.Form != coalition.FormIDs && c.part != partOther && c.part != partQuarter && c.part != partExact {
			list = append(list, f)
		}
	}
	return list
}

func (e *editor) set(sheet, key string, row int, value any) {
	if err := e.file.SetCellValue(sheet, at(e.place(sheet, key), row), value); err != nil {
		e.t.Fatal(err)
	}
}

// typed makes up a value. What only the library writes wrongly, a text like _x0041_x0042_, is left to other tests.
func (e *editor) typed(f coalition.Field) string {
	return strings.ReplaceAll(e.value(f, nil), "_x", "-x")
}

// fill types a value of a field, in one of the ways in which people do.
func (e *editor) fill(s spot, f coalition.Field, value string) {
	key := s.slot + "." + f.Name
	switch f.Form {
	case coalition.FormCode:
		e.set(s.sheet, key, s.row, e.word(f.List, value))
	case coalition.FormCodes:
		e.fillCodes(s, f, key, lines(value))
	case coalition.FormDate:
		e.set(s.sheet, key, s.row, e.day(value))
	case coalition.FormDeadline:
		e.fillEnd(s, key, coalition.Deadline(value))
	case coalition.FormDecimal:
		e.set(s.sheet, key, s.row, e.amount(value))
	case coalition.FormNames:
		e.set(s.sheet, key, s.row, joinNames(lines(value)))
	case coalition.FormBool:
		e.set(s.sheet, key, s.row, map[string]string{coalition.Yes: "ja"}[value])
	default:
		e.set(s.sheet, key, s.row, value)
	}
}

// word is a code or its label in either language.
func (e *editor) word(l coalition.List, code string) string {
	if code == "" || e.IntN(3) == 0 || !slices.Contains(e.e.Codes(l), coalition.Code(code)) {
		return map[bool]string{true: "[" + code + "]", false: code}[code == "gone-from-the-list"]
	}
	word := newVoice(e.e, words.Languages[e.IntN(2)], "").choices(l).show(coalition.Code(code))
	return []string{word, strings.ToUpper(word), "  " + word + "\u00a0"}[e.IntN(3)]
}

func (e *editor) fillCodes(s spot, f coalition.Field, key string, codes []string) {
	for i, code := range codes {
		codes[i] = e.word(f.List, code)
	}
	if f.Name != "iconProjects" {
		e.set(s.sheet, key, s.row, strings.Join(codes, ";"))
		return
	}
	codes = append(codes, "")
	e.set(s.sheet, key+"."+partMain, s.row, codes[0])
	e.set(s.sheet, key+"."+partOther, s.row, strings.Trim(strings.Join(codes[1:], " ; "), "; "))
}

// day is a date as a date or as one of the texts that people write.
func (e *editor) day(value string) any {
	if value == "" {
		return ""
	}
	d := coalition.Date(value).Time()
	return []any{d, d.Format("2-1-2006"), d.Format("02/01/2006"), value, e.say.Date(value)}[e.IntN(5)]
}

func (e *editor) fillEnd(s spot, key string, d coalition.Deadline) {
	year, quarter, inQuarter := d.Quarter()
	switch {
	case d == "":
		e.fillParts(s, key, "", "", "")
	case inQuarter:
		e.fillParts(s, key, year, []any{quarter, "Q" + strconv.Itoa(quarter), e.say.Say("workbook.quarter", "n", strconv.Itoa(quarter))}[e.IntN(3)], "")
	default:
		e.fillParts(s, key, "", "", e.day(string(d)))
	}
}

func (e *editor) fillParts(s spot, key string, year, quarter, exact any) {
	e.set(s.sheet, key+"."+partYear, s.row, year)
	e.set(s.sheet, key+"."+partQuarter, s.row, quarter)
	e.set(s.sheet, key+"."+partExact, s.row, exact)
}

// amount is a number, or a text of one that can be read in one way only.
func (e *editor) amount(value string) any {
	d, err := coalition.ParsePlainDecimal(value)
	if err != nil || value == "" {
		return ""
	}
	if cents := d.Hundredths() % 100; cents != 0 && e.IntN(2) == 0 {
		return strings.Replace(value, ".", ",", 1)
	}
	return d.Float()
}

// change does one thing of those that people do.
func (e *editor) change() {
	all := e.spots()
	s := all[e.IntN(len(all))]
	n := e.IntN(12)
	simple := n < 8
	switch {
	case n < 7:
		f := s.fields()[e.IntN(len(s.fields()))]
		value := e.typed(f)
		e.keep(s.id, f.Name, value)
		e.fill(s, f, value)
	case n == 7:
		f := s.fields()[e.IntN(len(s.fields()))]
		e.keep(s.id, f.Name, "")
		e.fill(s, f, "")
	case n == 8 && s.table.kind.Belongs():
		e.removed(s)
	case n == 9 && s.table.kind.Belongs():
		e.add(s)
	case n == 10:
		e.move(s)
	case n == 11:
		e.do(e.file.InsertCols(s.sheet, at(e.IntN(8)+1, 1)[:1], 1))
		delete(e.keys, s.sheet)
	default:
		return
	}
	if e.made++; !simple {
		e.known = nil
	}
}

func (e *editor) do(err error) {
	if err != nil {
		e.t.Fatal(err)
	}
}

func (e *editor) keep(id coalition.ID, field, value string) {
	e.do(e.records[id].Put(field, value))
}

// removed takes a row away; a record that stands inside the row of its commitment is left alone.
func (e *editor) removed(s spot) {
	if s.slot == string(s.table.kind) {
		delete(e.records, s.id)
		e.do(e.file.RemoveRow(s.sheet, s.row))
	}
}

// move puts a row at the end.
func (e *editor) move(s spot) {
	e.do(e.file.DuplicateRowTo(s.sheet, s.row, s.row+60))
	e.do(e.file.RemoveRow(s.sheet, s.row))
}

// add writes a new row for the commitment of another, after the rows that stand ready.
func (e *editor) add(s spot) {
	rows, err := e.file.GetRows(s.sheet)
	e.do(err)
	r := e.record(s.table.kind, coalition.ID(e.records[s.id].Value("commitment")), nil)
	s.row, s.slot = len(rows)+40, string(s.table.kind)
	filled := false
	for _, f := range s.fields() {
		value := e.typed(f)
		e.do(r.Put(f.Name, value))
		e.fill(s, f, value)
		filled = filled || strings.TrimSpace(value) != ""
	}
	if !filled {
		e.do(r.Put("description", "iets"))
		e.do(r.Put("title", "iets"))
	}
	e.set(s.sheet, s.slot+".commitment", s.row, r.Value("commitment"))
	e.added = append(e.added, withoutID(r.Line()))
}

var ownID = regexp.MustCompile(`"id":"[^"]*",`)

func withoutID(line string) string { return ownID.ReplaceAllString(line, "") }

// agrees compares what was read with what the editor meant: the same records, changed as they were changed, and nothing else.
func (e *editor) agrees(got *Received) error {
	var known, fresh []string
	for _, line := range got.Submission.Lines {
		r, err := coalition.ReadLine(line)
		e.do(err)
		if _, there := e.records[r.ID()]; there {
			known = append(known, line)
		} else {
			fresh = append(fresh, withoutID(line))
		}
	}
	var want []coalition.Record
	for _, r := range e.records {
		want = append(want, r)
	}
	slices.Sort(fresh)
	slices.Sort(e.added)
	return cmp.Or(sameLines("records", coalition.Lines(want), known), sameLines("new records", e.added, fresh))
}

// Whatever people change, add, move and remove comes back as exactly that.
func TestEditsComeBackExactly(t *testing.T) {
	rounds, made := *rounds, 0
	if testing.Short() {
		rounds = 2
	}
	for seed := range rounds {
		c := chance{rand.New(rand.NewPCG(seed, 7)), t, bundled(t)}
		l := words.Languages[seed%2]
		b := c.book(l)
		f, err := excelize.OpenReader(bytes.NewReader(written_(t, b)))
		if err != nil {
			t.Fatal(err)
		}
		e := &editor{chance: c, file: f, say: words.In(l), records: map[coalition.ID]coalition.Record{}, keys: map[string][]string{}}
		for _, line := range b.Submission.Lines {
			r, err := coalition.ReadLine(line)
			e.do(err)
			e.records[r.ID()] = r
		}
		if len(e.spots()) == 0 {
			continue
		}
		for range 25 {
			e.change()
		}
		made += e.made
		var out bytes.Buffer
		e.do(f.Write(&out))
		e.do(f.Close())
		got := readBack(t, out.Bytes(), c.e)
		if err := e.agrees(got); err != nil {
			t.Fatal(fmt.Errorf("seed %d: %w", seed, err))
		}
		for _, r := range got.Reasons {
			if r.Code != NumberTwice {
				t.Errorf("seed %d: %s", seed, r)
			}
		}
	}
	t.Logf("%d edits in %d workbooks", made, rounds)
}
