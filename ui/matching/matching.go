// Package matching is the screen on which the secretariat brings needs and offers together: what one organisation asks, and beside it
// what others bring of the same kind to the same icon project or theme, those of the same region first.
package matching

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/data/coalition"
	"doemee/data/register"
	"doemee/ui/kit"
	"doemee/ui/office"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// Screen is a list of needs beside the offers for one of them.
type Screen struct {
	office  *office.Office
	object  fyne.CanvasObject
	count   *kit.Text
	search  *kit.Search
	list    *kit.List
	lines   *office.Lines[register.Need]
	query   register.NeedQuery
	choices []*filter
	at      int
	one     coalition.ID // the need that is shown; empty for none
	landing bool         // the keyboard goes to the list when it has come
	need    *fyne.Container
	offers  *fyne.Container
	rows    []*kit.Result // the offers
	detail  fyne.CanvasObject
	asking  office.Slot
}

// filter narrows the needs by one thing.
type filter struct {
	choice *kit.Choice
	into   *coalition.Code
}

// sorts are what the columns sort by.
var sorts = []string{"name", "kind", "", "project", "offers"}

// New lays the screen out with every need that is open.
func New(o *office.Office) *Screen {
	w := o.Words()
	s := &Screen{office: o, count: kit.Second(""), at: -1, need: kit.Column(theme.Gap), offers: kit.Column(theme.Gap)}
	s.search = kit.NewSearch(w.Say("matching.search"), kit.SearchWays{Text: s.onSearch, Down: s.onDown, Enter: s.onDown})
	s.list = kit.NewList([]kit.ListColumn{{Heading: w.Say("matching.column.name"), Share: 5}, {Heading: w.Say("matching.column.kind"), Share: 3},
		{Heading: w.Say("matching.column.need"), Share: 7}, {Heading: w.Say("matching.column.project"), Share: 4.5}, {Heading: w.Say("matching.column.offers"), Share: 4}},
		kit.ListWays{Choose: s.onRow, Enter: s.onEnter, Sort: s.onSort}).Call(w.Say("matching.title"))
	s.lines = office.NewLines(o, s.read, s.show)
	s.detail = kit.Panel(container.NewVScroll(kit.Pad(kit.Column(theme.Wide, s.need, s.offers), 0, theme.Room)))
	s.object = kit.Pad(kit.Workbench(kit.Pad(s.head(), theme.Gap, 0), []float32{13, 9}, kit.Sheet(s.list.Object), s.detail, kit.Column(0)), theme.Wide, theme.Margin)
	s.showNobody()
	s.Refresh()
	return s
}

// Object is what stands in the window.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

func (s *Screen) head() fyne.CanvasObject {
	w, e := s.office.Words(), s.office.Edition()
	title := kit.Column(theme.Tight, kit.Title(w.Say("matching.title")).Object, s.count.Object)
	var cards []fyne.CanvasObject
	for _, one := range []struct {
		key  string
		list coalition.List
		into *coalition.Code
	}{{"kind", coalition.ListContribution, &s.query.Kind}, {"project", coalition.ListIconProject, &s.query.Project},
		{"theme", coalition.ListTheme, &s.query.Theme}, {"province", coalition.ListProvince, &s.query.Province}} {
		options := []kit.Option{{Label: w.Say("matching.any")}}
		for _, code := range e.Codes(one.list) {
			options = append(options, kit.Option{Code: string(code), Label: s.office.Label(one.list, code, "")})
		}
		into := one.into
		choice := kit.NewChoice(options, func(code string) {
			if *into != coalition.Code(code) {
				*into = coalition.Code(code)
				s.anew()
			}
		})
		choice.Put("")
		s.choices = append(s.choices, &filter{choice, into})
		cards = append(cards, kit.NewField(w.Say("matching."+one.key), "", choice).Object)
	}
	found := kit.NewCheck(w.Say("matching.all"), func(on bool) {
		s.query.All = on
		s.anew()
	})
	return kit.Column(theme.Room, title, kit.Cards(170, cards...), s.search, kit.Wrap(found))
}

// read is how a page of the needs is read, by the query as it is now.
func (s *Screen) read() office.Read[register.Need] {
	q := s.query
	return func(ctx context.Context, r *register.Register, p register.Page) ([]register.Need, int, error) {
		q.Limit, q.Offset = p.Limit, p.Offset
		return r.Needs(ctx, q)
	}
}

// Refresh reads the needs anew; what stands there stays until they come.
func (s *Screen) Refresh() {
	for _, f := range s.choices {
		f.choice.Put(string(*f.into))
	}
	s.list.Sorted(office.Sorted(s.query.Page, sorts), s.query.Desc)
	s.lines.Load()
}

// anew shows what the query chooses now, with no need chosen.
func (s *Screen) anew() {
	s.at, s.one = -1, ""
	s.showNobody()
	s.Refresh()
}

// Visit shows the needs that a query chooses.
func (s *Screen) Visit(p session.Place) {
	if q, ok := p.Query.(register.NeedQuery); ok {
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
	if office.Turn(&s.query.Page, sorts[column]) {
		s.anew()
	}
}

// show puts on the screen what came.
func (s *Screen) show() {
	w := s.office.Words()
	s.count.Say(w.Count("matching.count", s.lines.Len()))
	if s.lines.Len() == 0 {
		s.count.Say(w.Say("matching.none"))
	}
	s.keep()
	s.list.Put(s.lines.Len(), s.row, s.at)
	if s.landing {
		s.landing = false
		kit.Focus(s.search)
		s.onDown()
	}
}

// keep keeps the need chosen that is shown, wherever it stands now. One that is gone, or was not read yet, gives way to what stands in
// its place.
func (s *Screen) keep() {
	at := s.lines.Find(func(n *register.Need) bool { return n.ID == s.one && s.one != "" })
	switch {
	case at >= 0:
		s.at = at
	case s.lines.Len() == 0:
		s.at, s.one = -1, ""
		s.showNobody()
	case s.at >= 0:
		s.onRow(min(s.at, s.lines.Len()-1))
	}
}

func (s *Screen) row(i int) kit.ListRow {
	n, there := s.lines.At(i)
	if !there {
		return kit.ListRow{Cells: []string{"…", "", "", "", ""}}
	}
	w := s.office.Words()
	tone := kit.Good
	if n.Offers == 0 {
		tone = kit.Bad
	}
	return kit.ListRow{Cells: []string{n.Name, s.office.Label(coalition.ListContribution, n.Kind, ""), s.asked(&n), s.place(n.Project, n.Theme),
		w.Count("matching.offers", n.Offers)}, Tone: tone}
}

// place is the icon project, else the theme.
func (s *Screen) place(project, theme coalition.Code) string {
	if project != "" {
		return s.office.Label(coalition.ListIconProject, project, "")
	}
	return s.office.Label(coalition.ListTheme, theme, "")
}

// asked is what is needed: in words, and how much.
func (s *Screen) asked(n *register.Need) string { return s.much(n.Description, n.Amount, n.Unit) }

func (s *Screen) much(text string, amount coalition.Decimal, unit coalition.Code) string {
	if amount.Hundredths() == 0 {
		return text
	}
	much := s.office.Words().Amount(amount.String()) + " " + s.office.Label(coalition.ListUnit, unit, "")
	if text == "" {
		return much
	}
	return text + " (" + much + ")"
}
