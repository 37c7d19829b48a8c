package main

import (
	"bytes"
	"context"
	"flag"
	"io"

	"doemee/data/coalition"
)

// longestRecord bounds what put reads: a record with every text at its limit is far below it.
const longestRecord = 1 << 20

// putVerb reads its input before it opens the dossier: while somebody still types, nobody else is kept out.
func putVerb(*flag.FlagSet) runner {
	return func(ctx context.Context, args []string, s *streams) error {
		k, err := kindOf(args[1])
		if err != nil {
			return err
		}
		submitted, err := readRecord(ctx, k, s.in)
		if err != nil {
			return err
		}
		return with(ctx, args[0], func(o *open) error { return runPut(ctx, o, k, submitted, s) })
	}
}

// runPut changes one record in one step. When it returns nil, the change is on the disk.
func runPut(ctx context.Context, o *open, k coalition.Kind, submitted coalition.Submitted, s *streams) error {
	name := "edit"
	if submitted.ID == "" && submitted.Values["number"] == "" && !k.Single() {
		name = "add"
	}
	edit := o.content.Edit(name, coalition.CauseScreen)
	r, err := edit.Put(k, submitted)
	if err != nil {
		return err
	}
	if err := o.Apply(ctx, edit.Step()); err != nil {
		return err
	}
	if edit.Empty() {
		s.say("cli.put.same", "name", o.nameOf(r, s))
	} else {
		s.say("cli.put.done", "name", o.nameOf(r, s))
	}
	s.object(r)
	return s.bad
}

// readRecord reads one JSON object. It gives up when the command is interrupted, also while nothing comes in.
func readRecord(ctx context.Context, k coalition.Kind, in io.Reader) (coalition.Submitted, error) {
	type result struct {
		raw []byte
		err error
	}
	read := make(chan result, 1)
	go func() {
		raw, err := io.ReadAll(io.LimitReader(in, longestRecord+1))
		read <- result{raw, err}
	}()
	select {
	case <-ctx.Done():
		return coalition.Submitted{}, ctx.Err()
	case got := <-read:
		switch {
		case got.err != nil:
			return coalition.Submitted{}, got.err
		case len(got.raw) > longestRecord:
			return coalition.Submitted{}, &refusal{"too-long", nil}
		}
		return coalition.ReadRecord(k, bytes.NewReader(bytes.TrimPrefix(got.raw, []byte("\ufeff"))))
	}
}
