package main

import (
	"context"
	"errors"
	"strconv"
	"time"

	"doemee/data/exchange"
	"doemee/data/register"
)

// backupRegister makes a backup of a register where they always go, or a copy under a name.
func backupRegister(ctx context.Context, places exchange.Places, path, out string, s *streams) error {
	return at(ctx, path, s, func(d *desk) error {
		b, err := exchange.Backup{Path: out}, error(nil)
		if out != "" {
			err = d.Backup(ctx, out)
		} else {
			b, err = places.BackupRegister(ctx, d.Register, exchange.ReasonAsked, time.Now())
		}
		if err != nil {
			return err
		}
		s.say("cli.backup.done", "file", b.Path)
		s.object(map[string]string{"path": b.Path})
		return nil
	})
}

// backupsOf lists the backups of a dossier or a register, oldest first.
func backupsOf(ctx context.Context, places exchange.Places, path string) []exchange.Backup {
	if !exchange.IsRegister(path) {
		return places.Of(path, organisationIn(ctx, places, path))
	}
	r, err := register.Open(ctx, path)
	if err != nil {
		return places.RegisterBackups(path, "")
	}
	id, err := r.ID(ctx)
	if errors.Join(err, r.Close()) != nil {
		id = ""
	}
	return places.RegisterBackups(path, id)
}

// newest finds a backup by its number or path; without either it is the last.
func newest(all []exchange.Backup, from string) (string, error) {
	number, err := strconv.Atoi(from)
	switch {
	case from != "" && err != nil:
		return from, nil
	case from == "" && len(all) > 0:
		return all[len(all)-1].Path, nil
	}
	for _, b := range all {
		if b.Number == number {
			return b.Path, nil
		}
	}
	return "", &refusal{"no-backup", map[string]string{"found": from}}
}

// restoreRegister shows how much a backup of a register holds and puts it back, after what it replaces was backed up.
func restoreRegister(ctx context.Context, places exchange.Places, path, from string, dry bool, s *streams) error {
	backup, err := newest(backupsOf(ctx, places, path), from)
	if err != nil {
		return err
	}
	told := restoredLine{Backup: backup, Changes: []changedLine{}}
	if told.Then, err = places.PlanRestoreRegister(ctx, backup); err != nil {
		return err
	}
	s.say("cli.restore-backup.from", "file", backup)
	s.tellCounts(exchange.RegisterKinds(), told.Then, "cli.verify.count")
	if !dry {
		if told.Replaced, err = places.RestoreRegister(ctx, path, backup, time.Now()); err != nil {
			return err
		}
		told.done(path, s)
	}
	s.object(told)
	return s.bad
}

// verifyRegister reads a register to its last row, and when asked proves that its newest backup can be restored.
func verifyRegister(ctx context.Context, places exchange.Places, path string, rehearse bool, s *streams) error {
	return at(ctx, path, s, func(d *desk) error {
		if rehearse {
			if _, err := places.RehearseRegister(ctx, d.Register, time.Now()); err != nil {
				return err
			}
		}
		v, err := places.VerifyRegister(ctx, d.Register)
		if err != nil {
			return err
		}
		s.tellVerified(path, exchange.RegisterKinds(), v)
		return nil
	})
}

// tellCounts says how many there are of every kind that there is.
func (s *streams) tellCounts(kinds []string, counts map[string]int, key string) {
	for _, kind := range kinds {
		if n := counts[kind]; n > 0 {
			s.say(key, "kind", s.words.Say("kind."+kind+".many"), "n", strconv.Itoa(n))
		}
	}
}

// repairFile mends a dossier or a register.
func repairFile(ctx context.Context, places exchange.Places, path, out string) (exchange.Repaired, []string, error) {
	if exchange.IsRegister(path) {
		r, err := places.RepairRegister(ctx, path, out, time.Now())
		return r, exchange.RegisterKinds(), err
	}
	r, err := places.Repair(ctx, path, out, time.Now())
	return r, exchange.CountKinds(), err
}

// eraseInRegister tells in how many places a person stands, and erases only when told so.
func eraseInRegister(ctx context.Context, places exchange.Places, path string, texts []string, yes bool, s *streams) error {
	return at(ctx, path, s, func(d *desk) error {
		if yes {
			done, err := places.EraseInRegister(ctx, d.Register, texts, exchange.EraseMark(s.words.Say, time.Now()))
			if err != nil {
				return err
			}
			return s.tellErased(done)
		}
		n, err := d.FindPerson(ctx, texts)
		switch {
		case err != nil:
			return err
		case n == 0:
			s.say("erase.found.none")
		default:
			s.say("erase.found.register", "n", strconv.Itoa(n))
			s.say("cli.erase.preview")
		}
		s.object(map[string]int{"places": n})
		return nil
	})
}

// backedUp makes today's backup of a register before much of it changes. Where none can be made, that is said and the work goes on:
// what comes in can be undone.
func (d *desk) backedUp(ctx context.Context) {
	places, err := exchange.Here()
	if err == nil {
		_, err = places.BackupRegisterDaily(ctx, d.Register, time.Now())
	}
	if err != nil && ctx.Err() == nil {
		fault := exchange.FaultOf(&exchange.NoBackup{Cause: err})
		d.note(d.words.Fill(fault.Key, fault.Values))
	}
}
