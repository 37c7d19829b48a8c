package main

import (
	"context"
	"flag"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"doemee/data/exchange"
)

// everyExit are the exit codes that every command can end with.
var everyExit = []int{exchange.ExitDone, exchange.ExitUsage, exchange.ExitBug, exchange.ExitInterrupted}

// helpVerb explains one command, or lists them all.
func helpVerb(*flag.FlagSet) runner {
	return func(_ context.Context, args []string, s *streams) error {
		if len(args) == 0 {
			return overview(s)
		}
		name := strings.Join(args, " ")
		for _, v := range verbs {
			if v.name == name {
				return v.help(s)
			}
		}
		return fail("unknown-verb", "found", name)
	}
}

// overview lists every command with its one line.
func overview(s *streams) error {
	s.line(s.words.Say("cli.help"))
	s.line("")
	for _, v := range verbs {
		s.line(fmt.Sprintf("  %-15s %s", v.name, s.words.Say("cli.verb."+v.key())))
	}
	s.line("")
	s.line(s.words.Say("cli.help.more"))
	return s.bad
}

// help tells what a command does, its flags and how it ends.
func (v verb) help(s *streams) error {
	fs := flag.NewFlagSet(v.name, flag.ContinueOnError)
	v.flags(fs)
	s.line(v.usage())
	s.line("")
	s.line(s.words.Say("cli.help." + v.key()))
	s.line("")
	fs.VisitAll(func(f *flag.Flag) {
		s.line(fmt.Sprintf("  %-18s %s", dashed(f.Name), s.words.Say(v.flagKey(s, f.Name))))
	})
	s.line(fmt.Sprintf("  %-18s %s", "--json", s.words.Say("cli.flag.json")))
	s.line(fmt.Sprintf("  %-18s %s", "--lang", s.words.Say("cli.flag.lang")))
	s.line("")
	s.line(s.words.Say("cli.help.exits"))
	for _, code := range v.codes() {
		s.line(fmt.Sprintf("  %-4d%s", code, s.words.Say("cli.exit."+strconv.Itoa(code))))
	}
	return s.bad
}

// flagKey is the key of a flag's line: its own for this verb where there is one, else the one that all verbs share.
func (v verb) flagKey(s *streams, name string) string {
	if own := "cli.flag." + v.key() + "." + name; s.words.Has(own) {
		return own
	}
	return "cli.flag." + name
}

// codes lists every exit code the command can end with, each once, in order.
func (v verb) codes() []int {
	codes := slices.Concat(everyExit, v.exits)
	slices.Sort(codes)
	return slices.Compact(codes)
}
