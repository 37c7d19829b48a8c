package main

import (
	"context"
	"flag"
	"strconv"
	"time"

	"doemee/data/coalition"
)

// showVerb shows what is in a dossier, for people or as the JSON that put takes.
func showVerb(*flag.FlagSet) runner {
	return func(ctx context.Context, args []string, s *streams) error {
		return with(ctx, args[0], func(o *open) error {
			questions, err := o.pinned(ctx)
			if err != nil {
				return err
			}
			if len(args) == 2 && args[1] == string(coalition.KindQuestion) {
				return o.showAsked(questions, s)
			}
			return runShow(o, args[1:], questions, s)
		})
	}
}

// showAsked shows the questions of the coalition, which are no records of the dossier itself.
func (o *open) showAsked(questions []coalition.Pinned, s *streams) error {
	o.tellAsked(questions, s)
	if len(questions) == 0 {
		s.say("cli.show.none")
	}
	return s.bad
}

// runShow prints a summary when nothing was asked for, and records otherwise.
func runShow(o *open, which []string, questions []coalition.Pinned, s *streams) error {
	records, err := o.chosen(which)
	if err != nil {
		return err
	}
	if len(which) == 0 && !s.json {
		return o.summary(questions, s)
	}
	for _, r := range records {
		if o.show(r, s); !s.json {
			o.tellAsked(about(questions, r.ID()), s)
		}
	}
	if len(records) == 0 {
		s.say("cli.show.none")
	}
	return s.bad
}

// chosen lists the records asked for: all, those of a kind, or one; for rows, a number is that of their commitment. What lies
// in the trash comes only when asked for by number.
func (o *open) chosen(which []string) ([]coalition.Record, error) {
	if len(which) == 0 {
		return o.records(func(coalition.Record) bool { return true }), nil
	}
	k, err := kindOf(which[0])
	if err != nil {
		return nil, err
	}
	if len(which) == 1 {
		return o.records(func(r coalition.Record) bool { return r.Kind() == k }), nil
	}
	if k.Belongs() {
		if c := o.content.Numbered(numberOf(which[1])); c != nil {
			return rowsOf(c, k), nil
		}
	}
	r, err := o.record(k, which[1])
	return []coalition.Record{r}, err
}

// records lists what is wanted in the order people meet it, without the trash.
func (o *open) records(want func(coalition.Record) bool) (records []coalition.Record) {
	for r := range o.content.Records {
		if want(r) && !o.trashed(r) {
			records = append(records, r)
		}
	}
	return records
}

// trashed tells whether a record lies in the trash, by itself or with its commitment.
func (o *open) trashed(r coalition.Record) bool {
	if r.Kind().Belongs() {
		c := o.content.Commitment(coalition.ID(r.Value("commitment")))
		return c != nil && c.Trashed != ""
	}
	return r.Value("trashed") != ""
}

// rowsOf lists the rows of one kind that belong to a commitment.
func rowsOf(c *coalition.Commitment, k coalition.Kind) (rows []coalition.Record) {
	c.Rows(func(r coalition.Record) bool {
		if r.Kind() == k {
			rows = append(rows, r)
		}
		return true
	})
	return rows
}

// show prints one record: as the JSON that put takes, or field by field.
func (o *open) show(r coalition.Record, s *streams) {
	if s.json {
		s.object(r)
		return
	}
	shower := o.shower(s)
	s.line(o.nameOf(r, s))
	for _, f := range coalition.Fields(r.Kind()) {
		if text := shower.Show(f, r.Value(f.Name)); text != "" && f.Form != coalition.FormOrder {
			s.line("  " + shower.Heading(r.Kind(), f.Name) + ": " + text)
		}
	}
}

// summary tells in a few lines what the dossier is and which commitments it has.
func (o *open) summary(questions []coalition.Pinned, s *streams) error {
	c := o.content
	shower := o.shower(s)
	name := c.Organisation.Name
	if name == "" {
		name = s.words.Say("report.unnamed")
	}
	s.line(name + " · " + c.Organisation.Key() + " · " + o.edition.Title.In(s.words.Code()))
	s.line(s.words.Count("cli.show.commitments", len(c.Active())))
	for _, t := range c.Active() {
		title := t.Title
		if title == "" {
			title = s.words.Say("report.untitled")
		}
		line := "  " + string(t.Number) + "  " + title + " · " + shower.Label(coalition.ListStatus, t.Status)
		if t.End != "" {
			line += " · " + s.words.Deadline(string(t.End))
		}
		s.line(line)
	}
	o.counts(s)
	o.news(s)
	o.tellAsked(questions, s)
	return s.bad
}

// counts tells how many findings of each severity there are.
func (o *open) counts(s *streams) {
	n := map[coalition.Severity]int{}
	for _, f := range o.findings() {
		n[f.Severity]++
	}
	s.line(s.words.Say("cli.show.findings", "errors", strconv.Itoa(n[coalition.Error]), "warnings", strconv.Itoa(n[coalition.Warning]),
		"hints", strconv.Itoa(n[coalition.Hint])))
}

// news tells about which commitments the round that is open still asks how it goes.
func (o *open) news(s *streams) {
	today := coalition.DateOf(time.Now())
	round, open := o.edition.OpenRound(today)
	var numbers []coalition.Number
	for _, t := range coalition.AskedForNews(o.content, o.edition, today) {
		numbers = append(numbers, t.Number)
	}
	if open && len(numbers) > 0 {
		s.line(s.words.Say("cli.show.news", "round", round.Label.In(s.words.Code()), "closes", s.words.Date(string(round.Closes)), "numbers", listed(numbers)))
	}
}
