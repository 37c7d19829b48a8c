package coverage

import (
	"fmt"
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2"

	"doemee/data/coalition"
	"doemee/data/register"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
)

// mostFiles is how many files that ask for attention are named here; the rest stand in the inbox.
const mostFiles = 5

// part is a piece of the screen that is laid out anew only when what it says is not as it was, so that the keyboard stays where it
// is.
type part struct {
	Object *fyne.Container
	said   string
}

func newPart() *part { return &part{Object: kit.Column(theme.Room)} }

// put lays out what a part shows; what it is about tells whether that has changed.
func (p *part) put(about any, lay func() []fyne.CanvasObject) {
	if said := fmt.Sprint(about); said != p.said {
		p.said, p.Object.Objects = said, lay()
		p.Object.Refresh()
	}
}

// showStanding says how many supporters have agreed something. Supporters, organisations and submissions are three different counts.
func (s *Screen) showStanding() {
	is, w := s.office.Standing(), s.office.Words()
	s.standing.put(is, func() []fyne.CanvasObject {
		lines := []fyne.CanvasObject{kit.Heading(w.Say("coverage.standing")).Object}
		follow := kit.NewButton(kit.Extra, w.Say("coverage.followup"), func() {
			s.office.Visit(session.Place{Screen: "followup", Query: register.SupporterQuery{NoAgreement: true}})
		})
		if is.Supporters == 0 {
			lines = append(lines, kit.Body(w.Say("coverage.standing.nobody")).Object)
		} else {
			share := float32(is.Committed) / float32(is.Supporters)
			lines = append(lines, kit.Title(w.Say("coverage.standing.of", "n", strconv.Itoa(is.Committed), "all", strconv.Itoa(is.Supporters))).Object,
				kit.Second(w.Count("coverage.standing.what", is.Organisations)).Object, kit.Meter(share),
				kit.Body(w.Count("coverage.standing.without", is.NoAgreement)).Object)
		}
		lines = append(lines, kit.Wrap(follow), kit.Hairline())
		return append(lines, s.standingLinks(is)...)
	})
}

// standingLinks are the other counts, each with the list behind it.
func (s *Screen) standingLinks(is register.Standing) (lines []fyne.CanvasObject) {
	w := s.office.Words()
	for _, one := range []struct {
		key   string
		n     int
		place session.Place
	}{
		{"commitments", is.Commitments, session.Place{Screen: "ledger", Query: register.CommitmentQuery{Stands: true}}},
		{"agreements", is.Agreements, session.Place{Screen: "ledger", Query: register.CommitmentQuery{Stands: true, Level: coalition.Agreement}}},
		{"overdue", is.Overdue, session.Place{Screen: "ledger", Query: register.CommitmentQuery{OverdueOn: s.office.Today()}}},
		{"unreviewed", is.Unreviewed, session.Place{Screen: "ledger", Query: register.CommitmentQuery{Unreviewed: true}}},
	} {
		place := one.place
		name := w.Say("coverage.standing." + one.key)
		open := kit.NewButton(kit.Quiet, strconv.Itoa(one.n)+" ›", func() { s.office.Visit(place) }).Speak(name + ": " + strconv.Itoa(one.n))
		lines = append(lines, kit.Beside(kit.Pad(kit.Body(name).Object, theme.Hair, 0), open))
	}
	return lines
}

// showAmounts says what is contributed, in each unit and period apart.
func (s *Screen) showAmounts() {
	c, w := s.found.coverage, s.office.Words()
	s.amounts.put([]any{c.Amounts, s.query}, func() []fyne.CanvasObject {
		rows := make([]fyne.CanvasObject, 0, len(c.Amounts)+1)
		for _, a := range c.Amounts {
			q := chosenBy(s.query)
			q.Kind, q.Unit, q.Period = a.Kind, a.Unit, a.Period
			name := s.amount(a)
			count := w.Count("coverage.contributions", a.Contributions)
			open := kit.NewButton(kit.Quiet, count+" ›", func() { s.open(q) }).Speak(name + ": " + count)
			rows = append(rows, kit.Beside(kit.Body(name).Object, open))
		}
		if len(rows) == 0 {
			rows = append(rows, kit.Second(w.Say("coverage.amounts.none")).Object)
		}
		return []fyne.CanvasObject{kit.Heading(w.Say("coverage.amounts")).Object, kit.Second(w.Say("coverage.amounts.what")).Object, kit.Rows(rows...)}
	})
}

// amount is one total in words: Mensen: 1.240 uur per jaar.
func (s *Screen) amount(a register.Amount) string {
	text := s.office.Label(coalition.ListContribution, a.Kind, "") + ": " + s.office.Words().Amount(a.Total.String()) + " " + s.office.Label(coalition.ListUnit, a.Unit, "")
	if period := s.office.Label(coalition.ListPeriod, a.Period, ""); period != "" {
		text += ", " + period
	}
	return text
}

// showFiles names the files that ask for a decision.
func (s *Screen) showFiles() {
	w := s.office.Words()
	s.files.put([]any{s.found.files, s.found.waiting}, func() []fyne.CanvasObject {
		var rows []fyne.CanvasObject
		for _, file := range s.found.files {
			rows = append(rows, s.fileRow(file))
		}
		if len(rows) == 0 {
			rows = append(rows, kit.Second(w.Say("coverage.files.none")).Object)
		}
		if more := s.found.waiting - len(s.found.files); more > 0 {
			rows = append(rows, kit.Wrap(kit.NewButton(kit.Quiet, w.Count("coverage.files.more", more)+" ›", func() {
				s.office.Visit(session.Place{Screen: "inbox", Query: register.FileQuery{Attention: true}})
			})))
		}
		return []fyne.CanvasObject{kit.Heading(w.Say("coverage.files")).Object, kit.Rows(rows...)}
	})
}

// fileRow is a file with its class, which leads to it in the inbox.
func (s *Screen) fileRow(file register.Seen) fyne.CanvasObject {
	class, name := s.office.Words().Say("class."+string(file.Class)), filepath.Base(file.Path)
	words := kit.Column(theme.Hair, kit.Cell(name).Object)
	if file.Name != "" {
		words.Add(kit.Second(file.Name).Object)
	}
	line := kit.Beside(words, kit.NewPill(classTones[file.Class], class))
	return kit.NewResult(name+", "+class, line, func() {
		s.office.Visit(session.Place{Screen: "inbox", Record: file.ID, Query: register.FileQuery{Attention: true}})
	}, func(fyne.KeyName) {})
}

// classTones are the senses of the classes of files that ask for a decision.
var classTones = map[coalition.Class]kit.Tone{coalition.ClassConflict: kit.Warn, coalition.ClassOtherEdition: kit.Warn, coalition.ClassOlder: kit.Neutral,
	coalition.ClassRepair: kit.Warn, coalition.ClassDamaged: kit.Bad, coalition.ClassNotOurs: kit.Bad}
