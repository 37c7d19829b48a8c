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

// takeInVerb takes files and folders into a register.
func takeInVerb(fs *flag.FlagSet) runner {
	var wish exchange.TakeInWish
	fs.BoolVar(&wish.DryRun, "dry-run", false, "")
	fs.BoolVar(&wish.OpenPoints, "open-points", false, "")
	fs.IntVar(&wish.Jobs, "jobs", 0, "")
	secret := fs.String("passphrase-file", "", "")
	key := fs.String("key", "", "")
	return func(ctx context.Context, args []string, s *streams) (err error) {
		if *secret != "" {
			if wish.Passphrase, err = passphrase(*secret); err != nil {
				return err
			}
		}
		if *key != "" {
			if wish.Keys, err = exchange.OpenKeys(*key, wish.Passphrase); err != nil {
				return err
			}
			wish.Passphrase = ""
		}
		return at(ctx, args[0], s, func(d *desk) error { return d.takeIn(ctx, args[1:], wish) })
	}
}

func (d *desk) takeIn(ctx context.Context, paths []string, wish exchange.TakeInWish) error {
	if !wish.DryRun {
		d.backedUp(ctx)
	}
	wish.Each = func(a register.Arrival) { d.tellArrival(&a.Seen) }
	wish.Progress = d.progress()
	out, err := exchange.TakeIn(ctx, d.Register, paths, wish)
	if err != nil {
		return err
	}
	d.tellTaken(out, wish.DryRun)
	if d.bad == nil && out.Refused() > 0 {
		return &outcome{exchange.ExitFindings}
	}
	return nil
}

// progressEvery is how often a command that takes long says how far it is.
const progressEvery = 5 * time.Second

// progress tells on standard error how far it is and about how long the rest takes.
func (d *desk) progress() func(exchange.TakeInProgress) {
	told := time.Now()
	return func(p exchange.TakeInProgress) {
		if now := time.Now(); now.Sub(told) >= progressEvery && p.Done < p.Files {
			told = now
			d.note(d.words.Say("cli.takein.progress", "done", strconv.Itoa(p.Done), "files", strconv.Itoa(p.Files), "left", p.Left.Round(time.Second).String()))
		}
	}
}

// arrivalLine is one file for programs.
type arrivalLine struct {
	ID           coalition.ID        `json:"id,omitempty"`
	File         string              `json:"file"`
	Inside       string              `json:"inside,omitempty"`
	Class        coalition.Class     `json:"class"`
	Organisation string              `json:"organisation"`
	Sequence     int                 `json:"sequence"`
	Hash         string              `json:"hash"`
	Edited       bool                `json:"editedElsewhere"`
	Sealed       bool                `json:"sealed"`
	Form         bool                `json:"blankForm"`
	Sender       string              `json:"sender,omitempty"`
	SentAt       coalition.Moment    `json:"sentAt,omitempty"`
	Reasons      []arrivalReasonLine `json:"reasons"`
}

// arrivalReasonLine is why a file is what it is, for programs.
type arrivalReasonLine struct {
	Sheet    string `json:"sheet"`
	Cell     string `json:"cell"`
	Field    string `json:"field"`
	Found    string `json:"found"`
	Expected string `json:"expected"`
	Note     bool   `json:"note"`
	Message  string `json:"message"`
}

// tellArrival tells what one file is and why.
func (d *desk) tellArrival(a *register.Seen) {
	line := arrivalLine{ID: a.ID, File: a.Path, Inside: a.Inside, Class: a.Class, Organisation: a.Name, Sequence: a.Sequence, Hash: a.Hash, Edited: a.Edited,
		Sealed: a.Sealed, Form: a.Form, Sender: a.Sender, SentAt: a.SentAt, Reasons: []arrivalReasonLine{}}
	name := a.Path
	if a.Inside != "" {
		name += " › " + a.Inside
	}
	if a.Name != "" {
		name += " · " + a.Name + " · " + strconv.Itoa(a.Sequence)
	}
	d.say("cli.takein.line", "class", d.classes(a), "name", name)
	for _, r := range a.Reasons {
		message := exchange.ReasonText(d.words, r)
		line.Reasons = append(line.Reasons, arrivalReasonLine{r.Sheet, r.Cell, r.Field, r.Found, r.Expected, r.Note, message})
		where := r.Sheet
		if r.Cell != "" {
			where += "!" + r.Cell
		}
		if where != "" {
			message = where + " · " + message
		}
		d.say("cli.takein.reason", "text", message)
	}
	d.object(line)
}

// classes is the class of a file with its flags.
func (d *desk) classes(a *register.Seen) string {
	text := d.words.Say("class." + string(a.Class))
	for _, flag := range []struct {
		set  bool
		name string
	}{{a.Edited, "edited"}, {a.Sealed, "sealed"}, {a.Form, "form"}} {
		if flag.set {
			text += ", " + d.words.Say("class.flag."+flag.name)
		}
	}
	return text
}

// takenLine sums up for programs.
type takenLine struct {
	Batch   coalition.ID            `json:"batch"`
	Files   int                     `json:"files"`
	Kept    int                     `json:"kept"`
	Classes map[coalition.Class]int `json:"classes"`
}

// tellTaken sums up. In a preview there is no batch to undo.
func (d *desk) tellTaken(out *exchange.TakenIn, dry bool) {
	for _, class := range coalition.Classes {
		if n := out.Classes[class]; n > 0 {
			d.say("cli.takein.count", "class", d.words.Say("class."+string(class)), "n", strconv.Itoa(n))
		}
	}
	key := "cli.takein.done"
	if dry {
		key = "cli.takein.preview"
	}
	d.say(key, "files", strconv.Itoa(out.Files), "kept", strconv.Itoa(out.Kept), "batch", string(out.Batch))
	if !dry {
		d.object(takenLine{out.Batch, out.Files, out.Kept, out.Classes})
	}
}
