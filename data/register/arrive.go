package register

import (
	"context"
	"encoding/json"
	"strings"

	"doemee/data/coalition"
	"doemee/data/database"
)

// Batch is one taking in of files. Its id is given by who begins it, so that it can be spread over several transactions.
type Batch struct {
	ID       coalition.ID
	At       coalition.Moment
	Source   string // the paths that were given, one a line
	Files    int
	Taken    int // submissions that were kept for the first time
	UndoneAt coalition.Moment
}

// Seen is one file that was seen, with what became of it.
type Seen struct {
	ID           coalition.ID
	Batch        coalition.ID
	Path         string // as the person gave it
	Inside       string // the attachment of a mail, empty for a file of its own
	Size         int64
	Modified     coalition.Moment
	Sender       string // of the mail it came in
	SentAt       coalition.Moment
	Class        coalition.Class
	Edited       bool // differs from what it was when it was made
	Sealed       bool
	Form         bool         // a blank form that somebody filled in
	Organisation coalition.ID // as the register knows it, empty when nothing could be read
	Name         string       // of the organisation, as the file says
	Sequence     int
	Hash         string       // of the content as the cells say it
	Submission   coalition.ID // what it is kept as, empty when nothing could be read
	ReasonCount  int
	SeenAt       coalition.Moment
	SettledAt    coalition.Moment // when it stopped asking for attention, empty while it does
	Reasons      []Reason         // only where they are asked for
}

// Reason is one thing to know about a file. Its sentence is the translation of Key, filled with Values.
type Reason struct {
	Key      string
	Note     bool // nothing was lost
	Sheet    string
	Cell     string
	Kind     coalition.Kind
	Record   coalition.ID // what the cell is about, empty when that is not known
	Field    string       // key of the column
	Found    string
	Expected string
	Values   map[string]string
	Ask      string // the question it becomes when the file is taken in with open points; not kept with the file
}

// Arrival is a file on its way into the register. [Register.Keep] fills in what becomes of it.
type Arrival struct {
	Seen
	Refused coalition.Class // damaged or not ours: nothing was read
	Repair  bool            // some cell could not be read
	// Read is what was read: the lines as the cells say them, with everything the file says of itself. It is nil when nothing
	// was.
	Read   *coalition.Submission
	Absent []coalition.Absent // what the file had no place for
	Fresh  bool               // its content was not known before
}

// Keep takes files in, in one transaction: each gets its class, what was read is kept unless its content is known already, and
// the present view of its organisation is made anew. openPoints lets what needs repair count as well, each unreadable cell a
// question. Files of one batch may come in several calls.
func (r *Register) Keep(ctx context.Context, e *coalition.Edition, b Batch, arrivals []*Arrival, openPoints bool) error {
	return r.db.Update(ctx, func(tx *database.Tx) error {
		if err := r.begin(tx, b); err != nil {
			return err
		}
		taken := 0
		for _, a := range arrivals {
			a.Batch, a.SeenAt = b.ID, r.now()
			k := keeping{r, tx, e, a}
			if err := k.keep(openPoints); err != nil {
				return err
			}
			if a.Fresh {
				taken++
			}
		}
		return one(tx.Exec("UPDATE batch SET files = files + $1, taken = taken + $2 WHERE id = $3", len(arrivals), taken, string(b.ID)))
	})
}

// begin writes the batch down when its first files come.
func (r *Register) begin(tx *database.Tx, b Batch) error {
	_, err := tx.Exec("INSERT INTO batch (id, at, source, files, taken, undone_at) VALUES ($1, $2, $3, 0, 0, '') ON CONFLICT (id) DO NOTHING",
		string(b.ID), string(r.now()), b.Source)
	return err
}

// keeping is the taking in of one file.
type keeping struct {
	*Register
	tx      *database.Tx
	edition *coalition.Edition
	a       *Arrival
}

// keep decides what the file is and keeps it.
func (k *keeping) keep(openPoints bool) error {
	if k.a.Read == nil {
		k.a.Class = k.a.Refused
		return k.keepFile()
	}
	known, err := k.recognise()
	if err != nil {
		return err
	}
	for _, one := range known {
		if one.Hash == k.a.Hash {
			k.a.Submission = one.id
		}
	}
	if k.a.Fresh = k.a.Submission == ""; k.a.Fresh {
		if err := k.keepSubmission(known, openPoints); err != nil {
			return err
		}
	}
	return k.keepFile()
}

// recognise finds the organisation and what is known of it, and gives the file its class.
func (k *keeping) recognise() (known []knownSubmission, err error) {
	s := k.a.Read
	k.a.Hash = coalition.Hash(s.Lines)
	k.a.Name, k.a.Sequence = s.Name, s.Sequence
	if k.a.Organisation, err = organisationOf(k.tx, s.Key, s.Organisation); err != nil {
		return nil, err
	}
	if k.a.Organisation != "" {
		known, err = knownOf(k.tx, k.a.Organisation)
	}
	list := make([]coalition.Known, len(known))
	for i, one := range known {
		list[i] = one.Known
	}
	k.a.Class = Classify(k.a, k.edition.Name, list)
	return known, err
}

// Classify gives the class of an arrival whose hash and name are known already.
func Classify(a *Arrival, edition string, known []coalition.Known) coalition.Class {
	arrival := coalition.Arrival{Refused: a.Refused, Repair: a.Repair, Hash: a.Hash}
	if a.Read != nil {
		arrival.Edition, arrival.Sequence = a.Read.Edition, a.Read.Sequence
	}
	return coalition.Classify(arrival, edition, known)
}

// knownSubmission is one that the register has of an organisation.
type knownSubmission struct {
	coalition.Known
	id         coalition.ID
	rank, turn int
}

func knownOf(tx *database.Tx, organisation coalition.ID) ([]knownSubmission, error) {
	return database.Collect(tx, func(scan func(...any) error) (k knownSubmission, err error) {
		err = scan(&k.id, &k.Hash, &k.Sequence, &k.Counts, &k.rank, &k.turn)
		return k, err
	}, "SELECT id, hash, sequence, placed, rank, turn FROM submission WHERE organisation = $1 ORDER BY rank, turn", string(organisation))
}

// Known lists what the register has of an organisation that a file calls by this key and this id, for a preview.
func (r *Register) Known(ctx context.Context, key string, stated coalition.ID) (organisation coalition.ID, known []coalition.Known, err error) {
	err = r.db.Read(ctx, func(tx *database.Tx) error {
		if organisation, err = organisationOf(tx, key, stated); err != nil || organisation == "" {
			return err
		}
		all, err := knownOf(tx, organisation)
		for _, k := range all {
			known = append(known, k.Known)
		}
		return err
	})
	return organisation, known, err
}

// The two sorts of names under which an organisation is known.
const (
	byKey = "key:"
	byID  = "id:"
)

// real tells whether a key comes from a public register, and is not made up from an id.
func real(key string) bool { return key != "" && !strings.HasPrefix(key, "X-") }

// organisationOf finds the organisation that a file is of: by its number in a public register and else by the id that its files
// give it. A dossier that was copied to begin another one has the same id and another number: that is another organisation.
func organisationOf(tx *database.Tx, key string, stated coalition.ID) (coalition.ID, error) {
	if real(key) {
		if found, err := text(tx, "SELECT organisation FROM alias WHERE name = $1", byKey+key); err != nil || found != "" {
			return coalition.ID(found), err
		}
	}
	found, err := text(tx, "SELECT organisation FROM alias WHERE name = $1", byID+string(stated))
	if err != nil || found == "" || !real(key) {
		return coalition.ID(found), err
	}
	others, err := number(tx, "SELECT count(*) FROM alias WHERE organisation = $1 AND name LIKE 'key:%'", found)
	if others > 0 {
		found = ""
	}
	return coalition.ID(found), err
}

// NewOrganisation is what the register will call an organisation that it does not know yet.
func NewOrganisation(key string, stated coalition.ID) coalition.ID {
	return coalition.DeriveID("", "registered", aliases(key, stated)[0])
}

// aliases are the names by which a file calls its organisation, the surest first.
func aliases(key string, stated coalition.ID) []string {
	if real(key) {
		return []string{byKey + key, byID + string(stated)}
	}
	return []string{byID + string(stated)}
}

// naming remembers the names of an organisation; the first file of one makes it.
func (k *keeping) naming() error {
	s := k.a.Read
	if k.a.Organisation == "" {
		k.a.Organisation = NewOrganisation(s.Key, s.Organisation)
	}
	for _, name := range aliases(s.Key, s.Organisation) {
		_, err := k.tx.Exec("INSERT INTO alias (name, organisation) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING", name, string(k.a.Organisation))
		if err != nil {
			return err
		}
	}
	return nil
}

// keepFile writes down that the file was seen, and why it is what it is.
func (k *keeping) keepFile() error {
	a := k.a
	a.ID, a.ReasonCount = coalition.NewID(), len(a.Reasons)
	if !a.Class.Waits() && a.Class != coalition.ClassDamaged && a.Class != coalition.ClassOtherEdition {
		a.SettledAt = a.SeenAt
	}
	err := one(k.tx.Exec(`INSERT INTO file (`+fileColumns+`) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
		string(a.ID), string(a.Batch), a.Path, a.Inside, a.Size, string(a.Modified), a.Sender, string(a.SentAt), string(a.Class), a.Edited,
		a.Sealed, a.Form, string(a.Organisation), a.Name, a.Sequence, a.Hash, string(a.Submission), a.ReasonCount, string(a.SeenAt),
		string(a.SettledAt)))
	for i, reason := range a.Reasons {
		if err != nil {
			return err
		}
		err = keepReason(k.tx, a.ID, i, reason)
	}
	return err
}

func keepReason(tx *database.Tx, file coalition.ID, n int, r Reason) error {
	details, err := json.Marshal(r.Values)
	if err != nil {
		return err
	}
	return one(tx.Exec(`INSERT INTO reason (file, n, key, note, sheet, cell, kind, record, field, found, expected, details)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`, string(file), n, r.Key, r.Note, r.Sheet, r.Cell, string(r.Kind),
		string(r.Record), r.Field, r.Found, r.Expected, string(details)))
}

const fileColumns = `id, batch, path, inside, size, modified, sender, sent_at, class, edited, sealed, form, organisation, name, sequence, hash,
	submission, reasons, seen_at, settled_at`
