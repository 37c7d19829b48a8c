package exchange

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"doemee/data/coalition"
)

func TestWhatGoesAndWhatStops(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*coalition.Content)
		wish   func(*Wish)
		going  int
		stops  []string
	}{
		{"all complete", nil, nil, 3, nil},
		{"one incomplete", func(c *coalition.Content) { spoil(c, 1) }, nil, 2, []string{StopIncomplete}},
		{"one incomplete, complete only", func(c *coalition.Content) { spoil(c, 1) }, completeOnly, 2, nil},
		{"all incomplete, complete only", func(c *coalition.Content) { spoil(c, 0); spoil(c, 1); spoil(c, 2) }, completeOnly, 0, []string{StopNothing}},
		{"incomplete in the trash", func(c *coalition.Content) { spoil(c, 1); c.Commitments[1].Trashed = "2020-04-01T10:00:00Z" }, nil, 2, nil},
		{"incomplete one not asked for", func(c *coalition.Content) { spoil(c, 1) }, only(0, 2), 2, nil},
		{"incomplete one asked for", func(c *coalition.Content) { spoil(c, 1) }, only(0, 1), 1, []string{StopIncomplete}},
		{"no name", func(c *coalition.Content) { c.Organisation.Name = "" }, nil, 3, []string{StopOrganisation}},
		{"no way to reach them", func(c *coalition.Content) { c.Contact.Role, c.Contact.Mailbox = "", "" }, completeOnly, 3, []string{StopOrganisation}},
		{"support in the future", func(c *coalition.Content) { c.Support.Date = "2020-04-29" }, nil, 3, []string{StopOrganisation}},
		{"both", func(c *coalition.Content) { c.Organisation.Name = ""; spoil(c, 0) }, nil, 2, []string{StopOrganisation, StopIncomplete}},
		{"nothing asked for", nil, only(), 0, []string{StopNothing}},
		{"zero return", zeroReturn("2020-11"), only(), 0, nil},
		{"zero return without a month", zeroReturn(""), only(), 0, []string{StopNoMonth}},
		{"zero return with an incomplete one", func(c *coalition.Content) { zeroReturn("2020-11")(c); spoil(c, 0) }, only(0), 0, []string{StopIncomplete}},
	} {
		t.Run(c.name, func(t *testing.T) {
			content := complete(t, 3)
			if c.change != nil {
				c.change(content)
			}
			p := PlanHandIn(content, Bundled(), nil, wish(c.wish))
			if got := codes(p.Stops); !slices.Equal(got, c.stops) || len(p.Going) != c.going {
				t.Errorf("stops %v and %d going, want %v and %d", got, len(p.Going), c.stops, c.going)
			}
			if n := len(p.Going) + len(p.Staying); n != len(content.Active()) {
				t.Errorf("%d going or staying of %d", n, len(content.Active()))
			}
		})
	}
}

func completeOnly(w *Wish) { w.CompleteOnly = true }

func only(places ...int) func(*Wish) {
	return func(w *Wish) {
		w.Only = []coalition.ID{}
		for _, i := range places {
			w.Only = append(w.Only, coalition.DeriveID("", "commitment", string(rune('a'+i))))
		}
	}
}

func zeroReturn(month coalition.Month) func(*coalition.Content) {
	return func(c *coalition.Content) { c.Support.NoCommitment, c.Support.ContactIn = true, month }
}

func codes(stops []Stop) (codes []string) {
	for _, s := range stops {
		codes = append(codes, s.Code)
	}
	return codes
}

func TestPlanningChangesNothing(t *testing.T) {
	c := complete(t, 2)
	before := c.Clone()
	first, second := PlanHandIn(c, Bundled(), nil, wish(nil)), PlanHandIn(c, Bundled(), nil, wish(nil))
	if !reflect.DeepEqual(c, before) {
		t.Error("the content has changed")
	}
	if !reflect.DeepEqual(first, second) {
		t.Errorf("the same wish gave\n%+v\n%+v", first, second)
	}
}

func TestTheSubmission(t *testing.T) {
	c := complete(t, 2)
	p := PlanHandIn(c, Bundled(), nil, wish(nil))
	s := p.Submission
	if s.Sequence != 1 || s.Replaces != "" || s.Key != "GM9999" || s.Edition != Bundled().Name || s.Program != Program || s.MadeAt != "2020-04-28T10:42:00Z" {
		t.Errorf("%+v", s)
	}
	if want := "SSA-2019-2020_GM9999_Voorbeeldstad_v01_definitief_20200428.xlsx"; s.File != want {
		t.Errorf("got %s, want %s", s.File, want)
	}
	if s.Hash != coalition.Hash(s.Lines) || s.Counts["commitment"] != 2 || s.Counts["contribution"] != 2 {
		t.Errorf("hash %s, counts %v", s.Hash, s.Counts)
	}
	// What handing in does shows in what travels.
	if all := strings.Join(s.Lines, "\n"); strings.Count(all, `"status":"committed"`) != 2 || strings.Contains(all, "alleen voor ons") {
		t.Error(all)
	}
	must(t, c.Apply(p.Step))
	if got := coalition.Lines(c.Travelling(p.Going)); !slices.Equal(got, s.Lines) {
		t.Error("after the step the dossier does not hold what travelled")
	}
}

func TestTheNextSubmission(t *testing.T) {
	c := complete(t, 3)
	first := PlanHandIn(c, Bundled(), nil, wish(nil))
	must(t, c.Apply(first.Step))
	must(t, c.Edit("edit", coalition.CauseScreen).Set(coalition.AsRecord(&c.Commitments[0]), "end", "2021-Q1"))
	older := first.Submission
	older.Sequence, older.ID = 0, "older"
	p := PlanHandIn(c, Bundled(), []coalition.Submission{older, first.Submission}, wish(only(0, 2)))
	if p.Submission.Sequence != 2 || p.Submission.Replaces != first.Submission.ID || p.Submission.ID == first.Submission.ID {
		t.Errorf("%+v", p.Submission)
	}
	if !slices.Equal(p.LeftOut, []coalition.Number{"T-002"}) {
		t.Errorf("left out %v, want T-002", p.LeftOut)
	}
	if len(p.Step.Changes) != 0 {
		t.Errorf("committed already, yet %v", p.Step.Changes)
	}
	var changed []string
	for _, ch := range p.Changes {
		if ch.Kind == coalition.KindCommitment {
			changed = append(changed, ch.Sort)
		}
	}
	if !slices.Equal(changed, []string{coalition.Changed, coalition.Removed}) {
		t.Errorf("changes %v", p.Changes)
	}
}

func TestTheContactTravelsAsTicked(t *testing.T) {
	c := complete(t, 1)
	quiet := PlanHandIn(c, Bundled(), nil, wish(nil)).Submission
	c.Contact.Travels = true
	open := PlanHandIn(c, Bundled(), nil, wish(nil)).Submission
	if !strings.Contains(quiet.Contact, "Adviseur") || strings.Contains(quiet.Contact, "J. Voorbeeld") || strings.Contains(quiet.Contact, "0990") {
		t.Errorf("unticked: %s", quiet.Contact)
	}
	if !strings.Contains(open.Contact, "J. Voorbeeld") || !strings.Contains(open.Contact, "0990000000") {
		t.Errorf("ticked: %s", open.Contact)
	}
	if quiet.Hash != open.Hash || quiet.ContactHash == open.ContactHash || quiet.ContactHash != coalition.ContactHash("salt", quiet.Contact) {
		t.Error("the contact has its own hash, apart from the content's")
	}
	c.Contact = coalition.Contact{ID: c.Contact.ID}
	if none := PlanHandIn(c, Bundled(), nil, wish(nil)).Submission; none.Contact != "" || none.ContactSalt != "" || none.ContactHash != "" {
		t.Errorf("nothing to travel, yet %q", none.Contact)
	}
}

func TestSaltsDiffer(t *testing.T) {
	c := complete(t, 1)
	w := wish(func(w *Wish) { w.Salt = "" })
	a, b := PlanHandIn(c, Bundled(), nil, w).Submission.ContactSalt, PlanHandIn(c, Bundled(), nil, w).Submission.ContactSalt
	if a == b || len(a) != 32 {
		t.Errorf("salts %q and %q", a, b)
	}
}

func TestVisibilityIsOnlyNarrowed(t *testing.T) {
	for _, c := range []struct{ own, wish, want coalition.Code }{
		{"", "", ""}, {"", "coalition", ""}, {"", "public", "public"}, {"", "secretariat", "secretariat"},
		{"public", "", "public"}, {"public", "coalition", "coalition"}, {"coalition", "public", "coalition"},
		{"secretariat", "public", "secretariat"}, {"secretariat", "coalition", "secretariat"},
	} {
		content := complete(t, 1)
		content.Commitments[0].Visibility = c.own
		p := PlanHandIn(content, Bundled(), nil, wish(func(w *Wish) { w.Visibility = c.wish }))
		must(t, content.Apply(p.Step))
		if got := content.Commitments[0].Visibility; got != c.want {
			t.Errorf("own %q, wish %q: got %q, want %q", c.own, c.wish, got, c.want)
		}
	}
}

func TestABlockWithAnErrorHoldsWhatUsesIt(t *testing.T) {
	c := complete(t, 2)
	id := coalition.DeriveID("", "block")
	c.BuildingBlocks = []coalition.BuildingBlock{{ID: id, Name: strings.Repeat("x", 121), Kind: "bb-product"}}
	c.Commitments[0].BuildingBlocks = []coalition.ID{id}
	p := PlanHandIn(c, Bundled(), nil, wish(completeOnly))
	if want := []coalition.ID{c.Commitments[1].ID}; !slices.Equal(p.Going, want) {
		t.Errorf("going %v, want %v", p.Going, want)
	}
}

func TestComplete(t *testing.T) {
	c := complete(t, 4)
	findings := []coalition.Finding{
		{Severity: coalition.Error, Owner: c.Commitments[0].ID},
		{Severity: coalition.Warning, Owner: c.Commitments[1].ID},
		{Severity: coalition.Warning, Owner: c.Commitments[2].ID, Explained: "dat klopt"},
		{Severity: coalition.Hint, Owner: c.Commitments[3].ID},
	}
	if got, want := Complete(c, findings), []coalition.ID{c.Commitments[2].ID, c.Commitments[3].ID}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
