package database

import (
	"path/filepath"
	"strings"
)

// Ours tells by its name alone whether a file is a dossier, a register or something that SQLite or this program keeps beside
// one. Such a file must not be opened and closed in passing: where locks belong to the process, that would let go of them.
func Ours(path string) bool {
	name := strings.ToLower(filepath.Base(path))
	return strings.Contains(name, ".doemee")
}
