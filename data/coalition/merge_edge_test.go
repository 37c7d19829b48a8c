package coalition

import (
	"slices"
	"testing"
)

// taken applies every line that can be taken over and gives what is left.
func taken(t *testing.T, ours *Content, r Returned, choose func(MergeLine) Choice) *Content {
	t.Helper()
	m := Merge(ours, r)
	choices := make([]Choice, len(m.Lines))
	for i, l := range m.Lines {
		choices[i] = choose(l)
	}
	step, err := m.Step(ours, choices, "2026-11-24T10:00:00Z")
	must(t, err)
	after := ours.Clone()
	must(t, after.Apply(step))
	return after
}

// fresh is a new commitment with a row, as a form without ids gives them.
func fresh(title string, unread map[string]string) []Incoming {
	c := Commitment{ID: DeriveID("", title), Title: title}
	n := Need{ID: DeriveID("", title, "need"), Commitment: c.ID, Description: "Hulp"}
	return []Incoming{{Record: AsRecord(&c)}, {Record: AsRecord(&n), Unread: unread}}
}

func TestCellsOfNewRowsThatCanNotBeRead(t *testing.T) {
	was := sent(t)
	r := Returned{Was: out(was), Theirs: append(back(was), fresh("Fietsdata", map[string]string{"quantity": "veel"})...)}
	want := []string{"new T-003 : /Fietsdata/", "unread T-003 quantity: /veel/"}
	if got := told(Merge(was, r)); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	nothing := Incoming{Record: AsRecord(&Commitment{ID: NewID()}), Unread: map[string]string{"start": "straks"}}
	if got := Merge(was, Returned{Was: out(was), Theirs: append(back(was), nothing)}); len(got.Lines) != 1 || got.Lines[0].Sort != MergeUnread {
		t.Errorf("a row of which nothing could be read: %v", told(got))
	}
}

func TestRowsOfARefusedCommitmentStayWhereTheyAre(t *testing.T) {
	was := sent(t)
	theirs := was.Clone()
	in := append(back(theirs), fresh("Fietsdata", nil)...)
	row := theirs.Commitments[1].Contributions[0].ID
	for i := range in {
		if in[i].Record.ID() == row {
			must(t, in[i].Record.Put("commitment", string(DeriveID("", "Fietsdata"))))
		}
	}
	after := taken(t, was, Returned{Was: out(was), Theirs: in}, func(l MergeLine) Choice {
		if l.Sort == MergeNew {
			return KeepOurs
		}
		return TakeTheirs
	})
	if len(after.Commitments) != 2 || len(after.Commitments[1].Contributions) != 1 {
		t.Errorf("refused: %+v", after.Commitments)
	}
	after = taken(t, was, Returned{Was: out(was), Theirs: in}, func(MergeLine) Choice { return TakeTheirs })
	if got := after.Numbered("T-003"); got == nil || len(got.Contributions) != 1 || len(after.Commitments[1].Contributions) != 0 {
		t.Errorf("taken over: %+v", got)
	}
}

// A building block that is refused leaves no commitment pointing to nothing.
func TestReferencesNeedWhatTheyReferTo(t *testing.T) {
	was := sent(t)
	block := BuildingBlock{ID: NewID(), Name: "Inkoopbepalingen"}
	theirs := was.Clone()
	theirs.Commitments[1].BuildingBlocks = []ID{block.ID}
	r := Returned{Was: out(was), Theirs: append(back(theirs), Incoming{Record: AsRecord(&block)})}
	refuse := taken(t, was, r, func(l MergeLine) Choice {
		if l.Kind == KindBuildingBlock {
			return KeepOurs
		}
		return TakeTheirs
	})
	accept := taken(t, was, r, func(MergeLine) Choice { return TakeTheirs })
	if len(refuse.Commitments[1].BuildingBlocks) != 0 || !slices.Equal(accept.Commitments[1].BuildingBlocks, []ID{block.ID}) || len(accept.BuildingBlocks) != 2 {
		t.Errorf("refused %v, taken over %v", refuse.Commitments[1].BuildingBlocks, accept.Commitments[1].BuildingBlocks)
	}
}

// What was deleted here and changed there comes back with what it says there, and with its rows.
func TestDeletedRecordsComeBack(t *testing.T) {
	was := sent(t)
	theirs := titled(was, 1, "Voorwaarden")
	theirs.Commitments[1].Contributions[0].Description = "Meer uren"
	trashed, purged := was.Clone(), was.Clone()
	trashed.Commitments[1].Trashed = "2026-01-01T10:00:00Z"
	must(t, purged.Edit("purge", CauseScreen).Remove(AsRecord(&purged.Commitments[1])))
	row := was.Clone()
	must(t, row.Edit("delete", CauseScreen).Remove(AsRecord(&row.Commitments[1].Contributions[0])))
	for name, ours := range map[string]*Content{"trashed": trashed, "purged": purged, "a row": row} {
		after := taken(t, ours, Returned{Was: out(was), Theirs: back(theirs)}, func(MergeLine) Choice { return TakeTheirs })
		got := after.Numbered("T-002")
		if got == nil || got.Trashed != "" || got.Title != "Voorwaarden" || len(got.Contributions) != 1 || got.Contributions[0].Description != "Meer uren" {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestNumbersThatSomebodyChangedAreShown(t *testing.T) {
	was := sent(t)
	theirs := was.Clone()
	theirs.Commitments[0].Number = "T-002"
	got := Merge(was, Returned{Was: out(was), Theirs: back(theirs)})
	if want := []string{"number T-001 number: T-001/T-002/T-001"}; !slices.Equal(told(got), want) || !got.Same() {
		t.Errorf("got %v, want %v", told(got), want)
	}
}

func TestNotesNeedACommitment(t *testing.T) {
	was := sent(t)
	r := Returned{Was: out(was), Theirs: back(was), Beside: []Beside{{Record: was.Organisation.ID, Text: "a"}, {Record: NewID(), Text: "b"}}}
	if got := Merge(was, r); len(got.Lines) > 0 {
		t.Errorf("got %v", told(got))
	}
}
