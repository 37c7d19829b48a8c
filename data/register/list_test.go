package register

import (
	"testing"

	"doemee/data/coalition"
)

// told is a register with everything of the story, and what all views together hold, counted apart from it.
func told(t testing.TB) (*Register, []*coalition.Content) {
	t.Helper()
	r := newRegister(t)
	keep(t, r, story()...)
	organisations, _, err := r.Organisations(t.Context(), OrganisationQuery{})
	must(t, err)
	var all []*coalition.Content
	for _, o := range organisations {
		v, err := r.View(t.Context(), o.ID)
		must(t, err)
		all = append(all, v.Content)
	}
	return r, all
}

// count counts commitments that stand in plain Go.
func count(all []*coalition.Content, fits func(*coalition.Content, *coalition.Commitment) bool) (n int) {
	for _, c := range all {
		for i := range c.Commitments {
			if t := &c.Commitments[i]; t.Stands() && fits(c, t) {
				n++
			}
		}
	}
	return n
}

func gives(t *coalition.Commitment, kind coalition.Code) bool {
	for _, b := range t.Contributions {
		if b.Kind == kind {
			return true
		}
	}
	return false
}

func TestEveryNumberOfTheCoverageIsTrueAndOpensItsList(t *testing.T) {
	r, all := told(t)
	c, err := r.Coverage(t.Context(), edition, CoverageQuery{})
	must(t, err)
	if want := count(all, func(*coalition.Content, *coalition.Commitment) bool { return true }); c.Commitments != want || want == 0 {
		t.Errorf("%d commitments, counted apart %d", c.Commitments, want)
	}
	for _, cell := range c.Cells {
		want := count(all, func(_ *coalition.Content, t *coalition.Commitment) bool {
			return t.MainProject() == cell.Project && gives(t, cell.Kind)
		})
		_, n, err := r.Commitments(t.Context(), CommitmentQuery{Project: cell.Project, NoProject: cell.Project == "", Kind: cell.Kind, Stands: true})
		if err != nil || cell.Commitments != want || n != want {
			t.Errorf("%s × %s: %d in the matrix, %d in the list, counted apart %d, %v", cell.Project, cell.Kind, cell.Commitments, n, want, err)
		}
	}
	opens(t, r, c.Types, func(code coalition.Code) CommitmentQuery { return CommitmentQuery{Type: code, Stands: true} })
	opens(t, r, c.Mandates, func(code coalition.Code) CommitmentQuery { return CommitmentQuery{Mandate: code, Stands: true} })
	opens(t, r, c.Levels, func(code coalition.Code) CommitmentQuery {
		return CommitmentQuery{Level: coalition.Level(code), Stands: true}
	})
	opens(t, r, c.Obstacles, func(code coalition.Code) CommitmentQuery { return CommitmentQuery{Obstacle: code, Stands: true} })
	opens(t, r, c.Statuses, func(code coalition.Code) CommitmentQuery { return CommitmentQuery{Status: code} })
}

func opens(t *testing.T, r *Register, counts []Count, query func(coalition.Code) CommitmentQuery) {
	t.Helper()
	some := false
	for _, c := range counts {
		_, n, err := r.Commitments(t.Context(), query(c.Code))
		if err != nil || n != c.Number {
			t.Errorf("%s counts %d and opens %d, %v", c.Code, c.Number, n, err)
		}
		some = some || n > 0
	}
	if !some {
		t.Errorf("nothing is counted in %v", counts)
	}
}

func TestHoursFteAndEuroStandApart(t *testing.T) {
	r, all := told(t)
	c, err := r.Coverage(t.Context(), edition, CoverageQuery{})
	must(t, err)
	if len(c.Amounts) != 3 {
		t.Errorf("got %+v", c.Amounts)
	}
	for _, a := range c.Amounts {
		var want int64
		count(all, func(_ *coalition.Content, t *coalition.Commitment) bool {
			for _, b := range t.Contributions {
				if b.Unit == a.Unit {
					want += b.Quantity.Hundredths()
				}
			}
			return true
		})
		if a.Total.Hundredths() != want {
			t.Errorf("%s: %s, counted apart %d", a.Unit, a.Total, want/100)
		}
	}
}

func TestCoverageOfAPart(t *testing.T) {
	r, all := told(t)
	c, err := r.Coverage(t.Context(), edition, CoverageQuery{Type: coalition.Company, Status: coalition.StatusWithdrawn})
	must(t, err)
	want := 0
	for _, one := range all {
		for _, t := range one.Commitments {
			if one.Organisation.Type == coalition.Company && t.Status == coalition.StatusWithdrawn {
				want++
			}
		}
	}
	if c.Commitments != want || want == 0 {
		t.Errorf("got %d, want %d", c.Commitments, want)
	}
}

func TestPagesHoldEverythingOnce(t *testing.T) {
	r, _ := told(t)
	for _, sort := range []string{"", "name", "title", "status", "ends", "clear", "no such column; DROP TABLE commitment"} {
		seen := map[coalition.ID]bool{}
		for offset := 0; ; offset += 3 {
			page, total, err := r.Commitments(t.Context(), CommitmentQuery{Page: Page{Sort: sort, Desc: len(sort)%2 == 0, Limit: 3, Offset: offset}})
			must(t, err)
			if len(page) == 0 {
				if len(seen) != total || sort == "" && total == 0 {
					t.Errorf("sorted by %q: %d of %d", sort, len(seen), total)
				}
				break
			}
			for _, c := range page {
				seen[c.ID] = true
			}
		}
	}
}

func TestSearchFindsWordsAndNothingElse(t *testing.T) {
	r, _ := told(t)
	for search, want := range map[string]int{"TOEZEGGING bijgewerkt": 4, "T-009": 4, "gm1003": 7, "oord 03 bijgewerkt": 1, "777%": 0, "' XX 1=1 --": 0, "bestaat_niet": 0} {
		if _, n, err := r.Commitments(t.Context(), CommitmentQuery{Search: search}); err != nil || n != want {
			t.Errorf("%q finds %d, want %d, %v", search, n, want, err)
		}
	}
}

func TestOverdueAndMissedRounds(t *testing.T) {
	r, all := told(t)
	today := coalition.Date("2020-07-15")
	want := count(all, func(_ *coalition.Content, t *coalition.Commitment) bool { return coalition.Overdue(t, today) })
	s, err := r.Standing(t.Context(), today)
	must(t, err)
	if _, n, err := r.Commitments(t.Context(), CommitmentQuery{OverdueOn: today}); err != nil || n != want || s.Overdue != want || want == 0 {
		t.Errorf("overdue: %d in the list, %d in the standing, counted apart %d, %v", n, s.Overdue, want, err)
	}
	rounds, err := r.Rounds(t.Context(), edition, today)
	must(t, err)
	if len(rounds) != 3 || !rounds[1].Closed || rounds[2].Closed {
		t.Fatalf("got %+v", rounds)
	}
	// Nothing came in after 30 June: everyone and everything is silent in the third round.
	if rounds[2].Silent != 4 || rounds[2].Organisations != 4 || rounds[2].NoNews != rounds[2].Commitments || rounds[2].NoNews == 0 {
		t.Errorf("third round: %+v", rounds[2])
	}
	if rounds[1].Silent != 0 || rounds[0].Organisations != 0 {
		t.Errorf("earlier rounds: %+v", rounds[:2])
	}
	_, n, err := r.Commitments(t.Context(), CommitmentQuery{SilentSince: rounds[1].Since})
	if err != nil || n != rounds[1].NoNews {
		t.Errorf("second round: %d without news, %d in the list, %v", rounds[1].NoNews, n, err)
	}
}

func TestNeedsMeetOffers(t *testing.T) {
	r, _ := told(t)
	needs, total, err := r.Needs(t.Context(), NeedQuery{Project: "icon-a", Kind: "people"})
	must(t, err)
	if total == 0 || len(needs) != total {
		t.Fatalf("%d needs, %v", total, needs)
	}
	offers, many, err := r.Offers(t.Context(), needs[0], Page{})
	must(t, err)
	if many == 0 || len(offers) != many {
		t.Fatalf("%d offers for %+v", many, needs[0])
	}
	rank := func(o Offer) (n int) {
		for i, same := range []bool{o.SameRegion, o.SameTheme, o.SameProject} {
			if same {
				n += 1 << i
			}
		}
		return n
	}
	for i, o := range offers {
		if o.Kind != "people" || o.Organisation == needs[0].Organisation || !o.SameProject && !o.SameTheme || o.SameProject != (o.Project == "icon-a") {
			t.Errorf("%+v does not fit %+v", o, needs[0])
		}
		if i > 0 && rank(o) > rank(offers[i-1]) {
			t.Errorf("offer %d is nearer than the one before it", i)
		}
	}
}
