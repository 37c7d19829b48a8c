package database

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
)

// Replace puts a copy of another file in the place of a closed one, whole or not at all: the copy is made beside it, checked and
// synchronised before it takes the name. What was there is gone afterwards; whoever calls this has kept it elsewhere. A file that
// somebody has open is left alone; one that is damaged or gone is no hindrance.
func Replace(ctx context.Context, path, with string, id Identity) error {
	hold, err := held(ctx, path, id)
	if err != nil {
		return err
	}
	defer hold()
	part, err := partOf(path, with)
	if err != nil {
		return faultOf(path, err)
	}
	defer os.Remove(part)
	if err := Check(ctx, part, id); err != nil {
		return err
	}
	if err := errors.Join(sweep(part), sweep(path)); err != nil {
		return faultOf(path, err)
	}
	if runtime.GOOS == "windows" {
		hold() // An open file can't be replaced there.
	}
	if err := os.Rename(part, path); err != nil {
		return faultOf(path, err)
	}
	return faultOf(path, syncFolder(filepath.Dir(path)))
}

// held takes the lock of a file while it is being replaced, so that nobody opens what is about to go. What can't be opened because
// it is damaged or missing can't be locked either.
func held(ctx context.Context, path string, id Identity) (release func(), err error) {
	none := func() {}
	var fault *Fault
	if err := door(path, id); err != nil {
		if errors.As(err, &fault) && fault.Code == InUse {
			return nil, err
		}
		return none, nil
	}
	pool, conn, err := connect(ctx, path)
	if err != nil {
		// A damaged file gives other faults; only one that somebody has open must be left alone.
		if errors.As(faultOf(path, err), &fault) && fault.Code == InUse {
			return nil, fault
		}
		return none, nil
	}
	return func() { _, _ = conn.Close(), pool.Close() }, nil
}

// partOf copies a file beside another one, under a passing name, and makes sure that it is on the disk.
func partOf(path, from string) (part string, err error) {
	to, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.part")
	if err != nil {
		return "", err
	}
	err = errors.Join(pour(to, from), to.Sync(), to.Close())
	if err != nil {
		_ = os.Remove(to.Name())
	}
	return to.Name(), err
}

func pour(to io.Writer, from string) error {
	f, err := os.Open(from)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(to, f)
	return err
}

// sweep takes away the journals that belong to a file that goes: SQLite would roll an old one back into the new file.
func sweep(path string) error {
	for _, end := range []string{"-journal", "-wal", "-shm"} {
		if err := os.Remove(path + end); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}

// Copy copies a closed file as it lies there, its journal with it, for when it can't be opened. The target must not exist. A file
// that this process has open is refused: reading it would drop its locks.
func Copy(path, target string) error {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return faultOf(path, err)
	case info.IsDir():
		return &Fault{Code: Directory, Path: path}
	case !info.Mode().IsRegular():
		return &Fault{Code: NotOurs, Path: path, Found: info.Mode().Type().String()}
	case openHere(info):
		return &Fault{Code: InUse, Path: path}
	}
	if err := copyRaw(path, target); err != nil {
		return faultOf(target, err)
	}
	if info, err := os.Stat(path + "-journal"); err == nil && info.Size() > 0 {
		return faultOf(target, copyRaw(path+"-journal", target+"-journal"))
	}
	return nil
}

func copyRaw(path, target string) error {
	to, err := os.OpenFile(target, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	err = errors.Join(pour(to, path), to.Sync(), to.Close())
	if err != nil {
		_ = os.Remove(target)
	}
	return err
}

// Rest lets go of the file while a function looks at its bytes, and opens it again. Nothing else may read an open file.
func (d *DB) Rest(ctx context.Context, look func(path string) error) error {
	return d.run(ctx, func() error {
		d.drop()
		d.unregister()
		err := look(d.path)
		return errors.Join(err, d.register(), d.open(ctx))
	})
}
