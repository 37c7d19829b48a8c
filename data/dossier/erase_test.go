package dossier

import (
	"bytes"
	"errors"
	"os"
	"strings"
	"testing"

	"doemee/data/coalition"
)

func TestAnErasedPersonIsNowhereInTheFile(t *testing.T) {
	const person, mark = `Jo "Joop" Voorbeeld`, "[gewist 2026-04-01]"
	c := sample(t)
	d := create(t, c)
	must(t, d.Apply(ctx, edit(t, c, coalition.AsRecord(&c.Contact), "name", person)))
	must(t, d.Apply(ctx, edit(t, c, coalition.AsRecord(&c.Commitments[0]), "remark", "Vraag het aan "+person+"!")))
	must(t, d.Apply(ctx, edit(t, c, coalition.AsRecord(&c.Contact), "name", "")))
	s := submissionOf(c, 1)
	s.Contact = coalition.AsRecord(&coalition.Contact{ID: c.Contact.ID, Name: person}).Line()
	must(t, d.HandIn(ctx, s, coalition.Step{Name: "hand-in"}))
	must(t, d.Apply(ctx, edit(t, c, coalition.AsRecord(&c.Commitments[0]), "remark", "")))

	places, err := d.Erase(ctx, []string{person}, mark)
	must(t, err)
	if places != 6 { // written and cleared, twice, in the log; a line and the contact of what was handed in
		t.Errorf("%d places", places)
	}
	undo, err := d.Undo(ctx)
	must(t, err)
	if got := undo.Changes[0].New; got != "Vraag het aan "+mark+"!" {
		t.Errorf("undo brought back %q", got)
	}
	kept, err := d.Submissions(ctx)
	must(t, err)
	if kept[0].Hash != s.Hash || !strings.Contains(kept[0].Contact, mark) || !strings.Contains(strings.Join(kept[0].Lines, ""), mark) {
		t.Errorf("kept is %+v", kept[0])
	}
	must(t, d.Close())
	raw, err := os.ReadFile(d.Path())
	must(t, err)
	if bytes.Contains(raw, []byte("Voorbeeld!")) || bytes.Contains(raw, []byte("Joop")) {
		t.Error("the name still stands in the file")
	}
	d, err = Open(ctx, d.Path())
	must(t, err)
	defer d.Close()
	if _, err := d.History(ctx, "", 0); err != nil {
		t.Error(err)
	}
}

func TestTooLittleToEraseIsRefused(t *testing.T) {
	d := create(t, sample(t))
	if _, err := d.Erase(ctx, []string{"Jo"}, "[gewist]"); !errors.Is(err, coalition.ErrTooShort) {
		t.Errorf("got %v", err)
	}
}
