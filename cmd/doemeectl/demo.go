package main

import (
	"context"
	"flag"

	"doemee/data/coalition"
	"doemee/data/exchange"
)

// demoVerb makes examples; its defaults are what the screens of the manual show.
func demoVerb(fs *flag.FlagSet) runner {
	wish := exchange.DemoWish{}
	fs.IntVar(&wish.Organisations, "organisations", 3, "")
	fs.IntVar(&wish.Commitments, "commitments", 7, "")
	fs.Uint64Var(&wish.Seed, "seed", 1, "")
	fs.Func("today", "", func(text string) (err error) {
		if wish.Today, err = coalition.ParseDate(text); err != nil || text == "" {
			return fail("date", "flag", "--today", "found", text)
		}
		return nil
	})
	return func(ctx context.Context, args []string, s *streams) error {
		made, err := exchange.Demo(ctx, args[0], wish)
		if err != nil {
			return err
		}
		for _, path := range made {
			s.say("cli.demo.made", "file", path)
			s.object(map[string]string{"file": path})
		}
		return s.bad
	}
}
