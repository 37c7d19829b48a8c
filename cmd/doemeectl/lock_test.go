package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"doemee/data/exchange"
)

// unknownLocks are real files with a password, protected in a way that nobody here knows: extensible encryption, another cipher, and rights
// management in the place of a password.
func unknownLocks(t *testing.T) map[string][]byte {
	t.Helper()
	read := func(name string) []byte {
		raw, err := os.ReadFile(filepath.Join("..", "..", "data", "workbook", "testdata", "locked", name))
		if err != nil {
			t.Fatal(err)
		}
		return raw
	}
	swap := func(raw []byte, was, by string) []byte {
		if len(was) != len(by) || !bytes.Contains(raw, []byte(was)) {
			t.Fatalf("%q does not stand in the file", was)
		}
		return bytes.ReplaceAll(raw, []byte(was), []byte(by))
	}
	agile, standard := read("agile.xlsx"), read("standard.xlsx")
	return map[string][]byte{
		"uitbreidbaar.xlsx": swap(agile, "\x04\x00\x04\x00\x40\x00\x00\x00<", "\x04\x00\x03\x00\x40\x00\x00\x00<"),
		"rc4.xlsx":          swap(agile, `"AES"`, `"RC4"`),
		"rechten.xlsx":      swap(standard, "E\x00n\x00c\x00r\x00y\x00p\x00t\x00i\x00o\x00n\x00I\x00n\x00f\x00o\x00", "D\x00R\x00M\x00E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00D\x00a\x00"),
	}
}

// A file with an unknown lock is refused by every command that reads one, with one sentence that says what to do, and exit code 3.
func TestALockThatNobodyKnows(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	t.Setenv("XDG_DATA_HOME", t.TempDir())
	dir := t.TempDir()
	word := filepath.Join(dir, "woord.txt")
	if err := os.WriteFile(word, []byte("geheim\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if code, _, told := run(t.Context(), verbs, nil, "demo", filepath.Join(dir, "d"), "--organisations", "1", "--commitments", "1"); code != 0 {
		t.Fatal(told)
	}
	dossier := filepath.Join(dir, "d", "voorbeeldstad.doemee")
	for name, raw := range unknownLocks(t) {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			args []string
			says string
		}{
			{[]string{"check", path, "--passphrase-file", word}, "beveiligd op een manier die dit programma niet kent"},
			{[]string{"bringin", dossier, path, "--passphrase-file", word}, "beveiligd op een manier die dit programma niet kent"},
			{[]string{"check", path}, "wachtwoord"},
			{[]string{"bringin", dossier, path}, "wachtwoord"},
		} {
			code, out, told := run(t.Context(), verbs, nil, c.args...)
			if code != exchange.ExitRefused || out != "" || strings.Count(told, "\n") != 1 || !strings.Contains(told, c.says) {
				t.Errorf("%s %v: exit %d, says %q %q", name, c.args[0], code, out, told)
			}
		}
	}
	takeInLocked(t, dir, word)
}

// takeInLocked takes the folder in: each of the files is told, and nothing of it is kept.
func takeInLocked(t *testing.T, dir, word string) {
	t.Helper()
	register := filepath.Join(dir, "r.doemee-register")
	if code, _, told := run(t.Context(), verbs, nil, "register", "new", register); code != 0 {
		t.Fatal(told)
	}
	args := []string{"takein", register}
	for name := range unknownLocks(t) {
		args = append(args, filepath.Join(dir, name))
	}
	code, out, told := run(t.Context(), verbs, nil, append(args, "--passphrase-file", word)...)
	if n := strings.Count(out, "beveiligd op een manier die dit programma niet kent"); code != exchange.ExitFindings || n != len(unknownLocks(t)) {
		t.Errorf("exit %d, told %d times: %s%s", code, n, out, told)
	}
}
