package main

import (
	"context"

	"github.com/rogpeppe/go-internal/testscript"

	"doemee/data/coalition"
	"doemee/data/register"
)

// holdRegister FILE keeps a register open in another program until the script ends.
func holdRegister(ts *testscript.TestScript, _ bool, args []string) {
	r, err := register.Open(context.Background(), ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Defer(func() { _ = r.Close() })
}

// decideOne FILE CLASS WHAT decides about the first file of a class, whose id a script can't know.
func decideOne(ts *testscript.TestScript, _ bool, args []string) {
	r, err := register.Open(context.Background(), ts.MkAbs(args[0]))
	ts.Check(err)
	files, _, err := r.Files(context.Background(), register.FileQuery{Classes: []coalition.Class{coalition.Class(args[1])}})
	ts.Check(err)
	ts.Check(r.Close())
	if len(files) == 0 {
		ts.Fatalf("no file is %s", args[1])
	}
	ts.Check(ts.Exec("doemeectl", "review", args[0], string(files[0].ID), args[2]))
}

// undoNewest FILE takes the newest batch back.
func undoNewest(ts *testscript.TestScript, _ bool, args []string) {
	r, err := register.Open(context.Background(), ts.MkAbs(args[0]))
	ts.Check(err)
	batches, err := r.Batches(context.Background())
	ts.Check(err)
	ts.Check(r.Close())
	ts.Check(ts.Exec("doemeectl", "undo-takein", args[0], string(batches[0].ID)))
}
