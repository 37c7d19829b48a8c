package database

import (
	"os"
	"runtime"
	"strings"
	"testing"
)

// A file that is removed or replaced while it is open takes no writes; put back, it takes them again.
func TestNothingIsCalledStoredInAFileThatWasTakenAway(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("an open file can't be removed there")
	}
	d := fresh(t, "a.db")
	write := func(text string) error { return d.Update(ctx, func(tx *Tx) error { return add(tx, text) }) }
	must(t, write("note-before"))
	aside := d.Path() + ".aside"
	must(t, os.Rename(d.Path(), aside))
	if err := write("note-lost"); code(err) != Gone || code(err).Class() != CouldNotStore {
		t.Errorf("writing into a removed file: %v", err)
	}
	other := fresh(t, "b.db")
	must(t, other.Close())
	must(t, os.Rename(other.Path(), d.Path()))
	if err := write("note-elsewhere"); code(err) != Gone {
		t.Errorf("writing into another file of the same name: %v", err)
	}
	must(t, os.Rename(aside, d.Path()))
	must(t, write("note-after"))
	if all := notes(t, d); !strings.Contains(all, "note-before") || !strings.Contains(all, "note-after") || strings.Contains(all, "note-lost") {
		t.Errorf("the file holds %s", all)
	}
}
