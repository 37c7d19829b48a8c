package matching

import (
	"context"
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

// shown is the screen in a window, on a register of invented organisations.
func shown(t *testing.T, l words.Language) (s *Screen, o *office.Office, q *uitest.Queue, at *session.Place, c fyne.Canvas) {
	t.Helper()
	o, q, at = uitest.Desk(t, l, 24)
	s = New(o)
	return s, o, q, at, uitest.Shown(t, o, q, s, fyne.NewSize(1064, 740))
}

// matched chooses the first need that has offers, and gives its row.
func matched(t *testing.T, s *Screen, o *office.Office, q *uitest.Queue) int {
	t.Helper()
	for i := range s.lines.Len() {
		s.list.Choose(i)
		s.onRow(i)
		uitest.Settle(o, q)
		if len(s.rows) > 1 {
			return i
		}
	}
	t.Fatal("nothing that is needed is offered")
	return -1
}

func TestShots(t *testing.T) {
	for l, name := range uitest.Looks(t, "matching") {
		s, o, q, _, _ := shown(t, l)
		matched(t, s, o, q)
		uitest.Shot(t, name, s.Object(), fyne.NewSize(1064, 740))
	}
}

// Beside a need stand offers of others, of its kind, in its project or theme, and each says in what it fits.
func TestOffersFitTheNeedTheyStandBeside(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, o, q, _, _ := shown(t, words.NL)
	row := matched(t, s, o, q)
	need, _ := s.lines.At(row)
	var offers []register.Offer
	var slot office.Slot
	office.Look(o, &slot, func(ctx context.Context, r *register.Register) ([]register.Offer, error) {
		all, _, err := r.Offers(ctx, need, register.Page{Limit: mostOffers})
		return all, err
	}, func(all []register.Offer) { offers = all })
	uitest.Settle(o, q)
	if len(offers) != len(s.rows) {
		t.Fatalf("%d rows for %d offers", len(s.rows), len(offers))
	}
	for i, offer := range offers {
		if offer.Organisation == need.Organisation || offer.Kind != need.Kind || !offer.SameProject && !offer.SameTheme {
			t.Errorf("%s does not fit %s", offer.Name, need.Description)
		}
		if said := s.rows[i].AccessibilityLabel(); !strings.HasPrefix(said, offer.Name+", ") {
			t.Errorf("row %d says %q", i, said)
		}
	}
	if !uitest.Says(s.Object(), "zelfde project") {
		t.Error("in what an offer fits is not said")
	}
}

func TestTheKeyboardGoesFromNeedToOfferAndBack(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, o, q, at, c := shown(t, words.NL)
	matched(t, s, o, q)
	s.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	for _, press := range []struct {
		key  fyne.KeyName
		want int
	}{{fyne.KeyDown, 1}, {fyne.KeyUp, 0}, {fyne.KeyUp, 0}} {
		c.Focused().TypedKey(&fyne.KeyEvent{Name: press.key})
		if c.Focused() != fyne.Focusable(s.rows[press.want]) {
			t.Fatalf("%s does not go to offer %d", press.key, press.want)
		}
	}
	c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if query, ok := at.Query.(register.CommitmentQuery); !ok || at.Screen != "review" || at.Record == "" || query.Organisation == "" {
		t.Errorf("Enter went to %+v", *at)
	}
	c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	for _, row := range s.rows {
		if c.Focused() == fyne.Focusable(row) {
			t.Error("Escape stays at the offers")
		}
	}
}

func TestNeedsAreNarrowedAndSought(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, o, q, _, _ := shown(t, words.NL)
	all := s.lines.Len()
	s.Visit(session.Place{Query: register.NeedQuery{Kind: coalition.ContributeSkills}})
	uitest.Settle(o, q)
	few := s.lines.Len()
	for i := range few {
		if n, _ := s.lines.At(i); n.Kind != coalition.ContributeSkills {
			t.Errorf("%s is shown", n.Kind)
		}
	}
	if few == 0 || few >= all || s.choices[0].choice.Selected != "Kunde" {
		t.Errorf("%d of %d needs, chosen by %q", few, all, s.choices[0].choice.Selected)
	}
	for _, want := range []register.Page{{Sort: "name"}, {Sort: "name", Desc: true}, {}} {
		s.onSort(0)
		if s.query.Sort != want.Sort || s.query.Desc != want.Desc {
			t.Errorf("sorted by %q, %v", s.query.Sort, s.query.Desc)
		}
	}
	s.search.SetText("dit vraagt niemand")
	uitest.Settle(o, q)
	if !uitest.Says(s.Object(), "Hier zoekt niemand iets") {
		t.Error("an empty list does not say so")
	}
}

// A list that comes anew keeps the need that is shown; of a line that was not read yet nothing is shown, rather than another need.
func TestTheNeedThatIsShownIsTheOneThatIsChosen(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, o, q, _, _ := shown(t, words.NL)
	s.query.Sort = "name"
	s.Refresh()
	uitest.Settle(o, q)
	s.onRow(0)
	uitest.Settle(o, q)
	is, _ := s.lines.At(0)
	s.query.Desc = true
	s.Refresh()
	uitest.Settle(o, q)
	if one, _ := s.lines.At(s.at); one.ID != is.ID || s.at == 0 {
		t.Errorf("line %d is chosen, %s", s.at, one.Description)
	}
	s.onRow(s.lines.Len())
	if !uitest.Says(s.detail, o.Words().Say("matching.choose")) {
		t.Error("another need is shown")
	}
}
