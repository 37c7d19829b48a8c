package dossier

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"doemee/data/coalition"
	"doemee/data/database"
)

// HandIn keeps a submission as it goes out, together with the step that sets the statuses of what goes along, in one
// transaction. Handing in the same submission again changes nothing. It can't be taken back, nor what came before it.
func (d *Dossier) HandIn(ctx context.Context, s coalition.Submission, step coalition.Step) error {
	step.Cause = coalition.CauseHandIn
	_, err := d.write(ctx, "hand in "+string(s.ID), step, func(tx *database.Tx) (coalition.Step, error) {
		kept, err := has(tx, "SELECT count(*) FROM submission WHERE id = ?", string(s.ID))
		if err != nil || kept {
			return step, err
		}
		if err := keep(tx, s); err != nil {
			return step, err
		}
		if err := carry(tx, step); err != nil {
			return step, err
		}
		return step, d.final(tx, step)
	})
	return err
}

// has tells whether a count is above zero.
func has(tx *database.Tx, query string, values ...any) (bool, error) {
	var n int64
	err := tx.Each(func(scan func(...any) error) error { return scan(&n) }, query, values...)
	return n > 0, err
}

const submissionColumns = `id, organisation, key, name, edition, edition_version, sequence, provisional, made_at, program, schema,
	language, counts, hash, contact_salt, contact_hash, replaces, file, lines, contact`

// keep writes a submission with a hash over all its values, beside the content hash that covers its lines only.
func keep(tx *database.Tx, s coalition.Submission) error {
	values, err := submissionValues(&s)
	if err != nil {
		return err
	}
	bound := append(values, sumOf(fmt.Appendf(nil, "%q", values)))
	return one(tx.Exec("INSERT INTO submission ("+submissionColumns+", sum) VALUES (?"+strings.Repeat(", ?", len(bound)-1)+")", bound...))
}

// submissionValues lists a submission's values in the order of the columns.
func submissionValues(s *coalition.Submission) ([]any, error) {
	counts, err := json.Marshal(s.Counts)
	return []any{
		string(s.ID), string(s.Organisation), s.Key, s.Name, s.Edition, int64(s.EditionVersion), int64(s.Sequence), s.Provisional,
		string(s.MadeAt), s.Program, int64(s.Schema), s.Language, string(counts), s.Hash, s.ContactSalt, s.ContactHash, string(s.Replaces),
		s.File, strings.Join(s.Lines, "\n"), s.Contact,
	}, err
}

// Submissions lists everything that was handed in, in that order, as it was.
func (d *Dossier) Submissions(ctx context.Context) (all []coalition.Submission, err error) {
	err = d.db.Read(ctx, func(tx *database.Tx) error {
		all, err = database.Collect(tx, submission, "SELECT "+submissionColumns+", sum FROM submission ORDER BY rowid")
		return err
	})
	return all, d.fault(err)
}

// submission reads one row of the table and checks it against its hash.
func submission(scan func(...any) error) (s coalition.Submission, err error) {
	var counts, lines, sum string
	err = scan(&s.ID, &s.Organisation, &s.Key, &s.Name, &s.Edition, &s.EditionVersion, &s.Sequence, &s.Provisional, &s.MadeAt, &s.Program,
		&s.Schema, &s.Language, &counts, &s.Hash, &s.ContactSalt, &s.ContactHash, &s.Replaces, &s.File, &lines, &s.Contact, &sum)
	if err != nil {
		return s, err
	}
	if lines != "" {
		s.Lines = strings.Split(lines, "\n")
	}
	if err := json.Unmarshal([]byte(counts), &s.Counts); err != nil {
		return s, &damage{kind: "submission", id: string(s.ID), found: counts, expected: "JSON"}
	}
	values, err := submissionValues(&s)
	if found := sumOf(fmt.Appendf(nil, "%q", values)); err == nil && found != sum {
		err = &damage{kind: "submission", id: string(s.ID), found: found, expected: sum}
	}
	return s, err
}
