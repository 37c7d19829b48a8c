package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"doemee/assets/words"
	"doemee/data/exchange"
)

// streams is where a command reads and writes, and how it speaks.
type streams struct {
	in    io.Reader
	out   io.Writer
	err   io.Writer
	words *words.Words
	json  bool
	bad   error // the first failure of writing to out
}

// speak chooses the language by its code.
func (s *streams) speak(code string) error {
	if code != string(words.NL) && code != string(words.EN) {
		return fail("language", "found", code)
	}
	s.words = words.In(words.Language(code))
	return nil
}

// say writes one line of text for people, by key, to standard output; with --json it says nothing.
func (s *streams) say(key string, pairs ...string) {
	if !s.json {
		s.line(s.words.Say(key, pairs...))
	}
}

// line writes one line to standard output.
func (s *streams) line(text string) { s.write(printable(text) + "\n") }

// object writes one JSON object on one line to standard output; without --json it writes nothing.
func (s *streams) object(v any) {
	if !s.json {
		return
	}
	raw, err := json.Marshal(v)
	if err != nil {
		s.fail(fmt.Errorf("write %T as JSON: %w", v, err))
		return
	}
	s.write(string(raw) + "\n")
}

// write is the only way to standard output.
func (s *streams) write(text string) {
	if _, err := io.WriteString(s.out, text); err != nil {
		s.fail(&exchange.Problem{Code: "output", Filled: map[string]string{"found": err.Error()}, Exit: exchange.ExitStore})
	}
}

// fail keeps the first failure of writing: a command that could not tell what it did must not end as if it had.
func (s *streams) fail(err error) {
	if s.bad == nil {
		s.bad = err
	}
}

// note writes a message to standard error.
func (s *streams) note(text string) { _, _ = io.WriteString(s.err, "doemeectl: "+printable(text)+"\n") }

// printable keeps a text from steering the terminal: what a file holds is data, escape codes in it are not carried out.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 {
			return '\uFFFD'
		}
		return r
	}, text)
}
