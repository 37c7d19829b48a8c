package coalition

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"
)

// sample is a content with one record of every kind, made through edits as the programs make it.
func sample(t *testing.T) (*Content, Step) {
	t.Helper()
	c := NewContent(NewID())
	e := c.Edit("add", CauseScreen)
	must(t, e.Set(AsRecord(&c.Organisation), "name", "Gemeente Voorbeeldstad"))
	first, err := e.AddCommitment(NewID())
	must(t, err)
	id := first.ID
	for _, k := range []Kind{KindContribution, KindMilestone, KindNeed, KindProgress} {
		_, err := e.Add(k, NewID(), id)
		must(t, err)
	}
	must(t, e.Set(AsRecord(c.Commitment(id)), "title", "Open warmtekaart"))
	must(t, e.Set(AsRecord(c.Commitment(id)), "iconProjects", "icon-climate-energy\nicon-safety"))
	block, err := e.Add(KindBuildingBlock, NewID(), "")
	must(t, err)
	must(t, e.Set(AsRecord(c.Commitment(id)), "buildingBlocks", string(block.ID())))
	return c, e.Step()
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestAStepAndItsInverseLeaveNothingBehind(t *testing.T) {
	c, step := sample(t)
	full := c.Clone()
	must(t, c.Apply(step.Inverse(CauseUndo)))
	if n := len(c.Commitments) + len(c.BuildingBlocks); n != 0 || c.Organisation.Name != "" {
		t.Errorf("undo left %d records and name %q", n, c.Organisation.Name)
	}
	must(t, c.Apply(step.Inverse(CauseUndo).Inverse(CauseRedo)))
	if !reflect.DeepEqual(c, full) {
		t.Errorf("redo gave\n%+v\nwant\n%+v", c, full)
	}
}

func TestApplyIsAllOrNothing(t *testing.T) {
	c, _ := sample(t)
	before := c.Clone()
	err := c.Apply(Step{Changes: []Change{
		{Kind: KindOrganisation, ID: c.Organisation.ID, Field: "shortName", New: "V"},
		{Kind: KindOrganisation, ID: c.Organisation.ID, Field: "name", Old: "somebody else wrote this", New: "x"},
	}})
	if !errors.Is(err, ErrStale) || !reflect.DeepEqual(c, before) {
		t.Errorf("got %v and %+v", err, c.Organisation)
	}
}

func TestRemoveComesBackWithItsRows(t *testing.T) {
	c, _ := sample(t)
	before := c.Clone()
	e := c.Edit("delete", CauseScreen)
	must(t, e.Remove(AsRecord(&c.Commitments[0])))
	if len(c.Commitments) != 0 {
		t.Fatal("the commitment is still there")
	}
	must(t, c.Apply(e.Step().Inverse(CauseUndo)))
	if !reflect.DeepEqual(c, before) {
		t.Errorf("got\n%+v\nwant\n%+v", c, before)
	}
}

func TestNumbersAreNeverUsedAgain(t *testing.T) {
	c, step := sample(t)
	must(t, c.Apply(step.Inverse(CauseUndo)))
	e := c.Edit("add", CauseScreen)
	again, err := e.AddCommitment(NewID())
	must(t, err)
	if again.Number != "T-002" {
		t.Errorf("got %s, want T-002", again.Number)
	}
}

func TestLinesReadBack(t *testing.T) {
	c, _ := sample(t)
	records := c.Travelling([]ID{c.Commitments[0].ID})
	for _, line := range Lines(records) {
		r, err := ReadLine(line)
		must(t, err)
		if r.Line() != line {
			t.Errorf("got %s, want %s", r.Line(), line)
		}
		if !json.Valid([]byte(line)) {
			t.Errorf("not JSON: %s", line)
		}
	}
}

func TestWhatStaysNeverTravels(t *testing.T) {
	c, _ := sample(t)
	c.Commitments[0].InternalNote = "for us only"
	c.Contact.Name = "for us too"
	for _, line := range Lines(c.Travelling([]ID{c.Commitments[0].ID})) {
		if strings.Contains(line, "for us") || strings.Contains(line, `"position":"1024"`) {
			t.Error(line)
		}
	}
}

func TestPutTakesWhatShowPrints(t *testing.T) {
	c, _ := sample(t)
	for r := range c.Records {
		raw, err := json.Marshal(r)
		must(t, err)
		s, err := ReadRecord(r.Kind(), strings.NewReader(string(raw)))
		must(t, err)
		e := c.Edit("edit", CauseScreen)
		if _, err := e.Put(r.Kind(), s); err != nil || !e.Empty() {
			t.Errorf("%s: %v, changes %v", raw, err, e.Step().Changes)
		}
	}
}
