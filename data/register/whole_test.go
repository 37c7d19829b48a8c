package register

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"doemee/data/coalition"
	"doemee/data/database"
)

// named is a register in which one invented person stands everywhere she can.
func named(t *testing.T) (*Register, *member) {
	t.Helper()
	r := newRegister(t)
	m := newMember(1)
	m.commit(1).Remark = "Bel Josefien \"Jo\" Bakkerstra, zij weet het"
	m.commit(2)
	m.content.Contact.Name, m.content.Contact.Role = "Josefien Bakkerstra", "adviseur"
	a := m.send(1, "2020-02-01")
	a.Path, a.Sender = "in/josefien bakkerstra.xlsx", "Josefien Bakkerstra <jb@oord.example>"
	a.Read.File = "inzending van Josefien Bakkerstra.xlsx"
	a.Read.Contact = coalition.AsRecord(&m.content.Contact).Line()
	keep(t, r, a)
	organisations, _, err := r.Organisations(t.Context(), OrganisationQuery{})
	must(t, err)
	_, err = r.Ask(t.Context(), Question{Organisation: organisations[0].ID, Kind: coalition.KindCommitment, Record: m.id(0), Field: "remark",
		Text: "Bedoelt u Josefien Bakkerstra?"})
	must(t, err)
	_, err = r.ImportSupporters(t.Context(), []Entry{{Name: "Josefien Bakkerstra Advies", Mailbox: "post@bakkerstra.example"}})
	must(t, err)
	_, err = r.AddApproach(t.Context(), Approach{Organisation: organisations[0].ID, Whom: "Josefien Bakkerstra"})
	must(t, err)
	return r, m
}

func TestAnErasedPersonIsNowhereInTheRegister(t *testing.T) {
	r, _ := named(t)
	texts := []string{"Josefien \"Jo\" Bakkerstra", "Josefien Bakkerstra", "Bakkerstra"}
	found, err := r.FindPerson(t.Context(), texts)
	if err != nil || found < 8 {
		t.Errorf("found in %d places, %v", found, err)
	}
	before, err := r.Counts(t.Context())
	must(t, err)
	n, err := r.Erase(t.Context(), edition, texts, "[gewist]")
	if err != nil || n != found {
		t.Errorf("erased in %d of %d places, %v", n, found, err)
	}
	must(t, r.Rest(t.Context(), func(path string) error {
		raw, err := os.ReadFile(path)
		if bytes.Contains(bytes.ToLower(raw), []byte("bakkerstra")) || !bytes.Contains(raw, []byte("[gewist]")) {
			t.Error("the person stands in the bytes of the file")
		}
		return err
	}))
	after, err := r.Counts(t.Context())
	must(t, err)
	if before["decision"]++; len(before) != len(after) || before["submission"] != after["submission"] || before["decision"] != after["decision"] {
		t.Errorf("%v became %v", before, after)
	}
	must(t, r.Verify(t.Context()))
	all, _, err := r.Commitments(t.Context(), CommitmentQuery{})
	if err != nil || len(all) != 2 || all[0].Title != "Toezegging 1 van 1" {
		t.Errorf("the rest stays: %+v, %v", all, err)
	}
	if again, err := r.Erase(t.Context(), edition, texts, "[gewist]"); again != 0 || err != nil {
		t.Errorf("the second time %d places, %v", again, err)
	}
	if _, err := r.Erase(t.Context(), edition, []string{"Jo"}, "[gewist]"); !errors.Is(err, coalition.ErrTooShort) {
		t.Errorf("got %v", err)
	}
}

// A text that is also the name of a field or a code goes only where people wrote it.
func TestErasingLeavesFieldsAndCodesAlone(t *testing.T) {
	r, m := named(t)
	_, err := r.Erase(t.Context(), edition, []string{"title", "committed", "knowledge"}, "[gewist]")
	must(t, err)
	all, _, err := r.Commitments(t.Context(), CommitmentQuery{})
	if err != nil || len(all) != len(m.content.Commitments) || all[0].Title == "" || all[0].Status != coalition.StatusCommitted {
		t.Errorf("%+v, %v", all, err)
	}
	must(t, r.Verify(t.Context()))
}

// What is not as it was written is seen: a count, and a submission.
func TestVerifySeesWhatIsNotAsItWasWritten(t *testing.T) {
	for name, statement := range map[string]string{"tally": "UPDATE tally SET number = number + 1 WHERE measure = 'commitment'",
		"missing": "DELETE FROM tally WHERE measure = 'kind'", "submission": "UPDATE submission SET lines = replace(lines, 'Toezegging', 'Toezegginh')"} {
		r, _ := named(t)
		must(t, r.Verify(t.Context()))
		must(t, r.db.Update(t.Context(), func(tx *database.Tx) error {
			_, err := tx.Exec(statement)
			return err
		}))
		if err := r.Verify(t.Context()); !errors.Is(err, database.ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What a repair saves gives the same view; a submission that was touched is kept, told, and no longer taken for its file.
func TestSalvageKeepsWhatCanBeRead(t *testing.T) {
	r := newRegister(t)
	keep(t, r, story()...)
	want, path := view(t, r), r.Path()
	must(t, r.Close())
	repaired := func(spoil string) (*Salvaged, *Register) {
		t.Helper()
		copied, target := filepath.Join(t.TempDir(), "copy.doemee-register"), filepath.Join(t.TempDir(), "new.doemee-register")
		must(t, database.Copy(path, copied))
		if spoil != "" {
			broken, err := Open(t.Context(), copied)
			must(t, err)
			must(t, broken.db.Update(t.Context(), func(tx *database.Tx) error {
				_, err := tx.Exec(spoil)
				return err
			}))
			must(t, broken.Close())
		}
		s, err := Salvage(t.Context(), copied, target)
		must(t, err)
		mended, err := Open(t.Context(), target)
		must(t, err)
		mended.Clock(func() time.Time { return time.Date(2020, 7, 1, 12, 0, 0, 0, time.UTC) })
		t.Cleanup(func() { _ = mended.Close() })
		must(t, mended.Rebuild(t.Context(), edition))
		must(t, mended.Verify(t.Context()))
		return s, mended
	}
	s, mended := repaired("")
	if !s.Whole() || s.Saved["submission"] != len(story()) {
		t.Errorf("saved %v, lost %v", s.Saved, s.Lost)
	}
	if got := view(t, mended); got != want {
		t.Errorf("the view differs:\n%s\nwant\n%s", got, want)
	}
	s, _ = repaired("UPDATE submission SET lines = replace(lines, 'Toezegging 1', 'Toezegging X') WHERE sequence = 1")
	if len(s.Doubtful) != 4 || len(s.Lost) != 0 || !strings.Contains(s.Doubtful[0].Found, "submission") {
		t.Errorf("in doubt %+v, lost %+v", s.Doubtful, s.Lost)
	}
	s, mended = repaired("UPDATE submission SET lines = 'geen JSON' WHERE sequence = 2")
	if len(s.Lost) != 4 || s.Saved["submission"] != len(story())-4 {
		t.Errorf("saved %v, lost %+v", s.Saved, s.Lost)
	}
	if known, _, err := mended.Files(t.Context(), FileQuery{}); err != nil || len(known) != len(story()) {
		t.Errorf("%d files, %v", len(known), err)
	}
}

// spoiled is a story in which something was changed by nobody's hand, as a copy to be mended.
func spoiled(t *testing.T, statements ...string) (copied string) {
	t.Helper()
	r := newRegister(t)
	keep(t, r, story()...)
	for _, statement := range statements {
		must(t, r.db.Update(t.Context(), func(tx *database.Tx) error {
			_, err := tx.Exec(statement)
			return err
		}))
	}
	must(t, r.Close())
	copied = filepath.Join(t.TempDir(), "copy.doemee-register")
	must(t, database.Copy(r.Path(), copied))
	return copied
}

// A reading that does not fit any more keeps no view from being made, and a register without a name of its own gets one.
func TestSalvageLeavesWhatWouldStopTheRest(t *testing.T) {
	copied := spoiled(t, "DELETE FROM meta WHERE name = 'id'", `INSERT INTO reading (`+readingColumns+`) SELECT 'r', s.id, '', '', '', 'commitment', 'nobody',
		'start', '', 'half mei', '' FROM submission s WHERE s.placed = 1 LIMIT 1`)
	target := filepath.Join(t.TempDir(), "new.doemee-register")
	s, err := Salvage(t.Context(), copied, target)
	must(t, err)
	if len(s.Lost) != 1 || s.Lost[0].Kind != "reading" || s.Saved["submission"] != len(story()) {
		t.Errorf("saved %v, lost %+v", s.Saved, s.Lost)
	}
	r, err := Open(t.Context(), target)
	must(t, err)
	defer r.Close()
	must(t, r.Rebuild(t.Context(), edition))
	if id, err := r.ID(t.Context()); err != nil || id == "" {
		t.Errorf("its id is %q, %v", id, err)
	}
}

// Without the edition nothing could be taken in: that is no register.
func TestSalvageNeedsTheEdition(t *testing.T) {
	target := filepath.Join(t.TempDir(), "new.doemee-register")
	if _, err := Salvage(t.Context(), spoiled(t, "DELETE FROM meta WHERE name = 'edition'"), target); !errors.Is(err, database.ErrDamaged) {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(target); err == nil {
		t.Error("refused, and yet a file was made")
	}
}

// A disk that is full is no damage: the repair fails, instead of telling that things were lost.
func TestSalvageOntoAFullDisk(t *testing.T) {
	s, target := &Salvaged{Saved: map[string]int{}}, filepath.Join(t.TempDir(), "new.doemee-register")
	err := database.Salvage(t.Context(), spoiled(t), Identity, func(from *database.Tx) error {
		_, err := database.Create(t.Context(), target, Identity, func(to *database.Tx) error {
			if _, err := number(to, "PRAGMA max_page_count = 1"); err != nil {
				return err
			}
			return s.tables(t.Context(), from, to)
		})
		return err
	})
	var fault *database.Fault
	if !errors.As(err, &fault) || fault.Code != database.DiskFull || len(s.Lost) != 0 {
		t.Errorf("got %v, lost %+v", err, s.Lost)
	}
}

// ending is a context that ends after it was looked at so many times.
type ending struct {
	context.Context
	end  func()
	left *atomic.Int64
}

func (e ending) Done() <-chan struct{} {
	if e.left.Add(-1) <= 0 {
		e.end()
	}
	return e.Context.Done()
}

// Whenever a repair is interrupted: there is a whole register, or none, and what was not read is not called lost.
func TestAnInterruptedSalvageLeavesNothingHalf(t *testing.T) {
	copied := spoiled(t)
	done := false
	for n := int64(1); !done && n < 10_000; n += 1 + n/8 {
		ctx, end := context.WithCancel(t.Context())
		left := &atomic.Int64{}
		left.Store(n)
		target := filepath.Join(t.TempDir(), "new.doemee-register")
		s, err := Salvage(ending{ctx, end, left}, copied, target)
		end()
		_, missing := os.Stat(target)
		if done = err == nil; done != (missing == nil) || done && !s.Whole() {
			t.Fatalf("ended after %d looks: %v, the file: %v, %+v", n, err, missing, s)
		}
	}
	if !done {
		t.Error("it never came to an end")
	}
}
