package exchange

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"doemee/data/coalition"
	"doemee/data/database"
	"doemee/data/dossier"
	"doemee/data/register"
)

// registerEnd is the end of the name of a register, and of its backups.
const registerEnd = ".doemee-register"

// IsRegister tells by its name whether a file is a register and not a dossier.
func IsRegister(path string) bool { return strings.EqualFold(filepath.Ext(path), registerEnd) }

// RegisterKinds is the order in which people read counts of a register.
func RegisterKinds() []string {
	return []string{"submission", "file", "review", "question", "answer", "reading", "supporter", "approach"}
}

// registerFolder is where the backups of a register lie.
func (p Places) registerFolder(id coalition.ID) string {
	return filepath.Join(p.Backups, "registers", string(id))
}

// BackupRegister makes a backup of an open register. The copy is checked and counted before it is called one, and only then older
// ones go, see [Thin].
func (p Places) BackupRegister(ctx context.Context, r *register.Register, why Reason, now time.Time) (Backup, error) {
	id, err := r.ID(ctx)
	if err != nil {
		return Backup{}, err
	}
	folder := p.registerFolder(id)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return Backup{}, storeFault(folder, err)
	}
	sweepHalf(folder)
	name := seriesOf(r.Path())
	earlier := backupsIn(folder, name)
	b := Backup{Name: name, Number: next(backupsIn(folder, "")), At: now.UTC().Truncate(time.Second), Reason: why, end: registerEnd}
	before, err := r.Counts(ctx)
	if err != nil {
		return Backup{}, err
	}
	if b, err = copyAside(folder, b, func(path string) error { return r.Backup(ctx, path) }); err != nil {
		return Backup{}, err
	}
	if err := p.countedRegister(ctx, r, b, before); err != nil {
		_ = os.Remove(b.Path) // A copy that does not hold what it should would only be trusted one day.
		return Backup{}, err
	}
	for _, old := range Thin(append(earlier, b), now) {
		_ = os.Remove(old.Path) // One too many does no harm; it is tried again next time.
	}
	return b, nil
}

// countedRegister opens a backup and counts what is in it: as much as there was before it was made, or is now.
func (p Places) countedRegister(ctx context.Context, r *register.Register, b Backup, before map[string]int) error {
	work, err := p.work()
	if err != nil {
		return err
	}
	there, err := register.Counted(ctx, b.Path, work)
	if err != nil {
		return err
	}
	after, err := r.Counts(ctx)
	if err == nil && !maps.Equal(there, before) && !maps.Equal(there, after) {
		err = &database.Fault{Code: database.Damaged, Path: b.Path}
	}
	return err
}

// BackupRegisterDaily makes a backup when there is none of this day yet, and tells whether it did.
func (p Places) BackupRegisterDaily(ctx context.Context, r *register.Register, now time.Time) (made bool, err error) {
	id, err := r.ID(ctx)
	if err != nil {
		return false, err
	}
	for _, b := range backupsIn(p.registerFolder(id), "") {
		if b.At.Local().Format(time.DateOnly) == now.Local().Format(time.DateOnly) {
			return false, nil
		}
	}
	_, err = p.BackupRegister(ctx, r, ReasonOpen, now)
	return err == nil, err
}

// RegisterBackups lists the backups of a register, oldest first. Without an id, because it can't be opened, those of every register
// with the name of this path.
func (p Places) RegisterBackups(path string, id coalition.ID) (all []Backup) {
	if id != "" {
		return backupsIn(p.registerFolder(id), "")
	}
	within := Places{Backups: filepath.Join(p.Backups, "registers")}
	return within.Of(path, "")
}

// PlanRestoreRegister counts what a backup holds. Nothing is changed.
func (p Places) PlanRestoreRegister(ctx context.Context, backup string) (then map[string]int, err error) {
	work, err := p.work()
	if err != nil {
		return nil, err
	}
	return register.Counted(ctx, backup, work)
}

// RestoreRegister puts a backup in the place of a closed register, after what stood there was backed up: as a backup like any other
// when it is whole, else byte for byte. It returns where that lies; empty when there was no file.
func (p Places) RestoreRegister(ctx context.Context, path, backup string, now time.Time) (replaced string, err error) {
	if path, err = filepath.Abs(path); err != nil {
		return "", storeFault(path, err)
	}
	if _, err := p.PlanRestoreRegister(ctx, backup); err != nil {
		return "", err
	}
	if exists(path) {
		if replaced, err = p.setRegisterAside(ctx, path, now); err != nil {
			return "", err
		}
	}
	if err := database.Replace(ctx, path, backup, register.Identity); err != nil {
		return replaced, err
	}
	r, err := register.Open(ctx, path)
	if err != nil {
		return replaced, err
	}
	return replaced, r.Close()
}

func (p Places) setRegisterAside(ctx context.Context, path string, now time.Time) (string, error) {
	r, err := register.Open(ctx, path)
	if err == nil {
		var b Backup
		b, err = p.BackupRegister(ctx, r, ReasonRestore, now)
		if err = errors.Join(err, r.Close()); !errors.Is(err, database.ErrDamaged) {
			return b.Path, err
		}
	}
	var fault *database.Fault
	if errors.As(err, &fault) && fault.Class() == database.Busy {
		return "", err
	}
	return p.keepRaw(path, ReasonRestore, now)
}

// RehearseRegister proves that the newest backup can be restored: it restores it in a passing folder as a person would, and reads what came
// of it to its last row.
func (p Places) RehearseRegister(ctx context.Context, r *register.Register, now time.Time) (Rehearsed, error) {
	b, err := p.BackupRegister(ctx, r, ReasonRehearsal, now)
	if err != nil {
		return Rehearsed{}, err
	}
	err = p.inPassing(b.Path, func(copied string) error {
		as := filepath.Join(filepath.Dir(copied), "rehearsal"+registerEnd)
		if err := database.Replace(ctx, as, copied, register.Identity); err != nil {
			return err
		}
		restored, err := register.Open(ctx, as)
		if err != nil {
			return err
		}
		return errors.Join(restored.Verify(ctx), restored.Close())
	})
	if err != nil {
		return Rehearsed{}, err
	}
	return proven(b, now)
}

// VerifyRegister reads an open register to its last row. A nil error means that all of it is as it was written.
func (p Places) VerifyRegister(ctx context.Context, r *register.Register) (v Verified, err error) {
	if err := r.Verify(ctx); err != nil {
		return v, err
	}
	id, err := r.ID(ctx)
	if err != nil {
		return v, err
	}
	v.Backups, v.Proven = p.RegisterBackups(r.Path(), id), provenIn(p.registerFolder(id))
	v.Counts, err = r.Counts(ctx)
	return v, err
}

// RepairRegister reads what it can of a damaged register and makes a new one of it under another name, whose present view is made
// anew. The damaged file keeps every byte, and a copy of it lies among the backups.
func (p Places) RepairRegister(ctx context.Context, path, target string, now time.Time) (done Repaired, err error) {
	if target == "" {
		target = beside(path)
	}
	if err := vacant(target); err != nil {
		return done, err
	}
	kept, err := p.keepRaw(path, ReasonRepair, now)
	if err != nil {
		return done, err
	}
	var saved *register.Salvaged
	err = p.inPassing(path, func(copied string) (err error) {
		saved, err = register.Salvage(ctx, copied, target)
		return err
	})
	if err != nil {
		return done, err
	}
	if err := rebuilt(ctx, target); err != nil {
		_ = os.Remove(target) // without its present view it would pass for a register in which nothing stands
		return done, err
	}
	done = Repaired{&dossier.Salvaged{Saved: saved.Saved}, target, kept}
	for _, piece := range saved.Doubtful {
		done.Doubtful = append(done.Doubtful, dossier.Piece(piece))
	}
	for _, piece := range saved.Lost {
		done.Lost = append(done.Lost, dossier.Piece(piece))
	}
	return done, nil
}

// rebuilt makes the present view of a register anew.
func rebuilt(ctx context.Context, path string) (err error) {
	r, err := register.Open(ctx, path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	e, err := RegisterEdition(ctx, r)
	if err != nil {
		return err
	}
	return r.Rebuild(ctx, e)
}

// EraseInRegister overwrites a person in an open register and in every backup of it, with a mark, and then proves it: it looks
// through the bytes of the file and of every copy among the backups, and names the files in which something remains.
func (p Places) EraseInRegister(ctx context.Context, r *register.Register, texts []string, mark string) (done Erased, err error) {
	person, err := coalition.Person(texts)
	if err != nil {
		return done, err
	}
	e, err := RegisterEdition(ctx, r)
	if err != nil {
		return done, err
	}
	id, err := r.ID(ctx)
	if err != nil {
		return done, err
	}
	done.Remains = []Remain{}
	if done.Places, err = r.Erase(ctx, e, texts, mark); err != nil {
		return done, err
	}
	if err := r.Rest(ctx, func(path string) error { return done.prove(path, person, nil) }); err != nil {
		return done, err
	}
	for _, file := range p.copies(p.registerFolder(id)) {
		if err := done.inCopy(file, person, func() error { return p.eraseRegisterCopy(ctx, file, texts, mark) }); err != nil {
			return done, err
		}
	}
	return done, ctx.Err()
}

// inCopy erases a person in one copy, unless nothing of it stands there, and proves it.
func (e *Erased) inCopy(file string, person *regexp.Regexp, erase func() error) error {
	n, err := standsIn(file, person)
	if err == nil && n == 0 {
		return nil
	}
	if err == nil {
		err = erase()
	}
	if err == nil {
		e.Backups++
	}
	return e.prove(file, person, err)
}

// eraseRegisterCopy erases a person in a backup: in a copy, which then takes its place.
func (p Places) eraseRegisterCopy(ctx context.Context, backup string, texts []string, mark string) error {
	return p.inPassing(backup, func(copied string) error {
		r, err := register.Open(ctx, copied)
		if err != nil {
			return err
		}
		e, err := RegisterEdition(ctx, r)
		if err == nil {
			_, err = r.Erase(ctx, e, texts, mark)
		}
		if err := errors.Join(err, r.Close()); err != nil {
			return err
		}
		return database.Replace(ctx, backup, copied, register.Identity)
	})
}
