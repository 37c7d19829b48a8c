package main

import (
	"context"
	"flag"

	"doemee/data/coalition"
	"doemee/data/exchange"
)

// blankVerb makes the form for people who have Excel and not this program; it is worth as much as a submission.
func blankVerb(fs *flag.FlagSet) runner {
	out := fs.String("o", "", "")
	edition := fs.String("edition", "", "")
	from := fs.String("from", "", "")
	return func(ctx context.Context, _ []string, s *streams) error {
		if *out == "" {
			return fail("flag-needed", "flag", "-o")
		}
		e, err := exchange.EditionNamed(*edition)
		if err != nil {
			return err
		}
		if *from == "" {
			return runBlank(ctx, *out, e, nil, s)
		}
		return with(ctx, *from, func(o *open) error { return runBlank(ctx, *out, e, o.content, s) })
	}
}

// runBlank writes the form; from is nil for an empty one.
func runBlank(ctx context.Context, out string, e *coalition.Edition, from *coalition.Content, s *streams) error {
	if err := exchange.Blank(ctx, out, e, from, s.words.Language()); err != nil {
		return err
	}
	s.say("cli.blank.done", "file", out)
	s.object(map[string]string{"file": out})
	return s.bad
}
