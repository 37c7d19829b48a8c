package main

import (
	"context"
	"errors"
	"flag"

	"doemee/data/coalition"
	"doemee/data/exchange"
)

// newVerb takes what is known already; everything can be filled in later.
func newVerb(fs *flag.FlagSet) runner {
	var start exchange.Start
	fs.StringVar(&start.Edition, "edition", "", "")
	fs.StringVar((*string)(&start.Type), "type", "", "")
	fs.StringVar(&start.Name, "name", "", "")
	fs.StringVar(&start.Identifier, "id", "", "")
	fs.StringVar((*string)(&start.Scheme), "scheme", "", "")
	return func(ctx context.Context, args []string, s *streams) error { return runNew(ctx, args[0], start, s) }
}

// runNew refuses a number whose register can't be told from its shape: a guess would become the organisation's key.
func runNew(ctx context.Context, path string, start exchange.Start, s *streams) (err error) {
	if start.Identifier != "" && start.Scheme == "" && exchange.SchemeOf(start.Identifier) == "" {
		return fail("identifier", "found", start.Identifier)
	}
	d, err := exchange.NewDossier(ctx, path, start)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	c, err := d.Content(ctx)
	if err != nil {
		return err
	}
	s.say("cli.new.done", "file", path, "edition", d.Edition())
	s.object(made{path, d.Edition(), c.Organisation.ID})
	return s.bad
}

// made tells about a dossier just made.
type made struct {
	File         string       `json:"file"`
	Edition      string       `json:"edition"`
	Organisation coalition.ID `json:"organisation"`
}
