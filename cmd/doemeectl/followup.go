package main

import (
	"context"
	"flag"
	"strconv"
	"time"

	"doemee/data/coalition"
	"doemee/data/exchange"
	"doemee/data/register"
)

// followed is what somebody wants of following up.
type followed struct {
	without, export string
	today           coalition.Date
	search          string
	approached      string
	approach        register.Approach
}

// followUpVerb shows who supported the declaration and has agreed nothing yet, writes that list for mail merge, and writes down how
// somebody was approached.
func followUpVerb(fs *flag.FlagSet) runner {
	var f followed
	fs.StringVar(&f.without, "without", "agreement", "")
	fs.StringVar(&f.export, "export", "", "")
	fs.StringVar(&f.search, "search", "", "")
	fs.StringVar(&f.approached, "approach", "", "")
	fs.StringVar(&f.approach.Whom, "whom", "", "")
	fs.StringVar(&f.approach.By, "by", "", "")
	fs.StringVar((*string)(&f.approach.Outcome), "outcome", "", "")
	fs.StringVar(&f.approach.NextStep, "next", "", "")
	fs.StringVar(&f.approach.Note, "note", "", "")
	dateFlag(fs, "next-date", &f.approach.NextDate)
	dateFlag(fs, "date", &f.approach.Date)
	dateFlag(fs, "today", &f.today)
	return func(ctx context.Context, args []string, s *streams) error {
		if f.today == "" {
			f.today = coalition.DateOf(time.Now())
		}
		return at(ctx, args[0], s, func(d *desk) error { return d.followUp(ctx, f) })
	}
}

// dateFlag declares a flag that is a date.
func dateFlag(fs *flag.FlagSet, name string, into *coalition.Date) {
	fs.Func(name, "", func(text string) (err error) {
		if *into, err = coalition.ParseDate(text); err != nil || text == "" {
			return fail("date", "flag", dashed(name), "found", text)
		}
		return nil
	})
}

func (d *desk) followUp(ctx context.Context, f followed) error {
	q := register.SupporterQuery{NoCommitment: f.without == "commitment", NoAgreement: f.without == "agreement", Silent: f.without == "submission",
		Search: f.search}
	switch {
	case f.without != "" && !q.NoCommitment && !q.NoAgreement && !q.Silent:
		return fail("choice", "flag", "--without", "found", f.without, "expected", "agreement, commitment, submission")
	case f.approached != "":
		return d.writeApproach(ctx, f)
	case f.export != "":
		n, err := exchange.ExportFollowUp(ctx, d.Register, q, f.today, d.words.Language(), f.export)
		if err == nil {
			d.say("cli.followup.exported", "file", f.export, "n", strconv.Itoa(n))
			d.object(map[string]any{"file": f.export, "lines": n})
		}
		return err
	}
	if err := d.tellStanding(ctx, f.today); err != nil {
		return err
	}
	return d.tellSupporters(ctx, q, f.today)
}

// writeApproach writes down how a supporter was approached; it is found by key or by its name as written.
func (d *desk) writeApproach(ctx context.Context, f followed) error {
	if !d.edition.Knows(coalition.ListOutcome, f.approach.Outcome) {
		return fail("choice", "flag", "--outcome", "found", string(f.approach.Outcome), "expected", "not-reached, talking, takes-part, does-not")
	}
	all, _, err := d.Supporters(ctx, register.SupporterQuery{Search: f.approached})
	if err != nil {
		return err
	}
	for _, one := range all {
		if one.Key == f.approached || coalition.Fold(one.Name) == coalition.Fold(f.approached) {
			f.approach.Supporter, f.approach.Organisation = one.ID, one.Organisation
			if _, err := d.AddApproach(ctx, f.approach); err != nil {
				return err
			}
			d.say("cli.followup.approached", "name", one.Name, "outcome", d.label(coalition.ListOutcome, f.approach.Outcome))
			d.object(map[string]string{"name": one.Name, "key": one.Key, "outcome": string(f.approach.Outcome)})
			return nil
		}
	}
	return noRecord(f.approached)
}

// standingLine is where the coalition stands, for programs.
type standingLine struct {
	Is            string                   `json:"is"`
	Supporters    int                      `json:"supporters"`
	Committed     int                      `json:"committed"`
	NoCommitment  int                      `json:"noCommitment"`
	NoAgreement   int                      `json:"noAgreement"`
	Silent        int                      `json:"silent"`
	Organisations int                      `json:"organisations"`
	Submissions   int                      `json:"submissions"`
	Commitments   int                      `json:"commitments"`
	Agreements    int                      `json:"agreements"`
	Overdue       int                      `json:"overdue"`
	Questions     int                      `json:"questions"`
	Asked         int                      `json:"asked"`
	Waiting       int                      `json:"waiting"`
	Buckets       map[coalition.Bucket]int `json:"buckets"`
}

func (d *desk) tellStanding(ctx context.Context, today coalition.Date) error {
	s, err := d.Standing(ctx, today)
	if err != nil {
		return err
	}
	d.object(standingLine{"standing", s.Supporters, s.Committed, s.NoCommitment, s.NoAgreement, s.Silent, s.Organisations, s.Submissions, s.Commitments,
		s.Agreements, s.Overdue, s.Questions, s.Asked, s.Waiting, s.Buckets})
	d.say("cli.followup.supporters", "n", strconv.Itoa(s.Supporters), "committed", strconv.Itoa(s.Committed), "without", strconv.Itoa(s.NoAgreement),
		"silent", strconv.Itoa(s.Silent))
	d.say("cli.followup.organisations", "n", strconv.Itoa(s.Organisations), "submissions", strconv.Itoa(s.Submissions), "commitments",
		strconv.Itoa(s.Commitments), "overdue", strconv.Itoa(s.Overdue))
	d.say("cli.followup.questions", "n", strconv.Itoa(s.Questions), "organisations", strconv.Itoa(s.Asked), "waiting", strconv.Itoa(s.Waiting))
	for _, b := range coalition.Buckets {
		d.say("cli.followup.bucket", "bucket", d.words.Say("bucket."+string(b)), "n", strconv.Itoa(s.Buckets[b]))
	}
	return d.tellRounds(ctx, today)
}

// roundLine is one round for programs.
type roundLine struct {
	Is            string         `json:"is"`
	Round         coalition.Code `json:"round"`
	Closes        coalition.Date `json:"closes"`
	Closed        bool           `json:"closed"`
	Organisations int            `json:"organisations"`
	Silent        int            `json:"silent"`
	Commitments   int            `json:"commitments"`
	NoNews        int            `json:"noNews"`
}

func (d *desk) tellRounds(ctx context.Context, today coalition.Date) error {
	rounds, err := d.Rounds(ctx, d.edition, today)
	for _, r := range rounds {
		d.object(roundLine{"round", r.Round.Code, r.Round.Closes, r.Closed, r.Organisations, r.Silent, r.Commitments, r.NoNews})
		d.say("cli.followup.round", "name", d.label(coalition.ListRound, r.Round.Code), "date", d.words.Date(string(r.Round.Closes)),
			"organisations", strconv.Itoa(r.Organisations), "silent", strconv.Itoa(r.Silent), "commitments", strconv.Itoa(r.Commitments),
			"quiet", strconv.Itoa(r.NoNews))
	}
	return err
}

// supporterLine is one supporter for programs. Days is -1 when it is not known since when.
type supporterLine struct {
	Is          string           `json:"is"`
	ID          coalition.ID     `json:"id"`
	Name        string           `json:"name"`
	Key         string           `json:"key"`
	Mailbox     string           `json:"mailbox"`
	Since       coalition.Date   `json:"since"`
	Days        int              `json:"days"`
	Commitments int              `json:"commitments"`
	Agreements  int              `json:"agreements"`
	Bucket      coalition.Bucket `json:"bucket"`
	Approached  coalition.Date   `json:"approached"`
	Outcome     coalition.Code   `json:"outcome"`
	NextStep    string           `json:"nextStep"`
	NextDate    coalition.Date   `json:"nextDate"`
}

func (d *desk) tellSupporters(ctx context.Context, q register.SupporterQuery, today coalition.Date) error {
	q.Limit = 10_000
	all, total, err := d.Supporters(ctx, q)
	for i := range all {
		one := &all[i]
		days := "–"
		if n := one.Days(today); n >= 0 {
			days = strconv.Itoa(n)
		}
		d.say("cli.followup.supporter", "key", one.Key, "name", one.Name, "days", days, "n", strconv.Itoa(one.Commitments),
			"outcome", d.label(coalition.ListOutcome, one.Latest.Outcome), "next", one.Latest.NextStep)
		d.object(supporterLine{"supporter", one.ID, one.Name, one.Key, one.Mailbox, one.Date, one.Days(today), one.Commitments, one.Agreements, one.Bucket,
			one.Latest.Date, one.Latest.Outcome, one.Latest.NextStep, one.Latest.NextDate})
	}
	d.say("cli.list.total", "n", strconv.Itoa(total))
	return err
}

// supportersVerb brings a list of supporters in.
func supportersVerb(fs *flag.FlagSet) runner {
	dry := fs.Bool("dry-run", false, "")
	return func(ctx context.Context, args []string, s *streams) error {
		return at(ctx, args[0], s, func(d *desk) error { return d.importSupporters(ctx, args[1], *dry) })
	}
}

func (d *desk) importSupporters(ctx context.Context, path string, dry bool) error {
	entries, reasons, err := exchange.ReadSupporters(ctx, path)
	if err != nil {
		return err
	}
	for _, r := range reasons {
		message := d.words.Fill("supporters."+r.Code, r.Values())
		d.say("cli.takein.reason", "text", message)
		d.object(map[string]any{"line": r.Line, "reason": r.Code, "found": r.Found, "message": message})
	}
	if dry {
		d.say("cli.supporters.preview", "n", strconv.Itoa(len(entries)))
		return nil
	}
	done, err := d.ImportSupporters(ctx, entries)
	if err != nil {
		return err
	}
	d.say("cli.supporters.done", "added", strconv.Itoa(done.Added), "changed", strconv.Itoa(done.Changed), "same", strconv.Itoa(done.Same))
	d.object(map[string]int{"added": done.Added, "changed": done.Changed, "same": done.Same})
	return nil
}
