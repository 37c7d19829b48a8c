package overview

import (
	"context"
	"strconv"
	"testing"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/dossier"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

func shown(t *testing.T) (*Screen, *session.Session, *uitest.Queue, *session.Place) {
	t.Helper()
	uitest.Dress(t, theme.Light, 1)
	s, q := uitest.Session(t, words.NL)
	at := &session.Place{}
	s.OnVisit(func(p session.Place) { *at = p })
	s.OnReport(func(err error) { t.Error(err) })
	o := New(s)
	uitest.Settle(s, q)
	return o, s, q, at
}

func TestChangesSayWhatWasAndWhatIs(t *testing.T) {
	o, s, _, at := shown(t)
	second := s.Content().Numbered("T-002")
	if err := s.Set(coalition.AsRecord(second), "role", "Wethouder"); err != nil {
		t.Fatal(err)
	}
	o.Refresh()
	for _, want := range []string{"Wanneer klaar: 31-07-2027 → 31-10-2027", "→ ‘Wethouder’", "Sensordata wegdek delen"} {
		if !uitest.Says(o.Object(), want) {
			t.Errorf("%q is not said", want)
		}
	}
	if uitest.Says(o.Object(), "mijlpaal toegevoegd") {
		t.Error("what belongs to a new commitment is said apart")
	}
	uitest.Tap(t, o.Object(), "T-002 gewijzigd: Wanneer klaar: 31-07-2027 → 31-10-2027")
	if *at != (session.Place{Screen: "commitments", Record: second.ID, Field: "end"}) {
		t.Errorf("went to %+v", *at)
	}
}

func TestTheLightsAreWordsAndSigns(t *testing.T) {
	o, _, _, _ := shown(t)
	for _, want := range []string{"✓ gemeld: ", "✓ op koers: op schema"} {
		if !uitest.Says(o.Object(), want) {
			t.Errorf("%q is not said", want)
		}
	}
}

func TestAnAnswerShowsItsQuestions(t *testing.T) {
	o, s, q, at := shown(t)
	last := o.submissions[len(o.submissions)-1]
	third := s.Content().Numbered("T-003")
	answer := coalition.Answer{ID: coalition.NewID(), Submission: last.ID, Hash: last.Hash, Number: 1, ReceivedAt: "2026-11-20T10:00:00Z", Verdict: coalition.Questions,
		Questions: []coalition.Question{{ID: coalition.NewID(), Record: third.ID, Field: "result", Text: "Waaraan ziet u dat?"}}}
	s.Work(func(ctx context.Context, d *dossier.Dossier) error {
		return d.TakeAnswer(ctx, answer, coalition.Step{})
	}, func(err error) {
		if err != nil {
			t.Error(err)
		}
	})
	uitest.Settle(s, q)
	s.Hear()
	uitest.Settle(s, q)
	o.Refresh()
	if !uitest.Says(o.Object(), "T-003 · Wat is er dan klaar · De coalitie vraagt: Waaraan ziet u dat?") || !uitest.Says(o.Object(), "De coalitie over uw inzending 1") {
		t.Error("the question is not said")
	}
	uitest.Tap(t, o.Object(), "Naar het veld ›: T-003 · Wat is er dan klaar")
	if *at != (session.Place{Screen: "commitments", Record: third.ID, Field: "result"}) {
		t.Errorf("went to %+v", *at)
	}
	if err := s.Reply(answer.Questions[0].ID, "Aan de kaart"); err != nil {
		t.Fatal(err)
	}
	o.Refresh()
	if !uitest.Says(o.Object(), "Uw antwoord: Aan de kaart") || o.open() != 0 {
		t.Error("the reply is not said")
	}
	if err := s.Reply(answer.Questions[0].ID, " "); err != nil || len(s.Content().Replies) != 0 || o.open() != 1 {
		t.Error("an empty reply stays")
	}
}

func TestTheRoundThatIsOpen(t *testing.T) {
	o, s, _, _ := shown(t)
	e := s.Edition()
	t.Cleanup(func() { e.Rounds = nil })
	e.Rounds = []coalition.Round{{Code: "r1", Label: coalition.Text{NL: "Ronde 1"}, Closes: "2026-10-01"}, {Code: "r2", Label: coalition.Text{NL: "Ronde 2"}, Closes: "2026-12-27"}}
	o.Refresh()
	if !uitest.Says(o.Object(), "Ronde 2 sluit op 27-12-2026, over 34 dagen") {
		t.Error("when the round closes is not said")
	}
}

func TestStepsLeadToWhatIsNext(t *testing.T) {
	o, s, _, at := shown(t)
	uitest.Tap(t, o.Object(), "Vul aan (2)")
	if at.Screen != "commitments" || len(coalition.Asking(coalition.About(s.Findings(), at.Record))) == 0 {
		t.Errorf("went to %+v, where nothing is asked", *at)
	}
	uitest.Tap(t, o.Object(), "Inleveren…")
	if at.Screen != "handin" {
		t.Errorf("went to %+v", *at)
	}
}

func TestARoundAsksForNewsInOneClick(t *testing.T) {
	o, s, q, at := shown(t)
	if o.news() != nil {
		t.Error("news is asked without a round")
	}
	e := s.Edition()
	t.Cleanup(func() { e.Rounds = nil })
	e.Rounds = []coalition.Round{{Code: "r1", Label: coalition.Text{NL: "Ronde 1"}, Closes: "2026-11-20"}, {Code: "r2", Label: coalition.Text{NL: "Ronde 2"}, Closes: "2026-12-27"}}
	o.Refresh()
	asked := o.owesNews()
	if len(asked) < 3 || !uitest.Says(o.Object(), "Ronde 2: wat is er veranderd? ("+strconv.Itoa(len(asked))+")") {
		t.Fatalf("%d commitments are asked about", len(asked))
	}
	name := func(c *coalition.Commitment) string { return string(c.Number) + " " + c.Title }
	uitest.Tap(t, o.Object(), "Ongewijzigd: "+name(asked[1]))
	if now := o.owesNews(); len(now) != len(asked)-1 || len(uitest.Named(o.Object(), "Ongewijzigd: "+name(asked[1]))) > 0 {
		t.Errorf("%d are asked about after one said that nothing has changed", len(now))
	}
	uitest.Tap(t, o.Object(), "Bijwerken: "+name(asked[0]))
	latest := s.Content().Commitment(asked[0].ID).LatestProgress()
	if latest == nil || *at != (session.Place{Screen: "commitments", Record: asked[0].ID, Row: latest.ID, Field: "completion"}) {
		t.Errorf("went to %+v", *at)
	}
	o.Refresh()
	left := len(o.owesNews())
	uitest.Tap(t, o.Object(), "Alle "+strconv.Itoa(left)+" ongewijzigd")
	if len(o.owesNews()) > 0 {
		t.Error("something is still asked")
	}
	s.Undo()
	if len(o.owesNews()) != left {
		t.Error("one undo does not take back what was said of all")
	}
	uitest.Settle(s, q)
}
