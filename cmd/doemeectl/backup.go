package main

import (
	"context"
	"flag"
	"strconv"
	"time"

	"doemee/data/coalition"
	"doemee/data/exchange"
)

// backupVerb makes a backup where they always go, or a copy under a name, or lists them.
func backupVerb(fs *flag.FlagSet) runner {
	out := fs.String("o", "", "")
	list := fs.Bool("list", false, "")
	return func(ctx context.Context, args []string, s *streams) error {
		if *list && *out != "" {
			return fail("flags-apart", "flag", "--list", "other", "-o")
		}
		places, err := exchange.Here()
		if err != nil {
			return err
		}
		if *list {
			return listBackups(ctx, places, args[0], s)
		}
		if exchange.IsRegister(args[0]) {
			return backupRegister(ctx, places, args[0], *out, s)
		}
		return with(ctx, args[0], func(o *open) error {
			if *out != "" {
				return copyTo(ctx, o, *out, s)
			}
			b, err := places.Backup(ctx, o.Dossier, exchange.ReasonAsked, time.Now())
			if err != nil {
				return err
			}
			s.say("cli.backup.done", "file", b.Path)
			s.object(b)
			return s.bad
		})
	}
}

// copyTo makes a checked copy under a name that does not exist yet.
func copyTo(ctx context.Context, o *open, target string, s *streams) error {
	if err := o.Backup(ctx, target); err != nil {
		return err
	}
	s.say("cli.backup.done", "file", target)
	s.object(map[string]string{"path": target})
	return s.bad
}

// listBackups lists the newest first. A dossier that can't be opened has its backups listed by its name.
func listBackups(ctx context.Context, places exchange.Places, path string, s *streams) error {
	all := backupsOf(ctx, places, path)
	for i := len(all) - 1; i >= 0; i-- {
		b := all[i]
		s.say("cli.backup.line", "n", strconv.Itoa(b.Number), "date", s.words.Moment(string(coalition.MomentOf(b.At))),
			"reason", s.words.Say("backup.reason."+string(b.Reason)), "file", b.Path)
		s.object(b)
	}
	if len(all) == 0 {
		s.say("cli.backup.none")
	}
	return s.bad
}

// organisationIn is whose dossier a file is; empty when it can't be read.
func organisationIn(ctx context.Context, places exchange.Places, path string) coalition.ID {
	seen, err := places.Look(ctx, path)
	if err != nil {
		return ""
	}
	return seen.Content.Organisation.ID
}
