package coverage

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

// shown is the screen on a register of invented organisations, with a list of supporters.
func shown(t *testing.T, l words.Language) (s *Screen, o *office.Office, q *uitest.Queue, at *session.Place) {
	t.Helper()
	o, q, at = uitest.Desk(t, l, 14)
	o.Change(func(ctx context.Context, r *register.Register) error {
		_, err := r.ImportSupporters(ctx, []register.Entry{{Name: "Gemeente Voorbeeldstad", Date: "2026-03-21"}, {Name: "Stichting Zonder Afspraak", Date: "2026-03-21"}})
		return err
	}, nil)
	s = New(o)
	uitest.Shown(t, o, q, s, fyne.NewSize(1064, 900))
	return s, o, q, at
}

func TestShots(t *testing.T) {
	for l, name := range uitest.Looks(t, "coverage") {
		s, _, _, _ := shown(t, l)
		uitest.Shot(t, name, s.Object(), fyne.NewSize(1064, 1500))
	}
}

// Every number opens as many commitments as it says.
func TestEachNumberOpensTheListBehindIt(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, o, q, at := shown(t, words.NL)
	test.NewTempWindow(t, s.Object()).Resize(fyne.NewSize(1064, 900))
	behind := func() int {
		t.Helper()
		query, ok := at.Query.(register.CommitmentQuery)
		if !ok || at.Screen != "ledger" {
			t.Fatalf("went to %+v", *at)
		}
		n := -1
		var slot office.Slot
		office.Look(o, &slot, func(ctx context.Context, r *register.Register) (int, error) {
			_, total, err := r.Commitments(ctx, query)
			return total, err
		}, func(total int) { n = total })
		uitest.Settle(o, q)
		return n
	}
	for _, narrowed := range []register.CoverageQuery{{}, {Type: coalition.Government}, {Status: coalition.StatusUnderWay}, {Level: coalition.Agreement},
		{Mandate: coalition.MandateBoard}} {
		s.Visit(session.Place{Query: narrowed})
		uitest.Settle(o, q)
		opened := 0
		for row := range s.rows() {
			for column, cell := range s.rows()[row].Cells {
				s.onOpen(row, column)
				opened++
				if n := behind(); !strings.Contains(cell.Said, fmt.Sprintf(": %d toezegging", n)) {
					t.Errorf("%+v: %q opens %d", narrowed, cell.Said, n)
				}
			}
		}
		for _, part := range s.counts {
			for _, bar := range part.bars(part.of(s.found.coverage)) {
				if bar.OnTap == nil {
					continue
				}
				bar.OnTap()
				opened++
				if n := behind(); fmt.Sprint(n) != bar.Value {
					t.Errorf("%+v: %s says %s and opens %d", narrowed, bar.Label, bar.Value, n)
				}
			}
		}
		if opened < 20 {
			t.Fatalf("only %d numbers were tried", opened)
		}
	}
}

func TestAGapSaysSoInWords(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, o, q, _ := shown(t, words.NL)
	gaps := func() (n int) {
		for _, row := range s.rows() {
			for _, cell := range row.Cells {
				if strings.Contains(cell.Text, "gat") {
					n++
					if !strings.Contains(cell.Said, "Dat is een gat") {
						t.Errorf("%q is not said to be a gap", cell.Said)
					}
				}
			}
		}
		return n
	}
	few := gaps()
	s.onGap("25")
	uitest.Settle(o, q)
	if many := gaps(); many <= few || s.gap.Selected != "25" {
		t.Errorf("%d gaps of fewer than 2, %d of fewer than 25; the choice says %q", few, many, s.gap.Selected)
	}
	again := New(o)
	uitest.Settle(o, q)
	if again.threshold != 25 {
		t.Errorf("the register remembers %d", again.threshold)
	}
}

func TestTheKeyboardGoesThroughTheCells(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, _, _, at := shown(t, words.NL)
	w := test.NewTempWindow(t, s.Object())
	w.Resize(fyne.NewSize(1064, 900))
	rows := s.rows()
	for range 60 {
		w.Canvas().FocusNext()
		if one, ok := w.Canvas().Focused().(fyne.Accessible); ok && one.AccessibilityLabel() == rows[0].Cells[0].Said {
			break
		}
	}
	press := func(key fyne.KeyName) { w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key}) }
	press(fyne.KeyDown)
	press(fyne.KeyRight)
	if got := s.under.Said(); got != rows[1].Cells[1].Said {
		t.Errorf("under the matrix stands %q, want %q", got, rows[1].Cells[1].Said)
	}
	press(fyne.KeyReturn)
	if query, ok := at.Query.(register.CommitmentQuery); !ok || query.Project != s.found.coverage.Projects[1].Code || query.Kind != s.found.coverage.Kinds[1] {
		t.Errorf("Enter went to %+v", *at)
	}
}

func TestHowManySupportersAgreed(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, _, _, at := shown(t, words.NL)
	is := s.office.Standing()
	for _, want := range []string{fmt.Sprintf("%d van %d", is.Committed, is.Supporters), fmt.Sprintf("(%d organisaties leverden in)", is.Organisations)} {
		if !uitest.Says(s.Object(), want) {
			t.Errorf("%q is not said", want)
		}
	}
	uitest.Tap(t, s.Object(), "Naar opvolging")
	if query, ok := at.Query.(register.SupporterQuery); !ok || !query.NoAgreement || at.Screen != "followup" {
		t.Errorf("went to %+v", *at)
	}
}

func TestHowManyMoreFilesAskForAttention(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, o, _, _ := shown(t, words.NL)
	for _, more := range []int{2, 3} { // the same files are named
		s.found.waiting = len(s.found.files) + more
		s.showFiles()
		if text := o.Words().Count("coverage.files.more", more); !uitest.Says(s.Object(), text) {
			t.Errorf("%q is not said", text)
		}
	}
}
