package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"doemee/data/coalition"
	"doemee/data/database"
	"doemee/data/dossier"
	"doemee/data/exchange"
	"doemee/data/register"
)

// work is one thing that the program does to files. Whatever strikes on the way, state must find everything as it was or as it
// ought to be: anything else is an error.
type work struct {
	name  string
	args  []string
	in    string
	state func(ctx context.Context, dir string) (state, error)
}

// state tells how far a work came.
type state string

const (
	was  state = "as it was"
	done state = "done"
)

// works is all that the program does to files. Every path is in the folder in which it runs.
var works = []work{
	{"put", []string{"put", "a.doemee", "organisation"}, `{"seat":"Proefdorp"}`, titled(func(c *coalition.Content) bool { return c.Organisation.Seat == "Proefdorp" })},
	{"bringin", []string{"bringin", "a.doemee", "in.xlsx"}, "", titled(func(c *coalition.Content) bool { return c.Numbered("T-001").Title == broughtIn })},
	{"handin", []string{"handin", "a.doemee", "-o", "uit", "--complete-only"}, "", handedIn},
	{"backup", []string{"backup", "a.doemee"}, "", backedUp},
	{"restore", []string{"restore", "a.doemee", "--from", "1"}, "", titled(func(c *coalition.Content) bool { return c.Organisation.Website != "https://elders.example" })},
	{"migration", []string{"show", "oud.doemee"}, "", migrated},
	{"takein", []string{"takein", "r.doemee-register", "post"}, "", takenIn},
}

// broughtIn is the title with which the workbook comes back.
const broughtIn = "Kaart van energieverbruik per buurt"

// ground makes a folder with everything that the works are about: a dossier with a backup, a workbook that comes back changed, a
// dossier of an earlier version, a register and its mail.
func ground(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	home(t, dir)
	t.Chdir(dir)
	for _, line := range []struct{ in, args string }{
		{"", "demo eigen --organisations 1 --commitments 3 --seed 1"}, {"", "demo leden --organisations 2 --commitments 2 --seed 3"},
		{"", "register new r.doemee-register"}, {"", "backup eigen/voorbeeldstad.doemee -o a.doemee"}, {"", "backup a.doemee"},
		{`{"website":"https://elders.example"}`, "put a.doemee organisation"},
	} {
		if code, _, message := run(t.Context(), verbs, strings.NewReader(line.in), strings.Fields(line.args)...); code != 0 {
			t.Fatalf("%s: exit %d: %s", line.args, code, message)
		}
	}
	own, _ := filepath.Glob("eigen/*.xlsx")
	posted, _ := filepath.Glob("leden/*.xlsx")
	if len(own) != 1 || len(posted) != 2 {
		t.Fatalf("made are %v and %v", own, posted)
	}
	err := errors.Join(os.Mkdir("uit", 0o700), os.Mkdir("post", 0o700), os.Rename(own[0], "in.xlsx"),
		os.Rename(posted[0], "post/1.xlsx"), os.Rename(posted[1], "post/2.xlsx"), os.RemoveAll("eigen"), os.RemoveAll("leden"),
		writeCell("in.xlsx", "Toezeggingen", "commitment.title", "T-001", broughtIn))
	raw, read := os.ReadFile("a.doemee")
	if err := errors.Join(err, read, os.WriteFile("oud.doemee", raw, 0o600), agedFile("oud.doemee"), os.Link("oud.doemee", "ouder.doemee")); err != nil {
		t.Fatal(err)
	}
	return dir
}

// home makes a folder the home of whoever runs the program in it.
func home(t *testing.T, dir string) {
	t.Helper()
	t.Setenv("HOME", filepath.Join(dir, "home"))
	t.Setenv("XDG_DATA_HOME", "")
	t.Setenv("XDG_CONFIG_HOME", "")
}

// again lays the ground anew in another folder.
func again(t *testing.T, ground string) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(ground)); err != nil {
		t.Fatal(err)
	}
	home(t, dir)
	return dir
}

// opened looks into a dossier as the next program does.
func opened(ctx context.Context, path string, look func(*dossier.Dossier, *dossier.Seen) error) error {
	d, err := exchange.OpenDossier(ctx, path)
	if err != nil {
		return err
	}
	seen, err := d.Seen(ctx)
	if err == nil {
		_, err = d.History(ctx, "", 0) // reads and checks every step
	}
	if err == nil {
		err = look(d, seen)
	}
	return errors.Join(err, d.Close())
}

// titled looks whether a dossier holds something. A change that is there has its backup where one belongs.
func titled(holds func(*coalition.Content) bool) func(context.Context, string) (state, error) {
	return func(ctx context.Context, dir string) (is state, err error) {
		err = opened(ctx, filepath.Join(dir, "a.doemee"), func(_ *dossier.Dossier, seen *dossier.Seen) error {
			if len(seen.Content.Commitments) != 3 {
				return fmt.Errorf("%d commitments", len(seen.Content.Commitments))
			}
			is = was
			if holds(seen.Content) {
				is = done
			}
			return wholeBackups(ctx)
		})
		return is, err
	}
}

// wholeBackups opens every backup that has its name.
func wholeBackups(ctx context.Context) error {
	places, err := exchange.Here()
	if err != nil {
		return err
	}
	for _, b := range places.Of("a.doemee", "") {
		if _, err := places.Look(ctx, b.Path); err != nil {
			return fmt.Errorf("backup %s: %w", b.Path, err)
		}
	}
	return nil
}

func backedUp(ctx context.Context, _ string) (state, error) {
	places, err := exchange.Here()
	if err != nil {
		return "", err
	}
	n := 0
	for _, b := range places.Of("a.doemee", "") {
		if b.Reason == exchange.ReasonAsked {
			n++
		}
	}
	if n == 2 {
		return done, wholeBackups(ctx)
	}
	if n != 1 {
		return "", fmt.Errorf("%d backups", n)
	}
	return was, wholeBackups(ctx)
}

// handedIn finds the workbook that was recorded whole, or makes it again from the record.
func handedIn(ctx context.Context, dir string) (is state, err error) {
	is = was
	err = opened(ctx, filepath.Join(dir, "a.doemee"), func(d *dossier.Dossier, seen *dossier.Seen) error {
		out, err := filepath.Glob(filepath.Join(dir, "uit", "*.xlsx"))
		if err != nil {
			return err
		}
		if len(seen.Submissions) == 1 { // that of the example
			if len(out) > 0 {
				return fmt.Errorf("a workbook that was not recorded: %v", out)
			}
			return nil
		}
		is = done
		handed := seen.Submissions[1]
		if len(out) == 0 {
			is = "recorded"
			if _, err := exchange.Remake(ctx, d, handed, filepath.Join(dir, "uit")); err != nil {
				return err
			}
		}
		got, err := exchange.Receive(ctx, filepath.Join(dir, "uit", handed.File), "")
		if err == nil && got.Submission.Hash != handed.Hash {
			err = fmt.Errorf("the workbook holds %s, recorded is %s", got.Submission.Hash, handed.Hash)
		}
		return err
	})
	return is, err
}

// migrated looks at the version before the file is opened, because opening brings it up to date.
func migrated(ctx context.Context, dir string) (is state, err error) {
	path := filepath.Join(dir, "oud.doemee")
	first := dossier.Identity
	first.Migrations = first.Migrations[:1]
	is = was
	if err := database.Check(ctx, path, first); errors.Is(err, database.ErrNewer) {
		is = done
	} else if err != nil {
		return "", err
	}
	return is, opened(ctx, path, func(_ *dossier.Dossier, seen *dossier.Seen) error {
		kept, err := filepath.Glob(filepath.Join(dir, "home", ".local", "share", "doemee", "backups", "*", "oud.*.migration.doemee"))
		kept = slices.DeleteFunc(kept, func(path string) bool { // an empty one is a name that was taken, and not yet a copy
			info, err := os.Stat(path)
			return err == nil && info.Size() == 0
		})
		if len(seen.Content.Commitments) != 3 || len(kept) == 0 {
			return fmt.Errorf("%d commitments, copies are %v", len(seen.Content.Commitments), kept)
		}
		for _, path := range kept {
			err = errors.Join(err, database.Check(ctx, path, first))
		}
		return err
	})
}

// takenIn wants all of the mail or nothing of it, and the counts that belong to it.
func takenIn(ctx context.Context, dir string) (is state, err error) {
	r, err := register.Open(ctx, filepath.Join(dir, "r.doemee-register"))
	if err != nil {
		return "", err
	}
	files, n, err := r.Files(ctx, register.FileQuery{})
	err = errors.Join(err, r.Close())
	switch {
	case err != nil:
		return "", err
	case n == 0:
		return was, nil
	case n == 2 && len(files) == 2 && files[0].Class == coalition.ClassNew && files[1].Class == coalition.ClassNew:
		return done, nil
	}
	return "", fmt.Errorf("%d files: %+v", n, files)
}

// leftovers are the passing files that a program left which had the time to take them away.
func leftovers(dir string) (left []string) {
	_ = filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && (strings.Contains(entry.Name(), ".part") || strings.HasSuffix(entry.Name(), ".open")) {
			left = append(left, strings.TrimPrefix(path, dir))
		}
		return err
	})
	return left
}
