package main

import (
	"bytes"
	"context"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"doemee/data/coalition"
	"doemee/data/exchange"
)

// checkVerb tells what is wrong and changes nothing, so it may run on a file of somebody else.
func checkVerb(fs *flag.FlagSet) runner {
	passphraseFile := fs.String("passphrase-file", "", "")
	return func(ctx context.Context, args []string, s *streams) error {
		if isDossier(args[0]) {
			return with(ctx, args[0], func(o *open) error { return runCheck(ctx, o, s) })
		}
		return checkWorkbook(ctx, args[0], *passphraseFile, s)
	}
}

// isDossier tells whether a file should be opened as a dossier: by its name, or by how it begins. Everything else is read as a
// workbook, whose reader says best what a stranger's file is instead.
func isDossier(path string) bool {
	if strings.EqualFold(filepath.Ext(path), ".doemee") {
		return true
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 16)
	n, _ := io.ReadFull(f, head)
	return bytes.HasPrefix(head[:n], []byte("SQLite format 3"))
}

// findings are those of today: a rule about a date asks for another answer tomorrow.
func (o *open) findings() []coalition.Finding {
	return coalition.Check(o.content, o.edition, coalition.DateOf(time.Now()))
}

// runCheck ends with exit code 1 when there is an error, so that a script can stop on it; warnings and hints stop nothing.
func runCheck(ctx context.Context, o *open, s *streams) error {
	questions, err := o.pinned(ctx)
	if err != nil {
		return err
	}
	findings := o.findings()
	failed := o.tellAll(findings, s)
	o.tellAsked(questions, s)
	if len(findings) == 0 && len(questions) == 0 {
		s.say("cli.check.none")
	}
	if failed && s.bad == nil {
		return &outcome{exchange.ExitFindings}
	}
	return s.bad
}

// tellAll prints findings and tells whether one of them is an error.
func (o *open) tellAll(findings []coalition.Finding, s *streams) (failed bool) {
	for _, f := range findings {
		failed = failed || f.Severity == coalition.Error
		if s.json {
			s.object(o.findingLine(f, s))
		} else {
			s.line(o.finding(f, s))
		}
	}
	return failed
}

// finding is one finding in a line: how heavy, where, what is wrong and what to do.
func (o *open) finding(f coalition.Finding, s *streams) string {
	parts := []string{s.words.Say("severity." + string(f.Severity))}
	if where := o.where(f, s); where != "" {
		parts = append(parts, where)
	}
	return strings.Join(append(parts, o.sentence(f, s)), " · ")
}

// sentence says what is wrong, what to do, and what the member answered to it already.
func (o *open) sentence(f coalition.Finding, s *streams) string {
	shown := f.Shown(s.words, o.edition)
	text := s.words.Fill("rule."+string(f.Rule), shown)
	if mend := "rule." + string(f.Rule) + ".mend"; s.words.Has(mend) {
		text += " " + s.words.Fill(mend, shown)
	}
	if f.Explained != "" {
		text += " " + s.words.Say("cli.check.explained", "text", f.Explained)
	}
	return text
}

// where names the record a finding is about as people call it; empty when it is about the file as a whole.
func (o *open) where(f coalition.Finding, s *streams) string {
	if r, ok := o.content.Find(f.Kind, f.Record); ok {
		return o.nameOf(r, s)
	}
	return ""
}

// findingLine is a finding for programs.
type findingLine struct {
	Rule      coalition.Rule     `json:"rule"`
	Severity  coalition.Severity `json:"severity"`
	Is        coalition.Kind     `json:"is,omitempty"`
	Record    coalition.ID       `json:"record,omitempty"`
	Name      string             `json:"name,omitempty"`
	Field     string             `json:"field,omitempty"`
	Value     string             `json:"value,omitempty"`
	Values    map[string]string  `json:"values,omitempty"`
	Message   string             `json:"message"`
	Explained string             `json:"explained,omitempty"`
}

// findingLine holds codes for programs and the sentence for whoever reads the log of one.
func (o *open) findingLine(f coalition.Finding, s *streams) findingLine {
	return findingLine{f.Rule, f.Severity, f.Kind, f.Record, o.where(f, s), f.Field, f.Value, f.Values, o.sentence(f, s), f.Explained}
}
