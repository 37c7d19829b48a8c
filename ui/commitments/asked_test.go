package commitments

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/dossier"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

// answered is a dossier to which the coalition answered: three questions about the first commitment, and the third is in order.
func answered(t *testing.T) (*session.Session, *uitest.Queue) {
	t.Helper()
	s, q := uitest.Session(t, words.NL)
	c := s.Content().Numbered("T-001")
	question := func(record coalition.ID, field, text string) coalition.Question {
		return coalition.Question{ID: coalition.NewID(), Record: record, Field: field, Text: text}
	}
	s.Work(func(ctx context.Context, d *dossier.Dossier) error {
		handed, err := d.Submissions(ctx)
		if err != nil {
			return err
		}
		return d.TakeAnswer(ctx, coalition.Answer{ID: coalition.NewID(), Submission: handed[0].ID, Hash: handed[0].Hash, Number: 1,
			ReceivedAt: "2026-11-20T10:00:00Z", Verdict: coalition.Questions, Accepted: []coalition.ID{s.Content().Numbered("T-003").ID},
			Questions: []coalition.Question{question(c.ID, "", "Met wie praat u hierover?"), question(c.ID, "title", "Welke wijken zijn dat?"),
				question(c.Contributions[0].ID, "quantity", "Is dit per jaar of in totaal?")}}, coalition.Step{})
	}, func(err error) {
		if err != nil {
			t.Error(err)
		}
	})
	uitest.Settle(s, q)
	s.Hear()
	uitest.Settle(s, q)
	return s, q
}

func TestQuestionsStandAtTheirFieldsAndAreRepliedToThere(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, q := answered(t)
	screen := New(s)
	screen.Visit(session.Place{Screen: "commitments", Record: s.Content().Numbered("T-001").ID})
	for _, want := range []string{"De coalitie vraagt: Welke wijken zijn dat?", "Hoeveel · De coalitie vraagt: Is dit per jaar", "De coalitie vraagt: Met wie praat u"} {
		if !uitest.Says(screen.Object(), want) {
			t.Errorf("%q is not said", want)
		}
	}
	for _, p := range s.AskedAt(s.Content().Numbered("T-001").ID, "title") {
		if err := s.Reply(p.ID, "Alle twaalf"); err != nil {
			t.Fatal(err)
		}
	}
	uitest.Settle(s, q)
	screen.Refresh()
	if !uitest.Says(screen.Object(), "Uw antwoord: Alle twaalf") {
		t.Error("the reply is not said")
	}
	screen.Visit(session.Place{Screen: "commitments", Record: s.Content().Numbered("T-003").ID})
	if !uitest.Says(screen.Object(), "De coalitie vond deze toezegging in orde") {
		t.Error("what is in order is not said")
	}
	if n := len(screen.editor.said.object.Objects); n != 1 {
		t.Errorf("%d things are said of it", n)
	}
}

// TestShotsOfQuestions draws a commitment that is asked about, in every look.
func TestShotsOfQuestions(t *testing.T) {
	for _, look := range []struct {
		mode  theme.Mode
		scale float32
	}{{theme.Light, 1}, {theme.Dark, 1}, {theme.Light, 2}} {
		name := strings.ToLower(fmt.Sprintf("5-commitments-asked-nl-%s-%d", look.mode, int(look.scale*100)))
		t.Run(name, func(t *testing.T) {
			uitest.Dress(t, look.mode, look.scale)
			s, _ := answered(t)
			screen := New(s)
			screen.Visit(session.Place{Screen: "commitments", Record: s.Content().Numbered("T-001").ID})
			uitest.Shot(t, name, screen.Object(), fyne.NewSize(1065, 748))
		})
	}
}
