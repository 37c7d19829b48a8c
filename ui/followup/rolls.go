package followup

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/data/register"
	"doemee/ui/kit"
	"doemee/ui/office"
)

// roll is one of the two lists, of which only the lines in sight are read.
type roll[T any] struct {
	screen *Screen
	list   *kit.List
	lines  *office.Lines[T]
	sorts  []string // by column; empty where it can't be sorted by
	page   register.Page
	at     int
	row    func(*T) kit.ListRow
	whose  func(*T) party
	cells  int
}

// newRoll makes a list; read is how a page of it is read in an order.
func newRoll[T any](s *Screen, columns []kit.ListColumn, sorts []string, read func(register.Page) office.Read[T]) *roll[T] {
	r := &roll[T]{screen: s, sorts: sorts, at: -1, cells: len(columns)}
	r.list = kit.NewList(columns, kit.ListWays{Choose: r.onRow, Enter: func() { s.party.focus() }, Sort: r.onSort}).Call(s.office.Words().Say("followup.title"))
	r.lines = office.NewLines(s.office, func() office.Read[T] { return read(r.page) }, r.show)
	return r
}

func (r *roll[T]) load() {
	r.list.Sorted(office.Sorted(r.page, r.sorts), r.page.Desc)
	r.lines.Load()
}

// show puts on the screen what came.
func (r *roll[T]) show() {
	if r.current() {
		r.keep()
	}
	r.list.Put(r.lines.Len(), func(i int) kit.ListRow {
		one, there := r.lines.At(i)
		if !there {
			return kit.ListRow{Cells: append([]string{"…"}, make([]string, r.cells-1)...)}
		}
		return r.row(&one)
	}, r.at)
	if r.screen.landing && r.current() {
		r.screen.landing = false
		kit.Focus(r.screen.search)
		r.list.Begin()
	}
}

// current tells whether this is the list that is shown.
func (r *roll[T]) current() bool {
	return r.screen.lists.Objects[0] == fyne.CanvasObject(r.list.Object)
}

// keep keeps who is shown chosen, wherever they stand now, and says what is known of them now. Who is no longer in the list stays beside it:
// somebody may be writing about them, and what is written must not go to another.
func (r *roll[T]) keep() {
	pane := r.screen.party
	if pane.is.name == "" {
		if one, there := r.lines.At(r.at); there {
			pane.put(r.whose(&one)) // chosen before it was read
		}
		return
	}
	r.at = r.lines.Find(func(one *T) bool { return r.whose(one).same(pane.is) })
	if one, there := r.lines.At(r.at); there {
		pane.update(r.whose(&one))
	}
}

// onRow shows another one, or nobody as long as the line was not read.
func (r *roll[T]) onRow(row int) {
	r.at = row
	one, there := r.lines.At(row)
	switch is := r.whose(&one); {
	case !there:
		r.screen.party.put(party{})
	case !is.same(r.screen.party.is):
		r.screen.party.put(is)
	}
}

// onSort sorts by a column, then the other way round, then in the list's own order again.
func (r *roll[T]) onSort(column int) {
	if office.Turn(&r.page, r.sorts[column]) {
		r.load()
	}
}

func newSupporters(s *Screen) *roll[register.Supporter] {
	w := s.office.Words()
	columns := []kit.ListColumn{{Heading: w.Say("followup.list.name"), Share: 6}, {Heading: w.Say("followup.list.days"), Share: 3.6},
		{Heading: w.Say("followup.list.agreed"), Share: 2.8}, {Heading: w.Say("followup.list.next"), Share: 3.8}, {Heading: w.Say("followup.list.outcome"), Share: 4}}
	r := newRoll(s, columns, []string{"name", "date", "agreements", "next", "outcome"}, func(page register.Page) office.Read[register.Supporter] {
		q := s.supporterQuery(page)
		return func(ctx context.Context, r *register.Register, p register.Page) ([]register.Supporter, int, error) {
			q.Limit, q.Offset = p.Limit, p.Offset
			return r.Supporters(ctx, q)
		}
	})
	r.row, r.whose = s.supporterRow, s.supporterParty
	return r
}

// supporterQuery is what the list of supporters shows, in an order.
func (s *Screen) supporterQuery(page register.Page) register.SupporterQuery {
	q := register.SupporterQuery{}
	if v := s.current(); v.supporters != nil {
		q = *v.supporters
	}
	q.Search, q.Page = s.sought, page
	return q
}

func (s *Screen) supporterRow(one *register.Supporter) kit.ListRow {
	w := s.office.Words()
	days, next := w.Say("followup.unknown"), ""
	if n := one.Days(s.office.Today()); n >= 0 {
		days = w.Count("followup.days", n)
	}
	if one.Latest.NextDate != "" {
		next = w.Date(string(one.Latest.NextDate))
	}
	outcome, tone := s.outcome(one.Latest.Outcome)
	return kit.ListRow{Cells: []string{one.Name, days, w.Say("followup.agreed", "n", strconv.Itoa(one.Agreements), "all", strconv.Itoa(one.Commitments)), next,
		outcome}, Tone: tone}
}

// outcome is how the last approach ended, in words.
func (s *Screen) outcome(code coalition.Code) (string, kit.Tone) {
	if code == "" {
		return s.office.Words().Say("followup.unapproached"), kit.Neutral
	}
	tone := map[coalition.Code]kit.Tone{"talking": kit.Info, "takes-part": kit.Good, "not-reached": kit.Warn}[code]
	return s.office.Label(coalition.ListOutcome, code, ""), tone
}

func (s *Screen) supporterParty(one *register.Supporter) party {
	return party{supporter: one.ID, organisation: one.Organisation, name: one.Name, key: one.Key, mailbox: one.Mailbox, since: one.Date,
		days: one.Days(s.office.Today()), commitments: one.Commitments, agreements: one.Agreements, questions: one.Questions, made: one.MadeAt,
		noCommitment: one.NoCommitment, contactIn: one.ContactIn}
}

func newOrganisations(s *Screen) *roll[register.Organisation] {
	w := s.office.Words()
	columns := []kit.ListColumn{{Heading: w.Say("followup.list.name"), Share: 6}, {Heading: w.Say("followup.list.made"), Share: 3.6},
		{Heading: w.Say("followup.list.agreed"), Share: 2.8}, {Heading: w.Say("followup.list.open"), Share: 4}, {Heading: w.Say("followup.list.bucket"), Share: 4}}
	r := newRoll(s, columns, []string{"name", "made", "commitments", "", "clear"}, func(page register.Page) office.Read[register.Organisation] {
		q := s.organisationQuery(page)
		return func(ctx context.Context, r *register.Register, p register.Page) ([]register.Organisation, int, error) {
			q.Limit, q.Offset = p.Limit, p.Offset
			return r.Organisations(ctx, q)
		}
	})
	r.row, r.whose = s.organisationRow, s.organisationParty
	return r
}

// organisationQuery is what the list of organisations shows, in an order.
func (s *Screen) organisationQuery(page register.Page) register.OrganisationQuery {
	q := s.current().organisations
	q.Search, q.Page = s.sought, page
	return q
}

// bucketTones are the senses of the buckets.
var bucketTones = map[coalition.Bucket]kit.Tone{coalition.BucketNone: kit.Bad, coalition.BucketLow: kit.Warn, coalition.BucketHalf: kit.Warn,
	coalition.BucketMost: kit.Info, coalition.BucketReady: kit.Good}

func (s *Screen) organisationRow(one *register.Organisation) kit.ListRow {
	w := s.office.Words()
	made := w.Say("followup.unknown") // a blank form does not say when it was filled in
	if one.MadeAt != "" {
		made = w.Date(string(one.MadeAt[:10]))
	}
	return kit.ListRow{Cells: []string{one.Name, made,
		w.Say("followup.agreed", "n", strconv.Itoa(one.Agreements), "all", strconv.Itoa(one.Commitments)), s.owed(one.Questions, one.Overdue),
		w.Say("followup.bucket." + string(one.Bucket))}, Tone: bucketTones[one.Bucket]}
}

// owed is what is asked of somebody: questions that are open, commitments that are overdue.
func (s *Screen) owed(questions, overdue int) string {
	w := s.office.Words()
	switch {
	case questions > 0 && overdue > 0:
		return w.Count("followup.questions", questions) + ", " + w.Count("followup.overdue", overdue)
	case questions > 0:
		return w.Count("followup.questions", questions)
	case overdue > 0:
		return w.Count("followup.overdue", overdue)
	}
	return ""
}

func (s *Screen) organisationParty(one *register.Organisation) party {
	p := party{organisation: one.ID, name: one.Name, key: one.Key, mailbox: one.Mailbox, since: one.SupportDate, days: -1, commitments: one.Commitments,
		agreements: one.Agreements, questions: one.Questions, overdue: one.Overdue, made: one.MadeAt, noCommitment: one.NoCommitment, contactIn: one.ContactIn}
	if one.SupportDate != "" {
		supporter := register.Supporter{Date: one.SupportDate}
		p.days = supporter.Days(s.office.Today())
	}
	return p
}
