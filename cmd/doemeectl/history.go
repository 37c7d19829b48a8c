package main

import (
	"context"
	"flag"
	"strings"

	"doemee/data/coalition"
	"doemee/data/dossier"
)

// historyVerb shows the log of the dossier, which is never rewritten.
func historyVerb(fs *flag.FlagSet) runner {
	limit := fs.Int("limit", 0, "")
	return func(ctx context.Context, args []string, s *streams) error {
		return with(ctx, args[0], func(o *open) error { return runHistory(ctx, o, args[1:], *limit, s) })
	}
}

// runHistory prints the steps about one record, or all.
func runHistory(ctx context.Context, o *open, which []string, limit int, s *streams) error {
	var id coalition.ID
	if len(which) > 0 {
		r, err := o.anyRecord(which[0])
		if err != nil {
			return err
		}
		id = r.ID()
	}
	entries, err := o.History(ctx, id, limit)
	if err != nil {
		return err
	}
	for _, e := range entries {
		o.tell(e, s)
	}
	if len(entries) == 0 {
		s.say("cli.history.none")
	}
	return s.bad
}

// anyRecord finds a commitment by number or any record by id.
func (o *open) anyRecord(name string) (coalition.Record, error) {
	for _, k := range coalition.Kinds {
		if r, err := o.record(k, name); err == nil {
			return r, nil
		}
	}
	return coalition.Record{}, noRecord(name)
}

// tell prints one step with everything it changed.
func (o *open) tell(e dossier.Entry, s *streams) {
	if s.json {
		s.object(entryOf(e))
		return
	}
	s.line(s.words.Moment(string(e.At)) + " · " + stepName(s, e.Step.Name) + " · " + s.words.Say("cause."+string(e.Step.Cause)))
	shower := o.shower(s)
	for _, ch := range e.Step.Changes {
		f, known := coalition.FieldOf(ch.Kind, ch.Field)
		if !known || f.Form == coalition.FormOrder {
			continue
		}
		s.line("    " + o.whose(ch, s) + shower.Heading(ch.Kind, ch.Field) + ": " + quoted(shower.Show(f, ch.Old)) + " → " + quoted(shower.Show(f, ch.New)))
	}
}

// whose tells which commitment a change is about; nothing for the organisation's own fields.
func (o *open) whose(ch coalition.Change, s *streams) string {
	id := ch.ID
	if ch.Parent != "" {
		id = ch.Parent
	}
	if c := o.content.Commitment(id); c != nil && c.Number != "" {
		return string(c.Number) + " "
	}
	return s.words.Say("kind."+string(ch.Kind)) + " "
}

// quoted shows a value on one line; nothing is a dash.
func quoted(text string) string {
	if text == "" {
		return "–"
	}
	return "“" + strings.ReplaceAll(text, "\n", " ") + "”"
}

// historyLine is one step for programs.
type historyLine struct {
	Seq     int64           `json:"seq"`
	At      string          `json:"at"`
	Step    string          `json:"step"`
	Cause   string          `json:"cause"`
	Changes []historyChange `json:"changes"`
}

// historyChange is one value that changed; without a field the record itself came or went.
type historyChange struct {
	Is    coalition.Kind `json:"is"`
	ID    coalition.ID   `json:"id"`
	Field string         `json:"field,omitempty"`
	Old   string         `json:"old,omitempty"`
	New   string         `json:"new,omitempty"`
}

// entryOf turns an entry of the log into its line.
func entryOf(e dossier.Entry) historyLine {
	line := historyLine{e.Seq, string(e.At), e.Step.Name, string(e.Step.Cause), []historyChange{}}
	for _, ch := range e.Step.Changes {
		line.Changes = append(line.Changes, historyChange{ch.Kind, ch.ID, ch.Field, ch.Old, ch.New})
	}
	return line
}
