package main

import (
	"context"
	"path/filepath"
	"strconv"

	"doemee/data/exchange"
	"doemee/data/workbook"
)

// checkWorkbook reads a workbook and tells about every cell that could not be read, and every finding about what could.
func checkWorkbook(ctx context.Context, path, passphraseFile string, s *streams) (err error) {
	secret := ""
	if passphraseFile != "" {
		if secret, err = passphrase(passphraseFile); err != nil {
			return err
		}
	}
	got, err := exchange.Receive(ctx, path, secret)
	if err != nil {
		return err
	}
	o := &open{content: got.Content, edition: got.Edition}
	o.tellFile(filepath.Base(path), got, s)
	for _, r := range got.Reasons {
		o.tellReason(r, s)
	}
	failed := o.tellAll(o.findings(), s)
	switch {
	case s.bad != nil:
		return s.bad
	case failed || got.Repair():
		return &outcome{exchange.ExitFindings}
	}
	return nil
}

// fileLine is what a workbook says of itself, for programs.
type fileLine struct {
	File         string     `json:"file"`
	Organisation string     `json:"organisation"`
	Key          string     `json:"key"`
	Edition      string     `json:"edition"`
	Sequence     int        `json:"sequence"`
	Hash         string     `json:"hash"`
	Blank        bool       `json:"blank"`
	Edited       bool       `json:"edited"`
	Repair       bool       `json:"repair"`
	Counts       lineCounts `json:"counts"`
}

// lineCounts is how much stood in the workbook and how much of it raised a question.
type lineCounts struct {
	Commitments int `json:"commitments"`
	Reasons     int `json:"reasons"`
}

// tellFile says whose workbook it is.
func (o *open) tellFile(name string, got exchange.Received, s *streams) {
	sub := got.Submission
	organisation := &o.content.Organisation
	s.object(fileLine{name, organisation.Name, organisation.Key(), sub.Edition, sub.Sequence, sub.Hash, got.Blank, got.Edited, got.Repair(),
		lineCounts{len(o.content.Active()), len(got.Reasons)}})
	if got.Blank {
		s.say("cli.check.form", "file", name)
	} else {
		s.say("cli.check.workbook", "name", organisation.Name, "key", organisation.Key(), "n", strconv.Itoa(sub.Sequence), "file", name)
	}
	if got.Edited {
		s.say("cli.check.edited")
	}
}

// reasonLine is one thing about one cell, for programs.
type reasonLine struct {
	Reason   string `json:"reason"`
	Sheet    string `json:"sheet"`
	Cell     string `json:"cell"`
	Field    string `json:"field"`
	Found    string `json:"found"`
	Expected string `json:"expected"`
	Note     bool   `json:"note"`
	Message  string `json:"message"`
}

// tellReason says where in the file something was not understood, what stood there and what was expected.
func (o *open) tellReason(r workbook.Reason, s *streams) {
	message := s.words.Fill("reason."+r.Code, r.Values())
	s.object(reasonLine{r.Code, r.Sheet, r.Cell, r.Field, r.Found, r.Expected, r.Note(), message})
	severity, at := "cli.check.repair", r.Sheet
	if r.Note() {
		severity = "cli.check.note"
	}
	if r.Cell != "" {
		at += "!" + r.Cell
	}
	if !s.json {
		s.line(s.words.Say(severity) + " · " + at + " · " + message)
	}
}
