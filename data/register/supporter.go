package register

import (
	"doemee/data/coalition"
	"doemee/data/database"
)

// matchSupporters ties the supporters that an organisation turns out to be to it: by number, and else by name.
func matchSupporters(tx *database.Tx, organisation coalition.ID, key, folded string) error {
	_, err := tx.Exec("UPDATE supporter SET organisation = $1 WHERE organisation = '' AND (key = $2 AND key <> '' OR key = '' AND folded = $3)",
		string(organisation), key, folded)
	return err
}
