package exchange

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"

	"doemee/data/coalition"
)

// typed is what somebody types in a cell, and the value it means.
type typed struct {
	key, field string
	texts      [][2]string
}

var typing = []typed{
	{"commitment.title", "title", [][2]string{{"Kaart van energie", "Kaart van energie"}, {"=1+1 is geen formule", "=1+1 is geen formule"}, {"Één kaart", "Één kaart"}}},
	{"commitment.result", "result", [][2]string{{"", ""}, {"regel een\nregel twee", "regel een\nregel twee"}}},
	{"commitment.funding", "funding", [][2]string{{"partly", "partly"}, {"Nee", ""}, {"not-needed", "not-needed"}}},
	{"commitment.target", "target", [][2]string{{"1.234,5", "1234.5"}, {"12", "12"}}},
	{"commitment.start", "start", [][2]string{{"1 april 2020", "2020-04-01"}, {"2-5-2020", "2020-05-02"}}},
	{"commitment.partners", "partners", [][2]string{{"Waterschap; Netbeheerder", "Waterschap\nNetbeheerder"}}},
	{"commitment.role", "role", [][2]string{{"wethouder", "wethouder"}}},
}

// Whatever is typed in cells comes in as exactly that, and nothing else changes; what can't be read changes nothing.
func TestEditsComeInAsTheyWereTyped(t *testing.T) {
	rounds := 12
	if testing.Short() {
		rounds = 3
	}
	c := complete(t, 4)
	d, made := returned(t, c, nil)
	raw, err := os.ReadFile(made)
	must(t, err)
	for seed := range uint64(rounds) {
		random := rand.New(rand.NewPCG(seed, 3))
		path := filepath.Join(t.TempDir(), "terug.xlsx")
		must(t, os.WriteFile(path, raw, 0o600))
		want := c.Clone()
		edit(t, path, func(f *excelize.File) {
			for range 1 + random.IntN(6) {
				cell, n := typing[random.IntN(len(typing))], random.IntN(4)
				text := cell.texts[random.IntN(len(cell.texts))]
				write(t, "Toezeggingen", cell.key, string(coalition.NumberOf(n+1)), text[0])(f)
				if text[1] != "" || text[0] == "" {
					must(t, coalition.AsRecord(&want.Commitments[n]).Put(cell.field, text[1]))
				} else {
					must(t, coalition.AsRecord(&want.Commitments[n]).Put(cell.field, coalition.AsRecord(&c.Commitments[n]).Value(cell.field)))
				}
			}
		})
		b := planned(t, d, c, path)
		step, err := b.Step(c, b.Choices(), coalition.MomentOf(noon))
		must(t, err)
		got := c.Clone()
		must(t, got.Apply(step))
		if b.Open(b.Choices()) > 0 || !slices.Equal(recordsOf(got), recordsOf(want)) {
			t.Fatalf("seed %d: %+v", seed, b.Lines)
		}
	}
}

// recordsOf gives each record of a content, as it would be shown.
func recordsOf(c *coalition.Content) (records []string) {
	for r := range c.Records {
		raw, _ := r.MarshalJSON()
		records = append(records, string(raw))
	}
	return records
}

// A form with as many rows as a submission may hold is compared and taken over in one go.
func TestManyNewRows(t *testing.T) {
	c := complete(t, 1)
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	d := kept(t, c)
	rows := 3000
	if testing.Short() {
		rows = 300
	}
	form := filepath.Join(t.TempDir(), "form.xlsx")
	must(t, Blank(t.Context(), form, Bundled(), nil, "nl"))
	edit(t, form, func(f *excelize.File) {
		title := cellAt(t, f, "Toezeggingen", "commitment.title", "T-001")
		column, row, err := excelize.CellNameToCoordinates(title)
		must(t, err)
		for i := range rows {
			cell, err := excelize.CoordinatesToCellName(column, row+i)
			must(t, err)
			must(t, f.SetCellStr("Toezeggingen", cell, fmt.Sprint("Toezegging ", i)))
		}
	})
	b := planned(t, d, c, form)
	step, err := BringIn(t.Context(), d, c, b, b.Choices(), noon)
	must(t, err)
	must(t, c.Apply(step))
	if len(c.Commitments) != rows+1 || len(b.Lines) != rows {
		t.Errorf("%d commitments, %d lines", len(c.Commitments), len(b.Lines))
	}
}
