package exchange

import (
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
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
		return refuse(a, coalition.ClassDamaged, c.fault)
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
	from, size, err := unsealed(a, from, size, w)
	if err != nil {
		refuse(a, classOf(nameOf(a), err), archived(nameOf(a), err))
		return
	}
	got, err := workbook.Read(from, size, Bundled())
	if err != nil {
		refuse(a, classOf(nameOf(a), err), archived(nameOf(a), err))
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

// unsealed gives the plain bytes of a secured file. Decrypted bytes count as file size.
func unsealed(a *register.Arrival, from io.ReaderAt, size int64, w TakeInWish) (io.ReaderAt, int64, error) {
	head := make([]byte, 64)
	n, err := from.ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, 0, readFault(a.Path, err)
	}
	a.Sealed = seal.Sealed(head[:n])
	if !a.Sealed || len(w.Keys) == 0 && w.Passphrase == "" {
		return from, size, nil
	}
	most := sheet.Submission.FileBytes
	plain, err := seal.Decrypt(io.NewSectionReader(from, 0, min(size, 2*most)), w.Keys, w.Passphrase, most)
	if err != nil {
		return nil, 0, err
	}
	return bytes.NewReader(plain), int64(len(plain)), nil
}

// elsewhere are the reasons for which a file is something else than a damaged workbook.
var elsewhere = []sheet.Reason{sheet.PlainText, sheet.CSV, sheet.HTML, sheet.ODS, sheet.OldXLS, sheet.Encrypted, sheet.Sealed, sheet.Binary, sheet.NotXLSX,
	sheet.Macros}

// classOf tells damage from what was never a submission. What no name calls a workbook is not a damaged one.
func classOf(name string, err error) coalition.Class {
	if errors.Is(err, workbook.ErrNotOurs) || errors.Is(err, workbook.ErrNewer) || errors.Is(err, seal.ErrNoKey) {
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
