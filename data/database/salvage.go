package database

import (
	"context"
	"database/sql"
)

// Salvage opens a file of which nothing is certain and lets a function read what it can. Journals are rolled back and pages may be
// found broken on the way: the file must be a copy. Every query of the function may fail on its own.
func Salvage(ctx context.Context, path string, id Identity, look func(*Tx) error) error {
	pool, conn, err := connect(ctx, path)
	if err != nil {
		return faultOf(path, err)
	}
	d := &DB{path: path, id: id, pool: pool, conn: conn, made: map[string]*sql.Stmt{}}
	defer d.drop()
	return faultOf(path, look(&Tx{ctx, d}))
}
