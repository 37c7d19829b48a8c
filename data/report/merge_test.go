package report

import (
	"testing"

	"doemee/assets/words"
	"doemee/data/coalition"
)

func TestDifferencesInWords(t *testing.T) {
	s := Shower{Words: words.In(words.NL), Edition: &coalition.Edition{}, Content: &coalition.Content{}}
	for _, c := range []struct {
		line coalition.MergeLine
		row  int
		want Difference
	}{
		{coalition.MergeLine{Sort: coalition.MergeChanged, Kind: coalition.KindCommitment, Number: "T-001", Field: "end", Was: "2020-12-31", Theirs: "2021-Q1", Ours: "2020-12-31"}, 5,
			Difference{Whose: "T-001", What: "Wanneer klaar?", Was: "31-12-2020", Theirs: "1e kwartaal 2021", Ours: "31-12-2020"}},
		{coalition.MergeLine{Sort: coalition.MergeNew, Kind: coalition.KindCommitment, Number: "T-008", Renumbered: "T-001", Says: "title", Theirs: "Fietsdata"}, 12,
			Difference{Whose: "T-008, nieuw", What: "hele rij 12", Theirs: "Fietsdata", Note: "In het bestand T-001; dat nummer is al eens gegeven."}},
		{coalition.MergeLine{Sort: coalition.MergeUnread, Kind: coalition.KindContribution, Number: "T-002", Field: "quantity", Theirs: "veel", Ours: "1234.5"}, 6,
			Difference{Whose: "T-002", What: "bijdrage: Hoeveel", Theirs: "veel", Ours: "1.234,5"}},
		{coalition.MergeLine{Sort: coalition.MergeBoth, Kind: coalition.KindOrganisation, Field: "name", Theirs: "A", Ours: "B"}, 0,
			Difference{Whose: "organisatie", What: s.Heading(coalition.KindOrganisation, "name"), Theirs: "A", Ours: "B"}},
		{coalition.MergeLine{Sort: coalition.MergeGone, Kind: coalition.KindMilestone, Number: "T-002", Says: "title", Was: "Eerste stap", Ours: "Eerste stap"}, 0,
			Difference{Whose: "T-002", What: "mijlpaal: alles", Was: "Eerste stap", Ours: "Eerste stap"}},
	} {
		if got := s.Difference(c.line, c.row); got != c.want {
			t.Errorf("got %+v, want %+v", got, c.want)
		}
	}
}
