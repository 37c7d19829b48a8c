package dossier

import (
	"errors"
	"reflect"
	"testing"
	"time"

	"doemee/data/coalition"
	"doemee/data/database"
)

func isDamaged(err error) bool { return errors.Is(err, database.ErrDamaged) }

func submissionOf(c *coalition.Content, sequence int) coalition.Submission {
	lines := coalition.Lines(c.Travelling([]coalition.ID{c.Commitments[0].ID}))
	return coalition.Submission{ID: coalition.NewID(), Organisation: c.Organisation.ID, Key: "GM9999", Name: c.Organisation.Name,
		Edition: "SSA-2019-2020", EditionVersion: 1, Sequence: sequence, Provisional: sequence == 1, MadeAt: "2026-04-01T10:00:00Z", Program: "0.1.0",
		Schema: 1, Language: "nl", Counts: map[string]int{"commitment": 1}, Hash: coalition.Hash(lines), File: "x.xlsx", Lines: lines, Contact: `{"is":"contact"}`}
}

func edit(t testing.TB, c *coalition.Content, r coalition.Record, field, value string) coalition.Step {
	t.Helper()
	e := c.Edit("edit", coalition.CauseScreen)
	must(t, e.Set(r, field, value))
	return e.Step()
}

func TestWhatWasHandedInIsKeptAsItWas(t *testing.T) {
	c := sample(t)
	d := create(t, c)
	must(t, d.Apply(ctx, edit(t, c, coalition.AsRecord(&c.Commitments[0]), "title", "Open warmtekaart van de wijk")))
	first, second := submissionOf(c, 1), submissionOf(c, 2)
	must(t, d.HandIn(ctx, first, edit(t, c, coalition.AsRecord(&c.Commitments[0]), "status", "committed")))
	must(t, d.HandIn(ctx, second, coalition.Step{Name: "hand-in"}))
	must(t, d.HandIn(ctx, second, coalition.Step{Name: "hand-in"}))
	d = reopen(t, d)
	got, err := d.Submissions(ctx)
	must(t, err)
	if want := []coalition.Submission{first, second}; !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%+v\nwant\n%+v", got, want)
	}
	if _, err := d.Undo(ctx); !errors.Is(err, ErrNothing) {
		t.Errorf("handing in was taken back: %v", err)
	}
	same(t, d, c)
}

func TestHandingInIsAllOrNothing(t *testing.T) {
	c := sample(t)
	d := create(t, c)
	stale := coalition.Step{Changes: []coalition.Change{{Kind: coalition.KindCommitment, ID: c.Commitments[0].ID, Field: "status", Old: "completed", New: "committed"}}}
	if err := d.HandIn(ctx, submissionOf(c, 1), stale); !errors.Is(err, coalition.ErrStale) {
		t.Errorf("got %v", err)
	}
	if all, err := d.Submissions(ctx); err != nil || len(all) != 0 {
		t.Errorf("kept %v, %v", all, err)
	}
}

func TestAnswersRiseAndComeOnce(t *testing.T) {
	c := sample(t)
	d := create(t, c)
	about := coalition.NewID()
	answer := func(number int) coalition.Answer {
		id := coalition.NewID()
		return coalition.Answer{ID: id, Submission: about, Hash: "7f3a", Number: number, ReceivedAt: "2026-04-02T10:00:00Z", Verdict: coalition.Questions,
			Questions: []coalition.Question{{ID: coalition.NewID(), Answer: id, Record: c.Commitments[0].ID, Field: "end", Text: "Wanneer precies?"}}}
	}
	first, third := answer(1), answer(3)
	must(t, d.TakeAnswer(ctx, first, coalition.Step{Name: "answer"}))
	must(t, d.TakeAnswer(ctx, third, edit(t, c, coalition.AsRecord(&c.Commitments[0]), "status", "under-way")))
	must(t, d.TakeAnswer(ctx, answer(3), coalition.Step{Name: "answer"}))
	if err := d.TakeAnswer(ctx, answer(2), coalition.Step{Name: "answer"}); !errors.Is(err, ErrOldAnswer) {
		t.Errorf("an older answer gave %v", err)
	}
	d = reopen(t, d)
	got, err := d.Answers(ctx)
	must(t, err)
	if want := []coalition.Answer{first, third}; !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%+v\nwant\n%+v", got, want)
	}
	same(t, d, c)
}

func TestPurgeTakesOutWhatLayLongEnough(t *testing.T) {
	c := sample(t)
	d := create(t, c)
	e := c.Edit("add", coalition.CauseScreen)
	stays := addCommitment(t, e)
	must(t, e.Set(coalition.AsRecord(c.Commitment(stays)), "buildingBlocks", string(c.BuildingBlocks[0].ID)))
	must(t, e.Trash(coalition.AsRecord(&c.Commitments[0]), "2026-03-01T00:00:00Z"))
	must(t, e.Trash(coalition.AsRecord(&c.BuildingBlocks[0]), "2026-03-01T00:00:00Z"))
	must(t, e.Trash(coalition.AsRecord(c.Commitment(stays)), "2026-03-20T00:00:00Z"))
	must(t, d.Apply(ctx, e.Step()))
	gone, err := d.Purge(ctx, "2026-03-15T00:00:00Z")
	must(t, err)
	left, err := d.Content(ctx)
	must(t, err)
	if gone != 2 || len(left.Commitments) != 1 || left.Commitments[0].ID != stays || len(left.BuildingBlocks) != 0 || len(left.Commitments[0].BuildingBlocks) != 0 {
		t.Errorf("%d gone, left %+v", gone, left)
	}
	if again, err := d.Purge(ctx, "2026-03-15T00:00:00Z"); err != nil || again != 0 {
		t.Errorf("again: %d, %v", again, err)
	}
	if history, err := d.History(ctx, c.Commitments[0].ID, 0); err != nil || len(history) != 2 || history[0].Step.Name != "purge" {
		t.Errorf("the log has forgotten: %+v, %v", history, err)
	}
	if _, err := d.Undo(ctx); !errors.Is(err, ErrNothing) {
		t.Errorf("undo after purge: %v", err)
	}
}

func TestHistoryTellsWhatHappenedToARecord(t *testing.T) {
	c := sample(t)
	d := create(t, c)
	clock := time.Date(2026, 4, 1, 10, 0, 0, 0, time.UTC)
	d.Clock(func() time.Time { clock = clock.Add(-time.Hour); return clock }) // even when the clock runs back
	id := c.Commitments[0].ID
	must(t, d.Apply(ctx, edit(t, c, coalition.AsRecord(&c.Organisation), "seat", "Voorbeeldstad")))
	must(t, d.Apply(ctx, edit(t, c, coalition.AsRecord(&c.Commitments[0]), "result", "Een kaart")))
	must(t, d.Apply(ctx, edit(t, c, coalition.AsRecord(&c.Commitments[0].Needs[0]), "description", "Een jurist")))
	all, err := d.History(ctx, "", 0)
	must(t, err)
	about, err := d.History(ctx, id, 0)
	must(t, err)
	if len(all) != 3 || len(about) != 2 || about[0].Seq != 3 || about[0].Step.Changes[0].Field != "description" || all[2].At != "2026-04-01T09:00:00Z" {
		t.Errorf("all %+v\nabout %+v", all, about)
	}
	if last, err := d.History(ctx, "", 1); err != nil || len(last) != 1 || last[0].Seq != 3 {
		t.Errorf("limit 1 gave %+v, %v", last, err)
	}
}

// A disk that fails while a step is completed leaves open whether it was written. Giving the same step again must not write
// it twice, and must not call it stale.
func TestAStepOfWhichNobodyKnowsIsNotWrittenTwice(t *testing.T) {
	c := sample(t)
	d := create(t, c)
	step := edit(t, c, coalition.AsRecord(&c.Organisation), "seat", "Voorbeeldstad")
	must(t, d.Apply(ctx, step))
	d.unsure = &attempt{seq: 1, what: "apply", asked: step, done: step} // as after a commit that ended in a fault
	must(t, d.Apply(ctx, step))
	if history, err := d.History(ctx, "", 0); err != nil || len(history) != 1 {
		t.Errorf("%v, %v", history, err)
	}
	if err := d.Apply(ctx, step); !errors.Is(err, coalition.ErrStale) {
		t.Errorf("the same step once more, on purpose: %v", err)
	}
}
