package followup

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/register"
	"doemee/ui/office"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

// supporters is a list of which one handed in and two did not.
var supporters = []register.Entry{{Name: "Gemeente Voorbeeldstad", Date: "2026-03-21", Mailbox: "post@voorbeeldstad.example"},
	{Name: "Stichting Zonder Afspraak", Date: "2026-03-21", Mailbox: "info@afspraak.example"}, {Name: "Bureau Later", Mailbox: "later@bureau.example"}}

// shown is the screen in a window, on a register of invented organisations with a list of supporters.
func shown(t *testing.T, l words.Language) (s *Screen, o *office.Office, q *uitest.Queue, at *session.Place) {
	t.Helper()
	o, q, at = uitest.Desk(t, l, 14)
	o.Edition().Rounds = []coalition.Round{{Code: "r1", Label: coalition.Text{NL: "ronde 1", EN: "round 1"}, Closes: "2026-11-01"},
		{Code: "r2", Label: coalition.Text{NL: "ronde 2", EN: "round 2"}, Closes: "2026-12-27"}}
	t.Cleanup(func() { o.Edition().Rounds = nil })
	o.Change(func(ctx context.Context, r *register.Register) error {
		_, err := r.ImportSupporters(ctx, supporters)
		return err
	}, nil)
	uitest.Settle(o, q)
	o.Edition().Rounds = []coalition.Round{{Code: "r1", Label: coalition.Text{NL: "ronde 1", EN: "round 1"}, Closes: "2026-11-01"},
		{Code: "r2", Label: coalition.Text{NL: "ronde 2", EN: "round 2"}, Closes: "2026-12-27"}}
	s = New(o)
	uitest.Shown(t, o, q, s, fyne.NewSize(1064, 740))
	return s, o, q, at
}

// choose chooses the one with a name in the list of supporters.
func choose(t *testing.T, s *Screen, name string) {
	t.Helper()
	for i := range s.supporters.lines.Len() {
		if one, _ := s.supporters.lines.At(i); one.Name == name {
			s.supporters.list.Choose(i)
			s.supporters.onRow(i)
			return
		}
	}
	t.Fatalf("%s is not in the list", name)
}

func TestShots(t *testing.T) {
	for l, name := range uitest.Looks(t, "followup") {
		s, o, q, _ := shown(t, l)
		choose(t, s, "Stichting Zonder Afspraak")
		s.party.form.whom.Put("Bestuurssecretaris")
		s.party.form.outcomeIs = "talking"
		s.party.form.step.Put("Bellen over de warmtekaart")
		s.party.form.next.put("2026-12-01")
		s.party.form.onSave()
		uitest.Settle(o, q)
		uitest.Shot(t, name, s.Object(), fyne.NewSize(1064, 740))
		s.onView("round.r2")
		s.papers.open(s.papers.in)
		uitest.Settle(o, q)
		uitest.Shot(t, name+"-round", s.Object(), fyne.NewSize(1064, 740))
	}
}

// Each view holds as many as stand beside its name.
func TestEachViewHoldsAsManyAsItSays(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, o, q, _ := shown(t, words.NL)
	rounds := 0
	for _, v := range s.views {
		s.onView(v.code)
		uitest.Settle(o, q)
		n := s.organisations.lines.Len()
		if v.supporters != nil {
			n = s.supporters.lines.Len()
		}
		if n != v.count {
			t.Errorf("%s says %d and holds %d", v.label, v.count, n)
		}
		if v.round != nil {
			rounds++
		}
	}
	if rounds != 1 || len(s.views) < 13 {
		t.Errorf("%d views, %d of them about a round in which something can be missed", len(s.views), rounds)
	}
}

func TestAnApproachIsWrittenDown(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, o, q, _ := shown(t, words.NL)
	choose(t, s, "Stichting Zonder Afspraak")
	uitest.Settle(o, q)
	if !uitest.Says(s.Object(), "Dat is 247 dagen, nog zonder concrete afspraak") {
		t.Error("how long it waits is not said")
	}
	f := s.party.form
	f.onSave()
	if f.outcomes.Sentence() != "Kies wat eruit kwam." {
		t.Errorf("without an outcome stands %q", f.outcomes.Sentence())
	}
	f.whom.Put("Bestuurssecretaris")
	f.by.Put("Secretariaat")
	f.outcomeIs = "talking"
	f.step.Put("Bellen")
	f.next.entry.Put("ooit")
	f.onSave()
	if !strings.Contains(f.next.field.Sentence(), "‘ooit’ is geen dag") {
		t.Errorf("of a day that is none stands %q", f.next.field.Sentence())
	}
	f.next.entry.Put("1 december")
	f.onSave()
	uitest.Settle(o, q)
	for _, want := range []string{"Met Bestuurssecretaris", "Door Secretariaat", "Daarna: Bellen (uiterlijk 01-12-2026)"} {
		if !uitest.Says(s.Object(), want) {
			t.Errorf("%q is not in the log", want)
		}
	}
	if f.whom.Text != "" || f.by.Text != "Secretariaat" {
		t.Errorf("the form holds %q and %q", f.whom.Text, f.by.Text)
	}
	one, _ := s.supporters.lines.At(s.supporters.at)
	if cells := s.supporterRow(&one).Cells; cells[3] != "01-12-2026" || cells[4] == s.office.Words().Say("followup.unapproached") {
		t.Errorf("the list says %q", cells)
	}
	s.onView("unapproached")
	uitest.Settle(o, q)
	for i := range s.supporters.lines.Len() {
		if one, _ := s.supporters.lines.At(i); one.Name == "Stichting Zonder Afspraak" {
			t.Error("who was approached still counts as not approached")
		}
	}
}

func TestAListIsLookedAtBeforeItIsTakenOver(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, o, q, _ := shown(t, words.NL)
	list := filepath.Join(t.TempDir(), "lijst.csv")
	if err := os.WriteFile(list, []byte("Naam;Datum;Postvak\nBureau Later;21-03-2026;\nNieuwe Naam;gisteren;n@naam.example\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	before := o.Standing().Supporters
	s.papers.open(s.papers.in)
	s.papers.path.Put(list)
	s.papers.onLook()
	uitest.Settle(o, q)
	if !uitest.Says(s.Object(), "2 regels zijn te gebruiken") || !uitest.Says(s.Object(), "gisteren") || o.Standing().Supporters != before {
		t.Error("looking does not say what is there, or took it over already")
	}
	uitest.Tap(t, s.Object(), "Neem 2 regels over")
	uitest.Settle(o, q)
	if !uitest.Says(s.Object(), "Overgenomen: 1 nieuw, 1 bijgewerkt, 0 waren gelijk") || o.Standing().Supporters != before+1 {
		t.Errorf("%d supporters after %d", o.Standing().Supporters, before)
	}
	s.papers.path.Put(filepath.Join(t.TempDir(), "nergens.csv"))
	s.papers.onLook()
	uitest.Settle(o, q)
	if !uitest.Says(s.Object(), "nergens.csv") {
		t.Error("a file that is not there is not named")
	}
}

func TestListsGoOutForMail(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, o, q, _ := shown(t, words.NL)
	for _, code := range []string{viewAgreement, "bucket.under-100"} {
		s.onView(code)
		uitest.Settle(o, q)
		path := filepath.Join(t.TempDir(), "lijst.csv")
		s.papers.onSave(path)
		uitest.Settle(o, q)
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		want := s.supporters.lines.Len()
		if code != viewAgreement {
			want = s.organisations.lines.Len()
		}
		if got := strings.Count(string(raw), "\n") - 1; got != want {
			t.Errorf("%s: %d lines, want %d", code, got, want)
		}
	}
}

func TestPlacesLeadToViewsAndOnToCommitments(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, o, q, at := shown(t, words.NL)
	s.Visit(session.Place{Query: register.SupporterQuery{NoCommitment: true}})
	if s.view != "commitment" {
		t.Errorf("shows %s", s.view)
	}
	s.Visit(session.Place{Query: register.OrganisationQuery{Bucket: coalition.BucketNone}})
	if s.view != "bucket.none" || s.Where(nil).Field != "bucket.none" {
		t.Errorf("shows %s", s.view)
	}
	s.onView("bucket.under-100")
	uitest.Settle(o, q)
	s.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	one, there := s.organisations.lines.At(0)
	if !there {
		t.Fatal("nobody is on the way")
	}
	uitest.Tap(t, s.Object(), o.Words().Count("followup.commitments", one.Commitments))
	if query, ok := at.Query.(register.CommitmentQuery); !ok || query.Organisation != one.ID {
		t.Errorf("went to %+v", *at)
	}
}

// What is being written about one must not go to another, when a list that comes anew has somebody else in their place.
func TestWhoIsWrittenAboutStaysWhenTheListMovesOn(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, o, q, _ := shown(t, words.NL)
	s.onView("unapproached")
	uitest.Settle(o, q)
	if s.supporters.lines.Len() < 2 {
		t.Fatalf("%d were not approached", s.supporters.lines.Len())
	}
	s.onDown()
	is := s.party.is
	s.party.form.note.Put("Belt terug")
	o.Change(func(ctx context.Context, r *register.Register) error { // somebody else turned to them
		_, err := r.AddApproach(ctx, register.Approach{Supporter: is.supporter, Organisation: is.organisation, Outcome: "talking"})
		return err
	}, nil)
	uitest.Settle(o, q)
	if one, _ := s.supporters.lines.At(0); one.ID == is.supporter {
		t.Fatal("the list did not move on")
	}
	if s.party.is.name != is.name || s.party.form.note.Text != "Belt terug" || s.supporters.at != -1 {
		t.Errorf("%q is shown with %q, line %d is chosen", s.party.is.name, s.party.form.note.Text, s.supporters.at)
	}
	s.onView(viewAll)
	uitest.Settle(o, q)
	s.onDown()
	first := s.party.is
	s.supporters.onSort(0)
	s.supporters.onSort(0)
	uitest.Settle(o, q)
	if one, _ := s.supporters.lines.At(s.supporters.at); one.ID != first.supporter || s.supporters.at == 0 {
		t.Errorf("in another order line %d is chosen, %s", s.supporters.at, one.Name)
	}
}

func TestASecondTapWritesNoSecondApproach(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, o, q, _ := shown(t, words.NL)
	choose(t, s, "Stichting Zonder Afspraak")
	uitest.Settle(o, q)
	is, f, total := s.party.is, s.party.form, 0
	f.outcomeIs = "talking"
	f.onSave()
	f.onSave()
	uitest.Settle(o, q)
	office.Look(o, &office.Slot{}, func(ctx context.Context, r *register.Register) (int, error) {
		_, n, err := r.Approaches(ctx, is.supporter, is.organisation, register.Page{})
		return n, err
	}, func(n int) { total = n })
	uitest.Settle(o, q)
	if total != 1 {
		t.Errorf("%d were written down", total)
	}
	f.outcomeIs = "talking"
	f.onSave()
	uitest.Settle(o, q)
	if !uitest.Says(s.Object(), o.Words().Say("followup.saved")) {
		t.Error("the next one is not written down")
	}
}

// A number elsewhere stands for everybody, not only for whom somebody looked here.
func TestAVisitLooksForNobody(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, o, q, _ := shown(t, words.NL)
	s.search.SetText("bestaat niet")
	uitest.Settle(o, q)
	s.Visit(session.Place{Query: register.SupporterQuery{NoAgreement: true}})
	uitest.Settle(o, q)
	if n := s.supporters.lines.Len(); n != o.Standing().NoAgreement || s.search.Text != "" {
		t.Errorf("%d of %d are shown, looked for %q", n, o.Standing().NoAgreement, s.search.Text)
	}
}
