package main

import (
	"context"
	"errors"
	"flag"

	"doemee/data/coalition"
	"doemee/data/exchange"
	"doemee/data/register"
)

// registerNewVerb makes a register.
func registerNewVerb(fs *flag.FlagSet) runner {
	edition := fs.String("edition", "", "")
	return func(ctx context.Context, args []string, s *streams) error {
		r, err := exchange.NewRegister(ctx, args[0], *edition)
		if err != nil {
			return err
		}
		if err := r.Close(); err != nil {
			return err
		}
		s.say("cli.register.done", "file", args[0], "edition", r.Edition())
		s.object(map[string]string{"file": args[0], "edition": r.Edition()})
		return s.bad
	}
}

// desk is a register for the length of one command.
type desk struct {
	*register.Register
	edition *coalition.Edition
	*streams
}

// at opens a register, runs a command on it and closes it.
func at(ctx context.Context, path string, s *streams, run func(*desk) error) (err error) {
	r, err := register.Open(ctx, path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	e, err := exchange.RegisterEdition(ctx, r)
	if err != nil {
		return err
	}
	if err := run(&desk{r, e, s}); err != nil {
		return err
	}
	return s.bad
}

// label is the word for a code of a list; what is not chosen is a dash.
func (d *desk) label(l coalition.List, c coalition.Code) string {
	if c == "" {
		return "–"
	}
	return d.edition.Label(d.words, l, c, "")
}
