package main

import (
	"context"
	"flag"
	"strconv"

	"doemee/data/coalition"
	"doemee/data/register"
)

// listVerb lists what a register holds: files, organisations, commitments, questions or batches.
func listVerb(fs *flag.FlagSet) runner {
	var q asked
	fs.StringVar(&q.search, "search", "", "")
	fs.StringVar(&q.Sort, "sort", "", "")
	fs.BoolVar(&q.Desc, "desc", false, "")
	fs.IntVar(&q.Limit, "limit", 0, "")
	fs.IntVar(&q.Offset, "offset", 0, "")
	fs.StringVar(&q.class, "class", "", "")
	fs.StringVar(&q.project, "project", "", "")
	fs.StringVar(&q.kind, "kind", "", "")
	fs.StringVar(&q.status, "status", "", "")
	fs.StringVar(&q.kindOf, "type", "", "")
	fs.StringVar(&q.bucket, "bucket", "", "")
	fs.BoolVar(&q.open, "open", false, "")
	return func(ctx context.Context, args []string, s *streams) error {
		what := "files"
		if len(args) > 1 {
			what = args[1]
		}
		return at(ctx, args[0], s, func(d *desk) error { return d.list(ctx, what, q) })
	}
}

// asked is what a list is asked for.
type asked struct {
	register.Page
	search, class, project, kind, status, kindOf, bucket string
	open                                                 bool
}

func (d *desk) list(ctx context.Context, what string, q asked) error {
	lists := map[string]func(context.Context, asked) (int, error){"files": d.listFiles, "organisations": d.listOrganisations,
		"commitments": d.listCommitments, "questions": d.listQuestions, "batches": d.listBatches}
	one, ok := lists[what]
	if !ok {
		return fail("choice", "flag", "WHAT", "found", what, "expected", "files, organisations, commitments, questions, batches")
	}
	total, err := one(ctx, q)
	if err == nil {
		d.say("cli.list.total", "n", strconv.Itoa(total))
	}
	return err
}

func (d *desk) listFiles(ctx context.Context, q asked) (int, error) {
	query := register.FileQuery{Search: q.search, Attention: q.open, Page: q.Page}
	if q.class != "" {
		query.Classes = []coalition.Class{coalition.Class(q.class)}
	}
	all, total, err := d.Files(ctx, query)
	for _, f := range all {
		whole, err := d.File(ctx, f.ID)
		if err != nil {
			return total, err
		}
		d.say("cli.list.file", "id", string(whole.ID))
		d.tellArrival(&whole)
	}
	return total, err
}

// organisationLine is one organisation for programs.
type organisationLine struct {
	Organisation coalition.ID     `json:"organisation"`
	Key          string           `json:"key"`
	Name         string           `json:"name"`
	Type         coalition.Code   `json:"type"`
	Sequence     int              `json:"sequence"`
	MadeAt       coalition.Moment `json:"madeAt"`
	Commitments  int              `json:"commitments"`
	Agreements   int              `json:"agreements"`
	Bucket       coalition.Bucket `json:"bucket"`
	Questions    int              `json:"questions"`
	Overdue      int              `json:"overdue"`
}

func (d *desk) listOrganisations(ctx context.Context, q asked) (int, error) {
	all, total, err := d.Organisations(ctx, register.OrganisationQuery{Type: coalition.Code(q.kindOf), Bucket: coalition.Bucket(q.bucket),
		Asked: q.open, Search: q.search, Page: q.Page})
	for _, o := range all {
		d.say("cli.list.organisation", "key", o.Key, "name", o.Name, "n", strconv.Itoa(o.Commitments), "bucket", d.words.Say("bucket."+string(o.Bucket)),
			"questions", strconv.Itoa(o.Questions))
		d.object(organisationLine{o.ID, o.Key, o.Name, o.Type, o.Sequence, o.MadeAt, o.Commitments, o.Agreements, o.Bucket, o.Questions, o.Overdue})
	}
	return total, err
}

// commitmentLine is one commitment for programs.
type commitmentLine struct {
	Organisation coalition.ID       `json:"organisation"`
	Key          string             `json:"key"`
	ID           coalition.ID       `json:"id"`
	Number       coalition.Number   `json:"number"`
	Title        string             `json:"title"`
	Project      coalition.Code     `json:"project"`
	Status       coalition.Code     `json:"status"`
	End          coalition.Deadline `json:"end"`
	Level        coalition.Level    `json:"level"`
	LeftOut      bool               `json:"leftOut"`
	Review       coalition.Verdict  `json:"review"`
	Questions    int                `json:"questions"`
}

func (d *desk) listCommitments(ctx context.Context, q asked) (int, error) {
	all, total, err := d.Commitments(ctx, register.CommitmentQuery{Project: coalition.Code(q.project), Kind: coalition.Code(q.kind),
		Status: coalition.Code(q.status), Type: coalition.Code(q.kindOf), Unreviewed: q.open, Search: q.search, Page: q.Page})
	for _, c := range all {
		d.say("cli.list.commitment", "key", c.Key, "name", c.Name, "number", string(c.Number), "title", c.Title,
			"status", d.label(coalition.ListStatus, c.Status), "level", d.words.Say("concrete."+string(c.Level)))
		d.object(commitmentLine{c.Organisation, c.Key, c.ID, c.Number, c.Title, c.Project, c.Status, c.Ends, c.Level, c.LeftOut, c.Review, c.Questions})
	}
	return total, err
}

// questionLine is one question for programs.
type questionLine struct {
	ID       coalition.ID     `json:"id"`
	Key      string           `json:"key"`
	Number   coalition.Number `json:"number"`
	Record   coalition.ID     `json:"record"`
	Field    string           `json:"field"`
	Text     string           `json:"text"`
	Found    string           `json:"found"`
	Cause    string           `json:"cause"`
	AskedAt  coalition.Moment `json:"askedAt"`
	Reply    string           `json:"reply"`
	ClosedAt coalition.Moment `json:"closedAt"`
}

func (d *desk) listQuestions(ctx context.Context, q asked) (int, error) {
	all, total, err := d.Questions(ctx, register.QuestionQuery{Open: q.open, Search: q.search, Page: q.Page})
	for _, one := range all {
		d.say("cli.list.question", "id", string(one.ID), "key", one.Key, "number", string(one.Number), "field", one.Field, "text", one.Text,
			"reply", one.Reply)
		d.object(questionLine{one.ID, one.Key, one.Number, one.Record, one.Field, one.Text, one.Found, one.Cause, one.AskedAt, one.Reply, one.ClosedAt})
	}
	return total, err
}

// batchLine is one taking in for programs.
type batchLine struct {
	Batch    coalition.ID     `json:"batch"`
	At       coalition.Moment `json:"at"`
	Files    int              `json:"files"`
	Kept     int              `json:"kept"`
	UndoneAt coalition.Moment `json:"undoneAt"`
}

func (d *desk) listBatches(ctx context.Context, _ asked) (int, error) {
	all, err := d.Batches(ctx)
	for _, b := range all {
		d.say("cli.list.batch", "batch", string(b.ID), "date", d.words.Moment(string(b.At)), "files", strconv.Itoa(b.Files), "kept", strconv.Itoa(b.Taken))
		d.object(batchLine{b.ID, b.At, b.Files, b.Taken, b.UndoneAt})
	}
	return len(all), err
}
