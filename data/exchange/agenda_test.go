package exchange

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doemee/data/coalition"
	"doemee/data/database"
	"doemee/data/dossier"
	"doemee/data/seal"
)

// ring makes keys as they are read from a file.
func ring(t *testing.T, name string) KeyRing {
	t.Helper()
	signing, err := seal.NewSigning(name)
	must(t, err)
	sealing, err := seal.NewSealing()
	must(t, err)
	return KeyRing{[]string{signing.Private}, []string{sealing.Private}}
}

// agenda signs the bundled edition with a serial and a name of its own.
func agenda(t *testing.T, serial int, name string, rings ...KeyRing) Agenda {
	t.Helper()
	e := *Bundled()
	e.Serial, e.Name, e.Version = serial, name, 1
	a, err := SignAgenda(&e, rings...)
	must(t, err)
	return a
}

// takeOn plans and takes on; the fingerprint is the right one.
func takeOn(t *testing.T, d *dossier.Dossier, c *coalition.Content, a Agenda) error {
	t.Helper()
	plan, err := PlanTakeOn(t.Context(), d, c, a, "2027-01-01")
	if err != nil {
		return err
	}
	return TakeOnEdition(t.Context(), d, plan, a.Fingerprint)
}

func TestTheFirstKeyIsTrustedAfterItsFingerprint(t *testing.T) {
	c := complete(t, 2)
	d := kept(t, c)
	a := agenda(t, 2, "SSA-2027-2028", ring(t, "coalitie"))
	plan, err := PlanTakeOn(t.Context(), d, c, a, "2027-01-01")
	must(t, err)
	if !plan.First || plan.HandOver || plan.Present || len(plan.Effect.Deciding) != 2 {
		t.Errorf("%+v", plan)
	}
	for _, wrong := range []string{"", "AAAA-BBBB", a.Fingerprint[1:]} {
		if got := FaultOf(TakeOnEdition(t.Context(), d, plan, wrong)); got.Key != "exchange.fault.agenda-fingerprint" || got.Exit != ExitFindings {
			t.Errorf("%q: %+v", wrong, got)
		}
	}
	if d.Edition() != Bundled().Name {
		t.Error("taken on without a fingerprint")
	}
	must(t, TakeOnEdition(t.Context(), d, plan, strings.ToLower(strings.ReplaceAll(a.Fingerprint, "-", " "))))
	e, err := EditionOf(t.Context(), d)
	must(t, err)
	if e.Name != "SSA-2027-2028" || e.Keys.Signing == "" {
		t.Errorf("answers to %s", e.Name)
	}
}

// What is refused after a key is known, and why; the dossier stays as it was.
func TestRefusals(t *testing.T) {
	c := complete(t, 1)
	ours, stranger := ring(t, "coalitie"), ring(t, "coalitie")
	d := kept(t, c)
	must(t, takeOn(t, d, c, agenda(t, 4, "SSA-2027-2028", ours)))
	forged := agenda(t, 5, "SSA-2029-2030", ours)
	forged.Text = strings.Replace(forged.Text, "SSA-2029-2030", "SSA-2029-2031", 1)
	for name, test := range map[string]struct {
		a    Agenda
		want string
	}{
		"older":               {agenda(t, 3, "SSA-2027-2028", ours), "exchange.fault.agenda-older"},
		"same serial, other":  {agenda(t, 4, "SSA-2029-2030", ours), "exchange.fault.agenda-other"},
		"a stranger's":        {agenda(t, 5, "SSA-2029-2030", stranger), "workbook.seal.other-key"},
		"forged":              {forged, "workbook.seal.signature"},
		"handed over by none": {agenda(t, 5, "SSA-2029-2030", ring(t, "nieuw")), "workbook.seal.other-key"},
	} {
		if got := FaultOf(takeOn(t, d, c, test.a)); got.Key != test.want || got.Exit != ExitRefused {
			t.Errorf("%s: %+v", name, got)
		}
		if d.Edition() != "SSA-2027-2028" {
			t.Errorf("%s: answers to %s", name, d.Edition())
		}
	}
}

func TestTheSameAgendaTwiceChangesNothing(t *testing.T) {
	c := complete(t, 1)
	d := kept(t, c)
	a := agenda(t, 4, "SSA-2027-2028", ring(t, "coalitie"))
	must(t, takeOn(t, d, c, a))
	before, err := d.History(t.Context(), "", 0)
	must(t, err)
	plan, err := PlanTakeOn(t.Context(), d, c, a, "2027-01-01")
	must(t, err)
	must(t, TakeOnEdition(t.Context(), d, plan, ""))
	after, err := d.History(t.Context(), "", 0)
	must(t, err)
	if !plan.Present || len(before) != len(after) {
		t.Errorf("present %v, %d steps and then %d", plan.Present, len(before), len(after))
	}
}

func TestANewKeyNeedsTheOldOne(t *testing.T) {
	c := complete(t, 1)
	d := kept(t, c)
	old, fresh := ring(t, "oud"), ring(t, "nieuw")
	must(t, takeOn(t, d, c, agenda(t, 2, "SSA-2027-2028", old)))
	handed := agenda(t, 3, "SSA-2027-2028", fresh, old)
	plan, err := PlanTakeOn(t.Context(), d, c, handed, "2027-01-01")
	must(t, err)
	if !plan.HandOver || plan.First {
		t.Errorf("%+v", plan)
	}
	must(t, TakeOnEdition(t.Context(), d, plan, ""))
	must(t, takeOn(t, d, c, agenda(t, 4, "SSA-2027-2028", fresh)))
	if got := FaultOf(takeOn(t, d, c, agenda(t, 5, "SSA-2027-2028", old))); got.Key != "workbook.seal.other-key" {
		t.Errorf("the old key after the hand-over: %+v", got)
	}
}

func TestBackKeepsTheHighestSeen(t *testing.T) {
	c := complete(t, 1)
	d := kept(t, c)
	keys := ring(t, "coalitie")
	newest := agenda(t, 6, "SSA-2029-2030", keys)
	must(t, takeOn(t, d, c, agenda(t, 2, "SSA-2027-2028", keys)))
	must(t, takeOn(t, d, c, newest))
	must(t, EditionBack(t.Context(), d))
	if d.Edition() != "SSA-2027-2028" {
		t.Errorf("back at %s", d.Edition())
	}
	if got := FaultOf(takeOn(t, d, c, agenda(t, 5, "SSA-2028", keys))); got.Key != "exchange.fault.agenda-older" {
		t.Errorf("between the two: %+v", got)
	}
	must(t, takeOn(t, d, c, newest))
	must(t, EditionBack(t.Context(), d))
	must(t, EditionBack(t.Context(), d))
	e, err := EditionOf(t.Context(), d)
	must(t, err)
	if e.Name != Bundled().Name {
		t.Errorf("at last %s", e.Name)
	}
	if err := EditionBack(t.Context(), d); !errors.Is(err, dossier.ErrNothing) {
		t.Errorf("further back: %v", err)
	}
}

func TestPublishing(t *testing.T) {
	keys, dir := ring(t, "coalitie"), t.TempDir()
	first := *Bundled()
	first.Name, first.Themes = "SSA-2027-2028", first.Themes[:1]
	first.IconProjects = append([]coalition.IconProject(nil), first.IconProjects...)
	for i := range first.IconProjects {
		first.IconProjects[i].Links = nil
	}
	coverage := &coalition.Coverage{At: "2027-01-01", Organisations: 1, Commitments: 1}
	a, path, err := Publish(Publication{Edition: &first, Coverage: coverage, Rings: []KeyRing{keys}, Dir: dir})
	must(t, err)
	e := a.Edition
	if filepath.Base(path) != "SSA-2027-2028_v01_nr002.agenda" || e.Serial != 2 || e.Version != 1 || e.Coverage == nil || len(e.Themes) != 7 || !e.Themes[6].Gone {
		t.Errorf("%s: serial %d, version %d, %d themes", path, e.Serial, e.Version, len(e.Themes))
	}
	back, err := ReadEditionFile(path)
	must(t, err)
	next, _, err := Publish(Publication{Edition: back, After: back, Rings: []KeyRing{keys}, Dir: dir})
	must(t, err)
	if next.Edition.Serial != 3 || next.Edition.Version != 2 {
		t.Errorf("next: serial %d, version %d", next.Edition.Serial, next.Edition.Version)
	}
	again := *back
	again.Themes = append([]coalition.Item(nil), again.Themes...)
	again.Themes[6].Gone, again.Themes[6].Label.NL = false, "Iets anders"
	if _, _, err := Publish(Publication{Edition: &again, After: back, Rings: []KeyRing{keys}, Dir: t.TempDir()}); FaultOf(err).Key != "exchange.fault.agenda-reused" {
		t.Errorf("a code used again: %v", err)
	}
	if _, _, err := Publish(Publication{Edition: &first, Rings: []KeyRing{keys}, Dir: dir}); FaultOf(err).Key != (&database.Fault{Code: database.Exists}).Key() {
		t.Errorf("published over a file: %v", err)
	}
}

func TestAnEditionOfAnotherKeyIsNotSigned(t *testing.T) {
	a := agenda(t, 2, "SSA-2027-2028", ring(t, "een"))
	if _, err := SignAgenda(a.Edition, ring(t, "twee")); FaultOf(err).Key != "exchange.fault.agenda-other-key" {
		t.Errorf("got %v", err)
	}
}

// Every file that is no agenda is refused with its reason, and so is every damage to one that is.
func TestFilesThatAreNoAgenda(t *testing.T) {
	dir := t.TempDir()
	a := agenda(t, 2, "SSA-2027-2028", ring(t, "coalitie"))
	answer, err := seal.Sign(seal.AnswerHeader, "{}", ring(t, "x").signing...)
	must(t, err)
	bare, err := seal.Sign(seal.EditionHeader, `{"code":"A","version":1,"serial":1}`, ring(t, "x").signing...)
	must(t, err)
	for name, want := range map[string]string{"": "workbook.seal.not-signed", "{}": "workbook.seal.not-signed", answer: "workbook.seal.other-text",
		bare: "exchange.fault.agenda-without-key", a.Text[:len(a.Text)/2]: "workbook.seal.not-signed",
		a.Text + "\n": "workbook.seal.not-signed", strings.Repeat("x", agendaBytes+1): "agenda.fault.size"} {
		path := filepath.Join(dir, "in.agenda")
		must(t, os.WriteFile(path, []byte(name), 0o600))
		_, err := ReadAgenda(path)
		if got := FaultOf(err); got.Key != want || got.Exit != ExitRefused {
			t.Errorf("%.40q: %+v", name, got)
		}
	}
	step := len(a.Text)/300 + 1
	for i := 0; i < len(a.Text); i += step {
		damaged := []byte(a.Text)
		damaged[i] ^= 4
		if _, err := ParseAgenda(string(damaged)); err == nil {
			t.Fatalf("byte %d changed and nobody saw it", i)
		}
	}
}

func FuzzParseAgenda(f *testing.F) {
	keys, err := seal.NewSigning("coalitie")
	if err != nil {
		f.Fatal(err)
	}
	e := *Bundled()
	e.Serial = 2
	a, err := SignAgenda(&e, KeyRing{signing: []string{keys.Private}})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(a.Text)
	f.Add(a.Text[:200])
	f.Add("doemee/edition/v1\n{}\n\n— x AAAA\n")
	f.Fuzz(func(t *testing.T, text string) {
		got, err := ParseAgenda(text)
		if err == nil && strings.Contains(text, keys.Public) && text != a.Text {
			t.Errorf("an agenda nobody signed: %s", got.Edition.Name)
		}
		if err != nil && FaultOf(err).Exit != ExitRefused {
			t.Errorf("%v ends with %d", err, FaultOf(err).Exit)
		}
	})
}

func TestRollOverCarriesOutWhatWasDecided(t *testing.T) {
	c := complete(t, 3)
	for i := range c.Commitments {
		c.Commitments[i].Status = coalition.StatusCommitted
	}
	d := kept(t, c)
	must(t, takeOn(t, d, c, agenda(t, 2, "SSA-2027-2028", ring(t, "coalitie"))))
	open := func() int {
		t.Helper()
		made, err := d.Decisions(t.Context())
		must(t, err)
		return len(OpenDecisions(c, made))
	}
	if open() != 3 {
		t.Errorf("%d open", open())
	}
	for i, decision := range []coalition.Decision{coalition.Keep, coalition.Complete, coalition.Stop} {
		must(t, RollOver(t.Context(), d, c, coalition.Decided{Commitment: c.Commitments[i].ID, Decision: decision, Reason: "Geen geld"}, "2027-01-01T10:00:00Z"))
		if open() != 2-i {
			t.Errorf("after %s: %d open", decision, open())
		}
	}
	after, err := d.Content(t.Context())
	must(t, err)
	if after.Commitments[1].Status != coalition.StatusCompleted || after.Commitments[2].Status != coalition.StatusStopped || c.Commitments[2].Status != coalition.StatusStopped {
		t.Errorf("%s, %s", after.Commitments[1].Status, after.Commitments[2].Status)
	}
	undone, err := d.Undo(t.Context())
	must(t, err)
	must(t, c.Apply(undone))
	if open() != 1 {
		t.Errorf("after undo %d open", open())
	}
}
