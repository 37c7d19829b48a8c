package session_test

import (
	"testing"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/ui/session"
	"doemee/ui/uitest"
)

func TestEveryFindingLeadsToAPlace(t *testing.T) {
	s, _ := uitest.Session(t, words.NL)
	first := s.Content().Numbered("T-001")
	row := first.Contributions[0].ID
	block := s.Content().Blocks()[0]
	at := func(k coalition.Kind, owner, record coalition.ID) coalition.Finding {
		return coalition.Finding{Kind: k, Owner: owner, Record: record, Field: "x"}
	}
	for _, c := range []struct {
		found coalition.Finding
		want  session.Place
	}{
		{at(coalition.KindCommitment, first.ID, first.ID), session.Place{Screen: "commitments", Record: first.ID, Field: "x"}},
		{at(coalition.KindContribution, first.ID, row), session.Place{Screen: "commitments", Record: first.ID, Row: row, Field: "x"}},
		{at(coalition.KindContact, "c", "c"), session.Place{Screen: "organisation", Record: "c", Field: "x"}},
		{coalition.Finding{Rule: "project-untouched", Values: map[string]string{"code": "p"}}, session.Place{Screen: "projects", Field: "p"}},
		{at(coalition.KindBuildingBlock, "gone", "gone"), session.Place{Screen: "commitments"}},
	} {
		if got := s.PlaceOf(c.found); got != c.want {
			t.Errorf("%s leads to %+v, want %+v", c.found.Kind, got, c.want)
		}
	}
	got := s.PlaceOf(at(coalition.KindBuildingBlock, block.ID, block.ID))
	if c := s.Content().Commitment(got.Record); c == nil || got.Row != block.ID {
		t.Errorf("a building block leads to %+v", got)
	}
}
