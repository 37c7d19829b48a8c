package register

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"

	"doemee/data/coalition"
	"doemee/data/database"
)

// Submission is a submission as the register keeps it. In the embedded one ID, Hash, Organisation and Sequence are what the file
// says of itself; Taken is the register's own id of it.
type Submission struct {
	coalition.Submission
	Taken      coalition.ID // what the register calls it
	Registered coalition.ID // the organisation as the register knows it
	Content    string       // hash of the lines as they are; differs from Hash when it was edited elsewhere
	Batch      coalition.ID
	Class      coalition.Class
	Edited     bool
	Sealed     bool
	Form       bool
	Absent     []coalition.Absent
	Placed     bool // counts in the present view
	Rank, Turn int  // its place in the order in which they lie over one another
	TakenAt    coalition.Moment
	Verdict    coalition.Verdict // empty until judged
}

const submissionColumns = `id, organisation, batch, file_name, stated_id, stated_hash, stated_org, key, name, edition, edition_version,
	sequence, provisional, made_at, program, schema, language, replaces, contact_salt, contact_hash, contact, hash, lines, absent, commitments,
	class,
	edited, sealed, form, placed, rank, turn, taken_at, verdict, sum`

// keepSubmission keeps what was read, and makes the view anew when it counts.
func (k *keeping) keepSubmission(known []knownSubmission, openPoints bool) error {
	if err := k.naming(); err != nil {
		return err
	}
	a, s := k.a, k.a.Read
	kept := Submission{Submission: *s, Taken: coalition.DeriveID(a.Organisation, "taken", a.Hash), Registered: a.Organisation, Content: a.Hash,
		Batch: a.Batch, Class: a.Class, Edited: a.Edited, Sealed: a.Sealed, Form: a.Form, Absent: a.Absent, Rank: s.Sequence, TakenAt: a.SeenAt}
	kept.Placed = a.Class.Takes() || a.Class == coalition.ClassRepair && openPoints
	if kept.Placed && a.Class == coalition.ClassRepair {
		kept.Rank, kept.Turn = onTop(known, s.Sequence)
	}
	if err := insertSubmission(k.tx, &kept); err != nil {
		return err
	}
	a.Submission = kept.Taken
	if !kept.Placed {
		return nil
	}
	if a.Class == coalition.ClassRepair {
		if err := k.askRepairs(k.tx, &kept, a.Reasons); err != nil {
			return err
		}
	}
	if err := k.takeReplies(k.tx, &kept); err != nil {
		return err
	}
	return k.rebuild(k.tx, k.edition, a.Organisation)
}

// onTop is the place for a submission with this number that a person lets count: by its number, but over another one with the
// same number.
func onTop(known []knownSubmission, sequence int) (rank, turn int) {
	rank = sequence
	for _, one := range known {
		switch {
		case !one.Counts:
		case sequence == 0 && one.rank > rank:
			rank, turn = one.rank, one.turn+1
		case one.rank == rank:
			turn = max(turn, one.turn+1)
		}
	}
	return rank, turn
}

func insertSubmission(tx *database.Tx, s *Submission) error {
	values := s.values()
	bound := append(values, sumOf(values))
	holes := make([]string, len(bound))
	for i := range holes {
		holes[i] = fmt.Sprintf("$%d", i+1)
	}
	return one(tx.Exec("INSERT INTO submission ("+submissionColumns+") VALUES ("+strings.Join(holes, ", ")+")", bound...))
}

// values lists what never changes first, in the order of the columns; see sumOf.
func (s *Submission) values() []any {
	return []any{string(s.Taken), string(s.Registered), string(s.Batch), s.File, string(s.ID), s.Hash, string(s.Organisation), s.Key, s.Name,
		s.Edition, s.EditionVersion, s.Sequence, s.Provisional, string(s.MadeAt), s.Program, s.Schema, s.Language, string(s.Replaces),
		s.ContactSalt, s.ContactHash, s.Contact, s.Content, strings.Join(s.Lines, "\n"), absentText(s.Absent), s.Counts[string(coalition.KindCommitment)],
		string(s.Class), s.Edited, s.Sealed, s.Form, s.Placed, s.Rank, s.Turn, string(s.TakenAt), string(s.Verdict)}
}

// absentText is what the file had no place for as it is kept; nothing for most.
func absentText(list []coalition.Absent) string {
	if len(list) == 0 {
		return ""
	}
	raw, err := json.Marshal(list)
	if err != nil {
		return "" // strings and truths only: it can't fail
	}
	return string(raw)
}

// lasting is how many of a submission's values never change after it was kept.
const lasting = 25

// sumOf is a hash over what never changes, so that a flipped bit that SQLite can't see is seen when the row is read.
func sumOf(values []any) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%q", values[:lasting]))
	return hex.EncodeToString(sum[:8])
}

// scanSubmission reads one row and checks it against its hash.
func scanSubmission(scan func(...any) error) (s Submission, err error) {
	var lines, absent, sum string
	var commitments int
	err = scan(&s.Taken, &s.Registered, &s.Batch, &s.File, &s.ID, &s.Hash, &s.Organisation, &s.Key, &s.Name, &s.Edition, &s.EditionVersion,
		&s.Sequence, &s.Provisional, &s.MadeAt, &s.Program, &s.Schema, &s.Language, &s.Replaces, &s.ContactSalt, &s.ContactHash, &s.Contact,
		&s.Content, &lines, &absent, &commitments, &s.Class, &s.Edited, &s.Sealed, &s.Form, &s.Placed, &s.Rank, &s.Turn, &s.TakenAt, &s.Verdict, &sum)
	if err != nil {
		return s, err
	}
	if lines != "" {
		s.Lines = strings.Split(lines, "\n")
	}
	s.Counts = map[string]int{string(coalition.KindCommitment): commitments}
	if absent != "" {
		if err := json.Unmarshal([]byte(absent), &s.Absent); err != nil {
			return s, &database.Fault{Code: database.Damaged, Found: "submission " + string(s.Taken), Expected: "JSON"}
		}
	}
	if found := sumOf(s.values()); found != sum {
		err = &database.Fault{Code: database.Damaged, Found: "submission " + string(s.Taken), Expected: sum}
	}
	return s, err
}

// Submission reads one submission whole, by the register's own id.
func (r *Register) Submission(ctx context.Context, taken coalition.ID) (s Submission, err error) {
	err = r.db.Read(ctx, func(tx *database.Tx) error {
		s, err = submission(tx, taken)
		return err
	})
	return s, r.named(err)
}

// named gives a fault about a row the path of the file it is in.
func (r *Register) named(err error) error {
	if fault, ok := err.(*database.Fault); ok && fault.Path == "" {
		fault.Path = r.db.Path()
	}
	return err
}

func submission(tx *database.Tx, taken coalition.ID) (Submission, error) {
	all, err := database.Collect(tx, scanSubmission, "SELECT "+submissionColumns+" FROM submission WHERE id = $1", string(taken))
	if err == nil && len(all) == 0 {
		return Submission{}, fmt.Errorf("submission %s: %w", taken, ErrNoRecord)
	}
	if err != nil {
		return Submission{}, err
	}
	return all[0], nil
}

// SubmissionsOf reads everything an organisation sent, in the order in which it lies over one another; what does not count is
// among it.
func (r *Register) SubmissionsOf(ctx context.Context, organisation coalition.ID) (all []Submission, err error) {
	err = r.db.Read(ctx, func(tx *database.Tx) error {
		all, err = submissionsOf(tx, organisation)
		return err
	})
	return all, r.named(err)
}

func submissionsOf(tx *database.Tx, organisation coalition.ID) ([]Submission, error) {
	return database.Collect(tx, scanSubmission,
		"SELECT "+submissionColumns+" FROM submission WHERE organisation = $1 ORDER BY rank, turn, taken_at, id", string(organisation))
}
