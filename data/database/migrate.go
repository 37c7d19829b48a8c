package database

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"strings"
	"sync"
)

// migrate brings a file from one version to the newest in one transaction, together with the marks that tell whose it is:
// after a cut it has either both or neither.
func migrate(ctx context.Context, conn *sql.Conn, id Identity, from, to int) (err error) {
	if _, err := conn.ExecContext(ctx, "BEGIN EXCLUSIVE"); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			_, _ = conn.ExecContext(ctx, "ROLLBACK")
		}
	}()
	for _, script := range id.Migrations[from:to] {
		if _, err := conn.ExecContext(ctx, script); err != nil {
			return err
		}
	}
	marks := fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d; COMMIT", int32(id.Application), to)
	_, err = conn.ExecContext(ctx, marks)
	return err
}

// fingerprint is a hash over everything the schema says. A file whose schema is not exactly the one this program builds may
// hold triggers or views that do things nobody asked for.
func fingerprint(ctx context.Context, conn *sql.Conn) (print string, err error) {
	rows, err := conn.QueryContext(ctx, "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name")
	if err != nil {
		return "", err
	}
	defer rows.Close()
	hash := sha256.New()
	for rows.Next() {
		var kind, name, table, text string
		if err := rows.Scan(&kind, &name, &table, &text); err != nil {
			return "", err
		}
		fmt.Fprintf(hash, "%q %q %q %q\n", kind, name, table, text)
	}
	return hex.EncodeToString(hash.Sum(nil)), rows.Err()
}

// prints are the fingerprints that were taken before, by all of the SQL that leads to them: a program opens file after file of one kind.
var prints sync.Map

// expected is the fingerprint of the schema of a version.
func (id Identity) expected(ctx context.Context, version int) (string, error) {
	all := strings.Join(id.Migrations[:version], ";")
	if known, ok := prints.Load(all); ok {
		return known.(string), nil
	}
	print, err := id.built(ctx, version)
	if err == nil {
		prints.Store(all, print)
	}
	return print, err
}

// built builds the schema of a version in memory and takes its fingerprint.
func (id Identity) built(ctx context.Context, version int) (print string, err error) {
	pool, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return "", err
	}
	defer pool.Close()
	conn, err := pool.Conn(ctx)
	if err != nil {
		return "", err
	}
	defer conn.Close()
	if err := migrate(ctx, conn, id, 0, version); err != nil {
		return "", fmt.Errorf("schema of %s %d: %w", id.Kind, version, err)
	}
	return fingerprint(ctx, conn)
}
