package main

import (
	"context"
	"flag"
	"time"

	"doemee/data/coalition"
)

// deleteVerb takes away what can be brought back: from the trash, or by undo. What a dossier has one of stays.
func deleteVerb(*flag.FlagSet) runner {
	return func(ctx context.Context, args []string, s *streams) error {
		return onRecord(ctx, args, s, "delete", func(e *coalition.Edit, r coalition.Record) error {
			switch {
			case r.Kind().Single():
				return &refusal{"cant-delete", map[string]string{"found": string(r.Kind())}}
			case hasTrash(r):
				if r.Value("trashed") != "" {
					return nil
				}
				return e.Trash(r, coalition.MomentOf(time.Now()))
			}
			return e.Remove(r)
		})
	}
}

// restoreVerb is called restore-record on the line, because restore is for backups.
func restoreVerb(*flag.FlagSet) runner {
	return func(ctx context.Context, args []string, s *streams) error {
		return onRecord(ctx, args, s, "restore", func(e *coalition.Edit, r coalition.Record) error {
			if !hasTrash(r) {
				return &refusal{"no-trash", map[string]string{"found": string(r.Kind())}}
			}
			return e.Restore(r)
		})
	}
}

// onRecord changes one record in one step and tells what was done.
func onRecord(ctx context.Context, args []string, s *streams, did string, change func(*coalition.Edit, coalition.Record) error) error {
	k, err := kindOf(args[1])
	if err != nil {
		return err
	}
	return with(ctx, args[0], func(o *open) error {
		r, err := o.record(k, args[2])
		if err != nil {
			return err
		}
		name, id := o.nameOf(r, s), r.ID()
		edit := o.content.Edit(stepOf(did, k), coalition.CauseScreen)
		if err := change(edit, r); err != nil {
			return err
		}
		if err := o.Apply(ctx, edit.Step()); err != nil {
			return err
		}
		outcome := ".done"
		if edit.Empty() {
			outcome = ".same"
		}
		s.say("cli."+did+outcome, "name", name)
		s.object(acted{did, k, id, name, len(edit.Step().Changes)})
		return s.bad
	})
}

// stepOf names the step: deleting what has a trash is putting it there.
func stepOf(verb string, k coalition.Kind) string {
	if _, ok := coalition.FieldOf(k, "trashed"); ok && verb == "delete" {
		return "trash"
	}
	return verb
}

// acted tells what was done to one record.
type acted struct {
	Did     string         `json:"did"`
	Is      coalition.Kind `json:"is"`
	ID      coalition.ID   `json:"id"`
	Name    string         `json:"name"`
	Changes int            `json:"changes"`
}

// hasTrash tells whether records of this kind go to the trash first.
func hasTrash(r coalition.Record) bool {
	_, ok := coalition.FieldOf(r.Kind(), "trashed")
	return ok
}

// refusal is what the command line itself refuses about a record; its sentence is cli.refused.<code>.
type refusal struct {
	code   string
	values map[string]string
}

func (r *refusal) Error() string { return r.code }

// Key is the key of the sentence.
func (r *refusal) Key() string { return "cli.refused." + r.code }

// Values fills the sentence.
func (r *refusal) Values() map[string]string { return r.values }
