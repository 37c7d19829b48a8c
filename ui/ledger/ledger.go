// Package ledger is the list of the commitments of all organisations: what a number elsewhere stands for, or what somebody looks for.
// It may hold millions of lines, of which only those in sight are read. One that is opened is read and judged elsewhere.
package ledger

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

// Screen is the list with what chooses from it.
type Screen struct {
	office  *office.Office
	object  fyne.CanvasObject
	count   *kit.Text
	search  *kit.Search
	facets  []facet
	choices map[string]*kit.Choice
	chosen  *fyne.Container // a chip for each thing that chooses
	list    *kit.List
	open    *kit.Button
	export  *export
	query   register.CommitmentQuery
	lines   *office.Lines[register.Commitment]
	at      int          // the line that is chosen, -1 for none
	one     coalition.ID // the commitment in it; empty as long as it was not read
	setting bool
	landing bool // the keyboard goes to the list when it has come
}

// columns are the names of the columns, by which they sort too, and shares their parts of the width.
var (
	columns = []string{"name", "number", "title", "project", "ends", "clear", "review"}
	shares  = []float32{5.5, 2.3, 8, 5, 4.4, 2.6, 4.2}
)

// New lays the screen out with everything that stands.
func New(o *office.Office) *Screen {
	w := o.Words()
	s := &Screen{office: o, count: kit.Second(""), at: -1, query: register.CommitmentQuery{Stands: true}}
	s.facets = facetsOf(o)
	s.search = kit.NewSearch(w.Say("ledger.search"), kit.SearchWays{Text: s.onSearch, Down: s.onDown, Enter: s.onDown})
	s.chosen = kit.Wrap()
	s.open = kit.NewButton(kit.Main, w.Say("ledger.open"), s.onOpen)
	s.open.Able(false)
	s.export = newExport(s)
	heads := make([]kit.ListColumn, len(columns))
	for i, c := range columns {
		heads[i] = kit.ListColumn{Heading: w.Say("ledger.column." + c), Share: shares[i]}
	}
	s.list = kit.NewList(heads, kit.ListWays{Choose: s.onRow, Enter: s.onOpen, Sort: s.onSort}).Call(w.Say("ledger.title"))
	s.lines = office.NewLines(o, s.read, s.show)
	s.object = kit.Pad(kit.HeadAndList(kit.Pad(s.head(), theme.Gap, 0), kit.Sheet(s.list.Object)), theme.Wide, theme.Margin)
	s.Refresh()
	return s
}

// Object is what stands in the window.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// read is how a page of the list is read, by the query as it is now.
func (s *Screen) read() office.Read[register.Commitment] {
	q := s.query
	return func(ctx context.Context, r *register.Register, p register.Page) ([]register.Commitment, int, error) {
		q.Limit, q.Offset = p.Limit, p.Offset
		return r.Commitments(ctx, q)
	}
}

// head is everything above the list.
func (s *Screen) head() fyne.CanvasObject {
	w := s.office.Words()
	title := kit.Column(theme.Tight, kit.Title(w.Say("ledger.title")).Object, s.count.Object)
	narrow := kit.NewFold(w.Say("ledger.narrow"), s.narrow())
	return kit.Column(theme.Room, kit.Beside(title, kit.Row(theme.Gap, s.export.begin, s.open)), s.export.Object, s.search, narrow.Object, s.chosen)
}

// narrow is a choice for each thing that commitments can be chosen by.
func (s *Screen) narrow() fyne.CanvasObject {
	s.choices = map[string]*kit.Choice{}
	cards := make([]fyne.CanvasObject, 0, len(s.facets))
	for _, f := range s.facets {
		if len(f.options) == 0 {
			continue
		}
		choice := kit.NewChoice(append([]kit.Option{{Label: s.office.Words().Say("ledger.any")}}, f.options...), func(code string) {
			if !s.setting {
				f.set(&s.query, code)
				s.anew()
			}
		})
		s.choices[f.key] = choice
		cards = append(cards, kit.NewField(s.office.Words().Say("ledger.facet."+f.key), "", choice).Object)
	}
	return kit.Cards(170, cards...)
}

// Refresh reads the list anew; what stands there stays until it comes.
func (s *Screen) Refresh() {
	s.showChosen()
	s.list.Sorted(office.Sorted(s.query.Page, columns), s.query.Desc)
	s.lines.Load()
}

// anew shows what the query chooses now, from its beginning.
func (s *Screen) anew() {
	s.at, s.one = -1, ""
	s.open.Able(false)
	s.Refresh()
}

// Visit shows what a query chooses.
func (s *Screen) Visit(p session.Place) {
	if q, ok := p.Query.(register.CommitmentQuery); ok {
		s.query = q
		if s.search.Text != q.Search {
			s.search.SetText(q.Search)
		}
		s.landing = true
		s.anew()
	}
}

// Where is what the list shows.
func (s *Screen) Where(fyne.Focusable) session.Place { return session.Place{Query: s.query} }

// showChosen shows what chooses as chips, each of which takes its choice away.
func (s *Screen) showChosen() {
	w := s.office.Words()
	s.setting = true
	defer func() { s.setting = false }()
	var chips []fyne.CanvasObject
	for _, f := range s.facets {
		code := f.get(&s.query)
		if choice := s.choices[f.key]; choice != nil {
			choice.Put(code)
		}
		if code == "" {
			continue
		}
		text := f.said(s.office, code)
		chip := kit.NewChip(text+"  ✕", func() {
			f.set(&s.query, "")
			s.anew()
		})
		chips = append(chips, chip.Speak(w.Say("ledger.remove", "what", text)))
	}
	if len(chips) > 1 {
		chips = append(chips, kit.NewButton(kit.Quiet, w.Say("ledger.clear"), s.onClear))
	}
	s.chosen.Objects = chips
	s.chosen.Refresh()
	if s.object != nil {
		s.object.Refresh() // chips that go on on the next line need room above the list
	}
}

func (s *Screen) onClear() {
	s.query = register.CommitmentQuery{Search: s.query.Search}
	s.anew()
}

func (s *Screen) onSearch(text string) {
	if text != s.query.Search {
		s.query.Search = text
		s.anew()
	}
}

// onDown takes the keyboard from the search into the list.
func (s *Screen) onDown() { s.list.Begin() }

// onSort sorts by a column, then the other way round, then in the list's own order again.
func (s *Screen) onSort(column int) {
	if office.Turn(&s.query.Page, columns[column]) {
		s.anew()
	}
}

func (s *Screen) onRow(row int) {
	one, there := s.lines.At(row)
	s.at, s.one = row, one.ID
	s.open.Able(there)
}

// onOpen reads the chosen commitment as it was written, in the row of all that the list chooses.
func (s *Screen) onOpen() {
	if s.at < 0 {
		return
	}
	if one, there := s.lines.At(s.at); there {
		q := s.query
		q.Offset = s.at
		s.office.Visit(session.Place{Screen: "review", Record: one.ID, Query: q})
	}
}

// show puts on the screen what came.
func (s *Screen) show() {
	s.count.Say(s.office.Words().Count("ledger.count", s.lines.Len()))
	s.keep()
	s.list.Put(s.lines.Len(), s.row, s.at)
	if s.lines.Loaded() && s.lines.Len() == 0 {
		s.count.Say(s.office.Words().Say("ledger.none"))
	}
	if s.landing {
		s.landing = false
		kit.Focus(s.search)
		s.onDown()
	}
}

// keep keeps the commitment chosen that was, wherever it stands now, or else the line where it stood.
func (s *Screen) keep() {
	if at := s.lines.Find(func(c *register.Commitment) bool { return c.ID == s.one && s.one != "" }); at >= 0 {
		s.at = at
	}
	s.onRow(min(s.at, s.lines.Len()-1))
}

func (s *Screen) row(i int) kit.ListRow {
	c, there := s.lines.At(i)
	if !there {
		return kit.ListRow{Cells: []string{"…", "", "", "", "", "", ""}}
	}
	w := s.office.Words()
	place := s.office.Label(coalition.ListIconProject, c.Project, "")
	if place == "" {
		place = s.office.Label(coalition.ListTheme, c.Theme, "")
	}
	ends := ""
	if c.Ends != "" {
		ends = w.Deadline(string(c.Ends))
	}
	state, tone := s.state(&c)
	return kit.ListRow{Cells: []string{c.Name, string(c.Number), c.Title, place, ends,
		w.Say("ledger.clear-of", "n", strconv.Itoa(c.Clear), "all", strconv.Itoa(len(coalition.Aspects))), state}, Tone: tone}
}

// state is the most important thing about a commitment, in words.
func (s *Screen) state(c *register.Commitment) (string, kit.Tone) {
	w := s.office.Words()
	switch {
	case c.Status == coalition.StatusStopped || c.Status == coalition.StatusWithdrawn:
		return s.office.Label(coalition.ListStatus, c.Status, ""), kit.Neutral
	case c.Questions > 0:
		return w.Count("ledger.state.questions", c.Questions), kit.Warn
	case c.Review == coalition.Accepted:
		return w.Say("ledger.state.accepted"), kit.Good
	case c.Review == coalition.Questions:
		return w.Say("ledger.state.asked"), kit.Info
	}
	return w.Say("ledger.state.new"), kit.Neutral
}
