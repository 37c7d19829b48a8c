package coalition_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"doemee/data/coalition"
)

// searchable is a dossier with one commitment that has texts everywhere, one in the trash, and a building block.
func searchable() (*coalition.Content, *coalition.Edition) {
	c := coalition.NewContent("org")
	c.Commitments = []coalition.Commitment{
		{ID: "one", Number: "T-001", Title: "Datakaart van het energieverbruik", Result: "Twaalf buurten openbaar", InternalNote: "Vraag de wethouder om akkoord", Remark: "Nog even wachten",
			Contributions: []coalition.Contribution{{ID: "row", Description: "Een analist die kaarten maakt"}}, Partners: []string{"Waterschap De Dommel"}},
		{ID: "gone", Number: "T-002", Title: "Datakaart van het afval", Trashed: "2026-01-01T00:00:00Z"},
	}
	c.BuildingBlocks = []coalition.BuildingBlock{{ID: "block", Name: "Kaartlaag", Text: "Een laag voor elke kaart"}}
	e := &coalition.Edition{Themes: []coalition.Item{{Code: "theme-climate", Label: coalition.Text{NL: "Klimaat", EN: "Climate"}, About: coalition.Text{NL: "Hitte en kaarten", EN: "Heat and maps"}}}}
	return c, e
}

func TestSearchGivesPlacesByGroup(t *testing.T) {
	c, e := searchable()
	for _, one := range []struct {
		text string
		want []string
	}{
		{"datakaart", []string{"commitments one  title"}},
		{"T-001", []string{"commitments one  number"}},
		{"analist", []string{"commitments one row description"}},
		{"dommel", []string{"commitments one  partners"}},
		{"wethouder", []string{"notes one  internalNote"}},
		{"wachten", []string{"notes one  remark"}},
		{"kaart", []string{"commitments one  title", "blocks block  name", "agenda theme-climate"}},
		{"KLÍMAAT", []string{"agenda theme-climate"}},
		{"twaalf openbaar", []string{"commitments one  result"}},
		{"twaalf wethouder", nil},
		{"afval", nil},
		{"a t ?", nil},
		{"", nil},
	} {
		var got []string
		for _, h := range coalition.Search(c, e, "nl", one.text).Hits {
			if h.At.Code != "" {
				got = append(got, fmt.Sprint(h.Group, " ", h.At.Code))
			} else {
				got = append(got, fmt.Sprintf("%s %s %s %s", h.Group, h.Owner, h.Row, h.Field))
			}
		}
		if !slices.Equal(got, one.want) {
			t.Errorf("%q gives %q, want %q", one.text, got, one.want)
		}
	}
	if hits := coalition.Search(c, e, "en", "climate").Hits; len(hits) != 1 {
		t.Errorf("in English: %v", hits)
	}
}

func TestOneAndManyFindEachOther(t *testing.T) {
	finds := func(text, sought string) bool {
		c := coalition.NewContent("org")
		c.Commitments = []coalition.Commitment{{ID: "1", Title: "Wij delen " + text + " samen"}}
		return len(coalition.Search(c, &coalition.Edition{}, "nl", sought).Hits) > 0
	}
	for one, many := range map[string]string{"kaart": "kaarten", "school": "scholen", "boom": "bomen", "huis": "huizen", "brief": "brieven", "bus": "bussen",
		"stad": "steden", "project": "projecten", "idee": "ideeën", "sensor": "sensoren", "gegeven": "gegevens", "mogelijkheid": "mogelijkheden", "slim": "slimme",
		"groen": "groene", "foto": "foto’s", "city": "cities", "building": "buildings", "straat": "straten", "wijk": "wijken", "analyse": "analyses", "proef": "proeven"} {
		if !finds(many, one) {
			t.Errorf("%s does not find %s", one, many)
		}
		if !finds(one, many) {
			t.Errorf("%s does not find %s", many, one)
		}
	}
	for sought, text := range map[string]string{"open": "operatie", "kaart": "elkaar", "bos": "global", "huis": "hulp", "weg": "beweging", "en": "energie"} {
		if sought != "en" && finds(text, sought) {
			t.Errorf("%s finds %s", sought, text)
		}
	}
	if !finds("datakaarten", "kaart") {
		t.Error("the last part of a word is not found")
	}
}

func TestWhatIsFoundIsMarked(t *testing.T) {
	c := coalition.NewContent("org")
	long := strings.Repeat("Zomaar één zin vooraf. ", 40) + "Hier staan de ideeën voor kaarten.\nEn dan nog " + strings.Repeat("veel meer tekst ", 40)
	c.Commitments = []coalition.Commitment{{ID: "1", Title: "Een idee en nóg een ídee", Description: long}, {ID: "2", Description: long}}
	for _, h := range coalition.Search(c, &coalition.Edition{}, "nl", "ideeen").Hits {
		var marked []string
		for _, m := range h.Marks {
			marked = append(marked, h.Text[m.From:m.To])
		}
		want := []string{"idee", "ídee"}
		if h.Owner == "2" {
			want = []string{"ideeën"}
		}
		if !slices.Equal(marked, want) {
			t.Errorf("marked %q in %q", marked, h.Text)
		}
		if len(h.Text) > 200 || !utf8.ValidString(h.Text) || strings.Contains(h.Text, "\n") {
			t.Errorf("%q is not a short line", h.Text)
		}
	}
}

func TestASearchGivesNoMoreThanPeopleRead(t *testing.T) {
	c := coalition.NewContent("org")
	for i := range 100 {
		title := "Iets anders"
		if i == 90 {
			title = "De kaart"
		}
		c.Commitments = append(c.Commitments, coalition.Commitment{ID: coalition.ID(fmt.Sprint(i)), Title: title, Result: "Een kaart"})
	}
	found := coalition.Search(c, &coalition.Edition{}, "nl", "kaart")
	if len(found.Hits) != 10 || found.More[coalition.GroupCommitments] != 90 || found.Hits[0].Owner != "90" {
		t.Errorf("%d hits, %v more, first %v", len(found.Hits), found.More, found.Hits[0])
	}
}

func FuzzSearch(f *testing.F) {
	f.Add("kaart", "Een kaart van de énergie\nen meer")
	f.Add("é ü", strings.Repeat("é", 300))
	f.Add("\xff\x80", "a\xffb")
	f.Fuzz(func(t *testing.T, sought, text string) {
		c := coalition.NewContent("org")
		c.Commitments = []coalition.Commitment{{ID: "1", Title: text}}
		for _, h := range coalition.Search(c, &coalition.Edition{}, "nl", sought).Hits {
			last := 0
			for _, m := range h.Marks {
				if m.From < last || m.To <= m.From || m.To > len(h.Text) {
					t.Fatalf("marks %v of %q", h.Marks, h.Text)
				}
				last = m.To
			}
		}
	})
}

// BenchmarkSearch is a letter typed in a dossier of 5,000 commitments; it is to stay within a frame of 16 ms.
func BenchmarkSearch(b *testing.B) {
	c := coalition.NewContent("org")
	for i := range 5000 {
		c.Commitments = append(c.Commitments, coalition.Commitment{ID: coalition.ID(fmt.Sprint(i)), Number: coalition.Number(fmt.Sprintf("T-%03d", i)),
			Title: "Datakaart van het energieverbruik in onze wijken", Result: "Een kaart van twaalf buurten staat openbaar op de website van de gemeente.",
			Role: "Adviseur digitalisering", Description: strings.Repeat("Wij meten per wijk hoeveel energie er nodig is. ", 6), InternalNote: "Nog bespreken met de wethouder.",
			Contributions: []coalition.Contribution{{ID: "a", Description: "Cijfers zonder gegevens over personen"}, {ID: "b", Description: "Een projectleider voor de hele proef"}},
			Milestones:    []coalition.Milestone{{ID: "c", Title: "Kaart openbaar", Evidence: "Te zien op de website"}}})
	}
	for _, text := range []string{"ka", "scholen", "energie kaart"} {
		b.Run(text, func(b *testing.B) {
			for b.Loop() {
				coalition.Search(c, &coalition.Edition{}, "nl", text)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N), "ms")
		})
	}
}
