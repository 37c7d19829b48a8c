package coalition

import (
	"fmt"
	"slices"
	"testing"
)

// sent is a dossier with two commitments and everything that hangs on them, as it was sent out.
func sent(t *testing.T) *Content {
	t.Helper()
	c, _ := sample(t)
	e := c.Edit("add", CauseScreen)
	second, err := e.AddCommitment(DeriveID("", "second"))
	must(t, err)
	id := second.ID
	must(t, e.Set(AsRecord(c.Commitment(id)), "title", "Inkoopvoorwaarden"))
	row, err := e.Add(KindContribution, DeriveID("", "hours"), id)
	must(t, err)
	must(t, e.Set(row, "description", "Uren van de adviseur"))
	must(t, e.Set(AsRecord(c.Commitment(id)), "internalNote", "alleen voor ons"))
	must(t, e.Set(AsRecord(&c.BuildingBlocks[0]), "name", "Rekenmodel"))
	return c
}

// out is what travels of a content, as records of their own.
func out(c *Content) []Record {
	var ids []ID
	for _, t := range c.Active() {
		ids = append(ids, t.ID)
	}
	return c.Clone().Travelling(ids)
}

// back is what comes back of a content, every record with its id.
func back(c *Content) []Incoming {
	var in []Incoming
	for _, r := range out(c) {
		in = append(in, Incoming{Record: r, Given: true})
	}
	return in
}

// lost is the same without ids: what a form holds.
func lost(c *Content) []Incoming {
	in := back(c)
	names := map[ID]ID{}
	for i := range in {
		in[i].Given = false
		names[in[i].Record.ID()] = DeriveID("form", string(in[i].Record.ID()))
	}
	for i := range in {
		r := in[i].Record
		*r.id = names[r.ID()]
		for _, f := range Fields(r.kind) {
			if f.Form == FormID && names[ID(r.Value(f.Name))] != "" {
				_ = r.Put(f.Name, string(names[ID(r.Value(f.Name))]))
			}
		}
	}
	return in
}

// told writes lines for comparing: sort, number and field, with the three values.
func told(m Merged) []string {
	var lines []string
	for _, l := range m.Lines {
		lines = append(lines, fmt.Sprintf("%s %s %s: %s/%s/%s", l.Sort, l.Number, l.Field, l.Was, l.Theirs, l.Ours))
	}
	return lines
}

func titled(c *Content, i int, title string) *Content {
	changed := c.Clone()
	changed.Commitments[i].Title = title
	return changed
}

func TestFieldsThatDiffer(t *testing.T) {
	was := sent(t)
	theirs, ours := titled(was, 0, "Warmtekaart"), titled(was, 0, "Open kaart")
	for _, c := range []struct {
		name         string
		theirs, ours *Content
		want         []string
	}{
		{"nothing", was, was, nil},
		{"only here", was, ours, nil},
		{"only there", theirs, was, []string{"changed T-001 title: Open warmtekaart/Warmtekaart/Open warmtekaart"}},
		{"both the same", theirs, theirs, nil},
		{"both differently", theirs, ours, []string{"both T-001 title: Open warmtekaart/Warmtekaart/Open kaart"}},
	} {
		if got := told(Merge(c.ours, Returned{Was: out(was), Theirs: back(c.theirs)})); !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", c.name, got, c.want)
		}
	}
	if got := told(Merge(was, Returned{Theirs: back(theirs)})); !slices.Equal(got, []string{"both T-001 title: /Warmtekaart/Open warmtekaart"}) {
		t.Errorf("without a base: %v", got)
	}
}

func TestWhatSaysNothingProposesNothing(t *testing.T) {
	was := sent(t)
	theirs := back(titled(was, 0, ""))
	for i := range theirs {
		theirs[i].Silent = map[string]bool{"title": true}
	}
	if got := Merge(was, Returned{Was: out(was), Theirs: theirs}); !got.Same() || len(got.Lines) > 0 {
		t.Errorf("without the column: %v", told(got))
	}
	for i := range theirs {
		theirs[i].Silent = nil
		theirs[i].Unread = map[string]string{"start": "medio mei"}
	}
	got := Merge(was, Returned{Was: out(was), Theirs: theirs[:3]})
	if want := "unread T-001 start: /medio mei/"; !slices.Contains(told(got), want) || got.Taken(got.Decided(got.Choices(), TakeTheirs)) != 1 {
		t.Errorf("unread: %v, want %s", told(got), want)
	}
	if got := Merge(was, Returned{Theirs: back(NewContent(was.Organisation.ID)), Form: true}); len(got.Lines) > 0 {
		t.Errorf("an empty form: %v", told(got))
	}
}

func TestRecordsThatComeAndGo(t *testing.T) {
	was := sent(t)
	gone, trashed, edited := was.Clone(), was.Clone(), titled(was, 1, "Voorwaarden")
	gone.Commitments = gone.Commitments[:1]
	trashed.Commitments[1].Trashed = "2026-01-01T10:00:00Z"
	added := was.Clone()
	e := added.Edit("add", CauseScreen)
	_, err := e.AddCommitment(DeriveID("", "new"))
	must(t, err)
	purged := was.Clone()
	must(t, purged.Edit("purge", CauseScreen).Remove(AsRecord(&purged.Commitments[1])))
	for _, c := range []struct {
		name         string
		theirs, ours *Content
		sort         MergeSort
		proposed     Choice
	}{
		{"gone there", gone, was, MergeGone, KeepOurs},
		{"gone there, edited here", gone, edited, MergeGoneThere, Unchosen},
		{"gone here, edited there", edited, trashed, MergeGoneHere, Unchosen},
		{"gone here for good, edited there", edited, purged, MergeGoneHere, Unchosen},
		{"gone here", was, trashed, "", ""},
		{"gone at both", gone, trashed, "", ""},
		{"a new one with an id nobody knows", added, was, MergeUnsure, Unchosen},
	} {
		got := Merge(c.ours, Returned{Was: out(was), Theirs: back(c.theirs)})
		if c.sort == "" && len(got.Lines) == 0 {
			continue
		}
		if len(got.Lines) != 1 || got.Lines[0].Sort != c.sort || got.Choices()[0] != c.proposed {
			t.Errorf("%s: got %v", c.name, told(got))
			continue
		}
		after := c.ours.Clone()
		step, err := got.Step(c.ours, []Choice{TakeTheirs}, "2026-11-24T10:00:00Z")
		must(t, err)
		must(t, after.Apply(step))
		if want := len(c.theirs.Active()); len(after.Active()) != want || step.Name != "bring-in" || step.Cause != CauseImport {
			t.Errorf("%s: %d commitments, want %d", c.name, len(after.Active()), want)
		}
	}
	if got := Merge(was, Returned{Was: out(was), Theirs: back(gone), Partial: map[Kind]bool{KindCommitment: true}}); len(got.Lines) > 0 {
		t.Errorf("a sheet that is gone: %v", told(got))
	}
}

func TestNewRowsAreTheSameTheSecondTime(t *testing.T) {
	was := sent(t)
	theirs := was.Clone()
	e := theirs.Edit("add", CauseScreen)
	_, err := e.AddCommitment(DeriveID("", "row 12"))
	must(t, err)
	must(t, e.Set(AsRecord(&theirs.Commitments[2]), "title", "Fietsdata delen met de regio"))
	_, err = e.Add(KindNeed, DeriveID("", "need"), DeriveID("", "row 12"))
	must(t, err)
	in := back(theirs)
	for i := range in {
		in[i].Given = in[i].Record.Value("title") != "Fietsdata delen met de regio" && in[i].Record.ID() != DeriveID("", "need")
	}
	ours := was.Clone()
	_, err = ours.Edit("add", CauseScreen).AddCommitment(DeriveID("", "ours"))
	must(t, err)
	got := Merge(ours, Returned{Was: out(was), Theirs: in})
	if len(got.Lines) != 1 || got.Lines[0].Number != "T-004" || got.Lines[0].Renumbered != "T-003" || got.Lines[0].Theirs != "Fietsdata delen met de regio" {
		t.Fatalf("got %v", told(got))
	}
	step, err := got.Step(ours, got.Choices(), "2026-11-24T10:00:00Z")
	must(t, err)
	must(t, ours.Apply(step))
	if c := ours.Numbered("T-004"); c == nil || len(c.Needs) != 1 || c.Status != StatusDraft {
		t.Errorf("the new one: %+v", c)
	}
	if again := Merge(ours, Returned{Was: out(was), Theirs: in}); len(again.Lines) > 0 && told(again)[0] != "number T-004 number: /T-003/T-004" {
		t.Errorf("the second time: %v", told(again))
	}
}

// A form knows no ids. What it says of a commitment that is here is recognised by number and title, and must be chosen.
func TestFormsAreRecognisedByWhatTheySay(t *testing.T) {
	ours := sent(t)
	if got := Merge(ours, Returned{Theirs: lost(ours), Form: true}); len(got.Lines) > 0 {
		t.Errorf("the same: %v", told(got))
	}
	theirs := ours.Clone()
	theirs.Commitments[0].Result = "Een kaart"
	theirs.Commitments[1].Contributions[0].Description = "Minder uren"
	want := []string{"both T-001 result: /Een kaart/", "both T-002 description: /Minder uren/Uren van de adviseur"}
	if got := told(Merge(ours, Returned{Theirs: lost(theirs), Form: true})); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	other := titled(ours, 0, "Iets heel anders")
	got := Merge(ours, Returned{Theirs: lost(other), Form: true})
	if len(got.Lines) != 1 || got.Lines[0].Sort != MergeNew || got.Lines[0].Number != "T-003" || got.Lines[0].Renumbered != "T-001" {
		t.Errorf("another with the same number: %v", told(got))
	}
}

// A row of ours whose hidden id was wiped is still that row, but nothing of it is taken over unasked.
func TestIDsThatAreLost(t *testing.T) {
	was := sent(t)
	in := lost(titled(was, 0, "Warmtekaart"))
	got := Merge(was, Returned{Was: out(was), Theirs: in})
	if want := []string{"both T-001 title: Open warmtekaart/Warmtekaart/Open warmtekaart"}; !slices.Equal(told(got), want) {
		t.Errorf("got %v, want %v", told(got), want)
	}
}

func TestWhatStandsBesideGoesToTheInternalNote(t *testing.T) {
	was := sent(t)
	r := Returned{Was: out(was), Theirs: back(was), Beside: []Beside{{Record: was.Commitments[1].Contributions[0].ID, Text: "graag eerder"}}}
	got := Merge(was, r)
	if len(got.Lines) != 1 || got.Lines[0].Sort != MergeNote || got.Choices()[0] != KeepOurs || got.Open(got.Choices()) != 0 {
		t.Fatalf("got %v", told(got))
	}
	step, err := got.Step(was, []Choice{TakeTheirs}, "2026-11-24T10:00:00Z")
	must(t, err)
	must(t, was.Apply(step))
	if note := was.Commitments[1].InternalNote; note != "alleen voor ons\ngraag eerder" || len(Merge(was, r).Lines) != 0 {
		t.Errorf("note %q, then %v", note, told(Merge(was, r)))
	}
}

func TestRowsMoveToAnotherCommitment(t *testing.T) {
	was := sent(t)
	theirs := was.Clone()
	moved := theirs.Commitments[1].Contributions[0]
	moved.Commitment = theirs.Commitments[0].ID
	theirs.Commitments[0].Contributions = append(theirs.Commitments[0].Contributions, moved)
	theirs.Commitments[1].Contributions = nil
	got := Merge(was, Returned{Was: out(was), Theirs: back(theirs)})
	step, err := got.Step(was, got.Choices(), "2026-11-24T10:00:00Z")
	must(t, err)
	must(t, was.Apply(step))
	if len(was.Commitments[1].Contributions) != 0 || len(was.Commitments[0].Contributions) != 2 {
		t.Errorf("got %v, %+v", told(got), was.Commitments)
	}
	for i := range theirs.Commitments {
		theirs.Commitments[i].Contributions = nil
	}
	in := append(back(theirs), Incoming{Record: AsRecord(&Contribution{ID: moved.ID, Description: "van niemand"}), Given: true})
	for _, l := range Merge(was, Returned{Was: out(was), Theirs: in}).Lines {
		if l.Record == moved.ID && l.Field == "commitment" && l.Takeable() {
			t.Errorf("a row of no commitment: %+v", l)
		}
	}
}

func TestNewCommitmentsGetNumbersOfTheirOwn(t *testing.T) {
	was := sent(t)
	var in []Incoming
	for _, number := range []Number{"", "", "T-001", "T-004", "T-9999999"} {
		in = append(in, Incoming{Record: AsRecord(&Commitment{ID: NewID(), Number: number})})
	}
	var numbers []Number
	for _, l := range Merge(was, Returned{Theirs: in}).Lines {
		numbers = append(numbers, l.Number)
	}
	if want := []Number{"T-003", "T-004", "T-005", "T-006", "T-007"}; !slices.Equal(numbers, want) {
		t.Errorf("got %v, want %v", numbers, want)
	}
}

// What was taken over before and is different here now was changed by somebody since.
func TestWhatWasTakenOverIsNotProposedAgain(t *testing.T) {
	was := sent(t)
	theirs, ours := titled(was, 0, "Warmtekaart"), titled(was, 0, "Open kaart")
	id := was.Commitments[0].ID
	r := Returned{Was: out(was), Theirs: back(theirs), Taken: map[FieldRef]string{{KindCommitment, id, "title"}: "Warmtekaart"}}
	for _, here := range []*Content{ours, was} {
		if got := Merge(here, r); len(got.Lines) > 0 {
			t.Errorf("%q here: %v", here.Commitments[0].Title, told(got))
		}
	}
	r.Taken = map[FieldRef]string{{KindCommitment, id, "title"}: "Iets anders"}
	if got := Merge(ours, r); len(got.Lines) != 1 {
		t.Errorf("another value: %v", told(got))
	}
	added := Commitment{ID: NewID(), Title: "Fietsdata"}
	trashed := added
	trashed.Number, trashed.Trashed = "T-003", "2026-01-01T10:00:00Z"
	ours.Commitments = append(ours.Commitments, trashed)
	r.Theirs = append(back(was), Incoming{Record: AsRecord(&added)})
	for value, want := range map[string]int{"Fietsdata": 0, "Deelfietsen": 1} {
		r.Taken = map[FieldRef]string{{KindCommitment, added.ID, ""}: Yes, {KindCommitment, added.ID, "title"}: value}
		if got := Merge(ours, r); len(got.Lines) != want {
			t.Errorf("a new one that went to the trash, taken over as %q: %v", value, told(got))
		}
	}
}
