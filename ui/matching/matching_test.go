package matching

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/register"
	"doemee/ui/office"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

// shown is the screen in a window, on a register of invented organisations.
func shown(t *testing.T, l words.Language) (s *Screen, o *office.Office, q *uitest.Queue, at *session.Place, w fyne.Window) {
	t.Helper()
	o, q = uitest.Office(t, l, 24)
	o.OnReport(func(err error) { t.Error(err) })
	at = &session.Place{}
	o.OnVisit(func(p session.Place) { *at = p })
	s = New(o)
	w = test.NewTempWindow(t, s.Object())
	w.Resize(fyne.NewSize(1064, 740))
	uitest.Settle(o, q)
	return s, o, q, at, w
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
	for _, look := range []struct {
		language words.Language
		mode     theme.Mode
		scale    float32
	}{{words.NL, theme.Light, 1}, {words.EN, theme.Dark, 1}, {words.NL, theme.Contrast, 1}, {words.NL, theme.Light, 2}} {
		uitest.Dress(t, look.mode, look.scale)
		s, o, q, _, _ := shown(t, look.language)
		matched(t, s, o, q)
		uitest.Shot(t, fmt.Sprintf("matching-%s-%s-%v", look.language, look.mode, look.scale*100), s.Object(), fyne.NewSize(1064, 740))
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
	s, o, q, at, w := shown(t, words.NL)
	matched(t, s, o, q)
	s.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	for _, press := range []struct {
		key  fyne.KeyName
		want int
	}{{fyne.KeyDown, 1}, {fyne.KeyUp, 0}, {fyne.KeyUp, 0}} {
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: press.key})
		if w.Canvas().Focused() != fyne.Focusable(s.rows[press.want]) {
			t.Fatalf("%s does not go to offer %d", press.key, press.want)
		}
	}
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if query, ok := at.Query.(register.CommitmentQuery); !ok || at.Screen != "review" || at.Record == "" || query.Organisation == "" {
		t.Errorf("Enter went to %+v", *at)
	}
	w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	for _, row := range s.rows {
		if w.Canvas().Focused() == fyne.Focusable(row) {
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
