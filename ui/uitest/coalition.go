package uitest

import (
	"context"
	"path/filepath"
	"testing"

	"doemee/data/coalition"
	"doemee/data/exchange"
	"doemee/data/register"
)

// Coalition is the other side of a dossier, for tests: it published an agenda and answered what the dossier handed in.
type Coalition struct {
	Agenda string // file of the signed agenda
	Mark   string // of its key, as the coalition reads it out
	Answer string // file of the answer: a question about the end of T-001 and one about what it contributes; T-002 and T-003 are in order
}

// Answered makes keys, an agenda and a register, takes in what stands beside a dossier, judges, asks and answers.
func Answered(t testing.TB, dossier string) Coalition {
	t.Helper()
	dir := t.TempDir()
	ok := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	keys := filepath.Join(dir, "sleutels.age")
	_, err := exchange.NewKeys(keys, "coalitie", "drie blauwe fietsen")
	ok(err)
	ring, err := exchange.OpenKeys(keys, "drie blauwe fietsen")
	ok(err)
	agenda, path, err := exchange.Publish(exchange.Publication{Edition: exchange.Bundled(), Rings: []exchange.KeyRing{ring}, Dir: dir})
	ok(err)
	r, err := exchange.NewRegister(context.Background(), filepath.Join(dir, "r.doemee-register"), path)
	ok(err)
	defer func() { ok(r.Close()) }()
	_, err = exchange.TakeIn(context.Background(), r, []string{filepath.Dir(dossier)}, exchange.TakeInWish{Jobs: 1})
	ok(err)
	all, _, err := r.Organisations(context.Background(), register.OrganisationQuery{})
	ok(err)
	ask(t, r, all[0].ID)
	made, err := exchange.Answer(context.Background(), r, exchange.AnswerWish{Dir: dir, Keys: ring, Now: Today})
	ok(err)
	if len(made) != 1 || !made[0].Made() {
		t.Fatalf("answers %+v", made)
	}
	return Coalition{path, agenda.Fingerprint, made[0].Path}
}

func ask(t testing.TB, r *register.Register, organisation coalition.ID) {
	t.Helper()
	view, err := r.View(context.Background(), organisation)
	if err != nil {
		t.Fatal(err)
	}
	first := view.Content.Numbered("T-001")
	for _, q := range []register.Question{
		{Kind: coalition.KindCommitment, Record: first.ID, Field: "end", Text: "Lukt dat vóór de zomer? De netbeheerder heeft de kaart in mei nodig."},
		{Kind: coalition.KindContribution, Commitment: first.ID, Record: first.Contributions[0].ID, Field: "quantity", Text: "Is dit per jaar of in totaal?"},
	} {
		q.Organisation = organisation
		if _, err := r.Ask(context.Background(), q); err != nil {
			t.Fatal(err)
		}
	}
	for _, n := range []coalition.Number{"T-002", "T-003"} {
		if err := exchange.JudgeCommitment(context.Background(), r, organisation, n, coalition.Accepted); err != nil {
			t.Fatal(err)
		}
	}
}
