package exchange

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/dossier"
)

// DemoWish is how many invented examples to make. The same wish gives the same dossiers and submissions.
type DemoWish struct {
	Organisations int    // at least 1
	Commitments   int    // of each organisation, at least 1
	Seed          uint64 // other seeds give other ids and, after the first organisation, other choices
	Today         coalition.Date
}

// The most that is made at once: beyond it, a slip of the finger fills a disk.
const (
	mostOrganisations = 500
	mostCommitments   = 5000
)

// Demo makes dossiers of invented organisations in a folder, each with the workbook of a first submission beside it, and gives
// the paths of all files made. The first is always Gemeente Voorbeeldstad. After its submission each dossier was worked on, and
// something in it is left to fill in. The folder is made when it is not there; a file that exists is refused.
func Demo(ctx context.Context, dir string, w DemoWish) ([]string, error) {
	switch {
	case w.Organisations < 1 || w.Organisations > mostOrganisations:
		return nil, problem("demo-count", "found", fmt.Sprint(w.Organisations), "most", fmt.Sprint(mostOrganisations))
	case w.Commitments < 1 || w.Commitments > mostCommitments:
		return nil, problem("demo-count", "found", fmt.Sprint(w.Commitments), "most", fmt.Sprint(mostCommitments))
	}
	if w.Today == "" {
		w.Today = coalition.DateOf(time.Now())
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, storeFault(dir, err)
	}
	var made []string
	for i := range w.Organisations {
		paths, err := demoOne(ctx, dir, newInventor(w, i))
		made = append(made, paths...)
		if err != nil {
			return made, err
		}
	}
	return made, nil
}

// demoOne makes one dossier and hands it in as it was two weeks ago, then works on.
func demoOne(ctx context.Context, dir string, in *inventor) (made []string, err error) {
	c, err := in.before()
	if err != nil {
		return nil, fmt.Errorf("invent: %w", err)
	}
	path := filepath.Join(dir, strings.ToLower(coalition.FileWord(c.Organisation.ShownName(), 60))+".doemee")
	d, err := dossier.Create(ctx, path, c, Bundled().Name)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	made = append(made, path)
	handed, err := in.handIn(ctx, d, c, dir)
	if err != nil {
		return made, err
	}
	return append(made, handed...), in.work(ctx, d, c)
}

// handIn makes the first submission, unless nothing is complete enough to go along.
func (in *inventor) handIn(ctx context.Context, d *dossier.Dossier, c *coalition.Content, dir string) ([]string, error) {
	then := in.at(-14)
	d.Clock(then)
	plan := PlanHandIn(c, Bundled(), nil, Wish{CompleteOnly: true, Language: words.NL, Now: then(), Salt: string(in.id("salt"))})
	if len(plan.Stops) > 0 {
		return nil, nil
	}
	handed, err := HandIn(ctx, d, c, Bundled(), plan, dir)
	if err != nil {
		return nil, err
	}
	return []string{handed.Path}, c.Apply(plan.Step)
}

// work does what was done since the submission, in steps of their own, so that there is a history to look at.
func (in *inventor) work(ctx context.Context, d *dossier.Dossier, c *coalition.Content) error {
	for i, change := range in.since(c) {
		edit := c.Edit(change.name, coalition.CauseScreen)
		if err := change.do(edit); err != nil {
			return fmt.Errorf("invent: %w", err)
		}
		d.Clock(in.at(-10 + min(i, 9)))
		if err := d.Apply(ctx, edit.Step()); err != nil {
			return err
		}
	}
	d.Clock(time.Now)
	return nil
}
