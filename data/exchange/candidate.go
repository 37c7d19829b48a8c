package exchange

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"

	"doemee/assets/words"
	"doemee/data/coalition"
	"doemee/data/database"
	"doemee/data/register"
	"doemee/data/seal"
	"doemee/data/sheet"
	"doemee/data/workbook"
)

// readCandidate looks at one file and gives what it is: one arrival, or for a mail one for each attachment. It never fails: what
// goes wrong is the reason of the arrival.
func readCandidate(ctx context.Context, c candidate, w TakeInWish) []*register.Arrival {
	a := &register.Arrival{Seen: register.Seen{Path: c.path}}
	switch {
	case c.fault != nil:
		return refuse(a, coalition.ClassDamaged, readFault(c.path, c.fault))
	case strings.HasPrefix(filepath.Base(c.path), "~$"):
		return refuse(a, coalition.ClassNotOurs, problem("lock-file"))
	case database.Ours(c.path):
		// It may be the register itself: opening and closing it here would let go of its lock.
		return refuse(a, coalition.ClassNotOurs, problem("our-file"))
	case mailed(c.path):
		return readMail(ctx, a, w)
	}
	for range 2 {
		if steady := readSteady(ctx, a, w); steady {
			return []*register.Arrival{a}
		}
		*a = register.Arrival{Seen: register.Seen{Path: c.path}}
	}
	return refuse(a, coalition.ClassDamaged, problem("changing"))
}

// readSteady reads a file and tells whether it stayed the same meanwhile.
func readSteady(ctx context.Context, a *register.Arrival, w TakeInWish) bool {
	f, size, err := openRegular(a.Path)
	if err != nil {
		refuse(a, coalition.ClassDamaged, err)
		return true
	}
	defer f.Close()
	before, err := f.Stat()
	if err != nil {
		refuse(a, coalition.ClassDamaged, readFault(a.Path, err))
		return true
	}
	a.Size, a.Modified = size, coalition.MomentOf(before.ModTime())
	if w.reading != nil {
		w.reading()
	}
	readArrival(ctx, a, f, size, w)
	after, err := os.Stat(a.Path)
	return err == nil && after.Size() == before.Size() && after.ModTime().Equal(before.ModTime())
}

// readArrival finds out what some bytes are. A panic in a reader is a fault of ours and must not end the taking in of all others.
func readArrival(ctx context.Context, a *register.Arrival, from io.ReaderAt, size int64, w TakeInWish) {
	defer func() {
		if cause := recover(); cause != nil {
			a.Read = nil
			refuse(a, coalition.ClassDamaged, problem("reader"))
		}
	}()
	if err := ctx.Err(); err != nil {
		refuse(a, coalition.ClassDamaged, err)
		return
	}
	plain, err := unlocked(from, size, a.Path, w.Keys.sealing, w.Passphrase)
	a.Sealed = plain.sealed
	if err != nil {
		refuse(a, classOf(nameOf(a), err), archived(nameOf(a), err))
		return
	}
	got, err := workbook.Read(plain.from, plain.size, w.edition)
	if err != nil {
		refuse(a, classOf(nameOf(a), err), archived(nameOf(a), err))
		return
	}
	if plain.locked {
		got.Reasons = append(got.Reasons, workbook.Reason{Code: workbook.HadPassword})
	}
	if got.Answer != "" && !got.Edited {
		refuse(a, coalition.ClassNotOurs, problem("answer-unfilled"))
		return
	}
	arrived(a, got)
}

// nameOf is the name of the file itself.
func nameOf(a *register.Arrival) string {
	if a.Inside != "" {
		return a.Inside
	}
	return a.Path
}

// elsewhere are the reasons for which a file is something else than a damaged workbook.
var elsewhere = []sheet.Reason{sheet.PlainText, sheet.CSV, sheet.HTML, sheet.ODS, sheet.OldXLS, sheet.Encrypted, sheet.Sealed, sheet.Binary, sheet.NotXLSX,
	sheet.Macros}

// classOf tells damage from what was never a submission. What no name calls a workbook is not a damaged one.
func classOf(name string, err error) coalition.Class {
	if errors.Is(err, workbook.ErrNotOurs) || errors.Is(err, workbook.ErrNewer) || errors.Is(err, seal.ErrNoKey) ||
		errors.Is(err, workbook.ErrWrongPassword) {
		return coalition.ClassNotOurs
	}
	for _, reason := range elsewhere {
		if errors.Is(err, reason) {
			return coalition.ClassNotOurs
		}
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".xlsx", ".xlsm", ".age", "":
		return coalition.ClassDamaged
	}
	return coalition.ClassNotOurs
}

// archived says of a folder that somebody packed that it must be unpacked first; a workbook is packed the same way, so that only
// the name tells them apart.
func archived(path string, err error) error {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".zip", ".7z", ".rar", ".tar", ".gz", ".tgz":
		return problem("archive")
	case ".msg":
		return problem("mail-msg")
	}
	return err
}

// refuse makes an arrival of a file of which nothing was read.
func refuse(a *register.Arrival, class coalition.Class, err error) []*register.Arrival {
	fault := FaultOf(err)
	reason := register.Reason{Key: fault.Key, Found: fault.Values["found"], Expected: fault.Values["expected"], Values: fault.Values}
	a.Refused, a.Reasons = class, []register.Reason{reason}
	return []*register.Arrival{a}
}

// arrived fills in what was read. Key, name and organisation are what the cells say now: who sent it is who it is about.
func arrived(a *register.Arrival, got *workbook.Received) {
	s := got.Submission
	s.Organisation, s.Key, s.Name = got.Content.Organisation.ID, got.Content.Organisation.Key(), got.Content.Organisation.ShownName()
	s.Counts = map[string]int{string(coalition.KindCommitment): len(got.Content.Commitments)}
	a.Read, a.Edited, a.Form, a.Repair = &s, got.Edited, got.Blank, got.Repair()
	a.Hash, a.Name, a.Sequence = coalition.Hash(s.Lines), s.Name, s.Sequence
	if s.ID == "" {
		s.ID = coalition.DeriveID(s.Organisation, "form", a.Hash)
	}
	say := words.In(words.ParseLanguage(s.Language))
	for _, r := range got.Reasons {
		kind, _, _ := strings.Cut(r.Field, ".")
		reason := register.Reason{Key: "reason." + r.Code, Note: r.Note(), Sheet: r.Sheet, Cell: r.Cell, Kind: coalition.Kind(kind), Record: r.Record, Field: r.Field,
			Found: r.Found, Expected: r.Expected, Values: r.Values()}
		reason.Ask = say.Fill(reason.Key, reason.Values)
		a.Reasons = append(a.Reasons, reason)
	}
	a.Reasons = append(a.Reasons, edits(got)...)
	a.Absent = absent(got)
}

// absent is what the file has no place for any more, and so says nothing about: fields that were taken away, and kinds of records.
func absent(got *workbook.Received) (list []coalition.Absent) {
	for _, k := range coalition.Kinds {
		fields := got.Missing[k]
		if got.Partial[k] || len(fields) > 0 {
			list = append(list, coalition.Absent{Kind: k, Records: got.Partial[k], Fields: fields})
		}
	}
	return list
}

// mostEdits is how many edits are told: who wants to see more opens the workbook.
const mostEdits = 200

// edits tells what was changed in a workbook after it was made, where the file still knows what it was.
func edits(got *workbook.Received) (reasons []register.Reason) {
	if !got.Edited || got.Base == nil {
		return nil
	}
	changes, err := coalition.Difference(got.Base, got.Submission.Lines)
	if err != nil {
		return nil
	}
	for _, c := range changes {
		number := ""
		if t := got.Content.Commitment(c.Owner); t != nil {
			number = string(t.Number)
		}
		if c.Sort != coalition.Changed {
			reasons = append(reasons, register.Reason{Key: "takein.edit." + c.Sort, Note: true, Kind: c.Kind, Record: c.ID,
				Values: pairs("kind", string(c.Kind), "number", number)})
		}
		for _, f := range c.Fields {
			reasons = append(reasons, register.Reason{Key: "takein.edit.changed", Note: true, Kind: c.Kind, Record: c.ID, Field: string(c.Kind) + "." + f.Field,
				Found: f.New, Expected: f.Old, Values: pairs("kind", string(c.Kind), "number", number, "field", string(c.Kind)+"."+f.Field,
					"found", brief(f.New), "expected", brief(f.Old))})
		}
	}
	return reasons[:min(len(reasons), mostEdits)]
}

// ReasonText is a reason as people read it: names of kinds and fields instead of their keys.
func ReasonText(say *words.Words, r register.Reason) string {
	values := maps.Clone(r.Values)
	for name, prefix := range map[string]string{"kind": "kind.", "field": "field."} {
		if key := prefix + values[name]; say.Has(key) {
			values[name] = say.Say(key)
		}
	}
	for _, name := range []string{"number", "found", "expected"} {
		if text, given := values[name]; given && text == "" {
			values[name] = "–"
		}
	}
	return say.Fill(r.Key, values)
}

// readFault says what stood in the way of reading a path.
func readFault(path string, err error) error {
	code := database.Unwritable
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrNotExist):
		code = database.NoSuchFile
	case errors.Is(err, fs.ErrPermission):
		return problem("unreadable", "found", path)
	}
	return &database.Fault{Code: code, Path: path, Cause: err}
}
