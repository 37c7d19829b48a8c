package main

import (
	"context"
	"errors"

	"doemee/data/coalition"
	"doemee/data/dossier"
	"doemee/data/exchange"
	"doemee/data/report"
)

// open is a dossier with everything in it, for the length of one command.
type open struct {
	*dossier.Dossier
	content *coalition.Content
	edition *coalition.Edition
}

// with opens a dossier, runs a command on it and closes it.
func with(ctx context.Context, path string, run func(*open) error) (err error) {
	d, err := exchange.OpenDossier(ctx, path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	o := &open{Dossier: d}
	if o.content, err = d.Content(ctx); err != nil {
		return err
	}
	if o.edition, err = exchange.EditionOf(ctx, d); err != nil {
		return err
	}
	return run(o)
}

// shower shows values as the organisation of this dossier reads them.
func (o *open) shower(s *streams) report.Shower {
	return report.Shower{Words: s.words, Edition: o.edition, Content: o.content}
}

// kindOf reads a kind as typed on the command line.
func kindOf(text string) (coalition.Kind, error) {
	k := coalition.Kind(text)
	if !k.Known() {
		return "", &coalition.UnknownKind{Found: text}
	}
	return k, nil
}

// record finds a record of a kind by number or id; what there is one of needs neither.
func (o *open) record(k coalition.Kind, name string) (coalition.Record, error) {
	if k == coalition.KindCommitment {
		if c := o.content.Numbered(numberOf(name)); c != nil {
			return coalition.AsRecord(c), nil
		}
	}
	id, err := coalition.ParseID(name)
	if r, ok := o.content.Find(k, id); err == nil && ok {
		return r, nil
	}
	return coalition.Record{}, noRecord(name)
}

// numberOf forgives T-1 and t1 for T-001; what is no number matches nothing.
func numberOf(name string) coalition.Number {
	n, err := coalition.ParseNumber(name)
	if err != nil || n == "" {
		return "?"
	}
	return n
}

// noRecord is the error of a name that leads nowhere.
func noRecord(name string) error { return &missing{name} }

// missing is the error of a number or id that the dossier does not have.
type missing struct{ name string }

// Error keeps the name in front, from where the sentence takes it.
func (m *missing) Error() string { return m.name + ": " + coalition.ErrNoRecord.Error() }

func (m *missing) Unwrap() error { return coalition.ErrNoRecord }

// nameOf is what people call a record: a commitment's number, else its kind with the number it belongs to or its own name.
func (o *open) nameOf(r coalition.Record, s *streams) string {
	kind := s.words.Say("kind." + string(r.Kind()))
	switch {
	case r.Kind() == coalition.KindCommitment:
		return r.Value("number")
	case r.Kind() == coalition.KindBuildingBlock && r.Value("name") != "":
		return kind + " " + r.Value("name")
	case r.Kind().Belongs():
		if c := o.content.Commitment(coalition.ID(r.Value("commitment"))); c != nil {
			return string(c.Number) + " " + kind
		}
	}
	return kind
}
