package main

import (
	"context"
	"errors"
	"flag"
	"io"
	"strings"
)

// verb is one command of the program.
type verb struct {
	name  string   // one word, or two as in agenda show
	args  []string // what stands on the line, in order; [NAME] may be left out
	exits []int    // exit codes it can end with beside those of every command
	// flags declares what may be set and gives the function that runs with what was set.
	flags func(*flag.FlagSet) runner
}

// runner carries a command out. The arguments have been counted.
type runner func(ctx context.Context, args []string, s *streams) error

// call reads the line and runs the command. --json, --lang and --help belong to every command.
func (v verb) call(ctx context.Context, args []string, s *streams) error {
	fs := flag.NewFlagSet(v.name, flag.ContinueOnError)
	fs.SetOutput(io.Discard)
	run := v.flags(fs)
	fs.BoolVar(&s.json, "json", false, "")
	fs.Func("lang", "", s.speak)
	help := fs.Bool("help", false, "")
	fs.BoolVar(help, "h", false, "")
	given, err := parse(fs, args)
	switch {
	case err != nil:
		return err
	case *help:
		return v.help(s)
	case len(given) < v.least():
		return fail("missing-argument", "expected", v.usage())
	case len(given) > len(v.args) && !v.several():
		return fail("extra-argument", "found", given[len(v.args)], "expected", v.usage())
	}
	for i, value := range given {
		if value == "" {
			return fail("empty-argument", "expected", v.args[min(i, len(v.args)-1)])
		}
	}
	return run(ctx, given, s)
}

// least is how many arguments can't be left out.
func (v verb) least() (n int) {
	for _, a := range v.args {
		if !strings.HasPrefix(a, "[") {
			n++
		}
	}
	return n
}

// key is the name as it stands in the keys of the translations.
func (v verb) key() string { return strings.ReplaceAll(v.name, " ", "-") }

// several tells that the last argument may be given more than once; it is written PATH….
func (v verb) several() bool {
	return len(v.args) > 0 && strings.HasSuffix(v.args[len(v.args)-1], "…")
}

// usage is the line as it should be. The words in capitals are the same in both languages, as in the manual.
func (v verb) usage() string {
	return strings.Join(append([]string{"doemeectl", v.name}, v.args...), " ")
}

// parse reads flags wherever they stand on the line; after -- everything is an argument. The flag package itself stops at the
// first argument and speaks English only.
func parse(fs *flag.FlagSet, args []string) (given []string, err error) {
	for len(args) > 0 {
		arg := args[0]
		args = args[1:]
		switch {
		case arg == "--":
			return append(given, args...), nil
		case arg == "-" || !strings.HasPrefix(arg, "-"):
			given = append(given, arg)
		default:
			if args, err = setFlag(fs, arg, args); err != nil {
				return nil, err
			}
		}
	}
	return given, nil
}

// setFlag sets one flag from -name, --name, --name=value or --name value and gives what is left of the line.
func setFlag(fs *flag.FlagSet, arg string, rest []string) ([]string, error) {
	name, value, together := strings.Cut(strings.TrimPrefix(arg[1:], "-"), "=")
	f := fs.Lookup(name)
	if f == nil {
		return nil, fail("unknown-flag", "found", arg, "expected", strings.Join(flagNames(fs), " "))
	}
	if onOff, ok := f.Value.(interface{ IsBoolFlag() bool }); ok && onOff.IsBoolFlag() {
		if !together {
			value = "true"
		}
	} else if !together {
		if len(rest) == 0 {
			return nil, fail("flag-without-value", "flag", dashed(name))
		}
		value, rest = rest[0], rest[1:]
	}
	if err := fs.Set(name, value); err != nil {
		return nil, badFlag(err, name, value)
	}
	return rest, nil
}

// badFlag keeps the sentence of a flag that has its own; the flag package itself only says that a number is no number.
func badFlag(err error, name, value string) error {
	var wrong *misuse
	if errors.As(err, &wrong) {
		return wrong
	}
	return fail("flag-value", "flag", dashed(name), "found", value)
}

// flagNames lists the flags as people type them, long ones with two dashes.
func flagNames(fs *flag.FlagSet) (names []string) {
	fs.VisitAll(func(f *flag.Flag) { names = append(names, dashed(f.Name)) })
	return names
}

// dashed writes a flag as people type it.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

// misuse is a mistake on the command line: its sentence is cli.misuse.<what>.
type misuse struct {
	key    string
	values map[string]string
}

func (m *misuse) Error() string { return m.key }

// fail makes a misuse from the last part of its key and pairs of name and value.
func fail(what string, pairs ...string) error {
	values := map[string]string{}
	for i := 0; i+1 < len(pairs); i += 2 {
		values[pairs[i]] = pairs[i+1]
	}
	return &misuse{key: "cli.misuse." + what, values: values}
}
