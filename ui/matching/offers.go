package matching

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/data/register"
	"doemee/ui/kit"
	"doemee/ui/office"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// mostOffers is how many offers stand beside a need; the nearest come first.
const mostOffers = 25

// found are the offers for a need, the nearest first, and how many there are in all.
type found struct {
	offers []register.Offer
	total  int
}

func (s *Screen) showNobody() {
	s.asking.Drop()
	s.need.Objects = []fyne.CanvasObject{kit.Second(s.office.Words().Say("matching.choose")).Object}
	s.offers.Objects, s.rows = nil, nil
	s.detail.Refresh()
}

// onRow shows a need, and asks who offers it.
func (s *Screen) onRow(row int) {
	n, there := s.lines.At(row)
	s.at, s.one = row, n.ID
	if !there {
		s.showNobody() // until it is read
		return
	}
	s.showNeed(&n)
	office.Look(s.office, &s.asking, func(ctx context.Context, r *register.Register) (f found, err error) {
		f.offers, f.total, err = r.Offers(ctx, n, register.Page{Limit: mostOffers})
		return f, err
	}, s.showOffers)
}

// onEnter goes to the first offer.
func (s *Screen) onEnter() {
	if len(s.rows) > 0 {
		kit.Focus(s.rows[0])
	}
}

func (s *Screen) showNeed(n *register.Need) {
	w := s.office.Words()
	id, organisation := n.Commitment, n.Organisation
	open := kit.NewButton(kit.Quiet, string(n.Number)+" "+w.Say("matching.open")+" ›", func() { s.visit(organisation, id) }).
		Speak(string(n.Number) + " " + n.Title)
	lines := []fyne.CanvasObject{kit.Heading(s.asked(n)).Object, kit.Body(n.Name + " · " + s.region(n.Province, n.RegionGroup)).Object,
		kit.Second(s.office.Label(coalition.ListContribution, n.Kind, "") + " · " + s.place(n.Project, n.Theme)).Object}
	if n.Before != "" {
		lines = append(lines, kit.Body(w.Say("matching.before", "date", w.Date(string(n.Before)))).Object)
	}
	s.need.Objects = append(lines, kit.Second(n.Title).Object, kit.Row(0, open))
	s.offers.Objects, s.rows = nil, nil
	s.detail.Refresh()
}

// region is where somebody is: their own region, else the province.
func (s *Screen) region(province coalition.Code, group string) string {
	switch {
	case group != "":
		return group
	case province != "":
		return s.office.Label(coalition.ListProvince, province, "")
	}
	return s.office.Words().Say("matching.nowhere")
}

// visit reads a commitment in its organisation's row.
func (s *Screen) visit(organisation, commitment coalition.ID) {
	s.office.Visit(session.Place{Screen: "review", Record: commitment, Query: register.CommitmentQuery{Organisation: organisation}})
}

func (s *Screen) showOffers(f found) {
	w := s.office.Words()
	s.offers.Objects = []fyne.CanvasObject{kit.Strong(w.Count("matching.found", f.total)).Object}
	s.rows = nil
	for i := range f.offers {
		s.rows = append(s.rows, s.offer(i, &f.offers[i]))
		s.offers.Add(s.rows[i])
	}
	if f.total == 0 {
		s.offers.Add(kit.Second(w.Say("matching.found.none")).Object)
	}
	if more := f.total - len(f.offers); more > 0 {
		s.offers.Add(kit.Second(w.Say("matching.found.more", "n", strconv.Itoa(more))).Object)
	}
	s.detail.Refresh()
}

// offer is one offer: whose, what, and in what it fits.
func (s *Screen) offer(at int, o *register.Offer) *kit.Result {
	w := s.office.Words()
	fits := kit.Wrap()
	for _, one := range []struct {
		holds bool
		key   string
		tone  kit.Tone
	}{{o.SameProject, "matching.same.project", kit.Good}, {o.SameTheme, "matching.same.theme", kit.Good}, {o.SameRegion, "matching.same.region", kit.Info}} {
		if one.holds {
			fits.Add(kit.NewPill(one.tone, w.Say(one.key)))
		}
	}
	what := s.much(o.Description, o.Amount, o.Unit)
	column := kit.Column(theme.Tight, kit.Strong(o.Name).Object, kit.Body(what).Object, kit.Second(string(o.Number)+" "+o.Title).Object, fits)
	if o.Mailbox != "" {
		column.Add(kit.Second(o.Mailbox).Object)
	}
	organisation, id := o.Organisation, o.Commitment
	return kit.NewResult(o.Name+", "+what, column, func() { s.visit(organisation, id) }, func(key fyne.KeyName) { s.onOfferKey(at, key) })
}

// onOfferKey goes from an offer to the one above or below, and back to the list.
func (s *Screen) onOfferKey(at int, key fyne.KeyName) {
	switch {
	case key == fyne.KeyEscape:
		s.list.Focus()
	case key == fyne.KeyDown && at+1 < len(s.rows):
		kit.Focus(s.rows[at+1])
	case key == fyne.KeyUp && at > 0:
		kit.Focus(s.rows[at-1])
	}
}
