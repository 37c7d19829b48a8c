package dossier

import (
	"context"
	_ "embed"
	"fmt"
	"strconv"

	"doemee/data/coalition"
	"doemee/data/database"
)

//go:embed edition.sql
var editionSchema string

// Taken is an edition as it was taken on. The dossier keeps the signed text and reads nothing in it.
type Taken struct {
	Serial   int
	Name     string
	Version  int
	Text     string // as signed
	Key      string // public key that is trusted from then on
	TakenAt  coalition.Moment
	Previous int // serial of the edition that it replaced, 0 for the one inside the program
}

// TakeEdition takes on an edition and opens a decision about each of the commitments given, unless one was made under that
// edition before. One that was taken on earlier becomes the present one again. It stands in the log and is no step to undo, see
// [Dossier.EditionBack].
func (d *Dossier) TakeEdition(ctx context.Context, t Taken, deciding []coalition.ID) error {
	return d.changeEdition(ctx, "take edition "+strconv.Itoa(t.Serial), func(tx *database.Tx) (Taken, error) {
		present, err := presentSerial(tx)
		if err != nil {
			return t, err
		}
		t.Previous, t.TakenAt = present, coalition.MomentOf(d.clock())
		known, err := has(tx, "SELECT count(*) FROM edition WHERE serial = ?", int64(t.Serial))
		if err != nil {
			return t, err
		}
		if !known {
			if err := keepEdition(tx, t); err != nil {
				return t, err
			}
		}
		return t, openDecisions(tx, t.Name, deciding)
	})
}

// EditionBack goes one step back, to the edition that the present one replaced. bundled is the name of the one inside the
// program. Nothing of what was seen is forgotten. Without a step to go back it gives [ErrNothing].
func (d *Dossier) EditionBack(ctx context.Context, bundled string) error {
	return d.changeEdition(ctx, "edition back", func(tx *database.Tx) (Taken, error) {
		all, present, err := editions(tx)
		if err != nil {
			return Taken{}, err
		}
		now := find(all, present)
		if now.Serial == 0 {
			return now, ErrNothing
		}
		if earlier := find(all, now.Previous); earlier.Serial != 0 {
			return earlier, nil
		}
		return Taken{Name: bundled}, nil
	})
}

// changeEdition makes the edition that change gives the present one.
func (d *Dossier) changeEdition(ctx context.Context, what string, change func(*database.Tx) (Taken, error)) error {
	note := coalition.Step{Name: "edition", Cause: coalition.CauseEdition}
	_, err := d.write(ctx, what, note, func(tx *database.Tx) (coalition.Step, error) {
		t, err := change(tx)
		if err != nil {
			return note, err
		}
		if err := setMeta(tx, metaEdition, t.Name); err != nil {
			return note, err
		}
		if err := setMeta(tx, metaSerial, strconv.Itoa(t.Serial)); err != nil {
			return note, err
		}
		return note, d.note(tx, note)
	})
	if err != nil {
		return err
	}
	return d.readEdition(ctx)
}

// Editions lists the editions that were ever taken on, lowest serial first, and the serial of the present one: 0 for the one
// inside the program.
func (d *Dossier) Editions(ctx context.Context) (all []Taken, present int, err error) {
	err = d.db.Read(ctx, func(tx *database.Tx) error {
		all, present, err = editions(tx)
		return err
	})
	return all, present, d.fault(err)
}

func editions(tx *database.Tx) ([]Taken, int, error) {
	present, err := presentSerial(tx)
	if err != nil {
		return nil, 0, err
	}
	all, err := database.Collect(tx, takenEdition, "SELECT serial, name, version, text, key, taken_at, previous, sum FROM edition ORDER BY serial")
	return all, present, err
}

func find(all []Taken, serial int) Taken {
	for _, t := range all {
		if t.Serial == serial {
			return t
		}
	}
	return Taken{}
}

// presentSerial is 0 in a dossier that never took on an edition.
func presentSerial(tx *database.Tx) (int, error) {
	there, err := has(tx, "SELECT count(*) FROM meta WHERE name = ?", metaSerial)
	if err != nil || !there {
		return 0, err
	}
	text, err := meta(tx, metaSerial)
	if err != nil {
		return 0, err
	}
	return strconv.Atoi(text)
}

func keepEdition(tx *database.Tx, t Taken) error {
	return one(tx.Exec("INSERT INTO edition (serial, name, version, text, key, taken_at, previous, sum) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
		int64(t.Serial), t.Name, int64(t.Version), t.Text, t.Key, string(t.TakenAt), int64(t.Previous), t.sum()))
}

func (t Taken) sum() string {
	return sumOf(fmt.Appendf(nil, "%q", []string{strconv.Itoa(t.Serial), t.Name, strconv.Itoa(t.Version), t.Text, t.Key, string(t.TakenAt),
		strconv.Itoa(t.Previous)}))
}

func takenEdition(scan func(...any) error) (t Taken, err error) {
	var sum string
	err = scan(&t.Serial, &t.Name, &t.Version, &t.Text, &t.Key, &t.TakenAt, &t.Previous, &sum)
	if found := t.sum(); err == nil && found != sum {
		err = &damage{kind: "edition", id: strconv.Itoa(t.Serial), found: found, expected: sum}
	}
	return t, err
}

// RollOver keeps a decision about a commitment under the present edition, with the step that carries it out.
func (d *Dossier) RollOver(ctx context.Context, commitment coalition.ID, made coalition.Decision, step coalition.Step) error {
	name := d.Edition()
	_, err := d.write(ctx, "roll over "+string(commitment)+" "+string(made), step, func(tx *database.Tx) (coalition.Step, error) {
		rows, err := tx.Exec("UPDATE decision SET decision = ?, sum = ? WHERE edition = ? AND commitment = ?",
			string(made), decisionSum(name, commitment, made), name, string(commitment))
		switch {
		case err != nil:
			return step, err
		case rows == 0:
			return step, coalition.ErrNoRecord
		case len(step.Changes) == 0:
			return step, d.note(tx, step)
		}
		if err := carry(tx, step); err != nil {
			return step, err
		}
		return step, d.own(tx, step)
	})
	return err
}

// Decisions are those of the present edition by commitment; [coalition.Undecided] is still to be made.
func (d *Dossier) Decisions(ctx context.Context) (map[coalition.ID]coalition.Decision, error) {
	name := d.Edition()
	all := map[coalition.ID]coalition.Decision{}
	err := d.db.Read(ctx, func(tx *database.Tx) error {
		return tx.Each(func(scan func(...any) error) error {
			var id coalition.ID
			var made coalition.Decision
			var sum string
			if err := scan(&id, &made, &sum); err != nil {
				return err
			}
			if found := decisionSum(name, id, made); found != sum {
				return &damage{kind: "decision", id: string(id), found: found, expected: sum}
			}
			all[id] = made
			return nil
		}, "SELECT commitment, decision, sum FROM decision WHERE edition = ?", name)
	})
	return all, d.fault(err)
}

func openDecisions(tx *database.Tx, name string, deciding []coalition.ID) error {
	for _, id := range deciding {
		_, err := tx.Exec("INSERT INTO decision (edition, commitment, decision, sum) VALUES (?, ?, '', ?) ON CONFLICT DO NOTHING",
			name, string(id), decisionSum(name, id, coalition.Undecided))
		if err != nil {
			return err
		}
	}
	return nil
}

func decisionSum(edition string, commitment coalition.ID, made coalition.Decision) string {
	return sumOf(fmt.Appendf(nil, "%q", []string{edition, string(commitment), string(made)}))
}
