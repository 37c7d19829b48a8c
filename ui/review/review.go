// Package review is the screen on which the secretariat reads commitments as the members wrote them, one after another: what changed
// since the time before, a verdict, and questions pinned on fields. All of it goes by single keys, which are shown.
package review

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/data/register"
	"doemee/ui/kit"
	"doemee/ui/office"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// Screen is the row of commitments to read, and the one that is read.
type Screen struct {
	office *office.Office
	object fyne.CanvasObject
	intro  *kit.Text
	chips  *kit.Chips
	list   *kit.List
	empty  *kit.Notice
	sheet  *sheet

	query register.CommitmentQuery // what the row is made of
	row   []register.Commitment    // the part of it that is at hand
	total int
	at    int
	wish  coalition.ID // the commitment to begin with
	asked office.Slot  // for the row
	again office.Slot  // for the verdicts in it
	first bool         // the keyboard goes to the sheet when the row has come
}

// inRow is how many commitments of the row are at hand: about a day's work.
const inRow = 200

// New lays the screen out with what nobody judged yet.
func New(o *office.Office) *Screen {
	w := o.Words()
	s := &Screen{office: o, intro: kit.Second(""), query: register.CommitmentQuery{Unreviewed: true}}
	s.chips = kit.NewChips(s.onFilter)
	s.empty = kit.NewNotice(kit.Good, w.Say("review.none"), w.Say("review.none.what"))
	s.empty.Object.Hide()
	s.sheet = newSheet(s)
	s.list = kit.NewList([]kit.ListColumn{{Heading: w.Say("review.column.commitment"), Share: 9}, {Heading: w.Say("review.column.organisation"), Share: 6},
		{Heading: w.Say("review.column.verdict"), Share: 5}}, kit.ListWays{Choose: s.choose, Enter: s.sheet.focus, Key: s.onKey}).Call(w.Say("review.title"))
	head := kit.Pad(kit.Column(theme.Room, kit.Column(theme.Tight, kit.Title(w.Say("review.title")).Object, s.intro.Object), s.chips.Object, s.empty.Object), theme.Gap, 0)
	foot := kit.Pad(kit.Second(w.Say("review.keys")).Object, theme.Gap, 0)
	s.object = kit.Pad(kit.Workbench(head, []float32{5, 8}, kit.Sheet(s.list.Object), s.sheet.object, foot), theme.Wide, theme.Margin)
	s.load()
	return s
}

// Object is what stands in the window.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Refresh reads the commitment that is read anew. The row stays: it must not move under who works through it.
func (s *Screen) Refresh() {
	s.offer()
	if len(s.row) == 0 {
		s.load()
		return
	}
	s.sheet.load(s.row[s.at])
	s.reread()
}

// Visit reads the commitments that a query chooses, beginning with the one that is named.
func (s *Screen) Visit(p session.Place) {
	if q, ok := p.Query.(register.CommitmentQuery); ok {
		s.query, s.wish, s.first = q, p.Record, true
		s.load()
	}
}

// Where is the row that is read, and how far.
func (s *Screen) Where(fyne.Focusable) session.Place {
	if len(s.row) == 0 {
		return session.Place{}
	}
	return session.Place{Record: s.row[s.at].ID, Query: s.query}
}

// part is a part of the row that came.
type part struct {
	row   []register.Commitment
	total int
}

// load reads the row, from the place that the query names.
func (s *Screen) load() {
	q := s.query
	q.Limit = inRow
	s.again.Drop() // it is about the row that goes
	office.Look(s.office, &s.asked, func(ctx context.Context, r *register.Register) (p part, err error) {
		p.row, p.total, err = r.Commitments(ctx, q)
		return p, err
	}, s.show)
}

func (s *Screen) show(p part) {
	s.row, s.total, s.at = p.row, p.total, 0
	for i, c := range s.row {
		if c.ID == s.wish {
			s.at = i
		}
	}
	s.wish = ""
	s.list.Put(len(s.row), s.lines(), s.at)
	s.offer()
	if len(s.row) == 0 {
		s.empty.Object.Show()
		s.sheet.clearAway()
		s.intro.Say("")
		s.first = false
		return
	}
	s.empty.Object.Hide()
	s.choose(s.at)
	if s.first {
		s.first = false
		s.sheet.wanted = true
	}
}

// reread brings the verdicts in the row up to date, without moving it.
func (s *Screen) reread() {
	row := s.row
	office.Look(s.office, &s.again, func(ctx context.Context, r *register.Register) (map[coalition.ID]register.Commitment, error) {
		now := map[coalition.ID]register.Commitment{}
		seen := map[coalition.ID]bool{}
		for _, c := range row {
			if seen[c.Organisation] {
				continue
			}
			seen[c.Organisation] = true
			all, _, err := r.Commitments(ctx, register.CommitmentQuery{Organisation: c.Organisation, Page: register.Page{Limit: 500}})
			if err != nil {
				return nil, err
			}
			for _, one := range all {
				now[one.ID] = one
			}
		}
		return now, nil
	}, func(now map[coalition.ID]register.Commitment) {
		for i, c := range s.row {
			if one, there := now[c.ID]; there {
				s.row[i] = one
			}
		}
		s.list.Put(len(s.row), s.lines(), s.at)
	})
}

// tones are the senses of the verdicts.
var tones = map[coalition.Verdict]kit.Tone{"": kit.Neutral, coalition.Accepted: kit.Good, coalition.Questions: kit.Warn, coalition.Unreadable: kit.Bad}

// lines says the row as it is now. A list may be drawn at any moment, also while another row is on its way.
func (s *Screen) lines() func(i int) kit.ListRow {
	row := s.row
	return func(i int) kit.ListRow {
		c := row[i]
		return kit.ListRow{Cells: []string{string(c.Number) + " " + c.Title, c.Name, verdict(s.office, c.Review)}, Tone: tones[c.Review]}
	}
}

// verdict is the word for a verdict.
func verdict(o *office.Office, v coalition.Verdict) string {
	if v == "" {
		return o.Words().Say("review.verdict.none")
	}
	return o.Words().Say("review.verdict." + string(v))
}

// choose reads one of the row.
func (s *Screen) choose(at int) {
	if at < 0 || at >= len(s.row) {
		return
	}
	s.at = at
	s.list.Choose(at)
	s.intro.Say(s.office.Words().Say("review.intro", "at", strconv.Itoa(s.query.Offset+at+1), "total", strconv.Itoa(s.total)))
	s.sheet.load(s.row[at])
}

// OnNext reads the next one. At the end of what is at hand the row is read anew: what is done has gone from it.
func (s *Screen) OnNext() {
	switch {
	case s.at+1 < len(s.row):
		s.choose(s.at + 1)
	case s.shrinks():
		s.query.Offset, s.first = 0, true
		s.load()
	case s.query.Offset+len(s.row) < s.total:
		s.query.Offset, s.first = s.query.Offset+len(s.row), true
		s.load()
	}
}

// shrinks tells whether a verdict takes a commitment out of the row.
func (s *Screen) shrinks() bool { return s.query.Unreviewed || s.query.Review != "" }

// OnEarlier reads the one before.
func (s *Screen) OnEarlier() {
	switch {
	case s.at > 0:
		s.choose(s.at - 1)
	case s.query.Offset > 0:
		s.query.Offset, s.first = max(0, s.query.Offset-inRow), true
		s.load()
	}
}

// OnAccept finds the commitment in order and goes on to the next.
func (s *Screen) OnAccept() {
	if len(s.row) == 0 {
		return
	}
	last := s.at == len(s.row)-1 // then the row is read anew, and that must wait for the verdict
	s.judge(s.row[s.at], coalition.Accepted, func() {
		if last {
			s.OnNext()
		}
	})
	if !last {
		s.OnNext()
	}
}

// OnTakeBack takes the verdict back.
func (s *Screen) OnTakeBack() {
	if len(s.row) > 0 {
		s.judge(s.row[s.at], "", func() {})
	}
}

func (s *Screen) judge(c register.Commitment, v coalition.Verdict, then func()) {
	s.office.Change(func(ctx context.Context, r *register.Register) error { return r.Judge(ctx, c.Organisation, c.ID, v) }, func(err error) {
		if err != nil {
			s.office.Report(err)
			return
		}
		then()
	})
}

// onKey does what a single key stands for.
func (s *Screen) onKey(key fyne.KeyName) {
	switch key {
	case fyne.KeyA:
		s.OnAccept()
	case fyne.KeyN, fyne.KeyRight:
		s.OnNext()
	case fyne.KeyP, fyne.KeyLeft:
		s.OnEarlier()
	case fyne.KeyT:
		s.OnTakeBack()
	case fyne.KeyQ, fyne.KeyV:
		s.sheet.ask()
	}
}

// The filters: which commitments make the row.
var filters = map[string]register.CommitmentQuery{"unreviewed": {Unreviewed: true}, "questions": {Review: coalition.Questions},
	"accepted": {Review: coalition.Accepted}, "all": {}}

func (s *Screen) onFilter(code string) {
	if q, known := filters[code]; known {
		s.query = q
		s.load()
	}
}

// offer shows the filters, and which of them the row is made of.
func (s *Screen) offer() {
	w, chosen := s.office.Words(), "other"
	q := s.query
	q.Offset, q.Limit = 0, 0
	var options []kit.Option
	for _, code := range []string{"unreviewed", "questions", "accepted", "all"} {
		label := w.Say("review.filter." + code)
		if code == "unreviewed" {
			label += " " + strconv.Itoa(s.office.Standing().Unreviewed)
		}
		options = append(options, kit.Option{Code: code, Label: label})
		if filters[code] == q {
			chosen = code
		}
	}
	if chosen == "other" {
		options = append(options, kit.Option{Code: "other", Label: w.Say("review.filter.other")})
	}
	s.chips.Offer(options, chosen)
	if s.object != nil {
		s.object.Refresh() // chips that go on on the next line need room above the list
	}
}
