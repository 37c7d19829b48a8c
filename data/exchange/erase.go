package exchange

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"time"

	"doemee/data/coalition"
	"doemee/data/database"
	"doemee/data/dossier"
)

// Where the texts about a person may stand.
const (
	FoundInRecord     = "record"
	FoundInHistory    = "history"
	FoundInSubmission = "submission"
	FoundInBackup     = "backup"
)

// Found is one place where a text about a person stands.
type Found struct {
	Where string         `json:"where"`
	Kind  coalition.Kind `json:"kind,omitempty"`
	ID    coalition.ID   `json:"id,omitempty"`
	Field string         `json:"field,omitempty"`
	Name  string         `json:"name,omitempty"` // number of a commitment or submission, or the file of a backup
	Times int            `json:"times"`
}

// Erased is what came of erasing a person.
type Erased struct {
	Places  int      `json:"places"`  // overwritten in the dossier
	Backups int      `json:"backups"` // backups that were rewritten
	Remains []Remain `json:"remains"` // files in which a text still stands; empty is the proof that it is gone
}

// Remain is a file that still holds what should be gone, and why.
type Remain struct {
	File string `json:"file"`
	Why  string `json:"why"`
}

// FindPersonal lists where the texts stand: in records, in the history, in kept submissions, and in the bytes of backups. Nothing is
// changed.
func (p Places) FindPersonal(ctx context.Context, d *dossier.Dossier, texts []string) ([]Found, error) {
	person, err := coalition.Person(texts)
	if err != nil {
		return nil, err
	}
	seen, err := d.Seen(ctx)
	if err != nil {
		return nil, err
	}
	history, err := d.History(ctx, "", 0)
	if err != nil {
		return nil, err
	}
	found := inRecords(seen.Content, person)
	if n := inHistory(history, person); n > 0 {
		found = append(found, Found{Where: FoundInHistory, Times: n})
	}
	found = append(found, inSubmissions(seen.Submissions, person)...)
	for _, b := range p.copies(p.folder(seen.Content.Organisation.ID)) {
		if n, err := standsIn(b, person); err == nil && n > 0 {
			found = append(found, Found{Where: FoundInBackup, Name: filepath.Base(b), Times: n})
		}
	}
	return found, nil
}

func inRecords(c *coalition.Content, person *regexp.Regexp) (found []Found) {
	for r := range c.Records {
		for _, f := range coalition.Fields(r.Kind()) {
			if n := len(person.FindAllString(r.Value(f.Name), -1)); n > 0 && coalition.Prose(f.Form) {
				found = append(found, Found{FoundInRecord, r.Kind(), r.ID(), f.Name, r.Value("number"), n})
			}
		}
	}
	return found
}

func inHistory(history []dossier.Entry, person *regexp.Regexp) (n int) {
	for _, e := range history {
		for _, ch := range e.Step.Changes {
			n += len(person.FindAllString(ch.Old, -1)) + len(person.FindAllString(ch.New, -1))
		}
	}
	return n
}

func inSubmissions(all []coalition.Submission, person *regexp.Regexp) (found []Found) {
	for _, s := range all {
		n := len(person.FindAllString(s.Contact, -1))
		for _, line := range s.Lines {
			n += len(person.FindAllString(line, -1))
		}
		if n > 0 {
			found = append(found, Found{Where: FoundInSubmission, Name: strconv.Itoa(s.Sequence), Times: n})
		}
	}
	return found
}

// copies lists every file that may hold what stands in a file with these backups: the backups, what was damaged, and passing copies of a
// program that was killed.
func (p Places) copies(backups string) (files []string) {
	for _, folder := range []string{backups, filepath.Join(p.Backups, "damaged"), p.Work} {
		_ = filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			if err == nil && entry.Type().IsRegular() && entry.Name() != rehearsalFile {
				files = append(files, path)
			}
			return nil // What can't be looked into holds nothing that can be counted; erasing tells it.
		})
	}
	return files
}

// standsIn counts a person in the bytes of a closed file.
func standsIn(path string, person *regexp.Regexp) (int, error) {
	raw, err := os.ReadFile(path)
	return len(person.FindAllIndex(raw, -1)), err
}

// Erase overwrites a person in the dossier and in every backup of it, with a mark, and then proves it: it looks through the bytes of
// the dossier's file and of every copy among the backups, and names the files in which something remains. What was sent, saved or
// printed elsewhere is out of reach.
func (p Places) Erase(ctx context.Context, d *dossier.Dossier, texts []string, mark string) (Erased, error) {
	person, err := coalition.Person(texts)
	if err != nil {
		return Erased{}, err
	}
	c, err := d.Content(ctx)
	if err != nil {
		return Erased{}, err
	}
	done := Erased{Remains: []Remain{}}
	if done.Places, err = d.Erase(ctx, texts, mark); err != nil {
		return Erased{}, err
	}
	if err := d.Rest(ctx, func(path string) error { return done.prove(path, person, nil) }); err != nil {
		return done, err
	}
	for _, file := range p.copies(p.folder(c.Organisation.ID)) {
		if err := done.inCopy(file, person, func() error { return p.eraseCopy(ctx, file, texts, mark) }); err != nil {
			return done, err
		}
	}
	return done, ctx.Err()
}

// prove looks whether a person is gone from a file, and remembers it when not.
func (e *Erased) prove(file string, person *regexp.Regexp, why error) error {
	n, err := standsIn(file, person)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil || n > 0 {
		e.Remains = append(e.Remains, Remain{file, reasonOf(errors.Join(why, err))})
	}
	return nil
}

func reasonOf(err error) string {
	if err == nil {
		return ""
	}
	return FaultOf(err).Key
}

// eraseCopy erases a person in a backup: in a copy, which then takes its place.
func (p Places) eraseCopy(ctx context.Context, backup string, texts []string, mark string) error {
	return p.inPassing(backup, func(copied string) error {
		d, err := dossier.Open(ctx, copied)
		if err != nil {
			return err
		}
		_, err = d.Erase(ctx, texts, mark)
		if err := errors.Join(err, d.Close()); err != nil {
			return err
		}
		return database.Replace(ctx, backup, copied, dossier.Identity)
	})
}

// inPassing makes a copy of a closed file that is gone again afterwards.
func (p Places) inPassing(path string, do func(copied string) error) error {
	work, err := p.work()
	if err != nil {
		return err
	}
	return database.Passing(path, work, do)
}

// PersonalTexts are the texts about people that a dossier has fields for, as a start for choosing what to erase.
func PersonalTexts(c *coalition.Content) []string {
	texts := []string{c.Contact.Name, c.Contact.Phone, c.Contact.Mailbox, c.Support.SignerName}
	slices.Sort(texts)
	return slices.DeleteFunc(slices.Compact(texts), func(t string) bool { return len([]rune(t)) < coalition.ShortestErased })
}

// EraseMark is what stands in the place of an erased person.
func EraseMark(say func(key string, pairs ...string) string, now time.Time) string {
	return say("erase.mark", "date", now.Format(time.DateOnly))
}
