package main

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"doemee/data/exchange"
)

var update = flag.Bool("update", false, "write the golden files anew")

// What differs from run to run in what programs read: ids, hashes, moments, the day of today.
var changing = []struct {
	pattern *regexp.Regexp
	mark    string
}{
	{regexp.MustCompile(`[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}`), "ID"},
	{regexp.MustCompile(`[0-9a-f]{64}`), "HASH"},
	{regexp.MustCompile(`"mark":"[0-9A-F]{4}-[0-9A-F]{4}"`), `"mark":"MARK"`},
	{regexp.MustCompile(`20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ`), "MOMENT"},
	{regexp.MustCompile(`_20\d{6}\.xlsx`), "_DAY.xlsx"},
}

// The lines that programs read are a promise: what this file shows stays.
func TestJSONIsAsItWas(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "a.doemee")
	lines := []struct {
		in   string
		args string
	}{
		{"", "new FILE --name Voorbeeldstad --type government --id GM9999"},
		{`{"mailbox":"info@voorbeeldstad.example"}`, "put FILE contact"},
		{`{"title":"Datakaart energieverbruik","iconProjects":["icon-safety"],"end":"2020-Q4","role":"Adviseur","mandate":"management","funding":"covered"}`, "put FILE commitment"},
		{`{"commitment":"T-001","kind":"knowledge","quantity":40,"unit":"hours","description":"Kennis over buurten"}`, "put FILE contribution"},
		{`{"title":"Te kort"}`, "put FILE commitment"},
		{"", "show FILE"},
		{"", "handin FILE -o DIR --complete-only"},
		{"", "submissions FILE"},
		{"", "delete FILE commitment T-002"},
		{"", "trash FILE"},
		{"", "undo FILE"},
		{"", "redo FILE"},
		{"", "restore-record FILE commitment T-002"},
		{"", "history FILE T-002"},
		{"", "trash FILE --empty"},
		{"", "version"},
	}
	var all strings.Builder
	for _, l := range lines {
		args := strings.Fields(strings.NewReplacer("FILE", file, "DIR", dir).Replace(l.args))
		code, out, message := run(t.Context(), verbs, strings.NewReader(l.in), append(args, "--json")...)
		if code != exchange.ExitDone && code != exchange.ExitFindings {
			t.Fatalf("%s: exit %d: %s", l.args, code, message)
		}
		all.WriteString("$ doemeectl " + l.args + " --json\n")
		for line := range strings.Lines(out) {
			if !json.Valid([]byte(line)) {
				t.Errorf("%s: not JSON: %s", l.args, line)
			}
		}
		all.WriteString(strings.ReplaceAll(out, dir, "DIR"))
	}
	got := all.String()
	for _, c := range changing {
		got = c.pattern.ReplaceAllString(got, c.mark)
	}
	golden(t, filepath.Join("testdata", "json.golden"), got)
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("differs from %s; look at the difference and run with -update when it is meant. Got:\n%s", path, got)
	}
}
