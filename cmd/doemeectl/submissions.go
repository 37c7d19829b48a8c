package main

import (
	"context"
	"flag"
	"strconv"

	"doemee/data/coalition"
	"doemee/data/exchange"
)

// submissionsVerb lists what was handed in, or makes the workbook of one again.
func submissionsVerb(fs *flag.FlagSet) runner {
	again := fs.Int("again", 0, "")
	dir := fs.String("o", "", "")
	return func(ctx context.Context, args []string, s *streams) error {
		if (*again != 0) != (*dir != "") {
			return fail("flags-together", "flag", "--again", "other", "-o")
		}
		return with(ctx, args[0], func(o *open) error {
			all, err := o.Submissions(ctx)
			switch {
			case err != nil:
				return err
			case *again != 0:
				return remake(ctx, o, all, *again, *dir, s)
			}
			return listSubmissions(all, s)
		})
	}
}

// remake makes the workbook of an earlier submission again from its record.
func remake(ctx context.Context, o *open, all []coalition.Submission, sequence int, dir string, s *streams) error {
	for _, sub := range all {
		if sub.Sequence != sequence {
			continue
		}
		handed, err := exchange.Remake(ctx, o.Dossier, sub, dir)
		if err != nil {
			return err
		}
		s.say("cli.submissions.again", "file", handed.File, "mark", coalition.Short(handed.Hash))
		s.object(map[string]string{"file": handed.File, "path": handed.Path, "hash": handed.Hash})
		return s.bad
	}
	return noRecord(strconv.Itoa(sequence))
}

// submissionLine is one submission for programs.
type submissionLine struct {
	Sequence    int              `json:"sequence"`
	ID          coalition.ID     `json:"id"`
	MadeAt      coalition.Moment `json:"madeAt"`
	Edition     string           `json:"edition"`
	Provisional bool             `json:"provisional"`
	Commitments int              `json:"commitments"`
	File        string           `json:"file"`
	Hash        string           `json:"hash"`
}

// listSubmissions prints them in the order in which they were made.
func listSubmissions(all []coalition.Submission, s *streams) error {
	for _, sub := range all {
		n := sub.Counts[string(coalition.KindCommitment)]
		s.say("cli.submissions.line", "n", strconv.Itoa(sub.Sequence), "date", s.words.Moment(string(sub.MadeAt)), "count", strconv.Itoa(n),
			"mark", coalition.Short(sub.Hash), "file", sub.File)
		s.object(submissionLine{sub.Sequence, sub.ID, sub.MadeAt, sub.Edition, sub.Provisional, n, sub.File, sub.Hash})
	}
	if len(all) == 0 {
		s.say("cli.submissions.none")
	}
	return s.bad
}
