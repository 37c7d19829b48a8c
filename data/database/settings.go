package database

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"modernc.org/sqlite"
)

// pragmas are the settings of every connection to a file. They are the one combination that lost no acknowledged commit in
// any model of a power cut: the journal is truncated rather than deleted, and synchronised with its folder.
var pragmas = []string{
	"busy_timeout(2000)", "trusted_schema(0)", "cell_size_check(1)", "mmap_size(0)", "locking_mode(EXCLUSIVE)", "journal_mode(TRUNCATE)",
	"synchronous(EXTRA)", "fullfsync(1)", "foreign_keys(1)", "secure_delete(1)", "temp_store(MEMORY)",
}

// prepare sets what holds for the whole process, before the first file is opened. Locks that belong to the open file rather
// than to the process exist on Linux only; elsewhere the registry of open files has to do, and their absence is normal.
var prepare = sync.OnceFunc(func() {
	sqlite.StrictPragmas(true)
	_, _ = sqlite.OFDLocking(true)
})

// source names a file for the driver. The path is escaped: a # or ? in a folder name would otherwise end it.
func source(path string) string {
	path = filepath.ToSlash(path)
	if runtime.GOOS == "windows" && !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	query := "mode=rw&_defensive=1&_dqs=0&_error_rc=1&_txlock=immediate"
	for _, p := range pragmas {
		query += "&_pragma=" + p
	}
	u := url.URL{Scheme: "file", Path: path, RawQuery: query}
	return u.String()
}

// connect opens one connection that stays the only one: the lock is its own.
func connect(ctx context.Context, path string) (*sql.DB, *sql.Conn, error) {
	prepare()
	pool, err := sql.Open("sqlite", source(path))
	if err != nil {
		return nil, nil, err
	}
	pool.SetMaxOpenConns(1)
	conn, err := pool.Conn(ctx)
	if err != nil {
		return nil, nil, closing(pool, err)
	}
	if err := settled(ctx, conn); err != nil {
		_ = conn.Close()
		return nil, nil, closing(pool, err)
	}
	return pool, conn, nil
}

// closing gives up a connection that did not come about.
func closing(pool *sql.DB, err error) error {
	// The first error says why; a second one from closing would only hide it.
	_ = pool.Close()
	return err
}

// settled takes the exclusive lock and reads back the two settings on which durability hangs: SQLite keeps silent when it
// can't set them.
func settled(ctx context.Context, conn *sql.Conn) error {
	if _, err := conn.ExecContext(ctx, "BEGIN EXCLUSIVE; COMMIT"); err != nil {
		return err
	}
	var mode string
	var level int
	if err := conn.QueryRowContext(ctx, "PRAGMA journal_mode").Scan(&mode); err != nil {
		return err
	}
	if err := conn.QueryRowContext(ctx, "PRAGMA synchronous").Scan(&level); err != nil {
		return err
	}
	if mode != "truncate" || level != 3 {
		return fmt.Errorf("journal mode %s with synchronous %d: %w", mode, level, ErrStore)
	}
	return nil
}
