package main

import (
	"context"
	"flag"
	"fmt"
	"strconv"
	"strings"
	"time"

	"doemee/data/coalition"
	"doemee/data/exchange"
)

// agendaShowVerb shows an edition: the one of a dossier, of a file, or the one inside the program.
func agendaShowVerb(*flag.FlagSet) runner {
	return func(ctx context.Context, args []string, s *streams) error {
		if len(args) == 0 {
			return showEdition(exchange.Bundled(), s)
		}
		if isDossier(args[0]) {
			return with(ctx, args[0], func(o *open) error { return showEdition(o.edition, s) })
		}
		e, err := exchange.ReadEditionFile(args[0])
		if err != nil {
			return err
		}
		return showEdition(e, s)
	}
}

// showEdition prints an edition; with --json as the JSON that can be edited and signed.
func showEdition(e *coalition.Edition, s *streams) error {
	s.object(e)
	s.say("cli.agenda.head", "title", e.Title.In(s.words.Code()), "name", e.Name, "version", strconv.Itoa(e.Version), "serial", strconv.Itoa(e.Serial))
	for _, l := range []coalition.List{coalition.ListAmbition, coalition.ListTheme, coalition.ListIconProject, coalition.ListContribution,
		coalition.ListBuildingBlock, coalition.ListEffect, coalition.ListRound} {
		if items := e.Items(l); len(items) > 0 && !s.json {
			s.line("")
			s.line(s.words.Say("workbook.list." + string(l)))
			for _, item := range items {
				s.line("  " + itemLine(item, s))
			}
		}
	}
	return s.bad
}

// itemLine is one item with its code, and whether it is still offered.
func itemLine(item coalition.Item, s *streams) string {
	line := fmt.Sprintf("%-24s %s", item.Code, item.Label.In(s.words.Code()))
	if item.Gone {
		line += " · " + s.words.Say("cli.agenda.gone-item")
	}
	return line
}

// takeOptions is what can be asked of taking on an edition.
type takeOptions struct {
	dry   bool
	trust string
}

// agendaTakeVerb takes on an edition. The first one of all needs the fingerprint that the coalition read out.
func agendaTakeVerb(fs *flag.FlagSet) runner {
	var o takeOptions
	fs.BoolVar(&o.dry, "dry-run", false, "")
	fs.StringVar(&o.trust, "trust", "", "")
	return func(ctx context.Context, args []string, s *streams) error {
		return with(ctx, args[0], func(d *open) error { return runTakeOn(ctx, d, args[1], o, s) })
	}
}

// runTakeOn tells what an edition does to the commitments in the dossier, and takes it on unless it is only asked.
func runTakeOn(ctx context.Context, d *open, path string, o takeOptions, s *streams) error {
	a, err := exchange.ReadAgenda(path)
	if err != nil {
		return err
	}
	t, err := exchange.PlanTakeOn(ctx, d.Dossier, d.content, a, coalition.DateOf(time.Now()))
	if err != nil {
		return err
	}
	d.tellEffect(t, s)
	if !o.dry && !t.Present {
		if err := exchange.TakeOnEdition(ctx, d.Dossier, t, o.trust); err != nil {
			return err
		}
		s.say("cli.agenda.taken", "name", a.Edition.Name, "version", strconv.Itoa(a.Edition.Version))
	}
	return s.bad
}

// effectLine is what an edition does, for programs.
type effectLine struct {
	Edition     string             `json:"edition"`
	Version     int                `json:"version"`
	Serial      int                `json:"serial"`
	Fingerprint string             `json:"fingerprint"`
	First       bool               `json:"first"`
	HandOver    bool               `json:"handOver"`
	Present     bool               `json:"present"`
	Gone        []changeLine       `json:"gone"`
	Renamed     []changeLine       `json:"renamed"`
	Added       []changeLine       `json:"added"`
	Questions   []findingLine      `json:"questions"`
	Deciding    []coalition.Number `json:"deciding"`
}

// changeLine is one item that changes, with the commitments that use it.
type changeLine struct {
	List coalition.List     `json:"list"`
	Code coalition.Code     `json:"code"`
	Was  string             `json:"was,omitempty"`
	Is   string             `json:"is,omitempty"`
	Used []coalition.Number `json:"used"`
}

// tellEffect says what taking on an edition does: first who signed it, then what changes for these commitments.
func (o *open) tellEffect(t exchange.TakeOn, s *streams) {
	e := t.Edition
	line := effectLine{e.Name, e.Version, e.Serial, t.Fingerprint, t.First, t.HandOver, t.Present, changeLines(t.Effect.Gone, s),
		changeLines(t.Effect.Renamed, s), changeLines(t.Effect.Added, s), []findingLine{}, append([]coalition.Number{}, t.Effect.Deciding...)}
	for _, f := range t.Effect.Questions {
		line.Questions = append(line.Questions, o.findingLine(f, s))
	}
	s.object(line)
	s.say("cli.agenda.head", "title", e.Title.In(s.words.Code()), "name", e.Name, "version", strconv.Itoa(e.Version), "serial", strconv.Itoa(e.Serial))
	s.say("cli.agenda.fingerprint", "found", t.Fingerprint)
	switch {
	case t.Present:
		s.say("cli.agenda.present")
	case t.First:
		s.say("cli.agenda.first")
	case t.HandOver:
		s.say("cli.agenda.hand-over")
	}
	o.tellChanges(t.Effect, s)
}

// tellChanges lists item by item what is different, and what is asked anew.
func (o *open) tellChanges(f coalition.EditionEffect, s *streams) {
	for _, part := range []struct {
		key     string
		changes []coalition.EditionChange
	}{{"gone", f.Gone}, {"renamed", f.Renamed}, {"added", f.Added}} {
		for _, c := range changeLines(part.changes, s) {
			s.say("cli.agenda."+part.key, "code", string(c.Code), "was", c.Was, "is", c.Is, "numbers", listed(c.Used))
		}
	}
	for _, q := range f.Questions {
		s.say("cli.agenda.question", "text", o.finding(q, s))
	}
	if len(f.Deciding) > 0 {
		s.say("cli.agenda.deciding", "numbers", listed(f.Deciding))
	}
	if !f.Touched() {
		s.say("cli.agenda.untouched")
	}
}

func changeLines(changes []coalition.EditionChange, s *streams) []changeLine {
	lines := []changeLine{}
	for _, c := range changes {
		lines = append(lines, changeLine{c.List, c.Code, c.Was.In(s.words.Code()), c.Is.In(s.words.Code()), append([]coalition.Number{}, c.Used...)})
	}
	return lines
}

// agendaBackVerb goes back to the edition before the present one.
func agendaBackVerb(*flag.FlagSet) runner {
	return func(ctx context.Context, args []string, s *streams) error {
		return with(ctx, args[0], func(o *open) error {
			if err := exchange.EditionBack(ctx, o.Dossier); err != nil {
				return err
			}
			s.say("cli.agenda.back", "name", o.Edition())
			s.object(map[string]string{"file": args[0], "edition": o.Edition()})
			return s.bad
		})
	}
}

// agendaVerifyVerb tells who signed an edition: by the key a dossier knows, or by the key the edition names itself.
func agendaVerifyVerb(*flag.FlagSet) runner {
	return func(ctx context.Context, args []string, s *streams) error {
		if len(args) == 2 {
			return with(ctx, args[1], func(o *open) error { return runTakeOn(ctx, o, args[0], takeOptions{dry: true}, s) })
		}
		a, err := exchange.ReadAgenda(args[0])
		if err != nil {
			return err
		}
		e := a.Edition
		s.object(verifiedLine{args[0], e.Name, e.Version, e.Serial, a.Fingerprint})
		s.say("cli.agenda.head", "title", e.Title.In(s.words.Code()), "name", e.Name, "version", strconv.Itoa(e.Version), "serial", strconv.Itoa(e.Serial))
		s.say("cli.agenda.verified", "found", a.Fingerprint)
		return s.bad
	}
}

// verifiedLine is a signed edition, for programs.
type verifiedLine struct {
	File        string `json:"file"`
	Edition     string `json:"edition"`
	Version     int    `json:"version"`
	Serial      int    `json:"serial"`
	Fingerprint string `json:"fingerprint"`
}

// repeated is a flag that may be given more than once.
type repeated []string

func (r *repeated) String() string { return strings.Join(*r, " ") }

// Set adds one value.
func (r *repeated) Set(value string) error {
	*r = append(*r, value)
	return nil
}
