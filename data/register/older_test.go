package register

import (
	"path/filepath"
	"slices"
	"testing"

	"doemee/data/coalition"
	"doemee/data/database"
)

// A register of the first version opens: what stood in it gets its links, and it gets a name of its own.
func TestARegisterOfTheFirstVersionIsBroughtUpToDate(t *testing.T) {
	r, m := newRegister(t), newMember(90)
	one, other := coalition.NewID(), coalition.NewID()
	m.content.BuildingBlocks = []coalition.BuildingBlock{{ID: one, Name: "Kaart"}, {ID: other, Name: "Koppeling"}}
	m.commit(1).BuildingBlocks = []coalition.ID{one, other}
	m.commit(2).BuildingBlocks = []coalition.ID{other}
	m.commit(3)
	keep(t, r, m.send(1, "2020-02-01"))
	m.content.Commitments[0].BuildingBlocks = []coalition.ID{one}
	keep(t, r, m.send(2, "2020-03-01"))
	keep(t, r, story()...)
	want := links(t, r)
	must(t, r.db.Update(t.Context(), func(tx *database.Tx) error {
		for _, statement := range []string{"DROP TABLE linked", "DELETE FROM meta WHERE name = 'id'", "PRAGMA user_version = 1"} {
			if _, err := tx.Exec(statement); err != nil {
				return err
			}
		}
		return nil
	}))
	must(t, r.Close())
	r, err := Open(t.Context(), r.Path())
	must(t, err)
	defer r.Close()
	if got := links(t, r); len(got) < 2 || !slices.Equal(got, want) {
		t.Errorf("it has the links %v, want %v", got, want)
	}
	id, err := r.ID(t.Context())
	must(t, err)
	if known, err := coalition.ParseID(string(id)); err != nil || known != id || id == "" {
		t.Errorf("its name is %q, %v", id, err)
	}
	if copies, _ := filepath.Glob(r.Path() + ".v1*"); len(copies) != 1 {
		t.Errorf("%d copies were made before", len(copies))
	}
	must(t, r.Verify(t.Context()))
}

func links(t *testing.T, r *Register) (all []string) {
	t.Helper()
	must(t, r.db.Read(t.Context(), func(tx *database.Tx) (err error) {
		all, err = database.Collect(tx, line, "SELECT organisation || ' ' || commitment || ' ' || block FROM linked ORDER BY 1")
		return err
	}))
	return all
}
