package coalition_test

import (
	"errors"
	"strings"
	"testing"

	"doemee/data/coalition"
)

// note is a sound answer that asks something about a commitment.
func note(record coalition.ID) coalition.AnswerNote {
	return coalition.AnswerNote{ID: coalition.NewID(), Submission: coalition.NewID(), Hash: "abc", Organisation: coalition.NewID(), Key: "GM9999",
		Sequence: 1, Number: 1, MadeAt: "2027-01-01T10:00:00Z", Verdict: coalition.Questions,
		Questions: []coalition.NoteQuestion{{ID: coalition.NewID(), Record: record, Field: "end", Text: "Wanneer is het klaar?"}}}
}

func TestAnAnswerReadsBackAndIsBounded(t *testing.T) {
	good := note(coalition.NewID())
	text, err := good.JSON()
	if err != nil {
		t.Fatal(err)
	}
	back, err := coalition.ReadAnswerNote(strings.NewReader(text))
	if err != nil || back.Questions[0] != good.Questions[0] || back.Number != 1 {
		t.Errorf("%+v, %v", back, err)
	}
	whole := good
	for range 5000 {
		whole.Accepted = append(whole.Accepted, coalition.NewID())
	}
	if text, err = whole.JSON(); err != nil {
		t.Fatal(err)
	}
	if back, err = coalition.ReadAnswerNote(strings.NewReader(text)); err != nil || len(back.Accepted) != 5000 {
		t.Errorf("of a large dossier %d commitments are in order, %v", len(back.Accepted), err)
	}
	if text, err = good.JSON(); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(*coalition.AnswerNote){
		"number":   func(n *coalition.AnswerNote) { n.Number = 0 },
		"verdict":  func(n *coalition.AnswerNote) { n.Verdict = "goed" },
		"twice":    func(n *coalition.AnswerNote) { n.Questions = append(n.Questions, n.Questions[0]) },
		"no text":  func(n *coalition.AnswerNote) { n.Questions[0].Text = " " },
		"id":       func(n *coalition.AnswerNote) { n.Submission = "x" },
		"nobody's": func(n *coalition.AnswerNote) { n.Organisation = "" },
	} {
		bad := note(coalition.NewID())
		change(&bad)
		text, _ := bad.JSON()
		if _, err := coalition.ReadAnswerNote(strings.NewReader(text)); !errors.Is(err, coalition.ErrAnswer) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, wrong := range []string{"", "[]", text + text, text[:40], strings.Replace(text, `"id"`, `"x"`, 1)} {
		if _, err := coalition.ReadAnswerNote(strings.NewReader(wrong)); !errors.Is(err, coalition.ErrAnswer) {
			t.Errorf("%.30q: %v", wrong, err)
		}
	}
}

func TestQuestionsArePinnedOnTheirRecords(t *testing.T) {
	c := committed(t)
	row := c.Commitments[0].Contributions[0].ID
	old, newest := note(c.Commitments[0].ID), note(row)
	newest.Submission, newest.Number = old.Submission, 2
	pins := coalition.Pin(c, []coalition.Answer{old.Answer(), newest.Answer()})
	if len(pins) != 1 || pins[0].Kind != coalition.KindContribution || pins[0].Number != "T-001" || pins[0].Owner != c.Commitments[0].ID || pins[0].Reply != "" {
		t.Fatalf("%+v", pins)
	}
	c.Replies = append(c.Replies, coalition.Reply{ID: coalition.NewID(), Question: pins[0].ID, Text: "In mei"})
	if pins = coalition.Pin(c, []coalition.Answer{newest.Answer()}); pins[0].Reply != "In mei" {
		t.Errorf("reply %q", pins[0].Reply)
	}
}
