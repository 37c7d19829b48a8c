package review

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/register"
	"doemee/ui/kit"
	"doemee/ui/office"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

// reading is the screen on a register with the submissions of twelve organisations.
func reading(t *testing.T) (*Screen, *office.Office, *uitest.Queue, fyne.Canvas) {
	t.Helper()
	uitest.Dress(t, theme.Light, 1)
	o, q := uitest.Office(t, words.NL, 12)
	o.OnReport(func(err error) { t.Error(err) })
	s := New(o)
	o.Watch(func(e session.Event) {
		if e.Whole {
			s.Refresh()
		}
	})
	w := test.NewTempWindow(t, s.Object())
	w.Resize(fyne.NewSize(1280, 900))
	uitest.Settle(o, q)
	return s, o, q, w.Canvas()
}

func press(c fyne.Canvas, keys ...fyne.KeyName) {
	for _, key := range keys {
		c.Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}

// stands is what the register says of a commitment now.
func stands(t *testing.T, o *office.Office, q *uitest.Queue, of register.Commitment) (now register.Commitment) {
	t.Helper()
	office.Look(o, &office.Slot{}, func(ctx context.Context, r *register.Register) (register.Commitment, error) {
		all, _, err := r.Commitments(ctx, register.CommitmentQuery{Organisation: of.Organisation})
		for _, c := range all {
			if c.ID == of.ID {
				return c, err
			}
		}
		return register.Commitment{}, err
	}, func(c register.Commitment) { now = c })
	uitest.Settle(o, q)
	return now
}

func TestAcceptingByOneKeyGoesOnToTheNext(t *testing.T) {
	s, o, q, c := reading(t)
	todo := o.Standing().Unreviewed
	first, second := s.row[0], s.row[1]
	s.sheet.focus()
	press(c, fyne.KeyDown, fyne.KeyA)
	uitest.Settle(o, q)
	if got := stands(t, o, q, first).Review; got != coalition.Accepted {
		t.Errorf("the first is %q", got)
	}
	if s.sheet.one.ID != second.ID || s.sheet.focused() != 0 {
		t.Errorf("%s is read, the keyboard is at row %d", s.sheet.one.Number, s.sheet.focused())
	}
	if o.Standing().Unreviewed != todo-1 {
		t.Errorf("%d are still to review of %d", o.Standing().Unreviewed, todo)
	}
	press(c, fyne.KeyP, fyne.KeyT)
	uitest.Settle(o, q)
	if got := stands(t, o, q, first).Review; got != "" {
		t.Errorf("taken back it is %q", got)
	}
}

func TestAQuestionIsPinnedOnTheField(t *testing.T) {
	s, o, q, c := reading(t)
	s.sheet.focus()
	for s.sheet.lines[s.sheet.focused()].field != "result" {
		press(c, fyne.KeyDown)
	}
	of := s.row[0]
	press(c, fyne.KeyV)
	entry, ok := c.Focused().(*kit.Entry)
	if !ok {
		t.Fatalf("the keyboard is at %T", c.Focused())
	}
	press(c, fyne.KeyReturn)
	if s.sheet.asking.field.Sentence() != o.Words().Say("review.question.missing") {
		t.Error("an empty question is not refused")
	}
	for _, r := range "Hoeveel buurten?" {
		entry.TypedRune(r)
	}
	press(c, fyne.KeyReturn)
	uitest.Settle(o, q)
	now := stands(t, o, q, of)
	if now.Review != coalition.Questions || now.Questions != 1 {
		t.Errorf("%+v", now)
	}
	if at := s.sheet.focused(); at < 0 || s.sheet.lines[at].field != "result" || !strings.Contains(s.sheet.lines[at].asked, "Hoeveel buurten?") || !s.sheet.lines[at].open {
		t.Errorf("the keyboard is at %d", at)
	}
}

func TestTheDifferenceWithTheSubmissionBefore(t *testing.T) {
	s, o, q, _ := reading(t)
	s.Visit(session.Place{Query: register.CommitmentQuery{Search: "sensorwerf"}})
	uitest.Settle(o, q)
	changed, versions := 0, 0
	for range s.row {
		uitest.Settle(o, q)
		versions = len(s.sheet.papers.sent)
		for _, l := range s.sheet.lines {
			if l.change != "" {
				changed++
			}
		}
		s.OnNext()
	}
	if changed == 0 || versions != 2 {
		t.Fatalf("%d lines are marked, %d submissions", changed, versions)
	}
	was := s.sheet.papers.sent[0]
	s.sheet.onVersion(string(was.Taken))
	content, err := was.ContentOf()
	if err != nil {
		t.Fatal(err)
	}
	if c := content.Commitment(s.sheet.one.ID); c != nil && s.sheet.lines[0].value != c.Title {
		t.Errorf("the first submission reads %q, not %q", s.sheet.lines[0].value, c.Title)
	}
	for _, l := range s.sheet.lines {
		if l.change != "" {
			t.Errorf("%s of the first submission is marked as %s", l.heading, l.change)
		}
	}
}

func TestEverythingOfAnOrganisationInOrder(t *testing.T) {
	s, o, q, _ := reading(t)
	of := s.row[0]
	s.sheet.onAll()
	uitest.Settle(o, q)
	if stands(t, o, q, of).Review != coalition.Accepted || s.row[s.at].Organisation == of.Organisation {
		t.Errorf("%s of %s is read", s.row[s.at].Number, s.row[s.at].Name)
	}
}

func TestWhenEverythingIsReviewed(t *testing.T) {
	s, o, q, _ := reading(t)
	for range s.total {
		s.OnAccept()
		uitest.Settle(o, q)
	}
	if o.Standing().Unreviewed != 0 || !s.empty.Object.Visible() || s.sheet.object.Visible() {
		t.Errorf("%d are left, %q", o.Standing().Unreviewed, s.intro.Said())
	}
	s.onKey(fyne.KeyA)
	s.onKey(fyne.KeyV)
	s.OnEarlier()
}

func TestVisitBeginsAtTheCommitmentThatIsNamed(t *testing.T) {
	s, o, q, _ := reading(t)
	want := s.row[3]
	s.Visit(session.Place{Record: want.ID, Query: register.CommitmentQuery{Page: register.Page{Offset: 2}}})
	uitest.Settle(o, q)
	if s.sheet.one.ID != s.row[s.at].ID || s.Where(nil).Record != s.row[s.at].ID {
		t.Errorf("%s is read", s.sheet.one.Number)
	}
	s.at = 0
	s.OnEarlier()
	uitest.Settle(o, q)
	if s.query.Offset != 0 {
		t.Errorf("earlier than the first at hand: offset %d", s.query.Offset)
	}
}

// The list may be drawn while the row it shows gives way to a shorter one: what chooses makes room above it.
func TestAShorterRowTakesThePlaceOfALongerOne(t *testing.T) {
	s, o, q, _ := reading(t)
	s.Visit(session.Place{Query: register.CommitmentQuery{}})
	uitest.Settle(o, q)
	many := len(s.row)
	s.Visit(session.Place{Query: register.CommitmentQuery{Search: "sensorwerf"}})
	uitest.Settle(o, q)
	if few := len(s.row); few == 0 || few >= many {
		t.Errorf("%d of %d", few, many)
	}
}

// When the last one is judged nothing is left to read, and no key may go to what is not there any more.
func TestTheKeyboardAfterTheLastOne(t *testing.T) {
	s, o, q, c := reading(t)
	s.sheet.focus()
	for range s.total {
		press(c, fyne.KeyA)
		uitest.Settle(o, q)
	}
	if len(s.row) != 0 {
		t.Fatalf("%d are left", len(s.row))
	}
	press(c, fyne.KeyDown, fyne.KeyUp, fyne.KeyEnd, fyne.KeyV, fyne.KeyA)
	if _, hidden := c.Focused().(*kit.Result); hidden {
		t.Error("the keyboard is at a row that is gone")
	}
}

func TestTheKeyboardWhenThereAreFewerRows(t *testing.T) {
	s, _, _, c := reading(t)
	s.sheet.goTo(len(s.sheet.lines) - 1)
	s.sheet.put(s.sheet.lines[:2])
	if at := s.sheet.focused(); at != 1 {
		t.Errorf("the keyboard is at row %d", at)
	}
	press(c, fyne.KeyUp)
	if at := s.sheet.focused(); at != 0 {
		t.Errorf("Up goes to row %d", at)
	}
}

// Between going on and the papers of the next, the rows that are drawn are those of the one before.
func TestNothingIsAskedOrJudgedOfTheOneBefore(t *testing.T) {
	s, o, q, _ := reading(t)
	before, next := s.row[0], s.row[1]
	for i := range s.row {
		if s.row[i].Organisation != before.Organisation {
			next = s.row[i]
			s.choose(i)
			break
		}
	}
	s.sheet.askAt(2)
	if got := s.sheet.asking.line.record; got != next.ID {
		t.Errorf("the question is about %s, read is %s", got, next.ID)
	}
	s.sheet.onAll()
	uitest.Settle(o, q)
	verdicts := map[coalition.ID]coalition.Verdict{}
	office.Look(o, &office.Slot{}, func(ctx context.Context, r *register.Register) (map[coalition.ID]coalition.Verdict, error) {
		now := map[coalition.ID]coalition.Verdict{}
		for _, id := range []coalition.ID{before.Organisation, next.Organisation} {
			p, err := gather(ctx, r, id)
			if err != nil {
				return nil, err
			}
			now[id] = p.sent[p.top()].Verdict
		}
		return now, nil
	}, func(now map[coalition.ID]coalition.Verdict) { verdicts = now })
	uitest.Settle(o, q)
	if verdicts[before.Organisation] != "" || verdicts[next.Organisation] != coalition.Accepted {
		t.Errorf("%+v", verdicts)
	}
}

func TestASecondTapAsksNoSecondQuestion(t *testing.T) {
	s, o, q, _ := reading(t)
	of := s.row[0]
	s.sheet.askAt(0)
	s.sheet.asking.entry.SetText("Hoeveel buurten?")
	s.sheet.asking.onAsk()
	s.sheet.asking.onAsk()
	uitest.Settle(o, q)
	if n := stands(t, o, q, of).Questions; n != 1 || s.sheet.asking.busy {
		t.Errorf("%d questions are asked", n)
	}
}
