package main

import (
	"context"
	"errors"
	"flag"
	"slices"
	"testing"
)

// runs makes the flags function of a verb without flags.
func runs(do func() error) func(*flag.FlagSet) runner {
	return func(*flag.FlagSet) runner {
		return func(context.Context, []string, *streams) error { return do() }
	}
}

func TestParse(t *testing.T) {
	for _, c := range []struct {
		name  string
		args  []string
		given []string
		o     string
		yes   bool
		n     int
		wrong string
	}{
		{"nothing", nil, nil, "", false, 0, ""},
		{"flags before", []string{"-o", "d", "--yes", "a"}, []string{"a"}, "d", true, 0, ""},
		{"flags after", []string{"a", "-o", "d", "--n", "3"}, []string{"a"}, "d", false, 3, ""},
		{"flags between", []string{"a", "--o=d", "b"}, []string{"a", "b"}, "d", false, 0, ""},
		{"equals in a value", []string{"-o=a=b"}, nil, "a=b", false, 0, ""},
		{"off", []string{"--yes=false"}, nil, "", false, 0, ""},
		{"after the dashes", []string{"-o", "d", "--", "-a", "--yes"}, []string{"-a", "--yes"}, "d", false, 0, ""},
		{"one dash", []string{"-"}, []string{"-"}, "", false, 0, ""},
		{"unknown", []string{"a", "--none"}, nil, "", false, 0, "unknown-flag"},
		{"no value", []string{"a", "-o"}, nil, "", false, 0, "flag-without-value"},
		{"no number", []string{"--n", "veel"}, nil, "", false, 0, "flag-value"},
		{"no truth", []string{"--yes=soms"}, nil, "", false, 0, "flag-value"},
	} {
		t.Run(c.name, func(t *testing.T) {
			fs := flag.NewFlagSet("test", flag.ContinueOnError)
			o, yes, n := fs.String("o", "", ""), fs.Bool("yes", false, ""), fs.Int("n", 0, "")
			given, err := parse(fs, c.args)
			var wrong *misuse
			switch {
			case c.wrong != "":
				if !errors.As(err, &wrong) || wrong.key != "cli.misuse."+c.wrong {
					t.Errorf("got %v, want %s", err, c.wrong)
				}
			case err != nil || !slices.Equal(given, c.given) || *o != c.o || *yes != c.yes || *n != c.n:
				t.Errorf("got %v, %q, %v, %d: %v", given, *o, *yes, *n, err)
			}
		})
	}
}
