// Command doemeectl does without a window what the desktop program does with one: make and change a dossier, check it, hand it
// in, print it. It is for scripts, servers and people who prefer a terminal, and builds without C.
//
// A command is flags, then options, then a run function that gets a context and the three streams and returns an error. The
// error becomes one sentence and an exit code in a single place, see [ended]. Texts come from the translations; data goes to
// standard output, messages to standard error.
package main

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"slices"
	"syscall"

	"doemee/assets/words"
	"doemee/data/exchange"
)

func main() { os.Exit(doemeectl()) }

// doemeectl is the program apart from ending the process, so that tests can run it as a command.
func doemeectl() int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	s := &streams{in: os.Stdin, out: os.Stdout, err: os.Stderr, words: words.In(spoken(os.Getenv))}
	return execute(ctx, verbs, os.Args[1:], s)
}

// spoken is the language of the person's system; Dutch where that says nothing.
func spoken(env func(string) string) words.Language {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale := env(name); locale != "" {
			return words.ParseLanguage(locale)
		}
	}
	return words.NL
}

// execute finds the verb, runs it and gives the exit code. A panic on the way becomes a report and exit code 70.
func execute(ctx context.Context, all []verb, args []string, s *streams) (code int) {
	defer func() {
		if cause := recover(); cause != nil {
			code = crashed(s, cause)
		}
	}()
	err := dispatch(ctx, all, args, s)
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		err = context.Canceled
	}
	return ended(s, err)
}

// dispatch finds the verb and hands the rest of the line to it.
func dispatch(ctx context.Context, all []verb, args []string, s *streams) error {
	name, rest := "", args
	// The language may stand before the verb too: it is about the whole program.
	for len(rest) > 0 && name == "" {
		switch {
		case len(rest) > 1 && (rest[0] == "--lang" || rest[0] == "-lang"):
			if err := s.speak(rest[1]); err != nil {
				return err
			}
			rest = rest[2:]
		default:
			name, rest = rest[0], rest[1:]
		}
	}
	if alias, ok := aliases[name]; ok {
		name = alias
	}
	v, rest := named(all, name, rest)
	switch {
	case name == "":
		return fail("no-verb")
	case v == nil:
		return fail("unknown-verb", "found", name)
	}
	return v.call(ctx, rest, s)
}

// named finds a verb of one word, or of two with the next one on the line, and gives what is left of the line.
func named(all []verb, name string, rest []string) (*verb, []string) {
	find := func(name string) *verb {
		if i := slices.IndexFunc(all, func(v verb) bool { return v.name == name }); i >= 0 {
			return &all[i]
		}
		return nil
	}
	if v := find(name); v != nil || len(rest) == 0 {
		return v, rest
	}
	return find(name + " " + rest[0]), rest[1:]
}

// aliases are what people type out of habit.
var aliases = map[string]string{"-h": "help", "-help": "help", "--help": "help", "-version": "version", "--version": "version"}

// ended tells an error in one sentence on standard error and gives the exit code that belongs to it; this is the only place
// where an error of a command becomes a number.
func ended(s *streams, err error) int {
	var wrong *misuse
	var quiet *outcome
	switch {
	case err == nil:
		return exchange.ExitDone
	case errors.As(err, &quiet):
		return quiet.exit
	case errors.As(err, &wrong):
		s.note(s.words.Fill(wrong.key, wrong.values))
		s.note(s.words.Say("cli.see-help"))
		return exchange.ExitUsage
	}
	fault := exchange.FaultOf(err)
	s.note(fault.Sentence(s.words))
	return fault.Exit
}

// outcome ends a command with an exit code after it has said everything itself.
type outcome struct{ exit int }

func (o *outcome) Error() string { return "done, with findings" }
