package ledger

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/register"
	"doemee/ui/kit"
	"doemee/ui/office"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

// shown is the screen in a window, on a register of invented organisations.
func shown(t *testing.T, l words.Language) (s *Screen, o *office.Office, q *uitest.Queue, at *session.Place) {
	t.Helper()
	o, q, at = uitest.Desk(t, l, 14)
	s = New(o)
	uitest.Shown(t, o, q, s, fyne.NewSize(1064, 740))
	return s, o, q, at
}

func TestShots(t *testing.T) {
	for l, name := range uitest.Looks(t, "ledger") {
		s, o, q, _ := shown(t, l)
		uitest.Shot(t, name, s.Object(), fyne.NewSize(1064, 740))
		s.Visit(session.Place{Query: register.CommitmentQuery{Stands: true, Type: coalition.Government, Kind: coalition.ContributeKnowledge}})
		uitest.Settle(o, q)
		uitest.Tap(t, s.Object(), o.Words().Say("ledger.narrow")+": "+kit.Spoken.Closed)
		uitest.Shot(t, name+"-narrow", s.Object(), fyne.NewSize(1064, 740))
	}
}

// lines are the rows as they stand in the list.
func lines(s *Screen) (all []string) {
	for i := range s.lines.Len() {
		all = append(all, strings.Join(s.row(i).Cells, " | "))
	}
	return all
}

func TestEachFacetChoosesAndIsTakenAway(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, o, q, _ := shown(t, words.NL)
	all := s.lines.Len()
	tried := 0
	for _, f := range s.facets {
		for _, option := range f.options[:min(len(f.options), 3)] {
			query := register.CommitmentQuery{}
			f.set(&query, option.Code)
			if got := f.get(&query); got != option.Code {
				t.Errorf("%s: %q was chosen, and %q is", f.key, option.Code, got)
			}
			s.Visit(session.Place{Query: query})
			uitest.Settle(o, q)
			said := f.said(o, option.Code)
			if len(s.chosen.Objects) != 1 || len(uitest.Named(s.Object(), "Neem weg: "+said)) != 1 {
				t.Errorf("%s: %q is not on the screen", f.key, said)
				continue
			}
			uitest.Tap(t, s.Object(), "Neem weg: "+said)
			uitest.Settle(o, q)
			if s.lines.Len() < all || f.get(&s.query) != "" {
				t.Errorf("%s: %d lines after it was taken away, want at least %d", f.key, s.lines.Len(), all)
			}
			tried++
		}
	}
	if tried < 25 {
		t.Errorf("only %d choices were tried", tried)
	}
}

func TestSearchingSortingAndOpeningByKeyboard(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, o, q, at := shown(t, words.NL)
	s.search.SetText("voorbeeldstad")
	uitest.Settle(o, q)
	found := lines(s)
	if len(found) == 0 {
		t.Fatal("nothing is found")
	}
	for _, line := range found {
		if !strings.Contains(strings.ToLower(line), "voorbeeldstad") {
			t.Errorf("%q is found", line)
		}
	}
	s.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	s.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	s.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	second, _ := s.lines.At(1)
	query, ok := at.Query.(register.CommitmentQuery)
	if !ok || at.Screen != "review" || at.Record != second.ID || query.Search != "voorbeeldstad" || query.Offset != 1 {
		t.Errorf("Enter went to %+v", *at)
	}
	for _, press := range []struct {
		sort string
		desc bool
	}{{"title", false}, {"title", true}, {"", false}} {
		s.onSort(2)
		if s.query.Sort != press.sort || s.query.Desc != press.desc {
			t.Errorf("sorted by %q, %v", s.query.Sort, s.query.Desc)
		}
	}
}

func TestNothingThatFitsIsSaid(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, o, q, _ := shown(t, words.NL)
	s.search.SetText("dit bestaat nergens")
	uitest.Settle(o, q)
	if !uitest.Says(s.Object(), "Geen enkele toezegging past hierbij") {
		t.Error("an empty list does not say so")
	}
	s.onOpen()
}

// A number elsewhere may come with what can't be chosen here; it still says what it chooses.
func TestWhatComesFromElsewhereHasWords(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, o, q, _ := shown(t, words.NL)
	s.Visit(session.Place{Query: register.CommitmentQuery{Stands: true, Unit: coalition.UnitHours, Period: "per-year", OverdueOn: "2026-11-23",
		SilentSince: "2026-10-01", Project: "gone-project"}})
	uitest.Settle(o, q)
	for _, want := range []string{"Eenheid: uur", "Periode: Per jaar", "Over tijd op: 23-11-2026", "Geen nieuws sinds: 01-10-2026", "Icoonproject: gone-project"} {
		if !uitest.Says(s.Object(), want) {
			t.Errorf("%q is not said", want)
		}
	}
	uitest.Tap(t, s.Object(), "Alles weer tonen")
	uitest.Settle(o, q)
	if s.query != (register.CommitmentQuery{}) {
		t.Errorf("still chosen by %+v", s.query)
	}
}

func TestWhatIsShownIsExported(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, o, q, _ := shown(t, words.NL)
	s.search.SetText("voorbeeldstad")
	uitest.Settle(o, q)
	s.export.onBegin()
	path := filepath.Join(t.TempDir(), "lijst.csv")
	s.export.onSave(path)
	uitest.Settle(o, q)
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Count(string(raw), "\n"); got != s.lines.Len()+1 || !uitest.Says(s.Object(), fmt.Sprintf("%d toezeggingen staan in het bestand", s.lines.Len())) {
		t.Errorf("%d lines for %d commitments", got, s.lines.Len())
	}
	s.export.onSave(path)
	uitest.Settle(o, q)
	if !uitest.Says(s.Object(), "bestaat al") {
		t.Error("a file that exists is not refused in words")
	}
}

func TestTheKeyboardComesAlongToWhatANumberOpens(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, o, q, at := shown(t, words.NL)
	s.Visit(session.Place{Query: register.CommitmentQuery{Stands: true}})
	uitest.Settle(o, q)
	c := fyne.CurrentApp().Driver().CanvasForObject(s.Object())
	c.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if first, _ := s.lines.At(0); at.Screen != "review" || at.Record != first.ID {
		t.Errorf("Enter went to %+v", *at)
	}
}

// What chooses may take more lines than before; the list makes room for it.
func TestTheListMakesRoomForWhatChooses(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, o, q, _ := shown(t, words.NL)
	s.Visit(session.Place{Query: register.CommitmentQuery{Stands: true, Kind: coalition.ContributeKnowledge, Type: coalition.Government, Province: "utrecht",
		Mandate: coalition.MandateBoard, Funding: coalition.FundingCovered, Level: coalition.Agreement, Unreviewed: true, Project: "icon-safety"}})
	uitest.Settle(o, q)
	driver := fyne.CurrentApp().Driver()
	last := s.chosen.Objects[len(s.chosen.Objects)-1]
	if bottom, top := driver.AbsolutePositionForObject(last).Y+last.Size().Height, driver.AbsolutePositionForObject(s.list.Object).Y; bottom > top {
		t.Errorf("what chooses ends at %v, and the list begins at %v", bottom, top)
	}
}

func TestTheCommitmentThatIsChosenStaysSo(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, o, q, at := shown(t, words.NL)
	s.onRow(0)
	is, _ := s.lines.At(0)
	s.query.Sort, s.query.Desc = "name", true
	s.Refresh()
	uitest.Settle(o, q)
	s.onOpen()
	if at.Record != is.ID || s.at == 0 {
		t.Errorf("line %d is opened, %s", s.at, at.Record)
	}
	s.query.Search = "dit bestaat nergens"
	s.Refresh()
	uitest.Settle(o, q)
	if s.at != -1 || !s.open.Disabled() {
		t.Errorf("line %d of an empty list can be opened", s.at)
	}
}
