package exchange

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"

	"doemee/data/coalition"
	"doemee/data/dossier"
)

// exported is everything a dossier holds, for whoever wants to take their own data elsewhere. Records are written as show prints
// them and put takes them.
type exported struct {
	Program     string               `json:"program"`
	Schema      string               `json:"schema"`
	Edition     string               `json:"edition"`
	Created     coalition.Moment     `json:"created"`
	Records     []coalition.Record   `json:"records"`
	History     []exportedStep       `json:"history"`
	Submissions []exportedSubmission `json:"submissions"`
	Answers     []exportedAnswer     `json:"answers"`
}

// exportSchema names the shape of the file.
const exportSchema = "doemee/dossier/v1"

type exportedStep struct {
	At      coalition.Moment `json:"at"`
	Name    string           `json:"name"`
	Cause   coalition.Cause  `json:"cause"`
	Changes []exportedChange `json:"changes"`
}

type exportedChange struct {
	Kind  coalition.Kind `json:"kind"`
	ID    coalition.ID   `json:"id"`
	Field string         `json:"field,omitempty"`
	Old   string         `json:"old"`
	New   string         `json:"new"`
}

type exportedSubmission struct {
	ID          coalition.ID      `json:"id"`
	Sequence    int               `json:"sequence"`
	Edition     string            `json:"edition"`
	Provisional bool              `json:"provisional"`
	MadeAt      coalition.Moment  `json:"madeAt"`
	Language    string            `json:"language"`
	File        string            `json:"file"`
	Hash        string            `json:"hash"`
	Records     []json.RawMessage `json:"records"`
}

type exportedAnswer struct {
	ID         coalition.ID       `json:"id"`
	Submission coalition.ID       `json:"submission"`
	Number     int                `json:"number"`
	ReceivedAt coalition.Moment   `json:"receivedAt"`
	Verdict    coalition.Verdict  `json:"verdict"`
	Questions  []coalition.Record `json:"questions"`
}

func exportStep(e dossier.Entry) exportedStep {
	s := exportedStep{At: e.At, Name: e.Step.Name, Cause: e.Step.Cause}
	for _, ch := range e.Step.Changes {
		s.Changes = append(s.Changes, exportedChange{ch.Kind, ch.ID, ch.Field, ch.Old, ch.New})
	}
	return s
}

func exportSubmission(s coalition.Submission) exportedSubmission {
	out := exportedSubmission{ID: s.ID, Sequence: s.Sequence, Edition: s.Edition, Provisional: s.Provisional, MadeAt: s.MadeAt,
		Language: s.Language, File: s.File, Hash: s.Hash}
	for _, line := range append(slices.Clone(s.Lines), s.Contact) {
		if line != "" {
			out.Records = append(out.Records, json.RawMessage(line))
		}
	}
	return out
}

func exportAnswer(a coalition.Answer) exportedAnswer {
	out := exportedAnswer{ID: a.ID, Submission: a.Submission, Number: a.Number, ReceivedAt: a.ReceivedAt, Verdict: a.Verdict}
	for i := range a.Questions {
		out.Questions = append(out.Questions, coalition.AsRecord(&a.Questions[i]))
	}
	return out
}

// Export writes all data of a dossier to one JSON file that does not exist yet: records with internal notes, the trash, the history,
// submissions and answers. Nothing of it is meant for the coalition.
func Export(ctx context.Context, d *dossier.Dossier, path string) error {
	seen, err := d.Seen(ctx)
	if err != nil {
		return err
	}
	history, err := d.History(ctx, "", 0)
	if err != nil {
		return err
	}
	all := exported{Program: Program, Schema: exportSchema, Edition: seen.Edition, Created: seen.Created}
	for r := range seen.Content.Records {
		all.Records = append(all.Records, r)
	}
	for _, e := range slices.Backward(history) {
		all.History = append(all.History, exportStep(e))
	}
	for _, s := range seen.Submissions {
		all.Submissions = append(all.Submissions, exportSubmission(s))
	}
	for _, a := range seen.Answers {
		all.Answers = append(all.Answers, exportAnswer(a))
	}
	var out bytes.Buffer
	lines := json.NewEncoder(&out)
	lines.SetEscapeHTML(false)
	lines.SetIndent("", "  ")
	if err := lines.Encode(all); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return writeWhole(path, out.Bytes())
}
