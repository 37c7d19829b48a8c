package report

import (
	"testing"

	"doemee/assets/words"
	"doemee/data/coalition"
)

func TestShow(t *testing.T) {
	c := content(t, "content.jsonl")
	c.BuildingBlocks = []coalition.BuildingBlock{{ID: coalition.DeriveID("", "block"), Name: "Kaartlaag"}}
	s := Shower{words.In(words.NL), edition(t), c}
	for _, x := range []struct {
		kind               coalition.Kind
		field, value, want string
	}{
		{coalition.KindCommitment, "end", "2020-Q4", "4e kwartaal 2020"},
		{coalition.KindCommitment, "end", "2020-12-31", "31-12-2020"},
		{coalition.KindCommitment, "start", "2020-04-01", "01-04-2020"},
		{coalition.KindCommitment, "title", "a\nb", "a\nb"},
		{coalition.KindCommitment, "partners", "Een\nTwee", "Een; Twee"},
		{coalition.KindCommitment, "iconProjects", "icon-a\nicon-gone-since", "Project A; icon-gone-since"},
		{coalition.KindCommitment, "target", "1234.5", "1.234,5"},
		{coalition.KindCommitment, "buildingBlocks", string(coalition.DeriveID("", "block")), "Kaartlaag"},
		{coalition.KindContribution, "commitment", string(c.Commitments[0].ID), "T-001"},
		{coalition.KindContribution, "commitment", "elders", "elders"},
		{coalition.KindSupport, "noCommitment", "yes", "ja"},
		{coalition.KindSupport, "contactIn", "2026-11", "november 2026"},
		{coalition.KindSupport, "contactIn", "", ""},
	} {
		f, ok := coalition.FieldOf(x.kind, x.field)
		if got := s.Show(f, x.value); !ok || got != x.want {
			t.Errorf("%s.%s %q: got %q, want %q", x.kind, x.field, x.value, got, x.want)
		}
	}
}

func TestAmount(t *testing.T) {
	s := Shower{words.In(words.NL), edition(t), content(t, "content.jsonl")}
	for _, x := range []struct {
		quantity coalition.Decimal
		unit     coalition.Code
		want     string
	}{
		{coalition.Decimal{}, "hours", ""},
		{coalition.Whole(120), "hours", "120 uur"},
		{coalition.Whole(7500), "euro", "€ 7.500"},
		{coalition.Hundredths(80), "fte", "0,8 fte"},
		{coalition.Whole(3), "", "3"},
	} {
		if got := s.Amount(x.quantity, x.unit); got != x.want {
			t.Errorf("got %q, want %q", got, x.want)
		}
	}
}
