package dossier

import (
	"slices"
	"testing"

	"doemee/data/coalition"
	"doemee/data/database"
)

// The schema is written by hand; this keeps it and the domain's field table the same.
func TestColumnsAreTheFields(t *testing.T) {
	d := create(t, sample(t))
	for _, k := range append(slices.Clone(coalition.Kinds), coalition.KindQuestion) {
		want := []string{"id TEXT"}
		for _, f := range coalition.Fields(k) {
			kind := " TEXT"
			if whole(f.Form) {
				kind = " INTEGER"
			}
			want = append(want, column(f.Name)+kind)
		}
		want = append(want, "sum TEXT")
		var got []string
		must(t, d.db.Read(ctx, func(tx *database.Tx) (err error) {
			got, err = database.Collect(tx, func(scan func(...any) error) (string, error) {
				var name, kind string
				err := scan(&name, &kind)
				return name + " " + kind, err
			}, "SELECT name, type FROM pragma_table_info(?) ORDER BY cid", tableName(k))
			return err
		}))
		if !slices.Equal(got, want) {
			t.Errorf("%s has columns\n%v\nwant\n%v", k, got, want)
		}
	}
}

func TestRowsOfACommitmentBeginWithIt(t *testing.T) {
	for _, k := range coalition.Kinds {
		if first := coalition.Fields(k)[0].Name; k.Belongs() != (first == "commitment") {
			t.Errorf("%s begins with %s", k, first)
		}
	}
}

// What the domain never makes, the file does not take either.
func TestTheFileRefusesWhatTheDomainNeverMakes(t *testing.T) {
	c := sample(t)
	d := create(t, c)
	for _, statement := range []string{
		"UPDATE commitment SET end = 'soon'",
		"UPDATE commitment SET number = '12'",
		"UPDATE commitment SET status = 'Draft!'",
		"UPDATE commitment SET baseline = '1,5'",
		"UPDATE contact SET travels = 2",
		"UPDATE milestone SET date = '1 april'",
		"UPDATE milestone SET commitment = '00000000-0000-4000-8000-000000000000'",
		"UPDATE organisation SET id = 'me'",
		"UPDATE organisation SET name = NULL",
		"DELETE FROM commitment",
	} {
		err := d.db.Update(ctx, func(tx *database.Tx) error {
			_, err := tx.Exec(statement)
			return err
		})
		if err == nil {
			t.Errorf("%s was taken", statement)
		}
	}
	same(t, d, c)
}

func TestARowThatIsNotWhatWasWrittenIsSeen(t *testing.T) {
	d := create(t, sample(t))
	must(t, d.db.Update(ctx, func(tx *database.Tx) error {
		_, err := tx.Exec("UPDATE commitment SET title = 'Open warmtekaarT'")
		return err
	}))
	if _, err := d.Content(ctx); !isDamaged(err) {
		t.Errorf("got %v", err)
	}
}
