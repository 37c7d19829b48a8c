package coalition

import "testing"

func TestAnExplanationAnswersItsWarningUntilTheValueChanges(t *testing.T) {
	c := NewContent(NewID())
	e := c.Edit("add", CauseScreen)
	made, err := e.AddCommitment(NewID())
	if err != nil {
		t.Fatal(err)
	}
	set := func(field, value string) {
		t.Helper()
		if err := c.Edit("edit", CauseScreen).Set(AsRecord(c.Commitment(made.ID)), field, value); err != nil {
			t.Fatal(err)
		}
	}
	warning := func() Finding {
		t.Helper()
		for _, f := range At(Check(c, &Edition{}, "2026-11-23"), made.ID, "remark") {
			if f.Rule == "bsn-like" {
				return f
			}
		}
		t.Fatal("no warning about a number like a BSN")
		return Finding{}
	}
	explain := func(text string) {
		t.Helper()
		if err := c.Edit("explain", CauseScreen).Explain(warning(), text); err != nil {
			t.Fatal(err)
		}
	}
	set("remark", "kenmerk 111222333")
	explain("Het is een kenmerk.")
	if got := warning().Explained; got != "Het is een kenmerk." {
		t.Errorf("explained as %q", got)
	}
	explain("Ons zaaknummer. ")
	if got := warning().Explained; got != "Ons zaaknummer." || len(c.Explanations) != 1 {
		t.Errorf("explained as %q in %d explanations", got, len(c.Explanations))
	}
	set("remark", "ons kenmerk 111222333")
	if got := warning().Explained; got != "" {
		t.Errorf("the value changed and it is still explained as %q", got)
	}
	explain("Nog steeds ons zaaknummer.")
	if len(c.Explanations) != 1 {
		t.Errorf("%d explanations, of which one has lapsed", len(c.Explanations))
	}
	explain("  ")
	if len(c.Explanations) != 0 || warning().Explained != "" {
		t.Errorf("an empty explanation is still there: %v", c.Explanations)
	}
}
