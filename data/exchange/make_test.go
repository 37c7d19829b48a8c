package exchange

import (
	"os"
	"strings"
	"testing"
	"time"

	"doemee/assets/words"
	"doemee/data/coalition"
)

// today is the day on which everything in these tests happens.
var today = time.Date(2020, 4, 28, 10, 42, 0, 0, time.UTC)

// complete is a content that can be handed in: an organisation with a contact and the named number of complete commitments.
func complete(t *testing.T, commitments int) *coalition.Content {
	t.Helper()
	c := coalition.NewContent(coalition.DeriveID("", "test"))
	e := c.Edit("add", coalition.CauseScreen)
	set(t, e, coalition.AsRecord(&c.Organisation), "name=Gemeente Voorbeeldstad", "type=government", "scheme=gm", "identifier=GM9999")
	set(t, e, coalition.AsRecord(&c.Contact), "role=Adviseur", "mailbox=info@voorbeeldstad.example", "name=J. Voorbeeld", "phone=0990000000")
	for i := range commitments {
		commitment(t, c, e, i)
	}
	return c
}

func commitment(t *testing.T, c *coalition.Content, e *coalition.Edit, i int) {
	t.Helper()
	made, err := e.AddCommitment(coalition.DeriveID("", "commitment", string(rune('a'+i))))
	if err != nil {
		t.Fatal(err)
	}
	id := made.ID
	set(t, e, coalition.AsRecord(made), "title=Toezegging die lang genoeg is "+string(rune('A'+i)), "result=Een kaart van twaalf buurten",
		"iconProjects=icon-safety", "end=2020-Q4", "role=Adviseur", "mandate=management", "decisionDate=2020-04-01", "funding=covered",
		"internalNote=alleen voor ons")
	r, err := e.Add(coalition.KindContribution, coalition.DeriveID(id, "contribution"), id)
	if err != nil {
		t.Fatal(err)
	}
	set(t, e, r, "kind=knowledge", "description=Kennis over buurten", "quantity=40", "unit=hours")
}

// set gives a record values, each as field=value.
func set(t *testing.T, e *coalition.Edit, r coalition.Record, values ...string) {
	t.Helper()
	for _, pair := range values {
		field, value, _ := strings.Cut(pair, "=")
		if err := e.Set(r, field, value); err != nil {
			t.Fatal(err)
		}
	}
}

// spoil takes a needed value out of the i-th commitment.
func spoil(c *coalition.Content, i int) { c.Commitments[i].Role = "" }

func wish(change func(*Wish)) Wish {
	w := Wish{Language: words.NL, Now: today, Salt: "salt"}
	if change != nil {
		change(&w)
	}
	return w
}

// files lists what stands in a folder, hidden files too.
func files(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
