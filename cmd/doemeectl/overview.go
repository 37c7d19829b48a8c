package main

import (
	"context"
	"flag"
	"strconv"
	"time"

	"doemee/data/exchange"
)

// overviewVerb writes everything a register holds as a workbook, CSV or JSON.
func overviewVerb(fs *flag.FlagSet) runner {
	var wish exchange.OverviewWish
	out := fs.String("o", "", "")
	fs.BoolVar(&wish.Publishable, "publishable", false, "")
	fs.Var((*repeated)(&wish.Lists), "list", "")
	return func(ctx context.Context, args []string, s *streams) error {
		if *out == "" {
			return fail("flag-needed", "flag", "-o")
		}
		return at(ctx, args[0], s, func(d *desk) error { return d.overview(ctx, *out, wish) })
	}
}

// overviewLine is what was made, for programs.
type overviewLine struct {
	Files       []string       `json:"files"`
	Publishable bool           `json:"publishable"`
	Rows        map[string]int `json:"rows"`
}

func (d *desk) overview(ctx context.Context, path string, wish exchange.OverviewWish) error {
	wish.Language = d.words.Language()
	told := time.Now()
	wish.Progress = func(p exchange.OverviewProgress) {
		if now := time.Now(); now.Sub(told) >= progressEvery {
			told = now
			d.note(d.words.Say("cli.overview.progress", "list", d.words.Say("listing.sheet."+p.List), "done", strconv.Itoa(p.Rows), "n", strconv.Itoa(p.Of)))
		}
	}
	made, err := exchange.WriteOverview(ctx, d.Register, path, wish)
	if err != nil {
		return err
	}
	for _, file := range made.Files {
		d.say("cli.overview.done", "file", file)
	}
	d.object(overviewLine{made.Files, wish.Publishable, made.Rows})
	return nil
}
