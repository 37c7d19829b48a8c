package main

import (
	"context"
	"flag"
	"strconv"
	"strings"

	"doemee/data/coalition"
	"doemee/data/exchange"
	"doemee/data/register"
)

// reviewVerb gives a verdict on a commitment or a submission, or decides about a file that waits.
func reviewVerb(fs *flag.FlagSet) runner {
	cell := fs.String("cell", "", "")
	as := fs.String("as", "", "")
	return func(ctx context.Context, args []string, s *streams) error {
		return at(ctx, args[0], s, func(d *desk) error {
			if id, err := coalition.ParseID(args[1]); err == nil {
				return d.decide(ctx, id, args[2], *cell, *as)
			}
			number := ""
			if len(args) > 3 {
				number = args[3]
			}
			return d.judge(ctx, args[1], args[2], number)
		})
	}
}

// judge gives the verdict on an organisation's commitment, or without a number on its newest submission.
func (d *desk) judge(ctx context.Context, name, verdict, number string) error {
	v := coalition.Verdict(verdict)
	switch v {
	case coalition.Accepted, coalition.Questions, coalition.Unreadable:
	case "none":
		v = ""
	default:
		return fail("choice", "flag", "VERDICT", "found", verdict, "expected", "accepted, questions, unreadable, none")
	}
	id, err := d.Named(ctx, name)
	if err != nil {
		return err
	}
	if number != "" {
		err = exchange.JudgeCommitment(ctx, d.Register, id, numberOf(number), v)
	} else {
		err = d.judgeNewest(ctx, id, v)
	}
	if err == nil {
		d.say("cli.review.done", "name", strings.TrimSpace(name+" "+number))
	}
	return err
}

func (d *desk) judgeNewest(ctx context.Context, organisation coalition.ID, v coalition.Verdict) error {
	o, err := d.Organisation(ctx, organisation)
	if err != nil {
		return err
	}
	return d.JudgeSubmission(ctx, o.Submission, v)
}

// decide decides about one file that was seen.
func (d *desk) decide(ctx context.Context, file coalition.ID, what, cell, as string) error {
	seen, err := d.File(ctx, file)
	if err != nil {
		return err
	}
	switch what {
	case "overrule":
		err = exchange.Overrule(ctx, d.Register, seen.Submission)
	case "set-aside":
		err = exchange.SetAside(ctx, d.Register, seen.Submission)
	case "settle":
		err = d.SettleFile(ctx, file)
	case "read":
		sheet, at, ok := strings.Cut(cell, "!")
		if !ok || as == "" {
			return fail("flags-together", "flag", "--cell", "other", "--as")
		}
		_, err = exchange.ReadAs(ctx, d.Register, file, sheet, at, as)
	case "mail":
		d.line(exchange.MailText(d.words.Language(), seen))
		return nil
	default:
		return fail("choice", "flag", "VERDICT", "found", what, "expected", "overrule, set-aside, settle, read, mail")
	}
	if err == nil {
		d.say("cli.review.done", "name", seen.Path)
	}
	return err
}

// askVerb pins a question on a field, or closes one.
func askVerb(fs *flag.FlagSet) runner {
	shut := fs.String("close", "", "")
	return func(ctx context.Context, args []string, s *streams) error {
		return at(ctx, args[0], s, func(d *desk) error {
			switch {
			case *shut != "":
				return d.closeQuestion(ctx, coalition.ID(*shut), strings.Join(args[1:], " "))
			case len(args) < 5:
				return fail("missing-argument", "expected", "doemeectl ask REG KEY NUMBER FIELD TEXT")
			}
			return d.ask(ctx, args[1], args[2], args[3], args[4])
		})
	}
}

func (d *desk) closeQuestion(ctx context.Context, id coalition.ID, how string) error {
	if err := d.CloseQuestion(ctx, id, how); err != nil {
		return err
	}
	d.say("cli.ask.closed", "id", string(id))
	return nil
}

// ask pins a question on a field of a commitment, or of the organisation or its support where those words stand for a number.
func (d *desk) ask(ctx context.Context, name, number, field, text string) error {
	id, err := d.Named(ctx, name)
	if err != nil {
		return err
	}
	q := register.Question{Organisation: id, Kind: coalition.Kind(number), Field: field, Text: text}
	view, err := d.View(ctx, id)
	if err != nil {
		return err
	}
	switch q.Kind {
	case coalition.KindOrganisation:
		q.Record = view.Content.Organisation.ID
	case coalition.KindSupport:
		q.Record = view.Content.Support.ID
	default:
		q.Kind = coalition.KindCommitment
		if q.Record, err = exchange.CommitmentNumbered(ctx, d.Register, id, numberOf(number)); err != nil {
			return err
		}
	}
	if _, known := coalition.FieldOf(q.Kind, field); !known {
		return &coalition.UnknownField{Kind: q.Kind, Found: field}
	}
	if q, err = d.Ask(ctx, q); err != nil {
		return err
	}
	d.say("cli.ask.done", "id", string(q.ID), "name", name+" "+number)
	d.object(map[string]coalition.ID{"id": q.ID})
	return nil
}

// undoTakeInVerb takes a batch back.
func undoTakeInVerb(*flag.FlagSet) runner {
	return func(ctx context.Context, args []string, s *streams) error {
		return at(ctx, args[0], s, func(d *desk) error {
			n, err := exchange.UndoTakeIn(ctx, d.Register, coalition.ID(args[1]))
			if err != nil {
				return err
			}
			d.say("cli.undo-takein.done", "n", strconv.Itoa(n))
			d.object(map[string]int{"undone": n})
			return nil
		})
	}
}
