package register

import (
	"errors"
	"testing"

	"doemee/data/coalition"
)

// sent is a register with one submission of a member with two commitments.
func sent(t testing.TB) (*Register, *member, coalition.ID) {
	t.Helper()
	r, m := newRegister(t), newMember(1)
	m.commit(1)
	m.commit(2)
	first := m.send(1, "2020-02-01")
	keep(t, r, first)
	return r, m, first.Organisation
}

func (m *member) id(i int) coalition.ID { return m.content.Commitments[i].ID }

func reviewed(t testing.TB, r *Register, verdict coalition.Verdict) int {
	t.Helper()
	_, n, err := r.Commitments(t.Context(), CommitmentQuery{Review: verdict, Unreviewed: verdict == ""})
	must(t, err)
	return n
}

func TestAVerdictHoldsForWhatWasJudged(t *testing.T) {
	r, m, organisation := sent(t)
	must(t, r.Judge(t.Context(), organisation, m.id(0), coalition.Accepted))
	must(t, r.Judge(t.Context(), organisation, m.id(1), coalition.Accepted))
	m.content.Commitments[1].Title = "Iets heel anders"
	keep(t, r, m.send(2, "2020-03-01"))
	if reviewed(t, r, coalition.Accepted) != 1 || reviewed(t, r, "") != 1 {
		t.Error("a verdict holds for what was changed, or is gone from what was not")
	}
	must(t, r.Judge(t.Context(), organisation, m.id(0), ""))
	if reviewed(t, r, "") != 2 {
		t.Error("a verdict can't be taken back")
	}
	if err := r.Judge(t.Context(), organisation, coalition.NewID(), coalition.Accepted); !errors.Is(err, ErrNoRecord) {
		t.Errorf("an unknown commitment: %v", err)
	}
}

func TestTheNextSubmissionClosesAQuestion(t *testing.T) {
	r, m, organisation := sent(t)
	q, err := r.Ask(t.Context(), Question{Organisation: organisation, Kind: coalition.KindCommitment, Record: m.id(0), Field: "end", Text: "Lukt dat?"})
	must(t, err)
	if reviewed(t, r, coalition.Questions) != 1 {
		t.Error("a commitment with a question is not judged so")
	}
	open := func() int {
		_, n, err := r.Questions(t.Context(), QuestionQuery{Open: true})
		must(t, err)
		return n
	}
	if list, _, err := r.Organisations(t.Context(), OrganisationQuery{Asked: true}); err != nil || len(list) != 1 || list[0].Questions != 1 || open() != 1 {
		t.Errorf("got %+v, %v", list, err)
	}
	m.content.Replies = []coalition.Reply{{ID: coalition.DeriveID(q.ID, "reply"), Question: q.ID, Text: "Ja, in mei"}}
	second := m.send(2, "2020-03-01")
	batch := keep(t, r, second)
	list, _, err := r.Questions(t.Context(), QuestionQuery{Organisation: organisation})
	must(t, err)
	if len(list) != 1 || list[0].Reply != "Ja, in mei" || list[0].RepliedIn != second.Submission || list[0].Number != "T-001" || open() != 0 {
		t.Errorf("got %+v", list)
	}
	if _, err := r.Undo(t.Context(), edition, batch); err != nil || open() != 1 {
		t.Errorf("after undoing the reply %d are open, %v", open(), err)
	}
	must(t, r.CloseQuestion(t.Context(), q.ID, "per telefoon"))
	if open() != 0 {
		t.Error("it can't be closed by hand")
	}
	if err := r.CloseQuestion(t.Context(), coalition.NewID(), ""); !errors.Is(err, ErrNoRecord) {
		t.Errorf("an unknown question: %v", err)
	}
}

// Nobody closes the question of another organisation by replying to it.
func TestAReplyFromSomebodyElse(t *testing.T) {
	r, m, organisation := sent(t)
	q, err := r.Ask(t.Context(), Question{Organisation: organisation, Kind: coalition.KindCommitment, Record: m.id(0), Field: "end", Text: "Lukt dat?"})
	must(t, err)
	other := newMember(2)
	other.content.Replies = []coalition.Reply{{ID: coalition.NewID(), Question: q.ID, Text: "Ja hoor"}}
	keep(t, r, other.send(1, "2020-03-01"))
	if _, n, err := r.Questions(t.Context(), QuestionQuery{Open: true}); err != nil || n != 1 {
		t.Errorf("%d open, %v", n, err)
	}
}

// broken is an arrival with a cell that could not be read.
func broken(m *member, sequence int) *Arrival {
	a := m.send(sequence, "2020-04-01")
	a.Repair = true
	a.Reasons = []Reason{{Key: "reason.not-a-date", Sheet: "Toezeggingen", Cell: "F9", Kind: coalition.KindCommitment, Record: m.id(0),
		Field: "commitment.start", Found: "medio mei", Ask: "‘medio mei’ is geen datum."}, {Key: "reason.formula", Note: true, Cell: "G9", Found: "3"}}
	return a
}

func TestOpenPointsBecomeQuestions(t *testing.T) {
	r, m, organisation := sent(t)
	m.content.Commitments[0].Start = ""
	m.content.Commitments[0].Title = "Te herstellen"
	waits := broken(m, 2)
	keep(t, r, waits)
	if waits.Class != coalition.ClassRepair {
		t.Fatalf("it is %s", waits.Class)
	}
	if list, _, _ := r.Commitments(t.Context(), CommitmentQuery{Search: "herstellen"}); len(list) != 0 {
		t.Error("what needs repair counts already")
	}
	must(t, r.Overrule(t.Context(), edition, waits.Submission, func(reason Reason) string { return "Wat bedoelt u met " + reason.Found + "?" }))
	list, n, err := r.Questions(t.Context(), QuestionQuery{Open: true, Organisation: organisation})
	must(t, err)
	if n != 1 || list[0].Text != "Wat bedoelt u met medio mei?" || list[0].Found != "medio mei" || list[0].Commitment != m.id(0) || list[0].Cause != CauseRepair {
		t.Errorf("got %+v", list)
	}
	one, err := r.Read(t.Context(), edition, Reading{Submission: waits.Submission, File: waits.ID, Sheet: "Toezeggingen", Cell: "F9",
		Kind: coalition.KindCommitment, Record: m.id(0), Field: "start", Found: "medio mei", Value: "15-5-2020"})
	if err != nil || one.Value != "2020-05-15" {
		t.Fatalf("read as %q, %v", one.Value, err)
	}
	v, err := r.View(t.Context(), organisation)
	must(t, err)
	if got := v.Content.Commitment(m.id(0)).Start; got != "2020-05-15" {
		t.Errorf("the view says %q", got)
	}
	if _, n, _ := r.Questions(t.Context(), QuestionQuery{Open: true}); n != 0 {
		t.Error("the question about the cell is still open")
	}
	kept, err := r.Submission(t.Context(), waits.Submission)
	must(t, err)
	if c, err := kept.ContentOf(); err != nil || c.Commitment(m.id(0)).Start != "" {
		t.Errorf("the submission was changed: %v", err)
	}
	recounted(t, r)
}

// The same text in two cells of a row is two questions; a field in two columns is one.
func TestAReadingSettlesItsFieldAndNoOther(t *testing.T) {
	for name, readFirst := range map[string]bool{"read before it counts": true, "read after": false} {
		r, m, _ := sent(t)
		m.content.Commitments[0].Start, m.content.Commitments[0].End = "", ""
		waits := broken(m, 2)
		year, quarter := waits.Reasons[0], waits.Reasons[0]
		year.Cell, year.Field, quarter.Cell, quarter.Field = "H9", "commitment.end.year", "I9", "commitment.end.quarter"
		waits.Reasons = append(waits.Reasons, year, quarter)
		keep(t, r, waits)
		overrule := func() {
			must(t, r.Overrule(t.Context(), edition, waits.Submission, func(Reason) string { return "?" }))
		}
		read := func(field, value string) {
			_, err := r.Read(t.Context(), edition, Reading{Submission: waits.Submission, Sheet: "Toezeggingen", Cell: "F9", Kind: coalition.KindCommitment,
				Record: m.id(0), Field: field, Found: "medio mei", Value: value})
			must(t, err)
		}
		if !readFirst {
			overrule()
		}
		read("start", "2020-05-15")
		if readFirst {
			overrule()
		}
		open, n, err := r.Questions(t.Context(), QuestionQuery{Open: true})
		must(t, err)
		if n != 2 || open[0].Field == "commitment.start" || open[1].Field == "commitment.start" {
			t.Errorf("%s: after one field was read it asks %+v", name, open)
		}
		read("end", "2020-Q4")
		if _, n, _ := r.Questions(t.Context(), QuestionQuery{Open: true}); n != 0 {
			t.Errorf("%s: %d questions are open", name, n)
		}
	}
}

func TestAReadingMustFit(t *testing.T) {
	r, m, _ := sent(t)
	waits := broken(m, 2)
	keep(t, r, waits)
	var bad *coalition.BadValue
	_, err := r.Read(t.Context(), edition, Reading{Submission: waits.Submission, Kind: coalition.KindCommitment, Record: m.id(0), Field: "start", Value: "mei"})
	if !errors.As(err, &bad) {
		t.Errorf("a value of the wrong form: %v", err)
	}
	_, err = r.Read(t.Context(), edition, Reading{Submission: waits.Submission, Kind: coalition.KindCommitment, Record: coalition.NewID(), Field: "start", Value: "2020-05-15"})
	if !errors.Is(err, ErrNoRecord) {
		t.Errorf("a record that is not there: %v", err)
	}
}

// A cell that was read before the file counts asks nothing any more.
func TestReadFirstThenTakeIn(t *testing.T) {
	r, m, _ := sent(t)
	waits := broken(m, 2)
	keep(t, r, waits)
	_, err := r.Read(t.Context(), edition, Reading{Submission: waits.Submission, Sheet: "Toezeggingen", Cell: "F9", Kind: coalition.KindCommitment,
		Record: m.id(0), Field: "start", Found: "medio mei", Value: "2020-05-15"})
	must(t, err)
	must(t, r.Overrule(t.Context(), edition, waits.Submission, func(Reason) string { return "?" }))
	if _, n, _ := r.Questions(t.Context(), QuestionQuery{}); n != 0 {
		t.Errorf("%d questions", n)
	}
	if list, err := r.Readings(t.Context(), waits.Submission); err != nil || len(list) != 1 {
		t.Errorf("got %v, %v", list, err)
	}
}
