package coalition_test

import (
	"testing"

	"doemee/assets"
	"doemee/data/coalition"
)

func bundled(t *testing.T) *coalition.Edition {
	t.Helper()
	e, err := openBundled()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func openBundled() (*coalition.Edition, error) {
	file, err := assets.Editions.Open("editions/ssa-2019-2020.json")
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return coalition.ReadEdition(file)
}

func TestTheBundledEditionIsWhole(t *testing.T) {
	e := bundled(t)
	counts := map[coalition.List]int{coalition.ListAmbition: 8, coalition.ListTheme: 7, coalition.ListIconProject: 5,
		coalition.ListBuildingBlock: 6, coalition.ListEffect: 4, coalition.ListContribution: 4}
	for l, want := range counts {
		if got := len(e.Items(l)); got != want {
			t.Errorf("%s: %d items, want %d", l, got, want)
		}
	}
	for _, p := range e.IconProjects {
		if len(p.LooksFor) != 4 || len(p.Proposals) != 2 {
			t.Errorf("%s: %d wishes and %d proposals", p.Code, len(p.LooksFor), len(p.Proposals))
		}
		for _, w := range p.LooksFor {
			if !w.Example || !e.Knows(coalition.ListContribution, w.Kind) {
				t.Errorf("%s: a wish that the sources do not hold must be marked, and of a known kind: %+v", p.Code, w)
			}
		}
	}
	for _, k := range e.Contributions {
		for _, u := range k.Units {
			if !e.Knows(coalition.ListUnit, u) {
				t.Errorf("%s: unknown unit %s", k.Code, u)
			}
		}
	}
}
