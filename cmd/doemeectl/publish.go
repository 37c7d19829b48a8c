package main

import (
	"context"
	"errors"
	"flag"

	"doemee/data/coalition"
	"doemee/data/exchange"
	"doemee/data/register"
)

// agendaKeyVerb makes the coalition's keys in a file that a passphrase secures.
func agendaKeyVerb(fs *flag.FlagSet) runner {
	name := fs.String("name", "", "")
	secret := fs.String("passphrase-file", "", "")
	return func(_ context.Context, args []string, s *streams) error {
		for _, f := range []struct{ name, value string }{{"--name", *name}, {"--passphrase-file", *secret}} {
			if f.value == "" {
				return fail("flag-needed", "flag", f.name)
			}
		}
		phrase, err := passphrase(*secret)
		if err != nil {
			return err
		}
		public, err := exchange.NewKeys(args[0], *name, phrase)
		if err != nil {
			return err
		}
		print, err := exchange.Fingerprint(public)
		if err != nil {
			return err
		}
		s.say("cli.agenda.key", "file", args[0], "found", print)
		s.object(keyLine{args[0], public.Signing, public.Sealing, print})
		return s.bad
	}
}

// keyLine is a file of keys just made, for programs: nothing that is secret.
type keyLine struct {
	File        string   `json:"file"`
	Signing     string   `json:"signing"`
	Sealing     []string `json:"sealing"`
	Fingerprint string   `json:"fingerprint"`
}

// keyOptions name the files of keys and of their passphrases; each key has its own phrase, or all have the same.
type keyOptions struct{ files, phrases repeated }

func (o *keyOptions) flags(fs *flag.FlagSet) {
	fs.Var(&o.files, "key", "")
	fs.Var(&o.phrases, "passphrase-file", "")
}

// rings opens the files of keys.
func (o *keyOptions) rings() (rings []exchange.KeyRing, err error) {
	switch {
	case len(o.files) == 0:
		return nil, fail("flag-needed", "flag", "--key")
	case len(o.phrases) == 0:
		return nil, fail("flag-needed", "flag", "--passphrase-file")
	}
	for i, file := range o.files {
		phrase, err := passphrase(o.phrases[min(i, len(o.phrases)-1)])
		if err != nil {
			return nil, err
		}
		ring, err := exchange.OpenKeys(file, phrase)
		if err != nil {
			return nil, err
		}
		rings = append(rings, ring)
	}
	return rings, nil
}

// agendaSignVerb signs an edition as it stands. A second key vouches for the first where members know only that one.
func agendaSignVerb(fs *flag.FlagSet) runner {
	var keys keyOptions
	keys.flags(fs)
	out := fs.String("o", "", "")
	return func(_ context.Context, args []string, s *streams) error {
		if *out == "" {
			return fail("flag-needed", "flag", "-o")
		}
		e, err := exchange.ReadEditionFile(args[0])
		if err != nil {
			return err
		}
		rings, err := keys.rings()
		if err != nil {
			return err
		}
		a, err := exchange.SignAgenda(e, rings...)
		if err != nil {
			return err
		}
		return tellSigned(*out, a, exchange.WriteAgenda(*out, a), s)
	}
}

// tellSigned says which file was made, unless it was not.
func tellSigned(path string, a exchange.Agenda, err error, s *streams) error {
	if err != nil {
		return err
	}
	s.say("cli.agenda.signed", "file", path, "found", a.Fingerprint)
	s.object(verifiedLine{path, a.Edition.Name, a.Edition.Version, a.Edition.Serial, a.Fingerprint})
	return s.bad
}

// agendaPublishVerb gives an edition its place after the one before it, signs it and writes it under its own name.
func agendaPublishVerb(fs *flag.FlagSet) runner {
	var keys keyOptions
	keys.flags(fs)
	dir, after, counted := fs.String("o", "", ""), fs.String("after", "", ""), fs.String("coverage", "", "")
	return func(ctx context.Context, args []string, s *streams) error {
		if *dir == "" {
			return fail("flag-needed", "flag", "-o")
		}
		p := exchange.Publication{Dir: *dir}
		var err error
		if p.Edition, err = exchange.ReadEditionFile(args[0]); err != nil {
			return err
		}
		if *after != "" {
			if p.After, err = exchange.ReadEditionFile(*after); err != nil {
				return err
			}
		}
		if p.Rings, err = keys.rings(); err != nil {
			return err
		}
		if *counted != "" {
			if p.Coverage, err = coverageFor(ctx, *counted, p.Edition); err != nil {
				return err
			}
		}
		a, path, err := exchange.Publish(p)
		return tellSigned(path, a, err, s)
	}
}

// coverageFor counts in a register what travels along in an edition.
func coverageFor(ctx context.Context, path string, e *coalition.Edition) (c *coalition.Coverage, err error) {
	r, err := register.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	return r.Covered(ctx, e)
}

// agendaEditVerb writes an edition in a form that people can change: a workbook or JSON. What comes back is read by sign and
// publish, and by this command too, which turns the one form into the other.
func agendaEditVerb(fs *flag.FlagSet) runner {
	out := fs.String("o", "", "")
	return func(_ context.Context, args []string, s *streams) error {
		if *out == "" {
			return fail("flag-needed", "flag", "-o")
		}
		e := exchange.Bundled()
		if len(args) > 0 {
			var err error
			if e, err = exchange.ReadEditionFile(args[0]); err != nil {
				return err
			}
		}
		if err := exchange.WriteEditionFile(*out, e, s.words.Language()); err != nil {
			return err
		}
		s.say("cli.agenda.edit", "file", *out)
		s.object(map[string]string{"file": *out, "edition": e.Name})
		return s.bad
	}
}
