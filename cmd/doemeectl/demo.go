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
	inbox := fs.Bool("inbox", false, "")
	return func(ctx context.Context, args []string, s *streams) error {
		if *inbox {
			return demoInbox(ctx, args[0], wish, s)
		}
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

// demoInbox makes what a secretariat finds in its mailbox, with every sort of trouble in it. For programs it tells what each file
// should turn out to be.
func demoInbox(ctx context.Context, dir string, wish exchange.DemoWish, s *streams) error {
	posted, err := exchange.Inbox(ctx, dir, wish)
	if err != nil {
		return err
	}
	for _, p := range posted {
		s.say("cli.demo.made", "file", p.Path)
		s.object(map[string]string{"file": p.Path, "inside": p.Inside, "class": string(p.Class)})
	}
	return s.bad
}
