package register

import (
	"errors"
	"testing"
)

var listed3 = []Entry{
	{Name: "Gemeente Oord 01", Identifier: "GM1001", Key: "GM1001", Date: "2019-03-21", Mailbox: "digitaal@oord01.example"},
	{Name: "Stichting Stil", Date: "2019-04-01"},
	{Name: "gemeente oord 02"},
}

func TestSupportersOrganisationsAndSubmissionsAreThreeCounts(t *testing.T) {
	r := newRegister(t)
	done, err := r.ImportSupporters(t.Context(), listed3)
	if err != nil || done != (Imported{Added: 3}) {
		t.Fatalf("got %+v, %v", done, err)
	}
	keep(t, r, story()...)
	s, err := r.Standing(t.Context(), "2020-07-15")
	must(t, err)
	// Two of the list sent in, one did not, and two organisations say so themselves without standing in the list.
	if s.Supporters != 5 || s.Silent != 1 || s.Organisations != 4 || s.Submissions != 12 || s.Committed != 4 || s.NoCommitment != 1 {
		t.Errorf("got %+v", s)
	}
	again, err := r.ImportSupporters(t.Context(), listed3)
	if err != nil || again != (Imported{Same: 3}) {
		t.Errorf("the second time: %+v, %v", again, err)
	}
	changed, err := r.ImportSupporters(t.Context(), []Entry{{Name: "Stichting Stil", Mailbox: "info@stil.example"}})
	if err != nil || changed != (Imported{Changed: 1}) {
		t.Errorf("with a mailbox: %+v, %v", changed, err)
	}
}

func TestAListThatComesAfterTheSubmissions(t *testing.T) {
	r := newRegister(t)
	keep(t, r, story()...)
	_, err := r.ImportSupporters(t.Context(), listed3)
	must(t, err)
	list, n, err := r.Supporters(t.Context(), SupporterQuery{Listed: true})
	must(t, err)
	if n != 3 || list[0].Organisation == "" || list[1].Organisation == "" || list[2].Organisation != "" {
		t.Errorf("got %+v", list)
	}
}

func TestTheLogOfApproaches(t *testing.T) {
	r := newRegister(t)
	_, err := r.ImportSupporters(t.Context(), listed3)
	must(t, err)
	silent := func(q SupporterQuery) []Supporter {
		list, _, err := r.Supporters(t.Context(), q)
		must(t, err)
		return list
	}
	one := silent(SupporterQuery{Search: "stil", NoAgreement: true})[0]
	if one.Days("2019-04-11") != 10 || (&Supporter{}).Days("2019-04-11") != -1 {
		t.Errorf("%d days", one.Days("2019-04-11"))
	}
	for _, a := range []Approach{
		{Supporter: one.ID, Date: "2020-06-01", Whom: "secretaris", By: "JV", Outcome: "not-reached"},
		{Supporter: one.ID, Date: "2020-06-20", Whom: "directeur", By: "JV", Outcome: "talking", NextStep: "bellen", NextDate: "2020-07-10"},
	} {
		_, err := r.AddApproach(t.Context(), a)
		must(t, err)
	}
	if list := silent(SupporterQuery{Outcome: "talking"}); len(list) != 1 || list[0].Latest.Whom != "directeur" || list[0].Latest.NextStep != "bellen" {
		t.Errorf("got %+v", list)
	}
	if a, b, c := len(silent(SupporterQuery{Outcome: "not-reached"})), len(silent(SupporterQuery{Unapproached: true})), len(silent(SupporterQuery{DueOn: "2020-07-09"})); a != 0 || b != 2 || c != 0 {
		t.Errorf("%d not reached, %d not approached, %d due", a, b, c)
	}
	if due := silent(SupporterQuery{DueOn: "2020-07-10"}); len(due) != 1 {
		t.Errorf("%d due", len(due))
	}
	log, n, err := r.Approaches(t.Context(), one.ID, "", Page{})
	if err != nil || n != 2 || log[0].Date != "2020-06-20" {
		t.Errorf("got %+v, %v", log, err)
	}
	if _, err := r.AddApproach(t.Context(), Approach{Outcome: "talking"}); !errors.Is(err, ErrNoRecord) {
		t.Errorf("of nobody: %v", err)
	}
	must(t, r.RemoveSupporter(t.Context(), one.ID))
	if err := r.RemoveSupporter(t.Context(), one.ID); !errors.Is(err, ErrNoRecord) {
		t.Errorf("removed twice: %v", err)
	}
}
