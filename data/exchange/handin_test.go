package exchange

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"doemee/data/coalition"
	"doemee/data/database"
	"doemee/data/dossier"
	"doemee/data/workbook"
)

// kept makes a dossier on disk with a content.
func kept(t *testing.T, c *coalition.Content) *dossier.Dossier {
	t.Helper()
	d, err := dossier.Create(t.Context(), filepath.Join(t.TempDir(), "test.doemee"), c, Bundled().Name)
	must(t, err)
	t.Cleanup(func() { _ = d.Close() })
	return d
}

func TestHandInWritesProvesAndRecords(t *testing.T) {
	c := complete(t, 2)
	d, dir := kept(t, c), t.TempDir()
	p := PlanHandIn(c, Bundled(), nil, wish(nil))
	handed, err := HandIn(t.Context(), d, c, Bundled(), p, dir)
	must(t, err)
	if handed.File != p.Submission.File || handed.Hash != p.Submission.Hash || !slices.Equal(files(t, dir), []string{handed.File}) {
		t.Errorf("%+v, folder %v", handed, files(t, dir))
	}
	book, err := bookOf(c, Bundled(), p)
	must(t, err)
	f, err := os.Open(handed.Path)
	must(t, err)
	defer f.Close()
	info, err := f.Stat()
	must(t, err)
	must(t, workbook.Prove(f, info.Size(), book))
	if runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("mode %o", info.Mode())
	}
	all, err := d.Submissions(t.Context())
	must(t, err)
	after, err := d.Content(t.Context())
	must(t, err)
	if len(all) != 1 || all[0].Hash != handed.Hash || after.Commitments[0].Status != coalition.StatusCommitted {
		t.Errorf("%d submissions, status %s", len(all), after.Commitments[0].Status)
	}
}

func TestTheSamePlanGivesTheSameBytes(t *testing.T) {
	c := complete(t, 2)
	p := PlanHandIn(c, Bundled(), nil, wish(nil))
	var made [][]byte
	for range 2 {
		handed, err := HandIn(t.Context(), kept(t, c), c, Bundled(), p, t.TempDir())
		must(t, err)
		raw, err := os.ReadFile(handed.Path)
		must(t, err)
		made = append(made, raw)
	}
	if !bytes.Equal(made[0], made[1]) {
		t.Error("two hand-ins of one plan differ")
	}
}

// What goes wrong leaves no file, no temporary file and no submission.
func TestWhatFailsLeavesNothing(t *testing.T) {
	canceled, cancel := context.WithCancel(context.Background())
	cancel()
	for _, c := range []struct {
		name string
		ctx  context.Context
		dir  func(dir string, p Plan) string
		plan func(*Plan)
		exit int
	}{
		{"stopped", nil, nil, func(p *Plan) { p.Stops = []Stop{{Code: StopNothing}} }, ExitFindings},
		{"interrupted", canceled, nil, nil, ExitInterrupted},
		{"no such folder", nil, func(dir string, _ Plan) string { return filepath.Join(dir, "none") }, nil, ExitStore},
		{"stale", nil, nil, func(p *Plan) { p.Step.Changes[0].Old = "withdrawn" }, ExitRefused},
	} {
		t.Run(c.name, func(t *testing.T) {
			content := complete(t, 1)
			d, dir := kept(t, content), t.TempDir()
			p := PlanHandIn(content, Bundled(), nil, wish(nil))
			if c.plan != nil {
				c.plan(&p)
			}
			target, ctx := dir, t.Context()
			if c.dir != nil {
				target = c.dir(dir, p)
			}
			if c.ctx != nil {
				ctx = c.ctx
			}
			_, err := HandIn(ctx, d, content, Bundled(), p, target)
			if got := FaultOf(err).Exit; err == nil || got != c.exit {
				t.Errorf("got %v (exit %d), want exit %d", err, got, c.exit)
			}
			all, err := d.Submissions(t.Context())
			must(t, err)
			if len(files(t, dir)) != 0 || len(all) != 0 {
				t.Errorf("left %v and %d submissions", files(t, dir), len(all))
			}
		})
	}
}

func TestAnExistingFileIsNeverOverwritten(t *testing.T) {
	c := complete(t, 1)
	d, dir := kept(t, c), t.TempDir()
	p := PlanHandIn(c, Bundled(), nil, wish(nil))
	target := filepath.Join(dir, p.Submission.File)
	must(t, os.WriteFile(target, []byte("mine"), 0o600))
	_, err := HandIn(t.Context(), d, c, Bundled(), p, dir)
	if !errors.Is(err, database.ErrExists) {
		t.Errorf("got %v", err)
	}
	if raw, _ := os.ReadFile(target); string(raw) != "mine" {
		t.Errorf("now %q", raw)
	}
}

func TestInternalNotesAndTheTrashNeverReachTheWriter(t *testing.T) {
	c := complete(t, 3)
	c.Commitments[2].Trashed = "2020-04-01T10:00:00Z"
	p := PlanHandIn(c, Bundled(), nil, wish(only(0, 2)))
	book, err := bookOf(c, Bundled(), p)
	must(t, err)
	if len(book.Content.Commitments) != 1 || book.Content.Commitments[0].InternalNote != "" || book.Content.Contact.Name != "" {
		t.Errorf("%+v", book.Content)
	}
	for _, f := range book.Findings {
		if f.Owner == c.Commitments[1].ID || f.Owner == c.Commitments[2].ID {
			t.Errorf("a finding about what stays: %+v", f)
		}
	}
}

func TestALostFileIsMadeAgain(t *testing.T) {
	c := complete(t, 2)
	c.Contact.Travels = true
	d, dir := kept(t, c), t.TempDir()
	handed, err := HandIn(t.Context(), d, c, Bundled(), PlanHandIn(c, Bundled(), nil, wish(nil)), dir)
	must(t, err)
	must(t, os.Remove(handed.Path))
	all, err := d.Submissions(t.Context())
	must(t, err)
	again, err := Remake(t.Context(), d, all[0], dir)
	must(t, err)
	if again != handed {
		t.Errorf("got %+v, want %+v", again, handed)
	}
	if _, err := os.Stat(again.Path); err != nil {
		t.Error(err)
	}
}

func TestContentOfALinesSubmission(t *testing.T) {
	c := complete(t, 2)
	e := c.Edit("add", coalition.CauseScreen)
	for _, k := range []coalition.Kind{coalition.KindMilestone, coalition.KindNeed, coalition.KindProgress, coalition.KindContribution} {
		_, err := e.Add(k, coalition.DeriveID("", "row", string(k)), c.Commitments[0].ID)
		must(t, err)
	}
	s := PlanHandIn(c, Bundled(), nil, wish(completeOnly)).Submission
	back, err := contentOf(s)
	must(t, err)
	var all []coalition.ID
	for _, t := range back.Active() {
		all = append(all, t.ID)
	}
	if got := coalition.Lines(back.Travelling(all)); !slices.Equal(got, s.Lines) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(s.Lines, "\n"))
	}
	if back.Contact.Role != "Adviseur" {
		t.Errorf("contact %+v", back.Contact)
	}
	s.Lines = append(s.Lines, "{}")
	if _, err := contentOf(s); err == nil {
		t.Error("a line that is no record went unnoticed")
	}
}

// The program may end, or a file may appear, between the record and the name: the record stands, and the file is made from it.
func TestWhatIsRecordedCanBeMadeAgain(t *testing.T) {
	c := complete(t, 1)
	d, dir := kept(t, c), t.TempDir()
	p := PlanHandIn(c, Bundled(), nil, wish(nil))
	book, err := bookOf(c, Bundled(), p)
	must(t, err)
	_, err = deliver(t.Context(), book, secret{}, dir, func() error {
		must(t, os.WriteFile(filepath.Join(dir, p.Submission.File), []byte("theirs"), 0o600))
		return d.HandIn(t.Context(), p.Submission, p.Step)
	})
	if !errors.Is(err, database.ErrExists) || !slices.Equal(files(t, dir), []string{p.Submission.File}) {
		t.Errorf("got %v, folder %v", err, files(t, dir))
	}
	all, err := d.Submissions(t.Context())
	must(t, err)
	again, err := Remake(t.Context(), d, all[0], t.TempDir())
	must(t, err)
	if again.Hash != p.Submission.Hash {
		t.Errorf("hash %s, want %s", again.Hash, p.Submission.Hash)
	}
}

// The name is given only after the proof and the record: nobody can mail a file that does not count.
func TestTheNameComesLast(t *testing.T) {
	c := complete(t, 1)
	dir := t.TempDir()
	book, err := bookOf(c, Bundled(), PlanHandIn(c, Bundled(), nil, wish(nil)))
	must(t, err)
	refused := errors.New("not recorded")
	_, err = deliver(t.Context(), book, secret{}, dir, func() error {
		if got := files(t, dir); len(got) != 1 || !strings.HasSuffix(got[0], ".part") {
			t.Errorf("at the time of recording the folder holds %v", got)
		}
		return refused
	})
	if !errors.Is(err, refused) || len(files(t, dir)) != 0 {
		t.Errorf("got %v, left %v", err, files(t, dir))
	}
}

// What does not read back as it was meant is not handed in, secured or not. Lines in another order than the canonical one can be
// written, and never read back so.
func TestTheProofCanFail(t *testing.T) {
	c := complete(t, 1)
	for name, how := range map[string]secret{"plain": {}, "secured": {passphrase: "woord"}} {
		book, err := bookOf(c, Bundled(), PlanHandIn(c, Bundled(), nil, wish(nil)))
		must(t, err)
		slices.Reverse(book.Submission.Lines)
		dir, recorded := t.TempDir(), false
		_, err = deliver(t.Context(), book, how, dir, func() error { recorded = true; return nil })
		var unproved *Unproved
		if !errors.As(err, &unproved) || FaultOf(err).Exit != ExitStore || recorded || len(files(t, dir)) != 0 {
			t.Errorf("%s: got %v, recorded %v, left %v", name, err, recorded, files(t, dir))
		}
	}
}

// The proof reads what stands on the disk, not what was in memory.
func TestTheProofReadsTheDisk(t *testing.T) {
	c := complete(t, 1)
	book, err := bookOf(c, Bundled(), PlanHandIn(c, Bundled(), nil, wish(nil)))
	must(t, err)
	p, err := place(filepath.Join(t.TempDir(), "x.xlsx"))
	must(t, err)
	defer p.drop()
	must(t, secret{}.put(p, book))
	must(t, os.Truncate(p.temp.Name(), 2000))
	err = p.read(func(f *os.File, size int64) error { return proved(workbook.Prove(f, size, book)) })
	if FaultOf(err).Exit != ExitStore {
		t.Errorf("got %v", err)
	}
}
