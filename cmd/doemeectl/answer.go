package main

import (
	"context"
	"flag"
	"strconv"

	"doemee/data/coalition"
	"doemee/data/exchange"
)

// answerVerb writes an answer to every organisation to which there is something new to say.
func answerVerb(fs *flag.FlagSet) runner {
	var wish exchange.AnswerWish
	var keys keyOptions
	var only repeated
	keys.flags(fs)
	fs.StringVar(&wish.Dir, "o", "", "")
	fs.BoolVar(&wish.DryRun, "dry-run", false, "")
	fs.BoolVar(&wish.Again, "again", false, "")
	fs.Var(&only, "only", "")
	mail := fs.Bool("mail", false, "")
	return func(ctx context.Context, args []string, s *streams) error {
		if !wish.DryRun {
			if wish.Dir == "" {
				return fail("flag-needed", "flag", "-o")
			}
			rings, err := keys.rings()
			if err != nil {
				return err
			}
			wish.Keys = rings[0]
		}
		return at(ctx, args[0], s, func(d *desk) error {
			for _, name := range only {
				id, err := d.Named(ctx, name)
				if err != nil {
					return err
				}
				wish.Only = append(wish.Only, id)
			}
			return d.answer(ctx, wish, *mail)
		})
	}
}

func (d *desk) answer(ctx context.Context, wish exchange.AnswerWish, mail bool) error {
	made, sent, failed := 0, 0, 0
	wish.Each = func(a exchange.Answered) {
		d.tellAnswered(a, mail)
		switch {
		case a.Err != nil:
			failed++
		case a.Made():
			made++
		case a.Sent:
			sent++
		}
	}
	if _, err := exchange.Answer(ctx, d.Register, wish); err != nil {
		return err
	}
	key := "cli.answer.done"
	if wish.DryRun {
		key = "cli.answer.preview"
	}
	d.say(key, "made", strconv.Itoa(made), "sent", strconv.Itoa(sent), "failed", strconv.Itoa(failed))
	if d.bad == nil && failed > 0 {
		return &outcome{exchange.ExitFindings}
	}
	return d.bad
}

// answeredLine is one organisation's answer for programs.
type answeredLine struct {
	Organisation coalition.ID      `json:"organisation"`
	Key          string            `json:"key"`
	Name         string            `json:"name"`
	Sequence     int               `json:"sequence"`
	Number       int               `json:"number"`
	Verdict      coalition.Verdict `json:"verdict"`
	Questions    int               `json:"questions"`
	Accepted     int               `json:"accepted"`
	Sent         bool              `json:"sent"`
	File         string            `json:"file,omitempty"`
	Mail         string            `json:"mail,omitempty"`
	Fault        string            `json:"fault,omitempty"`
}

// tellAnswered tells what an organisation gets, or why it gets nothing.
func (d *desk) tellAnswered(a exchange.Answered, mail bool) {
	line := answeredLine{a.Organisation, a.Key, a.Name, a.Sequence, a.Number, a.Verdict, a.Questions, a.Accepted, a.Sent, a.Path, a.Mail, ""}
	what := d.words.Say("cli.answer.nothing")
	switch {
	case a.Err != nil:
		what = exchange.FaultOf(a.Err).Sentence(d.words)
		line.Fault, line.File = what, ""
	case a.Sent:
		what = d.words.Say("cli.answer.sent")
	case a.Made():
		what = d.words.Say("handin.answer." + string(a.Verdict))
		if a.Verdict == coalition.Questions {
			what = d.words.Count("handin.answer.questions", a.Questions, "n", strconv.Itoa(a.Questions))
		}
	}
	d.say("cli.answer.line", "key", a.Key, "name", a.Name, "n", strconv.Itoa(a.Sequence), "what", what)
	if a.Made() && a.Path != "" && !d.json {
		d.line(a.Path)
	}
	if mail && a.Made() && !d.json {
		d.line(a.Mail)
	}
	d.object(line)
}
