// Package coverage is the screen that shows the secretariat how far the agenda is covered: per icon project and kind of
// contribution, with the gaps; what is contributed, by whom, how firmly and how concretely; and what hinders. Each number opens the
// list behind it. It counts nothing itself: the register does.
package coverage

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

// Screen is the state of the agenda.
type Screen struct {
	office    *office.Office
	page      *container.Scroll
	query     register.CoverageQuery
	threshold int
	found     picture
	asking    office.Slot

	filters  []*filter
	gap      *kit.Choice
	matrix   *kit.Matrix
	under    *kit.Text
	standing *part
	files    *part
	amounts  *part
	counts   []*countPart
}

// picture is everything the screen shows, as it was at one moment.
type picture struct {
	coverage  *register.Coverage
	files     []register.Seen
	waiting   int
	threshold int
}

// New lays the screen out.
func New(o *office.Office) *Screen {
	w := o.Words()
	s := &Screen{office: o, threshold: usualGap, found: picture{coverage: &register.Coverage{}}}
	s.matrix = kit.NewMatrix(kit.MatrixWays{At: s.onAt, Open: s.onOpen})
	s.under = kit.Second(w.Say("coverage.matrix.help"))
	s.gap = kit.NewChoice(s.gapOptions(), s.onGap)
	s.gap.Put(strconv.Itoa(s.threshold))
	s.standing, s.files, s.amounts = newPart(), newPart(), newPart()
	s.makeFilters()
	s.page = kit.Page(kit.Column(theme.Wide, s.head(), kit.Columns([]float32{13, 8}, s.matrixPanel(), kit.Panel(s.standing.Object)), s.countPanels(),
		kit.Panel(s.files.Object)))
	s.Refresh()
	return s
}

// Object is what stands in the window.
func (s *Screen) Object() fyne.CanvasObject { return s.page }

// head is the title with what can be done from here.
func (s *Screen) head() fyne.CanvasObject {
	w := s.office.Words()
	title := kit.Column(theme.Tight, kit.Title(w.Say("coverage.title")).Object, kit.Second(w.Say("coverage.intro")).Object)
	buttons := kit.Wrap(kit.NewButton(kit.Extra, w.Say("coverage.takein"), func() { s.office.Visit(session.Place{Screen: "inbox"}) }),
		kit.NewButton(kit.Main, w.Say("coverage.export"), func() { s.office.Visit(session.Place{Screen: "summary"}) }))
	return kit.Columns([]float32{13, 8}, title, buttons)
}

func (s *Screen) matrixPanel() fyne.CanvasObject {
	w := s.office.Words()
	gap := kit.Row(theme.Gap, container.NewCenter(kit.Line(w.Say("coverage.gap")).Object), kit.Width(kit.Framed(s.gap), 76))
	kit.Call(s.gap, w.Say("coverage.gap"))
	chosen := kit.Column(theme.Gap)
	for _, pair := range [][]*filter{s.filters[:2], s.filters[2:]} {
		chosen.Add(kit.Flow(pair[0].field.Object, pair[1].field.Object))
	}
	return kit.Panel(kit.Column(theme.Room, kit.Heading(w.Say("coverage.matrix")).Object, chosen, kit.Wrap(gap), s.matrix.Object, s.under.Object))
}

// Refresh asks the register anew; what stands there stays until the answer comes.
func (s *Screen) Refresh() {
	query, e := s.query, s.office.Edition()
	office.Look(s.office, &s.asking, func(ctx context.Context, r *register.Register) (p picture, err error) {
		if p.threshold, err = readGap(ctx, r); err != nil {
			return p, err
		}
		if p.coverage, err = r.Coverage(ctx, e, query); err != nil {
			return p, err
		}
		p.files, p.waiting, err = r.Files(ctx, register.FileQuery{Attention: true, Page: register.Page{Limit: mostFiles}})
		return p, err
	}, s.show)
}

func (s *Screen) show(p picture) {
	s.found, s.threshold = p, p.threshold
	s.gap.Put(strconv.Itoa(p.threshold))
	for _, f := range s.filters {
		f.choice.Put(string(*f.into))
	}
	s.showMatrix()
	s.showStanding()
	s.showAmounts()
	for _, c := range s.counts {
		c.show(p.coverage)
	}
	s.showFiles()
	s.page.Refresh()
}

// Visit shows what a query of the coverage chooses.
func (s *Screen) Visit(p session.Place) {
	if q, ok := p.Query.(register.CoverageQuery); ok {
		s.query = q
		s.Refresh()
	}
}

// filter narrows what is counted by one thing.
type filter struct {
	into   *coalition.Code
	choice *kit.Choice
	field  *kit.Field
}

// makeFilters makes a choice for each thing the counts can be narrowed by.
func (s *Screen) makeFilters() {
	w, e := s.office.Words(), s.office.Edition()
	levels := []coalition.Code{coalition.Code(coalition.Idea), coalition.Code(coalition.Intention), coalition.Code(coalition.Agreement)}
	for _, one := range []struct {
		key   string
		list  coalition.List
		codes []coalition.Code
		into  *coalition.Code
	}{{"type", coalition.ListOrganisationType, e.Codes(coalition.ListOrganisationType), &s.query.Type},
		{"mandate", coalition.ListMandate, e.Codes(coalition.ListMandate), &s.query.Mandate},
		{"status", coalition.ListStatus, e.Codes(coalition.ListStatus), &s.query.Status},
		{"level", "", levels, (*coalition.Code)(&s.query.Level)}} {
		options := []kit.Option{{Label: w.Say("coverage." + one.key + ".all")}}
		for _, code := range one.codes {
			options = append(options, kit.Option{Code: string(code), Label: labelOf(s.office, one.list, code)})
		}
		into := one.into
		choice := kit.NewChoice(options, func(code string) {
			*into = coalition.Code(code)
			s.Refresh()
		})
		choice.Put("")
		s.filters = append(s.filters, &filter{into, choice, kit.NewField(w.Say("coverage."+one.key), "", choice)})
	}
}

// labelOf is the word for a code; a list without a name holds levels of concreteness.
func labelOf(o *office.Office, l coalition.List, c coalition.Code) string {
	if l == "" {
		return o.Words().Say("concrete." + string(c))
	}
	return o.Label(l, c, "")
}
