package coalition

import (
	"slices"
	"testing"
)

func TestTotalsKeepUnitsApart(t *testing.T) {
	e := &Edition{Units: []Item{{Code: UnitHours}, {Code: UnitFTE}, {Code: UnitEuro}}}
	give := func(n int64, unit Code) Contribution { return Contribution{Quantity: Hundredths(n), Unit: unit} }
	got := Totals(e, []*Commitment{
		{Contributions: []Contribution{give(100, UnitEuro), give(50, UnitHours), {Unit: UnitHours}}},
		{Contributions: []Contribution{give(25, UnitHours), give(300, "moons"), {Quantity: Whole(4)}}},
	})
	want := []Total{{UnitHours, Hundredths(75)}, {UnitEuro, Whole(1)}, {"moons", Whole(3)}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestTalliesCountTheMainProject(t *testing.T) {
	e := &Edition{IconProjects: []IconProject{{Item: Item{Code: "a"}}, {Item: Item{Code: "b"}}, {Item: Item{Code: "old", Gone: true}}}}
	got := Tallies(e, []*Commitment{{IconProjects: []Code{"b", "a"}}, {IconProjects: []Code{"b"}}, {Themes: []Code{"t"}}})
	want := []Tally{{"a", 0}, {"b", 2}, {"", 1}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
