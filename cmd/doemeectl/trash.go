package main

import (
	"context"
	"flag"
	"time"

	"doemee/data/coalition"
)

// trashDays is how long something stays in the trash before it may be emptied.
const trashDays = 30

// trashVerb shows the trash; emptying it takes a flag, because nothing brings back what goes then.
func trashVerb(fs *flag.FlagSet) runner {
	empty := fs.Bool("empty", false, "")
	return func(ctx context.Context, args []string, s *streams) error {
		return with(ctx, args[0], func(o *open) error {
			if *empty {
				return emptyTrash(ctx, o, s)
			}
			return o.listTrash(s)
		})
	}
}

// listTrash tells with each record until when it can be restored for certain.
func (o *open) listTrash(s *streams) error {
	n := 0
	for r := range o.content.Records {
		trashed := coalition.Moment(r.Value("trashed"))
		if trashed == "" {
			continue
		}
		n++
		if s.json {
			s.object(r)
			continue
		}
		until := coalition.DateOf(trashed.Time().AddDate(0, 0, trashDays))
		s.say("cli.trash.line", "name", o.nameOf(r, s), "title", r.Value("title"), "until", s.words.Date(string(until)))
	}
	if n == 0 {
		s.say("cli.trash.none")
	}
	return s.bad
}

// emptyTrash takes out for good what was put in the trash more than thirty days ago.
func emptyTrash(ctx context.Context, o *open, s *streams) error {
	n, err := o.Purge(ctx, coalition.MomentOf(time.Now().AddDate(0, 0, -trashDays)))
	if err != nil {
		return err
	}
	if !s.json {
		s.line(s.words.Count("cli.trash.emptied", n))
	}
	s.object(map[string]int{"removed": n})
	return s.bad
}
