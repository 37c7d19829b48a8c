package coalition_test

import (
	"testing"

	"doemee/data/coalition"
)

func TestSearchForgivesCapitalsAccentsAndEndings(t *testing.T) {
	c, e := whole(), bundled(t)
	c.Commitments[0].Partners = []string{"Coöperatie Zonneweide"}
	for _, found := range []string{"DATAKAART", "datakaarten", "cooperatie", "Coöperaties", "energieverbruik datakaart", "t-001"} {
		hits := coalition.Search(c, e, "nl", found)
		if len(hits) == 0 || hits[0].Record != c.Commitments[0].ID {
			t.Errorf("%q finds %+v", found, hits)
		}
	}
	for _, lost := range []string{"", "d", "zeppelin", "datakaart zeppelin"} {
		if hits := coalition.Search(c, e, "nl", lost); len(hits) != 0 {
			t.Errorf("%q finds %+v", lost, hits)
		}
	}
}

func TestSearchFindsRowsNotesAndTheAgenda(t *testing.T) {
	c, e := whole(), bundled(t)
	c.Commitments[0].InternalNote = "eerst bellen met de provincie"
	for text, want := range map[string]coalition.Hit{
		"provincie":    {Kind: coalition.KindCommitment, Field: "internalNote"},
		"kaartenmaker": {Kind: coalition.KindNeed, Field: "description"},
		"op de site":   {Kind: coalition.KindMilestone, Field: "evidence"},
	} {
		hits := coalition.Search(c, e, "nl", text)
		if len(hits) == 0 || hits[0].Kind != want.Kind || hits[0].Field != want.Field {
			t.Errorf("%q finds %+v", text, hits)
		}
	}
	if hits := coalition.Search(c, e, "en", "circular"); len(hits) == 0 || hits[0].Code != "icon-circular-economy" {
		t.Errorf("the agenda in English: %+v", hits)
	}
}

func TestTheTrashIsNotSearched(t *testing.T) {
	c, e := whole(), bundled(t)
	c.Commitments[0].Trashed = "2020-01-01T00:00:00Z"
	if hits := coalition.Search(c, e, "nl", "datakaart van het"); len(hits) != 0 {
		t.Errorf("found %+v", hits)
	}
}
