package main

import (
	"context"
	"flag"
	"strconv"
	"strings"
	"time"

	"doemee/data/exchange"
)

// exportVerb writes everything a dossier holds to one JSON file.
func exportVerb(fs *flag.FlagSet) runner {
	out := fs.String("o", "", "")
	return func(ctx context.Context, args []string, s *streams) error {
		if *out == "" {
			return fail("flag-needed", "flag", "-o")
		}
		return with(ctx, args[0], func(o *open) error {
			if err := exchange.Export(ctx, o.Dossier, *out); err != nil {
				return err
			}
			s.say("cli.export.done", "file", *out)
			s.object(map[string]string{"file": *out})
			return s.bad
		})
	}
}

// eraseVerb shows where a person stands, and erases only when told so: nothing brings it back.
func eraseVerb(fs *flag.FlagSet) runner {
	var texts repeated
	fs.Var(&texts, "text", "")
	yes := fs.Bool("yes", false, "")
	return func(ctx context.Context, args []string, s *streams) error {
		if len(texts) == 0 {
			return fail("flag-needed", "flag", "--text")
		}
		places, err := exchange.Here()
		if err != nil {
			return err
		}
		if exchange.IsRegister(args[0]) {
			return eraseInRegister(ctx, places, args[0], texts, *yes, s)
		}
		return with(ctx, args[0], func(o *open) error {
			if !*yes {
				return o.showPersonal(ctx, places, texts, s)
			}
			mark := exchange.EraseMark(s.words.Say, time.Now())
			done, err := places.Erase(ctx, o.Dossier, texts, mark)
			if err != nil {
				return err
			}
			return s.tellErased(done)
		})
	}
}

// showPersonal lists the places and changes nothing.
func (o *open) showPersonal(ctx context.Context, places exchange.Places, texts []string, s *streams) error {
	found, err := places.FindPersonal(ctx, o.Dossier, texts)
	if err != nil {
		return err
	}
	for _, f := range found {
		name := strings.TrimSpace(s.words.Say("kind."+string(f.Kind)) + " " + f.Name)
		if f.Kind == "" {
			name = f.Name
		}
		field := ""
		if f.Field != "" {
			field = s.words.Say("field." + string(f.Kind) + "." + f.Field)
		}
		s.say("erase.found."+f.Where, "name", name, "field", field, "n", strconv.Itoa(f.Times))
		s.object(f)
	}
	if len(found) == 0 {
		s.say("erase.found.none")
		return s.bad
	}
	s.say("cli.erase.preview")
	return s.bad
}

// tellErased gives the proof, or names the files in which something remains and ends with exit code 1.
func (s *streams) tellErased(done exchange.Erased) error {
	s.say("erase.done", "n", strconv.Itoa(done.Places), "backups", strconv.Itoa(done.Backups))
	for _, r := range done.Remains {
		s.say("erase.remains", "file", r.File)
	}
	if len(done.Remains) == 0 {
		s.say("erase.proof")
	}
	s.say("erase.elsewhere")
	s.object(done)
	if s.bad == nil && len(done.Remains) > 0 {
		return &outcome{exchange.ExitFindings}
	}
	return s.bad
}

// unsealVerb opens a secured file, with a passphrase or with the coalition's keys, and writes the workbook that is in it.
func unsealVerb(fs *flag.FlagSet) runner {
	out := fs.String("o", "", "")
	passphraseFile := fs.String("passphrase-file", "", "")
	key := fs.String("key", "", "")
	return func(ctx context.Context, args []string, s *streams) error {
		switch {
		case *out == "":
			return fail("flag-needed", "flag", "-o")
		case *passphraseFile == "":
			return fail("flag-needed", "flag", "--passphrase-file")
		}
		words, err := passphrase(*passphraseFile)
		if err != nil {
			return err
		}
		var keys exchange.KeyRing
		if *key != "" {
			if keys, err = exchange.OpenKeys(*key, words); err != nil {
				return err
			}
			words = "" // It opens the keys; they open the file.
		}
		if err := exchange.Unseal(ctx, args[0], *out, keys, words); err != nil {
			return err
		}
		s.say("cli.unseal.done", "file", *out)
		s.object(map[string]string{"file": *out})
		return s.bad
	}
}
