// Package followup is the screen on which the secretariat follows up: who supports the declaration and agreed nothing concrete yet,
// who does not answer, what is overdue; how each was approached, and when the next step is. It brings in the list of supporters and
// writes lists that mail merge takes.
package followup

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"doemee/data/coalition"
	"doemee/data/register"
	"doemee/ui/kit"
	"doemee/ui/office"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// Screen is a list of those to follow up beside what is known of one of them. Supporters and organisations are different lists, for
// not every supporter handed in and not everyone who handed in supports.
type Screen struct {
	office *office.Office
	object fyne.CanvasObject
	intro  *kit.Text
	note   *fyne.Container // what a view says of itself
	who    *kit.Chips      // the views of supporters
	what   *kit.Chips      // the views of organisations
	search *kit.Search
	lists  *fyne.Container // the list that is shown
	party  *partyPane
	papers *papers

	supporters    *roll[register.Supporter]
	organisations *roll[register.Organisation]
	views         []view
	view          string
	sought        string
	extra         extra
	landing       bool // the keyboard goes to the list when it has come
	counting      office.Slot
}

// extra are the counts that the office does not hold.
type extra struct {
	unapproached int
	overdue      int // organisations
	rounds       []register.RoundState
}

// New lays the screen out with those that have no concrete agreement.
func New(o *office.Office) *Screen {
	w := o.Words()
	s := &Screen{office: o, intro: kit.Second(""), note: kit.Column(theme.Tight), view: viewAgreement, lists: container.NewStack()}
	s.who, s.what = kit.NewChips(s.onView), kit.NewChips(s.onView)
	s.search = kit.NewSearch(w.Say("followup.search"), kit.SearchWays{Text: s.onSearch, Down: s.onDown, Enter: s.onDown})
	s.supporters, s.organisations = newSupporters(s), newOrganisations(s)
	s.party, s.papers = newParty(s), newPapers(s)
	s.object = kit.Pad(kit.Workbench(kit.Pad(s.head(), theme.Gap, 0), []float32{13, 9}, kit.Sheet(s.lists), s.party.Object, kit.Column(0)), theme.Wide, theme.Margin)
	s.Refresh()
	return s
}

// Object is what stands in the window.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

func (s *Screen) head() fyne.CanvasObject {
	w := s.office.Words()
	title := kit.Column(theme.Tight, kit.Title(w.Say("followup.title")).Object, s.intro.Object)
	row := func(key string, chips *kit.Chips) fyne.CanvasObject {
		return kit.Column(theme.Tight, kit.Strong(w.Say(key)).Object, chips.Object)
	}
	return kit.Column(theme.Room, kit.Columns([]float32{3, 2}, title, s.papers.buttons), s.papers.Object, row("followup.supporters", s.who),
		row("followup.organisations", s.what), s.note, s.search)
}

// Refresh reads list and counts anew; what stands there stays until they come.
func (s *Screen) Refresh() {
	s.offer()
	s.load()
	s.party.refresh()
	e, today := s.office.Edition(), s.office.Today()
	office.Look(s.office, &s.counting, func(ctx context.Context, r *register.Register) (x extra, err error) {
		one := register.Page{Limit: 1}
		if _, x.unapproached, err = r.Supporters(ctx, register.SupporterQuery{NoAgreement: true, Unapproached: true, Page: one}); err != nil {
			return x, err
		}
		if _, x.overdue, err = r.Organisations(ctx, register.OrganisationQuery{OverdueOn: today, Page: one}); err != nil {
			return x, err
		}
		x.rounds, err = r.Rounds(ctx, e, today)
		return x, err
	}, func(x extra) {
		s.extra = x
		s.offer()
	})
}

// offer shows the views with how many there are in each.
func (s *Screen) offer() {
	w, is := s.office.Words(), s.office.Standing()
	s.intro.Say(w.Say("followup.intro", "supporters", strconv.Itoa(is.Supporters), "organisations", strconv.Itoa(is.Organisations), "submissions",
		strconv.Itoa(is.Submissions)))
	s.views = s.viewsNow()
	var who, what []kit.Option
	for _, v := range s.views {
		option := kit.Option{Code: v.code, Label: v.label + " · " + strconv.Itoa(v.count)}
		if v.supporters != nil {
			who = append(who, option)
		} else {
			what = append(what, option)
		}
	}
	s.who.Offer(who, s.view)
	s.what.Offer(what, s.view)
	s.showNote()
	if s.object != nil {
		s.object.Refresh() // chips that go on on the next line need room above the list
	}
}

// load reads the list of the view that is chosen.
func (s *Screen) load() {
	v := s.current()
	if v.supporters != nil {
		s.lists.Objects = []fyne.CanvasObject{s.supporters.list.Object}
		s.supporters.load()
	} else {
		s.lists.Objects = []fyne.CanvasObject{s.organisations.list.Object}
		s.organisations.load()
	}
	s.lists.Refresh()
}

// onView shows another list, with nobody chosen in it.
func (s *Screen) onView(code string) {
	s.view = code
	s.supporters.at, s.organisations.at = -1, -1
	s.party.put(party{})
	s.offer()
	s.load()
}

func (s *Screen) onSearch(text string) {
	if text != s.sought {
		s.sought = text
		s.load()
	}
}

// onDown takes the keyboard from the search into the list.
func (s *Screen) onDown() {
	if s.current().supporters != nil {
		s.supporters.list.Begin()
	} else {
		s.organisations.list.Begin()
	}
}

// Visit shows the view that a query asks for.
func (s *Screen) Visit(p session.Place) {
	switch q := p.Query.(type) {
	case register.SupporterQuery:
		s.search.SetText("") // all that the number stands for
		for _, v := range s.views {
			if v.supporters != nil && *v.supporters == q {
				s.land(v.code)
				return
			}
		}
		s.land(viewAll)
	case register.OrganisationQuery:
		s.search.SetText("")
		for _, v := range s.views {
			if v.supporters == nil && v.organisations == q {
				s.land(v.code)
			}
		}
	default:
		if p.Field != "" {
			s.land(p.Field)
		}
	}
}

// land shows a view, with the keyboard in its list.
func (s *Screen) land(code string) {
	s.landing = true
	s.onView(code)
}

// Where is the list that is shown.
func (s *Screen) Where(fyne.Focusable) session.Place { return session.Place{Field: s.view} }

// party is one to follow up: a supporter of the list, an organisation, or both.
type party struct {
	supporter, organisation coalition.ID
	name, key, mailbox      string
	since                   coalition.Date
	days                    int
	commitments, agreements int
	questions, overdue      int
	made                    coalition.Moment
	noCommitment            bool
	contactIn               coalition.Month
}

// same tells whether it is the same one, whatever is known of them: a supporter who hands in becomes an organisation as well.
func (p party) same(as party) bool {
	if p.supporter != "" || as.supporter != "" {
		return p.supporter == as.supporter
	}
	return p.organisation == as.organisation
}
