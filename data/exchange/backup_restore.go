package exchange

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"doemee/data/coalition"
	"doemee/data/database"
	"doemee/data/dossier"
)

// Restoring is what restoring a backup would change, to be looked at before it is done.
type Restoring struct {
	Now     map[string]int // how many there are of each kind in the dossier; nil when it can't be read
	Then    map[string]int // and in the backup
	Changes []coalition.RecordChange
	Backup  *dossier.Seen
	Present *dossier.Seen // nil when the dossier can't be read
	Steps   int           // steps in the log of the dossier that the backup does not have
}

// Same tells that restoring would change nothing.
func (r Restoring) Same() bool { return r.Now != nil && len(r.Changes) == 0 && r.Steps == 0 }

// PlanRestore reads a backup and compares it with the dossier as it stands; now is nil when the dossier can't be read. Nothing is
// changed.
func (p Places) PlanRestore(ctx context.Context, now *dossier.Seen, backup string) (Restoring, error) {
	then, err := p.look(ctx, backup)
	if err != nil {
		return Restoring{}, err
	}
	r := Restoring{Then: then.Counts(), Backup: then}
	if now == nil {
		return r, nil
	}
	r.Present = now
	r.Now, r.Steps = now.Counts(), max(0, now.Steps-then.Steps)
	r.Changes, err = coalition.Difference(now.Lines(), then.Lines())
	return r, err
}

// Number is what people call the commitment that a change is about, as it is called in the dossier or else in the backup; empty
// when the change is about no commitment.
func (r Restoring) Number(ch coalition.RecordChange) string {
	for _, seen := range []*dossier.Seen{r.Present, r.Backup} {
		if seen == nil {
			continue
		}
		if c := seen.Content.Commitment(ch.Owner); c != nil {
			return string(c.Number)
		}
	}
	return ""
}

// Look reads a dossier that nobody has open, through a passing copy: it is not touched.
func (p Places) Look(ctx context.Context, path string) (*dossier.Seen, error) {
	return p.look(ctx, path)
}

// Restore puts a backup in the place of a closed dossier, after what stood there was backed up: as a backup like any other when it is
// whole, else byte for byte. It returns where that lies; empty when there was no file.
func (p Places) Restore(ctx context.Context, path, backup string, now time.Time) (replaced string, err error) {
	path, err = filepath.Abs(path)
	if err != nil {
		return "", storeFault(path, err)
	}
	if _, err := p.look(ctx, backup); err != nil {
		return "", err
	}
	if exists(path) {
		if replaced, err = p.setAside(ctx, path, ReasonRestore, now); err != nil {
			return "", err
		}
	}
	if err := database.Replace(ctx, path, backup, dossier.Identity); err != nil {
		return replaced, err
	}
	d, err := p.Open(ctx, path)
	if err != nil {
		return replaced, err
	}
	return replaced, d.Close()
}

// setAside keeps what stands under a name before it is replaced or mended. A file that another program has open is left alone.
func (p Places) setAside(ctx context.Context, path string, why Reason, now time.Time) (string, error) {
	d, err := p.Open(ctx, path)
	if err == nil {
		var b Backup
		b, err = p.Backup(ctx, d, why, now)
		if err = errors.Join(err, d.Close()); !errors.Is(err, database.ErrDamaged) {
			return b.Path, err
		}
	}
	var fault *database.Fault
	if errors.As(err, &fault) && fault.Class() == database.Busy {
		return "", err
	}
	return p.keepRaw(path, why, now)
}

// keepRaw copies a file that can't be opened as it lies there. It does not have the name of a backup, so that nobody restores it.
func (p Places) keepRaw(path string, why Reason, now time.Time) (string, error) {
	folder := filepath.Join(p.Backups, "damaged")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", storeFault(folder, err)
	}
	for n := 1; ; n++ {
		target := filepath.Join(folder, fmt.Sprintf("%s.%s.%s.%d.damaged", seriesOf(path), now.UTC().Format(stamp), why, n))
		err := database.Copy(path, target)
		if !errors.Is(err, database.ErrExists) {
			return target, err
		}
	}
}

// Open opens a dossier; should it be of an older version, the copy before it is brought up to date goes among the backups.
func (p Places) Open(ctx context.Context, path string) (*dossier.Dossier, error) {
	return dossier.OpenKeeping(ctx, path, func(organisation coalition.ID, version int) (string, error) {
		folder := p.folder(organisation)
		if err := os.MkdirAll(folder, 0o700); err != nil {
			return "", storeFault(folder, err)
		}
		b := Backup{Name: seriesOf(path), At: time.Now().UTC(), Reason: ReasonMigration}
		b.Number = next(backupsIn(folder, ""))
		for exists(filepath.Join(folder, b.fileName())) {
			b.Number++ // a program was killed when it had the name and no copy yet
		}
		return filepath.Join(folder, b.fileName()), nil
	})
}

// OpenDossier opens a dossier with the places of this person on this computer. Somebody without a home, as a service often is, has no
// place for backups: then the copy before a migration goes beside the file.
func OpenDossier(ctx context.Context, path string) (*dossier.Dossier, error) {
	p, err := Here()
	if err != nil {
		return dossier.Open(ctx, path)
	}
	return p.Open(ctx, path)
}

// Rehearsed is the proof that backups can be restored.
type Rehearsed struct {
	At     time.Time `json:"at"`
	Backup string    `json:"backup"` // name of the file
}

// rehearsalFile stands among the backups of an organisation.
const rehearsalFile = "proven.json"

// rehearseEvery is how long a proof counts.
const rehearseEvery = 30 * 24 * time.Hour

// Proven reads when it was last proved that the backups of an organisation can be restored; the zero moment when never.
func (p Places) Proven(organisation coalition.ID) Rehearsed { return provenIn(p.folder(organisation)) }

func provenIn(backups string) (r Rehearsed) {
	raw, err := readBounded(filepath.Join(backups, rehearsalFile), mostSmall)
	if err != nil || !strictJSON(raw, &r) {
		return Rehearsed{}
	}
	return r
}

// RehearsalDue tells whether the last proof is too old, or says it was made in the future.
func (p Places) RehearsalDue(organisation coalition.ID, now time.Time) bool {
	last := p.Proven(organisation).At
	return now.Sub(last) > rehearseEvery || last.After(now.Add(time.Hour))
}

// Rehearse proves that the newest backup can be restored: it restores it in a passing folder as a person would, opens what came of
// it, and compares it record by record, submission by submission and step by step with the dossier.
func (p Places) Rehearse(ctx context.Context, d *dossier.Dossier, now time.Time) (Rehearsed, error) {
	b, err := p.Backup(ctx, d, ReasonRehearsal, now)
	if err != nil {
		return Rehearsed{}, err
	}
	work, err := p.work()
	if err != nil {
		return Rehearsed{}, err
	}
	folder, err := os.MkdirTemp(work, "rehearsal-")
	if err != nil {
		return Rehearsed{}, storeFault(work, err)
	}
	defer os.RemoveAll(folder)
	if err := rehearse(ctx, d, b.Path, filepath.Join(folder, "rehearsal.doemee")); err != nil {
		return Rehearsed{}, err
	}
	return proven(b, now)
}

// proven writes down that a backup can be restored.
func proven(b Backup, now time.Time) (Rehearsed, error) {
	done := Rehearsed{At: now.UTC().Truncate(time.Second), Backup: filepath.Base(b.Path)}
	return done, replaceSmall(filepath.Join(filepath.Dir(b.Path), rehearsalFile), done)
}

// rehearse restores a backup under a name and compares.
func rehearse(ctx context.Context, d *dossier.Dossier, backup, as string) error {
	if err := database.Replace(ctx, as, backup, dossier.Identity); err != nil {
		return err
	}
	restored, err := dossier.Open(ctx, as)
	if err != nil {
		return err
	}
	err = sameDossier(ctx, d, restored, backup)
	return errors.Join(err, restored.Close())
}

// sameDossier compares two dossiers to the last field, submission and step.
func sameDossier(ctx context.Context, d, restored *dossier.Dossier, backup string) error {
	is, err := everythingIn(ctx, d)
	if err != nil {
		return err
	}
	was, err := everythingIn(ctx, restored)
	if err != nil {
		return err
	}
	if !slices.Equal(is, was) {
		return &database.Fault{Code: database.Damaged, Path: backup, Found: fmt.Sprint(len(was)), Expected: fmt.Sprint(len(is))}
	}
	return nil
}

// everythingIn writes out all that a dossier holds.
func everythingIn(ctx context.Context, d *dossier.Dossier) (all []string, err error) {
	seen, err := d.Seen(ctx)
	if err != nil {
		return nil, err
	}
	history, err := d.History(ctx, "", 0)
	all = append(seen.Lines(), seen.Edition, seen.Mark)
	for _, s := range seen.Submissions {
		all = append(all, fmt.Sprintf("%+v", s))
	}
	for _, a := range seen.Answers {
		all = append(all, fmt.Sprintf("%+v", a))
	}
	for _, step := range history {
		all = append(all, fmt.Sprintf("%+v", step))
	}
	return all, err
}
