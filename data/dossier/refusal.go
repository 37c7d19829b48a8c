package dossier

import (
	"context"
	_ "embed"

	"doemee/data/coalition"
	"doemee/data/database"
)

//go:embed refusal.sql
var refusalSchema string

// Refuse remembers what somebody did not want of a workbook. It is no step: nothing in the records changes, and taking back leaves it.
func (d *Dossier) Refuse(ctx context.Context, refused []coalition.Refusal) error {
	if len(refused) == 0 {
		return nil
	}
	return d.db.Update(ctx, func(tx *database.Tx) error {
		for _, r := range refused {
			_, err := tx.Exec("INSERT INTO refusal (kind, record, field, theirs) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
				string(r.Kind), string(r.ID), r.Field, r.Theirs)
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// Refusals is everything that was refused.
func (d *Dossier) Refusals(ctx context.Context) (map[coalition.Refusal]bool, error) {
	all := map[coalition.Refusal]bool{}
	err := d.db.Read(ctx, func(tx *database.Tx) error {
		return tx.Each(func(scan func(...any) error) error {
			var r coalition.Refusal
			err := scan(&r.Kind, &r.ID, &r.Field, &r.Theirs)
			all[r] = true
			return err
		}, "SELECT kind, record, field, theirs FROM refusal")
	})
	return all, d.fault(err)
}
