package dossier

import (
	"slices"
	"strconv"

	"doemee/data/coalition"
	"doemee/data/database"
)

// decided is one decision as it stands in the file.
type decided struct {
	edition    string
	commitment coalition.ID
	made       coalition.Decision
}

// agenda reads the editions that were taken on and the decisions about them; a file of the first version has neither.
func (s *salvaging) agenda(tx *database.Tx) {
	if there, err := has(tx, "SELECT count(*) FROM sqlite_schema WHERE name = 'edition'"); err != nil || !there {
		return
	}
	known := map[int]bool{}
	s.bothWays(tx, "edition", "SELECT serial, name, version, text, key, taken_at, previous, sum FROM edition ORDER BY serial %s", func(scan func(...any) error) error {
		t, err := takenEdition(scan)
		switch {
		case err != nil && t.Serial == 0:
			return err
		case known[t.Serial]:
		case err != nil:
			s.lose("edition", t.Name, err)
		default:
			s.editions = append(s.editions, t)
		}
		known[t.Serial] = true
		return nil
	})
	s.bothWays(tx, "decision", "SELECT edition, commitment, decision FROM decision ORDER BY edition %s, commitment", func(scan func(...any) error) error {
		var d decided
		err := scan(&d.edition, &d.commitment, &d.made)
		if err == nil {
			s.decisions = append(s.decisions, d)
		}
		return err
	})
	switch serial, err := presentSerial(tx); {
	case err == nil && serial == 0:
	case err == nil && slices.ContainsFunc(s.editions, func(t Taken) bool { return t.Serial == serial }):
		s.facts[metaSerial] = strconv.Itoa(serial)
	default:
		s.facts[metaEdition] = "" // the one inside the program
	}
}

// writeAgenda keeps what was saved. A dossier whose agenda is lost answers to the one inside the program again.
func (s *salvaging) writeAgenda(tx *database.Tx) error {
	for _, t := range s.editions {
		if err := keepEdition(tx, t); err != nil {
			return err
		}
		s.report.Saved["edition"]++
	}
	for _, d := range s.decisions {
		_, err := tx.Exec("INSERT INTO decision (edition, commitment, decision, sum) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
			d.edition, string(d.commitment), string(d.made), decisionSum(d.edition, d.commitment, d.made))
		if err != nil {
			return err
		}
	}
	return nil
}
