package exchange

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"doemee/data/coalition"
	"doemee/data/dossier"
)

func demo(t *testing.T, w DemoWish) (dir string, made []string) {
	t.Helper()
	dir = t.TempDir()
	w.Today = coalition.DateOf(today)
	made, err := Demo(t.Context(), dir, w)
	must(t, err)
	return dir, made
}

func content(t *testing.T, path string) (*coalition.Content, []coalition.Submission) {
	t.Helper()
	d, err := dossier.Open(t.Context(), path)
	must(t, err)
	defer d.Close()
	c, err := d.Content(t.Context())
	must(t, err)
	all, err := d.Submissions(t.Context())
	must(t, err)
	return c, all
}

func TestTheFirstExampleIsTheOneOfTheDrawings(t *testing.T) {
	dir, made := demo(t, DemoWish{Organisations: 1, Commitments: 7, Seed: 1})
	c, all := content(t, made[0])
	var titles []string
	for _, t := range c.Active() {
		titles = append(titles, string(t.Number)+" "+t.Title)
	}
	if want := []string{"T-001 Datakaart energieverbruik", "T-002 Inkoopvoorwaarden slimme sensoren", "T-003 Register van algoritmen",
		"T-004 Projectleider regionale proef", "T-005 Open warmtekaart", "T-006 Sensordata wegdek delen met buurgemeenten",
		"T-007 Privacytoets voor dataprojecten"}; !slices.Equal(titles, want) {
		t.Errorf("got %v", titles)
	}
	amounts := map[coalition.Code]string{}
	for _, total := range coalition.Totals(Bundled(), c.Active()) {
		amounts[total.Unit] = total.Amount.String()
	}
	if amounts["hours"] != "1240" || amounts["fte"] != "0.8" || amounts["euro"] != "42500" || len(amounts) != 3 {
		t.Errorf("together %v", amounts)
	}
	open := len(c.Active()) - len(Complete(c, coalition.Check(c, Bundled(), coalition.DateOf(today))))
	if open != 2 || len(all) != 1 || all[0].Counts["commitment"] != 5 {
		t.Errorf("%d open, %d submissions: %v", open, len(all), all)
	}
	if end := c.Commitments[1].End; end != "2021-03-31" || !strings.Contains(strings.Join(all[0].Lines, ""), "2020-12-31") {
		t.Errorf("T-002 ends %s", end)
	}
	if got := files(t, dir); len(got) > 3 || !slices.Equal(made, []string{filepath.Join(dir, "voorbeeldstad.doemee"), filepath.Join(dir, all[0].File)}) {
		t.Errorf("folder %v, made %v", got, made)
	}
}

func TestDemoIsTheSameForTheSameSeed(t *testing.T) {
	w := DemoWish{Organisations: 3, Commitments: 9, Seed: 7}
	_, one := demo(t, w)
	_, two := demo(t, w)
	w.Seed = 8
	_, other := demo(t, w)
	differs := false
	for i := range one {
		if !strings.HasSuffix(one[i], ".doemee") {
			a, _ := os.ReadFile(one[i])
			b, _ := os.ReadFile(two[i])
			if !slices.Equal(a, b) {
				t.Errorf("%s differs", one[i])
			}
			continue
		}
		a, _ := content(t, one[i])
		b, _ := content(t, two[i])
		c, _ := content(t, other[i])
		if !slices.Equal(everything(a), everything(b)) {
			t.Errorf("%s differs", one[i])
		}
		differs = differs || len(a.Commitments) > 0 && a.Commitments[0].Title != c.Commitments[0].Title
	}
	if !differs {
		t.Error("another seed gave the same commitments")
	}
}

func everything(c *coalition.Content) (lines []string) {
	for r := range c.Records {
		raw, _ := r.MarshalJSON()
		lines = append(lines, string(raw))
	}
	return lines
}

// Every organisation and every commitment of the examples is used here, and only T-005, T-007 and those left open on purpose
// have something missing.
func TestDemoIsSound(t *testing.T) {
	_, made := demo(t, DemoWish{Organisations: 12, Commitments: 24, Seed: 3})
	seen := map[string]bool{}
	for _, path := range made {
		if !strings.HasSuffix(path, ".doemee") {
			continue
		}
		c, all := content(t, path)
		if len(all) != 1 || seen[c.Organisation.Key()] || seen[c.Organisation.Name] {
			t.Errorf("%s: %d submissions, or seen before", c.Organisation.Name, len(all))
		}
		seen[c.Organisation.Key()], seen[c.Organisation.Name] = true, true
		missing := 0
		for _, f := range coalition.Check(c, Bundled(), coalition.DateOf(today)) {
			if f.Severity == coalition.Error {
				missing++
				if f.Rule != "commitment-role-missing" {
					t.Errorf("%s: %s %s %v", c.Organisation.Name, f.Rule, f.Field, f.Values)
				}
			}
		}
		if missing < 1 || missing > 2 {
			t.Errorf("%s: %d errors", c.Organisation.Name, missing)
		}
		if bare := strings.Join(everything(c), ""); strings.Contains(bare, "@+") || strings.Contains(bare, "@-") || strings.Contains(bare, "{place}") {
			t.Errorf("%s: something was not filled in", c.Organisation.Name)
		}
	}
}

func TestDemoRefuses(t *testing.T) {
	for name, w := range map[string]DemoWish{"no organisation": {0, 1, 1, ""}, "no commitment": {1, 0, 1, ""}, "too many": {1, 1_000_000, 1, ""}} {
		dir := t.TempDir()
		if _, err := Demo(t.Context(), dir, w); FaultOf(err).Exit != ExitRefused || len(files(t, dir)) != 0 {
			t.Errorf("%s: got %v", name, err)
		}
	}
	dir, made := demo(t, DemoWish{Organisations: 1, Commitments: 1})
	if len(made) != 1 {
		t.Errorf("nothing is complete, yet handed in: %v", made)
	}
	before := files(t, dir)
	if _, err := Demo(t.Context(), dir, DemoWish{Organisations: 1, Commitments: 1}); err == nil || !slices.Equal(files(t, dir), before) {
		t.Errorf("over existing files: %v", err)
	}
	canceled, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Demo(canceled, t.TempDir(), DemoWish{Organisations: 1, Commitments: 1}); FaultOf(err).Exit != ExitInterrupted {
		t.Errorf("interrupted: %v", err)
	}
}

func TestSaidCountsFromToday(t *testing.T) {
	in := newInventor(DemoWish{Organisations: 1, Commitments: 1, Today: "2020-04-28"}, 0)
	for value, want := range map[string]string{"@+8m": "2020-12-31", "@+10m": "2021-02-28", "@-1m": "2020-03-31", "@+17d": "2020-05-15", "@+2q": "2020-Q4",
		"@+3q": "2021-Q1", "in {place}": "in P", "@home": "@home", "gewoon": "gewoon"} {
		if got := in.said(value, "P"); got != want {
			t.Errorf("%s: got %s, want %s", value, got, want)
		}
	}
}

func TestTownsComeOnce(t *testing.T) {
	in := newInventor(DemoWish{Organisations: 1, Commitments: 1, Today: "2020-04-28"}, 0)
	seen := map[string]bool{}
	for k := range mostOrganisations {
		if town := in.town(k); seen[town] {
			t.Errorf("%s comes twice", town)
		} else {
			seen[town] = true
		}
	}
}
