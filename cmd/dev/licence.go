package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// fitting are the licences by SPDX id whose terms a program under the EUPL-1.2 can meet: permissive ones, those of typefaces, and the
// ones in the appendix of the EUPL-1.2 itself.
var fitting = []string{"MIT", "BSD-2-Clause", "BSD-3-Clause", "ISC", "Apache-2.0", "Zlib", "Unlicense", "0BSD", "OFL-1.1",
	"EUPL-1.2", "MPL-2.0", "LGPL-2.1", "LGPL-3.0", "GPL-2.0", "GPL-3.0", "AGPL-3.0", "EPL-1.0"}

// tells are sentences that only one licence has, the most particular first. Spaces and case are levelled before they are looked for.
var tells = []struct{ id, sentence string }{
	{"MPL-2.0", "mozilla public license version 2.0"}, // first: its text names the licences of the GNU project
	{"AGPL-3.0", "gnu affero general public license version 3"},
	{"LGPL-3.0", "gnu lesser general public license version 3"},
	{"LGPL-2.1", "gnu lesser general public license version 2.1"},
	{"GPL-3.0", "gnu general public license version 3"},
	{"GPL-2.0", "gnu general public license version 2"},
	{"EUPL-1.2", "european union public licence v. 1.2"},
	{"EPL-1.0", "eclipse public license - v 1.0"},
	{"Apache-2.0", "apache license version 2.0"},
	{"OFL-1.1", "sil open font license version 1.1"},
	{"BSD-3-Clause", "may be used to endorse or promote products derived from"},
	{"BSD-2-Clause", "redistributions in binary form must reproduce the above copyright"},
	{"MIT", "permission is hereby granted, free of charge, to any person obtaining a copy"},
	{"ISC", "permission to use, copy, modify, and/or distribute this software for any purpose"},
	{"Unlicense", "this is free and unencumbered software released into the public domain"},
	{"Zlib", "the origin of this software must not be misrepresented"},
}

var spaces = regexp.MustCompile(`[\s,]+`)

// licenceOf names the licence of a text; empty when it is none of the known ones.
func licenceOf(text string) string {
	level := func(s string) string { return strings.ToLower(spaces.ReplaceAllString(s, " ")) }
	whole := level(text)
	for _, t := range tells {
		if strings.Contains(whole, level(t.sentence)) {
			return t.id
		}
	}
	return ""
}

// licenceFile is how projects call the file with their licence.
var licenceFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|unlicense)([-.].*)?$`)

// licencesIn reads the licences of a module, of the files at its top. A module without one may not be linked.
func licencesIn(dir string) (ids []string, err error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	for _, entry := range entries {
		if !entry.Type().IsRegular() || !licenceFile.MatchString(entry.Name()) {
			continue
		}
		raw, err := os.ReadFile(filepath.Join(dir, entry.Name()))
		if err != nil {
			return nil, err
		}
		if id := licenceOf(string(raw)); id != "" && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

// noticesOf gathers the texts that the licences of what is linked want to go along with the programs, of every module and of Go itself.
func noticesOf(ctx context.Context, modules []module) ([]byte, error) {
	standard, err := ask(ctx, "go", "env", "GOROOT")
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	out.WriteString("Doe mee is built with these parts. Each keeps its own licence.\n")
	all := append([]module{{path: "The Go standard library", dir: strings.TrimSpace(standard)}, {path: "The typeface Inter", dir: "assets/fonts"}}, modules...)
	for _, m := range all {
		entries, err := os.ReadDir(m.dir)
		if err != nil {
			return nil, err
		}
		for _, entry := range entries {
			if !entry.Type().IsRegular() || !noticeFile.MatchString(entry.Name()) {
				continue
			}
			text, err := os.ReadFile(filepath.Join(m.dir, entry.Name()))
			if err != nil {
				return nil, err
			}
			fmt.Fprintf(&out, "\n%s\n%s %s: %s\n\n%s\n", strings.Repeat("=", 80), m.path, m.version, entry.Name(), bytes.TrimSpace(text))
		}
	}
	return out.Bytes(), nil
}

// noticeFile are the names of files that must go along: licences, and the notices that some of them speak of.
var noticeFile = regexp.MustCompile(`(?i)^(licen[cs]e|copying|unlicense|notice|patents|ofl)([-.].*)?$`)

// unfit says what is wrong with the licences of a module; empty when it may be linked.
func (m module) unfit() string {
	if len(m.licences) == 0 {
		return fmt.Sprintf("%s has no licence that is known here", m.path)
	}
	for _, id := range m.licences {
		if !slices.Contains(fitting, id) {
			return fmt.Sprintf("%s is under %s, which does not go with EUPL-1.2", m.path, id)
		}
	}
	return ""
}
