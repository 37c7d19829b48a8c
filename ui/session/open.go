package session

import (
	"context"
	"errors"

	"doemee/assets/words"
	"doemee/data/dossier"
	"doemee/data/exchange"
)

// OpenFile opens a dossier that exists. It reads the file: call it off the window's goroutine.
func OpenFile(ctx context.Context, path string, l words.Language, ways Ways) (*Session, error) {
	d, err := openIn(ctx, path, ways)
	if err != nil {
		return nil, err
	}
	return begin(ctx, d, l, ways)
}

// NewFile makes a dossier for an organisation and opens it. An existing file is never replaced.
func NewFile(ctx context.Context, path string, start exchange.Start, l words.Language, ways Ways) (*Session, error) {
	d, err := exchange.NewDossier(ctx, path, start)
	if err != nil {
		return nil, err
	}
	return begin(ctx, d, l, ways)
}

func begin(ctx context.Context, d *dossier.Dossier, l words.Language, ways Ways) (*Session, error) {
	edition, err := exchange.EditionOf(ctx, d)
	if err != nil {
		return nil, errors.Join(err, d.Close())
	}
	s, err := Open(ctx, d, edition, l, ways)
	if err != nil {
		return nil, errors.Join(err, d.Close())
	}
	s.keepOpened()
	return s, nil
}

// Explain says in the user's words what went wrong: where, what was found, what was expected and how to mend it.
func Explain(w *words.Words, err error) string {
	fault := exchange.FaultOf(err)
	return w.Fill(fault.Key, fault.Values)
}
