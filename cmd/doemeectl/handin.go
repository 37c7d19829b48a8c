package main

import (
	"bytes"
	"context"
	"flag"
	"os"
	"strings"
	"time"

	"doemee/data/coalition"
	"doemee/data/exchange"
)

// handInOptions is what can be asked of a hand-in.
type handInOptions struct {
	dir, passphraseFile             string
	provisional, completeOnly, seal bool
	visibility                      string
}

// handInVerb needs a folder and never guesses one: what is handed in should be where somebody looks for it.
func handInVerb(fs *flag.FlagSet) runner {
	var o handInOptions
	fs.StringVar(&o.dir, "o", "", "")
	fs.BoolVar(&o.provisional, "provisional", false, "")
	fs.BoolVar(&o.completeOnly, "complete-only", false, "")
	fs.BoolVar(&o.seal, "seal", false, "")
	fs.StringVar(&o.passphraseFile, "passphrase-file", "", "")
	fs.StringVar(&o.visibility, "visibility", "", "")
	return func(ctx context.Context, args []string, s *streams) error {
		if o.dir == "" {
			return fail("flag-needed", "flag", "-o")
		}
		return with(ctx, args[0], func(d *open) error { return runHandIn(ctx, d, o, s) })
	}
}

// runHandIn plans, tells why it stops, or carries the plan out.
func runHandIn(ctx context.Context, d *open, o handInOptions, s *streams) error {
	wish, err := o.wish(d, s)
	if err != nil {
		return err
	}
	earlier, err := d.Submissions(ctx)
	if err != nil {
		return err
	}
	plan := exchange.PlanHandIn(d.content, d.edition, earlier, wish)
	if len(plan.Stops) > 0 {
		return d.stopped(plan, s)
	}
	handed, err := exchange.HandIn(ctx, d.Dossier, d.content, d.edition, plan, o.dir)
	if err != nil {
		return err
	}
	return d.handedIn(plan, handed, s)
}

// wish turns flags into what exchange understands, and refuses choices that do not exist before anything is read.
func (o handInOptions) wish(d *open, s *streams) (exchange.Wish, error) {
	w := exchange.Wish{Provisional: o.provisional, CompleteOnly: o.completeOnly, Language: s.words.Language(),
		Visibility: coalition.Code(o.visibility), Now: time.Now()}
	if o.visibility != "" && !d.edition.Knows(coalition.ListVisibility, w.Visibility) {
		return w, fail("choice", "flag", "--visibility", "found", o.visibility, "expected", "public, coalition, secretariat")
	}
	if o.seal {
		if w.Recipients = d.edition.Keys.Sealing; len(w.Recipients) == 0 {
			return w, fail("no-sealing-key", "found", d.edition.Name)
		}
	}
	if o.passphraseFile == "" {
		return w, nil
	}
	if o.seal {
		return w, fail("seal-twice")
	}
	var err error
	w.Passphrase, err = passphrase(o.passphraseFile)
	return w, err
}

// longestPassphrase bounds what is read of a file that somebody names by mistake.
const longestPassphrase = 1024

// passphrase reads the first line of a file.
func passphrase(path string) (string, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return "", &refusal{"passphrase-file", map[string]string{"found": path}}
	}
	line, _, _ := bytes.Cut(raw, []byte("\n"))
	text := strings.TrimSuffix(string(line), "\r")
	if text == "" || len(text) > longestPassphrase {
		return "", &refusal{"passphrase-file", map[string]string{"found": path}}
	}
	return text, nil
}

// stopped tells why nothing was handed in: every stop, then the errors behind them.
func (d *open) stopped(plan exchange.Plan, s *streams) error {
	for _, stop := range plan.Stops {
		s.note(s.words.Fill("exchange.stop."+stop.Code, stop.Values))
	}
	for _, f := range plan.Findings {
		if f.Severity == coalition.Error {
			s.note(d.finding(f, s))
		}
	}
	return &outcome{exchange.ExitFindings}
}

// handed tells what was made, as one object for programs.
type handedLine struct {
	File        string             `json:"file"`
	Path        string             `json:"path"`
	Hash        string             `json:"hash"`
	Mark        string             `json:"mark"`
	Sequence    int                `json:"sequence"`
	Provisional bool               `json:"provisional"`
	Going       []coalition.Number `json:"going"`
	Staying     []coalition.Number `json:"staying"`
	LeftOut     []coalition.Number `json:"leftOut"`
}

// handedIn tells what was made, what went along, and what stays with the coalition as it was.
func (d *open) handedIn(plan exchange.Plan, h exchange.Handed, s *streams) error {
	s.say("cli.handin.done", "file", h.File)
	s.say("cli.handin.mark", "mark", coalition.Short(h.Hash), "hash", h.Hash)
	s.say("cli.handin.going", "numbers", listed(d.numbers(plan.Going)))
	if len(plan.Staying) > 0 {
		s.say("cli.handin.staying", "numbers", listed(d.numbers(plan.Staying)))
	}
	if len(plan.LeftOut) > 0 {
		s.say("cli.handin.left-out", "numbers", listed(plan.LeftOut))
	}
	s.object(handedLine{h.File, h.Path, h.Hash, coalition.Short(h.Hash), plan.Submission.Sequence, plan.Submission.Provisional,
		d.numbers(plan.Going), d.numbers(plan.Staying), append([]coalition.Number{}, plan.LeftOut...)})
	return s.bad
}

// numbers gives what people call the commitments; the list is never nil, so that programs read [] and not null.
func (d *open) numbers(ids []coalition.ID) []coalition.Number {
	numbers := []coalition.Number{}
	for _, id := range ids {
		numbers = append(numbers, d.content.Commitment(id).Number)
	}
	return numbers
}

// listed joins numbers for a sentence; none is a dash, which is seen, and not nothing, which is not.
func listed(numbers []coalition.Number) string {
	if len(numbers) == 0 {
		return "–"
	}
	texts := make([]string, len(numbers))
	for i, n := range numbers {
		texts[i] = string(n)
	}
	return strings.Join(texts, ", ")
}
