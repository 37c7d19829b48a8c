package main

import (
	"context"
	"errors"
	"flag"
	"strconv"
	"time"

	"doemee/data/coalition"
	"doemee/data/database"
	"doemee/data/dossier"
	"doemee/data/exchange"
)

// restoreBackupVerb shows what a backup would change and puts it back. What it replaces is backed up first.
func restoreBackupVerb(fs *flag.FlagSet) runner {
	from := fs.String("from", "", "")
	dry := fs.Bool("dry-run", false, "")
	return func(ctx context.Context, args []string, s *streams) error {
		places, err := exchange.Here()
		if err != nil {
			return err
		}
		if exchange.IsRegister(args[0]) {
			return restoreRegister(ctx, places, args[0], *from, *dry, s)
		}
		now, err := readable(ctx, places, args[0])
		if err != nil {
			return err
		}
		backup, err := chosen(places, args[0], now, *from)
		if err != nil {
			return err
		}
		return runRestore(ctx, places, args[0], backup, now, *dry, s)
	}
}

// readable reads the dossier as it stands; nil when it is damaged or gone. One that somebody has open can't be replaced.
func readable(ctx context.Context, places exchange.Places, path string) (*dossier.Seen, error) {
	d, err := places.Open(ctx, path)
	var fault *database.Fault
	switch {
	case errors.As(err, &fault) && fault.Class() == database.Busy, errors.As(err, &fault) && fault.Code == database.Directory:
		return nil, err
	case err != nil:
		return nil, nil
	}
	seen, err := d.Seen(ctx)
	if err = errors.Join(err, d.Close()); errors.Is(err, database.ErrDamaged) {
		return nil, nil
	}
	return seen, err
}

// chosen finds the backup by its number or path; without either it is the newest.
func chosen(places exchange.Places, path string, now *dossier.Seen, from string) (string, error) {
	var organisation coalition.ID
	if now != nil {
		organisation = now.Content.Organisation.ID
	}
	return newest(places.Of(path, organisation), from)
}

// restoredLine is what restoring does or would do, as one object for programs.
type restoredLine struct {
	Backup   string         `json:"backup"`
	Now      map[string]int `json:"now"`
	Then     map[string]int `json:"then"`
	Changes  []changedLine  `json:"changes"`
	Done     bool           `json:"done"`
	Replaced string         `json:"replaced"` // where a copy of what was replaced lies
}

// changedLine is one record that restoring changes: added, removed or changed.
type changedLine struct {
	Kind   coalition.Kind `json:"kind"`
	ID     coalition.ID   `json:"id"`
	Sort   string         `json:"sort"`
	Fields []changedField `json:"fields"`
}

type changedField struct {
	Field string `json:"field"`
	Now   string `json:"now"`
	Then  string `json:"then"`
}

func changedLines(changes []coalition.RecordChange) []changedLine {
	lines := []changedLine{}
	for _, ch := range changes {
		line := changedLine{ch.Kind, ch.ID, ch.Sort, []changedField{}}
		for _, f := range ch.Fields {
			line.Fields = append(line.Fields, changedField{f.Field, f.Old, f.New})
		}
		lines = append(lines, line)
	}
	return lines
}

func runRestore(ctx context.Context, places exchange.Places, path, backup string, now *dossier.Seen, dry bool, s *streams) error {
	plan, err := places.PlanRestore(ctx, now, backup)
	if err != nil {
		return err
	}
	told := restoredLine{Backup: backup, Now: plan.Now, Then: plan.Then, Changes: changedLines(plan.Changes)}
	tellRestore(plan, backup, s)
	if !dry && !plan.Same() {
		if told.Replaced, err = places.Restore(ctx, path, backup, time.Now()); err != nil {
			return err
		}
		told.done(path, s)
	}
	s.object(told)
	return s.bad
}

// done says that a backup was put back, and where what it replaced lies.
func (told *restoredLine) done(path string, s *streams) {
	told.Done = true
	s.say("cli.restore-backup.done", "file", path)
	if told.Replaced != "" {
		s.say("cli.restore-backup.kept", "file", told.Replaced)
	}
}

// tellRestore says what restoring changes: how many there are of everything now and then, and every record that differs.
func tellRestore(plan exchange.Restoring, backup string, s *streams) {
	s.say("cli.restore-backup.from", "file", backup)
	if plan.Same() {
		s.say("cli.restore-backup.same")
		return
	}
	for _, kind := range exchange.CountKinds() {
		was, is := "?", strconv.Itoa(plan.Then[kind])
		if plan.Now != nil {
			was = strconv.Itoa(plan.Now[kind])
		}
		if was != is {
			s.say("cli.restore-backup.count", "kind", s.words.Say("kind."+kind+".many"), "now", was, "then", is)
		}
	}
	for _, ch := range plan.Changes {
		s.say("cli.restore-backup."+ch.Sort, "kind", s.words.Say("kind."+string(ch.Kind)), "name", plan.Number(ch))
		for _, f := range ch.Fields {
			s.say("cli.restore-backup.field", "number", plan.Number(ch), "field", s.words.Say("field."+string(ch.Kind)+"."+f.Field), "now", f.Old, "then", f.New)
		}
	}
}
