package form_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/dossier"
	"doemee/ui/form"
	"doemee/ui/kit"
	"doemee/ui/session"
	"doemee/ui/theme"
	"doemee/ui/uitest"
)

// asked is a dossier in which the coalition asks two questions about the title of the first commitment.
func asked(t *testing.T) (*session.Session, *coalition.Commitment) {
	t.Helper()
	s, q := uitest.Session(t, words.NL)
	c := s.Content().Numbered("T-001")
	s.Work(func(ctx context.Context, d *dossier.Dossier) error {
		handed, err := d.Submissions(ctx)
		if err != nil {
			return err
		}
		answer := coalition.Answer{ID: coalition.NewID(), Submission: handed[0].ID, Hash: handed[0].Hash, Number: 1, ReceivedAt: "2026-11-20T10:00:00Z", Verdict: coalition.Questions}
		for _, text := range []string{"Welke wijken?", "Met welke bron?"} {
			answer.Questions = append(answer.Questions, coalition.Question{ID: coalition.NewID(), Record: c.ID, Field: "title", Text: text})
		}
		return d.TakeAnswer(ctx, answer, coalition.Step{})
	}, func(err error) {
		if err != nil {
			t.Error(err)
		}
	})
	uitest.Settle(s, q)
	s.Hear()
	uitest.Settle(s, q)
	return s, c
}

// Of two warnings about one field the second shows when the first is explained. Who is still explaining the first must not go on in the
// explanation of the second.
func TestAnExplanationStaysWithItsWarningWhileSomebodyTypes(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, _ := uitest.Session(t, words.NL)
	c := s.Content().Numbered("T-001")
	if err := s.Set(coalition.AsRecord(c), "description", "Zie 111222333 en NL91ABNA0417164300."); err != nil {
		t.Fatal(err)
	}
	warnings := func() (all []coalition.Finding) {
		for _, f := range coalition.At(s.Findings(), c.ID, "description") {
			if f.Severity == coalition.Warning {
				all = append(all, f)
			}
		}
		return all
	}
	first := warnings()
	if len(first) != 2 {
		t.Fatalf("found %v", first)
	}
	f := form.New(s, func() (coalition.Record, bool) { return coalition.AsRecord(c), true })
	field := f.Text("description", 3, form.Labels{Question: "Beschrijving"})
	f.Refresh()
	s.Watch(func(session.Event) { f.Refresh() })
	w := test.NewTempWindow(t, field)
	w.Resize(fyne.NewSize(600, 400))
	uitest.Tap(t, field, s.Words().Say("form.explain"))
	why, ok := w.Canvas().Focused().(*kit.Entry)
	if !ok {
		t.Fatalf("the keyboard is at %T", w.Canvas().Focused())
	}
	why.SetText("Een zaaknummer")
	why.Keep() // as after a pause
	why.SetText("Een zaaknummer van de provincie")
	w.Canvas().Unfocus()
	for _, one := range warnings() {
		want := map[bool]string{true: "Een zaaknummer van de provincie"}[one.Rule == first[0].Rule]
		if one.Explained != want {
			t.Errorf("%s is explained with %q, want %q", one.Rule, one.Explained, want)
		}
	}
	if f.Sentence("description") == "" {
		t.Error("the other warning is not said")
	}
}

// A question that is replied to goes behind those that are not. Its place stays where it is all the same: who is typing there must not
// go on in the reply to another question.
func TestAReplyStaysWithItsQuestionWhileSomebodyTypes(t *testing.T) {
	uitest.Dress(t, theme.Light, 1)
	s, c := asked(t)
	f := form.New(s, func() (coalition.Record, bool) { return coalition.AsRecord(c), true })
	field := f.Line("title", form.Labels{Question: "Titel"})
	f.Refresh()
	s.Watch(func(session.Event) { f.Refresh() })
	w := test.NewTempWindow(t, field)
	w.Resize(fyne.NewSize(600, 400))
	first := s.AskedAt(c.ID, "title")[0].ID
	uitest.Tap(t, field, "Uw antwoord")
	reply, ok := w.Canvas().Focused().(*kit.Entry)
	if !ok {
		t.Fatalf("the keyboard is at %T", w.Canvas().Focused())
	}
	reply.SetText("Alle twaalf")
	reply.Keep() // as after a pause
	reply.SetText("Alle twaalf wijken")
	if !reply.Visible() || reply.Text != "Alle twaalf wijken" {
		t.Errorf("where somebody types stands %q", reply.Text)
	}
	w.Canvas().Unfocus()
	for _, p := range s.AskedAt(c.ID, "title") {
		want := map[bool]string{true: "Alle twaalf wijken"}[p.ID == first]
		if p.Reply != want {
			t.Errorf("the reply to %q is %q, want %q", p.Text, p.Reply, want)
		}
	}
}
