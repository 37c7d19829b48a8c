package main

import (
	"context"
	"flag"
	"strconv"

	"doemee/data/coalition"
	"doemee/data/dossier"
)

// undoVerb takes the last step back, also one made in the window.
func undoVerb(*flag.FlagSet) runner { return turn("undo", (*dossier.Dossier).Undo) }

// redoVerb does again what was undone last.
func redoVerb(*flag.FlagSet) runner { return turn("redo", (*dossier.Dossier).Redo) }

// turn takes a step back or does it again.
func turn(name string, way func(*dossier.Dossier, context.Context) (coalition.Step, error)) runner {
	return func(ctx context.Context, args []string, s *streams) error {
		return with(ctx, args[0], func(o *open) error {
			step, err := way(o.Dossier, ctx)
			if err != nil {
				return err
			}
			n := len(step.Changes)
			s.say("cli."+name+".done", "step", stepName(s, step.Name), "changes", strconv.Itoa(n))
			s.object(turned{name, step.Name, n})
			return s.bad
		})
	}
}

// turned tells about a step that was undone or done again.
type turned struct {
	Did     string `json:"did"`
	Step    string `json:"step"`
	Changes int    `json:"changes"`
}

// stepName is the word for a step; one from a newer program is shown as it is.
func stepName(s *streams, name string) string {
	for _, key := range []string{"step." + name, "cli.step." + name} {
		if s.words.Has(key) {
			return s.words.Say(key)
		}
	}
	return name
}
