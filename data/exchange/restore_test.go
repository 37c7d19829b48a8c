package exchange

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"doemee/data/coalition"
	"doemee/data/database"
	"doemee/data/dossier"
)

func TestRestoringBringsBackWhatWasAndKeepsWhatIs(t *testing.T) {
	d, p := kept(t, complete(t, 2)), someplace(t)
	b, err := p.Backup(t.Context(), d, ReasonAsked, today)
	must(t, err)
	rename(t, d, "Gemeente Nieuwstad")
	now, err := d.Seen(t.Context())
	must(t, err)
	plan, err := p.PlanRestore(t.Context(), now, b.Path)
	must(t, err)
	if plan.Same() || len(plan.Changes) != 1 || plan.Changes[0].Fields[0] != (coalition.FieldChange{Field: "name", Old: "Gemeente Nieuwstad", New: "Gemeente Voorbeeldstad"}) {
		t.Errorf("the plan is %+v", plan.Changes)
	}
	must(t, d.Close())
	replaced, err := p.Restore(t.Context(), d.Path(), b.Path, today)
	must(t, err)
	for path, want := range map[string]string{d.Path(): "Gemeente Voorbeeldstad", replaced: "Gemeente Nieuwstad", b.Path: "Gemeente Voorbeeldstad"} {
		seen, err := p.Look(t.Context(), path)
		must(t, err)
		if got := seen.Content.Organisation.Name; got != want {
			t.Errorf("%s holds %s", path, got)
		}
	}
	again, err := p.PlanRestore(t.Context(), plan.Backup, b.Path)
	must(t, err)
	if !again.Same() {
		t.Errorf("restored, and yet it would change %+v", again.Changes)
	}
}

// A dossier that opens and is not as it was written is what people restore a backup for.
func TestADamagedDossierIsReplacedAndKeptByteForByte(t *testing.T) {
	d, p := kept(t, complete(t, 2)), someplace(t)
	b, err := p.Backup(t.Context(), d, ReasonAsked, today)
	must(t, err)
	must(t, d.Close())
	raw, err := os.ReadFile(d.Path())
	must(t, err)
	damaged := strings.Replace(string(raw), "Gemeente Voorbeeldstad", "Gemeente Voorbeeldstat", 1)
	must(t, os.WriteFile(d.Path(), []byte(damaged), 0o600))
	if _, err := p.Look(t.Context(), d.Path()); !errors.Is(err, database.ErrDamaged) {
		t.Fatalf("it is not damaged: %v", err)
	}
	replaced, err := p.Restore(t.Context(), d.Path(), b.Path, today)
	must(t, err)
	if left, err := os.ReadFile(replaced); err != nil || string(left) != damaged {
		t.Errorf("what was replaced is not kept in %s, %v", replaced, err)
	}
	if seen, err := p.Look(t.Context(), d.Path()); err != nil || seen.Content.Organisation.Name != "Gemeente Voorbeeldstad" {
		t.Errorf("it was not restored: %v", err)
	}
}

func TestWithoutACopyOfWhatIsThereNothingIsRestored(t *testing.T) {
	d, p := kept(t, complete(t, 1)), someplace(t)
	b, err := p.Backup(t.Context(), d, ReasonAsked, today)
	must(t, err)
	rename(t, d, "Gemeente Nieuwstad")
	must(t, d.Close())
	elsewhere := filepath.Join(t.TempDir(), "b.doemee")
	must(t, os.Rename(b.Path, elsewhere))
	must(t, os.RemoveAll(p.Backups))
	must(t, os.WriteFile(p.Backups, nil, 0o600))
	if _, err := p.Restore(t.Context(), d.Path(), elsewhere, today); FaultOf(err).Exit != ExitStore {
		t.Errorf("got %v", err)
	}
	seen, err := p.Look(t.Context(), d.Path())
	must(t, err)
	if seen.Content.Organisation.Name != "Gemeente Nieuwstad" {
		t.Error("it was replaced all the same")
	}
}

func TestARehearsalProvesAndCanFail(t *testing.T) {
	d, p := kept(t, complete(t, 2)), someplace(t)
	organisation := complete(t, 1).Organisation.ID
	if !p.RehearsalDue(organisation, today) || !p.Proven(organisation).At.IsZero() {
		t.Error("proven before it was tried")
	}
	done, err := p.Rehearse(t.Context(), d, today)
	must(t, err)
	if got := p.Proven(organisation); got != done || p.RehearsalDue(organisation, today.AddDate(0, 0, 29)) || !p.RehearsalDue(organisation, today.AddDate(0, 0, 31)) {
		t.Errorf("proven is %+v", got)
	}
	if !p.RehearsalDue(organisation, today.AddDate(-1, 0, 0)) {
		t.Error("a proof from the future counts")
	}
	backup := p.Of(d.Path(), organisation)[0].Path
	rename(t, d, "Gemeente Nieuwstad")
	if err := rehearse(t.Context(), d, backup, filepath.Join(t.TempDir(), "a.doemee")); err == nil {
		t.Error("a backup that holds something else passed")
	}
	must(t, os.WriteFile(filepath.Join(filepath.Dir(backup), rehearsalFile), []byte(strings.Repeat("x", mostSmall+1)), 0o600))
	if !p.Proven(organisation).At.IsZero() {
		t.Error("nonsense was taken for a proof")
	}
	if left, _ := os.ReadDir(p.Work); len(left) != 0 {
		t.Errorf("copies were left: %v", left)
	}
}

func TestErasingAPersonIsProvedInFileAndBackups(t *testing.T) {
	c := complete(t, 1)
	d, p := kept(t, c), someplace(t)
	b, err := p.Backup(t.Context(), d, ReasonAsked, today)
	must(t, err)
	person := []string{strings.ToUpper(c.Contact.Name)}
	found, err := p.FindPersonal(t.Context(), d, person)
	must(t, err)
	if len(found) != 2 || found[0].Field != "name" || found[1].Where != FoundInBackup {
		t.Errorf("found %+v", found)
	}
	raw := filepath.Join(p.Backups, "damaged", "x.damaged")
	must(t, os.MkdirAll(filepath.Dir(raw), 0o700))
	must(t, os.WriteFile(raw, []byte("half a file with J. Voorbeeld in it"), 0o600))
	done, err := p.Erase(t.Context(), d, person, "[gewist]")
	must(t, err)
	if done.Places != 1 || done.Backups != 1 || len(done.Remains) != 1 || done.Remains[0].File != raw {
		t.Errorf("done is %+v", done)
	}
	must(t, d.Close())
	for _, path := range []string{d.Path(), b.Path} {
		bytes, err := os.ReadFile(path)
		must(t, err)
		if strings.Contains(string(bytes), c.Contact.Name) || !strings.Contains(string(bytes), "[gewist]") {
			t.Errorf("%s still holds the name", path)
		}
		seen, err := p.Look(t.Context(), path)
		must(t, err)
		if seen.Content.Contact.Name != "[gewist]" {
			t.Errorf("%s has contact %+v", path, seen.Content.Contact)
		}
	}
}

func TestWhatIsExportedIsWhatIsThere(t *testing.T) {
	c := complete(t, 2)
	d, dir := kept(t, c), t.TempDir()
	plan := PlanHandIn(c, Bundled(), nil, wish(nil))
	_, err := HandIn(t.Context(), d, c, Bundled(), plan, dir)
	must(t, err)
	rename(t, d, "Gemeente Nieuwstad")
	path := filepath.Join(dir, "alles.json")
	must(t, Export(t.Context(), d, path))
	raw, err := os.ReadFile(path)
	must(t, err)
	var all struct {
		Records     []json.RawMessage
		History     []struct{ Name string }
		Submissions []struct{ Records []json.RawMessage }
	}
	must(t, json.Unmarshal(raw, &all))
	seen, err := d.Seen(t.Context())
	must(t, err)
	if len(all.Records) != len(seen.Lines()) || len(all.Submissions[0].Records) != len(plan.Submission.Lines)+1 {
		t.Errorf("%d records and %d handed in", len(all.Records), len(all.Submissions[0].Records))
	}
	if all.History[len(all.History)-1].Name != "edit" || !strings.Contains(string(raw), "alleen voor ons") {
		t.Error("history or internal note is not as it should be")
	}
	for _, line := range all.Records {
		if _, err := coalition.ReadLine(string(line)); err != nil {
			t.Errorf("put would not take %s: %v", line, err)
		}
	}
}

func TestAnOlderDossierIsBackedUpAmongTheOthers(t *testing.T) {
	d, p := kept(t, complete(t, 1)), someplace(t)
	must(t, d.Close())
	was := dossier.Identity
	defer func() { dossier.Identity = was }()
	dossier.Identity.Migrations = append(was.Migrations[:len(was.Migrations):len(was.Migrations)], "CREATE TABLE later (n INTEGER) STRICT")
	newer, err := p.Open(t.Context(), d.Path())
	must(t, err)
	must(t, newer.Close())
	all := p.Of(d.Path(), "")
	if len(all) != 1 || all[0].Reason != ReasonMigration {
		t.Fatalf("backups are %+v", all)
	}
	seen, err := p.Look(t.Context(), all[0].Path)
	must(t, err)
	if len(seen.Content.Commitments) != 1 {
		t.Error("the copy of the older version does not open")
	}
	if _, err := p.Restore(t.Context(), d.Path(), all[0].Path, time.Now()); err != nil {
		t.Errorf("an older backup can't be restored: %v", err)
	}
}
