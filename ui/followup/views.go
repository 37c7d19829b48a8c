package followup

import (
	"strconv"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/data/register"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// view is one list that can be chosen: of supporters, or else of organisations.
type view struct {
	code, label   string
	count         int
	supporters    *register.SupporterQuery
	organisations register.OrganisationQuery
	round         *register.RoundState // what it is about, for a round
}

// The views that are named elsewhere.
const (
	viewAll       = "all"
	viewAgreement = "agreement"
)

// shownRounds is how many rounds are looked back at.
const shownRounds = 3

// viewsNow are all views, with their counts as they are known.
func (s *Screen) viewsNow() (all []view) {
	w, is, today := s.office.Words(), s.office.Standing(), s.office.Today()
	for _, one := range []struct {
		code  string
		query register.SupporterQuery
		count int
	}{
		{viewAgreement, register.SupporterQuery{NoAgreement: true}, is.NoAgreement},
		{"commitment", register.SupporterQuery{NoCommitment: true}, is.NoCommitment},
		{"silent", register.SupporterQuery{Silent: true}, is.Silent},
		{"unapproached", register.SupporterQuery{NoAgreement: true, Unapproached: true}, s.extra.unapproached},
		{"due", register.SupporterQuery{DueOn: today}, is.Due},
		{viewAll, register.SupporterQuery{}, is.Supporters},
	} {
		query := one.query
		all = append(all, view{code: one.code, label: w.Say("followup.view." + one.code), count: one.count, supporters: &query})
	}
	all = append(all, view{code: "asked", label: w.Say("followup.view.asked"), count: is.Asked, organisations: register.OrganisationQuery{Asked: true}},
		view{code: "overdue", label: w.Say("followup.view.overdue"), count: s.extra.overdue, organisations: register.OrganisationQuery{OverdueOn: today}})
	all = append(all, s.roundViews()...)
	for _, b := range coalition.Buckets {
		all = append(all, view{code: "bucket." + string(b), label: w.Say("followup.bucket." + string(b)), count: is.Buckets[b],
			organisations: register.OrganisationQuery{Bucket: b}})
	}
	return all
}

// roundViews are the rounds in which something can have been missed. In the first nothing was there yet.
func (s *Screen) roundViews() (all []view) {
	rounds := s.extra.rounds
	for _, state := range rounds[max(0, len(rounds)-shownRounds):] {
		if state.Since == "" {
			continue
		}
		round := state
		label := s.office.Words().Say("followup.view.round", "round", s.office.Label(coalition.ListRound, state.Round.Code, ""))
		all = append(all, view{code: "round." + string(state.Round.Code), label: label, count: state.Silent, round: &round,
			organisations: register.OrganisationQuery{SilentSince: state.Since}})
	}
	return all
}

// current is the view that is chosen; the first where it is no longer there.
func (s *Screen) current() view {
	if len(s.views) == 0 {
		s.views = s.viewsNow()
	}
	for _, v := range s.views {
		if v.code == s.view {
			return v
		}
	}
	return s.views[0]
}

// showNote says what a round asked, and leads to the commitments without news; other views say it in their name.
func (s *Screen) showNote() {
	s.note.Hide()
	if state := s.current().round; state != nil {
		w := s.office.Words()
		key := "followup.round.open"
		if state.Closed {
			key = "followup.round.closed"
		}
		text := w.Say(key, "date", w.Date(string(state.Round.Closes)), "silent", strconv.Itoa(state.Silent), "all", strconv.Itoa(state.Organisations))
		since := state.Since
		news := kit.NewButton(kit.Quiet, w.Count("followup.round.no-news", state.NoNews)+" ›", func() {
			s.office.Visit(session.Place{Screen: "ledger", Query: register.CommitmentQuery{SilentSince: since}})
		})
		s.note.Objects = []fyne.CanvasObject{kit.Second(text).Object, kit.Row(theme.Tight, news)}
		s.note.Show()
	}
}
