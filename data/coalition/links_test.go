package coalition

import (
	"slices"
	"testing"
)

func linkedEdition() *Edition {
	return &Edition{
		Themes:             []Item{{Code: "theme-a"}, {Code: "theme-b"}},
		IconProjects:       []IconProject{{Item: Item{Code: "icon-a", Links: []Code{"theme-a", "amb-a"}}}, {Item: Item{Code: "icon-gone", Links: []Code{"theme-a"}, Gone: true}}},
		Ambitions:          []Item{{Code: "amb-a"}},
		BuildingBlockKinds: []Item{{Code: "bb-a", Links: []Code{"amb-a"}}},
	}
}

func TestLinksGoBothWays(t *testing.T) {
	e := linkedEdition()
	for _, c := range []struct {
		from Code
		want []Ref
	}{
		{"icon-a", []Ref{{ListTheme, "theme-a"}, {ListAmbition, "amb-a"}}},
		{"theme-a", []Ref{{ListIconProject, "icon-a"}}},
		{"amb-a", []Ref{{ListIconProject, "icon-a"}, {ListBuildingBlock, "bb-a"}}},
		{"theme-b", nil},
		{"unknown", nil},
	} {
		if got := e.Linked(c.from); !slices.Equal(got, c.want) {
			t.Errorf("%s is linked to %v, want %v", c.from, got, c.want)
		}
	}
}

func TestCommitmentsAtAnItem(t *testing.T) {
	c := &Content{
		Commitments: []Commitment{
			{ID: "1", IconProjects: []Code{"icon-b", "icon-a"}, Themes: []Code{"theme-a"}, BuildingBlocks: []ID{"block", "trashed"}},
			{ID: "2", IconProjects: []Code{"icon-a"}, Ambitions: []Code{"amb-a"}, Effects: []Code{"effect-a"}},
			{ID: "3", IconProjects: []Code{"icon-a"}, Trashed: "2026-01-01T00:00:00Z"},
		},
		BuildingBlocks: []BuildingBlock{{ID: "block", Kind: "bb-a"}, {ID: "trashed", Kind: "bb-b", Trashed: "2026-01-01T00:00:00Z"}},
	}
	for _, one := range []struct {
		at   Ref
		want []ID
	}{
		{Ref{ListIconProject, "icon-a"}, []ID{"2", "1"}},
		{Ref{ListTheme, "theme-a"}, []ID{"1"}},
		{Ref{ListAmbition, "amb-a"}, []ID{"2"}},
		{Ref{ListEffect, "effect-a"}, []ID{"2"}},
		{Ref{ListBuildingBlock, "bb-a"}, []ID{"1"}},
		{Ref{ListBuildingBlock, "bb-b"}, nil},
		{Ref{ListUnit, "hours"}, nil},
	} {
		var got []ID
		for _, t := range c.At(one.at) {
			got = append(got, t.ID)
		}
		if !slices.Equal(got, one.want) {
			t.Errorf("at %v stand %v, want %v", one.at, got, one.want)
		}
	}
}
