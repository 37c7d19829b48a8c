package main

import (
	"context"
	"flag"
	"path/filepath"
	"strconv"
	"time"

	"doemee/data/coalition"
	"doemee/data/exchange"
)

// wholeLine is the result for programs.
type wholeLine struct {
	File    string             `json:"file"`
	Counts  map[string]int     `json:"counts"`
	Backups int                `json:"backups"`
	Proven  exchange.Rehearsed `json:"proven"`
}

// verifyVerb reads a dossier or a register to its last row, and with a flag proves that its newest backup can be restored.
func verifyVerb(fs *flag.FlagSet) runner {
	rehearse := fs.Bool("rehearse", false, "")
	return func(ctx context.Context, args []string, s *streams) error {
		places, err := exchange.Here()
		if err != nil {
			return err
		}
		if exchange.IsRegister(args[0]) {
			return verifyRegister(ctx, places, args[0], *rehearse, s)
		}
		return with(ctx, args[0], func(o *open) error {
			if *rehearse {
				if _, err := places.Rehearse(ctx, o.Dossier, time.Now()); err != nil {
					return err
				}
			}
			v, err := places.Verify(ctx, o.Dossier)
			if err != nil {
				return err
			}
			s.tellVerified(args[0], exchange.CountKinds(), v)
			return s.bad
		})
	}
}

func (s *streams) tellVerified(path string, kinds []string, v exchange.Verified) {
	s.say("cli.verify.whole", "file", path)
	s.tellCounts(kinds, v.Counts, "cli.verify.count")
	s.say("cli.verify.backups", "n", strconv.Itoa(len(v.Backups)))
	if v.Proven.At.IsZero() {
		s.say("cli.verify.unproven")
	} else {
		s.say("cli.verify.proven", "date", s.words.Moment(string(coalition.MomentOf(v.Proven.At))))
	}
	s.object(wholeLine{path, v.Counts, len(v.Backups), v.Proven})
}

// repairedLine is what a repair saved, for programs.
type repairedLine struct {
	File     string          `json:"file"`
	Kept     string          `json:"kept"`
	Saved    map[string]int  `json:"saved"`
	Doubtful []repairedPiece `json:"doubtful"`
	Lost     []repairedPiece `json:"lost"`
}

type repairedPiece struct {
	Kind  string `json:"kind"`
	Name  string `json:"name"`
	Found string `json:"found"`
}

// repairVerb makes a new dossier of what can be read of a damaged one, and says what could not.
func repairVerb(fs *flag.FlagSet) runner {
	out := fs.String("o", "", "")
	return func(ctx context.Context, args []string, s *streams) error {
		places, err := exchange.Here()
		if err != nil {
			return err
		}
		r, kinds, err := repairFile(ctx, places, args[0], *out)
		if err != nil {
			return err
		}
		return s.tellRepaired(r, kinds)
	}
}

// tellRepaired ends with exit code 1 when something is lost or in doubt, so that a script stops there.
func (s *streams) tellRepaired(r exchange.Repaired, kinds []string) error {
	s.say("cli.repair.done", "file", r.Path)
	s.tellCounts(kinds, r.Saved, "cli.repair.saved")
	line := repairedLine{File: r.Path, Kept: r.Kept, Saved: r.Saved, Doubtful: []repairedPiece{}, Lost: []repairedPiece{}}
	for _, p := range r.Doubtful {
		s.say("cli.repair.doubtful", "kind", s.words.Say("kind."+p.Kind), "name", p.Name)
		line.Doubtful = append(line.Doubtful, repairedPiece(p))
	}
	for _, p := range r.Lost {
		s.say("cli.repair.lost", "kind", s.words.Say("kind."+p.Kind), "name", p.Name)
		line.Lost = append(line.Lost, repairedPiece(p))
	}
	s.say("cli.repair.kept", "file", filepath.Clean(r.Kept))
	s.object(line)
	if s.bad == nil && !r.Whole() {
		return &outcome{exchange.ExitFindings}
	}
	return s.bad
}
