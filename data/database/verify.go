package database

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"strconv"
)

// verify proves that the open file is one of ours and whole: its marks, its schema, its pages, its references. It returns
// the file's version. Nothing of the file's own SQL runs before the schema is known to be ours.
func verify(ctx context.Context, conn *sql.Conn, path string, id Identity) (version int, err error) {
	var application int32
	if err := conn.QueryRowContext(ctx, "PRAGMA application_id").Scan(&application); err != nil {
		return 0, err
	}
	if err := conn.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return 0, err
	}
	err = errors.Join(id.judgeApplication(path, uint32(application)), id.judgeVersion(path, version))
	if err != nil {
		return 0, err
	}
	if err := sameSchema(ctx, conn, path, id, version); err != nil {
		return 0, err
	}
	if err := complete(ctx, conn, path); err != nil {
		return version, err
	}
	return version, whole(ctx, conn, path)
}

// complete compares the length of the file with what it says it has: SQLite itself reads the missing end of a last page as zeros.
func complete(ctx context.Context, conn *sql.Conn, path string) error {
	var pages, size int64
	if err := conn.QueryRowContext(ctx, "SELECT page_count, page_size FROM pragma_page_count, pragma_page_size").Scan(&pages, &size); err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err == nil && info.Size() != pages*size {
		err = &Fault{Code: Damaged, Path: path, Found: strconv.FormatInt(info.Size(), 10), Expected: strconv.FormatInt(pages*size, 10)}
	}
	return err
}

// sameSchema compares with what the migrations of this program build, so that no list of tables has to be kept by hand.
func sameSchema(ctx context.Context, conn *sql.Conn, path string, id Identity, version int) error {
	want, err := id.expected(ctx, version)
	if err != nil {
		return err
	}
	got, err := fingerprint(ctx, conn)
	if err == nil && got != want {
		err = &Fault{Code: Damaged, Path: path, Found: "schema " + got[:8], Expected: "schema " + want[:8]}
	}
	return err
}

// whole runs SQLite's own checks, which also try the checks that stand in the schema on every row.
func whole(ctx context.Context, conn *sql.Conn, path string) error {
	var verdict string
	if err := conn.QueryRowContext(ctx, "PRAGMA integrity_check(1)").Scan(&verdict); err != nil {
		return err
	}
	if verdict != "ok" {
		return &Fault{Code: Damaged, Path: path, Found: printable(verdict), Expected: "ok"}
	}
	var table string
	err := conn.QueryRowContext(ctx, `SELECT "table" FROM pragma_foreign_key_check LIMIT 1`).Scan(&table)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err == nil {
		err = &Fault{Code: Damaged, Path: path, Found: printable(table), Expected: "ok"}
	}
	return err
}

// Verify checks the open file again as [Open] did.
func (d *DB) Verify(ctx context.Context) error {
	return d.run(ctx, func() error {
		_, err := verify(ctx, d.conn, d.path, d.id)
		return err
	})
}
