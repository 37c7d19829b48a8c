package main

import (
	"context"
	"flag"
	"time"

	"doemee/data/coalition"
	"doemee/data/exchange"
)

// printVerb writes the page for the executive.
func printVerb(fs *flag.FlagSet) runner {
	out := fs.String("o", "", "")
	return func(ctx context.Context, args []string, s *streams) error {
		if *out == "" {
			return fail("flag-needed", "flag", "-o")
		}
		return with(ctx, args[0], func(o *open) error {
			today := coalition.DateOf(time.Now())
			if err := exchange.WritePrintView(ctx, *out, o.content, o.edition, today, s.words.Language()); err != nil {
				return err
			}
			s.say("cli.print.done", "file", *out)
			s.object(map[string]string{"file": *out})
			return s.bad
		})
	}
}
