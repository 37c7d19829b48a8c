package dossier

import "doemee/data/database"

// The names in the table meta.
const (
	metaEdition    = "edition"
	metaCreated    = "created"
	metaLastNumber = "last-number"
	metaSerial     = "edition-serial" // only where an edition was taken on
)

func metaSum(name, value string) string { return sumOf([]byte("meta\x00" + name + "\x00" + value)) }

// meta reads one fact about the dossier as a whole; every dossier has them all but the serial.
func meta(tx *database.Tx, name string) (value string, err error) {
	var sum string
	err = tx.Each(func(scan func(...any) error) error { return scan(&value, &sum) }, "SELECT value, sum FROM meta WHERE name = ?", name)
	if found := metaSum(name, value); err == nil && found != sum {
		err = &damage{kind: "meta", id: name, found: found, expected: sum}
	}
	return value, err
}

func setMeta(tx *database.Tx, name, value string) error {
	return one(tx.Exec("INSERT OR REPLACE INTO meta (name, value, sum) VALUES (?, ?, ?)", name, value, metaSum(name, value)))
}
