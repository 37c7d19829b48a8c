package main

import (
	"context"
	"flag"
	"path/filepath"
	"strconv"
	"time"

	"doemee/data/coalition"
	"doemee/data/exchange"
)

// bringInOptions is what can be asked of bringing in.
type bringInOptions struct {
	dryRun, notes        bool
	take, passphraseFile string
	trust                string // fingerprint of the coalition's key, for the first agenda
}

// arrivals is the way of every sort of file that can come in.
var arrivals = map[exchange.Coming]func(ctx context.Context, d *open, path string, o bringInOptions, s *streams) error{
	exchange.ComingAgenda:   bringInAgenda,
	exchange.ComingWorkbook: bringInWorkbook,
}

// bringInAgenda takes on an edition, as agenda take does.
func bringInAgenda(ctx context.Context, d *open, path string, o bringInOptions, s *streams) error {
	return runTakeOn(ctx, d, path, takeOptions{o.dryRun, o.trust}, s)
}

// bringInVerb takes over what changed elsewhere.
func bringInVerb(fs *flag.FlagSet) runner {
	var o bringInOptions
	fs.BoolVar(&o.dryRun, "dry-run", false, "")
	fs.BoolVar(&o.notes, "notes", false, "")
	fs.StringVar(&o.take, "take", "", "")
	fs.StringVar(&o.trust, "trust", "", "")
	fs.StringVar(&o.passphraseFile, "passphrase-file", "", "")
	return func(ctx context.Context, args []string, s *streams) error {
		if o.take != "" && o.take != string(coalition.TakeTheirs) && o.take != string(coalition.KeepOurs) {
			return fail("choice", "flag", "--take", "found", o.take, "expected", "theirs, ours")
		}
		return with(ctx, args[0], func(d *open) error {
			return arrivals[exchange.ComingIn(args[1])](ctx, d, args[1], o, s)
		})
	}
}

// bringInWorkbook compares, tells every difference, and carries out what was chosen.
func bringInWorkbook(ctx context.Context, d *open, path string, o bringInOptions, s *streams) error {
	secret := ""
	if o.passphraseFile != "" {
		var err error
		if secret, err = passphrase(o.passphraseFile); err != nil {
			return err
		}
	}
	b, err := exchange.PlanBringIn(ctx, d.Dossier, d.content, path, secret)
	if err != nil {
		return err
	}
	choices := o.choices(b)
	d.tellAnswer(b.Answer, s)
	d.tellBringIn(b, choices, s)
	step := coalition.Step{}
	if !o.dryRun || b.Open(choices) > 0 {
		if step, err = exchange.BringIn(ctx, d.Dossier, d.content, b, choices, time.Now()); err != nil {
			return err
		}
	}
	return d.broughtIn(filepath.Base(path), b, choices, len(step.Changes) > 0 || b.Says() && !o.dryRun, s)
}

// choices are those the lines begin with, and what the flags say.
func (o bringInOptions) choices(b exchange.BringingIn) []coalition.Choice {
	choices := b.Decided(b.Choices(), coalition.Choice(o.take))
	for i, l := range b.Lines {
		if o.notes && l.Sort == coalition.MergeNote {
			choices[i] = coalition.TakeTheirs
		}
	}
	return choices
}

// bringInLine is one difference for programs.
type bringInLine struct {
	Sort       coalition.MergeSort `json:"sort"`
	Is         coalition.Kind      `json:"is"`
	Record     coalition.ID        `json:"record"`
	Number     coalition.Number    `json:"number,omitempty"`
	Renumbered coalition.Number    `json:"renumbered,omitempty"`
	Field      string              `json:"field,omitempty"`
	Was        string              `json:"was"`
	Theirs     string              `json:"theirs"`
	Ours       string              `json:"ours"`
	Choice     coalition.Choice    `json:"choice"`
	Sheet      string              `json:"sheet,omitempty"`
	Row        int                 `json:"row,omitempty"`
	Cell       string              `json:"cell,omitempty"`
	Message    string              `json:"message"`
}

// tellBringIn tells what the file is, each difference, and what else was seen.
func (o *open) tellBringIn(b exchange.BringingIn, choices []coalition.Choice, s *streams) {
	if b.Elsewhere() {
		s.say("cli.check.edited")
	}
	if b.Base == exchange.BaseNone && !b.Received.Blank && !b.Same() {
		s.say("bringin.no-base")
	}
	for i, l := range b.Lines {
		row, _ := b.Row(l)
		line := bringInLine{l.Sort, l.Kind, l.Record, l.Number, l.Renumbered, l.Field, l.Was, l.Theirs, l.Ours, choices[i], row.Sheet, row.Row, "", ""}
		line.Message = o.difference(b, l, row.Row, s)
		if reason, ok := b.Cell(l); ok {
			line.Cell = reason.Cell
			line.Message += " " + s.words.Fill("reason."+reason.Code, reason.Values())
		}
		s.object(line)
		if !s.json {
			s.line(line.Message + " · " + s.words.Say(outcomeKey(l, choices[i])))
		}
	}
	for _, reason := range b.Also {
		o.tellReason(reason, s)
	}
	for _, out := range b.Outside {
		for _, reason := range out.Cells {
			o.tellReason(reason, s)
		}
	}
}

// difference is a line in words.
func (o *open) difference(b exchange.BringingIn, l coalition.MergeLine, row int, s *streams) string {
	d := o.shower(s).Difference(l, row)
	key := "cli.bringin.line"
	if !l.Known {
		key += ".unknown"
	}
	text := d.Whose + " · " + d.What + " · " + s.words.Say("merge."+string(l.Sort)) + " · " +
		s.words.Fill(key, map[string]string{"was": quoted(d.Was), "theirs": quoted(d.Theirs), "ours": quoted(d.Ours)})
	if d.Note != "" {
		text += " · " + d.Note
	}
	if reason, ok := b.Cell(l); ok {
		text += " · " + reason.Sheet + "!" + reason.Cell
	}
	return text
}

// outcomeKey says what becomes of a line.
func outcomeKey(l coalition.MergeLine, c coalition.Choice) string {
	switch {
	case c == coalition.TakeTheirs:
		return "merge.choice.theirs"
	case c == coalition.Unchosen && l.MustChoose():
		return "merge.choice.open"
	}
	return "merge.choice.ours"
}

// broughtInLine is how it ended, for programs.
type broughtInLine struct {
	File    string        `json:"file"`
	Edited  bool          `json:"edited"`
	Base    exchange.Base `json:"base"`
	Same    bool          `json:"same"`
	Taken   int           `json:"taken"`
	Unread  int           `json:"unread"`
	Applied bool          `json:"applied"`
	Answer  bool          `json:"answer"` // it is an answer of the coalition
}

// broughtIn tells how it ended. Cells that could not be read are findings: the rest was done.
func (o *open) broughtIn(file string, b exchange.BringingIn, choices []coalition.Choice, applied bool, s *streams) error {
	taken, unread := b.Taken(choices), 0
	for _, l := range b.Lines {
		if l.Sort == coalition.MergeUnread {
			unread++
		}
	}
	s.object(broughtInLine{file, b.Elsewhere(), b.Base, b.Same(), taken, unread, applied, b.Answer != nil})
	if !s.json {
		s.line(endOf(file, b, taken, applied, s))
	}
	if s.bad == nil && unread > 0 {
		return &outcome{exchange.ExitFindings}
	}
	return s.bad
}

func endOf(file string, b exchange.BringingIn, taken int, applied bool, s *streams) string {
	switch {
	case b.Says() && applied:
		return s.words.Count("cli.bringin.answer", taken, "n", strconv.Itoa(taken))
	case b.Says():
		return s.words.Say("cli.bringin.answer.dry")
	case b.Same():
		return s.words.Say("cli.bringin.same", "file", file)
	case applied:
		return s.words.Count("cli.bringin.done", taken, "n", strconv.Itoa(taken))
	case taken > 0:
		return s.words.Count("cli.bringin.dry", taken, "n", strconv.Itoa(taken))
	}
	return s.words.Say("cli.bringin.none")
}
