package register

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"doemee/data/coalition"
	"doemee/data/database"
)

// story is what some members send in, in several versions.
func story() []*Arrival {
	var all []*Arrival
	for n := range 4 {
		m := newMember(n)
		for k := 1; k <= 3+n; k++ {
			m.commit(k)
		}
		all = append(all, m.send(1, "2020-02-01"))
		m.content.Commitments = m.content.Commitments[1:]
		m.content.Commitments[0].Title += ", bijgewerkt"
		m.content.Commitments[1].Status = coalition.StatusWithdrawn
		all = append(all, m.send(2, "2020-05-01"))
		m.commit(9)
		all = append(all, m.send(3, "2020-06-20"))
	}
	return all
}

func TestTheViewDoesNotDependOnTheOrder(t *testing.T) {
	straight := newRegister(t)
	keep(t, straight, story()...)
	want := view(t, straight)
	recounted(t, straight)
	for seed := range uint64(5) {
		all, chance := story(), rand.New(rand.NewPCG(seed, 1))
		chance.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		r := newRegister(t)
		for _, a := range all {
			keep(t, r, a)
		}
		recounted(t, r)
		if got := view(t, r); got != want {
			t.Errorf("seed %d: the view differs:\n%s\nwant\n%s", seed, got, want)
		}
	}
}

func TestTheSameAgainChangesNothing(t *testing.T) {
	r := newRegister(t)
	keep(t, r, story()...)
	want := view(t, r)
	again := story()
	keep(t, r, again...)
	for _, a := range again {
		if a.Class != coalition.ClassIdentical || a.Fresh {
			t.Errorf("%s is %s the second time", a.Path, a.Class)
		}
	}
	if got := view(t, r); got != want {
		t.Error("taking in again changed the view")
	}
}

func TestUndoGivesBackWhatWas(t *testing.T) {
	r := newRegister(t)
	all := story()
	keep(t, r, all[:5]...)
	want := view(t, r)
	batch := keep(t, r, all[5:]...)
	if view(t, r) == want {
		t.Fatal("the second batch did nothing")
	}
	n, err := r.Undo(t.Context(), edition, batch)
	if err != nil || n != len(all)-5 {
		t.Errorf("undone %d, %v", n, err)
	}
	if got := view(t, r); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if _, err := r.Undo(t.Context(), edition, batch); !errors.Is(err, ErrUndone) {
		t.Errorf("the second time: %v", err)
	}
	if _, err := r.Undo(t.Context(), edition, coalition.NewID()); !errors.Is(err, ErrNoRecord) {
		t.Errorf("an unknown batch: %v", err)
	}
	fresh := story()[5:]
	keep(t, r, fresh...)
	if !fresh[0].Fresh {
		t.Error("what was undone can't be taken in again")
	}
	recounted(t, r)
}

func TestAnAnsweredBatchIsNotUndone(t *testing.T) {
	r := newRegister(t)
	all := story()
	batch := keep(t, r, all...)
	must(t, r.db.Update(t.Context(), func(tx *database.Tx) error {
		_, err := tx.Exec("INSERT INTO answer (id, organisation, submission, number, verdict, made_at, file, note) VALUES ('a', '', $1, 1, '', '', '', '')",
			string(all[0].Submission))
		return err
	}))
	if _, err := r.Undo(t.Context(), edition, batch); !errors.Is(err, ErrAnswered) {
		t.Errorf("got %v", err)
	}
}

func TestOverrulingPutsOneOnTop(t *testing.T) {
	r := newRegister(t)
	m := newMember(1)
	m.commit(1)
	second := m.send(2, "2020-05-01")
	m.content.Commitments[0].Title = "Oude titel"
	first := m.send(1, "2020-02-01")
	m.content.Commitments[0].Title = "Andere titel"
	twin := m.send(2, "2020-05-02")
	keep(t, r, second, first, twin)
	title := func() string {
		list, _, err := r.Commitments(t.Context(), CommitmentQuery{})
		if err != nil || len(list) != 1 {
			t.Fatal(list, err)
		}
		return list[0].Title
	}
	if first.Class != coalition.ClassOlder || twin.Class != coalition.ClassConflict || title() != "Toezegging 1 van 1" {
		t.Fatalf("classes %s and %s, title %q", first.Class, twin.Class, title())
	}
	ask := func(reason Reason) string { return reason.Key }
	must(t, r.Overrule(t.Context(), edition, first.Submission, ask))
	if title() != "Oude titel" {
		t.Errorf("after overruling the older: %q", title())
	}
	must(t, r.Overrule(t.Context(), edition, twin.Submission, ask))
	if title() != "Andere titel" {
		t.Errorf("after overruling the conflict: %q", title())
	}
	must(t, r.SetAside(t.Context(), edition, twin.Submission))
	must(t, r.SetAside(t.Context(), edition, first.Submission))
	if title() != "Toezegging 1 van 1" {
		t.Errorf("after setting both aside: %q", title())
	}
	recounted(t, r)
	if files, _, err := r.Files(t.Context(), FileQuery{Attention: true}); err != nil || len(files) != 0 {
		t.Errorf("still asked for attention: %v, %v", files, err)
	}
}

// A dossier that was copied to begin another organisation's has the id of the first: they are told apart by their numbers.
func TestACopiedDossierIsAnotherOrganisation(t *testing.T) {
	r := newRegister(t)
	m, copied := newMember(1), newMember(1)
	m.commit(1)
	copied.commit(1)
	copied.content.Organisation.Identifier, copied.content.Organisation.Name = "GM2222", "Gemeente Kopie"
	keep(t, r, m.send(1, "2020-02-01"), copied.send(2, "2020-03-01"))
	list, n, err := r.Organisations(t.Context(), OrganisationQuery{})
	if err != nil || n != 2 || list[0].Key == list[1].Key {
		t.Errorf("got %v, %v", list, err)
	}
}

// An organisation that later gives its number stays the same one.
func TestANumberThatIsGivenLater(t *testing.T) {
	r := newRegister(t)
	m := newMember(1)
	m.commit(1)
	m.content.Organisation.Scheme, m.content.Organisation.Identifier = coalition.SchemeNone, ""
	keep(t, r, m.send(1, "2020-02-01"))
	m.content.Organisation.Scheme, m.content.Organisation.Identifier = coalition.SchemeGM, "GM1001"
	second := m.send(2, "2020-03-01")
	keep(t, r, second)
	list, n, err := r.Organisations(t.Context(), OrganisationQuery{})
	if err != nil || n != 1 || list[0].Key != "GM1001" || second.Class != coalition.ClassNewer {
		t.Errorf("got %+v, %s, %v", list, second.Class, err)
	}
}

func TestSubmissionsStayAsTheyCame(t *testing.T) {
	r := newRegister(t)
	all := story()
	keep(t, r, all...)
	for _, a := range all {
		got, err := r.Submission(t.Context(), a.Submission)
		if err != nil || !slices.Equal(got.Lines, a.Read.Lines) || got.ID != a.Read.ID || got.Hash != a.Read.Hash {
			t.Errorf("%s came back as %v, %v", a.Path, got.ID, err)
		}
	}
	if _, err := r.Submission(t.Context(), coalition.NewID()); !errors.Is(err, ErrNoRecord) {
		t.Errorf("an unknown one: %v", err)
	}
	must(t, r.db.Update(t.Context(), func(tx *database.Tx) error {
		_, err := tx.Exec("UPDATE submission SET lines = replace(lines, 'Toezegging 1', 'Toezegging 7')")
		return err
	}))
	if _, err := r.Submission(t.Context(), all[0].Submission); !errors.Is(err, database.ErrDamaged) {
		t.Errorf("a changed line is not seen: %v", err)
	}
}

func TestTwoProgramsOnOneRegister(t *testing.T) {
	r := newRegister(t)
	if _, err := Open(t.Context(), r.Path()); !errors.Is(err, database.ErrInUse) {
		t.Errorf("got %v", err)
	}
	path := r.Path()
	must(t, r.Close())
	again, err := Open(t.Context(), path)
	if err != nil || again.Edition() != edition.Name {
		t.Fatal(err)
	}
	must(t, again.Close())
}

func ExampleRegister_Coverage() {
	fmt.Println(Cell{Commitments: 1}.Gap(2), Cell{Commitments: 2}.Gap(2))
	// Output: true false
}
