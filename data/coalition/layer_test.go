package coalition

import (
	"errors"
	"slices"
	"testing"
)

// layered is a content with the given commitments, by number, with a title and a contribution of their own.
func layered(titles map[int]string) *Content {
	c := NewContent(DeriveID("", "layered"))
	c.Organisation.Name = "Gemeente Laagland"
	for n := 1; n <= 9; n++ {
		if titles[n] == "" {
			continue
		}
		id := DeriveID("", "commitment", string(NumberOf(n)))
		c.Commitments = append(c.Commitments, Commitment{ID: id, Number: NumberOf(n), Title: titles[n], Status: StatusCommitted,
			Contributions: []Contribution{{ID: DeriveID(id, titles[n]), Commitment: id, Kind: ContributePeople}}})
	}
	return c
}

func linesOf(c *Content) []string {
	var records []Record
	for r := range c.Records {
		if r.Kind() != KindContact {
			records = append(records, r)
		}
	}
	return Lines(records)
}

func TestLinesReadBackAsTheSameContent(t *testing.T) {
	c := layered(map[int]string{1: "een", 2: "twee"})
	c.BuildingBlocks = []BuildingBlock{{ID: DeriveID("", "block"), Name: "Kaart"}}
	c.Replies = []Reply{{ID: DeriveID("", "reply"), Question: DeriveID("", "question"), Text: "Ja"}}
	c.Explanations = []Explanation{{ID: DeriveID("", "explanation"), Rule: "r", Text: "Daarom"}}
	lines := linesOf(c)
	back, err := ContentOf(c.Organisation.ID, lines)
	if err != nil {
		t.Fatal(err)
	}
	if got := linesOf(back); !slices.Equal(got, lines) || back.LastNumber != 2 {
		t.Errorf("got\n%v\nwant\n%v, last number %d", got, lines, back.LastNumber)
	}
}

func TestLinesThatDoNotHangTogetherAreRefused(t *testing.T) {
	lines := linesOf(layered(map[int]string{1: "een"}))
	for name, c := range map[string]struct {
		lines []string
		want  error
	}{
		"a commitment twice":     {append(slices.Clone(lines), lines[0]), ErrExists},
		"a row without its own":  {lines[1:], ErrNoRecord},
		"a line that is no line": {[]string{"{"}, ErrJSON},
	} {
		if name == "a commitment twice" {
			i := slices.IndexFunc(lines, func(l string) bool { r, _ := ReadLine(l); return r.Kind() == KindCommitment })
			c.lines = append(slices.Clone(lines), lines[i])
		}
		if name == "a row without its own" {
			c.lines = slices.DeleteFunc(slices.Clone(lines), func(l string) bool { r, _ := ReadLine(l); return r.Kind() == KindCommitment })
		}
		if _, err := ContentOf("", c.lines); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
}

func TestLeftOutIsNotWithdrawn(t *testing.T) {
	first, second := layered(map[int]string{1: "een", 2: "twee"}), layered(map[int]string{2: "twee anders", 3: "drie"})
	second.Organisation.Name = "Gemeente Hoogland"
	first.Contact = Contact{Role: "Adviseur"}
	view := Overlay([]Layer{{Content: first}, {Content: second}})
	var titles []string
	for _, c := range view.Content.Commitments {
		titles = append(titles, c.Title)
		if len(c.Contributions) != 1 {
			t.Errorf("%s has %d contributions", c.Title, len(c.Contributions))
		}
	}
	if !slices.Equal(titles, []string{"een", "twee anders", "drie"}) || view.Content.Organisation.Name != "Gemeente Hoogland" ||
		view.Content.Contact.Role != "Adviseur" {
		t.Errorf("got %v of %s", titles, view.Content.Organisation.Name)
	}
	want := map[Number]Origin{"T-001": {0, 0}, "T-002": {0, 1}, "T-003": {1, 1}}
	for _, c := range view.Content.Commitments {
		if view.Origins[c.ID] != want[c.Number] {
			t.Errorf("%s comes from %v", c.Number, view.Origins[c.ID])
		}
	}
	if len(first.Commitments) != 2 || first.Commitments[1].Title != "twee" {
		t.Error("a layer was changed")
	}
}

func TestWhatAFileHasNoPlaceForStays(t *testing.T) {
	first, second := layered(map[int]string{1: "een"}), layered(map[int]string{1: "een"})
	id := first.Commitments[0].ID
	first.Commitments[0].Role, first.Commitments[0].Result = "Adviseur", "Een kaart"
	first.Commitments[0].Milestones = []Milestone{{ID: DeriveID(id, "m"), Commitment: id, Title: "Af"}}
	second.Commitments[0].Contributions = nil
	first.Organisation.Seat, first.Organisation.Website = "Laagland", "https://laagland.example"
	absent := []Absent{{Kind: KindCommitment, Fields: []string{"role"}}, {Kind: KindMilestone, Records: true}, {Kind: KindContribution, Fields: []string{"unit"}},
		{Kind: KindOrganisation, Fields: []string{"seat"}}}
	view := Overlay([]Layer{{Content: first}, {Content: second, Absent: absent}}).Content
	c := view.Commitments[0]
	if view.Organisation.Seat != "Laagland" || view.Organisation.Website != "" {
		t.Errorf("of the organisation: %+v", view.Organisation)
	}
	if c.Role != "Adviseur" || len(c.Milestones) != 1 {
		t.Errorf("what there was no place for is gone: %+v", c)
	}
	if c.Result != "" || len(c.Contributions) != 0 {
		t.Errorf("what was taken away is back: %+v", c)
	}
}
