package database

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"runtime"
)

// Backup writes a complete copy of the file to target, which must not exist. The copy is opened and checked before it gets
// its name, and is on the disk when nil is returned.
func (d *DB) Backup(ctx context.Context, target string) error {
	return d.run(ctx, func() error { return copyTo(ctx, d.conn, target, d.id) })
}

// copyTo faults on the target: the file that is copied from has nothing wrong with it when the copy's disk is full.
func copyTo(ctx context.Context, conn *sql.Conn, target string, id Identity) error {
	target, err := filepath.Abs(target)
	if err != nil {
		return err
	}
	err = publish(target, func(part string) error {
		if _, err := conn.ExecContext(ctx, "VACUUM INTO ?", part); err != nil {
			return err
		}
		return Check(ctx, part, id)
	})
	return faultOf(target, err)
}

// Check opens a file, verifies it as [Open] does, and closes it without having changed anything. An older version is
// looked at as it is, not brought up to date.
func Check(ctx context.Context, path string, id Identity) error {
	if err := door(path, id); err != nil {
		return err
	}
	pool, conn, err := connect(ctx, path)
	if err != nil {
		return faultOf(path, err)
	}
	_, err = verify(ctx, conn, path, id)
	return faultOf(path, errors.Join(err, conn.Close(), pool.Close()))
}

// synced forces a file to the disk. It is opened for writing because some systems synchronise nothing else.
func synced(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// syncFolder makes a new name in a folder durable. Windows has no such call and needs none.
func syncFolder(folder string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(folder)
	if err != nil {
		return err
	}
	// Some network file systems can't do it; the file itself has been synchronised.
	_ = f.Sync()
	return f.Close()
}
